// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * DTLS over UDP: RFC 9147 (1.3), RFC 6347 (1.2), RFC 4347 (1.0).
 *
 *	record		type(8) version(16) epoch(16) sequence(48) length(16)
 *	handshake	type(8) length(24) message(16) offset(24) length(24)
 *
 * A client hello may be cut into fragments that come in any order, and is
 * sent a second time, with a cookie and a new message number.
 */
#include "decoders.h"

#include <cursor.h>

#include "assembly.h"
#include "hello.h"

enum {
	CHANGE_CIPHER_SPEC = 20,
	HANDSHAKE = 22,
	APPLICATION_DATA = 23,
	LAST_TYPE = 26,		/* heartbeat, connection id, ack */
	CONNECTION_ID = 25,	/* RFC 9146: an id of unknown length follows */

	RECORD_MAX = 16384 + 2048,
	MAX_RECORDS = 32,	/* in one datagram */
	MAX_DATAGRAMS = 8,	/* to wait for the rest of a hello */
};

struct dtls_state {
	uint16_t message;	/* number of the one being put together */
	uint32_t length;	/* of it; 0: none yet */
	uint8_t datagrams;
	bool valid;		/* a datagram of records was seen */
	struct assembly hello;
};

static const struct hello_kind kind = {
	.version = FIELD_DTLS_VERSION,
	.sni = FIELD_DTLS_SNI,
	.alpn = FIELD_DTLS_ALPN,
	.ech = NR_FIELDS,
	.cipher = NR_FIELDS,
	.server_version = FIELD_DTLS_VERSION,
	.server_alpn = FIELD_DTLS_ALPN,
	.dtls = true,
};

struct record {
	uint8_t type;
	uint16_t epoch;
	struct cursor body;
};

/* -EBADMSG: no record. @cut: its end may be missing. */
static int read_record(struct cursor *c, struct record *r, bool cut)
{
	uint16_t version, len;

	if (cursor_u8(c, &r->type) || cursor_u16(c, &version) ||
	    cursor_u16(c, &r->epoch) || cursor_skip(c, 6))
		return -EBADMSG;
	if (r->type < CHANGE_CIPHER_SPEC || r->type > LAST_TYPE ||
	    r->type == CONNECTION_ID ||
	    (version != 0xfeff && version != 0xfefd && version != 0x0100))
		return -EBADMSG;
	if (cursor_u16(c, &len) || !len || len > RECORD_MAX)
		return -EBADMSG;
	if (cut && len > cursor_left(c))
		len = (uint16_t)cursor_left(c);
	return cursor_sub(c, len, &r->body) ? -EBADMSG : 0;
}

static enum decode_result read_client_hello(struct dtls_state *st,
					    struct fields *out)
{
	bool whole = st->hello.ready >= st->length;
	struct cursor c;

	if (!whole && st->hello.ready < ASSEMBLY_SIZE)
		return DECODE_MORE;
	cursor_init(&c, st->hello.data, whole ? st->length : st->hello.ready);
	return hello_read_client(c, &kind, !whole, out) ?
		DECODE_FAIL : DECODE_DONE;
}

/* A fragment of a handshake message that is not encrypted. */
static enum decode_result read_handshake(struct dtls_state *st,
					 struct cursor c, struct fields *out)
{
	uint32_t length, offset, fragment;
	struct cursor body;
	uint16_t message;
	uint8_t type;

	if (cursor_u8(&c, &type) || cursor_u24(&c, &length) ||
	    cursor_u16(&c, &message) || cursor_u24(&c, &offset) ||
	    cursor_u24(&c, &fragment) || cursor_sub(&c, fragment, &body) ||
	    offset + fragment > length || !length)
		return DECODE_FAIL;
	if (type == HELLO_SERVER && fragment == length)
		return hello_read_server(body, &kind, false, out) ?
			DECODE_FAIL : DECODE_DONE;
	if (type != HELLO_CLIENT)
		return DECODE_MORE;
	if (st->length != length || st->message != message) {
		assembly_reset(&st->hello);
		st->length = length;
		st->message = message;
	}
	assembly_put(&st->hello, offset, body.p, fragment);
	return read_client_hello(st, out);
}

/* All records of a datagram have to be right. */
static enum decode_result read_datagram(struct dtls_state *st,
					const struct decode_input *in,
					struct fields *out)
{
	uint32_t len = in->len[in->side];
	enum decode_result r = DECODE_MORE;
	struct record record;
	struct cursor c;
	int i;

	cursor_init(&c, in->data[in->side], len);
	for (i = 0; i < MAX_RECORDS && cursor_left(&c); i++) {
		if (read_record(&c, &record, in->wire_len > len))
			return DECODE_FAIL;
		if (record.type == APPLICATION_DATA && record.epoch)
			r = DECODE_DONE;
		if (record.type == HANDSHAKE && !record.epoch)
			r = read_handshake(st, record.body, out);
		if (r != DECODE_MORE)
			return r;
	}
	return len ? DECODE_MORE : DECODE_FAIL;
}

static enum decode_result decode_dtls(void *state,
				      const struct decode_input *in,
				      struct fields *out)
{
	struct dtls_state *st = state;
	enum decode_result r;

	if (in->tcp)
		return DECODE_FAIL;
	r = read_datagram(st, in, out);
	/* media and STUN may share the ports: RFC 7983 */
	if (r == DECODE_FAIL && st->valid)
		r = DECODE_MORE;
	else if (r != DECODE_FAIL)
		st->valid = true;
	if (r == DECODE_MORE && ++st->datagrams >= MAX_DATAGRAMS)
		r = DECODE_DONE;
	return r;
}

const struct decoder dtls_decoder = {
	.name = "dtls",
	.state_size = sizeof(struct dtls_state),
	.decode = decode_dtls,
};
