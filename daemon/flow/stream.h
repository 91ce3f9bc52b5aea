/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * One direction of a TCP connection, put together by sequence number inside
 * a window of bytes from its start (RFC 9293).
 *
 *	base                  base + len            base + window
 *	 |#######################|.....|#####|..|###|......|
 *	   contiguous: the engine   gap  ranges: kept until the
 *	   sees these               ahead  gap is filled
 *
 * Where two segments disagree about a byte the first one wins. What lies
 * outside the window is dropped: the start of a stream tells its protocol.
 * Where the start was not seen the first payload is taken for it; bytes from
 * before it may still come and then move the base back.
 */
#ifndef FLOW_STREAM_H
#define FLOW_STREAM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum stream_limits {
	STREAM_MAX_RANGES = 8,		/* separate pieces behind a gap */
	STREAM_MAX_MOVES = 3,		/* of the base; each costs a new start */
	STREAM_FIRST_SIZE = 256,	/* bytes of the first buffer */
};

struct stream {
	uint8_t *data;			/* from base on */
	uint32_t len;			/* bytes without a gap */
	uint32_t size;			/* of the buffer */
	uint32_t base;			/* sequence number of data[0] */
	bool started;			/* base is valid */
	bool guessed;			/* base may move back */
	uint8_t nr_moves;
	uint8_t nr_ranges;
	/*
	 * Offsets from base, in order, disjoint, all behind a gap after len:
	 * STREAM_MAX_RANGES of them, made at the first gap.
	 */
	struct stream_range {
		uint32_t start, end;
	} *ranges;
};

enum stream_change {
	STREAM_SAME,	/* nothing that can be read on */
	STREAM_GREW,	/* len is more than it was */
	STREAM_MOVED,	/* bytes came before data[0]: all has to be read anew */
};

/* @guessed: @seq may not be the first byte. Nothing may be held yet. */
void stream_start(struct stream *s, uint32_t seq, bool guessed);

/*
 * Takes @len bytes that begin at @seq of a stream that was started. @window
 * is the same at each call, up to 2^24. An enum stream_change, or -ENOMEM
 * with nothing changed.
 */
int stream_add(struct stream *s, uint32_t seq, const uint8_t *data,
	       uint32_t len, uint32_t window);

/*
 * The true start has become known. STREAM_SAME or STREAM_MOVED; a start
 * that does not fit what is held is not believed.
 */
int stream_set_start(struct stream *s, uint32_t seq, uint32_t window);

/*
 * Gives up waiting for the bytes before the first range of a stream of
 * which nothing could be read yet: it begins there. STREAM_GREW, or
 * STREAM_SAME if there is none.
 */
int stream_skip_gap(struct stream *s);

/*
 * A stream that waits for its next bytes, as stream_pack_size() bytes in the
 * caller's memory, which needs no alignment: what it holds and no room for
 * more. @known: what its base is believed to be; it need not be kept then.
 * stream_pack() empties @s; both return where the next thing begins.
 * stream_unpack() fills one that is empty; NULL: no memory, and it still is.
 */
size_t stream_pack_size(const struct stream *s, uint32_t known);
uint8_t *stream_pack(struct stream *s, uint32_t known, uint8_t *to);
const uint8_t *stream_unpack(struct stream *s, uint32_t known,
			     const uint8_t *from);
/* Where the packed stream ends that begins at @from. */
const uint8_t *stream_packed_end(const uint8_t *from);

/* Frees what is held; the stream is as never started. */
void stream_clear(struct stream *s);

/* Bytes of memory held besides @s itself. */
size_t stream_bytes(const struct stream *s);

#endif /* FLOW_STREAM_H */
