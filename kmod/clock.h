/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The clock for times of a few hundred instructions: of system calls, of a
 * push into a ring.
 *
 * local_clock() takes 35 of its own, and each time needs two. On x86 it reads
 * the time stamp counter wherever that can be relied on; there the counter is
 * read here, in ticks, and only the difference becomes nanoseconds.
 */
#ifndef LIMEN_CLOCK_H
#define LIMEN_CLOCK_H

#include <linux/math64.h>
#include <linux/sched/clock.h>
#include <linux/types.h>
#ifdef CONFIG_X86_64
#include <asm/msr.h>
#include <asm/tsc.h>
#endif

enum { LIMEN_CLOCK_SHIFT = 32 };

/* ns of one tick, times 2^LIMEN_CLOCK_SHIFT; 0: local_clock() it is */
extern u64 limen_clock_scale;

/* Which of the two, from now on? While nothing is timed. */
void limen_clock_choose(void);

/* Ticks; what two CPUs read may be a little apart. */
static __always_inline u64 limen_clock_read(void)
{
#ifdef CONFIG_X86_64
	if (likely(limen_clock_scale))
		return rdtsc();
#endif
	return local_clock();
}

static __always_inline u64 limen_clock_ns(u64 ticks)
{
#ifdef CONFIG_X86_64
	if (likely(limen_clock_scale))
		return mul_u64_u64_shr(ticks, limen_clock_scale,
				       LIMEN_CLOCK_SHIFT);
#endif
	return ticks;
}

#endif /* LIMEN_CLOCK_H */
