// SPDX-License-Identifier: GPL-2.0-or-later
#include "packet.h"

#include <netinet/in.h>
#include <string.h>

#include "cursor.h"

enum {
	IPV4_MIN_HEADER = 20,
	IPV4_MORE = 0x2000,
	IPV4_OFFSET = 0x1fff,
	IPV6_HEADER = 40,
	TCP_MIN_HEADER = 20,
	UDP_HEADER = 8,
	/* real packets have one or two; more only wastes our time */
	IPV6_MAX_EXTENSIONS = 8,
	PROTO_HIP = 139,
	PROTO_SHIM6 = 140,
};

/*
 * What a header carries: the bytes that are there, and how many there were
 * by the word of the IP header. A header is read with a copy of the cursor,
 * which needs no memory.
 */
struct body {
	struct cursor c;
	uint32_t wire_len;
	uint8_t proto;
};

static void set_ends(struct packet *p, const struct body *b, uint16_t source,
		     uint16_t destination)
{
	tuple_set_rest(&p->tuple, (struct tuple_rest){
		.port = { source, destination },
		.l3 = p->net[0] >> 4,
		.l4 = b->proto,
		.zone = p->has_ct ? p->ct.zone : 0,
	});
}

/* Forgets @n bytes that were read from the front of the body. */
static int body_consume(struct body *b, uint32_t n)
{
	if (n > b->wire_len)
		return -EBADMSG;
	b->wire_len -= n;
	return 0;
}

/* Cuts off what lies behind the body: padding, or garbage. */
static void body_trim(struct body *b)
{
	if (cursor_left(&b->c) > b->wire_len)
		b->c.end = b->c.p + b->wire_len;
}

static void set_payload(struct packet *p, const struct body *b)
{
	p->payload = b->c.p;
	p->payload_len = (uint32_t)cursor_left(&b->c);
	p->payload_wire_len = b->wire_len;
}

static int set_fragment(struct packet *p, const struct body *b,
			uint32_t offset, bool more, uint32_t id)
{
	p->fragment = true;
	p->frag_more = more;
	p->frag_offset = (uint16_t)offset;
	p->frag_id = id;
	set_ends(p, b, 0, 0);
	set_payload(p, b);
	return 0;
}

/* Sequence number, flags, and past the options if they are there. */
static int parse_tcp(struct packet *p, struct body *b)
{
	struct cursor c = b->c;
	uint16_t port[2], offset_flags;
	uint32_t header;

	if (cursor_u16(&c, &port[0]) ||
	    cursor_u16(&c, &port[1]) ||
	    cursor_u32(&c, &p->tcp_seq) ||
	    cursor_u32(&c, &p->tcp_ack) ||
	    cursor_u16(&c, &offset_flags) ||
	    cursor_skip(&c, 6))		/* window, checksum, urgent */
		return -EBADMSG;
	header = (uint32_t)(offset_flags >> 12) * 4;
	if (header < TCP_MIN_HEADER || body_consume(b, header))
		return -EBADMSG;
	if (cursor_skip(&c, header - TCP_MIN_HEADER))
		c.p = c.end;
	b->c = c;
	p->tcp_flags = (uint8_t)offset_flags;
	set_ends(p, b, port[0], port[1]);
	set_payload(p, b);
	return 0;
}

static int parse_udp(struct packet *p, struct body *b)
{
	struct cursor c = b->c;
	uint16_t port[2], len;

	if (cursor_u16(&c, &port[0]) ||
	    cursor_u16(&c, &port[1]) ||
	    cursor_u16(&c, &len) ||
	    cursor_skip(&c, 2))		/* checksum */
		return -EBADMSG;
	b->c = c;
	if (len == 0)		/* segmentation offload, or a jumbogram */
		len = UINT16_MAX;
	if (len < UDP_HEADER || body_consume(b, UDP_HEADER))
		return -EBADMSG;
	if (b->wire_len > (uint32_t)len - UDP_HEADER)
		b->wire_len = (uint32_t)len - UDP_HEADER;
	body_trim(b);
	set_ends(p, b, port[0], port[1]);
	set_payload(p, b);
	return 0;
}

static int parse_l4(struct packet *p, struct body *b)
{
	switch (b->proto) {
	case IPPROTO_TCP:
		return parse_tcp(p, b);
	case IPPROTO_UDP:
		return parse_udp(p, b);
	default:
		set_ends(p, b, 0, 0);
		return -EPROTONOSUPPORT;
	}
}

/* All of @to at once, see struct tuple_rest: it is copied likewise. */
static void set_ipv4(uint8_t to[16], const uint8_t *addr)
{
	typedef uint32_t vector __attribute__((vector_size(16)));
	uint32_t word;
	vector all;

	memcpy(&word, addr, sizeof(word));
	all = (vector){ word };
	memcpy(to, &all, sizeof(all));
}

static int parse_ipv4(struct packet *p, struct body *b)
{
	struct cursor c = b->c;
	uint16_t total, id, frag;
	const uint8_t *addrs;
	uint32_t header;
	uint8_t first;

	if (cursor_u8(&c, &first) ||
	    cursor_skip(&c, 1) ||	/* type of service */
	    cursor_u16(&c, &total) ||
	    cursor_u16(&c, &id) ||
	    cursor_u16(&c, &frag) ||
	    cursor_skip(&c, 1) ||	/* time to live */
	    cursor_u8(&c, &b->proto) ||
	    cursor_skip(&c, 2) ||	/* checksum */
	    cursor_bytes(&c, 8, &addrs))
		return -EBADMSG;
	header = (first & 0xfu) * 4;
	if (header < IPV4_MIN_HEADER ||
	    cursor_skip(&c, header - IPV4_MIN_HEADER))
		return -EBADMSG;
	b->c = c;
	if (total)
		b->wire_len = p->wire_len = total;
	if (body_consume(b, header))
		return -EBADMSG;
	body_trim(b);
	set_ipv4(p->tuple.addr[0], addrs);
	set_ipv4(p->tuple.addr[1], addrs + 4);
	if (frag & (IPV4_MORE | IPV4_OFFSET))
		return set_fragment(p, b, (frag & IPV4_OFFSET) * 8u,
				    frag & IPV4_MORE, id);
	return parse_l4(p, b);
}

/*
 * One extension header; @b->proto becomes what follows it. 0 when it was
 * none, 1 when one was read, 2 when it says that this is a fragment.
 */
static int parse_extension(struct packet *p, struct body *b)
{
	uint16_t offset;
	uint32_t id, size;
	uint8_t next, len;
	int rc = 1;

	switch (b->proto) {
	case IPPROTO_HOPOPTS:
	case IPPROTO_ROUTING:
	case IPPROTO_DSTOPTS:
	case IPPROTO_MH:
	case PROTO_HIP:
	case PROTO_SHIM6:
	case IPPROTO_AH:
	case IPPROTO_FRAGMENT:
		break;
	default:
		return 0;
	}
	if (cursor_u8(&b->c, &next) || cursor_u8(&b->c, &len))
		return -EBADMSG;
	if (b->proto == IPPROTO_FRAGMENT) {
		if (cursor_u16(&b->c, &offset) || cursor_u32(&b->c, &id))
			return -EBADMSG;
		size = 8;
		p->frag_offset = offset & 0xfff8;
		p->frag_more = offset & 1;
		p->frag_id = id;
		/* offset 0 and no more: an "atomic fragment", whole (RFC 6946) */
		rc = p->frag_offset || p->frag_more ? 2 : 1;
	} else {
		size = b->proto == IPPROTO_AH ? (len + 2u) * 4 : (len + 1u) * 8;
		if (cursor_skip(&b->c, size - 2))
			return -EBADMSG;
	}
	b->proto = next;
	return body_consume(b, size) ? -EBADMSG : rc;
}

static int parse_ipv6(struct packet *p, struct body *b)
{
	const uint8_t *addrs;
	uint16_t payload;
	int rc, n;

	if (cursor_skip(&b->c, 4) ||	/* version, class, flow label */
	    cursor_u16(&b->c, &payload) ||
	    cursor_u8(&b->c, &b->proto) ||
	    cursor_skip(&b->c, 1) ||	/* hop limit */
	    cursor_bytes(&b->c, 32, &addrs))
		return -EBADMSG;
	if (payload)
		b->wire_len = p->wire_len = IPV6_HEADER + payload;
	if (body_consume(b, IPV6_HEADER))
		return -EBADMSG;
	body_trim(b);
	memcpy(p->tuple.addr[0], addrs, 16);
	memcpy(p->tuple.addr[1], addrs + 16, 16);
	for (n = 0; n <= IPV6_MAX_EXTENSIONS; n++) {
		rc = parse_extension(p, b);
		if (rc < 0)
			return rc;
		if (rc == 0)
			return parse_l4(p, b);
		if (rc == 2)
			return set_fragment(p, b, p->frag_offset, p->frag_more,
					    p->frag_id);
	}
	return -EBADMSG;
}

int packet_parse(struct packet *p)
{
	struct body b = { .wire_len = p->wire_len };

	memset(&p->tuple, 0, sizeof(p->tuple));
	p->payload = NULL;
	p->payload_len = 0;
	p->payload_wire_len = 0;
	p->tcp_flags = 0;
	p->fragment = false;
	cursor_init(&b.c, p->net, p->net_len);
	if (!p->net_len)
		return -EBADMSG;
	switch (p->net[0] >> 4) {
	case 4:
		return parse_ipv4(p, &b);
	case 6:
		return parse_ipv6(p, &b);
	default:
		return -EBADMSG;
	}
}
