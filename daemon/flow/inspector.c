// SPDX-License-Identifier: GPL-2.0-or-later
#include "flow/inspector.h"

#include <netinet/in.h>

#include "flow/note.h"
#include "flow/stream.h"
#include "flow/table.h"
#include "flow/tcp.h"
#include "pipeline.h"

/* Brings the account of @f's memory up to date. */
static void account(struct inspector *in, struct flow *f)
{
	size_t held = tcp_bytes(f);

	if (f->inspect)
		held += inspect_bytes(f->inspect);
	in->held_bytes += held - f->held_bytes;
	f->held_bytes = (uint32_t)held;
}

void inspector_forget(struct inspector *in, struct flow *f)
{
	inspect_free(f->inspect);
	f->inspect = NULL;
	tcp_clear(f);
	account(in, f);
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
	inspector_forget(in, f);
	flow_move(in->flows, f, FLOW_DONE);
}

/* The engine has spoken: takes over what it says, and tells those who ask. */
static void settle(struct inspector *in, struct flow *f,
		   const struct engine_result *er,
		   const struct decode_input *input)
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
	if (in->keep_why && note_set_why(&f->note, er, input))
		in->counters->no_memory++;
	if (state == LIMEN_STATE_DECIDED)
		f->decided_packet = (uint32_t)f->packets;
	f->decided_ns = in->now_ns;
	if (is_news && state != LIMEN_STATE_TESTING)
		report_decision(&in->report, f, er,
				in->has_packet ? in->now_ns : 0);
	if (flow_is_final(f))
		conclude(in, f, er);
	else
		account(in, f);
}

void inspector_give_up(struct inspector *in, struct flow *f)
{
	struct engine_result er = { .outcome = ENGINE_UNKNOWN };

	if (f->inspect)
		engine_finish(in->worker, f->inspect, &er);
	settle(in, f, &er, NULL);
}

static void feed(struct inspector *in, struct flow *f,
		 struct engine_input *input)
{
	unsigned int client = flow_client(f);
	struct engine_result er;

	input->client_known = flow_has(f, FLOW_F_CLIENT_KNOWN);
	input->client_port = f->key.port[client];
	input->server_port = f->key.port[!client];
	input->packet = (uint32_t)f->packets;
	if (engine_feed(in->worker, &f->inspect, input, &er))
		in->counters->no_memory++;
	else
		settle(in, f, &er, &input->in);
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
	const struct stream *s = &f->streams->dir[end];

	input->data[side_of(f, end)] = s->data;
	input->len[side_of(f, end)] = s->len;
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
	input.in.full = f->streams->dir[end].len ==
			engine_limits(in->engine)->window;
	feed(in, f, &input);
}

/* Inspects the streams from their first byte, the client's before all. */
void inspector_start_over(struct inspector *in, struct flow *f)
{
	const unsigned int ends[] = { flow_client(f), !flow_client(f) };
	int i;

	inspect_free(f->inspect);
	f->inspect = NULL;
	f->protocol = NULL;
	f->app = NULL;
	if (f->state == LIMEN_STATE_PROVISIONAL)
		f->state = LIMEN_STATE_TESTING;
	for (i = 0; i < 2; i++)
		if (f->streams && f->streams->dir[ends[i]].len)
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
	uint32_t old_len = f->streams ? f->streams->dir[end].len : 0;
	int rc;

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
		inspector_start_over(in, f);
		f->state = LIMEN_STATE_NEW;
		flow_move(in->flows, f, FLOW_EMPTY);
		break;
	default:
		in->counters->no_memory++;
	}
}

void inspector_packet(struct inspector *in, struct flow *f,
		      const struct packet *p, unsigned int end)
{
	if (f->key.l4 == IPPROTO_TCP)
		follow_connection(in, f, p, end);
	if (!flow_is_final(f) && p->payload_wire_len)
		inspect_payload(in, f, p, end);
}
