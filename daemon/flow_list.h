/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Flows picked for the control socket: the first that come, or the largest.
 */
#ifndef FLOW_LIST_H
#define FLOW_LIST_H

#include <stdbool.h>
#include <stdint.h>

struct worker_flow;
struct worker_flows;

/* Would a flow of @bytes be kept? To be asked before it is copied. */
bool flow_list_wants(const struct worker_flows *l, uint64_t bytes);

/* Takes @f and its host over, and lets a smaller one go if there is no room. */
void flow_list_add(struct worker_flows *l, const struct worker_flow *f);

#endif /* FLOW_LIST_H */
