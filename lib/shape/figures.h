/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What limen's tree on an interface is set to, and what has gone through it.
 */
#ifndef SHAPE_FIGURES_H
#define SHAPE_FIGURES_H

#include <stdbool.h>
#include <stdint.h>

#include "shape/present.h"

struct figure {
	uint32_t handle;	/* of a class of htb */
	uint32_t minor;		/* the same without major */
	uint64_t rate, ceiling;	/* bits a second */
	uint8_t precedence;
	uint16_t overhead;	/* bytes a packet beyond what the kernel counts */
	uint64_t packets, bytes;	/* sent */
	uint64_t dropped;	/* packets */
	uint64_t backlog;	/* bytes that wait */
};

/*
 * Calls @fn for each class, the link's own too, until it returns something
 * else than 0, which is returned.
 */
int figures_each(const struct present *p,
		 int (*fn)(const struct figure *f, void *data), void *data);

/*
 * The kind of the queue in the class with the handle @class; false: there is
 * none but what htb makes by itself.
 */
bool figures_queue(const struct present *p, uint32_t class,
		   char kind[MESSAGES_KIND_SIZE]);

/* The marks that limen's filters look for, at most @max; how many. */
unsigned int figures_marks(const struct present *p, uint32_t *marks,
			   unsigned int max);

#endif /* SHAPE_FIGURES_H */
