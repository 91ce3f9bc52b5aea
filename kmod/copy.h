/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The road that never waits: the head of the packet is copied into a ring
 * and the packet goes on.
 */
#ifndef LIMEN_COPY_H
#define LIMEN_COPY_H

#include <linux/types.h>

#include "counters.h"

struct limen_rings;
struct nf_hook_state;
struct sk_buff;

/*
 * Writes a record of @skb, whose flow is tracked and has the label @word, and
 * counts it in @counters: packet_copied, or ring_lost. Both directions of a
 * flow go to one ring. NF_ACCEPT, always. Under rcu_read_lock(), in any context
 * that netfilter hooks run in.
 */
unsigned int limen_copy_push(const struct limen_rings *rings,
			     const struct sk_buff *skb,
			     const struct nf_hook_state *state,
			     struct limen_counters __percpu *counters,
			     u32 word);

/*
 * From now on, is each push timed (push_timed, push_ns)? Sleeps. Those that
 * are under way may still be timed when it returns.
 */
void limen_copy_time(bool is_timed);

#endif /* LIMEN_COPY_H */
