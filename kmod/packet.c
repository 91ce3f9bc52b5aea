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

/* Returns the offset of the transport header in the skb, or -errno. */
static int find_transport4(const struct sk_buff *skb, u8 *l4proto)
{
	int offset = skb_network_offset(skb);
	const struct iphdr *iph;
	struct iphdr _iph;

	iph = skb_header_pointer(skb, offset, sizeof(_iph), &_iph);
	if (!iph || iph->ihl < 5)
		return -EINVAL;
	/* connection tracking reassembles, so this is somebody's raw socket */
	if (iph->frag_off & htons(IP_OFFSET))
		return -EPROTONOSUPPORT;
	*l4proto = iph->protocol;
	return offset + iph->ihl * 4;
}

static int find_transport6(const struct sk_buff *skb, u8 *l4proto)
{
	int offset = skb_network_offset(skb);
	const struct ipv6hdr *ip6h;
	struct ipv6hdr _ip6h;
	__be16 frag_off;

	ip6h = skb_header_pointer(skb, offset, sizeof(_ip6h), &_ip6h);
	if (!ip6h)
		return -EINVAL;
	*l4proto = ip6h->nexthdr;
	offset = ipv6_skip_exthdr(skb, offset + sizeof(_ip6h), l4proto,
				  &frag_off);
	if (offset < 0)
		return -EINVAL;
	if (frag_off & htons(~0x7))
		return -EPROTONOSUPPORT;
	return offset;
}

static int find_transport(const struct sk_buff *skb, u8 pf, u8 *l4proto)
{
	switch (pf) {
	case NFPROTO_IPV4:
		return find_transport4(skb, l4proto);
	case NFPROTO_IPV6:
		return find_transport6(skb, l4proto);
	default:
		return -EPROTONOSUPPORT;
	}
}

/* Returns the length of the transport header, or -errno. */
static int transport_len(const struct sk_buff *skb, int offset, u8 l4proto)
{
	const struct tcphdr *tcph;
	struct tcphdr _tcph;

	switch (l4proto) {
	case IPPROTO_TCP:
		tcph = skb_header_pointer(skb, offset, sizeof(_tcph), &_tcph);
		if (!tcph || tcph->doff < 5)
			return -EINVAL;
		return tcph->doff * 4;
	case IPPROTO_UDP:
		return sizeof(struct udphdr);
	default:
		return -EPROTONOSUPPORT;
	}
}

int limen_packet_parse(const struct sk_buff *skb, u8 pf,
		       struct limen_packet *packet)
{
	int offset, len;

	offset = find_transport(skb, pf, &packet->l4proto);
	if (offset < 0)
		return offset;
	len = transport_len(skb, offset, packet->l4proto);
	if (len < 0)
		return len;
	if (offset + len > skb->len)
		return -EINVAL;
	packet->payload_len = skb->len - offset - len;
	return 0;
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
