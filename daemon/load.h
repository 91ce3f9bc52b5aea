/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Patterns and rules as the command line names them.
 */
#ifndef LOAD_H
#define LOAD_H

#include <stddef.h>

struct config;
struct options;
struct ruleset;

enum { LOAD_PATH_SIZE = 4096 };

/* Directories of patterns; it must not be moved. */
struct load_dirs {
	const char *const *dirs;
	size_t nr;
	const char *one[1];		/* the default one */
	char path[LOAD_PATH_SIZE];
};

/*
 * Those of -p; else those of @config, which outlives @d; else (@config NULL)
 * that of the source tree the program was built in, if it runs there; else
 * LIMEN_DATADIR/patterns.
 */
void load_dirs(struct load_dirs *d, const struct options *o,
	       const struct config *config);

/*
 * Reads the configuration of -f, if it is given, and the patterns as above.
 * 0, or -errno with the reason logged. The caller puts *@out.
 */
int load_ruleset(const struct options *o, struct ruleset **out);

#endif /* LOAD_H */
