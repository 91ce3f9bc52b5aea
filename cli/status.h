/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The state of limen on this machine as one structure: gathered first, then
 * written, so that each half can be tested and shown elsewhere.
 */
#ifndef STATUS_H
#define STATUS_H

#include <stdbool.h>
#include <stdint.h>

#include "jsonio.h"
#include "kern.h"

struct cli;
struct writer;

/* One of the labels that carry most. */
struct status_top {
	char name[LIMEN_MAX_NAME];
	uint64_t amount;		/* bytes; without the module: flows */
};

enum { STATUS_TOPS = 5 };		/* as many as fit the line */

struct status {
	/* the module */
	bool loaded;
	bool answers;			/* state and counters are known */
	char module_version[64];
	char module_error[512];		/* why it does not answer */
	struct kern_state state;
	struct kern_counters counters;

	/* the daemon */
	json_t *daemon;			/* reply to "status", or NULL */
	json_t *daemon_counters;	/* reply to "counters", or NULL */
	char daemon_error[512];

	/* flows by enum limen_state, from connection tracking */
	bool has_flows;
	uint64_t flows[LIMEN_STATE_MAX + 1];

	struct status_top top[STATUS_TOPS];	/* the largest first */
	uint64_t top_total;			/* of all labels together */
};

/* The caller calls status_drop() in any case. */
void status_gather(struct cli *cli, struct status *s);
void status_drop(struct status *s);

/* Somebody decides: a daemon is up, and bound if it goes by the module. */
bool status_is_fine(const struct status *s);

void status_write(struct writer *w, const struct status *s);

#endif /* STATUS_H */
