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

/* The same behind the IP header. -EAGAIN: a header is not linear. */
static __always_inline int
limen_packet_look_behind(const struct sk_buff *skb, u8 l4proto,
			 unsigned int offset)
{
	unsigned int len;

	if (l4proto == IPPROTO_UDP) {
		len = sizeof(struct udphdr);
	} else if (likely(l4proto == IPPROTO_TCP)) {
		if (unlikely(offset + sizeof(struct tcphdr) > skb_headlen(skb)))
			return -EAGAIN;
		len = ((const struct tcphdr *)(skb->data + offset))->doff * 4;
		if (unlikely(len < sizeof(struct tcphdr)))
			return -EINVAL;
	} else {
		return -EPROTONOSUPPORT;
	}
	return likely(offset + len <= skb->len) ? skb->len - offset - len :
						  -EINVAL;
}

/*
 * The same without a call, for the packets that are many: IPv4, headers in
 * the linear part. -EAGAIN: it is not one of those.
 */
static __always_inline int limen_packet_look(const struct sk_buff *skb, u8 pf)
{
	unsigned int offset = skb_network_offset(skb);
	const struct iphdr *iph = (const struct iphdr *)(skb->data + offset);

	if (unlikely(pf != NFPROTO_IPV4 ||
		     offset + sizeof(*iph) > skb_headlen(skb)))
		return -EAGAIN;
	if (unlikely(iph->ihl < 5))
		return -EINVAL;
	/* connection tracking reassembles, so this is somebody's raw socket */
	if (unlikely(iph->frag_off & htons(IP_OFFSET)))
		return -EPROTONOSUPPORT;
	return limen_packet_look_behind(skb, iph->protocol,
					offset + iph->ihl * 4);
}

/*
 * Writes the DS field, keeping the two ECN bits. The header is made private
 * first, which may fail with -ENOMEM.
 */
int limen_packet_set_dscp(struct sk_buff *skb, u8 dscp);

#endif /* LIMEN_PACKET_H */
