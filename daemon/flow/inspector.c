// SPDX-License-Identifier: GPL-2.0-or-later
#include "flow/inspector.h"

#include <netinet/in.h>

#include "flow/note.h"
#include "flow/stream.h"
#include "flow/table.h"
#include "flow/tcp.h"
#include "flow/work.h"
#include "pipeline.h"
#include "stages.h"

/* Brings the account of @f's memory up to date. */
static void account(struct inspector *in, struct flow *f)
{
	struct flow_work *w = flow_work(f);
	uint32_t held;

	if (!w)
		return;
	held = work_bytes(w);
	in->held_bytes += held;
	in->held_bytes -= w->held_bytes;
	w->held_bytes = held;
}

static void free_work(struct inspector *in, struct flow_work *w)
{
	if (w)
		in->held_bytes -= w->held_bytes;
	work_free(w);
}

void inspector_forget(struct inspector *in, struct flow *f)
{
	if (flow_is_final(f))
		return;
	if (flow_has(f, FLOW_F_PARKED)) {
		in->held_bytes -= work_parked_bytes(f);
		work_free_parked(f, in->slab);
	}
	free_work(in, f->work);
	f->work = NULL;
}

/* The flow is settled for good. */
static void conclude(struct inspector *in, struct flow *f,
		     const struct engine_result *er)
{
	if (f->state == LIMEN_STATE_DECIDED)
		in->counters->flows_decided++;
	else
		in->counters->flows_unknown++;
	if (in->keep_host)
		note_set_host(&f->note, er->fields);
	flow_move(in->flows, f, FLOW_DONE);
	stages_settle(in->stages, f, f->protocol);
}

/* Takes over what the engine says, and tells those who ask. */
static void take_result(struct inspector *in, struct flow *f,
			const struct engine_result *er,
			const struct decode_input *input)
{
	static const uint8_t states[] = {
		[ENGINE_TESTING] = LIMEN_STATE_TESTING,
		[ENGINE_PROVISIONAL] = LIMEN_STATE_PROVISIONAL,
		[ENGINE_DECIDED] = LIMEN_STATE_DECIDED,
		[ENGINE_UNKNOWN] = LIMEN_STATE_UNKNOWN,
	};
	uint16_t protocol = flow_label_ref(er->protocol);
	uint16_t app = flow_label_ref(er->app);
	uint8_t state = states[er->outcome];
	bool is_news = state != f->state || protocol != f->protocol ||
		       app != f->app;

	f->state = state;
	f->protocol = protocol;
	f->app = app;
	if (in->keep_why && note_set_why(&f->note, er, input))
		in->counters->no_memory++;
	if (state == LIMEN_STATE_DECIDED)
		f->decided_packet = (uint32_t)f->packets;
	if (flow_is_final(f))
		f->decided_ns = in->now_ns;
	if (is_news && state != LIMEN_STATE_TESTING)
		report_decision(&in->report, f, er, in->now_ns,
				in->has_packet ? in->now_ns : 0);
}

/* The flow goes on with @inspect. */
static void keep_inspect(struct inspector *in, struct flow *f,
			 struct inspect *inspect)
{
	struct flow_work *w = inspect ? work_get(f) : NULL;

	if (w) {
		w->inspect = inspect;
		account(in, f);
	} else if (inspect) {
		in->counters->no_memory++;
		inspect_free(inspect);
	}
}

/*
 * The engine has spoken. @inspect is that of the flow, which may have no
 * work to keep it in yet: most flows are decided by their first bytes.
 */
static void settle(struct inspector *in, struct flow *f,
		   struct inspect *inspect, const struct engine_result *er,
		   const struct decode_input *input)
{
	struct flow_work *w = flow_work(f);

	take_result(in, f, er, input);
	if (!flow_is_final(f)) {
		keep_inspect(in, f, inspect);
		return;
	}
	conclude(in, f, er);
	if (w)
		w->inspect = NULL;
	free_work(in, w);
	inspect_free(inspect);
}

static struct inspect *get_inspect(const struct flow *f)
{
	struct flow_work *w = flow_work(f);

	return w ? w->inspect : NULL;
}

void inspector_park(struct inspector *in, struct flow *f)
{
	struct flow_work *w = flow_work(f);
	uint32_t held_before;

	if (!w)
		return;
	held_before = w->held_bytes;
	if (work_park(f, in->slab))
		return;
	in->held_bytes += work_parked_bytes(f);
	in->held_bytes -= held_before;
	in->freed_bytes += held_before;
}

/* Before what @f holds is looked at. False: no memory. */
static bool unpark(struct inspector *in, struct flow *f)
{
	uint32_t held_before;

	if (!flow_has(f, FLOW_F_PARKED))
		return true;
	held_before = work_parked_bytes(f);
	if (work_unpark(f, in->slab)) {
		in->counters->no_memory++;
		return false;
	}
	in->held_bytes -= held_before;
	account(in, f);
	return true;
}

void inspector_give_up(struct inspector *in, struct flow *f)
{
	struct engine_result er = { .outcome = ENGINE_UNKNOWN };
	struct inspect *inspect;

	if (!unpark(in, f))
		inspector_forget(in, f);
	inspect = get_inspect(f);
	if (inspect)
		engine_finish(in->worker, inspect, &er);
	settle(in, f, inspect, &er, NULL);
}

static void feed(struct inspector *in, struct flow *f,
		 struct engine_input *input)
{
	struct inspect *inspect = get_inspect(f);
	unsigned int client = flow_client(f);
	struct engine_result er;
	enum stage old = stage_enter(STAGE_REGEX);
	int ret;

	input->client_known = flow_has(f, FLOW_F_CLIENT_KNOWN);
	input->client_port = f->key.port[client];
	input->server_port = f->key.port[!client];
	input->packet = (uint32_t)f->packets;
	ret = engine_feed(in->worker, &inspect, input, &er);
	stage_enter(old);
	if (!ret) {
		settle(in, f, inspect, &er, &input->in);
		return;
	}
	in->counters->no_memory++;
	keep_inspect(in, f, inspect);
}

static enum side side_of(const struct flow *f, unsigned int end)
{
	return end == flow_client(f) ? SIDE_CLIENT : SIDE_SERVER;
}

static void feed_datagram(struct inspector *in, struct flow *f,
			  const struct packet *p, unsigned int end)
{
	enum side side = side_of(f, end);
	struct engine_input input = {
		.in.side = side,
		.in.wire_len = p->payload_wire_len,
	};

	input.in.data[side] = p->payload;
	input.in.len[side] = p->payload_len;
	feed(in, f, &input);
}

static void set_stream(const struct flow *f, unsigned int end,
		       struct decode_input *input)
{
	const struct flow_work *w = flow_work(f);

	if (!w)
		return;
	input->data[side_of(f, end)] = w->dir[end].data;
	input->len[side_of(f, end)] = w->dir[end].len;
}

/* The stream of @end has grown from @old_len on. */
static void feed_stream(struct inspector *in, struct flow *f, unsigned int end,
			uint32_t old_len)
{
	struct engine_input input = {
		.in.side = side_of(f, end),
		.in.tcp = true,
		.old_len = old_len,
	};

	set_stream(f, end, &input.in);
	set_stream(f, !end, &input.in);
	input.in.full = input.in.len[input.in.side] ==
			engine_limits(in->engine)->window;
	feed(in, f, &input);
}

/*
 * The first bytes of a stream are read where they lie, and copied only if
 * they were not enough.
 */
static void feed_first(struct inspector *in, struct flow *f,
		       const struct packet *p, unsigned int end)
{
	uint32_t window = engine_limits(in->engine)->window;
	enum side side = side_of(f, end);
	struct engine_input input = {
		.in.side = side,
		.in.tcp = true,
		.in.full = p->payload_len >= window,
	};

	set_stream(f, !end, &input.in);
	input.in.data[side] = p->payload;
	input.in.len[side] = input.in.full ? window : p->payload_len;
	feed(in, f, &input);
	if (flow_is_final(f))
		return;
	if (tcp_add(f, p, end, window) < 0)
		in->counters->no_memory++;
	account(in, f);
}

static bool has_bytes(const struct flow *f, unsigned int end)
{
	const struct flow_work *w = flow_work(f);

	return w && w->nr_streams && w->dir[end].len;
}

/* Inspects the streams from their first byte, the client's before all. */
void inspector_start_over(struct inspector *in, struct flow *f)
{
	const unsigned int ends[] = { flow_client(f), !flow_client(f) };
	int i;

	/* begins with what is to come */
	if (!unpark(in, f))
		inspector_forget(in, f);
	if (flow_work(f)) {
		inspect_free(f->work->inspect);
		f->work->inspect = NULL;
	}
	f->protocol = 0;
	f->app = 0;
	if (f->state == LIMEN_STATE_PROVISIONAL)
		f->state = LIMEN_STATE_TESTING;
	for (i = 0; i < 2; i++)
		if (has_bytes(f, ends[i]))
			feed_stream(in, f, ends[i], 0);
	account(in, f);
}

static void stall(struct inspector *in, struct flow *f)
{
	const struct engine_limits *limits = engine_limits(in->engine);
	unsigned int max = f->key.l4 == IPPROTO_TCP ? limits->tcp_packets :
						      limits->udp_packets;

	if (++f->stalled >= max)
		inspector_give_up(in, f);
}

static void inspect_segment(struct inspector *in, struct flow *f,
			    const struct packet *p, unsigned int end)
{
	uint32_t old_len;
	int rc;

	if (tcp_is_first(f, p, end)) {
		feed_first(in, f, p, end);
		return;
	}
	old_len = flow_work(f) ? f->work->dir[end].len : 0;
	rc = tcp_add(f, p, end, engine_limits(in->engine)->window);
	account(in, f);
	switch (rc) {
	case STREAM_GREW:
		feed_stream(in, f, end, old_len);
		break;
	case STREAM_MOVED:
		inspector_start_over(in, f);
		break;
	case STREAM_SAME:
		stall(in, f);
		break;
	default:
		in->counters->no_memory++;
	}
}

static void inspect_payload(struct inspector *in, struct flow *f,
			    const struct packet *p, unsigned int end)
{
	bool is_tcp = f->key.l4 == IPPROTO_TCP;

	if (f->state == LIMEN_STATE_NEW) {
		f->state = LIMEN_STATE_TESTING;
		flow_move(in->flows, f, is_tcp ? FLOW_TCP : FLOW_UDP);
	}
	if (is_tcp)
		inspect_segment(in, f, p, end);
	else if (p->payload_len)
		feed_datagram(in, f, p, end);
	else
		stall(in, f);
}

/* Another connection on the same tuple: nothing has been seen of it. */
static void reopen(struct inspector *in, struct flow *f)
{
	inspector_forget(in, f);
	f->state = LIMEN_STATE_NEW;
	f->work = NULL;
	f->protocol = 0;
	f->app = 0;
	flow_move(in->flows, f, FLOW_EMPTY);
}

/* Reads the TCP flags; the inspection may have to start over. */
static void follow_connection(struct inspector *in, struct flow *f,
			      const struct packet *p, unsigned int end)
{
	switch (tcp_notice(f, p, end, engine_limits(in->engine)->window)) {
	case TCP_SAME:
		break;
	case TCP_ANEW:
		inspector_start_over(in, f);
		break;
	case TCP_REUSED:
		reopen(in, f);
		break;
	default:
		in->counters->no_memory++;
	}
}

/*
 * Payload and SYNs are compared with the streams. So is a bare ACK of an end
 * whose SYN was not seen: it says where the stream goes on, in the place where
 * a parked one keeps its base.
 */
static bool meets_what_is_held(const struct flow *f, const struct packet *p,
			       unsigned int end)
{
	return p->payload_wire_len || p->tcp_flags & TCP_F_SYN ||
	       !flow_has(f, tcp_syn_flag(end));
}

void inspector_packet(struct inspector *in, struct flow *f,
		      const struct packet *p, unsigned int end)
{
	if (flow_has(f, FLOW_F_PARKED) && meets_what_is_held(f, p, end) &&
	    !unpark(in, f))
		return;
	if (f->key.l4 == IPPROTO_TCP)
		follow_connection(in, f, p, end);
	if (!flow_is_final(f) && p->payload_wire_len)
		inspect_payload(in, f, p, end);
}
