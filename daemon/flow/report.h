/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Tells the verdict sink and the exporter what has become of a flow.
 */
#ifndef FLOW_REPORT_H
#define FLOW_REPORT_H

#include "engine/engine.h"
#include "flow/flow.h"

struct engine;
struct exporter;
struct verdict_sink;

struct report {
	struct engine *engine;		/* of the flows' labels */
	struct verdict_sink *sink;
	struct exporter *exporter;	/* NULL: nobody */
	const char *pcap;		/* NULL: live */
};

/*
 * @f has a new label, or none for good; @result says why. It was decided at
 * @now_ns; @stamp_ns is the time of the packet that did, 0: none.
 */
void report_decision(const struct report *to, const struct flow *f,
		     const struct engine_result *result, uint64_t now_ns,
		     uint64_t stamp_ns);

/* The sink alone: what becomes of @f's label may have changed. */
void report_again(const struct report *to, const struct flow *f);

/* @f is over. */
void report_end(const struct report *to, const struct flow *f);

#endif /* FLOW_REPORT_H */
