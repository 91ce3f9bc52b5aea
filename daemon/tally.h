/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What has been decided, counted by name: "tls", "youtube/tls", "unknown".
 *
 * By name and not by the engine's label, since it outlives reloads. One
 * worker's own, no locks; the sums are made by adding one into another.
 */
#ifndef TALLY_H
#define TALLY_H

#include <stdint.h>

#include <limen/genl.h>

enum {
	TALLY_MAX = LIMEN_MAX_LABELS,	/* as many names as the module has */
	TALLY_SLOTS = TALLY_MAX * 2,
};

struct tally_entry {
	char name[LIMEN_MAX_NAME];	/* "": free */
	char label[LIMEN_MAX_NAME / 2];	/* protocol, "" */
	char app[LIMEN_MAX_NAME / 2];	/* "" */
	uint64_t flows;
	uint64_t packets, bytes;	/* up to the decision */
};

struct tally {
	unsigned int nr;
	uint64_t full;		/* flows not counted: too many names */
	struct tally_entry slots[TALLY_SLOTS];
};

/* Adds @e's numbers to the entry of its name, made if need be. */
void tally_add(struct tally *t, const struct tally_entry *e);

/* Adds all of @from to @t. */
void tally_merge(struct tally *t, const struct tally *from);

#endif /* TALLY_H */
