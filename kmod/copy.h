/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The road that never waits: the head of the packet is copied into a ring
 * and the packet goes on.
 */
#ifndef LIMEN_COPY_H
#define LIMEN_COPY_H

#include <linux/types.h>

struct limen_rings;
struct nf_conn;
struct nf_hook_state;
struct sk_buff;

struct limen_copied {
	bool is_lost;		/* the ring was full */
	bool is_woken;		/* the reader was asleep */
	u32 cap_len;		/* bytes of the packet that were copied */
};

/*
 * Writes a record of @skb, whose flow has the label @word. Both directions
 * of a flow go to one ring. Under rcu_read_lock(), in any context that
 * netfilter hooks run in.
 */
struct limen_copied limen_copy_push(const struct limen_rings *rings,
				    const struct nf_conn *ct, bool is_reply,
				    u32 word, const struct sk_buff *skb,
				    const struct nf_hook_state *state);

#endif /* LIMEN_COPY_H */
