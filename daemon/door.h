/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The daemon's side of the module's door: one bound socket for all threads,
 * lost when the module goes and found again when it comes back.
 *
 * All functions may be called from any thread unless they say otherwise.
 */
#ifndef DOOR_H
#define DOOR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "kern.h"
#include "policy.h"

struct door;

struct door_status {
	bool bound;
	char error[256];	/* why not, "" if bound */
	uint64_t netns_ino;	/* these are of the last bind */
	uint16_t generation;
	uint32_t nr_labels;
	uint64_t lost;		/* times the binding was lost */
	uint64_t label_full;	/* names the module had no room for */
};

/*
 * Finds the module and sees that nobody else is bound; binds nothing yet.
 * On failure @why says what and what to do.
 *	-ENOENT	the module is not loaded
 *	-EBUSY	another daemon is bound
 *	-EPERM, -EPROTO	as kern_open()
 */
int door_open(const char *state_dir, struct door **out, char *why,
	      size_t why_size);
/* Lets go without a word: the module sees its daemon lost. */
void door_close(struct door *d);

/*
 * Becomes the namespace's daemon as @bind says (its generation is filled in
 * here), gives every protocol of @policy its id and makes @policy the
 * module's. Remembers both for door_check().
 */
int door_bind(struct door *d, const struct kern_bind *bind,
	      struct policy *policy);

/*
 * The end of the binding: nothing is pushed to us any more. @withdraw takes
 * the hooks away, classes and all; else the module goes on as
 * on_daemon_down says and decided flows keep their class.
 */
void door_release(struct door *d, bool withdraw);

/*
 * Sees whether the binding still holds; if it is lost, binds again if the
 * module is there. True when that has been done just now. To be called
 * every second, by one thread.
 */
bool door_check(struct door *d);

/*
 * A new policy, of which the module may know some labels already. When the
 * module refuses it, the old one stays and *@why says so. A door that is
 * not bound takes it to its next bind.
 */
int door_set_policy(struct door *d, struct policy *policy, char *why,
		    size_t why_size);

/*
 * The id of a flow's labels, asking the module for one the first time. Where
 * its table is full, that of the protocol alone. 0: there is none.
 */
uint16_t door_id(struct door *d, const struct engine_label *protocol,
		 const struct engine_label *app);
/* Of the label words of the flows. */
uint16_t door_generation(const struct door *d);
/* The id that @name has already, or 0. */
uint16_t door_find_id(struct door *d, const char *name);

/* As kern_verdicts(); -ENOTCONN while not bound. */
int door_verdicts(struct door *d, const struct limen_verdict *verdicts,
		  size_t nr, struct kern_verdicts_result *result);

void door_status(struct door *d, struct door_status *out);

#endif /* DOOR_H */
