/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * An event loop: descriptors, timers, signals and calls from other threads.
 *
 * One loop belongs to one thread, which alone may call these functions,
 * except loop_call(). Nothing here knows what the descriptors mean.
 */
#ifndef LOOP_H
#define LOOP_H

#include <stdint.h>

enum {
	LOOP_MAX_FDS = 128,	/* control clients, sockets, timers of a thread */
};

struct loop;

/* @events are epoll's (EPOLLIN, ...); for timers and signals see below. */
typedef void (*loop_fn)(void *data, uint32_t events);

int loop_new(struct loop **out);
/* Closes timers and signals, not the descriptors that were added. */
void loop_free(struct loop *l);

/* Runs until loop_stop(). 0 or -errno. */
int loop_run(struct loop *l);
void loop_stop(struct loop *l);

/*
 * Calls @fn when @fd is ready. -ENOSPC: LOOP_MAX_FDS are watched already.
 * A descriptor may be deleted in any callback, also its own.
 */
int loop_add(struct loop *l, int fd, uint32_t events, loop_fn fn, void *data);
int loop_change(struct loop *l, int fd, uint32_t events);
void loop_del(struct loop *l, int fd);

/* Calls @fn every @ms milliseconds until loop_free(). */
int loop_every(struct loop *l, unsigned int ms, loop_fn fn, void *data);

/*
 * Blocks the signals (list ended by 0) in this thread, and in those it
 * starts, and calls @fn with the signal's number as its events.
 */
int loop_signals(struct loop *l, const int *signals, loop_fn fn, void *data);

/*
 * From any thread: has the loop's thread run @fn(@data) between two
 * callbacks and waits until it has. -ESHUTDOWN: the loop does not run.
 */
int loop_call(struct loop *l, void (*fn)(void *data), void *data);

#endif /* LOOP_H */
