/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What the pipeline remembers of one flow.
 *
 * The flow itself is small and flat: two cache lines, of which the first is
 * what finding it and counting its packets takes. What only some flows need
 * hangs off it: the work while it is undecided and has payload, the note
 * once it is decided and is to be reported.
 */
#ifndef FLOW_FLOW_H
#define FLOW_FLOW_H

#include <limits.h>
#include <stdbool.h>
#include <stdint.h>

#include <limen/label.h>

#include "engine/engine.h"
#include "packet.h"

struct flow_note;
struct flow_work;
struct parked;

enum flow_limits {
	/* one flow without payload yet; a million are 128 MB */
	FLOW_SIZE = 128,
};

/*
 * Flows are kept in lists by what they wait for, the most recent first:
 * each list has its own patience.
 */
enum flow_list {
	FLOW_EMPTY,	/* no payload yet: a TCP handshake */
	FLOW_TCP,	/* under inspection */
	FLOW_UDP,
	FLOW_DONE,	/* decided or given up */
	NR_FLOW_LISTS
};

enum flow_flags {
	/* ends are numbered 0 and 1 by the key; the rest tells about them */
	FLOW_F_A_IS_1 = 1 << 0,		/* end 1 sent the first packet seen */
	FLOW_F_CLIENT_IS_1 = 1 << 1,
	FLOW_F_CLIENT_KNOWN = 1 << 2,
	FLOW_F_CT = 1 << 3,		/* the key is the conntrack tuple */
	FLOW_F_SYN_0 = 1 << 4,		/* seq[0] is where the stream starts */
	FLOW_F_SYN_1 = 1 << 5,
	FLOW_F_ACK_0 = 1 << 6,		/* seq[0] is from a bare ACK */
	FLOW_F_ACK_1 = 1 << 7,
	FLOW_F_CLOSING = 1 << 8,	/* a FIN or RST has been seen */
	FLOW_F_PARKED = 1 << 9,		/* what it holds is packed: flow/work.h */
};

/*
 * Other flows are named by their number in the table, from 1, and labels by
 * their index in the engine, from 1; 0 is none.
 */
struct flow {
	struct tuple key;		/* canonical order, or conntrack's */
	uint32_t next;			/* in the bucket, or free */
	uint16_t flags;			/* enum flow_flags */
	uint8_t state;			/* enum limen_state */
	uint8_t list;			/* enum flow_list */
	uint64_t packets, bytes;	/* both directions */

	uint64_t last_ns;
	uint64_t first_ns;
	uint32_t older, newer;		/* in the list */
	uint32_t hash;
	uint32_t seq[2];		/* see flags, or of no meaning */
	uint32_t decided_packet;	/* 0: not decided */
	uint16_t protocol, app;		/* see flow_label() */
	uint16_t stalled;		/* payload packets that brought nothing */
	union {
		struct flow_work *work;	/* NULL: no payload yet */
		struct parked *parked;	/* with FLOW_F_PARKED */
		uint64_t decided_ns;	/* of a flow that is final */
	};
	struct flow_note *note;
} __attribute__((aligned(64)));
_Static_assert(sizeof(struct flow) == FLOW_SIZE, "two cache lines");

static inline bool flow_has(const struct flow *f, unsigned int flag)
{
	return f->flags & flag;
}

static inline void flow_set(struct flow *f, unsigned int flag, bool on)
{
	f->flags = (uint16_t)(on ? f->flags | flag : f->flags & ~flag);
}

/* The number, 0 or 1, of the end that opened the flow. */
static inline unsigned int flow_client(const struct flow *f)
{
	return flow_has(f, FLOW_F_CLIENT_IS_1);
}

/* Decided or given up: nothing is inspected any more. */
static inline bool flow_is_final(const struct flow *f)
{
	return f->state == LIMEN_STATE_DECIDED ||
	       f->state == LIMEN_STATE_UNKNOWN;
}

/* The label that is kept as @ref, of the engine the flow was shown to. */
static inline const struct engine_label *flow_label(const struct engine *e,
						    uint16_t ref)
{
	return ref ? engine_label(e, ref - 1u) : NULL;
}

/* How @label is kept; NULL: none. */
static inline uint16_t flow_label_ref(const struct engine_label *label)
{
	return label ? (uint16_t)(label->index + 1) : 0;
}

/* What is held for the inspection, or NULL: nothing, or it is parked. */
static inline struct flow_work *flow_work(const struct flow *f)
{
	return flow_is_final(f) || flow_has(f, FLOW_F_PARKED) ? NULL : f->work;
}

/* The two ends, the one that sent the first packet seen as [0]. */
static inline struct tuple flow_tuple(const struct flow *f)
{
	return flow_has(f, FLOW_F_A_IS_1) ? tuple_swap(&f->key) : f->key;
}

#endif /* FLOW_FLOW_H */
