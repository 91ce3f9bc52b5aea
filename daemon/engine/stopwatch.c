// SPDX-License-Identifier: GPL-2.0-or-later
#include "stopwatch.h"

uint64_t clock_ns(clockid_t clock)
{
	struct timespec ts;

	clock_gettime(clock, &ts);
	return (uint64_t)ts.tv_sec * 1000000000u + (uint64_t)ts.tv_nsec;
}

static void restart(struct stopwatch *w, clockid_t clock)
{
	w->clock = clock;
	w->start_ns = clock_ns(clock);
}

bool stopwatch_look(struct stopwatch *w, uint64_t limit_ns)
{
	w->steps = 0;
	/* most work is over before the first look */
	if (!w->start_ns) {
		restart(w, CLOCK_MONOTONIC);
		return false;
	}
	if (clock_ns(w->clock) - w->start_ns < limit_ns)
		return false;
	if (w->clock == CLOCK_THREAD_CPUTIME_ID)
		return true;
	restart(w, CLOCK_THREAD_CPUTIME_ID);
	return false;
}
