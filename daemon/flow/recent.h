/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Flows that were settled a moment ago and are gone from the table. Packets
 * of theirs that were under way when the verdict was sent still come; they
 * must neither be taken for a new flow nor, where they wait, for one without
 * a label.
 *
 * One place of fixed size for all of them: flows hold nothing once they are
 * settled. They are told apart by a keyed hash of 64 bits. Where there are
 * more than there is room for the oldest is forgotten early, and a late
 * packet of it opens a flow.
 */
#ifndef FLOW_RECENT_H
#define FLOW_RECENT_H

#include <stdbool.h>
#include <stdint.h>

enum recent_limits {
	RECENT_MS = 2000,	/* no packet is under way for longer */
};

struct recent;

struct recent_flow {
	uint64_t hash;		/* of its key; 0 is none */
	uint32_t settled_ms;
	uint16_t protocol, app;	/* see flow_label(); both 0: given up */
};

/*
 * Room for about an eighth of @max_flows, which a pipeline's table may hold.
 * NULL: no memory.
 */
struct recent *recent_new(uint32_t max_flows);
void recent_free(struct recent *r);

/* @hash as in struct flow_place, of a flow that was settled at @now_ns. */
void recent_add(struct recent *r, uint64_t hash, uint64_t now_ns,
		uint16_t protocol, uint16_t app);
/* The flow, if it was settled less than RECENT_MS before @now_ns, or NULL. */
const struct recent_flow *recent_find(const struct recent *r, uint64_t hash,
				      uint64_t now_ns);

/* Labels are numbered anew: @became[label] is what each has become. */
void recent_relabel(struct recent *r, const uint16_t *became);

#endif /* FLOW_RECENT_H */
