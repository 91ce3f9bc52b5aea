/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Names of labels and the ids the module has given them.
 *
 * The module's own table is the authority; this is the daemon's copy of it,
 * kept in a file as well, so that a module that was loaded anew can be told
 * the ids that are still written in the flows of the kernel.
 *
 * All functions may be called from any thread.
 */
#ifndef LABELS_H
#define LABELS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <limen/genl.h>

struct labels;

struct label_id {
	char name[LIMEN_MAX_NAME];
	uint16_t id;
};

/*
 * Opens @dir/labels.@netns_ino, making both if need be, and reads it. The
 * file stays open: it is written after the daemon has given up the right to
 * open it. Without a file (-errno in *@file_err, which is no failure)
 * everything works but is not remembered.
 */
int labels_new(const char *dir, uint64_t netns_ino, struct labels **out,
	       int *file_err);
void labels_free(struct labels *l);

/* Of the names here; 0: there are none. */
uint16_t labels_generation(const struct labels *l);

/* The id of @name, or 0. */
uint16_t labels_find(struct labels *l, const char *name);

/* -ENOSPC: LIMEN_MAX_LABELS are there already; -EINVAL: no such name. */
int labels_add(struct labels *l, const char *name, uint16_t id);

/* Forgets all: the names that come now are of @generation. */
void labels_reset(struct labels *l, uint16_t generation);

/* Copies at most LIMEN_MAX_LABELS of them to @out; how many. */
size_t labels_list(struct labels *l, struct label_id *out);

#endif /* LABELS_H */
