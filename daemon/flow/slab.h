/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Memory for many small things that stay for long, of sizes the caller
 * remembers: nothing is spent on each, and pages are shared with nothing
 * that comes and goes, so what that leaves can be given back.
 *
 * One per pipeline; a block of pages holds things of one size and goes when
 * the last of them does.
 */
#ifndef FLOW_SLAB_H
#define FLOW_SLAB_H

#include <stddef.h>
#include <stdint.h>

enum slab_limits {
	SLAB_GRAIN = 16,		/* sizes are multiples of it */
	SLAB_MAX_SIZE = 512,		/* beyond, malloc() wastes little */
	SLAB_BLOCK = 256 << 10,		/* bytes */
};

struct slab;

/* NULL: no memory. Everything must have been put back before the end. */
struct slab *slab_new(void);
void slab_free(struct slab *s);

/* @size bytes, not zeroed, or NULL: no memory. */
void *slab_take(struct slab *s, size_t size);
/* What slab_take() has returned for @size. */
void slab_put(struct slab *s, void *p, size_t size);

#endif /* FLOW_SLAB_H */
