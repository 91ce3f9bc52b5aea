// SPDX-License-Identifier: GPL-2.0-or-later
#include "tally.h"

#include <string.h>

#include "hash.h"

static struct tally_entry *find_slot(struct tally *t, const char *name)
{
	uint32_t i = hash_name(name);

	while (t->slots[i % TALLY_SLOTS].name[0] &&
	       strcmp(t->slots[i % TALLY_SLOTS].name, name))
		i++;
	return &t->slots[i % TALLY_SLOTS];
}

void tally_add(struct tally *t, const struct tally_entry *e)
{
	struct tally_entry *slot = find_slot(t, e->name);

	if (!slot->name[0]) {
		if (t->nr == TALLY_MAX) {
			t->full += e->flows;
			return;
		}
		t->nr++;
		*slot = *e;
		return;
	}
	slot->flows += e->flows;
	slot->packets += e->packets;
	slot->bytes += e->bytes;
}

void tally_merge(struct tally *t, const struct tally *from)
{
	unsigned int i;

	for (i = 0; i < TALLY_SLOTS; i++)
		if (from->slots[i].name[0])
			tally_add(t, &from->slots[i]);
	t->full += from->full;
}
