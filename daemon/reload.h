/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Loads a ruleset beside the packet path, in a thread of its own: compiling
 * patterns takes long, and packets do not wait.
 */
#ifndef RELOAD_H
#define RELOAD_H

#include <stdbool.h>
#include <stddef.h>

#include "ruleset.h"

struct loop;
struct reload;

/*
 * Called in the loop's thread when a load has ended: with a ruleset that is
 * the callee's, or with NULL and the reason.
 */
typedef void (*reload_fn)(void *data, struct ruleset *rules,
			  const struct config_error *err);

/* @source is kept, not copied. */
int reload_new(struct loop *loop, const struct ruleset_source *source,
	       reload_fn fn, void *data, struct reload **out);
/* Waits for a load that is under way. */
void reload_free(struct reload *r);

/* 0; -EBUSY: one is under way; -errno. */
int reload_start(struct reload *r);
bool reload_is_running(const struct reload *r);

#endif /* RELOAD_H */
