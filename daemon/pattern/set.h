/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * All patterns of some directories: read, checked against each other and
 * put into one order. What comes out is for engine_new().
 */
#ifndef PATTERN_SET_H
#define PATTERN_SET_H

#include "pattern.h"

enum {
	PATTERN_SET_MAX = 4096,		/* patterns; a label id has 16 bits */
	PATTERN_SET_MAX_DEPTH = 8,	/* of folders in folders */
};

struct pattern_set {
	struct pattern **patterns;
	size_t nr;
};

/* Told of every error that is found; @data as given. */
typedef void pattern_report(const struct pattern_error *err, void *data);

/*
 * Reads every NAME.pat in @dirs and the folders below (names that begin
 * with a dot left out), in the order of the directories and of their names.
 * l7-filter's "unknown" and "unset" are left out, as it does.
 *
 * Reads on after an error, so that all of them are reported: syntax, a name
 * twice, an unknown parent or decoder, a circle of parents. 0, or -errno of
 * the first error; then @set holds the patterns that are good, which a
 * checker may use and a daemon should not. The caller owns the patterns and
 * calls pattern_set_free() in either case.
 */
int pattern_set_load(const char *const *dirs, size_t nr_dirs,
		     struct pattern_set *set, pattern_report *report,
		     void *data);
/* Takes pattern @i out and frees it. */
void pattern_set_drop(struct pattern_set *set, size_t i);
/*
 * The checks of one pattern against the others, for a set that patterns
 * were dropped from: those that are left without a parent are reported and
 * dropped too. 0 or -errno of the first error.
 */
int pattern_set_check(struct pattern_set *set, pattern_report *report,
		      void *data);
/* Only the array, when engine_new() has taken the patterns: set @nr to 0. */
void pattern_set_free(struct pattern_set *set);

/*
 * Where l7-filter finds the file of @name: in @dir itself, else in its
 * folders, one level deep, the last in the alphabet first. 0 with the path
 * in @path, -ENOENT, -ENAMETOOLONG.
 */
int pattern_find_l7(const char *dir, const char *name, char *path,
		    size_t path_size);

#endif /* PATTERN_SET_H */
