/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The traffic control of one interface as the kernel has it now, in the
 * kernel's own messages: they can be looked at, kept in a file (saved.h), and
 * sent back (restore.h).
 */
#ifndef SHAPE_PRESENT_H
#define SHAPE_PRESENT_H

#include <stdbool.h>
#include <stdint.h>

#include "shape/messages.h"

struct rtnl;

struct present {
	struct messages qdiscs, classes, filters;
	/* of the root; handle 0: the kernel's own default, or none */
	uint32_t root_handle;
	char root_kind[MESSAGES_KIND_SIZE];
	bool has_ingress;	/* a place for filters of what arrives */
	bool is_clsact;		/* and it is for both ways */
	unsigned int nr_ingress_filters;	/* that are not limen's */
	uint32_t preference;	/* of limen's there; 0: none */
};

/* 0, -ENOMEM, -E2BIG, or what the kernel said. */
int present_get(struct rtnl *r, uint32_t device, struct present **out);
/* The same from messages that were kept; -EBADMSG: they are none. */
int present_from(const struct messages *m, struct present **out);
void present_free(struct present *p);

/* Is the root limen's, as it makes it? */
bool present_is_ours(const struct present *p);
/* Or at least made by some limen? Earlier ones made a cake the root. */
bool present_has_our_handle(const struct present *p);

#endif /* SHAPE_PRESENT_H */
