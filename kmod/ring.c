// SPDX-License-Identifier: GPL-2.0-only
#include "ring.h"

void limen_ring_init(struct limen_ring *ring, struct limen_ring_reader *reader,
		     struct limen_ring_writer *writer, void *data, u64 size)
{
	spin_lock_init(&ring->lock);
	init_waitqueue_head(&ring->wait);
	ring->mask = size - 1;
	ring->position = 0;
	ring->pending = 0;
	ring->high_water = 0;
	ring->data = data;
	ring->reader = reader;
	ring->writer = writer;
	writer->size = size;
}

/*
 * Each record is passed once in its life, so this costs a reservation one step
 * on average. The lengths read here are ours: the data pages cannot be written
 * by users.
 */
void limen_ring_skip_complete(struct limen_ring *ring)
{
	while (ring->pending < ring->position) {
		u32 len = READ_ONCE(limen_ring_header_at(ring,
							 ring->pending)->len);

		if (len & LIMEN_RING_BUSY)
			break;
		ring->pending += LIMEN_RING_SPACE(len & LIMEN_RING_LEN_MASK);
	}
}

bool limen_ring_has_records(const struct limen_ring *ring)
{
	/* pairs with ring_advance()'s store release in lib/ring.c */
	u64 consumed = smp_load_acquire(&ring->reader->position);

	/*
	 * Pairs with the release in limen_ring_reserve(): the header is that of
	 * the record, or what was there before would be taken for one.
	 */
	return consumed != smp_load_acquire(&ring->writer->position) &&
	       !(READ_ONCE(limen_ring_header_at(ring, consumed & ~7ULL)->len) &
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
	const struct limen_ring_hdr *hdr = limen_ring_header_at(ring, position);

	/* pairs with the release in limen_ring_reserve() */
	if (position == smp_load_acquire(&ring->writer->position))
		return NULL;
	/* pairs with the exchange in limen_ring_finish() */
	if (smp_load_acquire(&hdr->len) & LIMEN_RING_BUSY)
		return NULL;
	return hdr;
}

void limen_ring_release(struct limen_ring *ring, u64 position)
{
	/* pairs with the acquire in limen_ring_reserve(): our reads are over */
	smp_store_release(&ring->reader->position, position);
}
