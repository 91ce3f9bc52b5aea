// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * CoAP over UDP (RFC 7252), with the options of RFC 7641, 7959, 8613, 8768,
 * 9175 and 9177.
 *
 *	1 | type(2) token length(4) | code(8) | message id(16) | token
 *	option: delta(4) length(4), both extended with 13 and 14, value ...
 *	ff payload
 *
 * Little of this is fixed, so a message has to hold something that only
 * CoAP would say: an address made of text, a payload behind an option, or the
 * token of a request in its answer.
 */
#include "decoders.h"

#include <string.h>

#include <cursor.h>

#include "text.h"

enum {
	MAX_OPTIONS = 32,
	MAX_TOKEN = 8,
	FIRST_ANSWER = 0x40,	/* codes below are requests */
	CODE_SETTINGS = 0xe1,
	OPT_HOST = 3,
	OPT_LOCATION_PATH = 8,
	OPT_PATH = 11,
	OPT_QUERY = 15,
	OPT_LOCATION_QUERY = 20,
	OPT_PROXY_URI = 35,
	OPT_PROXY_SCHEME = 39,
};

enum option_place {
	ASKED = 1,
	ANSWERED = 2,
	BOTH = ASKED | ANSWERED,
};

/*
 * Longest value of option @number, which only messages of its @place hold;
 * 0: no such option there.
 */
static uint16_t max_option(uint32_t number, enum option_place place)
{
	static const struct { uint16_t number, max, place; } options[] = {
		{ 1, 8, ASKED }, { 3, 255, ASKED }, { 4, 8, BOTH },
		{ 5, 1, ASKED }, { 6, 3, BOTH }, { 7, 2, ASKED },
		{ 8, 255, ANSWERED }, { 9, 255, BOTH }, { 11, 255, ASKED },
		{ 12, 2, BOTH }, { 14, 4, ANSWERED }, { 15, 255, ASKED },
		{ 16, 1, ASKED }, { 17, 2, ASKED }, { 19, 3, BOTH },
		{ 20, 255, ANSWERED }, { 21, 8, ASKED }, { 23, 3, BOTH },
		{ 27, 3, BOTH }, { 28, 4, BOTH }, { 31, 3, BOTH },
		{ 35, 1034, ASKED }, { 39, 255, ASKED }, { 60, 4, BOTH },
		{ 252, 40, BOTH }, { 258, 1, ASKED }, { 292, 8, ASKED },
	};
	size_t i;

	for (i = 0; i < sizeof(options) / sizeof(options[0]); i++) {
		if (options[i].number == number)
			return options[i].place & place ? options[i].max : 0;
	}
	return 0;
}

static bool is_text_option(uint32_t number)
{
	return number == OPT_HOST || number == OPT_PATH ||
	       number == OPT_QUERY || number == OPT_PROXY_URI ||
	       number == OPT_PROXY_SCHEME ||
	       number == OPT_LOCATION_PATH || number == OPT_LOCATION_QUERY;
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
	enum option_place place;
	bool text;	/* an address made of text */
	bool option;	/* any option */
	bool payload;
};

static int read_option(struct cursor *c, uint32_t *number,
		       struct coap_message *m)
{
	uint32_t delta, len, max;
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
	max = max_option(*number, m->place);
	if (!max || len > max)
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

/* A request that proves nothing, of which an answer has the token. */
struct coap_state {
	bool asked;
	uint8_t token_len;
	uint8_t token[MAX_TOKEN];
};

static int read_message(struct cursor *c, uint8_t *code, struct span *token,
			struct coap_message *m)
{
	uint8_t head;
	uint16_t id;

	if (cursor_u8(c, &head) || cursor_u8(c, code) || cursor_u16(c, &id) ||
	    head >> 6 != 1 || (head & 0xf) > MAX_TOKEN || !is_code(*code))
		return -EBADMSG;
	token->len = head & 0xf;
	if (cursor_bytes(c, token->len, &token->p))
		return -EBADMSG;
	m->place = *code < FIRST_ANSWER ? ASKED : ANSWERED;
	return read_options(*c, m);
}

static enum decode_result ask(struct coap_state *s, const struct span *token)
{
	s->asked = token->len != 0;
	s->token_len = (uint8_t)token->len;
	memcpy(s->token, token->p, token->len);
	return s->asked ? DECODE_UNPROVEN : DECODE_FAIL;
}

static bool is_answer(const struct coap_state *s, const struct span *token)
{
	return s->asked && token->len == s->token_len &&
	       !memcmp(token->p, s->token, token->len);
}

/* RFC 8323 5.3: without a token, code 7.01; a length of 13 and up is long. */
static enum decode_result greet(const struct decode_input *in)
{
	struct cursor c;
	uint8_t head, code;

	cursor_init(&c, in->data[in->side], in->len[in->side]);
	if (cursor_u8(&c, &head) || cursor_u8(&c, &code))
		return in->full ? DECODE_FAIL : DECODE_MORE;
	return !(head & 0xf) && head >> 4 < 13 && code == CODE_SETTINGS ?
		DECODE_DONE : DECODE_FAIL;
}

static enum decode_result decode_coap(void *state,
				      const struct decode_input *in,
				      struct fields *out)
{
	struct coap_message m = { 0 };
	struct coap_state *s = state;
	struct span token;
	struct cursor c;
	uint8_t code;

	if (in->tcp)
		return greet(in);
	cursor_init(&c, in->data[in->side], in->len[in->side]);
	if (read_message(&c, &code, &token, &m))
		return DECODE_FAIL;
	if (m.place == ASKED)
		return m.text ? DECODE_DONE : ask(s, &token);
	return is_answer(s, &token) ||
	       (m.option && (m.payload || m.text)) ? DECODE_DONE : DECODE_FAIL;
}

const struct decoder coap_decoder = {
	.name = "coap",
	.state_size = sizeof(struct coap_state),
	.decode = decode_coap,
};
