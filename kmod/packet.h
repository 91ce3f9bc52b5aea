/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef LIMEN_PACKET_H
#define LIMEN_PACKET_H

#include <linux/in.h>
#include <linux/ip.h>
#include <linux/netfilter.h>
#include <linux/skbuff.h>
#include <linux/tcp.h>
#include <linux/types.h>
#include <linux/udp.h>
#include <net/ip.h>

/*
 * How many bytes an IP packet, whose network header is set, has behind its
 * TCP or UDP header. -EPROTONOSUPPORT for another protocol or a later
 * fragment, -EINVAL for a header that is cut or lies.
 */
int limen_packet_payload_len(struct sk_buff *skb, u8 pf);

/* The same of a transport header at @l4. -EAGAIN: it is not linear. */
static __always_inline int limen_packet_look_behind(const struct sk_buff *skb,
						    u8 l4proto, const u8 *l4)
{
	unsigned int header_len = sizeof(struct udphdr);
	int len;

	if (l4proto == IPPROTO_TCP) {
		const struct tcphdr *tcph = (const struct tcphdr *)l4;

		if (unlikely((u8 *)(tcph + 1) > skb_tail_pointer(skb)))
			return -EAGAIN;
		if (unlikely(tcph->doff < sizeof(*tcph) / 4))
			return -EINVAL;
		header_len = tcph->doff * 4;
	} else if (unlikely(l4proto != IPPROTO_UDP)) {
		return -EPROTONOSUPPORT;
	}
	len = skb->len - (l4 - skb->data) - header_len;
	return likely(len >= 0) ? len : -EINVAL;
}

/*
 * The same without a call, for the packets that are many: IPv4, headers in
 * the linear part. -EAGAIN: it is not one of those.
 */
static __always_inline int limen_packet_look(const struct sk_buff *skb, u8 pf)
{
	const u8 *l3 = skb_network_header(skb);
	const struct iphdr *iph = (const struct iphdr *)l3;

	if (unlikely(pf != NFPROTO_IPV4 ||
		     (u8 *)(iph + 1) > skb_tail_pointer(skb)))
		return -EAGAIN;
	if (unlikely(iph->ihl < 5))
		return -EINVAL;
	/* connection tracking reassembles, so this is somebody's raw socket */
	if (unlikely(iph->frag_off & htons(IP_OFFSET)))
		return -EPROTONOSUPPORT;
	return limen_packet_look_behind(skb, iph->protocol, l3 + iph->ihl * 4);
}

/*
 * Writes the DS field, keeping the two ECN bits. The header is made private
 * first, which may fail with -ENOMEM.
 */
int limen_packet_set_dscp(struct sk_buff *skb, u8 dscp);

#endif /* LIMEN_PACKET_H */
