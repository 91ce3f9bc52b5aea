/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The reading half of a ring of limen/record.h.
 *
 *	ring_open(0, &ring);
 *	for (;;) {
 *		while ((rec = ring_next(ring)))
 *			...use rec, and the rec->cap_len bytes behind it...
 *		ring_advance(ring);
 *		poll(ring_fd(ring), POLLIN)
 *	}
 *
 * ring_next() returns each record once; they stay valid until
 * ring_advance(), which gives their space back to the kernel. A reader that
 * advances rarely costs fewer shared cache lines, and fills the ring.
 */
#ifndef RING_H
#define RING_H

#include <stddef.h>
#include <stdint.h>

#include <limen/record.h>

struct ring;

/*
 * Opens ring @index of this network namespace, which a daemon must have
 * bound by rings. 0, or -errno: -ENOENT no module, -EACCES not root,
 * -EBUSY the ring has a reader, -ENODEV no rings bound, -ERANGE no such
 * ring. The caller closes it.
 */
int ring_open(unsigned int index, struct ring **out);

/*
 * The same ring as a stream of bytes (limen/record.h) instead of memory: a
 * descriptor for read(), splice() and poll(), which does not block. The
 * caller closes it. As ring_open(); -EBUSY also: it was mapped once.
 */
int ring_open_stream(unsigned int index);

/*
 * A ring over memory that is there: @reader writable, @writer and after it,
 * at @data, the data twice in a row. Not unmapped by ring_close(). For
 * tests and simulation; -EINVAL for a size that is no power of two.
 */
int ring_over(struct limen_ring_reader *reader,
	      const struct limen_ring_writer *writer, const void *data,
	      struct ring **out);
void ring_close(struct ring *r);

/* To be polled for reading; -1 for one made by ring_over(). */
int ring_fd(const struct ring *r);

/*
 * The next complete record, or NULL: none now. Its payload are the cap_len
 * bytes after the struct. A record whose lengths do not fit is skipped and
 * counted in ring_malformed(); a kernel that is sound writes none.
 */
const struct limen_record *ring_next(struct ring *r);
void ring_advance(struct ring *r);

uint64_t ring_lost(const struct ring *r);	/* records, as the kernel says */
uint64_t ring_high_water(const struct ring *r);	/* bytes */
uint64_t ring_size(const struct ring *r);	/* bytes */
/* Bytes whose space has not been given back, as far as the kernel says. */
uint64_t ring_waiting(const struct ring *r);
uint64_t ring_malformed(const struct ring *r);	/* records */

#endif /* RING_H */
