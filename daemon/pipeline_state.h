/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A pipeline from inside: for pipeline.c, which packets pass, and
 * pipeline_life.c, where it comes from and what it becomes.
 */
#ifndef PIPELINE_STATE_H
#define PIPELINE_STATE_H

#include "flow/inspector.h"
#include "pipeline.h"

struct flow_table;
struct frag_table;

struct pipeline {
	struct pipeline_limits limits;
	struct frag_table *frags;	/* made at the first fragment */
	struct flow_table *flows;
	struct inspector inspector;
	struct pipeline_counters counters;
};

#endif /* PIPELINE_STATE_H */
