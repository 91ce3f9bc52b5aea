// SPDX-License-Identifier: GPL-2.0-or-later
#include "shadow.h"

#include <errno.h>
#include <stdlib.h>

/* Of winner and rival; who won at all is on the diagonal. */
struct shadow {
	uint32_t nr;
	uint32_t pairs[];
};

static const uint32_t *pair_at(const struct shadow *s, uint32_t winner,
			       uint32_t rival)
{
	return &s->pairs[(size_t)winner * s->nr + rival];
}

int shadow_new(const struct engine *e, struct shadow **out)
{
	uint32_t nr = engine_nr_labels(e);
	struct shadow *s = calloc(1, sizeof(*s) +
				  (size_t)nr * nr * sizeof(s->pairs[0]));

	if (!s)
		return -ENOMEM;
	s->nr = nr;
	*out = s;
	return 0;
}

void shadow_free(struct shadow *s)
{
	free(s);
}

void shadow_count(void *data, uint32_t winner, uint32_t rival)
{
	struct shadow *s = data;

	s->pairs[(size_t)winner * s->nr + rival]++;
}

uint32_t shadow_pair(const struct shadow *s, uint32_t winner, uint32_t rival)
{
	return *pair_at(s, winner, rival);
}

uint32_t shadow_loser(const struct shadow *s, uint32_t label, uint32_t *to)
{
	uint32_t i, lost = 0, most = 0;

	if (*pair_at(s, label, label))
		return 0;
	for (i = 0; i < s->nr; i++) {
		uint32_t n = *pair_at(s, i, label);

		lost += n;
		if (n <= most)
			continue;
		most = n;
		*to = i;
	}
	return lost;
}
