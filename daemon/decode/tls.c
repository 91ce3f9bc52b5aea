// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * TLS over TCP: RFC 8446 and RFC 5246 (records, hellos), RFC 6101 (SSL 3.0),
 * RFC 5246 appendix E.2 (client hello in an SSL 2.0 record).
 *
 * Each side is judged by what it sends, not by who opened the flow: a
 * capture may begin in the middle or hold one direction only. A side goes
 *
 *	START -> HELLO -> DONE		begins with a hello
 *	START -> RECORDS		begins with other records: only the
 *					chain of their headers can be checked
 *	any   -> BAD			not TLS
 */
#include "tls.h"

#include <string.h>

#include <cursor.h>

#include "decoders.h"
#include "hello.h"

enum {
	RECORD_HEAD = 5,
	RECORD_MAX = 16384 + 2048,	/* RFC 5246 6.2.3; 1.3 allows less */
	CHANGE_CIPHER_SPEC = 20,
	ALERT = 21,
	HANDSHAKE = 22,
	APPLICATION_DATA = 23,
	HEARTBEAT = 24,

	HANDSHAKE_HEAD = 4,
	/* a hello in several records is put together up to this size */
	HELLO_MAX = 16384,

	/* record headers that make a chain, where no hello proves it */
	CHAIN = 2,
	/* records of a client hello to look behind */
	MAX_HELLO_RECORDS = 16,
};

enum stage { START, CLIENT_HELLO, SERVER_HELLO, RECORDS,
	     CLIENT_DONE, SERVER_DONE, BAD };

static const struct hello_kind kind = {
	.version = FIELD_TLS_VERSION,
	.sni = FIELD_TLS_SNI,
	.alpn = FIELD_TLS_ALPN,
	.ech = FIELD_TLS_ECH,
	.cipher = FIELD_TLS_CIPHER,
	.server_version = FIELD_TLS_SERVER_VERSION,
	.server_alpn = FIELD_TLS_SERVER_ALPN,
};

struct record {
	uint8_t type;
	uint16_t len;
};

/* -ENODATA: not all there; -EBADMSG: no record. Consumes the header. */
static int read_record(struct cursor *c, struct record *r)
{
	uint16_t version;

	if (!cursor_left(c))
		return -ENODATA;
	if (c->p[0] < CHANGE_CIPHER_SPEC || c->p[0] > HEARTBEAT)
		return -EBADMSG;
	if (cursor_left(c) < RECORD_HEAD)
		return cursor_left(c) > 1 && c->p[1] != 3 ? -EBADMSG : -ENODATA;
	if (cursor_u8(c, &r->type) || cursor_u16(c, &version) ||
	    cursor_u16(c, &r->len))
		return -ENODATA;
	if (version < 0x0300 || version > 0x0304 || r->len > RECORD_MAX)
		return -EBADMSG;
	if (!r->len && r->type != APPLICATION_DATA)
		return -EBADMSG;
	return 0;
}

/* The two record types with a fixed content, as long as it is not hidden. */
static bool is_plausible(const struct record *r, const struct cursor *c)
{
	if (r->type == CHANGE_CIPHER_SPEC)
		return r->len == 1 && (!cursor_left(c) || c->p[0] == 1);
	if (r->type == ALERT && r->len == 2 && cursor_left(c))
		return c->p[0] == 1 || c->p[0] == 2;
	return true;
}

/*
 * Copies handshake bytes out of consecutive records until @buf is full or
 * the stream ends; the number of bytes, or -EBADMSG.
 */
static int join_records(struct cursor c, uint8_t *buf, size_t size)
{
	size_t used = 0, n;
	struct record r;
	int err;

	while (used < size) {
		err = read_record(&c, &r);
		if (err == -EBADMSG || (!err && r.type != HANDSHAKE))
			return -EBADMSG;
		if (err)
			break;
		n = r.len < cursor_left(&c) ? r.len : cursor_left(&c);
		if (n > size - used)
			n = size - used;
		memcpy(buf + used, c.p, n);
		used += n;
		if (n < r.len)
			break;
		cursor_skip(&c, n);
	}
	return (int)used;
}

/*
 * The first handshake message of a stream: its body, whole or, with
 * @partial, as far as it is there. -ENODATA: more is needed.
 */
static int first_message(struct cursor c, uint8_t *buf, bool *partial,
			 struct cursor *body)
{
	struct cursor at = c;
	struct record r;
	uint32_t len;
	int n;

	if (read_record(&at, &r))
		return -ENODATA;
	if (!cursor_skip(&at, 1) && !cursor_u24(&at, &len) &&
	    len + HANDSHAKE_HEAD <= r.len && !cursor_sub(&at, len, body)) {
		*partial = false;
		return 0;
	}
	n = join_records(c, buf, HELLO_MAX);
	if (n < 0)
		return n;
	cursor_init(&at, buf, (size_t)n);
	if (cursor_skip(&at, 1) || cursor_u24(&at, &len))
		return -ENODATA;
	if (!cursor_sub(&at, len, body)) {
		*partial = false;
		return 0;
	}
	if (!*partial && n < HELLO_MAX)
		return -ENODATA;
	*partial = true;
	*body = at;
	return 0;
}

/*
 * @last: no more of this hello will come, either because the window is full
 * or because the peer has answered, so a piece of it is missing.
 */
static enum stage read_hello(enum stage stage, struct cursor c, bool last,
			     struct fields *out)
{
	uint8_t buf[HELLO_MAX];
	struct cursor body;
	bool partial = last;
	int err;

	err = first_message(c, buf, &partial, &body);
	if (err == -ENODATA)
		return stage;
	if (err)
		return BAD;
	if (stage == CLIENT_HELLO) {
		err = hello_read_client(body, &kind, partial, out);
		return err ? BAD : CLIENT_DONE;
	}
	err = hello_read_server(body, &kind, partial, out);
	return err ? BAD : SERVER_DONE;
}

/*
 * Client hello in an SSL 2.0 record: length with the top bit set, type 1,
 * version, three lengths that must add up.
 */
static enum stage read_ssl2(struct cursor c, struct fields *out)
{
	uint16_t len, version, suites, session, challenge;
	uint8_t type;

	if (cursor_u16(&c, &len) || cursor_u8(&c, &type))
		return START;
	if (type != HELLO_CLIENT)
		return BAD;
	if (cursor_u16(&c, &version))
		return START;
	if (version != 0x0002 && (version < 0x0300 || version > 0x0303))
		return BAD;
	if (cursor_u16(&c, &suites) || cursor_u16(&c, &session) ||
	    cursor_u16(&c, &challenge))
		return START;
	len &= 0x7fff;
	if (!suites || suites % 3 || session > 32 || challenge < 16 ||
	    challenge > 32 || len != 9 + suites + session + challenge)
		return BAD;
	fields_set_str(out, FIELD_TLS_VERSION, hello_version_text(version));
	return CLIENT_DONE;
}

static enum stage begin(struct cursor c, struct fields *out)
{
	struct cursor at = c;
	struct record r;
	int err;

	if (!cursor_left(&c))
		return START;
	if (c.p[0] & 0x80)
		return read_ssl2(c, out);
	err = read_record(&at, &r);
	if (err)
		return err == -ENODATA ? START : BAD;
	if (r.type != HANDSHAKE)
		return RECORDS;
	if (!cursor_left(&at))
		return START;
	switch (at.p[0]) {
	case HELLO_CLIENT:
		return CLIENT_HELLO;
	case HELLO_SERVER:
		return SERVER_HELLO;
	}
	return RECORDS;
}

/* Follows the chain of headers as far as the stream has come. */
static enum stage walk_records(struct tls_side *s, struct cursor c)
{
	struct cursor at = c;
	struct record r;
	int err;

	while (s->records < CHAIN && !cursor_skip(&at, s->pos)) {
		err = read_record(&at, &r);
		if (!err && !is_plausible(&r, &at))
			err = -EBADMSG;
		if (err)
			return err == -ENODATA ? RECORDS : BAD;
		s->pos += (uint32_t)RECORD_HEAD + r.len;
		s->records++;
		at = c;
	}
	return RECORDS;
}

static void feed_side(struct tls_state *st, const struct decode_input *in,
		      enum side side, struct fields *out)
{
	struct tls_side *s = &st->side[side];
	bool last = in->full || in->side != side;
	struct cursor c;

	cursor_init(&c, in->data[side], in->len[side]);
	if (s->stage == START)
		s->stage = begin(c, out);
	if (s->stage == CLIENT_HELLO || s->stage == SERVER_HELLO)
		s->stage = read_hello(s->stage, c, last, out);
	else if (s->stage == RECORDS)
		s->stage = walk_records(s, c);
}

/* The headers make a chain that ends where the stream does, or go on. */
static bool is_chain(const struct tls_side *s, uint32_t len)
{
	return s->stage == RECORDS &&
	       (s->records >= CHAIN || (s->records && s->pos == len));
}

static bool is_open(const struct tls_side *s)
{
	return s->stage != BAD && s->stage != START;
}

/* The client has sent something else after its hello. */
static bool has_gone_on(struct cursor c)
{
	struct record r;
	int i;

	for (i = 0; i < MAX_HELLO_RECORDS; i++) {
		if (read_record(&c, &r))
			return false;
		if (r.type != HANDSHAKE)
			return true;
		if (cursor_skip(&c, r.len))
			return false;
	}
	return true;
}

/*
 * A host name is as much as a decision needs. Without one the server's
 * hello is awaited, until the client goes on or the server says otherwise.
 */
static enum decode_result after_client_hello(const struct tls_state *st,
					     int client,
					     const struct decode_input *in)
{
	const struct tls_side *server = &st->side[!client];
	struct cursor c;

	if (in->full)
		return DECODE_DONE;
	if (server->stage != START && server->stage != SERVER_HELLO)
		return DECODE_DONE;
	cursor_init(&c, in->data[client], in->len[client]);
	return !in->len[!client] && has_gone_on(c) ? DECODE_DONE : DECODE_MORE;
}

static enum decode_result conclude(const struct tls_state *st,
				   const struct decode_input *in)
{
	const struct tls_side *s = st->side;
	int i;

	for (i = 0; i < NR_SIDES; i++) {
		if (s[i].stage == CLIENT_DONE)
			return after_client_hello(st, i, in);
	}
	for (i = 0; i < NR_SIDES; i++) {
		if (s[i].stage == SERVER_DONE || is_chain(&s[i], in->len[i]))
			return DECODE_DONE;
	}
	if (!is_open(&s[0]) && !is_open(&s[1]) &&
	    (s[0].stage == BAD || s[1].stage == BAD))
		return DECODE_FAIL;
	if (in->full)
		return is_open(&s[0]) || is_open(&s[1]) ?
			DECODE_DONE : DECODE_FAIL;
	return DECODE_MORE;
}

enum decode_result tls_feed(struct tls_state *st, const struct decode_input *in,
			    struct fields *out)
{
	size_t len;
	int side;

	for (side = 0; side < NR_SIDES; side++) {
		if (!in->len[side])
			continue;
		feed_side(st, in, side, out);
		if (st->side[side].stage == CLIENT_DONE &&
		    fields_get(out, kind.sni, &len))
			return DECODE_DONE;
	}
	return conclude(st, in);
}

static enum decode_result decode_tls(void *state, const struct decode_input *in,
				     struct fields *out)
{
	return in->tcp ? tls_feed(state, in, out) : DECODE_FAIL;
}

const struct decoder tls_decoder = {
	.name = "tls",
	.state_size = sizeof(struct tls_state),
	.decode = decode_tls,
};
