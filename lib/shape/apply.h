/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Brings a plan to the kernel, or takes it away again.
 *
 * All or nothing: if a step fails, every interface is made what it was
 * before. A tree of limen's own that is there is changed in place, so that
 * no queue loses what waits in it, unless it is to be of the other kind; one
 * of somebody else is kept and put back by apply_clear().
 */
#ifndef SHAPE_APPLY_H
#define SHAPE_APPLY_H

#include <stdbool.h>

#include "config.h"

enum apply_limits {
	APPLY_MAX_NOTES = 8,	/* kinds of things to say, not their number */
	APPLY_TEXT_SIZE = 400,
};

struct apply_report {
	char error[APPLY_TEXT_SIZE];
	char notes[APPLY_MAX_NOTES][APPLY_TEXT_SIZE];
	unsigned int nr_notes;
	unsigned int nr_interfaces;	/* that are shaped, or were cleared */
};

/*
 * Shapes all interfaces of @c that are there, and clears those that are
 * shaped and not in @c. 0 or -errno with @report->error filled.
 */
int apply_config(const struct config *c, struct apply_report *report);

/*
 * Shapes interface @name alone, which has come. One that has a qdisc of
 * somebody else's is left alone: -EBUSY. Does nothing and returns -ENOENT
 * if @c does not have it or shaping is not in force.
 */
int apply_interface(const struct config *c, const char *name,
		    struct apply_report *report);

/* Takes all of it away and puts back what was there. 0 or -errno. */
int apply_clear(struct apply_report *report);

#endif /* SHAPE_APPLY_H */
