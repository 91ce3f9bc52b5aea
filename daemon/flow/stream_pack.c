// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * A stream that waits, packed:
 *
 *	flags | base, unless it is known | len | ranges | bytes held
 *
 * The first is a byte, the length three of them.
 */
#include "flow/stream.h"

#include <stdlib.h>
#include <string.h>

enum {
	FLAG_GUESSED = 1 << 0,
	FLAG_BASE = 1 << 1,	/* it is not the known one */
	MOVES_SHIFT = 2,
	RANGES_SHIFT = 4,
	LEN_SIZE = 3,
};
_Static_assert((int)STREAM_MAX_MOVES < 1 << (RANGES_SHIFT - MOVES_SHIFT) &&
	       (int)STREAM_MAX_RANGES < 16, "all in a byte");

static size_t ranges_size(unsigned int nr)
{
	return nr * sizeof(struct stream_range);
}

/* How much of the data is used, which ends with the last range. */
static uint32_t held(uint32_t len, const uint8_t *ranges, unsigned int nr)
{
	struct stream_range last;

	if (!nr)
		return len;
	memcpy(&last, ranges + ranges_size(nr - 1), sizeof(last));
	return last.end;
}

static uint32_t held_by(const struct stream *s)
{
	return held(s->len, (const uint8_t *)s->ranges, s->nr_ranges);
}

static uint8_t *put(uint8_t *to, const void *from, size_t len)
{
	if (len)
		memcpy(to, from, len);
	return to + len;
}

size_t stream_pack_size(const struct stream *s, uint32_t known)
{
	return 1 + (s->base == known ? 0 : sizeof(s->base)) + LEN_SIZE +
	       ranges_size(s->nr_ranges) + held_by(s);
}

uint8_t *stream_pack(struct stream *s, uint32_t known, uint8_t *to)
{
	uint8_t len[LEN_SIZE] = { (uint8_t)s->len, (uint8_t)(s->len >> 8),
				  (uint8_t)(s->len >> 16) };
	bool has_base = s->base != known;

	*to++ = (uint8_t)((s->guessed ? FLAG_GUESSED : 0) |
			  (has_base ? FLAG_BASE : 0) |
			  s->nr_moves << MOVES_SHIFT |
			  s->nr_ranges << RANGES_SHIFT);
	to = put(to, &s->base, has_base ? sizeof(s->base) : 0);
	to = put(to, len, LEN_SIZE);
	to = put(to, s->ranges, ranges_size(s->nr_ranges));
	to = put(to, s->data, held_by(s));
	stream_clear(s);
	return to;
}

/* All but the ranges and the bytes, which begin at what is returned. */
static const uint8_t *read_head(struct stream *s, uint32_t known,
				const uint8_t *from)
{
	uint8_t flags = *from++;

	memset(s, 0, sizeof(*s));
	s->started = true;
	s->guessed = flags & FLAG_GUESSED;
	s->nr_moves = flags >> MOVES_SHIFT & STREAM_MAX_MOVES;
	s->nr_ranges = flags >> RANGES_SHIFT;
	s->base = known;
	if (flags & FLAG_BASE) {
		memcpy(&s->base, from, sizeof(s->base));
		from += sizeof(s->base);
	}
	s->len = from[0] | (uint32_t)from[1] << 8 | (uint32_t)from[2] << 16;
	return from + LEN_SIZE;
}

const uint8_t *stream_packed_end(const uint8_t *from)
{
	struct stream s;

	from = read_head(&s, 0, from);
	return from + ranges_size(s.nr_ranges) +
	       held(s.len, from, s.nr_ranges);
}

const uint8_t *stream_unpack(struct stream *s, uint32_t known,
			     const uint8_t *from)
{
	const uint8_t *ranges = read_head(s, known, from);
	const uint8_t *data = ranges + ranges_size(s->nr_ranges);
	uint32_t size = held(s->len, ranges, s->nr_ranges);

	if (s->nr_ranges)
		s->ranges = malloc(ranges_size(STREAM_MAX_RANGES));
	if (size)
		s->data = malloc(size);
	if ((s->nr_ranges && !s->ranges) || (size && !s->data)) {
		stream_clear(s);
		return NULL;
	}
	s->size = size;
	if (s->ranges)
		memcpy(s->ranges, ranges, ranges_size(s->nr_ranges));
	put(s->data, data, size);
	return data + size;
}
