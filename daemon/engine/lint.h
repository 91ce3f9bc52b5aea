/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Pattern lint: what limend -t says about pattern directories.
 */
#ifndef ENGINE_LINT_H
#define ENGINE_LINT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/*
 * @names	only these patterns are reported on (the others are loaded all
 *		the same, since they compete); NULL: all
 * @verbose	also what is well
 * @quick	leaves the search for slow patterns out
 */
struct lint_options {
	const char *const *names;
	size_t nr_names;
	bool verbose;
	bool quick;
};

/*
 * Loads @dirs and writes to @out, one "file:line:column: error|warning: ..."
 * a line, sorted by the kind of check: what does not parse or compile,
 * examples that do not give their label and what they give instead,
 * counterexamples that do, native files without either, and patterns that
 * can be slow. Returns the number of errors, or -errno.
 */
int pattern_lint(const char *const *dirs, size_t nr_dirs,
		 const struct lint_options *options, FILE *out);

#endif /* ENGINE_LINT_H */
