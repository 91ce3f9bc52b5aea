/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The packet filter's part of shaping, where the module is not at work.
 */
#ifndef SHAPE_FILTER_H
#define SHAPE_FILTER_H

#include <stddef.h>

#include "shape_rules.h"

struct config;
struct filter_state;

/*
 * Puts the rules in force, by nft or, where it cannot queue, by iptables.
 * *@before is what was there, for filter_undo() or filter_forget(). 0, or
 * -errno with what is wrong in @error; nothing is changed then.
 */
int filter_apply(const struct config *c, const struct rules_queues *q,
		 struct filter_state **before, char *error, size_t size);

/* Makes the rules what they were. Swallows @before. */
void filter_undo(struct filter_state *before);
void filter_forget(struct filter_state *before);

/* Takes the rules away, whichever there are. 0 or -errno with @error. */
int filter_clear(char *error, size_t size);

#endif /* SHAPE_FILTER_H */
