/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * How many flows there are of each state and of each label, counted in the
 * connection tracking table. With many flows that is the dearest question
 * there is, so that who looks often keeps the answer for a while.
 */
#ifndef CENSUS_H
#define CENSUS_H

#include <stdint.h>

#include <limen/genl.h>
#include <limen/label.h>

struct census {
	int err;		/* -errno of the walk; nothing is known then */
	uint64_t total;
	uint64_t by_state[LIMEN_STATE_MAX + 1];
	uint64_t by_label[LIMEN_MAX_LABELS];	/* [0]: flows without one */
};

/*
 * Flows whose word is not of @generation count as new. What there was in
 * @c is replaced; c->err is returned.
 */
int census_take(struct census *c, uint16_t generation);

#endif /* CENSUS_H */
