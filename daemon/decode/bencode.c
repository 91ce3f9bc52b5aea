// SPDX-License-Identifier: GPL-2.0-or-later
#include "bencode.h"

enum {
	MAX_DEPTH = 8,
	MAX_DIGITS = 5,		/* of a length: a datagram holds no more */
	MAX_ELEMENTS = 2048,	/* of one value: a list of peers has hundreds */
};

int bencode_string(struct cursor *c, struct cursor *s)
{
	struct cursor at = *c;
	uint32_t len = 0;
	uint8_t b;
	int i;

	for (i = 0; i <= MAX_DIGITS; i++) {
		if (cursor_u8(&at, &b))
			return -EBADMSG;
		if (b == ':')
			break;
		if (b < '0' || b > '9')
			return -EBADMSG;
		len = len * 10 + (b - '0');
	}
	if (!i || i > MAX_DIGITS || cursor_sub(&at, len, s))
		return -EBADMSG;
	*c = at;
	return 0;
}

/* "i-12e", behind the i */
static int skip_integer(struct cursor *c)
{
	uint8_t b;

	do {
		if (cursor_u8(c, &b))
			return -EBADMSG;
	} while (b == '-' || (b >= '0' && b <= '9'));
	return b == 'e' ? 0 : -EBADMSG;
}

/* A value that is no list and no dictionary, or the beginning of one. */
static int skip_one(struct cursor *c, int *depth)
{
	struct cursor s;
	uint8_t b;

	if (cursor_peek_u8(c, &b))
		return -EBADMSG;
	if (b >= '0' && b <= '9')
		return bencode_string(c, &s);
	cursor_skip(c, 1);
	switch (b) {
	case 'i':
		return skip_integer(c);
	case 'l':
	case 'd':
		return ++*depth > MAX_DEPTH ? -EBADMSG : 0;
	case 'e':
		return --*depth < 0 ? -EBADMSG : 0;
	}
	return -EBADMSG;
}

int bencode_skip(struct cursor *c)
{
	int depth = 0, nr = 0, err;

	do {
		err = skip_one(c, &depth);
		if (++nr > MAX_ELEMENTS)
			return -EBADMSG;
	} while (!err && depth);
	return err;
}
