/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A wait queue that only counts how often it was woken. */
#ifndef STUB_LINUX_WAIT_H
#define STUB_LINUX_WAIT_H

typedef unsigned int wait_queue_head_t;

#define init_waitqueue_head(w) (*(w) = 0)
#define waitqueue_active(w) true
#define wake_up_interruptible(w) __atomic_fetch_add(w, 1, __ATOMIC_RELAXED)

#endif /* STUB_LINUX_WAIT_H */
