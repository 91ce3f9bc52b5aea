/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Everything that a reload replaces: the configuration, the engine compiled
 * from its patterns, and the policy made of both. Immutable and counted.
 */
#ifndef RULESET_H
#define RULESET_H

#include <stdatomic.h>
#include <stddef.h>
#include <stdint.h>

#include "config.h"
#include "engine/engine.h"
#include "policy.h"

struct l7filter;

/* Where rules come from; kept by those who reload, not copied. */
struct ruleset_source {
	const char *config;	/* file, NULL: defaults */
	/* directories of patterns instead of the configured ones */
	const char *const *dirs;
	size_t nr_dirs;
	/* marks, classes and patterns come from it instead; NULL: none */
	const struct l7filter *l7;
};

struct ruleset {
	struct config *config;
	struct engine *engine;
	struct policy *policy;
	int64_t loaded;		/* seconds since the epoch */
	atomic_int refs;
};

/*
 * Reads the configuration and all it names. Needs no rights but to read. 0,
 * or -errno with @err filled: file, line, column, what and what to do;
 * further errors are logged.
 */
int ruleset_load(const struct ruleset_source *source, struct ruleset **out,
		 struct config_error *err);
struct ruleset *ruleset_get(struct ruleset *r);
void ruleset_put(struct ruleset *r);

#endif /* RULESET_H */
