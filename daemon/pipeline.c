// SPDX-License-Identifier: GPL-2.0-or-later
#include "pipeline.h"

#include <errno.h>
#include <netinet/in.h>

#include "flow/recent.h"
#include "flow/report.h"
#include "flow/table.h"
#include "flow/tcp.h"
#include "flow/upkeep.h"
#include "frag.h"
#include "pipeline_state.h"
#include "stages.h"

enum {
	MAX_DATAGRAMS = 128,	/* the kernel puts no more into one packet */
	TOLD_AT_ONCE = 1024,	/* what a sink keeps is less than four times that */
};

/* Until more is known, the end that is seen first is the client. */
static struct flow *new_flow(struct pipeline *pl, const struct packet *p,
			     const struct flow_place *at)
{
	struct flow *f;

	if (flow_table_is_full(pl->flows))
		upkeep_make_room(&pl->inspector, &pl->limits);
	f = flow_add(pl->flows, p, at);
	if (!f)
		return NULL;
	flow_set(f, FLOW_F_CLIENT_IS_1, at->end && !p->has_ct);
	flow_set(f, FLOW_F_CLIENT_KNOWN, p->has_ct);
	pl->counters.flows_new++;
	return f;
}

/* The flow of @p that is there, or NULL. */
static struct flow *find_flow(struct pipeline *pl, const struct packet *p,
			      const struct flow_place *at)
{
	struct flow *f = flow_find(pl->flows, at);

	/* an undecided one starts over: tcp_notice() sees to it */
	if (f && p->tcp_flags & TCP_F_SYN && pl->limits.split_reused &&
	    flow_is_final(f) &&
	    tcp_is_reused(f, p, at->end,
			  engine_limits(pl->inspector.engine)->window)) {
		upkeep_drop(&pl->inspector, f);
		f = NULL;
	}
	return f;
}

/* What is left of the flow of @p if it was settled a moment ago, or NULL. */
static const struct recent_flow *find_recent(const struct pipeline *pl,
					     const struct packet *p,
					     const struct flow_place *at)
{
	const struct recent *recent = pl->inspector.recent;

	/* a SYN is another connection's */
	if (!recent || p->tcp_flags & TCP_F_SYN)
		return NULL;
	return recent_find(recent, at->hash, p->ts_ns);
}

/* The fragment *@p becomes the datagram in @whole, if it is the last. 1: go on. */
static int join_fragment(struct pipeline *pl, struct packet **p,
			 struct packet *whole)
{
	int rc;

	pl->counters.fragments++;
	if (!pl->frags && frag_new(&pl->frags)) {
		pl->counters.no_memory++;
		return -ENOMEM;
	}
	rc = frag_add(pl->frags, *p, whole);
	pl->counters.fragments_lost = frag_lost(pl->frags);
	if (rc <= 0)
		return 0;
	*p = whole;
	rc = packet_parse(whole);
	if (rc)
		return rc;
	return whole->fragment ? -EBADMSG : 1;
}

static void count_refused(struct pipeline *pl, int why)
{
	if (why == -EPROTONOSUPPORT)
		pl->counters.other_protocol++;
	else if (why != -ENOMEM)
		pl->counters.malformed++;
}

/*
 * Datagrams that the sender has put together are inspected one by one, as
 * they will leave.
 */
static void inspect_datagrams(struct pipeline *pl, struct flow *f,
			      const struct packet *p, unsigned int end)
{
	uint32_t left = p->payload_len, wire_left = p->payload_wire_len;
	struct packet one = *p;
	int i;

	for (i = 0; i < MAX_DATAGRAMS && wire_left; i++) {
		one.payload_wire_len = wire_left < p->gso_size ? wire_left :
				       p->gso_size;
		one.payload_len = left < one.payload_wire_len ? left :
				  one.payload_wire_len;
		inspector_packet(&pl->inspector, f, &one, end);
		/* the rest was cut off: nothing to see there */
		if (left <= one.payload_len || flow_is_final(f))
			return;
		one.payload += one.payload_len;
		left -= one.payload_len;
		wire_left -= one.payload_wire_len;
	}
}

static void inspect(struct pipeline *pl, struct flow *f,
		    const struct packet *p, unsigned int end)
{
	pl->inspector.has_packet = true;
	if (p->gso_size && p->tuple.l4 == IPPROTO_UDP)
		inspect_datagrams(pl, f, p, end);
	else
		inspector_packet(&pl->inspector, f, p, end);
	pl->inspector.has_packet = false;
}

/*
 * Most packets are of flows that are settled, and of these only those that
 * begin or end a connection are of interest.
 */
static bool is_idle(const struct flow *f, const struct packet *p)
{
	return flow_is_final(f) &&
	       !(p->tcp_flags & (TCP_F_SYN | TCP_F_FIN | TCP_F_RST));
}

/* @f is inspected with its packet @p. */
static void handle_packet(struct pipeline *pl, struct flow *f,
			  const struct packet *p, unsigned int end)
{
	f->packets++;
	f->bytes += p->wire_len;
	if (tcp_opens(f, p)) {
		tcp_open(f, p, end);
		return;
	}
	if (is_idle(f, p)) {
		flow_touch(pl->flows, f, p->ts_ns);
		return;
	}
	stage_enter(STAGE_REASSEMBLY);
	inspect(pl, f, p, end);
	stage_enter(STAGE_FLOW);
	flow_touch(pl->flows, f, p->ts_ns);
	upkeep_bytes(&pl->inspector, &pl->limits);
}

static void fill_result(const struct pipeline *pl, uint8_t state,
			uint16_t protocol, uint16_t app,
			struct pipeline_result *res)
{
	const struct engine *e = pl->inspector.engine;

	res->state = state;
	res->protocol = flow_label(e, protocol);
	res->app = flow_label(e, app);
}

static void fill_recent(const struct pipeline *pl, const struct recent_flow *r,
			struct pipeline_result *res)
{
	fill_result(pl, r->protocol || r->app ? LIMEN_STATE_DECIDED :
		    LIMEN_STATE_UNKNOWN, r->protocol, r->app, res);
}

/* One whole packet. @res may be NULL. 0 or -ENOMEM. */
static int take_packet(struct pipeline *pl, const struct packet *p,
		       const struct flow_place *at,
		       struct pipeline_result *res)
{
	const struct recent_flow *recent = NULL;
	struct flow *f;

	stages_begin(pl->inspector.stages, p->ts_ns);
	pl->inspector.now_ns = p->ts_ns;
	f = find_flow(pl, p, at);
	if (!f)
		recent = find_recent(pl, p, at);
	if (!f && !recent)
		f = new_flow(pl, p, at);
	if (f)
		handle_packet(pl, f, p, at->end);
	/* one whose label is old costs no decision any more */
	stages_end(pl->inspector.stages, f && !flow_is_final(f) ? f : NULL);
	if (!f && !recent) {
		pl->counters.no_memory++;
		return -ENOMEM;
	}
	if (res && f)
		fill_result(pl, f->state, f->protocol, f->app, res);
	else if (res)
		fill_recent(pl, recent, res);
	return 0;
}

/*
 * What packet_parse() had to say against @p, or that it is a fragment: as
 * take_packet().
 */
static int take_other(struct pipeline *pl, struct packet *p, int rc,
		      struct pipeline_result *res)
{
	struct flow_place at;
	struct packet whole;

	if (!rc)
		rc = join_fragment(pl, &p, &whole);
	if (rc < 0)
		count_refused(pl, rc);
	if (rc <= 0)
		return rc;
	flow_place(pl->flows, p, &at);
	return take_packet(pl, p, &at, res);
}

static void count_packet(struct pipeline *pl, const struct packet *p)
{
	pl->counters.packets++;
	pl->counters.bytes += p->wire_len;
}

int pipeline_packet(struct pipeline *pl, struct packet *p,
		    struct pipeline_result *res)
{
	struct flow_place at;
	int rc;

	*res = (struct pipeline_result){ .state = LIMEN_STATE_NEW };
	count_packet(pl, p);
	stages_read(pl->inspector.stages, 1);
	rc = packet_parse(p);
	stages_have_read(pl->inspector.stages, 1);
	if (rc || p->fragment)
		return take_other(pl, p, rc, res);
	flow_place(pl->flows, p, &at);
	return take_packet(pl, p, &at, res);
}

/*
 * A packet's bytes, its bucket and its flow are in no cache, one after the
 * other: while they come for one packet they come for all.
 */
void pipeline_burst(struct pipeline *pl, struct packet *packets,
		    unsigned int nr)
{
	struct flow_place at[PIPELINE_BURST];
	int rc[PIPELINE_BURST];
	unsigned int i;

	stages_read(pl->inspector.stages, nr);
	for (i = 0; i < nr; i++) {
		__builtin_prefetch(packets[i].net);
		__builtin_prefetch(packets[i].net + 64);
	}
	for (i = 0; i < nr; i++) {
		count_packet(pl, &packets[i]);
		rc[i] = packet_parse(&packets[i]);
		if (!rc[i] && !packets[i].fragment)
			flow_place(pl->flows, &packets[i], &at[i]);
	}
	for (i = 0; i < nr; i++)
		if (!rc[i] && !packets[i].fragment)
			flow_fetch(pl->flows, &at[i]);
	stages_have_read(pl->inspector.stages, nr);
	for (i = 0; i < nr; i++) {
		if (rc[i] || packets[i].fragment)
			take_other(pl, &packets[i], rc[i], NULL);
		else
			take_packet(pl, &packets[i], &at[i], NULL);
	}
}

static void flush_verdicts(struct pipeline *pl)
{
	struct verdict_sink *sink = pl->inspector.report.sink;

	sink->ops->flush(sink);
}

void pipeline_flush(struct pipeline *pl, uint64_t now_ns)
{
	pl->inspector.now_ns = now_ns;
	upkeep_expire(&pl->inspector, &pl->limits);
	upkeep_park(&pl->inspector);
	flush_verdicts(pl);
}

static int finish_flow(struct flow *f, void *data)
{
	upkeep_drop(data, f);
	return 0;
}

void pipeline_finish(struct pipeline *pl)
{
	flow_each(pl->flows, finish_flow, &pl->inspector);
	if (pl->frags) {
		frag_flush(pl->frags);
		pl->counters.fragments_lost = frag_lost(pl->frags);
	}
	flush_verdicts(pl);
}

struct telling {
	struct pipeline *pl;
	unsigned int nr;
};

static int tell_again(struct flow *f, void *data)
{
	struct telling *t = data;

	if (!flow_is_final(f))
		return 0;
	report_again(&t->pl->inspector.report, f);
	if (!(++t->nr % TOLD_AT_ONCE))
		flush_verdicts(t->pl);
	return 0;
}

void pipeline_tell_again(struct pipeline *pl)
{
	struct telling telling = { .pl = pl };

	flow_each(pl->flows, tell_again, &telling);
	flush_verdicts(pl);
}
