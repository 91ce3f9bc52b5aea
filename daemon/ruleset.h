/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Everything that a reload replaces: the configuration, the engine compiled
 * from its patterns, and the policy made of both. Immutable and counted.
 */
#ifndef RULESET_H
#define RULESET_H

#include "config.h"
#include "engine/engine.h"
#include "policy.h"

struct ruleset {
	struct config *config;
	struct engine *engine;
	struct policy *policy;
	int64_t loaded;		/* seconds since the epoch */
	int refs;		/* atomic; see ruleset_get() */
};

/*
 * Reads the configuration at @path (NULL: defaults) and all it names. 0, or
 * -errno with @err filled: file, line, column, what and what to do.
 */
int ruleset_load(const char *path, struct ruleset **out,
		 struct config_error *err);
struct ruleset *ruleset_get(struct ruleset *r);
void ruleset_put(struct ruleset *r);

#endif /* RULESET_H */
