// SPDX-License-Identifier: GPL-2.0-or-later
#include "utf16.h"

#include <stdbool.h>

static uint32_t read_point(struct cursor *c)
{
	struct cursor at;
	uint16_t hi, lo;

	if (cursor_u16le(c, &hi))
		return 0;
	if ((hi & 0xf800) != 0xd800)
		return hi;
	at = *c;
	if ((hi & 0xfc00) != 0xd800 || cursor_u16le(&at, &lo) ||
	    (lo & 0xfc00) != 0xdc00)
		return 0xfffd;
	*c = at;
	return 0x10000 + ((uint32_t)(hi & 0x3ff) << 10 | (lo & 0x3ff));
}

static size_t encode(uint32_t point, uint8_t out[4])
{
	static const uint8_t lead[] = { 0, 0, 0xc0, 0xe0, 0xf0 };
	size_t n, i;

	n = point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
	for (i = n - 1; i; i--) {
		out[i] = 0x80 | (point & 0x3f);
		point >>= 6;
	}
	out[0] = n == 1 ? (uint8_t)point : (uint8_t)(lead[n] | point);
	return n;
}

size_t utf16le_text(struct cursor c, uint8_t *text, size_t size)
{
	size_t used = 0, n, i;
	uint8_t bytes[4];
	uint32_t point;

	for (;;) {
		point = read_point(&c);
		if (!point)
			return used;
		n = encode(point, bytes);
		if (used + n > size)
			return used;
		for (i = 0; i < n; i++)
			text[used++] = bytes[i];
	}
}
