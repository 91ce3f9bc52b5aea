// SPDX-License-Identifier: GPL-2.0-or-later
#include "literal.h"

#include <string.h>

enum {
	/* Beginnings that turn out to be others; then the regex is asked. */
	MAX_MISTAKES = 16,
	/* one or two bytes have to be rare ones */
	USEFUL_LEN = 3,
};

/* Bytes that payload is full of, text and numbers, the commonest first. */
static const uint8_t common[] =
	"\0 eationsrldchmupgf0123456789.\n\r/-:=,;byvwTACSEPRDINOMLFkx"
	"\001\002\003\004\"_\377";

/* How common: 0, it is not in the list. */
static unsigned int rank_of(uint8_t byte)
{
	const uint8_t *at = memchr(common, byte, sizeof(common) - 1);

	return at ? (unsigned int)(common + sizeof(common) - at) : 0;
}

void literal_ready(struct literal *l)
{
	unsigned int i;

	l->rare = 0;
	for (i = 1; i < l->len; i++)
		if (rank_of(l->bytes[i]) < rank_of(l->bytes[l->rare]))
			l->rare = (uint8_t)i;
	if (l->len < USEFUL_LEN && l->len &&
	    rank_of(l->bytes[l->rare]) > rank_of('x'))
		l->len = 0;
}

bool literal_in(const struct literal *l, const uint8_t *data, uint32_t len,
		uint32_t from)
{
	const uint8_t *at = data + from + l->rare, *end, *p;
	unsigned int mistakes = 0;

	if (len < l->len || from > len - l->len)
		return false;
	/* behind the last place where the rare byte may stand */
	end = data + len - l->len + l->rare + 1;
	for (; at < end; at = p + 1) {
		p = memchr(at, l->bytes[l->rare], (size_t)(end - at));
		if (!p)
			return false;
		if (!memcmp(p - l->rare, l->bytes, l->len) ||
		    ++mistakes == MAX_MISTAKES)
			return true;
	}
	return false;
}
