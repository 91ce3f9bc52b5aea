// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Kerberos 5 over UDP and TCP: RFC 4120 (messages, and a length of 32 bits
 * in front over TCP), RFC 3244 (change of password).
 */
#include "decoders.h"

#include <cursor.h>

#include "ber.h"
#include "sides.h"
#include "text.h"

enum {
	PVNO = 5,
	MAX_LEN = 1 << 20,	/* over TCP; no ticket comes near */
};

/* Where a message has its version, its type and a realm. */
static const struct message {
	uint8_t type;		/* and the application tag */
	const char *name;
	uint8_t pvno;		/* context tag; the type's is the next */
	uint8_t realm;		/* 0: none; in a request within the body */
	bool request;
} messages[] = {
	{ 10, "AS-REQ", 1, 2, true },
	{ 11, "AS-REP", 0, 3, false },
	{ 12, "TGS-REQ", 1, 2, true },
	{ 13, "TGS-REP", 0, 3, false },
	{ 14, "AP-REQ", 0, 0, false },
	{ 15, "AP-REP", 0, 0, false },
	{ 20, "KRB-SAFE", 0, 0, false },
	{ 21, "KRB-PRIV", 0, 0, false },
	{ 22, "KRB-CRED", 0, 0, false },
	{ 30, "KRB-ERROR", 0, 9, false },
};

static const struct message *find_message(uint32_t tag)
{
	size_t i;

	for (i = 0; i < sizeof(messages) / sizeof(messages[0]); i++) {
		if (tag == BER_APPLICATION((uint32_t)messages[i].type))
			return &messages[i];
	}
	return NULL;
}

/* [n] INTEGER, as Kerberos tags all members explicitly. */
static int read_number(struct cursor *c, uint8_t n, int64_t *v)
{
	struct cursor body;

	if (ber_expect(c, BER_CONTEXT((uint32_t)n), &body))
		return -EBADMSG;
	return ber_integer(&body, BER_INTEGER, v);
}

/* The GeneralString under [n] of a sequence that may be cut. */
static void find_realm(struct cursor c, uint8_t n, struct fields *out)
{
	struct cursor text;
	struct ber item;
	struct span s;

	while (!ber_read(&c, &item)) {
		if (item.tag != BER_CONTEXT((uint32_t)n))
			continue;
		if (ber_expect(&item.body, BER_GENERAL_STRING, &text))
			return;
		s = (struct span){ text.p, cursor_left(&text) };
		if (s.len && span_is_text(s))
			fields_set(out, FIELD_KERBEROS_REALM, s.p, s.len);
		return;
	}
}

/* The body of a request is the element [4], a sequence. */
static void find_request_realm(struct cursor c, uint8_t n, struct fields *out)
{
	struct ber item, body;
	int err;

	do {
		err = ber_read(&c, &item);
		if (err == -EBADMSG || (err && !cursor_left(&item.body)))
			return;
	} while (!err && item.tag != BER_CONTEXT(4));
	if (item.tag != BER_CONTEXT(4))
		return;
	err = ber_read(&item.body, &body);
	if (err != -EBADMSG && body.tag == BER_SEQUENCE)
		find_realm(body.body, n, out);
}

/* 0; -ENODATA: right as far as it goes. */
static int read_message(struct cursor *c, struct fields *out)
{
	const struct message *m;
	struct ber outer, seq;
	struct cursor at;
	int64_t pvno, type;
	int err, whole;

	whole = ber_read(c, &outer);
	if (whole == -EBADMSG)
		return whole;
	m = find_message(outer.tag);
	if (!m)
		return outer.tag ? -EBADMSG : -ENODATA;
	err = ber_read(&outer.body, &seq);
	if (err == -EBADMSG || (seq.tag && seq.tag != BER_SEQUENCE) ||
	    (!err && cursor_left(&outer.body)))
		return -EBADMSG;
	at = seq.body;
	err = read_number(&at, m->pvno, &pvno);
	if (!err)
		err = read_number(&at, m->pvno + 1, &type);
	if (err)
		return whole && cursor_left(&seq.body) < 10 ? whole : err;
	if (pvno != PVNO || type != m->type)
		return -EBADMSG;
	fields_set_str(out, FIELD_KERBEROS_MSG_TYPE, m->name);
	if (m->request)
		find_request_realm(at, m->realm, out);
	else if (m->realm)
		find_realm(at, m->realm, out);
	return whole;
}

/* RFC 3244: length, version, length of an AP-REQ, AP-REQ, KRB-PRIV */
static int read_password(struct cursor *c, struct fields *out)
{
	uint16_t len, version, ap_len;
	size_t all = cursor_left(c);
	struct cursor ap;

	if (cursor_u16(c, &len) || cursor_u16(c, &version) ||
	    cursor_u16(c, &ap_len))
		return -ENODATA;
	if (len != all || (version != 1 && version != 0xff80) ||
	    cursor_sub(c, ap_len, &ap))
		return -EBADMSG;
	if (!ap_len)
		return read_message(c, out);
	cursor_skip(c, cursor_left(c));		/* the KRB-PRIV */
	return read_message(&ap, out);
}

static enum decode_result decode_datagram(const struct decode_input *in,
					  struct fields *out)
{
	bool cut = in->wire_len > in->len[in->side];
	struct cursor c;
	int err;

	cursor_init(&c, in->data[in->side], in->len[in->side]);
	if (cursor_left(&c) && c.p[0] < 0x60)
		err = read_password(&c, out);
	else
		err = read_message(&c, out);
	if (!err)
		return cursor_left(&c) && c.p[0] ? DECODE_FAIL : DECODE_DONE;
	return err == -ENODATA && cut ? DECODE_DONE : DECODE_FAIL;
}

static enum decode_result decode_stream(const struct decode_input *in, int side,
					struct fields *out)
{
	struct cursor c, message;
	uint32_t len;
	int err;

	cursor_init(&c, in->data[side], in->len[side]);
	if (cursor_u32(&c, &len))
		return DECODE_MORE;
	if (len < 10 || len > MAX_LEN)
		return DECODE_FAIL;
	if (cursor_sub(&c, len, &message))
		message = c;
	if (!cursor_left(&message))
		return DECODE_MORE;
	err = message.p[0] < 0x60 ? read_password(&message, out) :
		read_message(&message, out);
	if (err == -ENODATA && !in->full)
		return DECODE_MORE;
	return err == -EBADMSG ? DECODE_FAIL : DECODE_DONE;
}

static enum decode_result decode_kerberos(void *state,
					  const struct decode_input *in,
					  struct fields *out)
{
	if (!in->tcp)
		return in->len[in->side] ? decode_datagram(in, out) :
			DECODE_FAIL;
	return sides_feed(in, decode_stream, out);
}

const struct decoder kerberos_decoder = {
	.name = "kerberos",
	.decode = decode_kerberos,
};
