// SPDX-License-Identifier: GPL-2.0-only
#include "clock.h"

#include <linux/cache.h>
#include <linux/time64.h>

u64 limen_clock_scale __read_mostly;

void limen_clock_choose(void)
{
	limen_clock_scale = 0;
#ifdef CONFIG_X86_64
	/* tsc_khz ticks a millisecond */
	if (tsc_khz && !check_tsc_unstable())
		limen_clock_scale = div_u64((u64)NSEC_PER_MSEC <<
					    LIMEN_CLOCK_SHIFT, tsc_khz);
#endif
}
