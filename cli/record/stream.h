/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Records as they come in a stream of bytes, from the daemon or from a ring
 * that is read (limen/record.h). Lengths in it are not trusted.
 */
#ifndef RECORD_STREAM_H
#define RECORD_STREAM_H

#include <stddef.h>
#include <stdint.h>

#include <limen/record.h>

struct stream;

enum {
	/* header, record and the longest packet; GSO ones are longer than IP's */
	STREAM_MAX_RECORD = 1 << 18,
};

struct stream_record {
	uint32_t index;			/* of its ring or queue */
	const struct limen_record *record;	/* its bytes are behind it */
	uint64_t missed;		/* records are, if @record is NULL */
};

struct stream *stream_new(void);	/* NULL: no memory */
void stream_free(struct stream *s);

/* Room for at least one more byte, to be read into; *@size is how much. */
void *stream_room(struct stream *s, size_t *size);
/* @len bytes have been read into it. */
void stream_fill(struct stream *s, size_t len);

/*
 * The next record: 1, with pointers valid until stream_room(); 0: bytes are
 * missing; -EBADMSG: this is no stream of records.
 */
int stream_next(struct stream *s, struct stream_record *out);

#endif /* RECORD_STREAM_H */
