/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Pattern lint: what limend -t says about pattern directories.
 */
#ifndef ENGINE_LINT_H
#define ENGINE_LINT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "engine.h"

/*
 * @names	only these patterns are reported on (the others are loaded all
 *		the same, since they compete), and it is an error if one is
 *		not there; NULL: all
 * @verbose	also what is well
 * @quick	leaves the search for slow patterns out
 * @play	plays flows besides the examples through @e, @fn told by
 *		engine_watch_rivals(); NULL: there are none
 */
struct lint_options {
	const char *const *names;
	size_t nr_names;
	bool verbose;
	bool quick;
	int (*play)(struct engine *e, engine_rival_fn *fn, void *fn_data,
		    void *data);
	void *play_data;
};

/*
 * Loads @dirs and writes to @out, one "file:line:column: error|warning: ..."
 * a line, sorted by the kind of check: what does not parse or compile,
 * examples that do not give their label and what they give instead,
 * counterexamples that do, native files without either, patterns that can
 * be slow, and patterns that shadow each other. Returns the number of
 * errors, or -errno.
 */
int pattern_lint(const char *const *dirs, size_t nr_dirs,
		 const struct lint_options *options, FILE *out);

#endif /* ENGINE_LINT_H */
