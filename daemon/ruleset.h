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

struct ruleset {
	struct config *config;
	struct engine *engine;
	struct policy *policy;
	int64_t loaded;		/* seconds since the epoch */
	atomic_int refs;
};

/*
 * Reads the configuration at @path (NULL: defaults) and all it names.
 * @dirs are the directories of patterns instead of the configured ones
 * (@nr_dirs 0: those). Needs no rights but to read. 0, or -errno with @err
 * filled: file, line, column, what and what to do; further errors are
 * logged.
 */
int ruleset_load(const char *path, const char *const *dirs, size_t nr_dirs,
		 struct ruleset **out, struct config_error *err);
struct ruleset *ruleset_get(struct ruleset *r);
void ruleset_put(struct ruleset *r);

#endif /* RULESET_H */
