/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The command line of limend.
 */
#ifndef OPTIONS_H
#define OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "l7filter/l7filter.h"

enum {
	EXIT_USAGE = 2,		/* the command line makes no sense */
	OPTIONS_MAX_DIRS = 16,	/* -p given so often */
};

enum options_mode {
	MODE_LIVE,
	MODE_READ,
	MODE_TEST,
	MODE_HELP,
	MODE_VERSION,
};

/* Strings are those of argv. */
struct options {
	enum options_mode mode;
	const char *config;		/* NULL: the default one if it exists */
	const char *dirs[OPTIONS_MAX_DIRS];
	size_t nr_dirs;			/* 0: as configured */
	/* captures, or names of patterns to check; options_free() frees */
	const char **files;
	size_t nr_files;
	bool captures;			/* with MODE_TEST: files are those */
	bool json;
	bool why;
	bool verbose;
	struct l7filter l7;		/* .file NULL: not in its place */
	int queue;			/* -1: as configured */
	int queue_count;		/* -1: as configured */
};

/* What an argument is called that is a path. */
#define OPTION_ARGUMENT_FILE "FILE"
#define OPTION_ARGUMENT_DIR "DIR"

/* One table: what getopt() takes, the help text, and the completion. */
struct option_text {
	char letter;
	const char *name;	/* NULL: the end of them */
	const char *argument;	/* NULL: takes none */
	const char *help;
};

extern const struct option_text option_texts[];

/*
 * 0; -EINVAL with the reason on standard error; -ENOMEM.
 */
int options_parse(int argc, char *argv[], struct options *o);
void options_free(struct options *o);

/* Writes the help text to standard output. */
void options_help(void);

#endif /* OPTIONS_H */
