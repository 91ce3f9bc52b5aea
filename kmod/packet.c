// SPDX-License-Identifier: GPL-2.0-only
/*
 * Checked views of the network and transport headers of an skb. Lengths come
 * from the skb: the stack has trimmed it to the IP header's length, and for
 * segments larger than 64 KiB the IP header has none.
 */
#include "packet.h"

#include <linux/ip.h>
#include <linux/ipv6.h>
#include <linux/netfilter.h>
#include <linux/skbuff.h>
#include <linux/tcp.h>
#include <linux/udp.h>
#include <net/dsfield.h>
#include <net/inet_ecn.h>
#include <net/ip.h>
#include <net/ipv6.h>

/* The longest headers there are. */
enum { HEADERS_LEN_MAX = 60 + 60 };

/* Has as much in the linear part as a header at @offset could need. */
static bool pull_headers(struct sk_buff *skb, unsigned int offset)
{
	return pskb_may_pull(skb, min(offset + HEADERS_LEN_MAX, skb->len));
}

/* Bytes or -errno; what is not linear by now is cut. */
static int checked(int payload_len)
{
	return payload_len == -EAGAIN ? -EINVAL : payload_len;
}

static int payload_of_ip6(struct sk_buff *skb, unsigned int offset)
{
	const struct ipv6hdr *ip6h;
	__be16 frag_off;
	u8 l4proto;
	int behind;

	if (!pskb_may_pull(skb, offset + sizeof(*ip6h)))
		return -EINVAL;
	ip6h = (const struct ipv6hdr *)(skb->data + offset);
	l4proto = ip6h->nexthdr;
	behind = ipv6_skip_exthdr(skb, offset + sizeof(*ip6h), &l4proto,
				  &frag_off);
	if (behind < 0)
		return -EINVAL;
	if (frag_off & htons(~0x7))
		return -EPROTONOSUPPORT;
	if (!pull_headers(skb, behind))
		return -ENOMEM;
	return checked(limen_packet_look_behind(skb, l4proto,
						skb->data + behind));
}

int limen_packet_payload_len(struct sk_buff *skb, u8 pf)
{
	unsigned int offset = skb_network_offset(skb);

	if (pf == NFPROTO_IPV6)
		return payload_of_ip6(skb, offset);
	if (!pull_headers(skb, offset))
		return -ENOMEM;
	return pf == NFPROTO_IPV4 ? checked(limen_packet_look(skb, pf)) :
				    -EPROTONOSUPPORT;
}

int limen_packet_set_dscp(struct sk_buff *skb, u8 dscp)
{
	unsigned int offset = skb_network_offset(skb);
	bool is_ipv6 = ip_hdr(skb)->version == 6;
	size_t len = is_ipv6 ? sizeof(struct ipv6hdr) : sizeof(struct iphdr);
	u8 dsfield = dscp << 2;

	if (skb_ensure_writable(skb, offset + len))
		return -ENOMEM;
	if (is_ipv6)
		ipv6_change_dsfield(ipv6_hdr(skb), INET_ECN_MASK, dsfield);
	else
		ipv4_change_dsfield(ip_hdr(skb), INET_ECN_MASK, dsfield);
	return 0;
}
