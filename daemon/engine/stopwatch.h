/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A limit of time for work done in many small steps.
 *
 * The clock is looked at once in a few steps. Time in which the thread was
 * not running does not count: when the wall clock says that time is over,
 * the processor's time is measured from then on. So the work may take up to
 * twice the limit.
 */
#ifndef ENGINE_STOPWATCH_H
#define ENGINE_STOPWATCH_H

#include <stdbool.h>
#include <stdint.h>
#include <time.h>

enum { STEPS_BETWEEN_LOOKS = 4 };

/* Zeroed at the start. */
struct stopwatch {
	uint64_t start_ns;	/* 0: not looked at yet */
	clockid_t clock;
	unsigned int steps;	/* since the last look */
};

uint64_t clock_ns(clockid_t clock);

/* The clock's part of stopwatch_step(). */
bool stopwatch_look(struct stopwatch *w, uint64_t limit_ns);

/*
 * A piece of work was done that counts for @steps: is time over? The first
 * look starts the clock.
 */
static inline bool stopwatch_step(struct stopwatch *w, unsigned int steps,
				  uint64_t limit_ns)
{
	w->steps += steps;
	return w->steps >= STEPS_BETWEEN_LOOKS && stopwatch_look(w, limit_ns);
}

#endif /* ENGINE_STOPWATCH_H */
