// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Google QUIC before the IETF's: versions Q0nn. Written from Chromium's
 * "QUIC Wire Layout Specification" and "QUIC Crypto" documents.
 *
 *	up to Q043	flags(8) connection id(64) version(32) number ...
 *	Q044 to Q049	1....... version(32) id lengths(8) id number(32) ...
 *	Q050		as IETF QUIC, with keys from a salt of its own
 *
 * The client's first packet is readable: a hash of 12 bytes, then a frame
 * of stream 1 with the message CHLO, a table of tags.
 */
#include "decoders.h"

#include <string.h>

#include <cursor.h>

#include "quic.h"
#include "text.h"

enum {
	FLAG_VERSION = 0x01,
	FLAG_RESET = 0x02,
	FLAG_RESERVED = 0x80,
	MAX_TAGS = 128,		/* Chromium's own limit */
	/* the frame with the hello is the first; its head is short */
	MAX_BEFORE_HELLO = 64,
	MAX_DATAGRAMS = 4,
};

static bool is_version(const uint8_t *v)
{
	return v[0] == 'Q' && v[1] == '0' && v[2] >= '0' && v[2] <= '5' &&
	       v[3] >= '0' && v[3] <= '9';
}

/* The value of tag @i of @nr, whose ends count from behind the table. */
static int read_tag(const struct cursor *table, const struct cursor *values,
		    uint16_t i, uint32_t *start, const uint8_t **tag,
		    struct span *value)
{
	struct cursor c = *table;
	uint32_t end;

	if (cursor_skip(&c, (size_t)i * 8) || cursor_bytes(&c, 4, tag) ||
	    cursor_u32le(&c, &end))
		return -ENODATA;
	if (end < *start || end > cursor_left(values))
		return -EBADMSG;
	value->p = values->p + *start;
	value->len = end - *start;
	*start = end;
	return 0;
}

/* The client's hello and the server's answers to it are tables alike. */
static bool is_message(const uint8_t *tag)
{
	return !memcmp(tag, "CHLO", 4) || !memcmp(tag, "REJ", 4) ||
	       !memcmp(tag, "SHLO", 4);
}

int gquic_read_hello(const uint8_t *data, size_t len, struct fields *out)
{
	struct cursor table, values;
	uint16_t nr, padding, i;
	const uint8_t *tag;
	struct span value;
	uint32_t at = 0;

	cursor_init(&table, data, len);
	if (cursor_bytes(&table, 4, &tag) || !is_message(tag) ||
	    cursor_u16le(&table, &nr) || cursor_u16le(&table, &padding) ||
	    !nr || nr > MAX_TAGS || padding)
		return -EBADMSG;
	values = table;
	if (cursor_skip(&values, (size_t)nr * 8))
		return -EBADMSG;
	for (i = 0; i < nr; i++) {
		if (read_tag(&table, &values, i, &at, &tag, &value))
			break;
		if (!memcmp(tag, "SNI", 4) && span_is_text(value) && value.len)
			fields_set_host(out, FIELD_QUIC_SNI, value.p,
					value.len);
		else if (!memcmp(tag, "ALPN", 4) && value.len)
			fields_set(out, FIELD_QUIC_ALPN, value.p, value.len);
	}
	return 0;
}

/* The message within the first bytes of @c, behind hash and frame head. */
static int find_hello(struct cursor c, struct fields *out)
{
	const uint8_t *end = c.end;

	if (cursor_left(&c) > MAX_BEFORE_HELLO)
		end = c.p + MAX_BEFORE_HELLO;
	for (; c.end - c.p >= 4 && c.p < end; c.p++) {
		if (is_message(c.p))
			return gquic_read_hello(c.p, cursor_left(&c), out);
	}
	return -ENOENT;
}

/*
 * Where the version is, if the packet has one: behind a connection id whose
 * length two flags gave, differently over time.
 */
static const uint8_t *find_version(struct cursor c)
{
	static const uint8_t id_lens[] = { 8, 0, 4, 1 };
	const uint8_t *v;
	struct cursor at;
	size_t i;

	for (i = 0; i < sizeof(id_lens); i++) {
		at = c;
		if (!cursor_skip(&at, id_lens[i]) &&
		    !cursor_bytes(&at, 4, &v) && is_version(v))
			return v;
	}
	return NULL;
}

/*
 * The header of a packet. *@version: what it names, NULL for nothing, as
 * all but the first of a client do. Only a reset ends without more.
 */
static int read_header(struct cursor c, const uint8_t **version, bool *reset)
{
	uint8_t flags, lengths;

	*version = NULL;
	*reset = false;
	if (cursor_u8(&c, &flags))
		return -ENODATA;
	if (flags & FLAG_RESERVED) {
		if (cursor_bytes(&c, 4, version) || !is_version(*version) ||
		    cursor_u8(&c, &lengths))
			return -EBADMSG;
		/* four bits each, 3 less than the length, 0 for none */
		return lengths == 0x50 || lengths == 0x05 ? 0 : -EBADMSG;
	}
	if (flags & FLAG_RESET) {
		*reset = !cursor_skip(&c, 8) && cursor_left(&c) >= 4 &&
			 !memcmp(c.p, "PRST", 4);
		return *reset ? 0 : -EBADMSG;
	}
	if (flags & FLAG_VERSION) {
		*version = find_version(c);
		return *version ? 0 : -EBADMSG;
	}
	return 0;
}

struct gquic_state {
	struct quic_state quic;	/* Q050 */
	uint8_t datagrams;
	bool seen;
	bool q050;
};

static enum decode_result decode_gquic(void *state,
				       const struct decode_input *in,
				       struct fields *out)
{
	const uint8_t *data = in->data[in->side], *version;
	struct gquic_state *st = state;
	uint32_t len = in->len[in->side];
	struct cursor c;
	bool reset;

	if (in->tcp)
		return DECODE_FAIL;
	if (!st->seen && len >= 5 && data[0] & FLAG_RESERVED &&
	    !memcmp(data + 1, "Q050", 4))
		st->q050 = true;
	if (st->q050)
		return quic_feed(&st->quic, in, out);
	cursor_init(&c, data, len);
	if (!read_header(c, &version, &reset)) {
		if (version) {
			st->seen = true;
			fields_set(out, FIELD_QUIC_VERSION, version, 4);
		}
		if (reset || !find_hello(c, out))
			return DECODE_DONE;
	}
	if (!st->seen)
		return DECODE_FAIL;
	return ++st->datagrams < MAX_DATAGRAMS ? DECODE_MORE : DECODE_DONE;
}

const struct decoder gquic_decoder = {
	.name = "gquic",
	.state_size = sizeof(struct gquic_state),
	.decode = decode_gquic,
};
