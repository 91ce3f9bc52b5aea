/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Names for numbers: labels and classes as the module counts them, with
 * what the daemon calls them.
 */
#ifndef NAMES_H
#define NAMES_H

#include <stdint.h>

#include "kern.h"

struct cli;

/* One label of the module's id table. */
struct name_label {
	char name[LIMEN_MAX_NAME];	/* "tls", "youtube/tls" */
	char label[LIMEN_MAX_NAME];	/* "tls" */
	char app[LIMEN_MAX_NAME];	/* "youtube" or "" */
	uint8_t class;
	uint64_t packets;
	uint64_t bytes;
};

struct names {
	/* by id; name "" where there is none */
	struct name_label label[LIMEN_MAX_LABELS];
	char class[LIMEN_MAX_CLASSES][32];	/* "" where nobody said */
	struct kern_state state;
};

/*
 * Asks the module for state and labels, and the daemon for the names of the
 * classes if it is there. 0; -errno of the module, *@out is NULL then. The
 * caller frees *@out with free().
 */
int names_new(struct cli *cli, struct names **out);

/* The class's name, or its number as text in @buf; NULL for class 0. */
const char *names_class(const struct names *n, uint8_t class, char buf[8]);

/* Parts of "app/protocol"; each buffer is LIMEN_MAX_NAME bytes. */
void names_split(const char *name, char *label, char *app);

#endif /* NAMES_H */
