/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Reports of where packets come from: queues and rings. The keys are in
 * lib/ctl.h.
 */
#ifndef REPORT_SOURCE_H
#define REPORT_SOURCE_H

#include "jsonio.h"

struct live;
struct transport_report;
struct worker_report;

/* One worker's queue or ring, for status. */
json_t *report_source(const struct live *live, const struct worker_report *r);

/* The counters of one transport to those of others of its kind. */
void report_add_source(struct transport_report *sum,
		       const struct transport_report *r);
/* Both groups of counters, "source" and "ring", into @o. */
void report_put_sources(json_t *o, const struct transport_report *sum);

#endif /* REPORT_SOURCE_H */
