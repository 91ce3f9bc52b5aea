// SPDX-License-Identifier: GPL-2.0-or-later
#include "flow/upkeep.h"

#include <malloc.h>
#include <netinet/in.h>

#include "flow/inspector.h"
#include "flow/note.h"
#include "flow/recent.h"
#include "flow/table.h"
#include "pipeline.h"

#define NS_PER_S 1000000000ULL

enum {
	/* a handshake that brings no payload for so long never will */
	EMPTY_IDLE_S = 30,
	/* a flow that has been silent for so long may be for longer */
	PARK_IDLE_S = 1,
	PARK_TICK_NS = 100000000,
	/* places a tick looks at: all of a full table in 3 seconds */
	PARK_MIN = 1024,
	PARK_SHARE = 32,
	/* what many flows have left is given back to the system */
	TRIM_BYTES = 16 << 20,
	/* flows that one call expires at most: packets are waiting */
	EXPIRE_BATCH = 4096,
};

void upkeep_drop(struct inspector *in, struct flow *f)
{
	if (f->list == FLOW_TCP || f->list == FLOW_UDP)
		inspector_give_up(in, f);
	report_end(&in->report, f);
	if (in->recent && flow_is_final(f))
		recent_add(in->recent, flow_hash(in->flows, f), in->now_ns,
			   f->protocol, f->app);
	inspector_forget(in, f);
	note_free(f->note);
	flow_del(in->flows, f);
}

static enum flow_list fullest_undecided(const struct flow_table *flows)
{
	enum flow_list list, fullest = FLOW_EMPTY;

	for (list = FLOW_EMPTY; list < FLOW_DONE; list++)
		if (flow_count(flows, list) > flow_count(flows, fullest))
			fullest = list;
	return fullest;
}

/*
 * Decided flows go first. Of the others the fullest list gives its oldest,
 * so that a flood of one kind does not push out the rest.
 */
void upkeep_make_room(struct inspector *in,
		      const struct pipeline_limits *limits)
{
	struct flow *f = flow_oldest(in->flows, FLOW_DONE);

	if (f) {
		in->counters->flows_expired += limits->keep_decided;
	} else {
		in->counters->flows_evicted++;
		f = flow_oldest(in->flows, fullest_undecided(in->flows));
	}
	upkeep_drop(in, f);
}

/* The older of the two lists whose flows hold memory. */
static struct flow *oldest_inspected(const struct flow_table *flows)
{
	struct flow *tcp = flow_oldest(flows, FLOW_TCP);
	struct flow *udp = flow_oldest(flows, FLOW_UDP);

	if (!tcp || !udp)
		return tcp ? tcp : udp;
	return tcp->last_ns < udp->last_ns ? tcp : udp;
}

void upkeep_bytes(struct inspector *in, const struct pipeline_limits *limits)
{
	struct flow *f;

	while (in->held_bytes > limits->stream_bytes &&
	       (f = oldest_inspected(in->flows))) {
		in->counters->stream_cap++;
		inspector_give_up(in, f);
	}
}

static bool is_over(const struct inspector *in,
		    const struct pipeline_limits *limits, const struct flow *f)
{
	uint32_t idle_s = f->key.l4 == IPPROTO_TCP ? limits->idle_tcp_s :
						     limits->idle_udp_s;

	if (f->list == FLOW_DONE && !limits->keep_decided)
		return true;
	if (f->list == FLOW_EMPTY && idle_s > EMPTY_IDLE_S)
		idle_s = EMPTY_IDLE_S;
	return idle_s && in->now_ns > f->last_ns &&
	       in->now_ns - f->last_ns > idle_s * NS_PER_S;
}

void upkeep_expire(struct inspector *in, const struct pipeline_limits *limits)
{
	unsigned int budget = EXPIRE_BATCH;
	enum flow_list list;
	struct flow *f;

	for (list = FLOW_EMPTY; list < NR_FLOW_LISTS; list++) {
		while ((f = flow_oldest(in->flows, list)) &&
		       is_over(in, limits, f)) {
			if (!budget--)
				return;
			if (list != FLOW_DONE || limits->keep_decided)
				in->counters->flows_expired++;
			upkeep_drop(in, f);
		}
	}
}

static void park(struct flow *f, void *data)
{
	struct inspector *in = data;

	if ((f->list == FLOW_TCP || f->list == FLOW_UDP) &&
	    !flow_has(f, FLOW_F_PARKED) && in->now_ns > f->last_ns &&
	    in->now_ns - f->last_ns > PARK_IDLE_S * NS_PER_S)
		inspector_park(in, f);
}

void upkeep_park(struct inspector *in)
{
	uint32_t nr = flow_table_nr(in->flows) / PARK_SHARE;

	/* the clock of a ring that lags goes back */
	if (in->now_ns < in->parked_ns + PARK_TICK_NS)
		return;
	in->parked_ns = in->now_ns;
	flow_sweep(in->flows, &in->park_at, nr > PARK_MIN ? nr : PARK_MIN,
		   park, in);
	if (in->freed_bytes < TRIM_BYTES)
		return;
	in->freed_bytes = 0;
	malloc_trim(0);
}
