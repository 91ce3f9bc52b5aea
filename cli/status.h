/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The state of limen on this machine as one structure: gathered first, then
 * written, so that each half can be tested and shown elsewhere.
 */
#ifndef STATUS_H
#define STATUS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "jsonio.h"
#include "kern.h"

struct census;
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

/*
 * @known is a census taken before, NULL: take one now. The caller calls
 * status_drop() in any case.
 */
void status_gather(struct cli *cli, const struct census *known,
		   struct status *s);
void status_drop(struct status *s);

/* Something that did not go as it should, by the name of its counter. */
struct status_loss {
	const char *name;
	uint64_t value;
};

enum { STATUS_MAX_LOSSES = 16 };

/* All that are known, also those at zero. Returns how many. */
unsigned int status_losses(const struct status *s,
			   struct status_loss losses[STATUS_MAX_LOSSES]);

/* One of the daemon's counters; 0 if it is not there. */
uint64_t status_daemon_counter(const struct status *s, const char *group,
			       const char *name);

/* One of the kernel's; 0 where the module is not there. */
uint64_t status_kernel_counter(const struct status *s, enum limen_counter id);

/* The sum of @key over the daemon's queues. */
uint64_t status_queues_sum(const struct status *s, const char *key);

/* Somebody decides: a daemon is up, and bound if it goes by the module. */
bool status_is_fine(const struct status *s);

void status_write(struct writer *w, const struct status *s);

/* The line that begins with @word, without it, in @buf; "" if there is none. */
void status_line(const struct status *s, const char *word, char *buf,
		 size_t size);

#endif /* STATUS_H */
