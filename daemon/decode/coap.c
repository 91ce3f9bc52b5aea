// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * CoAP over UDP: RFC 7252, with the options of RFC 7641, 7959, 8613, 8768,
 * 9175 and 9177.
 *
 *	1 | type(2) token length(4) | code(8) | message id(16) | token
 *	option: delta(4) length(4), both extended with 13 and 14, value ...
 *	ff payload
 *
 * Little of this is fixed, so a message has to hold something that only
 * CoAP would say: an address made of text, or a payload behind an option.
 */
#include "decoders.h"

#include <cursor.h>

#include "text.h"

enum {
	MAX_OPTIONS = 32,
	OPT_HOST = 3,
	OPT_PATH = 11,
	OPT_QUERY = 15,
	OPT_PROXY_URI = 35,
	OPT_PROXY_SCHEME = 39,
};

/* Longest value of each option that exists, by number; 0: no such option. */
static uint16_t max_option(uint32_t number)
{
	static const struct { uint16_t number, max; } options[] = {
		{ 1, 8 }, { 3, 255 }, { 4, 8 }, { 5, 1 }, { 6, 3 }, { 7, 2 },
		{ 8, 255 }, { 9, 255 }, { 11, 255 }, { 12, 2 }, { 14, 4 },
		{ 15, 255 }, { 16, 1 }, { 17, 2 }, { 19, 3 }, { 20, 255 },
		{ 21, 8 }, { 23, 3 }, { 27, 3 }, { 28, 4 }, { 31, 3 },
		{ 35, 1034 }, { 39, 255 }, { 60, 4 }, { 252, 40 }, { 258, 1 },
		{ 292, 8 },
	};
	size_t i;

	for (i = 0; i < sizeof(options) / sizeof(options[0]); i++) {
		if (options[i].number == number)
			return options[i].max;
	}
	return 0;
}

static bool is_text_option(uint32_t number)
{
	return number == OPT_HOST || number == OPT_PATH ||
	       number == OPT_QUERY || number == OPT_PROXY_URI ||
	       number == OPT_PROXY_SCHEME;
}

/* The codes that are registered, by class. */
static bool is_code(uint8_t code)
{
	return (code >= 0x01 && code <= 0x07) ||
	       (code >= 0x41 && code <= 0x45) ||
	       code == 0x5f || (code >= 0x80 && code <= 0x9d) ||
	       (code >= 0xa0 && code <= 0xa8);
}

/* RFC 7252 3.1: a nibble, or 13 and 14 for one and two bytes more. */
static int read_nibble(struct cursor *c, uint32_t *v)
{
	uint16_t wide;
	uint8_t byte;

	switch (*v) {
	case 13:
		if (cursor_u8(c, &byte))
			return -EBADMSG;
		*v = 13U + byte;
		return 0;
	case 14:
		if (cursor_u16(c, &wide))
			return -EBADMSG;
		*v = 269U + wide;
		return 0;
	case 15:
		return -EBADMSG;
	}
	return 0;
}

struct coap_message {
	bool text;	/* an address made of text */
	bool option;	/* any option */
	bool payload;
};

static int read_option(struct cursor *c, uint32_t *number,
		       struct coap_message *m)
{
	uint32_t delta, len;
	struct span value;
	uint8_t head;

	if (cursor_u8(c, &head))
		return -EBADMSG;
	delta = head >> 4;
	len = head & 0xf;
	if (read_nibble(c, &delta) || read_nibble(c, &len) ||
	    cursor_bytes(c, len, &value.p))
		return -EBADMSG;
	value.len = len;
	*number += delta;
	if (!max_option(*number) || len > max_option(*number))
		return -EBADMSG;
	m->option = true;
	if (is_text_option(*number)) {
		if (!span_is_text(value))
			return -EBADMSG;
		m->text |= len > 0;
	}
	return 0;
}

static int read_options(struct cursor c, struct coap_message *m)
{
	uint32_t number = 0;
	uint8_t b;
	int i;

	for (i = 0; i < MAX_OPTIONS && !cursor_peek_u8(&c, &b); i++) {
		if (b == 0xff) {
			m->payload = cursor_left(&c) > 1;
			return m->payload ? 0 : -EBADMSG;
		}
		if (read_option(&c, &number, m))
			return -EBADMSG;
	}
	return cursor_left(&c) ? -EBADMSG : 0;
}

static enum decode_result decode_coap(void *state,
				      const struct decode_input *in,
				      struct fields *out)
{
	struct coap_message m = { 0 };
	uint8_t head, code;
	struct cursor c;
	uint16_t id;

	if (in->tcp)
		return DECODE_FAIL;
	cursor_init(&c, in->data[in->side], in->len[in->side]);
	if (cursor_u8(&c, &head) || cursor_u8(&c, &code) ||
	    cursor_u16(&c, &id) || head >> 6 != 1 || (head & 0xf) > 8 ||
	    !is_code(code) || cursor_skip(&c, head & 0xf) ||
	    read_options(c, &m))
		return DECODE_FAIL;
	if (code < 0x40)
		return m.text ? DECODE_DONE : DECODE_FAIL;
	return m.option && (m.payload || m.text) ? DECODE_DONE : DECODE_FAIL;
}

const struct decoder coap_decoder = {
	.name = "coap",
	.decode = decode_coap,
};
