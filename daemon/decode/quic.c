// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * QUIC: RFC 9000 (v1), RFC 9369 (v2), drafts 22 to 34 and what Google and
 * Facebook made of them; RFC 8999 for what all versions share. TLS in it:
 * RFC 9001.
 *
 * A datagram is a chain of packets with long headers (quic_packet.h),
 * perhaps ended by one with a short header.
 *
 * The client's Initial packets are opened and their CRYPTO frames put
 * together until the client hello is whole. The server's Initial packets
 * use keys from the same connection id of the client: without having seen
 * that, all they give is the version.
 */
#include "decoders.h"

#include <string.h>

#include <cursor.h>

#include "hello.h"
#include "quic.h"
#include "quic_packet.h"
#include "quic_version.h"

enum {
	MAX_PACKET = 4096,	/* an Initial packet; longer is not opened */
	MAX_PACKETS = 8,	/* in one datagram */
	/* a hello takes two or three datagrams; then come losses */
	MAX_DATAGRAMS = 10,
	MAX_DERIVE = 6,		/* key derivations of one flow: hostile ids */
	MAX_FRAMES = 512,	/* in one packet, padding not counted */
};

static const struct hello_kind kind = {
	.version = NR_FIELDS,
	.sni = FIELD_QUIC_SNI,
	.alpn = FIELD_QUIC_ALPN,
	.ech = NR_FIELDS,
	.cipher = NR_FIELDS,
	.server_version = NR_FIELDS,
	.server_alpn = NR_FIELDS,
};

static int skip_ack(struct cursor *c, bool ecn)
{
	uint64_t v, ranges;

	if (quic_varint(c, &v) || quic_varint(c, &v) ||
	    quic_varint(c, &ranges) || quic_varint(c, &v))
		return -EBADMSG;
	/* two numbers of at least a byte for each range, three for ECN */
	if (ranges > cursor_left(c) / 2)
		return -EBADMSG;
	for (ranges = ranges * 2 + (ecn ? 3 : 0); ranges; ranges--) {
		if (quic_varint(c, &v))
			return -EBADMSG;
	}
	return 0;
}

static int skip_close(struct cursor *c)
{
	struct cursor reason;
	uint64_t v;

	if (quic_varint(c, &v) || quic_varint(c, &v) || quic_vector(c, &reason))
		return -EBADMSG;
	return 0;
}

static int read_crypto(struct quic_state *st, struct cursor *c, bool cut)
{
	struct cursor data;
	uint64_t offset, len;

	if (quic_varint(c, &offset) || quic_varint(c, &len))
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

/* Keys from the packet's own id: at first, after a Retry, in a new version. */
static int open_anew(struct quic_state *st, const struct quic_packet *p,
		     uint8_t *copy, struct cursor *frames)
{
	const struct quic_secret *secrets[2];
	const uint8_t *payload;
	struct quic_keys keys;
	size_t len;
	int i, nr;

	nr = quic_version_secrets(p->version, secrets);
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

/* The server's packets have other keys, and nothing of use in them. */
static void read_initial(struct quic_state *st, const struct quic_packet *p,
			 enum side side)
{
	uint8_t copy[MAX_PACKET];
	struct cursor frames;

	if (st->has_keys && side != st->client)
		return;
	if (p->len > sizeof(copy) || open_packet(st, p, copy, &frames))
		return;
	st->client = side;
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

static void set_version(struct fields *out, const struct quic_packet *p)
{
	char text[QUIC_VERSION_TEXT];

	if (!quic_version_find(p->version))
		return;		/* negotiation, and what leads to it */
	quic_version_text(p->version, text);
	fields_set_str(out, FIELD_QUIC_VERSION, text);
}

/* The packets of one datagram; whether the handshake has gone on. */
static int read_datagram(struct quic_state *st, const struct decode_input *in,
			 struct fields *out)
{
	uint32_t len = in->len[in->side];
	struct quic_packet p;
	int i, gone_on = 0;
	struct cursor c;

	cursor_init(&c, in->data[in->side], len);
	for (i = 0; i < MAX_PACKETS && cursor_left(&c); i++) {
		/* the short header is of use only behind a long one */
		if (!(c.p[0] & 0x80))
			return st->seen ? 1 : -EBADMSG;
		if (quic_packet_read(&c, in->wire_len > len, &p))
			return i ? gone_on : -EBADMSG;
		st->seen = true;
		set_version(out, &p);
		if (p.type == QUIC_INITIAL)
			read_initial(st, &p, in->side);
		else if (p.type == QUIC_HANDSHAKE)
			gone_on = 1;
	}
	return gone_on;
}

enum decode_result quic_feed(struct quic_state *st,
			     const struct decode_input *in, struct fields *out)
{
	int gone_on;

	if (!in->len[in->side])
		return DECODE_FAIL;
	if (!st->seen && !(in->data[in->side][0] & 0x80))
		return quic_short_feed(&st->one_rtt, in);
	gone_on = read_datagram(st, in, out);
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
