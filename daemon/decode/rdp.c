// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Remote Desktop: [MS-RDPBCGR] 2.2.1.1 and 2.2.1.2 over TPKT (RFC 1006) and
 * X.224, [MS-RDPEUDP] 2.2.2 over UDP.
 *
 *	TPKT	3, 0, length(16)
 *	X.224	length(8), e0 request / d0 confirm, references(32), class(8)
 *		"Cookie: mstshash=NAME" CR LF			optional
 *		type(8), flags(8), 8 (16le), protocols(32le)	optional
 *
 * Where TLS is chosen, it follows at once.
 */
#include "decoders.h"

#include <string.h>

#include <cursor.h>

#include "text.h"
#include "tls.h"

enum {
	TPKT_HEAD = 4,
	REQUEST = 0xe0,
	CONFIRM = 0xd0,
	NEG_REQUEST = 1,
	NEG_RESPONSE = 2,
	NEG_FAILURE = 3,

	/* [MS-RDPEUDP] 2.2.2.1 */
	UDP_SYN = 0x0001,
	UDP_ACK = 0x0004,
	UDP_DATA = 0x0008,
	UDP_LOSSY = 0x0200,
	UDP_CORRELATION = 0x0800,
	UDP_SYNEX = 0x1000,
	UDP_MIN_MTU = 1132,
	UDP_MAX_MTU = 1232,
};

struct rdp_state {
	struct tls_state tls;
	uint32_t end[NR_SIDES];	/* of the first packet; 0: not seen */
	uint8_t code[NR_SIDES];	/* REQUEST or CONFIRM */
	bool plain;		/* neither cookie nor negotiation so far */
};

static const struct { uint32_t bit; const char *name; } protocols[] = {
	{ 0x1, "tls" }, { 0x2, "hybrid" }, { 0x4, "rdstls" },
	{ 0x8, "hybrid-ex" }, { 0x10, "aad" },
};

/* What the client offers, as a list, or the one that the server chose. */
static void set_protocol(uint32_t mask, struct fields *out)
{
	char text[64] = "rdp";
	size_t i, used = 0;

	for (i = 0; i < sizeof(protocols) / sizeof(protocols[0]); i++) {
		if (!(mask & protocols[i].bit))
			continue;
		if (used)
			text[used++] = ',';
		strcpy(text + used, protocols[i].name);
		used += strlen(protocols[i].name);
	}
	fields_set_str(out, FIELD_RDP_PROTOCOL, text);
}

static int read_cookie(struct cursor *c, struct fields *out)
{
	struct cursor at = *c;
	struct span line;

	if (cursor_left(c) < 8 || memcmp(c->p, "Cookie: ", 8))
		return cursor_left(c) && c->p[0] <= NEG_FAILURE ? -ENOENT :
			!cursor_left(c) ? -ENOENT : -EBADMSG;
	if (text_line(&at, &line) || !span_is_text(line))
		return -EBADMSG;
	line.p += 8;
	line.len -= 8;
	fields_set(out, FIELD_RDP_COOKIE, line.p, line.len);
	*c = at;
	return 0;
}

/* 0 with @chosen and @type; -ENOENT there is none; -EBADMSG. */
static int read_negotiation(struct cursor *c, uint8_t *type, uint32_t *mask)
{
	uint8_t flags;
	uint16_t len;

	if (!cursor_left(c))
		return -ENOENT;
	if (cursor_u8(c, type) || cursor_u8(c, &flags) ||
	    cursor_u16le(c, &len) || cursor_u32le(c, mask))
		return -EBADMSG;
	return *type >= NEG_REQUEST && *type <= NEG_FAILURE && len == 8 ?
		0 : -EBADMSG;
}

/* The variable part of a request or confirm. */
static int read_variable(struct rdp_state *st, struct cursor c, uint8_t code,
			 struct fields *out)
{
	uint32_t mask = 0;
	uint8_t type = 0;
	int cookie, err;

	cookie = read_cookie(&c, out);
	if (cookie == -EBADMSG)
		return cookie;
	err = read_negotiation(&c, &type, &mask);
	if (err == -EBADMSG || (!err && (type == NEG_REQUEST) !=
					(code == REQUEST)))
		return -EBADMSG;
	st->plain = cookie && err;
	if (!err && type != NEG_FAILURE)
		set_protocol(mask, out);
	return 0;
}

/* The first packet of a side; -ENODATA, -EBADMSG. */
static int read_first(struct rdp_state *st, int side, struct cursor c,
		      struct fields *out)
{
	uint8_t version, reserved, len, code;
	const uint8_t *start = c.p;
	struct cursor body;
	uint16_t total;
	int err;

	if (cursor_u8(&c, &version))
		return -ENODATA;
	if (version != 3)
		return -EBADMSG;
	if (cursor_u8(&c, &reserved) || cursor_u16(&c, &total))
		return -ENODATA;
	if (reserved || total < TPKT_HEAD + 7)
		return -EBADMSG;
	if (cursor_sub(&c, total - TPKT_HEAD, &body))
		return -ENODATA;
	if (cursor_u8(&body, &len) || len != cursor_left(&body) ||
	    cursor_u8(&body, &code) || (code != REQUEST && code != CONFIRM) ||
	    cursor_skip(&body, 5))
		return -EBADMSG;
	err = read_variable(st, body, code, out);
	if (err)
		return err;
	st->code[side] = code;
	st->end[side] = (uint32_t)(c.p - start);
	return 0;
}

/* Without cookie or negotiation only T.125's connect says RDP: RFC 2126. */
static enum decode_result check_connect(const struct rdp_state *st, int side,
					const struct decode_input *in)
{
	static const uint8_t connect[] = { 0x02, 0xf0, 0x80, 0x7f, 0x65 };
	const uint8_t *head;
	struct cursor c;
	size_t n;

	cursor_init(&c, in->data[side], in->len[side]);
	if (cursor_skip(&c, st->end[side] + TPKT_HEAD))
		return DECODE_MORE;
	n = cursor_left(&c) < sizeof(connect) ? cursor_left(&c) :
		sizeof(connect);
	if (cursor_bytes(&c, n, &head) || memcmp(head, connect, n))
		return DECODE_FAIL;
	return n == sizeof(connect) ? DECODE_DONE : DECODE_MORE;
}

/* What follows the first packets, which is TLS if they agreed on it. */
static enum decode_result feed_tls(struct rdp_state *st, int client,
				   const struct decode_input *in,
				   struct fields *out)
{
	struct decode_input tls = *in;
	enum decode_result r;
	int side;

	for (side = 0; side < NR_SIDES; side++) {
		tls.len[side] = in->len[side] > st->end[side] &&
			st->end[side] ? in->len[side] - st->end[side] : 0;
		tls.data[side] = tls.len[side] ?
			in->data[side] + st->end[side] : NULL;
	}
	if (!tls.len[client])
		return in->full ? DECODE_DONE : DECODE_MORE;
	r = tls_feed(&st->tls, &tls, out);
	return r == DECODE_MORE ? r : DECODE_DONE;
}

static enum decode_result feed_stream(struct rdp_state *st,
				      const struct decode_input *in,
				      struct fields *out)
{
	struct cursor c;
	int side, err;

	/* the server's choice is worth more than the client's offer */
	for (side = NR_SIDES - 1; side >= 0; side--) {
		if (!in->len[side] || st->end[side])
			continue;
		cursor_init(&c, in->data[side], in->len[side]);
		err = read_first(st, side, c, out);
		if (err == -EBADMSG)
			return DECODE_FAIL;
	}
	for (side = 0; side < NR_SIDES; side++) {
		if (st->code[side] != REQUEST)
			continue;
		return st->plain ? check_connect(st, side, in) :
			feed_tls(st, side, in, out);
	}
	return st->end[0] || st->end[1] ? DECODE_DONE : DECODE_MORE;
}

/* SYN or SYN and ACK: sizes within narrow bounds, padded to them. */
static bool is_udp_syn(struct cursor c, uint32_t ack, uint16_t flags,
		       uint32_t wire_len)
{
	const uint16_t known = UDP_SYN | UDP_ACK | UDP_LOSSY |
		UDP_CORRELATION | UDP_SYNEX;
	uint16_t up, down;
	uint32_t seq;

	if (cursor_u32(&c, &seq) || cursor_u16(&c, &up) ||
	    cursor_u16(&c, &down))
		return false;
	return !(flags & (uint16_t)~known) && wire_len >= UDP_MIN_MTU &&
	       (flags & UDP_ACK || ack == 0xffffffff) &&
	       up >= UDP_MIN_MTU && up <= UDP_MAX_MTU &&
	       down >= UDP_MIN_MTU && down <= UDP_MAX_MTU;
}

/*
 * ACK and DATA, from the middle of a connection: a vector of acks, padded to
 * 4 bytes with the two of its length, two numbers that are the same, and a
 * record of TLS to the end.
 */
static bool is_udp_tls(struct cursor c)
{
	uint16_t acks, version, len;
	uint32_t coded, start;
	uint8_t type;

	if (cursor_u16(&c, &acks) || acks > 2048 ||
	    cursor_skip(&c, acks + (4U - (2U + acks) % 4) % 4) ||
	    cursor_u32(&c, &coded) || cursor_u32(&c, &start) ||
	    cursor_u8(&c, &type) || cursor_u16(&c, &version) ||
	    cursor_u16(&c, &len))
		return false;
	return coded == start && type >= 20 && type <= 23 &&
	       version >= 0x0301 && version <= 0x0303 && len <= cursor_left(&c);
}

static enum decode_result read_datagram(const struct decode_input *in,
					struct fields *out)
{
	uint16_t window, flags;
	struct cursor c;
	uint32_t ack;
	bool right;

	cursor_init(&c, in->data[in->side], in->len[in->side]);
	if (cursor_u32(&c, &ack) || cursor_u16(&c, &window) ||
	    cursor_u16(&c, &flags) || !window)
		return DECODE_FAIL;
	if (flags & UDP_SYN)
		right = is_udp_syn(c, ack, flags, in->wire_len);
	else
		right = flags == (UDP_ACK | UDP_DATA) && is_udp_tls(c);
	if (!right)
		return DECODE_FAIL;
	fields_set_str(out, FIELD_RDP_PROTOCOL, "udp");
	return DECODE_DONE;
}

static enum decode_result decode_rdp(void *state, const struct decode_input *in,
				     struct fields *out)
{
	return in->tcp ? feed_stream(state, in, out) : read_datagram(in, out);
}

const struct decoder rdp_decoder = {
	.name = "rdp",
	.state_size = sizeof(struct rdp_state),
	.decode = decode_rdp,
};
