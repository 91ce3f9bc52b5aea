/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What a flow holds while it is inspected: made at its first payload,
 * gone when it is final.
 *
 * A flow that waits for long is parked: everything it holds is packed into
 * one piece of memory of just that size, from a slab, and made whole again when it is
 * needed. Meanwhile the flow has FLOW_F_PARKED, and flow_work() is NULL.
 */
#ifndef FLOW_WORK_H
#define FLOW_WORK_H

#include <stdint.h>

#include "flow/stream.h"

struct flow;
struct inspect;
struct slab;

struct flow_work {
	struct inspect *inspect;	/* NULL: the engine has seen nothing */
	uint32_t held_bytes;		/* all of this, as accounted */
	uint32_t nr_streams;		/* 2 of TCP, else 0 */
	struct stream dir[];		/* numbered as the ends of the key */
};

/* Of no flow yet, empty. NULL: no memory. */
struct flow_work *work_new(uint32_t nr_streams);

/*
 * The work of @f, made if it has none; @f is neither final nor parked. NULL:
 * no memory.
 */
struct flow_work *work_get(struct flow *f);

/* Frees @w (may be NULL) with all it holds; no flow points at it any more. */
void work_free(struct flow_work *w);

/* Bytes of memory in all. */
uint32_t work_bytes(const struct flow_work *w);

/* Frees the streams' bytes: the connection is over. @w may be NULL. */
void work_clear_streams(struct flow_work *w);

/*
 * Parks the work of @f, which has some and is not parked, and makes it whole
 * again. 0, or -ENOMEM with @f as it was; -E2BIG: it cannot be packed.
 */
int work_park(struct flow *f, struct slab *slab);
int work_unpark(struct flow *f, struct slab *slab);

/* Frees what @f, which is parked, holds. */
void work_free_parked(struct flow *f, struct slab *slab);

/* Bytes of memory that @f, which is parked, holds in all. */
uint32_t work_parked_bytes(const struct flow *f);

#endif /* FLOW_WORK_H */
