// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * LDAP over TCP, and connectionless over UDP: RFC 4511, RFC 1798, [MS-ADTS]
 * 6.3.3. StartTLS (RFC 4511 4.14) hands over to TLS.
 *
 *	SEQUENCE { messageID INTEGER, operation [APPLICATION n], controls }
 */
#include "decoders.h"

#include <string.h>

#include <cursor.h>

#include "ber.h"
#include "tls.h"

#define START_TLS "1.3.6.1.4.1.1466.20037"

struct ldap_state {
	struct tls_state tls;
	uint32_t end[NR_SIDES];		/* of the first message */
	bool started;			/* StartTLS was asked for */
};

enum {
	BIND_REQUEST = 0x60,
	UNBIND = 0x42,
	DELETE = 0x4a,
	ABANDON = 0x50,
	SEARCH = 0x63,
	ENTRY = 0x64,
	MODIFY = 0x66,
	ADD = 0x68,
	RENAME = 0x6c,
	COMPARE = 0x6e,
	REFERENCE = 0x73,
	EXTENDED = 0x77,
	INTERMEDIATE = 0x79,
	REQUEST_NAME = 0x80,	/* [0] within an extended request */
};

/* LDAPResult, by the application numbers of the answers. */
static bool is_result(uint32_t tag)
{
	return tag == 0x61 || tag == 0x65 || tag == 0x67 || tag == 0x69 ||
	       tag == 0x6b || tag == 0x6d || tag == 0x6f || tag == 0x78;
}

static bool is_number(struct cursor *c, uint32_t tag, int64_t low, int64_t high)
{
	int64_t v;

	return !ber_integer(c, tag, &v) && v >= low && v <= high;
}

static bool is_string(struct cursor *c)
{
	struct cursor s;

	return !ber_expect(c, BER_OCTET_STRING, &s);
}

static bool is_extended(struct cursor op, bool *start_tls)
{
	struct cursor name;

	if (ber_expect(&op, REQUEST_NAME, &name))
		return false;
	*start_tls = cursor_left(&name) == strlen(START_TLS) &&
		!memcmp(name.p, START_TLS, strlen(START_TLS));
	return true;
}

/* The elements an operation begins with; @op may be cut behind them. */
static bool is_operation(uint32_t tag, struct cursor op, bool *start_tls)
{
	struct ber next;

	switch (tag) {
	case UNBIND:
		return !cursor_left(&op);
	case DELETE:
	case ABANDON:
		return cursor_left(&op) > 0;
	case BIND_REQUEST:
		return is_number(&op, BER_INTEGER, 1, 3) && is_string(&op);
	case SEARCH:
		return is_string(&op) && is_number(&op, BER_ENUMERATED, 0, 3) &&
		       is_number(&op, BER_ENUMERATED, 0, 3);
	case EXTENDED:
		return is_extended(op, start_tls);
	case ENTRY:
	case MODIFY:
	case ADD:
	case COMPARE:
		return is_string(&op) && ber_read(&op, &next) != -EBADMSG &&
		       next.tag == BER_SEQUENCE;
	case RENAME:
	case REFERENCE:
		return is_string(&op);
	case INTERMEDIATE:
		return !ber_read(&op, &next) &&
		       (next.tag == 0x80 || next.tag == 0x81);
	}
	return is_result(tag) && is_number(&op, BER_ENUMERATED, 0, 0x7fff) &&
	       is_string(&op);
}

/*
 * 0 a message, whole or as far as it has to be known; -ENODATA; -EBADMSG.
 */
static int read_message(struct cursor *c, bool *start_tls)
{
	struct ber message, op;
	int whole, err;

	whole = ber_read(c, &message);
	if (whole == -EBADMSG || (message.tag && message.tag != BER_SEQUENCE))
		return -EBADMSG;
	/* an integer is never longer than this */
	if (whole && cursor_left(&message.body) < 8)
		return -ENODATA;
	if (!is_number(&message.body, BER_INTEGER, 0, INT32_MAX))
		return -EBADMSG;
	err = ber_read(&message.body, &op);
	if (err == -EBADMSG || (err && !whole))
		return -EBADMSG;
	if (is_operation(op.tag, op.body, start_tls))
		return 0;
	return whole ? -ENODATA : -EBADMSG;
}

/* What each side sends behind the request for TLS and its answer. */
static enum decode_result feed_tls(struct ldap_state *st,
				   const struct decode_input *in,
				   struct fields *out)
{
	struct decode_input tls = *in;
	enum decode_result r;
	int side;

	for (side = 0; side < NR_SIDES; side++) {
		tls.len[side] = st->end[side] && in->len[side] > st->end[side] ?
			in->len[side] - st->end[side] : 0;
		tls.data[side] = tls.len[side] ?
			in->data[side] + st->end[side] : NULL;
	}
	if (!tls.len[0] && !tls.len[1])
		return in->full ? DECODE_DONE : DECODE_MORE;
	r = tls_feed(&st->tls, &tls, out);
	return r == DECODE_MORE ? r : DECODE_DONE;
}

static enum decode_result feed_stream(struct ldap_state *st,
				      const struct decode_input *in,
				      struct fields *out)
{
	bool right = false, open = false;
	struct cursor c;
	int side, err;

	for (side = 0; side < NR_SIDES; side++) {
		if (!in->len[side] || st->end[side])
			continue;
		cursor_init(&c, in->data[side], in->len[side]);
		err = read_message(&c, &st->started);
		open |= err == -ENODATA;
		right |= !err;
		if (!err)
			st->end[side] = (uint32_t)(c.p - in->data[side]);
	}
	if (st->started)
		return feed_tls(st, in, out);
	if (right)
		return DECODE_DONE;
	return open && !in->full ? DECODE_MORE : DECODE_FAIL;
}

static enum decode_result decode_ldap(void *state,
				      const struct decode_input *in,
				      struct fields *out)
{
	bool start_tls = false;
	struct cursor c;

	if (in->tcp)
		return feed_stream(state, in, out);
	if (!in->len[in->side])
		return DECODE_FAIL;
	cursor_init(&c, in->data[in->side], in->len[in->side]);
	return read_message(&c, &start_tls) ? DECODE_FAIL : DECODE_DONE;
}

const struct decoder ldap_decoder = {
	.name = "ldap",
	.state_size = sizeof(struct ldap_state),
	.decode = decode_ldap,
};
