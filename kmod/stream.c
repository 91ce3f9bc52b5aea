// SPDX-License-Identifier: GPL-2.0-only
#include "stream.h"

#include <linux/mutex.h>
#include <linux/sched/signal.h>
#include <linux/uio.h>
#include <linux/wait.h>

#include "rings.h"

/*
 * Steps over what is to be skipped. The record that the stream is at, or NULL
 * if none is complete.
 */
static const struct limen_ring_hdr *find_record(struct limen_ring_area *area)
{
	const struct limen_ring_hdr *hdr;

	while ((hdr = limen_ring_peek(&area->ring, area->stream.position))) {
		if (!(hdr->len & LIMEN_RING_DISCARD))
			break;
		area->stream.position +=
			LIMEN_RING_SPACE(hdr->len & LIMEN_RING_LEN_MASK);
	}
	return hdr;
}

/*
 * One record, or what is left of it. Cut only if it does not fit and is the
 * first, since then no later call would get on, either. Returns bytes.
 */
static size_t copy_record(struct limen_ring_area *area,
			  const struct limen_ring_hdr *hdr, bool is_first,
			  struct iov_iter *to)
{
	size_t space = LIMEN_RING_SPACE(hdr->len);
	size_t left = space - area->stream.offset, copied;

	if (left > iov_iter_count(to)) {
		if (!is_first)
			return 0;
		left = iov_iter_count(to);
	}
	copied = copy_to_iter((u8 *)hdr + area->stream.offset, left, to);
	area->stream.offset += copied;
	if (area->stream.offset == space) {
		area->stream.position += space;
		area->stream.offset = 0;
	}
	return copied;
}

/* Returns bytes, 0 if there is nothing, or -EFAULT. */
static ssize_t copy_records(struct limen_ring_area *area, struct iov_iter *to)
{
	const struct limen_ring_hdr *hdr;
	size_t copied, total = 0;

	while ((hdr = find_record(area))) {
		copied = copy_record(area, hdr, !total, to);
		if (!copied)
			break;
		total += copied;
		if (area->stream.offset)
			break;
		cond_resched();
	}
	limen_ring_release(&area->ring, area->stream.position);
	return hdr && !total ? -EFAULT : total;
}

static ssize_t read_locked(struct limen_ring_area *area, struct iov_iter *to,
			   bool may_wait)
{
	ssize_t ret;

	do {
		/* asked first: what came before the end is still to be read */
		bool is_over = READ_ONCE(area->is_over);

		ret = copy_records(area, to);
		if (ret || is_over)
			return ret;
		if (!may_wait)
			return -EAGAIN;
		ret = wait_event_interruptible(area->ring.wait,
				limen_ring_has_records(&area->ring) ||
				READ_ONCE(area->is_over));
	} while (!ret);
	return ret;
}

/* Whoever waits for a record has the lock as long. */
static int lock_stream(struct limen_ring_area *area, bool may_wait)
{
	if (!may_wait)
		return mutex_trylock(&area->stream.lock) ? 0 : -EAGAIN;
	return mutex_lock_interruptible(&area->stream.lock);
}

ssize_t limen_stream_read(struct limen_ring_area *area, struct iov_iter *to,
			  bool may_wait)
{
	ssize_t ret;

	if (!iov_iter_count(to))
		return 0;
	if (!limen_ring_area_claim(area, LIMEN_RING_STREAMED))
		return -EBUSY;
	ret = lock_stream(area, may_wait);
	if (ret)
		return ret;
	ret = read_locked(area, to, may_wait);
	mutex_unlock(&area->stream.lock);
	return ret;
}
