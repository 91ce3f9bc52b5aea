/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The flows of one pipeline, found by their tuple.
 *
 * The table reserves its addresses for all flows from the start and takes
 * memory as flows come, so that a packet never allocates for itself and a
 * table that never grows never makes one wait. The hash is keyed anew for
 * each table. The lists of flow.h are kept here: the order in them is by
 * last packet, exact to about a second.
 */
#ifndef FLOW_TABLE_H
#define FLOW_TABLE_H

#include "flow/flow.h"

struct flow_table;

/* @max flows, 1..2^28. 0 or -errno. */
int flow_table_new(uint32_t max, struct flow_table **out);
/* The flows' work and notes must be gone by now. */
void flow_table_free(struct flow_table *t);

/*
 * Where the flow of a packet is to be found. A packet with a connection
 * tracking entry is found by that one's original tuple, which address
 * translation does not change; others by their own, whatever the direction.
 */
struct flow_place {
	struct tuple key;
	uint64_t hash;
	uint32_t end;		/* which end of the key sent the packet */
};

/* The place of @p (parsed). The memory it is looked for in is on its way. */
void flow_place(const struct flow_table *t, const struct packet *p,
		struct flow_place *at);
/* Some time later: the flow itself is on its way. */
void flow_fetch(const struct flow_table *t, const struct flow_place *at);

/* The hash of @f's place. */
uint64_t flow_hash(const struct flow_table *t, const struct flow *f);

/* The flow that is there, or NULL. */
struct flow *flow_find(const struct flow_table *t,
		       const struct flow_place *at);

/*
 * A new flow for @p where flow_find() has found none, in list FLOW_EMPTY;
 * times are those of @p, counts are 0. NULL: the table is full.
 */
struct flow *flow_add(struct flow_table *t, const struct packet *p,
		      const struct flow_place *at);
void flow_del(struct flow_table *t, struct flow *f);

/* @f has just had a packet. */
void flow_touch(struct flow_table *t, struct flow *f, uint64_t now_ns);
void flow_move(struct flow_table *t, struct flow *f, enum flow_list list);

/* The one longest without a packet, or NULL; and the length. */
struct flow *flow_oldest(const struct flow_table *t, enum flow_list list);
uint32_t flow_count(const struct flow_table *t, enum flow_list list);

uint32_t flow_table_nr(const struct flow_table *t);
bool flow_table_is_full(const struct flow_table *t);
/* Bytes of the flows that were ever in use at a time. */
uint64_t flow_table_bytes(const struct flow_table *t);

/*
 * Calls @fn for the flows among the next @nr places of the table from *@at
 * on, and moves that on; begins again at the end. @fn deletes none.
 */
void flow_sweep(struct flow_table *t, uint32_t *at, uint32_t nr,
		void (*fn)(struct flow *f, void *data), void *data);

/*
 * Calls @fn for each flow, in order of their coming as long as none has
 * gone, until it returns non-zero, which is returned. @fn may delete the
 * flow it is given.
 */
int flow_each(struct flow_table *t, int (*fn)(struct flow *f, void *data),
	      void *data);

#endif /* FLOW_TABLE_H */
