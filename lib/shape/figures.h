/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What limen's tree on an interface is set to, and what has gone through it.
 */
#ifndef SHAPE_FIGURES_H
#define SHAPE_FIGURES_H

#include <stdbool.h>
#include <stdint.h>

struct present;

struct figure {
	bool is_tin;		/* of cake; else a class of htb */
	uint32_t handle;	/* of a class */
	uint32_t minor;		/* the same without major; number of the tin */
	uint64_t rate, ceiling;	/* bits a second; a tin has no ceiling */
	uint8_t precedence;	/* of a class */
	uint64_t packets, bytes;	/* sent */
	uint64_t dropped;	/* packets */
	uint64_t backlog;	/* bytes that wait */
};

/*
 * Calls @fn for each class (the link's own too) or tin, until it returns
 * something else than 0, which is returned.
 */
int figures_each(const struct present *p,
		 int (*fn)(const struct figure *f, void *data), void *data);

/* The rate of cake as a whole in bits a second; 0: it is another kind. */
uint64_t figures_cake_rate(const struct present *p);

/* The marks that limen's filters look for, at most @max; how many. */
unsigned int figures_marks(const struct present *p, uint32_t *marks,
			   unsigned int max);

#endif /* SHAPE_FIGURES_H */
