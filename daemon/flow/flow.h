/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What the pipeline remembers of one flow.
 *
 * The flow itself is small and flat; what only some flows need hangs off
 * it: the streams and the inspection while it is undecided and has payload,
 * the note once it is decided and is to be reported.
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
struct streams;

enum flow_limits {
	/* one flow without payload yet; a million are 200 MB */
	FLOW_MAX_SIZE = 200,
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
};

struct flow {
	struct flow *next;		/* in the bucket, or free */
	struct tuple key;		/* canonical order, or conntrack's */
	uint32_t hash;
	uint16_t flags;			/* enum flow_flags */
	uint8_t state;			/* enum limen_state */
	uint8_t list;			/* enum flow_list */

	uint64_t last_ns;
	uint64_t packets, bytes;	/* both directions */
	struct flow *older, *newer;	/* in the list */
	uint32_t list_time;		/* of the place in the list, see table.c */

	uint32_t decided_packet;	/* 0: not decided */
	uint64_t decided_ns;
	uint64_t first_ns;
	const struct engine_label *protocol;
	const struct engine_label *app;
	struct inspect *inspect;
	struct streams *streams;	/* TCP */
	struct flow_note *note;
	uint32_t seq[2];		/* see flags */
	uint32_t held_bytes;		/* by inspect and streams */
	uint16_t stalled;		/* payload packets that brought nothing */
};
_Static_assert(sizeof(struct flow) <= FLOW_MAX_SIZE, "promised in DESIGN");

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

/* The two ends, the one that sent the first packet seen as [0]. */
static inline struct tuple flow_tuple(const struct flow *f)
{
	return flow_has(f, FLOW_F_A_IS_1) ? tuple_swap(&f->key) : f->key;
}

#endif /* FLOW_FLOW_H */
