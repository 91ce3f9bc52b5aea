/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The sinks of a live daemon. Each worker has its own.
 */
#ifndef VERDICT_SINKS_H
#define VERDICT_SINKS_H

#include "policy.h"
#include "verdict/backlog.h"
#include "verdict/verdict.h"

struct door;

/*
 * To the module, in batches over generic netlink: id and state into the
 * label word of each flow. @door is not owned. NULL: no memory.
 */
struct verdict_sink *genl_sink_new(struct door *door);
const struct verdict_counters *genl_sink_counters(const struct verdict_sink *s);

/*
 * Without the module: the mark of a flow's class into its connection
 * tracking mark, under the policy's mask. Opens a socket: 0 or -errno.
 */
int ctnetlink_sink_new(struct policy *policy, struct verdict_sink **out);
const struct verdict_counters *
ctnetlink_sink_counters(const struct verdict_sink *s);
/* After a reload; takes its own reference. */
void ctnetlink_sink_set_policy(struct verdict_sink *s, struct policy *policy);

/* The tuple of @t as the ABI has it; the rest of *@v is zeroed. */
void sink_set_tuple(struct limen_verdict *v, const struct tuple *t);

#endif /* VERDICT_SINKS_H */
