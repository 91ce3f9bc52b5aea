/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Which patterns stand in each other's way: counts, for flows that are
 * played through an engine, who labelled them and who else would have.
 */
#ifndef ENGINE_SHADOW_H
#define ENGINE_SHADOW_H

#include "engine.h"

struct shadow;

/* @out: 0 or -ENOMEM. */
int shadow_new(const struct engine *e, struct shadow **out);
void shadow_free(struct shadow *s);
/* An engine_rival_fn; @data is the struct shadow. */
void shadow_count(void *data, uint32_t winner, uint32_t rival);
/* How many flows @winner has labelled that @rival would have, too. */
uint32_t shadow_pair(const struct shadow *s, uint32_t winner, uint32_t rival);

/*
 * Flows that @label lost, *@to whom most of them; 0: it has won some, or
 * matched none.
 */
uint32_t shadow_loser(const struct shadow *s, uint32_t label, uint32_t *to);

#endif /* ENGINE_SHADOW_H */
