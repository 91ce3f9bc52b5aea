// SPDX-License-Identifier: GPL-2.0-only
#include "ring.h"

#include <linux/sched.h>

void limen_ring_init(struct limen_ring *ring, struct limen_ring_reader *reader,
		     struct limen_ring_writer *writer, void *data, u64 size)
{
	spin_lock_init(&ring->lock);
	init_waitqueue_head(&ring->wait);
	ring->mask = size - 1;
	ring->position = 0;
	ring->pending = 0;
	ring->data = data;
	ring->reader = reader;
	ring->writer = writer;
	writer->size = size;
}

static struct limen_ring_hdr *header_at(const struct limen_ring *ring,
					u64 position)
{
	return (struct limen_ring_hdr *)(ring->data + (position & ring->mask));
}

/*
 * Moves pending past the records that are complete by now. Each record is
 * passed once in its life, so this costs a reservation one step on average.
 * The lengths read here are ours: the data pages cannot be written by users.
 */
static void skip_complete(struct limen_ring *ring)
{
	while (ring->pending < ring->position) {
		u32 len = READ_ONCE(header_at(ring, ring->pending)->len);

		if (len & LIMEN_RING_BUSY)
			break;
		ring->pending += LIMEN_RING_SPACE(len & LIMEN_RING_LEN_MASK);
	}
}

/*
 * Would a record that ends at @end overwrite something? What the reader says
 * is not to be believed: a position ahead of ours makes the difference huge
 * and the ring full, and one that skips incomplete records runs into
 * pending, which it cannot touch.
 */
static bool has_room(struct limen_ring *ring, u64 consumed, u64 end)
{
	u64 size = ring->mask + 1;

	if (end - consumed > size)
		return false;
	if (end - ring->pending <= size)
		return true;
	skip_complete(ring);
	return end - ring->pending <= size;
}

static void note_high_water(struct limen_ring *ring, u64 used)
{
	if (used > ring->writer->high_water)
		WRITE_ONCE(ring->writer->high_water, used);
}

void *limen_ring_reserve(struct limen_ring *ring, u32 len)
{
	struct limen_ring_hdr *hdr;
	u64 consumed, end;

	/*
	 * Pairs with ring_advance()'s store release in lib/ring.c: the reader
	 * is done with what we are about to overwrite.
	 */
	consumed = smp_load_acquire(&ring->reader->position);

	spin_lock(&ring->lock);
	end = ring->position + LIMEN_RING_SPACE(len);
	if (unlikely(!has_room(ring, consumed, end))) {
		WRITE_ONCE(ring->writer->lost, ring->writer->lost + 1);
		spin_unlock(&ring->lock);
		return NULL;
	}
	hdr = header_at(ring, ring->position);
	/* what is behind the record, up to the next: not left from an older */
	*((u64 *)((u8 *)hdr + (end - ring->position)) - 1) = 0;
	hdr->pad = 0;
	hdr->len = len | LIMEN_RING_BUSY;
	ring->position = end;
	note_high_water(ring, end - consumed);
	/*
	 * Pairs with ring_next()'s load acquire in lib/ring.c: who sees the
	 * position sees the BUSY header before it.
	 */
	smp_store_release(&ring->writer->position, end);
	spin_unlock(&ring->lock);
	return hdr + 1;
}

/*
 * The reader sleeps only after it has stored its position and seen nothing
 * behind it. The exchange is a full barrier: either it sees our record, or
 * we see that it stands right before it and wake it.
 */
static bool finish(struct limen_ring *ring, void *record, u32 flags)
{
	struct limen_ring_hdr *hdr = (struct limen_ring_hdr *)record - 1;
	u64 offset = (u8 *)hdr - ring->data;
	u64 consumed;

	/* pairs with ring_next()'s load acquire of the header */
	xchg(&hdr->len, (hdr->len & LIMEN_RING_LEN_MASK) | flags);

	consumed = smp_load_acquire(&ring->reader->position);
	if ((consumed & ring->mask) != offset)
		return false;
	wake_up_interruptible(&ring->wait);
	return true;
}

bool limen_ring_commit(struct limen_ring *ring, void *record)
{
	return finish(ring, record, 0);
}

bool limen_ring_discard(struct limen_ring *ring, void *record)
{
	return finish(ring, record, LIMEN_RING_DISCARD);
}

bool limen_ring_has_records(const struct limen_ring *ring)
{
	u64 consumed = smp_load_acquire(&ring->reader->position);

	return consumed != READ_ONCE(ring->position) &&
	       !(READ_ONCE(header_at(ring, consumed & ~7ULL)->len) &
		 LIMEN_RING_BUSY);
}

u64 limen_ring_waiting(const struct limen_ring *ring)
{
	u64 used = READ_ONCE(ring->position) -
		   READ_ONCE(ring->reader->position);

	return used <= ring->mask + 1 ? used : ring->mask + 1;
}

const struct limen_ring_hdr *limen_ring_peek(const struct limen_ring *ring,
					     u64 position)
{
	const struct limen_ring_hdr *hdr = header_at(ring, position);

	/* pairs with the release in limen_ring_reserve() */
	if (position == smp_load_acquire(&ring->writer->position))
		return NULL;
	/* pairs with the exchange in finish() */
	if (smp_load_acquire(&hdr->len) & LIMEN_RING_BUSY)
		return NULL;
	return hdr;
}

void limen_ring_release(struct limen_ring *ring, u64 position)
{
	/* pairs with the acquire in limen_ring_reserve(): our reads are over */
	smp_store_release(&ring->reader->position, position);
}
