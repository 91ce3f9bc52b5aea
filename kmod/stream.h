/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * A ring read as a stream of bytes, by read() and splice(), for those who
 * want the records in a file or a pipe; include/limen/record.h says what
 * comes. The position is the kernel's own here: nobody has the ring mapped.
 */
#ifndef LIMEN_STREAM_H
#define LIMEN_STREAM_H

#include <linux/types.h>

struct iov_iter;
struct limen_ring_area;

/*
 * Copies what is there into @to, whole records as long as they fit, and gives
 * their space back. Waits for the first one if @may_wait. Returns bytes; 0: it
 * is over; -EBUSY it was mapped once, -EAGAIN, -EINTR, -EFAULT. May sleep.
 */
ssize_t limen_stream_read(struct limen_ring_area *area, struct iov_iter *to,
			  bool may_wait);

#endif /* LIMEN_STREAM_H */
