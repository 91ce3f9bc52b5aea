// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * QUIC: RFC 9000 (v1), RFC 9369 (v2), drafts 22 to 34 and what Google and
 * Facebook made of them; RFC 8999 for what all versions share. TLS in it:
 * RFC 9001.
 *
 * A datagram is a chain of packets with long headers, perhaps ended by one
 * with a short header:
 *
 *	1ftt.... version(32) len dcid len scid
 *		Initial		token, length, packet number, frames
 *		0-RTT		length, ...
 *		Handshake	length, ...
 *		Retry		token, tag
 *	version 0: Version Negotiation, a list of versions
 *
 * The client's Initial packets are opened and their CRYPTO frames put
 * together until the client hello is whole. The server's Initial packets
 * use keys from the same connection id of the client: without having seen
 * that, all they give is the version.
 */
#include "decoders.h"

#include <stdio.h>
#include <string.h>

#include <cursor.h>

#include "hello.h"
#include "quic.h"

enum {
	MAX_CID = 20,
	MAX_PACKET = 4096,	/* an Initial packet; longer is not opened */
	MAX_PACKETS = 8,	/* in one datagram */
	/* a hello takes two or three datagrams; then come losses */
	MAX_DATAGRAMS = 10,
	MAX_DERIVE = 6,		/* key derivations of one flow: hostile ids */
	MAX_FRAMES = 512,	/* in one packet, padding not counted */

	HANDSHAKE_HEAD = 4,
};

enum packet_type { INITIAL, ZERO_RTT, HANDSHAKE, RETRY, NEGOTIATION };

static const struct hello_kind kind = {
	.version = NR_FIELDS,
	.sni = FIELD_QUIC_SNI,
	.alpn = FIELD_QUIC_ALPN,
	.ech = NR_FIELDS,
	.cipher = NR_FIELDS,
	.server_version = NR_FIELDS,
	.server_alpn = NR_FIELDS,
};

static const struct quic_secret secret_v1 = {
	{ 0x38, 0x76, 0x2c, 0xf7, 0xf5, 0x59, 0x34, 0xb3, 0x4d, 0x17,
	  0x9a, 0xe6, 0xa4, 0xc8, 0x0c, 0xad, 0xcc, 0xbb, 0x7f, 0x0a }, "quic"
};

static const struct quic_secret secret_v2 = {
	{ 0x0d, 0xed, 0xe3, 0xde, 0xf7, 0x00, 0xa6, 0xdb, 0x81, 0x93,
	  0x81, 0xbe, 0x6e, 0x26, 0x9d, 0xcb, 0xf9, 0xbd, 0x2e, 0xd9 }, "quicv2"
};

static const struct quic_secret secret_29 = {
	{ 0xaf, 0xbf, 0xec, 0x28, 0x99, 0x93, 0xd2, 0x4c, 0x9e, 0x97,
	  0x86, 0xf1, 0x9c, 0x61, 0x11, 0xe0, 0x43, 0x90, 0xa8, 0x99 }, "quic"
};

static const struct quic_secret secret_23 = {
	{ 0xc3, 0xee, 0xf7, 0x12, 0xc7, 0x2e, 0xbb, 0x5a, 0x11, 0xa7,
	  0xd2, 0x43, 0x2b, 0xb4, 0x63, 0x65, 0xbe, 0xf9, 0xf5, 0x02 }, "quic"
};

static const struct quic_secret secret_22 = {
	{ 0x7f, 0xbc, 0xdb, 0x0e, 0x7c, 0x66, 0xbb, 0xe9, 0x19, 0x3a,
	  0x96, 0xcd, 0x21, 0x51, 0x9e, 0xbd, 0x7a, 0x02, 0x64, 0x4a }, "quic"
};

static const struct quic_secret secret_q050 = {
	{ 0x50, 0x45, 0x74, 0xef, 0xd0, 0x66, 0xfe, 0x2f, 0x9d, 0x94,
	  0x5c, 0xfc, 0xdb, 0xd3, 0xa7, 0xf0, 0xd3, 0xb5, 0x6b, 0x45 }, "quic"
};

static const struct quic_secret secret_t050 = {
	{ 0x7f, 0xf5, 0x79, 0xe5, 0xac, 0xd0, 0x72, 0x91, 0x55, 0x80,
	  0x30, 0x4c, 0x43, 0xa2, 0x36, 0x7c, 0x60, 0x48, 0x83, 0x10 }, "quic"
};

static const struct quic_secret secret_t051 = {
	{ 0x7a, 0x4e, 0xde, 0xf4, 0xe7, 0xcc, 0xee, 0x5f, 0xa4, 0x50,
	  0x6c, 0x19, 0x12, 0x4f, 0xc8, 0xcc, 0xda, 0x6e, 0x03, 0x3d }, "quic"
};

/*
 * The versions with a name; "%" stands for the number of a draft. @secret
 * NULL: the layout is known, the keys are not.
 */
static const struct version {
	uint32_t first, last;
	const char *name;
	const struct quic_secret *secret;
} versions[] = {
	{ 0x00000001, 0x00000001, "1", &secret_v1 },
	{ 0x6b3343cf, 0x6b3343cf, "2", &secret_v2 },
	{ 0x709a50c4, 0x709a50c4, "2-draft", NULL },
	{ 0xff000021, 0xff000022, "draft-%", &secret_v1 },
	{ 0xff00001d, 0xff000020, "draft-%", &secret_29 },
	{ 0xff000017, 0xff00001c, "draft-%", &secret_23 },
	{ 0xff000015, 0xff000016, "draft-%", &secret_22 },
	{ 0xfaceb001, 0xfaceb001, "mvfst-22", &secret_22 },
	{ 0xfaceb002, 0xfaceb002, "mvfst-27", &secret_23 },
	{ 0xfaceb003, 0xfaceb013, "mvfst", &secret_23 },
	{ 0x51303530, 0x51303530, "Q050", &secret_q050 },
	{ 0x54303530, 0x54303530, "T050", &secret_t050 },
	{ 0x54303531, 0x54303531, "T051", &secret_t051 },
};

static const struct version *find_version(uint32_t wire)
{
	size_t i;

	for (i = 0; i < sizeof(versions) / sizeof(versions[0]); i++) {
		if (wire >= versions[i].first && wire <= versions[i].last)
			return &versions[i];
	}
	return NULL;
}

/* RFC 9000 15: asks for negotiation, and nothing else looks like it. */
static bool is_reserved_version(uint32_t wire)
{
	return (wire & 0x0f0f0f0f) == 0x0a0a0a0a;
}

static void set_version(struct fields *out, uint32_t wire)
{
	const struct version *v = find_version(wire);
	char text[20];

	if (strchr(v->name, '%')) {
		snprintf(text, sizeof(text), "draft-%u", wire & 0xff);
		fields_set_str(out, FIELD_QUIC_VERSION, text);
	} else {
		fields_set_str(out, FIELD_QUIC_VERSION, v->name);
	}
}

/* RFC 9000 16 */
static int read_varint(struct cursor *c, uint64_t *v)
{
	struct cursor try = *c;
	unsigned int n;
	uint8_t b;

	if (cursor_u8(&try, &b))
		return -ENODATA;
	*v = b & 0x3f;
	for (n = (1U << (b >> 6)) - 1; n; n--) {
		if (cursor_u8(&try, &b))
			return -ENODATA;
		*v = *v << 8 | b;
	}
	*c = try;
	return 0;
}

/* A vector with its length in front; longer than what is left is wrong. */
static int read_vector(struct cursor *c, struct cursor *sub)
{
	struct cursor try = *c;
	uint64_t n;

	if (read_varint(&try, &n) || n > cursor_left(&try) ||
	    cursor_sub(&try, (size_t)n, sub))
		return -ENODATA;
	*c = try;
	return 0;
}

/* One packet of a datagram. Offsets are from its first byte. */
struct quic_packet {
	const uint8_t *start;
	enum packet_type type;
	uint32_t version;
	struct cursor dcid;
	size_t pn_at;		/* INITIAL, ZERO_RTT, HANDSHAKE */
	size_t len;		/* of the packet, as far as it is there */
	bool cut;
};

static enum packet_type packet_type(uint8_t first, uint32_t version)
{
	uint8_t bits = first >> 4 & 3;

	if (!version)
		return NEGOTIATION;
	if (version == 0x6b3343cf || version == 0x709a50c4)
		bits = (bits + 3) & 3;	/* RFC 9369 3.2: moved by one */
	return bits;
}

/* RFC 9000 17.2.1: at least one version, and a plausible one among them. */
static int read_negotiation(struct cursor *c)
{
	uint32_t v;

	if (!cursor_left(c) || cursor_left(c) % 4)
		return -EBADMSG;
	while (!cursor_u32(c, &v)) {
		if (find_version(v) || is_reserved_version(v))
			return cursor_skip(c, cursor_left(c));
	}
	return -EBADMSG;
}

static int read_length(struct cursor *c, struct quic_packet *p, bool cut)
{
	struct cursor token;
	uint64_t len;

	if (p->type == INITIAL && read_vector(c, &token))
		return -EBADMSG;
	if (read_varint(c, &len) || len < 20)	/* number, tag or sample */
		return -EBADMSG;
	p->pn_at = (size_t)(c->p - p->start);
	if (len > cursor_left(c)) {
		if (!cut)
			return -EBADMSG;
		len = cursor_left(c);
		p->cut = true;
	}
	return cursor_skip(c, (size_t)len);
}

/* @cut: the datagram was longer than what is there. */
static int read_packet(struct cursor *c, struct quic_packet *p, bool cut)
{
	struct cursor scid;
	uint8_t first;
	int err;

	memset(p, 0, sizeof(*p));
	p->start = c->p;
	if (cursor_u8(c, &first) || cursor_u32(c, &p->version) ||
	    cursor_vec8(c, &p->dcid) || cursor_vec8(c, &scid))
		return -EBADMSG;
	p->type = packet_type(first, p->version);
	if (p->type == NEGOTIATION)
		return read_negotiation(c);
	if (!(first & 0x40) || cursor_left(&p->dcid) > MAX_CID ||
	    cursor_left(&scid) > MAX_CID ||
	    (!find_version(p->version) && !is_reserved_version(p->version)))
		return -EBADMSG;
	if (p->type == RETRY)
		err = cursor_left(c) > 16 ? cursor_skip(c, cursor_left(c)) :
			-EBADMSG;
	else
		err = read_length(c, p, cut);
	p->len = (size_t)(c->p - p->start);
	return err;
}

static int skip_ack(struct cursor *c, bool ecn)
{
	uint64_t v, ranges;

	if (read_varint(c, &v) || read_varint(c, &v) ||
	    read_varint(c, &ranges) || read_varint(c, &v))
		return -EBADMSG;
	/* two numbers of at least a byte for each range, three for ECN */
	if (ranges > cursor_left(c) / 2)
		return -EBADMSG;
	for (ranges = ranges * 2 + (ecn ? 3 : 0); ranges; ranges--) {
		if (read_varint(c, &v))
			return -EBADMSG;
	}
	return 0;
}

static int skip_close(struct cursor *c)
{
	struct cursor reason;
	uint64_t v;

	if (read_varint(c, &v) || read_varint(c, &v) || read_vector(c, &reason))
		return -EBADMSG;
	return 0;
}

static int read_crypto(struct quic_state *st, struct cursor *c, bool cut)
{
	struct cursor data;
	uint64_t offset, len;

	if (read_varint(c, &offset) || read_varint(c, &len))
		return -EBADMSG;
	if (cut && len > cursor_left(c))
		len = cursor_left(c);
	if (len > cursor_left(c) || cursor_sub(c, (size_t)len, &data))
		return -EBADMSG;
	assembly_put(&st->crypto, offset, data.p, cursor_left(&data));
	return 0;
}

/* RFC 9000 12.4: the frames that an Initial packet may hold. */
static int read_frames(struct quic_state *st, struct cursor c, bool cut)
{
	enum { PADDING, PING, ACK, ACK_ECN, CRYPTO = 6, GOOGLE_CRYPTO = 8,
	       CLOSE = 0x1c };
	int frames = 0, err = 0;
	uint8_t type;

	while (!err && frames < MAX_FRAMES && !cursor_u8(&c, &type)) {
		switch (type) {
		case PADDING:
			continue;
		case PING:
			break;
		case ACK:
		case ACK_ECN:
			err = skip_ack(&c, type == ACK_ECN);
			break;
		case CRYPTO:
		case GOOGLE_CRYPTO:	/* Q050, T05x; of the same layout */
			err = read_crypto(st, &c, cut);
			break;
		case CLOSE:
			err = skip_close(&c);
			break;
		default:
			err = -EBADMSG;
		}
		frames++;
	}
	return err;
}

/*
 * A client that asks for a reserved version protects its packet as some
 * other version would: the newest and the one with most drafts are tried.
 */
static int list_secrets(uint32_t version, const struct quic_secret *list[2])
{
	const struct version *v = find_version(version);

	list[0] = v ? v->secret : &secret_v1;
	list[1] = v ? NULL : &secret_29;
	return !list[0] ? 0 : list[1] ? 2 : 1;
}

/* Keys from the packet's own id: at first, after a Retry, in a new version. */
static int open_anew(struct quic_state *st, const struct quic_packet *p,
		     uint8_t *copy, struct cursor *frames)
{
	const struct quic_secret *secrets[2];
	const uint8_t *payload;
	struct quic_keys keys;
	size_t len;
	int i, nr;

	nr = list_secrets(p->version, secrets);
	for (i = 0; i < nr && st->derived < MAX_DERIVE; i++) {
		st->derived++;
		quic_keys_derive(&keys, secrets[i], p->dcid.p,
				 cursor_left(&p->dcid));
		memcpy(copy, p->start, p->len);
		if (quic_keys_open(&keys, copy, p->len, p->pn_at, p->cut,
				   &payload, &len))
			continue;
		st->keys = keys;
		st->has_keys = true;
		/* a client that starts over says its hello anew */
		assembly_reset(&st->crypto);
		cursor_init(frames, payload, len);
		return 0;
	}
	return -EBADMSG;
}

/* With the keys of the connection so far, if they fit. */
static int open_packet(struct quic_state *st, const struct quic_packet *p,
		       uint8_t *copy, struct cursor *frames)
{
	const uint8_t *payload;
	size_t len;

	if (st->has_keys) {
		memcpy(copy, p->start, p->len);
		if (!quic_keys_open(&st->keys, copy, p->len, p->pn_at, p->cut,
				    &payload, &len)) {
			cursor_init(frames, payload, len);
			return 0;
		}
	}
	return open_anew(st, p, copy, frames);
}

static void read_initial(struct quic_state *st, const struct quic_packet *p)
{
	uint8_t copy[MAX_PACKET];
	struct cursor frames;

	if (p->len > sizeof(copy) || open_packet(st, p, copy, &frames))
		return;
	if (read_frames(st, frames, p->cut) && p->cut)
		st->has_keys = false;	/* nothing had proved them */
}

/*
 * The client hello as far as it is there; @last: no more of it will come.
 * Q050 has Google's own message in its place.
 */
static enum decode_result read_hello(struct quic_state *st, bool last,
				     struct fields *out)
{
	uint32_t len = 0;
	struct cursor c;
	uint8_t type = 0;
	bool whole;

	cursor_init(&c, st->crypto.data, st->crypto.ready);
	if (cursor_u8(&c, &type) || cursor_u24(&c, &len))
		return last ? DECODE_DONE : DECODE_MORE;
	if (type != HELLO_CLIENT) {
		gquic_read_hello(st->crypto.data, st->crypto.ready, out);
		return DECODE_DONE;
	}
	whole = len <= cursor_left(&c);
	if (!whole && !last && st->crypto.ready < ASSEMBLY_SIZE)
		return DECODE_MORE;
	if (whole)
		c.end = c.p + len;
	hello_read_client(c, &kind, !whole, out);
	return DECODE_DONE;
}

/* The packets of one datagram; whether the handshake has gone on. */
static int read_datagram(struct quic_state *st, struct cursor c, bool cut,
			 struct fields *out)
{
	struct quic_packet p;
	int i, gone_on = 0;

	for (i = 0; i < MAX_PACKETS && cursor_left(&c); i++) {
		/* the short header is of use only behind a long one */
		if (!(c.p[0] & 0x80))
			return st->seen ? 1 : -EBADMSG;
		if (read_packet(&c, &p, cut))
			return i ? gone_on : -EBADMSG;
		st->seen = true;
		if (find_version(p.version))
			set_version(out, p.version);
		if (p.type == INITIAL)
			read_initial(st, &p);
		else if (p.type == HANDSHAKE)
			gone_on = 1;
	}
	return gone_on;
}

enum decode_result quic_feed(struct quic_state *st,
			     const struct decode_input *in, struct fields *out)
{
	uint32_t len = in->len[in->side];
	struct cursor c;
	int gone_on;

	cursor_init(&c, in->data[in->side], len);
	gone_on = read_datagram(st, c, in->wire_len > len, out);
	if (!st->seen)
		return DECODE_FAIL;
	return read_hello(st, gone_on > 0 ||
			  ++st->datagrams >= MAX_DATAGRAMS, out);
}

static enum decode_result decode_quic(void *state,
				      const struct decode_input *in,
				      struct fields *out)
{
	return in->tcp ? DECODE_FAIL : quic_feed(state, in, out);
}

const struct decoder quic_decoder = {
	.name = "quic",
	.state_size = sizeof(struct quic_state),
	.decode = decode_quic,
};
