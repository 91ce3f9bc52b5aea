/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * A ring of records from the packet path to one reader in user space: the
 * writing half. include/limen/record.h draws the layout and states what the
 * reader may do; this part knows no device, no namespace and no packet.
 *
 * Any number of CPUs write, in any order:
 *
 *	p = limen_ring_reserve(ring, len);
 *	if (!p)
 *		...lost, and counted in the ring...
 *	...fill all @len bytes...
 *	limen_ring_commit(ring, p);	or limen_ring_discard(ring, p);
 *
 * with bottom halves disabled from reserve to commit: a softirq that came in
 * between would find the lock taken by its own CPU, or leave the reader
 * waiting behind a record that is not complete.
 */
#ifndef LIMEN_RING_H
#define LIMEN_RING_H

#include <linux/spinlock.h>
#include <linux/types.h>
#include <linux/wait.h>

#include <limen/record.h>

struct limen_ring {
	/* what a reservation touches, together */
	spinlock_t lock;
	u64 mask;		/* size of the data - 1 */
	u64 position;		/* ours; the mapped one is only shown */
	u64 pending;		/* every record before this one is complete */
	u8 *data;		/* mapped twice in a row */
	struct limen_ring_reader *reader;	/* user space writes here */
	struct limen_ring_writer *writer;	/* user space reads here */
	wait_queue_head_t wait;
};

/*
 * Sets up a ring over memory of the caller: one page each for @reader and
 * @writer, all zero, and @size bytes of @data, a power of two, that continue
 * with themselves once more.
 */
void limen_ring_init(struct limen_ring *ring, struct limen_ring_reader *reader,
		     struct limen_ring_writer *writer, void *data, u64 size);

/* Room for @len bytes, or NULL and one more in writer->lost. */
void *limen_ring_reserve(struct limen_ring *ring, u32 len);

/*
 * Shows a record to the reader, or tells it to skip it. True: the reader had
 * caught up and was woken.
 */
bool limen_ring_commit(struct limen_ring *ring, void *record);
bool limen_ring_discard(struct limen_ring *ring, void *record);

/* Is there something to read? For poll. */
bool limen_ring_has_records(const struct limen_ring *ring);

/*
 * For a reader inside the kernel, whose @position is its own and begins at 0:
 * the record there, NULL if none is complete; and what the user-space reader
 * does by storing its position.
 */
const struct limen_ring_hdr *limen_ring_peek(const struct limen_ring *ring,
					     u64 position);
void limen_ring_release(struct limen_ring *ring, u64 position);

/* Bytes the reader has not taken yet, as far as it can be believed. */
u64 limen_ring_waiting(const struct limen_ring *ring);

#endif /* LIMEN_RING_H */
