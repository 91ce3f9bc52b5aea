// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Who else would have won: for pattern lint, where time does not matter.
 *
 * A label is looked for on a copy of the inspection as it was before the
 * winner was found, with the winner and all rivals found so far ruled out.
 */
#include <stdlib.h>
#include <string.h>

#include "inspect.h"

enum { MAX_RIVALS = 16 };	/* of one flow; more say nothing new */

void engine_watch_rivals(struct engine_worker *w, engine_rival_fn *fn,
			 void *data)
{
	w->rival = fn;
	w->rival_data = data;
}

struct inspect *rivals_copy(const struct feed *f)
{
	struct inspect *copy;

	if (!f->w->rival)
		return NULL;
	copy = malloc(f->i->size);
	if (copy)
		memcpy(copy, f->i, f->i->size);
	return copy;
}

/* The copy has no more than that of its own. */
static void forget_label(struct inspect *copy)
{
	decoding_stop(copy);
	fields_free(copy->fields);
	copy->fields = NULL;
	copy->depth = 0;
	copy->unproven = false;
}

static void find_rivals(struct feed *f, uint16_t winner)
{
	struct found next;
	unsigned int n;

	inspect_reject(f->e, f->i, winner);
	for (n = 0; n < MAX_RIVALS; n++) {
		found_init(&next);
		f->i->stale = true;
		try_roots(f, &next);
		if (next.label == NO_LABEL)
			return;
		if (take_label(f, &next) && !f->i->unproven)
			f->w->rival(f->w->rival_data, winner, next.label);
		forget_label(f->i);
		inspect_reject(f->e, f->i, next.label);
	}
}

void rivals_note(const struct feed *f, struct inspect *copy, uint16_t winner)
{
	struct feed g = *f;

	if (!copy)
		return;
	g.i = copy;
	g.spent = false;
	f->w->rival(f->w->rival_data, winner, winner);
	find_rivals(&g, winner);
}
