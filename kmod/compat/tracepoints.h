/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The tracepoints that limen listens to, and what they have been called and
 * called with. compat/Kbuild.include asks the headers.
 */
#ifndef LIMEN_COMPAT_TRACEPOINTS_H
#define LIMEN_COMPAT_TRACEPOINTS_H

#include <linux/interrupt.h>
#include <linux/sched.h>
#include <linux/tracepoint.h>

#include <trace/events/io_uring.h>
#include <trace/events/irq.h>
#include <trace/events/sched.h>
#include <trace/events/signal.h>
#include <trace/events/syscalls.h>

#ifdef CONFIG_X86
#include <asm/trace/irq_vectors.h>
/* From 6.15 on the page faults of all architectures are in one place. */
#ifdef LIMEN_HAVE_COMMON_EXCEPTIONS
#include <trace/events/exceptions.h>
#else
#include <asm/trace/exceptions.h>
#endif
#endif

/* From 5.18 on the state of the task that leaves is handed over. */
#ifdef LIMEN_HAVE_PREV_STATE
#define LIMEN_COMPAT_PREV_STATE_ARG	, unsigned int prev_state
#define limen_compat_prev_state(prev)	(prev_state)
#else
#define LIMEN_COMPAT_PREV_STATE_ARG
#define limen_compat_prev_state(prev)	((prev)->state)
#endif

/* From 6.3 on io_uring_submit_req, from 5.19 on told by the request. */
#if defined(LIMEN_HAVE_URING_REQ)
#define limen_compat_uring_submit	io_uring_submit_req
#define LIMEN_COMPAT_URING_ARGS		struct io_kiocb *req
#elif defined(LIMEN_HAVE_URING_SQE_KIOCB)
#define limen_compat_uring_submit	io_uring_submit_sqe
#define LIMEN_COMPAT_URING_ARGS		struct io_kiocb *req, bool nonblock
#else
#define limen_compat_uring_submit	io_uring_submit_sqe
#define LIMEN_COMPAT_URING_ARGS						\
	void *ctx, void *req, u8 opcode, u64 user_data, u32 flags,	\
	bool nonblock, bool sq_thread
#endif

#endif /* LIMEN_COMPAT_TRACEPOINTS_H */
