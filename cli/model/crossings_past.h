/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Crossings of the boundary from look to look, all CPUs together.
 */
#ifndef CROSSINGS_PAST_H
#define CROSSINGS_PAST_H

#include <stdbool.h>
#include <stdint.h>

#include "kern_boundary.h"
#include "model/series.h"

/* What is told of them in one line, and drawn. */
enum past_kind {
	PAST_CALLS, PAST_FAULTS, PAST_SWITCHES, PAST_INTERRUPTS,
	PAST_COPIED,		/* bytes through read, write, send, recv */
	PAST_MOVED,		/* bytes without a crossing */
	NR_PASTS
};

/* The words for them, and what is counted. */
extern const char *const past_names[NR_PASTS];

struct crossings_past {
	bool known;		/* the module told, in the newest look */
	uint8_t mode;		/* enum limen_mode */
	double rate[NR_PASTS];	/* per second; below 0: not known */
	struct series past[NR_PASTS];
	uint64_t value[NR_PASTS];	/* in the look before */
	bool had;
};

/* A look: @c, NULL if it could not be had, @seconds after the one before. */
void crossings_past_add(struct crossings_past *p,
			const struct kern_crossings *c, double seconds);

#endif /* CROSSINGS_PAST_H */
