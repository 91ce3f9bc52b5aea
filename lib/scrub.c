// SPDX-License-Identifier: GPL-2.0-or-later
#include "scrub.h"

#include <limits.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

struct range {
	uint32_t first;
	uint32_t last;
};

/*
 * Characters that take no place, turn the direction of the text around them
 * or make two different names look the same (Unicode: general category Cf,
 * line and paragraph separators, fillers, variation selectors, tags), and
 * the code points that are no characters.
 */
static const struct range harmful[] = {
	{ 0x0080, 0x009f },	/* C1 controls: 0x9b is a terminal's CSI */
	{ 0x00ad, 0x00ad },
	{ 0x034f, 0x034f },
	{ 0x0600, 0x0605 },
	{ 0x061c, 0x061c },
	{ 0x06dd, 0x06dd },
	{ 0x070f, 0x070f },
	{ 0x115f, 0x1160 },
	{ 0x17b4, 0x17b5 },
	{ 0x180b, 0x180f },
	{ 0x200b, 0x200f },
	{ 0x2028, 0x202e },
	{ 0x2060, 0x206f },
	{ 0x3164, 0x3164 },
	{ 0xfdd0, 0xfdef },
	{ 0xfe00, 0xfe0f },
	{ 0xfeff, 0xfeff },
	{ 0xffa0, 0xffa0 },
	{ 0xfff0, 0xfffc },	/* all but the replacement character */
	{ 0x110bd, 0x110bd },
	{ 0x1bca0, 0x1bca3 },
	{ 0x1d173, 0x1d17a },
	{ 0xe0000, 0xe0fff },
};

static bool is_harmful(uint32_t c)
{
	size_t low = 0, high = sizeof(harmful) / sizeof(*harmful);

	if ((c & 0xfffe) == 0xfffe)
		return true;
	while (low < high) {
		size_t mid = (low + high) / 2;

		if (c > harmful[mid].last)
			low = mid + 1;
		else if (c < harmful[mid].first)
			high = mid;
		else
			return true;
	}
	return false;
}

/*
 * Length of the UTF-8 sequence that @lead begins, its payload bits and the
 * smallest code point that needs that length; 0 if none begins so.
 */
static size_t sequence_len(uint8_t lead, uint32_t *bits, uint32_t *least)
{
	if (lead < 0x80) {
		*bits = lead;
		*least = 0;
		return 1;
	}
	if ((lead & 0xe0) == 0xc0) {
		*bits = lead & 0x1f;
		*least = 0x80;
		return 2;
	}
	if ((lead & 0xf0) == 0xe0) {
		*bits = lead & 0x0f;
		*least = 0x800;
		return 3;
	}
	if ((lead & 0xf8) == 0xf0) {
		*bits = lead & 0x07;
		*least = 0x10000;
		return 4;
	}
	return 0;
}

/* Length of the character at @p and its code point; 0: not UTF-8. */
static size_t decode(const uint8_t *p, size_t left, uint32_t *out)
{
	uint32_t c, least;
	size_t len, i;

	len = sequence_len(*p, &c, &least);
	if (!len || len > left)
		return 0;
	for (i = 1; i < len; i++) {
		if ((p[i] & 0xc0) != 0x80)
			return 0;
		c = c << 6 | (p[i] & 0x3f);
	}
	if (c < least || c > 0x10ffff || (c >= 0xd800 && c <= 0xdfff))
		return 0;
	*out = c;
	return len;
}

/* Bytes at @p that may stay as they are, 0: the first must be escaped. */
static size_t keep(const uint8_t *p, size_t left, unsigned int flags)
{
	uint32_t c;
	size_t len;

	if (*p < 0x80)
		return *p >= 0x20 && *p != 0x7f;
	if (flags & SCRUB_ASCII)
		return 0;
	len = decode(p, left, &c);
	return len && !is_harmful(c) ? len : 0;
}

static void escape(char *dst, uint8_t byte)
{
	static const char digits[] = "0123456789abcdef";

	dst[0] = '\\';
	dst[1] = 'x';
	dst[2] = digits[byte >> 4];
	dst[3] = digits[byte & 0xf];
}

size_t scrub(char *dst, size_t size, const void *src, size_t len,
	     unsigned int flags)
{
	const uint8_t *p = src, *end = p + len;
	size_t used = 0;

	if (!size)
		return 0;
	while (p < end) {
		size_t n = keep(p, (size_t)(end - p), flags);
		size_t need = n ? n : SCRUB_GROWTH;

		if (size - used <= need)
			break;
		if (n)
			memcpy(dst + used, p, n);
		else
			escape(dst + used, *p);
		used += need;
		p += n ? n : 1;
	}
	dst[used] = '\0';
	return used;
}

char *scrub_dup(const void *src, size_t len, unsigned int flags)
{
	char *dst, *tight;
	size_t used;

	if (len > (SIZE_MAX - 1) / SCRUB_GROWTH)
		return NULL;
	dst = malloc(len * SCRUB_GROWTH + 1);
	if (!dst)
		return NULL;
	used = scrub(dst, len * SCRUB_GROWTH + 1, src, len, flags);
	tight = realloc(dst, used + 1);
	return tight ? tight : dst;
}

size_t scrub_fit(const char *s, unsigned int columns, unsigned int *used)
{
	size_t left = strlen(s), at = 0;
	unsigned int taken = 0;

	while (left) {
		uint32_t c = 0;
		size_t len = decode((const uint8_t *)s + at, left, &c);
		int width = len > 1 ? wcwidth((wchar_t)c) : 1;

		if (width < 0)
			width = 1;
		if ((unsigned int)width > columns - taken)
			break;
		taken += (unsigned int)width;
		at += len ? len : 1;
		left -= len ? len : 1;
	}
	if (used)
		*used = taken;
	return at;
}

unsigned int scrub_columns(const char *s)
{
	unsigned int used;

	scrub_fit(s, UINT_MAX, &used);
	return used;
}
