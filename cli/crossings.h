/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What the subcommands about crossings share.
 */
#ifndef CROSSINGS_H
#define CROSSINGS_H

#include <stdint.h>

#include "boundary_state.h"

struct cli;

/*
 * An exit status: EXIT_FINE if the module told its crossings, else why not
 * has been said. That nothing was ever counted is said too, and is no error.
 */
int crossings_check(struct cli *cli, const struct boundary *b);

/* For errors of other commands of the module: says them. An exit status. */
int crossings_fail(struct cli *cli, int err);

/*
 * The time in ns that @percent of the calls did not exceed, as the upper end
 * of its bucket; 0: none was timed.
 */
uint64_t crossings_percentile(const struct limen_call *call,
			      unsigned int percent);

#endif /* CROSSINGS_H */
