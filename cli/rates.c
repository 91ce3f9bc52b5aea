// SPDX-License-Identifier: GPL-2.0-or-later
#include "rates.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "hash.h"
#include "table.h"

struct slot {
	char name[RATES_MAX_NAME];	/* "": free */
	uint64_t value;
	uint64_t at_ns;			/* when it was noted */
};

struct rates {
	uint64_t now_ns;
	unsigned int used;
	struct slot slots[RATES_MAX * 2];	/* half empty at least */
};

struct rates *rates_new(void)
{
	return calloc(1, sizeof(struct rates));
}

void rates_free(struct rates *r)
{
	free(r);
}

void rates_begin(struct rates *r, uint64_t now_ns)
{
	r->now_ns = now_ns;
}

/* The slot of @name, which may be a free one; NULL: all are taken. */
static struct slot *find_slot(struct rates *r, const char *name)
{
	uint32_t at = hash_name(name) % (RATES_MAX * 2);

	while (r->slots[at].name[0]) {
		if (!strcmp(r->slots[at].name, name))
			return &r->slots[at];
		at = (at + 1) % (RATES_MAX * 2);
	}
	if (r->used == RATES_MAX)
		return NULL;
	r->used++;
	strcpy(r->slots[at].name, name);
	return &r->slots[at];
}

double rates_note(struct rates *r, const char *name, uint64_t value)
{
	char key[RATES_MAX_NAME];
	struct slot *slot;
	double rate = -1;

	if (!r)
		return -1;
	snprintf(key, sizeof(key), "%s", name);
	slot = find_slot(r, key);
	if (!slot)
		return -1;
	if (slot->at_ns && slot->at_ns < r->now_ns && value >= slot->value)
		rate = (double)(value - slot->value) * 1e9 /
		       (double)(r->now_ns - slot->at_ns);
	slot->value = value;
	slot->at_ns = r->now_ns;
	return rate;
}

void rates_cell(struct table *t, double rate)
{
	if (rate < 0)
		table_none(t);
	else
		table_uint(t, (uint64_t)(rate + 0.5));
}

uint64_t rates_now(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (uint64_t)ts.tv_sec * 1000000000 + (uint64_t)ts.tv_nsec;
}
