/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The parts of limen shape.
 */
#ifndef SHAPE_CLI_H
#define SHAPE_CLI_H

#include <stdbool.h>

struct cli;
struct config;
struct listing;
struct rules_queues;

/*
 * Reads the configuration that --config names, else that of the running
 * daemon, else the one in its usual place. An exit status; what is wrong has
 * been said.
 */
int shape_config(struct cli *cli, struct config **out);

/*
 * The same for names alone: an exit status. NULL if it cannot be read, which
 * is wrong, and said, only if it was asked for.
 */
int shape_names(struct cli *cli, struct config **out);

/*
 * Must the packet filter do what the module would? @q are the queues that
 * the daemon reads then.
 */
bool shape_needs_rules(struct cli *cli, const struct config *c,
		       struct rules_queues *q);

/* fill() of the list: what each queue is set to and has sent. */
int shape_fill(struct listing *l);

/* The batch that limen shape apply amounts to. An exit status. */
int shape_print(struct cli *cli, const struct config *c);

#endif /* SHAPE_CLI_H */
