// SPDX-License-Identifier: GPL-2.0-or-later
#include "ber.h"

static int read_tag(struct cursor *c, uint32_t *tag)
{
	uint8_t b;

	if (cursor_u8(c, &b))
		return -ENODATA;
	*tag = b;
	if ((b & 0x1f) != 0x1f)
		return 0;
	if (cursor_u8(c, &b))
		return -ENODATA;
	*tag = *tag << 8 | b;
	return b & 0x80 ? -EBADMSG : 0;	/* three bytes: nobody here */
}

static int read_length(struct cursor *c, uint32_t *len)
{
	uint8_t b, n;

	if (cursor_u8(c, &b))
		return -ENODATA;
	*len = b;
	if (b < 0x80)
		return 0;
	n = b & 0x7f;
	if (!n || n > 4)
		return -EBADMSG;
	for (*len = 0; n; n--) {
		if (cursor_u8(c, &b))
			return -ENODATA;
		*len = *len << 8 | b;
	}
	return 0;
}

int ber_read(struct cursor *c, struct ber *item)
{
	struct cursor at = *c;
	uint32_t len = 0;
	int err;

	item->tag = 0;
	cursor_init(&item->body, c->p, 0);
	err = read_tag(&at, &item->tag);
	if (!err)
		err = read_length(&at, &len);
	if (err)
		return err;
	if (cursor_sub(&at, len, &item->body)) {
		item->body = at;
		return -ENODATA;
	}
	*c = at;
	return 0;
}

int ber_expect(struct cursor *c, uint32_t tag, struct cursor *body)
{
	struct cursor at = *c;
	struct ber item;

	if (ber_read(&at, &item) || item.tag != tag)
		return -EBADMSG;
	*body = item.body;
	*c = at;
	return 0;
}

int ber_integer(struct cursor *c, uint32_t tag, int64_t *v)
{
	struct cursor at = *c, body;
	uint8_t b;

	if (ber_expect(&at, tag, &body) || !cursor_left(&body) ||
	    cursor_left(&body) > 4 + 1)
		return -EBADMSG;
	*v = *body.p & 0x80 ? -1 : 0;
	while (!cursor_u8(&body, &b))
		*v = *v * 256 + b;
	*c = at;
	return 0;
}
