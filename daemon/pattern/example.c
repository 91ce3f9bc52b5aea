// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Payloads of examples: "text" hex 16 03 01 pad 200 00, put together.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "form.h"

/* A payload growing up to PATTERN_MAX_PAYLOAD. */
struct payload {
	uint8_t *data;
	size_t len, size;
};

static int put_bytes(struct payload *pl, uint8_t byte, size_t n,
		     const struct text *at, struct lines *l)
{
	if (n > PATTERN_MAX_PAYLOAD - pl->len)
		return lines_error(l, at, "a payload has at most %d bytes",
				   PATTERN_MAX_PAYLOAD);
	if (pl->len + n > pl->size) {
		size_t size = 2 * (pl->len + n);
		uint8_t *data = realloc(pl->data, size);

		if (!data)
			return lines_no_memory(l);
		pl->data = data;
		pl->size = size;
	}
	memset(pl->data + pl->len, byte, n);
	pl->len += n;
	return 0;
}

/* \xHH and \OOO: bytes by number; @t stands behind the backslash. */
static int read_numeric(struct text *t, uint8_t *byte)
{
	unsigned int v = 0, n = 0;

	if (*t->s == 'x') {
		if (t->len < 3 || hex_digit(t->s[1]) < 0 ||
		    hex_digit(t->s[2]) < 0)
			return -EINVAL;
		*byte = (uint8_t)(hex_digit(t->s[1]) << 4 | hex_digit(t->s[2]));
		text_skip(t, 3);
		return 0;
	}
	while (n < 3 && n < t->len && t->s[n] >= '0' && t->s[n] <= '7')
		v = v * 8 + (unsigned int)(t->s[n++] - '0');
	if (!n || v > 255)
		return -EINVAL;
	*byte = (uint8_t)v;
	text_skip(t, n);
	return 0;
}

static int read_escape(struct text *t, uint8_t *byte)
{
	static const char from[] = "nrtabfve\\\"'?";
	static const char to[] = "\n\r\t\a\b\f\v\033\\\"'?";
	const char *at;

	if (!t->len)
		return -EINVAL;
	if (*t->s == 'x' || (*t->s >= '0' && *t->s <= '7'))
		return read_numeric(t, byte);
	at = strchr(from, *t->s);
	if (!at || !*at)
		return -EINVAL;
	*byte = (uint8_t)to[at - from];
	text_skip(t, 1);
	return 0;
}

/* "...": @t stands on the opening quote. */
static int read_string(struct text *t, struct payload *pl, struct lines *l)
{
	const struct text start = *t;

	text_skip(t, 1);
	while (t->len && *t->s != '"') {
		uint8_t byte = (uint8_t)*t->s;
		struct text at = *t;
		int ret;

		text_skip(t, 1);
		if (byte == '\\' && read_escape(t, &byte))
			return lines_error(l, &at,
					   "unknown escape: use \\n \\r \\t \\\\ \\\" \\xHH or \\OOO");
		ret = put_bytes(pl, byte, 1, &at, l);
		if (ret)
			return ret;
	}
	if (!t->len)
		return lines_error(l, &start, "string has no closing quote");
	text_skip(t, 1);
	text_trim(t);
	return 0;
}

static bool is_hex(const struct text *word)
{
	size_t i;

	for (i = 0; i < word->len; i++) {
		if (hex_digit(word->s[i]) < 0)
			return false;
	}
	return word->len != 0;
}

/* Digits in pairs, in as many words as there are. */
static int read_hex(struct text *t, struct payload *pl, struct lines *l)
{
	struct text word, rest = *t;
	bool any = false;

	while (text_word(&rest, &word) && is_hex(&word)) {
		if (word.len % 2)
			return lines_error(l, &word,
					   "odd number of hexadecimal digits");
		for (any = true; word.len; text_skip(&word, 2)) {
			int v = hex_digit(word.s[0]) << 4 | hex_digit(word.s[1]);
			int ret = put_bytes(pl, (uint8_t)v, 1, &word, l);

			if (ret)
				return ret;
		}
		*t = rest;
	}
	if (!any)
		return lines_error(l, t, "hex needs hexadecimal digits");
	return 0;
}

static int read_pad(struct text *t, struct payload *pl, struct lines *l)
{
	struct text count, byte;
	unsigned long n;

	text_word(t, &count);
	if (text_number(&count, PATTERN_MAX_PAYLOAD, &n))
		return lines_error(l, &count, "pad needs a number of bytes");
	text_word(t, &byte);
	if (byte.len != 2 || !is_hex(&byte))
		return lines_error(l, &byte,
				   "pad needs a byte as two hexadecimal digits");
	return put_bytes(pl, (uint8_t)(hex_digit(byte.s[0]) << 4 |
				       hex_digit(byte.s[1])), n, &byte, l);
}

static int read_item(struct text *t, struct payload *pl, struct lines *l)
{
	struct text word;

	if (*t->s == '"')
		return read_string(t, pl, l);
	text_word(t, &word);
	if (text_is(&word, "hex"))
		return read_hex(t, pl, l);
	if (text_is(&word, "pad"))
		return read_pad(t, pl, l);
	return lines_error(l, &word,
			   "a payload is made of \"text\", hex DIGITS and pad N BYTE");
}

int example_add_packet(struct example *ex, bool from_server, struct text *items,
		       struct lines *l)
{
	const struct text start = *items;
	struct payload pl = { 0 };
	struct example_packet *more;
	int ret;

	while (items->len) {
		ret = read_item(items, &pl, l);
		if (ret)
			goto err_free;
	}
	ret = -EINVAL;
	if (!pl.len) {
		lines_error(l, &start, "the payload is empty");
		goto err_free;
	}
	if (ex->nr_packets == PATTERN_MAX_PACKETS) {
		lines_error(l, &start, "more than %d packets in an example",
			    PATTERN_MAX_PACKETS);
		goto err_free;
	}
	more = array_more(ex->packets, ex->nr_packets, sizeof(*more));
	if (!more) {
		ret = lines_no_memory(l);
		goto err_free;
	}
	ex->packets = more;
	more[ex->nr_packets++] = (struct example_packet) {
		.from_server = from_server,
		.data = pl.data,
		.len = (uint32_t)pl.len,
	};
	return 0;

err_free:
	free(pl.data);
	return ret;
}
