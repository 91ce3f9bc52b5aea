/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Members of classes, as a configuration names them, against the labels
 * that the patterns give.
 */
#ifndef MEMBERS_H
#define MEMBERS_H

#include <stdbool.h>

#include "config.h"
#include "engine/engine.h"

/* Whether @l is what @m names; "testing" and "unknown" name no label. */
bool members_match(const struct config_member *m, const struct engine_label *l);

/*
 * 0, or -EINVAL: a member that names nothing, said in @err with its place
 * and the name that was probably meant.
 */
int members_check(const struct config *c, const struct engine *e,
		  struct config_error *err);

#endif /* MEMBERS_H */
