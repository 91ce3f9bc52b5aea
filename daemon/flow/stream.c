// SPDX-License-Identifier: GPL-2.0-or-later
#include "flow/stream.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

void stream_start(struct stream *s, uint32_t seq, bool guessed)
{
	s->base = seq;
	s->started = true;
	s->guessed = guessed;
}

void stream_clear(struct stream *s)
{
	free(s->data);
	free(s->ranges);
	memset(s, 0, sizeof(*s));
}

size_t stream_bytes(const struct stream *s)
{
	return s->size + (s->ranges ? STREAM_MAX_RANGES *
			  sizeof(s->ranges[0]) : 0);
}

/* The end of the last byte held, which is also how much data is used. */
static uint32_t held_end(const struct stream *s)
{
	return s->nr_ranges ? s->ranges[s->nr_ranges - 1].end : s->len;
}

static int grow(struct stream *s, uint32_t need, uint32_t window)
{
	uint32_t size = s->size ? s->size : STREAM_FIRST_SIZE;
	uint8_t *data;

	if (need <= s->size)
		return 0;
	while (size < need)
		size *= 2;
	if (size > window)
		size = window;
	data = realloc(s->data, size);
	if (!data)
		return -ENOMEM;
	s->data = data;
	s->size = size;
	return 0;
}

/* Most streams have no gaps, and no memory for them. */
static int make_ranges(struct stream *s)
{
	if (!s->ranges)
		s->ranges = malloc(STREAM_MAX_RANGES * sizeof(s->ranges[0]));
	return s->ranges ? 0 : -ENOMEM;
}

static bool has_room_for(const struct stream *s, uint32_t start, uint32_t end)
{
	unsigned int i;

	if (s->nr_ranges < STREAM_MAX_RANGES || start <= s->len)
		return true;
	for (i = 0; i < s->nr_ranges; i++)
		if (start <= s->ranges[i].end && end >= s->ranges[i].start)
			return true;
	return false;
}

/* Copies what falls into gaps; what is held stays as it is. */
static void fill_gaps(struct stream *s, uint32_t start, uint32_t end,
		      const uint8_t *data)
{
	uint32_t at = start;
	unsigned int i;

	for (i = 0; i < s->nr_ranges && at < end; i++) {
		const struct stream_range *r = &s->ranges[i];
		uint32_t stop = r->start < end ? r->start : end;

		if (at < stop)
			memcpy(s->data + at, data + (at - start), stop - at);
		if (at < r->end)
			at = r->end;
	}
	if (at < end)
		memcpy(s->data + at, data + (at - start), end - at);
}

static void del_ranges(struct stream *s, unsigned int first, unsigned int nr)
{
	if (!nr)
		return;
	memmove(&s->ranges[first], &s->ranges[first + nr],
		(s->nr_ranges - first - nr) * sizeof(s->ranges[0]));
	s->nr_ranges = (uint8_t)(s->nr_ranges - nr);
}

/* @start..@end is filled now: joins it with the ranges that it touches. */
static void add_range(struct stream *s, uint32_t start, uint32_t end)
{
	unsigned int first = 0, last;

	while (first < s->nr_ranges && s->ranges[first].end < start)
		first++;
	for (last = first; last < s->nr_ranges; last++) {
		if (s->ranges[last].start > end)
			break;
		if (s->ranges[last].start < start)
			start = s->ranges[last].start;
		if (s->ranges[last].end > end)
			end = s->ranges[last].end;
	}
	if (last > first) {
		del_ranges(s, first, last - first - 1);
	} else {
		memmove(&s->ranges[first + 1], &s->ranges[first],
			(s->nr_ranges - first) * sizeof(s->ranges[0]));
		s->nr_ranges++;
	}
	s->ranges[first].start = start;
	s->ranges[first].end = end;
}

/* The contiguous part takes in the ranges that it has reached. */
static void join_ranges(struct stream *s)
{
	unsigned int nr = 0;

	while (nr < s->nr_ranges && s->ranges[nr].start <= s->len) {
		if (s->ranges[nr].end > s->len)
			s->len = s->ranges[nr].end;
		nr++;
	}
	del_ranges(s, 0, nr);
}

/* Bytes @start..@end from base, inside the window. */
static int insert(struct stream *s, uint32_t start, uint32_t end,
		  const uint8_t *data, uint32_t window)
{
	uint32_t old_len = s->len;

	if (start < s->len) {
		data += s->len - start;
		start = s->len;
	}
	if (start >= end || !has_room_for(s, start, end))
		return STREAM_SAME;
	if (start > s->len && make_ranges(s))
		return -ENOMEM;
	if (grow(s, end > held_end(s) ? end : held_end(s), window))
		return -ENOMEM;
	fill_gaps(s, start, end, data);
	if (start == s->len) {
		s->len = end;
		join_ranges(s);
	} else {
		add_range(s, start, end);
	}
	return s->len > old_len ? STREAM_GREW : STREAM_SAME;
}

/*
 * Shifts what is held @by bytes up, so that data[0] is @by earlier; there is
 * a gap before it then. What is pushed out of the window is forgotten.
 */
static int move_base(struct stream *s, uint32_t by, uint32_t window)
{
	uint32_t held = held_end(s);
	unsigned int i;

	if (held > window - by)
		held = window - by;
	if (held && (make_ranges(s) || grow(s, held + by, window)))
		return -ENOMEM;
	if (held)
		memmove(s->data + by, s->data, held);
	for (i = 0; i < s->nr_ranges; i++) {
		s->ranges[i].start += by;
		s->ranges[i].end += by;
	}
	if (s->len && s->nr_ranges == STREAM_MAX_RANGES)
		s->nr_ranges--;
	i = s->len;
	s->len = 0;
	if (i)
		add_range(s, by, by + i);
	while (s->nr_ranges && s->ranges[s->nr_ranges - 1].start >= window)
		s->nr_ranges--;
	if (s->nr_ranges && s->ranges[s->nr_ranges - 1].end > window)
		s->ranges[s->nr_ranges - 1].end = window;
	s->base -= by;
	s->nr_moves++;
	return 0;
}

int stream_add(struct stream *s, uint32_t seq, const uint8_t *data,
	       uint32_t len, uint32_t window)
{
	uint32_t offset = seq - s->base;
	uint32_t before = s->base - seq;
	bool moved = false;
	int rc;

	if (before - 1 < window - 1 && s->guessed &&
	    s->nr_moves < STREAM_MAX_MOVES) {
		rc = move_base(s, before, window);
		if (rc)
			return rc;
		moved = true;
		offset = 0;
	} else if (before - 1 < INT32_MAX) {
		if (before >= len)
			return STREAM_SAME;
		data += before;
		len -= before;
		offset = 0;
	}
	if (offset >= window)
		return STREAM_SAME;
	if (len > window - offset)
		len = window - offset;
	rc = insert(s, offset, offset + len, data, window);
	return rc >= 0 && moved ? STREAM_MOVED : rc;
}

int stream_set_start(struct stream *s, uint32_t seq, uint32_t window)
{
	uint32_t before = s->base - seq;
	bool moved;
	int rc;

	if (!s->started) {
		stream_start(s, seq, false);
		return STREAM_SAME;
	}
	if (before >= window)
		return STREAM_SAME;
	moved = before && s->len;
	if (before) {
		rc = move_base(s, before, window);
		if (rc)
			return rc;
	}
	s->guessed = false;
	return moved ? STREAM_MOVED : STREAM_SAME;
}

int stream_skip_gap(struct stream *s)
{
	uint32_t by, end;
	unsigned int i;

	if (s->len || !s->nr_ranges)
		return STREAM_SAME;
	by = s->ranges[0].start;
	end = held_end(s);
	memmove(s->data, s->data + by, end - by);
	for (i = 0; i < s->nr_ranges; i++) {
		s->ranges[i].start -= by;
		s->ranges[i].end -= by;
	}
	s->base += by;
	s->guessed = true;
	join_ranges(s);
	return STREAM_GREW;
}
