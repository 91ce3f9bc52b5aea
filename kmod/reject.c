// SPDX-License-Identifier: GPL-2.0-only
#include "reject.h"

#include <linux/icmp.h>
#include <linux/icmpv6.h>
#include <linux/netfilter.h>
#include <linux/skbuff.h>
#include <net/netfilter/nf_conntrack.h>
#include <net/netfilter/ipv4/nf_reject.h>
#include <net/netfilter/ipv6/nf_reject.h>

#include "packet.h"

static void answer4(struct sk_buff *skb, const struct nf_hook_state *state,
		    bool is_tcp)
{
	if (is_tcp)
		nf_send_reset(state->net, state->sk, skb, state->hook);
	else
		nf_send_unreach(skb, ICMP_PORT_UNREACH, state->hook);
}

static void answer6(struct sk_buff *skb, const struct nf_hook_state *state,
		    bool is_tcp)
{
#if IS_ENABLED(CONFIG_NF_REJECT_IPV6)
	if (is_tcp)
		nf_send_reset6(state->net, state->sk, skb, state->hook);
	else
		nf_send_unreach6(state->net, skb, ICMPV6_PORT_UNREACH,
				 state->hook);
#endif
}

/* A reset made by the kernel belongs to no socket. */
static bool is_own_reset(const struct sk_buff *skb,
			 const struct nf_hook_state *state)
{
	return state->hook == NF_INET_LOCAL_OUT && !skb->sk;
}

unsigned int limen_reject(struct sk_buff *skb,
			  const struct nf_hook_state *state)
{
	const struct nf_conn *ct = (const struct nf_conn *)skb_nfct(skb);
	int ret = limen_packet_payload_len(skb, state->pf);
	bool is_tcp;

	/* an ICMP error about the flow */
	if (ret == -EPROTONOSUPPORT)
		return NF_ACCEPT;
	if (ret < 0)
		return NF_DROP;
	is_tcp = nf_ct_protonum(ct) == IPPROTO_TCP;
	if (is_tcp && is_own_reset(skb, state))
		return NF_ACCEPT;
	if (state->pf == NFPROTO_IPV4)
		answer4(skb, state, is_tcp);
	else
		answer6(skb, state, is_tcp);
	return NF_DROP;
}
