/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Flows of the kernel's connection tracking, with what limen made of them.
 */
#ifndef FLOWS_H
#define FLOWS_H

#include <stdint.h>

struct cli;
struct ctnl_flow;
struct names;

/*
 * The flow's state (enum limen_state) and in *@id its label, 0: none. A
 * word of another generation than @generation is as good as none. A flow
 * that is older than limen cannot be told from a new one here.
 */
uint8_t flows_state(const struct ctnl_flow *flow, uint16_t generation,
		    uint16_t *id);

/*
 * Calls @cb for each TCP and UDP flow of the namespace. 0, or -errno, which
 * flows_explain() puts in words.
 */
int flows_walk(int (*cb)(const struct ctnl_flow *flow, void *data), void *data);
const char *flows_explain(int err);

#endif /* FLOWS_H */
