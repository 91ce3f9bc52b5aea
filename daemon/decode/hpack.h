/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The first header block of an HTTP/2 connection: RFC 7541.
 *
 * Nothing before it has filled the dynamic table, so the static one and
 * literals are all it can refer to.
 */
#ifndef HPACK_H
#define HPACK_H

#include <stddef.h>
#include <stdint.h>

#include <cursor.h>

enum { HPACK_MAX_VALUE = 255 };

/* A header whose name is known; others are not told of. */
enum hpack_name {
	HPACK_OTHER, HPACK_AUTHORITY, HPACK_METHOD, HPACK_PATH, HPACK_STATUS,
	HPACK_CONTENT_TYPE, HPACK_SERVER, HPACK_USER_AGENT,
};

struct hpack_header {
	enum hpack_name name;
	size_t len;		/* 0 where the value cannot be read */
	uint8_t value[HPACK_MAX_VALUE];	/* cut */
};

/*
 * The next header of a block. -ENODATA: the end, or cut; -EBADMSG.
 */
int hpack_read(struct cursor *c, struct hpack_header *h);

#endif /* HPACK_H */
