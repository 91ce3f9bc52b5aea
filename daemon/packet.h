/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * One packet as every source hands it to the pipeline.
 *
 * A source fills @net, @net_len, @wire_len, @ts_ns, @gso_size and, where it
 * knows the connection tracking entry, @ct; packet_parse() fills the rest. Nothing is
 * copied: all pointers are into the source's buffer and valid until the
 * source is asked for more.
 */
#ifndef PACKET_H
#define PACKET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/*
 * The two ends of a flow. Addresses are network order, an IPv4 address is
 * the first four bytes with the rest 0. Ports are host order. Two tuples
 * are compared with memcmp(), so padding is named and 0.
 */
struct tuple {
	uint8_t addr[2][16];	/* [0] source, [1] destination */
	uint16_t port[2];
	uint8_t l3;		/* 4 or 6 */
	uint8_t l4;		/* IPPROTO_TCP or IPPROTO_UDP */
	uint16_t zone;		/* conntrack zone, 0 elsewhere */
};

/*
 * What lies behind the addresses, written at once: keys are hashed and
 * compared by words, and a word that was stored in pieces is slow to load.
 */
struct tuple_rest {
	uint16_t port[2];
	uint8_t l3, l4;
	uint16_t zone;
};
_Static_assert(offsetof(struct tuple, port) + sizeof(struct tuple_rest) ==
	       sizeof(struct tuple), "the rest of it");

static inline void tuple_set_rest(struct tuple *t, struct tuple_rest rest)
{
	memcpy((uint8_t *)t + offsetof(struct tuple, port), &rest,
	       sizeof(rest));
}

/* @t with its ends exchanged. */
static inline struct tuple tuple_swap(const struct tuple *t)
{
	struct tuple r;

	memcpy(r.addr[0], t->addr[1], sizeof(r.addr[0]));
	memcpy(r.addr[1], t->addr[0], sizeof(r.addr[1]));
	tuple_set_rest(&r, (struct tuple_rest){
		{ t->port[1], t->port[0] }, t->l3, t->l4, t->zone });
	return r;
}

struct packet {
	/* by the source */
	const uint8_t *net;	/* first byte of the IP header */
	uint32_t net_len;	/* bytes there are */
	uint32_t wire_len;	/* bytes the packet had */
	uint64_t ts_ns;		/* live: CLOCK_MONOTONIC; file: its own clock */
	/*
	 * UDP: the payload is datagrams of so many bytes, the last may be
	 * shorter; 0: it is one. Sending hosts put them together, and the
	 * kernel takes them apart after us.
	 */
	uint16_t gso_size;
	bool has_ct;
	uint8_t ct_dir;		/* 0 original, 1 reply (if has_ct) */
	struct tuple ct;	/* the original tuple (if has_ct) */

	/* by packet_parse() */
	struct tuple tuple;	/* as on the wire */
	const uint8_t *payload;	/* after the L4 header */
	uint32_t payload_len;	/* bytes there are */
	uint32_t payload_wire_len; /* bytes it had, by the IP header's length */
	uint32_t tcp_seq;
	uint32_t tcp_ack;	/* valid with TCP_F_ACK */
	uint8_t tcp_flags;	/* TCP_F_* */
	/*
	 * A fragment: payload is L3 payload from frag_offset, ports are 0,
	 * tuple.l4 is the protocol that the IP or fragment header names.
	 */
	bool fragment;
	bool frag_more;
	uint16_t frag_offset;	/* bytes */
	uint32_t frag_id;
};

#define TCP_F_FIN 0x01
#define TCP_F_SYN 0x02
#define TCP_F_RST 0x04
#define TCP_F_PSH 0x08
#define TCP_F_ACK 0x10

/*
 * Reads IPv4 (RFC 791), IPv6 with its extension headers (RFC 8200), TCP
 * (RFC 9293) and UDP (RFC 768) headers; trusts no length. Trailing bytes
 * beyond the IP length (Ethernet padding) are not payload; @wire_len becomes
 * the IP length. An IP length of 0, as captures of segmentation offload have
 * it, means all of @wire_len.
 *
 * 0; -EBADMSG malformed or cut inside a header (TCP options may be cut: they
 * are not read); -EPROTONOSUPPORT neither TCP nor UDP. A fragment that is
 * not a whole packet gives 0 with @fragment set.
 */
int packet_parse(struct packet *p);

#endif /* PACKET_H */
