// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * STUN and TURN: RFC 8489 and 8656 (with magic cookie), RFC 3489 (without),
 * RFC 6062 (TCP), RFC 4571 (length in front, over TCP).
 *
 *	0               16              32
 *	| 00 type       | length        |	length: of the attributes
 *	| cookie 2112a442               |
 *	| transaction id (96)           |
 *	| attribute type | length | value, padded to 4 | ...
 *
 *	| 01 channel    | length        | data		ChannelData
 */
#include "decoders.h"

#include <stdio.h>
#include <string.h>

#include <cursor.h>

#include "sides.h"
#include "text.h"

enum {
	HEAD_LEN = 20,
	ATTR_REALM = 0x0014,
	ATTR_SOFTWARE = 0x8022,
	/* messages to wait for one with a software or a realm */
	MAX_MESSAGES = 4,
	MAX_ATTRIBUTES = 64,
};

#define COOKIE 0x2112a442U

struct stun_state {
	uint8_t messages;
	uint8_t classic;	/* of them without a cookie */
};

struct stun_message {
	uint16_t type;
	bool cookie;
	struct span software, realm;
};

static const struct { uint16_t method; const char *text; } methods[] = {
	{ 0x001, "binding" }, { 0x002, "shared-secret" }, { 0x003, "allocate" },
	{ 0x004, "refresh" }, { 0x006, "send" }, { 0x007, "data" },
	{ 0x008, "create-permission" }, { 0x009, "channel-bind" },
	{ 0x00a, "connect" }, { 0x00b, "connection-bind" },
	{ 0x00c, "connection-attempt" },
};

/* The two class bits lie within the method: RFC 8489 figure 3. */
static uint16_t method_of(uint16_t type)
{
	return (type & 0x000f) | (type >> 1 & 0x0070) | (type >> 2 & 0x0f80);
}

/* RFC 3489 11.1, and the first drafts of TURN. */
static bool is_classic_type(uint16_t type)
{
	return type == 0x0001 || type == 0x0101 || type == 0x0111 ||
	       type == 0x0002 || type == 0x0102 || type == 0x0112 ||
	       type == 0x0003 || type == 0x0103 || type == 0x0113 ||
	       type == 0x0004 || type == 0x0115;
}

/*
 * The chain of attributes has to fill the message. @pad: values are padded
 * to 4 bytes, which Microsoft's TURN does not do; the last one's padding is
 * not always there.
 */
static int read_attributes(struct cursor c, bool pad, struct stun_message *m)
{
	uint16_t type, len, i;
	const uint8_t *value;

	for (i = 0; i < MAX_ATTRIBUTES && cursor_left(&c); i++) {
		if (cursor_u16(&c, &type) || cursor_u16(&c, &len) ||
		    cursor_bytes(&c, len, &value))
			return -EBADMSG;
		if (type == ATTR_SOFTWARE)
			m->software = (struct span){ value, len };
		else if (type == ATTR_REALM)
			m->realm = (struct span){ value, len };
		if (pad && cursor_skip(&c, (4 - len % 4) % 4))
			cursor_skip(&c, cursor_left(&c));
	}
	return 0;
}

/* -ENODATA: right as far as it goes. Consumes the message. */
static int read_message(struct cursor *c, struct stun_message *m)
{
	struct cursor attributes;
	uint32_t cookie;
	uint16_t len;

	memset(m, 0, sizeof(*m));
	if (cursor_u16(c, &m->type))
		return -ENODATA;
	if (m->type & 0xc000 || !method_of(m->type))
		return -EBADMSG;
	if (cursor_u16(c, &len) || cursor_u32(c, &cookie))
		return -ENODATA;
	m->cookie = cookie == COOKIE;
	if (!m->cookie && (!is_classic_type(m->type) || len % 4))
		return -EBADMSG;
	if (cursor_skip(c, HEAD_LEN - 8) || cursor_sub(c, len, &attributes))
		return -ENODATA;
	if (!read_attributes(attributes, true, m))
		return 0;
	return m->cookie ? read_attributes(attributes, false, m) : -EBADMSG;
}

static void set_fields(const struct stun_message *m, struct fields *out)
{
	uint16_t method = method_of(m->type);
	char text[16];
	size_t i;

	for (i = 0; i < sizeof(methods) / sizeof(methods[0]); i++) {
		if (methods[i].method == method)
			break;
	}
	if (i < sizeof(methods) / sizeof(methods[0])) {
		fields_set_str(out, FIELD_STUN_METHOD, methods[i].text);
	} else {
		snprintf(text, sizeof(text), "0x%03x", method);
		fields_set_str(out, FIELD_STUN_METHOD, text);
	}
	if (m->software.len && span_is_text(m->software))
		fields_set(out, FIELD_STUN_SOFTWARE, m->software.p,
			   m->software.len);
	if (m->realm.len && span_is_text(m->realm))
		fields_set(out, FIELD_STUN_REALM, m->realm.p, m->realm.len);
}

/*
 * Without a cookie little is certain: two messages are wanted. With one,
 * a few more are looked at for what names the software.
 */
static enum decode_result take_message(struct stun_state *st,
				       const struct stun_message *m,
				       struct fields *out)
{
	set_fields(m, out);
	st->messages++;
	if (!m->cookie)
		st->classic++;
	if (m->software.len || m->realm.len || st->classic >= 2)
		return DECODE_DONE;
	return st->messages < MAX_MESSAGES ? DECODE_MORE : DECODE_DONE;
}

/* RFC 8656 12.4; only behind a STUN message, which alone is certain. */
static bool is_channel_data(struct cursor c)
{
	uint16_t channel, len;

	return !cursor_u16(&c, &channel) && !cursor_u16(&c, &len) &&
	       channel >= 0x4000 && channel <= 0x4fff &&
	       cursor_left(&c) >= len && cursor_left(&c) < len + 4U;
}

static enum decode_result feed_datagram(struct stun_state *st,
					const struct decode_input *in,
					struct fields *out)
{
	struct stun_message m;
	struct cursor c;
	int err;

	cursor_init(&c, in->data[in->side], in->len[in->side]);
	if (is_channel_data(c))
		return st->messages ? DECODE_DONE : DECODE_MORE;
	err = read_message(&c, &m);
	if (err == -ENODATA && in->wire_len > in->len[in->side] && m.cookie)
		return DECODE_DONE;
	/* media may share the ports: RFC 7983 */
	if (err || cursor_left(&c))
		return st->messages ? DECODE_DONE : DECODE_FAIL;
	return take_message(st, &m, out);
}

/*
 * The first message of a stream, with a length in front or not. Over TCP
 * there is no STUN without a cookie.
 */
static enum decode_result feed_stream(const struct decode_input *in, int side,
				      struct fields *out)
{
	bool more = in->len[side] < 2 + 8;
	struct stun_message m;
	struct cursor c;
	uint16_t len;
	int err;

	cursor_init(&c, in->data[side], in->len[side]);
	err = read_message(&c, &m);
	if (!m.cookie) {
		cursor_init(&c, in->data[side], in->len[side]);
		if (cursor_u16(&c, &len))
			return DECODE_MORE;
		err = read_message(&c, &m);
		if (!err && (size_t)(c.p - in->data[side]) != len + 2U)
			err = -EBADMSG;
	}
	if (err == -ENODATA && (m.cookie || more))
		return DECODE_MORE;
	if (err || !m.cookie)
		return more ? DECODE_MORE : DECODE_FAIL;
	set_fields(&m, out);
	return DECODE_DONE;
}

static enum decode_result decode_stun(void *state,
				      const struct decode_input *in,
				      struct fields *out)
{
	enum decode_result r;

	if (!in->tcp)
		return feed_datagram(state, in, out);
	r = sides_feed(in, feed_stream, out);
	return r == DECODE_MORE && in->full ? DECODE_FAIL : r;
}

const struct decoder stun_decoder = {
	.name = "stun",
	.state_size = sizeof(struct stun_state),
	.decode = decode_stun,
};
