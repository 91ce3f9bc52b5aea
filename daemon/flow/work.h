/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What a flow holds while it is inspected: made at its first payload,
 * gone when it is final.
 */
#ifndef FLOW_WORK_H
#define FLOW_WORK_H

#include <stdint.h>

#include "flow/stream.h"

struct flow;
struct inspect;

struct flow_work {
	struct inspect *inspect;	/* NULL: the engine has seen nothing */
	uint32_t held_bytes;		/* all of this, as accounted */
	uint32_t nr_streams;		/* 2 of TCP, else 0 */
	struct stream dir[];		/* numbered as the ends of the key */
};

/* The work of @f, made if it has none; @f is not final. NULL: no memory. */
struct flow_work *work_get(struct flow *f);

/* Frees @w (may be NULL) with all it holds; no flow points at it any more. */
void work_free(struct flow_work *w);

/* Makes it as small as it can be, for it may have to wait for long. */
void work_park(struct flow_work *w);

/* Bytes of memory in all. */
uint32_t work_bytes(const struct flow_work *w);

/* Frees the streams' bytes: the connection is over. @w may be NULL. */
void work_clear_streams(struct flow_work *w);

#endif /* FLOW_WORK_H */
