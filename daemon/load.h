/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * An engine for the command line: where the patterns are, and what is wrong
 * with them said on standard error.
 */
#ifndef LOAD_H
#define LOAD_H

#include "engine/engine.h"
#include "pattern/set.h"

struct options;

/* What the command line and a configuration say together. */
struct load {
	struct config *config;		/* NULL: none was given */
	const char *const *dirs;
	size_t nr_dirs;
	struct engine_limits limits;
	const char *one_dir[1];		/* dirs, where it is the default */
	char default_dir[4096];
};

/*
 * Finds the directories: those of -p; else, if -f is given, those of the
 * configuration; else the patterns of the tree that the program was built
 * in, if it runs there; else LIMEN_DATADIR/patterns. 0, or -errno with the
 * reason logged. load_exit() is called in either case.
 */
int load_init(struct load *l, const struct options *o);
void load_exit(struct load *l);

/* Reads all patterns, every error logged. The caller frees @set. */
int load_patterns(const struct load *l, struct pattern_set *set);

/* An engine of them; the reason of a failure is logged. */
int load_engine(const struct load *l, struct engine **out);

#endif /* LOAD_H */
