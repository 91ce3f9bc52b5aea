/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The daemon's state as JSON: the replies that lib/ctl.h describes, without
 * "ok". NULL or missing keys: no memory.
 */
#ifndef REPORT_H
#define REPORT_H

#include "jsonio.h"
#include "live_state.h"

json_t *report_status(const struct live *live);
json_t *report_counters(const struct live *live);
json_t *report_protocols(const struct live *live);
json_t *report_stages(const struct live *live);
json_t *report_patterns(const struct live *live);
json_t *report_classes(const struct live *live);
/*
 * At most @limit flows, the first or the @largest by bytes, go to @take one by
 * one, which takes each over and returns 0 to go on. The reply has how many
 * there were; NULL: no memory, or @take did not go on.
 */
json_t *report_flows(const struct live *live, size_t limit, bool largest,
		     int (*take)(json_t *flow, void *data), void *data);

#endif /* REPORT_H */
