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

#include <linux/sched.h>
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
	u64 high_water;		/* ours, as well */
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

static inline struct limen_ring_hdr *
limen_ring_header_at(const struct limen_ring *ring, u64 position)
{
	return (struct limen_ring_hdr *)(ring->data + (position & ring->mask));
}

/* Moves pending past the records that are complete by now. Under the lock. */
void limen_ring_skip_complete(struct limen_ring *ring);

/*
 * Would a record that ends at @end overwrite something? What the reader says
 * is not to be believed: a position ahead of ours makes the difference huge
 * and the ring full, and one that skips incomplete records runs into
 * pending, which it cannot touch.
 */
static inline bool limen_ring_has_room(struct limen_ring *ring, u64 consumed,
				       u64 end)
{
	u64 size = ring->mask + 1;

	if (unlikely(end - consumed > size))
		return false;
	if (likely(end - ring->pending <= size))
		return true;
	limen_ring_skip_complete(ring);
	return end - ring->pending <= size;
}

static inline void limen_ring_note_use(struct limen_ring *ring, u64 used)
{
	if (likely(used <= ring->high_water))
		return;
	ring->high_water = used;
	WRITE_ONCE(ring->writer->high_water, used);
}

/*
 * Room for a record of two parts, or NULL and one more in writer->lost. Here,
 * like limen_ring_finish(), since every undecided packet comes by; and in
 * parts, since the caller keeps what he knows, but the sum would have to be
 * put aside while the lock is taken.
 */
static __always_inline void *limen_ring_reserve_parts(struct limen_ring *ring,
						      size_t head_len,
						      size_t body_len)
{
	u64 consumed, end, len, space;
	struct limen_ring_hdr *hdr;

	/*
	 * Pairs with ring_advance()'s store release in lib/ring.c: the reader
	 * is done with what we are about to overwrite.
	 */
	consumed = smp_load_acquire(&ring->reader->position);

	spin_lock(&ring->lock);
	len = head_len + body_len;
	space = LIMEN_RING_SPACE(len);
	end = ring->position + space;
	if (unlikely(!limen_ring_has_room(ring, consumed, end))) {
		WRITE_ONCE(ring->writer->lost, ring->writer->lost + 1);
		spin_unlock(&ring->lock);
		return NULL;
	}
	hdr = limen_ring_header_at(ring, ring->position);
	/* what is behind the record, up to the next: not left from an older */
	*(u64 *)((u8 *)hdr + space - sizeof(u64)) = 0;
	*hdr = (struct limen_ring_hdr) { .len = len | LIMEN_RING_BUSY };
	WRITE_ONCE(ring->position, end);
	limen_ring_note_use(ring, end - consumed);
	/*
	 * Pairs with ring_next()'s load acquire in lib/ring.c: who sees the
	 * position sees the BUSY header before it.
	 */
	smp_store_release(&ring->writer->position, end);
	spin_unlock(&ring->lock);
	/* the compiler does not know, and has the caller ask whether it is */
	if (!(unsigned long)(hdr + 1))
		__builtin_unreachable();
	return hdr + 1;
}

/* Room for @len bytes, or NULL. */
static inline void *limen_ring_reserve(struct limen_ring *ring, u32 len)
{
	return limen_ring_reserve_parts(ring, len, 0);
}

/*
 * The reader sleeps only after it has stored its position and seen nothing
 * behind it. The exchange is a full barrier: either it sees our record, or
 * we see that it stands right before it and wake it. It enters the queue
 * before it looks, poll_device() and wait_event() have the barrier, so that
 * an empty queue means a reader that is awake.
 */
static inline bool limen_ring_finish(struct limen_ring *ring, void *record,
				     u32 flags)
{
	struct limen_ring_hdr *hdr = (struct limen_ring_hdr *)record - 1;
	u64 offset = (u8 *)hdr - ring->data;
	u64 consumed;

	/* pairs with ring_next()'s load acquire of the header */
	xchg(&hdr->len, (hdr->len & LIMEN_RING_LEN_MASK) | flags);

	/* pairs with ring_advance()'s store release, as above */
	consumed = smp_load_acquire(&ring->reader->position);
	if ((consumed & ring->mask) != offset || !waitqueue_active(&ring->wait))
		return false;
	wake_up_interruptible(&ring->wait);
	return true;
}

/*
 * Shows a record to the reader, or tells it to skip it. True: the reader had
 * caught up and was woken.
 */
static inline bool limen_ring_commit(struct limen_ring *ring, void *record)
{
	return limen_ring_finish(ring, record, 0);
}

static inline bool limen_ring_discard(struct limen_ring *ring, void *record)
{
	return limen_ring_finish(ring, record, LIMEN_RING_DISCARD);
}

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
