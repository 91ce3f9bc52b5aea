// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * The packet limits of the engine count what it is fed. Packets that bring
 * nothing to feed (a gap that does not fill, retransmissions, a window that
 * is full) are counted here, and as many of them end the inspection: no
 * flow is tested for ever.
 */
#include "pipeline.h"

#include <errno.h>
#include <netinet/in.h>
#include <stdlib.h>

#include "export/export.h"
#include "flow/note.h"
#include "flow/stream.h"
#include "flow/table.h"
#include "flow/tcp.h"
#include "frag.h"

#define NS_PER_S 1000000000ULL

enum {
	/* a handshake that brings no payload for so long never will */
	EMPTY_IDLE_S = 30,
	/* how long a decided flow is kept for packets that were under way */
	DONE_LINGER_S = 2,
	/* flows that one flush expires at most: packets are waiting */
	EXPIRE_BATCH = 4096,
};

const struct pipeline_limits pipeline_default_limits = {
	.flows = 1 << 18,
	.stream_bytes = 256 << 20,
	.idle_tcp_s = 300,
	.idle_udp_s = 60,
};

struct pipeline {
	struct engine *engine;
	struct engine_worker *worker;
	struct pipeline_limits limits;
	struct verdict_sink *sink;
	struct exporter *exporter;
	const char *pcap;
	struct flow_table *flows;
	struct frag_table *frags;	/* made at the first fragment */
	uint64_t held_bytes;		/* by inspections and streams */
	uint64_t now_ns;		/* of the last packet or flush */
	uint64_t stamp_ns;		/* of the packet at hand, 0: none */
	struct pipeline_counters counters;
};

/*
 * Reporting
 */

static void make_record(const struct pipeline *pl, const struct flow *f,
			struct flow_record *r)
{
	const struct flow_note *note = f->note;
	unsigned int a = flow_has(f, FLOW_F_A_IS_1);

	*r = (struct flow_record){
		.pcap = pl->pcap,
		.tuple = flow_tuple(f),
		.state = f->state,
		.client = CLIENT_UNKNOWN,
		.protocol = f->protocol,
		.app = f->app,
		.host = note && note->host ? note->host : "",
		.packets = f->packets,
		.bytes = f->bytes,
		.first_ns = f->first_ns,
		.last_ns = f->last_ns,
		.decided_packet = f->decided_packet,
		.decided_ns = f->decided_ns,
	};
	if (flow_has(f, FLOW_F_CLIENT_KNOWN))
		r->client = flow_client(f) == a ? CLIENT_A : CLIENT_B;
	if (note && note->has_why && f->protocol) {
		r->why = &note->why;
		r->why_bytes = note->why_bytes;
		r->why_len = note->why_len;
	}
}

static void report_decision(struct pipeline *pl, const struct flow *f,
			    const struct engine_result *er)
{
	char host[NOTE_HOST_SIZE];
	struct flow_record r;

	if (!pl->exporter || !pl->exporter->ops->decided)
		return;
	make_record(pl, f, &r);
	note_host(er->fields, host);
	r.host = host;
	r.fields = er->fields;
	if (er->why.pattern)
		r.why = &er->why;
	pl->exporter->ops->decided(pl->exporter, &r);
}

static void report_end(struct pipeline *pl, const struct flow *f)
{
	struct flow_record r;

	if (!pl->exporter || !pl->exporter->ops->ended)
		return;
	make_record(pl, f, &r);
	pl->exporter->ops->ended(pl->exporter, &r);
}

static void send_verdict(struct pipeline *pl, const struct flow *f)
{
	struct verdict v = {
		.tuple = f->key,
		.state = f->state,
		.protocol = f->protocol,
		.app = f->app,
		.stamp_ns = pl->stamp_ns,
	};

	if (!flow_has(f, FLOW_F_CT) && flow_client(f))
		v.tuple = tuple_swap(&f->key);
	pl->sink->ops->add(pl->sink, &v);
}

/*
 * Inspection
 */

/* Brings the account of @f's memory up to date. */
static void account(struct pipeline *pl, struct flow *f)
{
	size_t held = tcp_bytes(f);

	if (f->inspect)
		held += inspect_bytes(f->inspect);
	pl->held_bytes += held - f->held_bytes;
	f->held_bytes = (uint32_t)held;
}

static void end_inspection(struct pipeline *pl, struct flow *f)
{
	inspect_free(f->inspect);
	f->inspect = NULL;
	tcp_clear(f);
	account(pl, f);
}

/* The engine has spoken: takes over what it says, and tells those who ask. */
static void settle(struct pipeline *pl, struct flow *f,
		   const struct engine_result *er,
		   const struct decode_input *in)
{
	static const uint8_t states[] = {
		[ENGINE_TESTING] = LIMEN_STATE_TESTING,
		[ENGINE_PROVISIONAL] = LIMEN_STATE_PROVISIONAL,
		[ENGINE_DECIDED] = LIMEN_STATE_DECIDED,
		[ENGINE_UNKNOWN] = LIMEN_STATE_UNKNOWN,
	};
	uint8_t state = states[er->outcome];
	bool is_news = state != f->state || er->protocol != f->protocol ||
		       er->app != f->app;

	f->state = state;
	f->protocol = er->protocol;
	f->app = er->app;
	if (pl->limits.keep_why && note_set_why(&f->note, er, in))
		pl->counters.no_memory++;
	if (is_news && state != LIMEN_STATE_TESTING) {
		send_verdict(pl, f);
		report_decision(pl, f, er);
	}
	if (!flow_is_final(f)) {
		account(pl, f);
		return;
	}
	if (state == LIMEN_STATE_DECIDED) {
		f->decided_packet = (uint32_t)f->packets;
		pl->counters.flows_decided++;
	} else {
		pl->counters.flows_unknown++;
	}
	f->decided_ns = pl->now_ns;
	if (pl->limits.keep_decided)
		note_set_host(&f->note, er->fields);
	end_inspection(pl, f);
	flow_move(pl->flows, f, FLOW_DONE);
}

/* No more is to be learnt: a provisional label is the label. */
static void give_up(struct pipeline *pl, struct flow *f)
{
	struct engine_result er = { .outcome = ENGINE_UNKNOWN };

	if (f->inspect)
		engine_finish(pl->worker, f->inspect, &er);
	settle(pl, f, &er, NULL);
}

static void feed(struct pipeline *pl, struct flow *f,
		 struct engine_input *input)
{
	unsigned int client = flow_client(f);
	struct engine_result er;

	input->client_known = flow_has(f, FLOW_F_CLIENT_KNOWN);
	input->client_port = f->key.port[client];
	input->server_port = f->key.port[!client];
	input->packet = (uint32_t)f->packets;
	if (engine_feed(pl->worker, &f->inspect, input, &er))
		pl->counters.no_memory++;
	else
		settle(pl, f, &er, &input->in);
}

static enum side side_of(const struct flow *f, unsigned int end)
{
	return end == flow_client(f) ? SIDE_CLIENT : SIDE_SERVER;
}

static void feed_datagram(struct pipeline *pl, struct flow *f,
			  const struct packet *p, unsigned int end)
{
	enum side side = side_of(f, end);
	struct engine_input input = {
		.in.side = side,
		.in.wire_len = p->payload_wire_len,
	};

	input.in.data[side] = p->payload;
	input.in.len[side] = p->payload_len;
	feed(pl, f, &input);
}

static void set_stream(const struct flow *f, unsigned int end,
		       struct decode_input *in)
{
	const struct stream *s = &f->streams->dir[end];

	in->data[side_of(f, end)] = s->data;
	in->len[side_of(f, end)] = s->len;
}

/* The stream of @end has grown from @old_len on. */
static void feed_stream(struct pipeline *pl, struct flow *f, unsigned int end,
			uint32_t old_len)
{
	struct engine_input input = {
		.in.side = side_of(f, end),
		.in.tcp = true,
		.old_len = old_len,
	};

	set_stream(f, end, &input.in);
	set_stream(f, !end, &input.in);
	input.in.full = f->streams->dir[end].len ==
			engine_limits(pl->engine)->window;
	feed(pl, f, &input);
}

/* Inspects the streams from their first byte, the client's before all. */
static void feed_anew(struct pipeline *pl, struct flow *f)
{
	unsigned int ends[] = { flow_client(f), !flow_client(f) };
	int i;

	inspect_free(f->inspect);
	f->inspect = NULL;
	f->protocol = NULL;
	f->app = NULL;
	if (f->state == LIMEN_STATE_PROVISIONAL)
		f->state = LIMEN_STATE_TESTING;
	for (i = 0; i < 2; i++)
		if (f->streams && f->streams->dir[ends[i]].len)
			feed_stream(pl, f, ends[i], 0);
	account(pl, f);
}

static void stall(struct pipeline *pl, struct flow *f)
{
	const struct engine_limits *limits = engine_limits(pl->engine);
	unsigned int max = f->key.l4 == IPPROTO_TCP ? limits->tcp_packets :
						      limits->udp_packets;

	if (++f->stalled >= max)
		give_up(pl, f);
}

static void inspect_segment(struct pipeline *pl, struct flow *f,
			    const struct packet *p, unsigned int end)
{
	uint32_t old_len = f->streams ? f->streams->dir[end].len : 0;
	int rc;

	rc = tcp_add(f, p, end, engine_limits(pl->engine)->window);
	account(pl, f);
	switch (rc) {
	case STREAM_GREW:
		feed_stream(pl, f, end, old_len);
		break;
	case STREAM_MOVED:
		feed_anew(pl, f);
		break;
	case STREAM_SAME:
		stall(pl, f);
		break;
	default:
		pl->counters.no_memory++;
	}
}

static void inspect_payload(struct pipeline *pl, struct flow *f,
			    const struct packet *p, unsigned int end)
{
	bool is_tcp = f->key.l4 == IPPROTO_TCP;

	if (f->state == LIMEN_STATE_NEW) {
		f->state = LIMEN_STATE_TESTING;
		flow_move(pl->flows, f, is_tcp ? FLOW_TCP : FLOW_UDP);
	}
	if (is_tcp)
		inspect_segment(pl, f, p, end);
	else if (p->payload_len)
		feed_datagram(pl, f, p, end);
	else
		stall(pl, f);
}

/* Reads the TCP flags; the inspection may have to start over. */
static void follow_connection(struct pipeline *pl, struct flow *f,
			      const struct packet *p, unsigned int end)
{
	switch (tcp_notice(f, p, end, engine_limits(pl->engine)->window)) {
	case TCP_SAME:
		break;
	case TCP_ANEW:
		feed_anew(pl, f);
		break;
	case TCP_REUSED:
		feed_anew(pl, f);
		f->state = LIMEN_STATE_NEW;
		flow_move(pl->flows, f, FLOW_EMPTY);
		break;
	default:
		pl->counters.no_memory++;
	}
}

/*
 * The table
 */

static void end_flow(struct pipeline *pl, struct flow *f)
{
	report_end(pl, f);
	end_inspection(pl, f);
	note_free(f->note);
	flow_del(pl->flows, f);
}

/* A flow that is undecided is settled with what is known, and goes. */
static void drop_flow(struct pipeline *pl, struct flow *f)
{
	if (f->list == FLOW_TCP || f->list == FLOW_UDP)
		give_up(pl, f);
	end_flow(pl, f);
}

/*
 * Decided flows go first. Of the others the fullest list gives its oldest,
 * so that a flood of one kind does not push out the rest.
 */
static void make_room(struct pipeline *pl)
{
	struct flow *done = flow_oldest(pl->flows, FLOW_DONE);
	enum flow_list list, fullest = FLOW_EMPTY;

	if (done) {
		pl->counters.flows_expired++;
		end_flow(pl, done);
		return;
	}
	for (list = FLOW_EMPTY; list < FLOW_DONE; list++)
		if (flow_count(pl->flows, list) >
		    flow_count(pl->flows, fullest))
			fullest = list;
	pl->counters.flows_evicted++;
	drop_flow(pl, flow_oldest(pl->flows, fullest));
}

/* Finds or makes the flow of @p and counts the packet in it. */
static struct flow *get_flow(struct pipeline *pl, const struct packet *p,
			     unsigned int *end)
{
	struct flow *f = flow_find(pl->flows, p, end);

	if (!f) {
		if (flow_table_is_full(pl->flows))
			make_room(pl);
		f = flow_add(pl->flows, p, end);
		if (!f)
			return NULL;
		flow_set(f, FLOW_F_CLIENT_IS_1, *end && !p->has_ct);
		flow_set(f, FLOW_F_CLIENT_KNOWN, p->has_ct);
		pl->counters.flows_new++;
	}
	f->packets++;
	f->bytes += p->wire_len;
	return f;
}

/* The older of the two lists whose flows hold memory. */
static struct flow *oldest_inspected(const struct pipeline *pl)
{
	struct flow *tcp = flow_oldest(pl->flows, FLOW_TCP);
	struct flow *udp = flow_oldest(pl->flows, FLOW_UDP);

	if (!tcp || !udp)
		return tcp ? tcp : udp;
	return tcp->last_ns < udp->last_ns ? tcp : udp;
}

static void keep_byte_cap(struct pipeline *pl)
{
	struct flow *f;

	while (pl->held_bytes > pl->limits.stream_bytes &&
	       (f = oldest_inspected(pl))) {
		pl->counters.stream_cap++;
		give_up(pl, f);
	}
}

static bool is_over(const struct pipeline *pl, const struct flow *f)
{
	uint32_t idle_s = f->key.l4 == IPPROTO_TCP ? pl->limits.idle_tcp_s :
						     pl->limits.idle_udp_s;
	uint64_t since = f->last_ns;

	if (f->list == FLOW_DONE && !pl->limits.keep_decided) {
		idle_s = DONE_LINGER_S;
		since = f->decided_ns;
	} else if (f->list == FLOW_EMPTY && idle_s > EMPTY_IDLE_S) {
		idle_s = EMPTY_IDLE_S;
	}
	return idle_s && pl->now_ns > since &&
	       pl->now_ns - since > idle_s * NS_PER_S;
}

static void expire(struct pipeline *pl)
{
	unsigned int budget = EXPIRE_BATCH;
	enum flow_list list;
	struct flow *f;

	for (list = FLOW_EMPTY; list < NR_FLOW_LISTS; list++) {
		while ((f = flow_oldest(pl->flows, list)) && is_over(pl, f)) {
			if (!budget--)
				return;
			if (list != FLOW_DONE || pl->limits.keep_decided)
				pl->counters.flows_expired++;
			drop_flow(pl, f);
		}
	}
}

/*
 * The way of a packet
 */

/* Parses *@p; a fragment becomes the datagram in @whole. 1: go on. */
static int read_packet(struct pipeline *pl, struct packet **p,
		       struct packet *whole)
{
	int rc = packet_parse(*p);

	if (!rc && (*p)->fragment) {
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
		if (!rc && whole->fragment)
			rc = -EBADMSG;
	}
	if (rc == -EPROTONOSUPPORT)
		pl->counters.other_protocol++;
	else if (rc)
		pl->counters.malformed++;
	return rc ? rc : 1;
}

int pipeline_packet(struct pipeline *pl, struct packet *p,
		    struct pipeline_result *res)
{
	struct packet whole;
	unsigned int end;
	struct flow *f;
	int rc;

	*res = (struct pipeline_result){ .state = LIMEN_STATE_NEW };
	pl->counters.packets++;
	pl->counters.bytes += p->wire_len;
	rc = read_packet(pl, &p, &whole);
	if (rc <= 0)
		return rc;
	pl->now_ns = p->ts_ns;
	pl->stamp_ns = p->ts_ns;
	f = get_flow(pl, p, &end);
	if (!f) {
		pl->counters.no_memory++;
		return -ENOMEM;
	}
	if (f->state != LIMEN_STATE_DECIDED && f->key.l4 == IPPROTO_TCP)
		follow_connection(pl, f, p, end);
	if (!flow_is_final(f) && p->payload_wire_len)
		inspect_payload(pl, f, p, end);
	if (f->list != FLOW_DONE || pl->limits.keep_decided)
		flow_touch(pl->flows, f, p->ts_ns);
	else
		f->last_ns = p->ts_ns;
	keep_byte_cap(pl);
	pl->stamp_ns = 0;
	res->state = f->state;
	res->protocol = f->protocol;
	res->app = f->app;
	return 0;
}

void pipeline_flush(struct pipeline *pl, uint64_t now_ns)
{
	pl->now_ns = now_ns;
	expire(pl);
	pl->sink->ops->flush(pl->sink);
}

static int finish_flow(struct flow *f, void *data)
{
	drop_flow(data, f);
	return 0;
}

void pipeline_finish(struct pipeline *pl)
{
	flow_each(pl->flows, finish_flow, pl);
	if (pl->frags) {
		frag_flush(pl->frags);
		pl->counters.fragments_lost = frag_lost(pl->frags);
	}
	pl->sink->ops->flush(pl->sink);
}

/*
 * Life
 */

int pipeline_new(struct engine *engine, const struct pipeline_limits *limits,
		 struct verdict_sink *sink, struct exporter *exporter,
		 struct pipeline **out)
{
	struct pipeline *pl = calloc(1, sizeof(*pl));
	int rc;

	if (!pl)
		return -ENOMEM;
	rc = flow_table_new(limits->flows, &pl->flows);
	if (rc)
		goto err_free_pipeline;
	pl->worker = engine_worker_new(engine);
	if (!pl->worker) {
		rc = -ENOMEM;
		goto err_free_table;
	}
	pl->engine = engine_get(engine);
	pl->limits = *limits;
	pl->sink = sink;
	pl->exporter = exporter;
	*out = pl;
	return 0;

err_free_table:
	flow_table_free(pl->flows);
err_free_pipeline:
	free(pl);
	return rc;
}

static int forget_flow(struct flow *f, void *data)
{
	struct pipeline *pl = data;

	end_inspection(pl, f);
	note_free(f->note);
	flow_del(pl->flows, f);
	return 0;
}

void pipeline_free(struct pipeline *pl)
{
	if (!pl)
		return;
	flow_each(pl->flows, forget_flow, pl);
	flow_table_free(pl->flows);
	frag_free(pl->frags);
	engine_worker_free(pl->worker);
	engine_put(pl->engine);
	free(pl);
}

void pipeline_set_pcap(struct pipeline *pl, const char *name)
{
	pl->pcap = name;
}

static const struct engine_label *
translate_label(const struct pipeline *pl, const struct engine_label *label)
{
	return label ? engine_find(pl->engine, label->name) : NULL;
}

/* Labels are the old engine's, and so is what an explanation points at. */
static int change_engine(struct flow *f, void *data)
{
	struct pipeline *pl = data;

	f->protocol = translate_label(pl, f->protocol);
	f->app = translate_label(pl, f->app);
	if (f->note)
		f->note->has_why = false;
	if (!flow_is_final(f))
		feed_anew(pl, f);
	return 0;
}

int pipeline_set_engine(struct pipeline *pl, struct engine *engine)
{
	struct engine_worker *worker = engine_worker_new(engine);
	struct engine_worker *old_worker = pl->worker;
	struct engine *old = pl->engine;

	if (!worker)
		return -ENOMEM;
	pl->worker = worker;
	pl->engine = engine_get(engine);
	flow_each(pl->flows, change_engine, pl);
	engine_worker_free(old_worker);
	engine_put(old);
	return 0;
}

const struct pipeline_counters *pipeline_counters(const struct pipeline *pl)
{
	return &pl->counters;
}

struct engine_worker *pipeline_worker(struct pipeline *pl)
{
	return pl->worker;
}

void pipeline_usage(const struct pipeline *pl, uint32_t *flows, uint64_t *bytes)
{
	*flows = flow_table_nr(pl->flows);
	*bytes = flow_table_bytes(pl->flows) + pl->held_bytes;
}

struct each {
	int (*fn)(const struct flow *f, void *data);
	void *data;
};

static int call_each(struct flow *f, void *data)
{
	const struct each *each = data;

	return each->fn(f, each->data);
}

int pipeline_each_flow(struct pipeline *pl,
		       int (*fn)(const struct flow *f, void *data), void *data)
{
	struct each each = { fn, data };

	return flow_each(pl->flows, call_each, &each);
}
