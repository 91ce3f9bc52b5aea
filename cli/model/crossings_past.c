// SPDX-License-Identifier: GPL-2.0-or-later
#include "model/crossings_past.h"

#include "boundary_state.h"

const char *const past_names[NR_PASTS] = {
	[PAST_CALLS] = "system calls",
	[PAST_FAULTS] = "page faults",
	[PAST_SWITCHES] = "context switches",
	[PAST_INTERRUPTS] = "interrupts",
	[PAST_COPIED] = "bytes copied",
	[PAST_MOVED] = "bytes moved",
};

static void sum_up(const uint64_t value[LIMEN_NR_CROSSINGS],
		   uint64_t out[NR_PASTS])
{
	out[PAST_CALLS] = value[LIMEN_CROSSING_SYSCALL_ENTERED];
	out[PAST_FAULTS] = value[LIMEN_CROSSING_FAULT_USER] +
			   value[LIMEN_CROSSING_FAULT_KERNEL];
	out[PAST_SWITCHES] = value[LIMEN_CROSSING_SWITCH_VOLUNTARY] +
			     value[LIMEN_CROSSING_SWITCH_FORCED];
	out[PAST_INTERRUPTS] = value[LIMEN_CROSSING_IRQ_USER] +
			       value[LIMEN_CROSSING_IRQ_KERNEL] +
			       value[LIMEN_CROSSING_IRQ_IPI];
	out[PAST_COPIED] = boundary_copied(value);
	out[PAST_MOVED] = boundary_moved(value);
}

void crossings_past_add(struct crossings_past *p,
			const struct kern_crossings *c, double seconds)
{
	uint64_t now[NR_PASTS] = { 0 };
	bool counting = c && c->mode != LIMEN_MODE_OFF;
	int i;

	if (c)
		sum_up(c->value, now);
	for (i = 0; i < NR_PASTS; i++) {
		p->rate[i] = -1;
		if (counting && p->had && seconds > 0 && now[i] >= p->value[i])
			p->rate[i] = (double)(now[i] - p->value[i]) / seconds;
		series_add(&p->past[i], p->rate[i]);
		p->value[i] = now[i];
	}
	p->known = c;
	p->mode = c ? c->mode : LIMEN_MODE_OFF;
	p->had = counting;
}
