/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef LIMEN_PACKET_H
#define LIMEN_PACKET_H

#include <linux/types.h>

struct sk_buff;

struct limen_packet {
	u8 l4proto;
	u32 payload_len;	/* behind the transport header */
};

/*
 * Finds the transport header of an IP packet whose network header is set.
 * Returns 0 for a whole TCP or UDP header, -EPROTONOSUPPORT for another
 * protocol or a later fragment, -EINVAL for a header that is cut or lies.
 */
int limen_packet_parse(const struct sk_buff *skb, u8 pf,
		       struct limen_packet *packet);

/*
 * Writes the DS field, keeping the two ECN bits. The header is made private
 * first, which may fail with -ENOMEM.
 */
int limen_packet_set_dscp(struct sk_buff *skb, u8 dscp);

#endif /* LIMEN_PACKET_H */
