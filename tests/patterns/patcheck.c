// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Checks pattern files: patcheck [-v] PATTERN_DIR [NAME...]
 *
 * Loads the directory, runs the examples of all patterns (or of those
 * named) through the engine, and exits 1 if anything is wrong.
 */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "engine/lint.h"

static int usage(void)
{
	fprintf(stderr, "usage: patcheck [-v] [-q] PATTERN_DIR [NAME...]\n");
	return 2;
}

int main(int argc, char **argv)
{
	struct lint_options options = { 0 };
	const char *dirs[1];
	int opt, errors;

	while ((opt = getopt(argc, argv, "vq")) != -1) {
		if (opt == 'v')
			options.verbose = true;
		else if (opt == 'q')
			options.quick = true;
		else
			return usage();
	}
	if (optind >= argc)
		return usage();
	dirs[0] = argv[optind++];
	options.names = (const char *const *)argv + optind;
	options.nr_names = (size_t)(argc - optind);
	errors = pattern_lint(dirs, 1, &options, stdout);
	if (errors < 0)
		fprintf(stderr, "patcheck: %s\n", strerror(-errors));
	return errors != 0;
}
