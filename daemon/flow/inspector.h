/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The inspection of flows: brings payload in order, shows it to the engine,
 * and settles the flow with what the engine says.
 *
 * The packet limits of the engine count what it is fed. Packets that bring
 * nothing to feed (a gap that does not fill, retransmissions, a window that
 * is full) are counted here, and as many of them end the inspection: no flow
 * is tested for ever.
 */
#ifndef FLOW_INSPECTOR_H
#define FLOW_INSPECTOR_H

#include "engine/engine.h"
#include "flow/flow.h"
#include "flow/report.h"

struct flow_table;
struct pipeline_counters;
struct recent;
struct slab;
struct stages;

struct inspector {
	struct engine *engine;
	struct engine_worker *worker;
	struct flow_table *flows;
	struct pipeline_counters *counters;
	struct report report;
	struct stages *stages;
	struct recent *recent;	/* NULL: settled flows stay in the table */
	bool keep_host;		/* for the report of a flow's end */
	bool keep_why;
	uint64_t held_bytes;	/* by inspections and streams of all flows */
	uint64_t now_ns;	/* of the last packet or clock tick */
	bool has_packet;	/* now_ns is the time of the packet at hand */
	struct slab *slab;	/* of flows that are parked */
	uint64_t freed_bytes;	/* by parking, and not given back yet */
	uint64_t parked_ns;	/* when flows were looked at for parking */
	uint32_t park_at;	/* and as far as which, see flow_sweep() */
};

/*
 * Reads a packet of @f that was sent by end @end of its key: TCP flags, and
 * the payload as long as the flow is undecided.
 */
void inspector_packet(struct inspector *in, struct flow *f,
		      const struct packet *p, unsigned int end);

/*
 * No more is to be learnt: a provisional label becomes the label, else the
 * flow is given up. For flows with a payload that are not final.
 */
void inspector_give_up(struct inspector *in, struct flow *f);

/* Makes what @f holds as small as it can be, until its next packet. */
void inspector_park(struct inspector *in, struct flow *f);

/* The engine is another one: inspects anew what is held of @f. */
void inspector_start_over(struct inspector *in, struct flow *f);

/* Frees what @f holds for the inspection. */
void inspector_forget(struct inspector *in, struct flow *f);

#endif /* FLOW_INSPECTOR_H */
