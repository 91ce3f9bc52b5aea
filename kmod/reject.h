/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef LIMEN_REJECT_H
#define LIMEN_REJECT_H

struct nf_hook_state;
struct sk_buff;

/*
 * What becomes of a packet whose class rejects: a netfilter verdict. The
 * sender is told by a TCP reset or an ICMP error; the answer itself, which
 * is of the same flow, passes.
 */
unsigned int limen_reject(struct sk_buff *skb,
			  const struct nf_hook_state *state);

#endif /* LIMEN_REJECT_H */
