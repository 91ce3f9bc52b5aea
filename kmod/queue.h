/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The waiting road: the packet goes to an NFQUEUE and comes back with the
 * daemon's verdict.
 */
#ifndef LIMEN_QUEUE_H
#define LIMEN_QUEUE_H

#include <linux/hash.h>
#include <linux/kernel.h>
#include <linux/netfilter.h>

#include "gate.h"

struct nf_conn;

/*
 * Returns the hook's verdict. Both directions of a flow share the entry and
 * therefore the queue, so one worker sees all of it. Without a listener on
 * the queue the packet passes.
 */
static inline unsigned int limen_queue_push(const struct limen_rules *rules,
					    const struct nf_conn *ct)
{
	u32 hash = hash_long((unsigned long)ct, 32);
	u16 queue = rules->queue_base +
		    reciprocal_scale(hash, rules->queue_count);

	return NF_QUEUE_NR(queue) | NF_VERDICT_FLAG_QUEUE_BYPASS;
}

#endif /* LIMEN_QUEUE_H */
