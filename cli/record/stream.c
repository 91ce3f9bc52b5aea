// SPDX-License-Identifier: GPL-2.0-or-later
#include "record/stream.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

struct stream {
	size_t at, len;
	/* aligned as records are; one and the beginning of the next fit */
	_Alignas(8) uint8_t bytes[2 * STREAM_MAX_RECORD];
};

struct stream *stream_new(void)
{
	return calloc(1, sizeof(struct stream));
}

void stream_free(struct stream *s)
{
	free(s);
}

void *stream_room(struct stream *s, size_t *size)
{
	s->len -= s->at;
	memmove(s->bytes, s->bytes + s->at, s->len);
	s->at = 0;
	*size = sizeof(s->bytes) - s->len;
	return s->bytes + s->len;
}

void stream_fill(struct stream *s, size_t len)
{
	s->len += len;
}

/* A note of the daemon: so many are missing. */
static int read_missed(const uint8_t *body, uint32_t len,
		       struct stream_record *out)
{
	if (len != sizeof(out->missed))
		return -EBADMSG;
	memcpy(&out->missed, body, sizeof(out->missed));
	return 1;
}

static int read_record(const uint8_t *body, uint32_t len,
		       struct stream_record *out)
{
	const struct limen_record *rec = (const void *)body;

	if (len < sizeof(*rec) || rec->cap_len != len - sizeof(*rec) ||
	    rec->cap_len > rec->wire_len)
		return -EBADMSG;
	out->record = rec;
	return 1;
}

int stream_next(struct stream *s, struct stream_record *out)
{
	const uint8_t *at = s->bytes + s->at;
	size_t left = s->len - s->at, space;
	struct limen_ring_hdr hdr;
	uint32_t len;

	if (left < sizeof(hdr))
		return 0;
	memcpy(&hdr, at, sizeof(hdr));
	len = hdr.len & LIMEN_RING_LEN_MASK;
	space = LIMEN_RING_SPACE(len);
	if (hdr.len & LIMEN_RING_BUSY || space > STREAM_MAX_RECORD)
		return -EBADMSG;
	if (left < space)
		return 0;
	s->at += space;
	*out = (struct stream_record){ .index = hdr.pad };
	return hdr.len & LIMEN_RING_DISCARD ?
		read_missed(at + sizeof(hdr), len, out) :
		read_record(at + sizeof(hdr), len, out);
}
