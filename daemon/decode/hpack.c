// SPDX-License-Identifier: GPL-2.0-or-later
#include "hpack.h"

#include <stdbool.h>
#include <string.h>

enum {
	MAX_SHIFT = 21,		/* of an integer: four bytes behind the first */
	MAX_CODE = 15,		/* bits; longer codes are of no text */
};

/* RFC 7541 appendix A, as far as names and values are of use. */
static const struct {
	uint8_t index;
	enum hpack_name name;
	const char *value;
} statics[] = {
	{ 1, HPACK_AUTHORITY, "" }, { 2, HPACK_METHOD, "GET" },
	{ 3, HPACK_METHOD, "POST" }, { 4, HPACK_PATH, "/" },
	{ 5, HPACK_PATH, "/index.html" }, { 8, HPACK_STATUS, "200" },
	{ 9, HPACK_STATUS, "204" }, { 10, HPACK_STATUS, "206" },
	{ 11, HPACK_STATUS, "304" }, { 12, HPACK_STATUS, "400" },
	{ 13, HPACK_STATUS, "404" }, { 14, HPACK_STATUS, "500" },
	{ 31, HPACK_CONTENT_TYPE, "" }, { 54, HPACK_SERVER, "" },
	{ 58, HPACK_USER_AGENT, "" },
};

/*
 * RFC 7541 appendix B. The code is canonical: those of one length follow
 * one another in the order of their symbols, and the next length goes on
 * behind them. Symbols that no text has are left out with their codes.
 */
static const struct {
	uint8_t bits;
	const char *symbols;
	size_t nr;
} codes[] = {
	{ 5, "012aceiost", 10 },
	{ 6, " %-./3456789=A_bdfghlmnpru", 26 },
	{ 7, ":BCDEFGHIJKLMNOPQRSTUVWYjkqvwxyz", 32 },
	{ 8, "&*,;XZ", 6 },
	{ 10, "!\"()?", 5 },
	{ 11, "'+|", 3 },
	{ 12, "#>", 2 },
	{ 13, "\0$@[]~", 6 },
	{ 14, "^}", 2 },
	{ 15, "<`{", 3 },
};

/* The symbol whose code is the first @bits of a string, or -1. */
static int find_symbol(uint32_t code, unsigned int bits)
{
	uint32_t first = 0;
	unsigned int at = 0;
	size_t i;

	for (i = 0; i < sizeof(codes) / sizeof(codes[0]); i++) {
		if (codes[i].bits > bits)
			break;
		first <<= codes[i].bits - at;
		at = codes[i].bits;
		if (at == bits && code - first < codes[i].nr)
			return (uint8_t)codes[i].symbols[code - first];
		first += (uint32_t)codes[i].nr;
	}
	return -1;
}

/* What cannot be decoded ends the text; the rest of a byte is padding. */
static size_t read_huffman(struct cursor c, uint8_t *text, size_t size)
{
	unsigned int bits = 0;
	uint32_t code = 0;
	size_t used = 0;
	int i, symbol;
	uint8_t b;

	while (used < size && !cursor_u8(&c, &b)) {
		for (i = 7; i >= 0; i--) {
			code = code << 1 | (b >> i & 1);
			if (++bits > MAX_CODE)
				return used;
			symbol = find_symbol(code, bits);
			if (symbol < 0)
				continue;
			if (used == size)
				return used;
			text[used++] = (uint8_t)symbol;
			code = bits = 0;
		}
	}
	return used;
}

/* 5.1: the low bits of a byte, or all ones and more bytes. */
static int read_integer(struct cursor *c, unsigned int prefix, uint32_t *v)
{
	uint32_t mask = (1U << prefix) - 1;
	unsigned int shift;
	uint8_t b;

	if (cursor_u8(c, &b))
		return -ENODATA;
	*v = b & mask;
	if (*v < mask)
		return 0;
	for (shift = 0; shift <= MAX_SHIFT; shift += 7) {
		if (cursor_u8(c, &b))
			return -ENODATA;
		*v += (uint32_t)(b & 0x7f) << shift;
		if (!(b & 0x80))
			return 0;
	}
	return -EBADMSG;
}

/* 5.2 */
static int read_string(struct cursor *c, uint8_t *text, size_t size,
		       size_t *used)
{
	struct cursor s;
	uint32_t len;
	uint8_t b;
	int err;

	if (cursor_peek_u8(c, &b))
		return -ENODATA;
	err = read_integer(c, 7, &len);
	if (err)
		return err;
	if (cursor_sub(c, len, &s))
		return -ENODATA;
	if (b & 0x80) {
		*used = read_huffman(s, text, size);
		return 0;
	}
	*used = len < size ? len : size;
	memcpy(text, s.p, *used);
	return 0;
}

static void set_static(struct hpack_header *h, uint32_t index, bool value)
{
	size_t i;

	for (i = 0; i < sizeof(statics) / sizeof(statics[0]); i++) {
		if (statics[i].index != index)
			continue;
		h->name = statics[i].name;
		if (value) {
			h->len = strlen(statics[i].value);
			memcpy(h->value, statics[i].value, h->len);
		}
		return;
	}
}

/* A name spelled out: the ones that senders do spell out. */
static enum hpack_name find_name(const uint8_t *text, size_t len)
{
	static const struct {
		const char *text;
		enum hpack_name name;
	} names[] = {
		{ ":authority", HPACK_AUTHORITY }, { ":method", HPACK_METHOD },
		{ ":path", HPACK_PATH }, { ":status", HPACK_STATUS },
		{ "content-type", HPACK_CONTENT_TYPE },
		{ "user-agent", HPACK_USER_AGENT }, { "server", HPACK_SERVER },
	};
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		if (len == strlen(names[i].text) &&
		    !memcmp(text, names[i].text, len))
			return names[i].name;
	}
	return HPACK_OTHER;
}

/* 6.2: a name by index or spelled out, then the value. */
static int read_literal(struct cursor *c, unsigned int prefix,
			struct hpack_header *h)
{
	uint32_t index;
	size_t len;
	int err;

	err = read_integer(c, prefix, &index);
	if (err)
		return err;
	if (index) {
		set_static(h, index, false);
	} else {
		err = read_string(c, h->value, sizeof(h->value), &len);
		if (err)
			return err;
		h->name = find_name(h->value, len);
	}
	return read_string(c, h->value, sizeof(h->value), &h->len);
}

int hpack_read(struct cursor *c, struct hpack_header *h)
{
	uint32_t v;
	uint8_t b;
	int err;

	h->name = HPACK_OTHER;
	h->len = 0;
	if (cursor_peek_u8(c, &b))
		return -ENODATA;
	if (b & 0x80) {
		err = read_integer(c, 7, &v);
		if (!err && !v)
			return -EBADMSG;
		if (!err)
			set_static(h, v, true);
		return err;
	}
	if (b & 0x40)
		return read_literal(c, 6, h);
	if (b & 0x20)
		return read_integer(c, 5, &v);	/* size of the table */
	return read_literal(c, 4, h);
}
