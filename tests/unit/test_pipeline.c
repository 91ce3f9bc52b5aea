// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Packets in, verdicts and records out, with the real engine and a handful
 * of patterns.
 */
#include "pipeline.h"

#include <errno.h>
#include <netinet/in.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "export/export.h"
#include "flow/flow.h"
#include "wire.h"

#define SECOND 1000000000ULL

static const struct end client = { 1, 40000 };
static const struct end server = { 2, 4321 };

static const char *const hello_pattern =
	"limen 1\n"
	"name hello\n"
	"title Hello\n"
	"source made up\n"
	"transport tcp udp\n"
	"rule\n"
	"\tclient ^HELLO [a-z]+\\n\n"
	"example tcp\n"
	"\tclient \"HELLO you\\n\"\n"
	"counterexample tcp\n"
	"\tclient \"BYE\\n\"\n";

static const char *const tail_pattern =
	"limen 1\n"
	"name tail\n"
	"title Tail\n"
	"source made up\n"
	"transport tcp udp\n"
	"rule\n"
	"\teither tail$\n"
	"example tcp\n"
	"\tclient \"so tail\"\n"
	"counterexample tcp\n"
	"\tclient \"early\"\n";

static struct engine *engine;
static struct pipeline *pl;
static struct pipeline_limits limits;
static struct pipeline_result result;
static uint64_t now;

/* What the sink and the exporter were told last, and how often. */
static struct verdict verdict;
static struct flow_record record;
static char host[64];
static unsigned int nr_verdicts, nr_flushes, nr_decided, nr_ended;

static void sink_add(struct verdict_sink *sink, const struct verdict *v)
{
	verdict = *v;
	nr_verdicts++;
}

static int sink_flush(struct verdict_sink *sink)
{
	nr_flushes++;
	return 0;
}

static const struct verdict_ops sink_ops = {
	.name = "test", .add = sink_add, .flush = sink_flush,
};
static struct verdict_sink sink = { .ops = &sink_ops };

static void keep_record(const struct flow_record *r)
{
	record = *r;
	strncpy(host, r->host, sizeof(host) - 1);
}

static void export_decided(struct exporter *x, const struct flow_record *r)
{
	keep_record(r);
	nr_decided++;
}

static void export_ended(struct exporter *x, const struct flow_record *r)
{
	keep_record(r);
	nr_ended++;
}

static const struct export_ops export_ops = {
	.name = "test", .decided = export_decided, .ended = export_ended,
};
static struct exporter exporter = { .ops = &export_ops };

static struct engine *make_engine(const char *first, const char *second)
{
	const struct engine_limits el = {
		.match_limit = 10000,
		.window = 4096,
		.tcp_packets = 6,
		.udp_packets = 4,
	};
	struct pattern *patterns[2];
	struct pattern_error err;
	struct engine *e;

	if (pattern_parse("hello.pat", first, strlen(first), &patterns[0],
			  &err) ||
	    pattern_parse("tail.pat", second, strlen(second), &patterns[1],
			  &err))
		fail_msg("%s:%u: %s", err.file, err.line, err.text);
	assert_int_equal(engine_new(patterns, 2, &el, &e, &err), 0);
	return e;
}

static int make(void **state)
{
	now = SECOND;
	nr_verdicts = nr_flushes = nr_decided = nr_ended = 0;
	memset(&verdict, 0, sizeof(verdict));
	memset(&record, 0, sizeof(record));
	limits = pipeline_default_limits;
	engine = make_engine(hello_pattern, tail_pattern);
	return 0;
}

static int clear(void **state)
{
	pipeline_free(pl);
	pl = NULL;
	engine_put(engine);
	return 0;
}

static void start(void)
{
	assert_int_equal(pipeline_new(engine, &limits, &sink, &exporter, &pl),
			 0);
}

static int segment(struct end from, struct end to, uint8_t flags, uint32_t seq,
		   const char *text)
{
	struct wire w;

	wire_segment(&w, from, to, seq, 0, flags, text, strlen(text), now);
	return pipeline_packet(pl, &w.p, &result);
}

static int datagram(struct end from, struct end to, const char *text)
{
	struct wire w;

	wire_datagram(&w, from, to, text, strlen(text), now);
	return pipeline_packet(pl, &w.p, &result);
}

static void is_label(const char *name)
{
	assert_int_equal(result.state, LIMEN_STATE_DECIDED);
	assert_non_null(result.protocol);
	assert_string_equal(result.protocol->name, name);
}

static void connection_is_decided(void **state)
{
	start();
	segment(client, server, TCP_F_SYN, 100, "");
	assert_int_equal(result.state, LIMEN_STATE_NEW);
	segment(server, client, TCP_F_SYN | TCP_F_ACK, 500, "");
	segment(client, server, TCP_F_ACK, 101, "");
	segment(client, server, TCP_F_ACK, 101, "HELLO wo");
	assert_int_equal(result.state, LIMEN_STATE_TESTING);
	assert_int_equal(nr_verdicts, 0);
	segment(client, server, TCP_F_ACK, 109, "rld\n");
	is_label("hello");
	assert_int_equal(nr_verdicts, 1);
	assert_int_equal(verdict.state, LIMEN_STATE_DECIDED);
	assert_int_equal(verdict.tuple.port[0], client.port);
	assert_int_equal(verdict.stamp_ns, now);
	assert_int_equal(nr_decided, 1);
	assert_int_equal(record.decided_packet, 5);
	assert_int_equal(record.client, CLIENT_A);
	assert_int_equal(record.packets, 5);
	/* later packets find the verdict and cost nothing */
	segment(server, client, TCP_F_ACK, 501, "tail");
	is_label("hello");
	assert_int_equal(nr_verdicts, 1);
}

static void order_does_not_matter(void **state)
{
	start();
	segment(client, server, TCP_F_ACK, 105, "world\n");
	segment(client, server, TCP_F_ACK, 101, "LLO ");
	segment(client, server, TCP_F_SYN, 98, "HE");
	is_label("hello");
}

static void server_does_not_count_as_client(void **state)
{
	start();
	segment(client, server, TCP_F_SYN, 100, "");
	segment(server, client, TCP_F_SYN | TCP_F_ACK, 500, "");
	segment(server, client, TCP_F_ACK, 501, "HELLO world\n");
	assert_int_not_equal(result.state, LIMEN_STATE_DECIDED);
	segment(client, server, TCP_F_ACK, 101, "so tail");
	is_label("tail");
}

static void midstream_is_tried_both_ways(void **state)
{
	start();
	segment(server, client, TCP_F_ACK, 77, "HELLO world\n");
	is_label("hello");
	assert_int_equal(record.client, CLIENT_UNKNOWN);
}

static void datagrams_are_decided(void **state)
{
	start();
	datagram(client, server, "no");
	assert_int_equal(result.state, LIMEN_STATE_TESTING);
	datagram(server, client, "too tail");
	is_label("tail");
}

/* As a sending host puts them together for its device to take apart. */
static void joined_datagrams_are_read_one_by_one(void **state)
{
	struct wire w;

	start();
	wire_datagram(&w, client, server, "nothing!HELLO x\nmore", 20, now);
	w.p.gso_size = 8;
	pipeline_packet(pl, &w.p, &result);
	is_label("hello");
	assert_int_equal(record.packets, 1);
	pipeline_free(pl);
	/* without that they are one, and no pattern's */
	start();
	w.p.gso_size = 0;
	pipeline_packet(pl, &w.p, &result);
	assert_int_equal(result.state, LIMEN_STATE_TESTING);
}

static void joined_datagrams_may_be_cut(void **state)
{
	struct wire w;

	start();
	wire_datagram(&w, client, server, "nothing!so tail!and then", 24, now);
	w.p.gso_size = 8;
	w.p.net_len -= 9;	/* the second one has lost its end */
	pipeline_packet(pl, &w.p, &result);
	is_label("tail");
}

static uint64_t usage(void)
{
	uint32_t flows;
	uint64_t bytes;

	pipeline_usage(pl, &flows, &bytes);
	return bytes;
}

/* Some ticks, a little more than a second later. */
static void wait_long(void)
{
	int i;

	now += 2 * SECOND;
	for (i = 0; i < 3; i++)
		pipeline_flush(pl, now += SECOND / 5);
}

static void who_waits_takes_little_and_goes_on(void **state)
{
	uint64_t before;

	start();
	segment(client, server, TCP_F_SYN, 100, "");
	segment(client, server, TCP_F_ACK, 101, "HEL");
	before = usage();
	wait_long();
	assert_true(usage() < before);
	before = usage();
	wait_long();
	assert_int_equal(usage(), before);
	segment(client, server, TCP_F_ACK, 108, "orld\n");
	segment(server, client, TCP_F_ACK, 501, "x");
	wait_long();
	/* the gap is filled by what comes last */
	segment(client, server, TCP_F_ACK, 104, "LO w");
	is_label("hello");
	datagram(client, server, "no");
	wait_long();
	datagram(server, client, "too tail");
	is_label("tail");
}

static void who_waits_may_be_given_up(void **state)
{
	start();
	segment(client, server, TCP_F_ACK, 101, "HEL");
	datagram(client, server, "no");
	wait_long();
	pipeline_finish(pl);
	assert_int_equal(pipeline_counters(pl)->flows_unknown, 2);
}

/* Bytes that were not copied are missing, they are not skipped. */
static void cut_segment_leaves_a_gap(void **state)
{
	struct wire w;

	start();
	wire_segment(&w, client, server, 101, 0, TCP_F_ACK, "HELLO abcdef", 12,
		     now);
	w.p.net_len -= 5;
	pipeline_packet(pl, &w.p, &result);
	segment(client, server, TCP_F_ACK, 113, "\n");
	assert_int_equal(result.state, LIMEN_STATE_TESTING);
	/* sent again, whole */
	segment(client, server, TCP_F_ACK, 101, "HELLO abcdef");
	is_label("hello");
}

static void conntrack_tells_the_client(void **state)
{
	struct wire w;

	start();
	wire_datagram(&w, server, client, "HELLO world\n", 12, now);
	w.p.has_ct = true;
	w.p.ct_dir = 1;
	w.p.ct.l3 = 4;
	w.p.ct.l4 = IPPROTO_UDP;
	w.p.ct.port[0] = 1;
	w.p.ct.port[1] = 2;
	pipeline_packet(pl, &w.p, &result);
	assert_int_not_equal(result.state, LIMEN_STATE_DECIDED);
	w.p.ct_dir = 0;
	pipeline_packet(pl, &w.p, &result);
	is_label("hello");
	assert_int_equal(verdict.tuple.port[0], 1);
	assert_int_equal(record.client, CLIENT_A);
}

/* Whatever comes, after some packets nobody is kept waiting. */
static void gap_ends_the_inspection(void **state)
{
	unsigned int i;

	start();
	segment(client, server, TCP_F_SYN, 100, "");
	segment(client, server, TCP_F_ACK, 101, "HELLO ");
	for (i = 0; i < 6; i++) {
		assert_int_equal(result.state, LIMEN_STATE_TESTING);
		segment(client, server, TCP_F_ACK, 200 + i, "x");
	}
	assert_int_equal(result.state, LIMEN_STATE_UNKNOWN);
	assert_int_equal(verdict.state, LIMEN_STATE_UNKNOWN);
	assert_int_equal(pipeline_counters(pl)->flows_unknown, 1);
}

static void repetition_ends_the_inspection(void **state)
{
	unsigned int i;

	start();
	for (i = 0; i < 10; i++)
		segment(client, server, TCP_F_ACK, 101, "HELLO");
	assert_int_equal(result.state, LIMEN_STATE_UNKNOWN);
	for (i = 0; i < 10; i++)
		datagram(client, server, "something else");
	assert_int_equal(result.state, LIMEN_STATE_UNKNOWN);
}

static void used_tuple_starts_over(void **state)
{
	limits.keep_decided = true;
	start();
	segment(client, server, TCP_F_SYN, 100, "");
	segment(client, server, TCP_F_ACK, 101, "BYE\n");
	segment(client, server, TCP_F_RST, 105, "");
	segment(client, server, TCP_F_SYN, 90000, "");
	assert_int_equal(result.state, LIMEN_STATE_NEW);
	segment(client, server, TCP_F_ACK, 90001, "HELLO again\n");
	is_label("hello");
	/* and it is one flow with the packets of all */
	pipeline_finish(pl);
	assert_int_equal(nr_ended, 1);
	assert_int_equal(record.packets, 5);
}

static void decided_tuple_is_split(void **state)
{
	limits.keep_decided = true;
	start();
	segment(client, server, TCP_F_SYN, 100, "");
	segment(client, server, TCP_F_ACK, 101, "HELLO one\n");
	segment(client, server, TCP_F_SYN, 90000, "");
	is_label("hello");	/* a stray one */
	segment(client, server, TCP_F_FIN, 111, "");
	segment(client, server, TCP_F_SYN, 90000, "");
	assert_int_equal(result.state, LIMEN_STATE_NEW);
	assert_int_equal(nr_ended, 1);
	assert_int_equal(record.packets, 4);
	segment(client, server, TCP_F_ACK, 90001, "tail");
	is_label("tail");
	assert_int_equal(pipeline_counters(pl)->flows_new, 2);
}

static void decided_tuple_stays_offline(void **state)
{
	limits.keep_decided = true;
	limits.split_reused = false;
	start();
	segment(client, server, TCP_F_ACK, 101, "HELLO one\n");
	segment(client, server, TCP_F_FIN, 111, "");
	segment(client, server, TCP_F_SYN, 90000, "");
	segment(client, server, TCP_F_ACK, 90001, "tail");
	is_label("hello");
	assert_int_equal(pipeline_counters(pl)->flows_new, 1);
}

static void cut_segments_leave_a_gap(void **state)
{
	struct wire w;

	start();
	segment(client, server, TCP_F_SYN, 100, "");
	wire_segment(&w, client, server, 101, 0, TCP_F_ACK, "HELLO world\n",
		     12, now);
	w.p.net_len -= 4;
	pipeline_packet(pl, &w.p, &result);
	assert_int_equal(result.state, LIMEN_STATE_TESTING);
	segment(client, server, TCP_F_ACK, 113, "more");
	assert_int_equal(result.state, LIMEN_STATE_TESTING);
	segment(client, server, TCP_F_ACK, 109, "rld\n");
	is_label("hello");
}

static void flows_end_with_their_totals(void **state)
{
	limits.keep_decided = true;
	limits.keep_why = true;
	start();
	pipeline_set_pcap(pl, "file");
	datagram(client, server, "HELLO world\n");
	now += SECOND;
	datagram(server, client, "what");
	segment(client, server, TCP_F_SYN, 100, "");
	pipeline_finish(pl);
	assert_int_equal(nr_ended, 2);
	/* the second is the connection that never said a word */
	assert_int_equal(record.state, LIMEN_STATE_NEW);
	assert_null(record.protocol);
	assert_string_equal(record.pcap, "file");
	assert_int_equal(nr_flushes, 1);
	assert_int_equal(pipeline_counters(pl)->flows_new, 2);
	assert_int_equal(pipeline_counters(pl)->flows_decided, 1);
}

static void reason_is_kept(void **state)
{
	limits.keep_decided = true;
	limits.keep_why = true;
	start();
	datagram(client, server, "HELLO world\n");
	assert_non_null(record.why);
	assert_int_equal(record.why->packet, 1);
	assert_int_equal(record.why->side, SIDE_CLIENT);
	assert_int_equal(record.why_len, 12);
	assert_memory_equal(record.why_bytes, "HELLO world\n", 12);
}

static uint32_t count_flows(void)
{
	uint32_t flows;
	uint64_t bytes;

	pipeline_usage(pl, &flows, &bytes);
	return flows;
}

static void decided_flows_go_at_once(void **state)
{
	start();
	datagram(client, server, "HELLO world\n");
	assert_int_equal(count_flows(), 1);
	pipeline_flush(pl, now);
	assert_int_equal(count_flows(), 0);
	assert_int_equal(nr_ended, 1);
	assert_int_equal(pipeline_counters(pl)->flows_expired, 0);
}

/* What was under way when the verdict was sent opens no other flow. */
static void late_packets_have_the_label(void **state)
{
	start();
	datagram(client, server, "HELLO world\n");
	pipeline_flush(pl, now);
	now += SECOND;
	datagram(server, client, "more");
	is_label("hello");
	assert_int_equal(count_flows(), 0);
	assert_int_equal(pipeline_counters(pl)->flows_new, 1);
	/* what comes in the meantime does not make it longer */
	now += SECOND + SECOND / 2;
	datagram(client, server, "more");
	assert_int_equal(result.state, LIMEN_STATE_TESTING);
	assert_int_equal(pipeline_counters(pl)->flows_new, 2);
}

static void late_packets_know_a_flow_was_given_up(void **state)
{
	start();
	datagram(client, server, "HELLO 9");
	assert_int_equal(result.state, LIMEN_STATE_TESTING);
	datagram(client, server, "HELLO 9");
	datagram(client, server, "HELLO 9");
	datagram(client, server, "HELLO 9");
	assert_int_equal(result.state, LIMEN_STATE_UNKNOWN);
	pipeline_flush(pl, now);
	datagram(client, server, "HELLO world\n");
	assert_int_equal(result.state, LIMEN_STATE_UNKNOWN);
	assert_null(result.protocol);
	assert_int_equal(nr_decided, 1);
}

static void a_syn_ends_the_memory_of_a_flow(void **state)
{
	start();
	segment(client, server, TCP_F_SYN, 100, "");
	segment(client, server, TCP_F_ACK, 101, "HELLO world\n");
	pipeline_flush(pl, now);
	segment(client, server, TCP_F_ACK, 113, "more");
	is_label("hello");
	segment(client, server, TCP_F_SYN, 5000, "");
	assert_int_equal(result.state, LIMEN_STATE_NEW);
	segment(client, server, TCP_F_ACK, 5001, "tail");
	is_label("tail");
}

/* Silence after each packet, in which flows are parked. */
static void parked_flows_go_on_where_they_were(void **state)
{
	uint64_t bytes, before;
	uint32_t flows;

	start();
	segment(client, server, TCP_F_SYN, 100, "");
	segment(client, server, TCP_F_ACK, 101, "HEL");
	segment(client, server, TCP_F_ACK, 106, "wor");
	pipeline_usage(pl, &flows, &before);
	now += 2 * SECOND;
	pipeline_flush(pl, now);
	pipeline_usage(pl, &flows, &bytes);
	assert_int_equal(flows, 1);
	assert_true(bytes < before);
	assert_true(bytes <= 200 + 8);
	/* nothing of it is needed for this */
	segment(client, server, TCP_F_ACK, 104, "");
	pipeline_usage(pl, &flows, &before);
	assert_int_equal(before, bytes);
	segment(client, server, TCP_F_ACK, 104, "LO");
	assert_int_equal(result.state, LIMEN_STATE_TESTING);
	now += 2 * SECOND;
	pipeline_flush(pl, now);
	segment(client, server, TCP_F_ACK, 109, "ld\n");
	assert_int_equal(result.state, LIMEN_STATE_TESTING);
	now += 2 * SECOND;
	pipeline_flush(pl, now);
	segment(server, client, TCP_F_ACK, 1, "and a tail");
	is_label("tail");
	pipeline_usage(pl, &flows, &bytes);
	assert_int_equal(bytes, FLOW_SIZE);
}

/* Where a stream began in the middle, an ACK alone says where it goes on. */
static void an_ack_does_not_move_what_is_parked(void **state)
{
	start();
	segment(client, server, TCP_F_ACK, 101, "HEL");
	now += 2 * SECOND;
	pipeline_flush(pl, now);
	segment(client, server, TCP_F_ACK, 104, "");
	segment(client, server, TCP_F_ACK, 104, "LO world\n");
	segment(client, server, TCP_F_ACK, 113, "more");
	is_label("hello");
}

static void parked_flows_can_be_given_up(void **state)
{
	uint64_t bytes;
	uint32_t flows;

	limits.idle_tcp_s = 10;
	start();
	segment(client, server, TCP_F_ACK, 101, "HEL");
	now += 2 * SECOND;
	pipeline_flush(pl, now);
	now += 10 * SECOND;
	pipeline_flush(pl, now);
	assert_int_equal(verdict.state, LIMEN_STATE_UNKNOWN);
	pipeline_usage(pl, &flows, &bytes);
	assert_int_equal(flows, 0);
	/* and forgotten */
	segment(client, server, TCP_F_ACK, 101, "HEL");
	now += 2 * SECOND;
	pipeline_flush(pl, now);
}

static void idle_flows_go(void **state)
{
	uint32_t flows;
	uint64_t bytes;

	limits.idle_tcp_s = 100;
	limits.idle_udp_s = 10;
	start();
	datagram(client, server, "no");
	segment(client, server, TCP_F_ACK, 1, "no");
	now += 11 * SECOND;
	pipeline_flush(pl, now);
	assert_int_equal(nr_ended, 1);
	assert_int_equal(verdict.state, LIMEN_STATE_UNKNOWN);
	assert_int_equal(verdict.stamp_ns, 0);
	now += 90 * SECOND;
	pipeline_flush(pl, now);
	pipeline_usage(pl, &flows, &bytes);
	assert_int_equal(flows, 0);
	assert_int_equal(pipeline_counters(pl)->flows_expired, 2);
}

static void full_table_drops_the_oldest(void **state)
{
	struct end other = client;
	unsigned int i;

	limits.flows = 100;
	start();
	for (i = 0; i < 150; i++) {
		other.port = (uint16_t)(1000 + i);
		now += 2 * SECOND;
		datagram(other, server, "no");
	}
	assert_int_equal(pipeline_counters(pl)->flows_evicted, 50);
	assert_int_equal(nr_ended, 50);
	assert_int_equal(record.tuple.port[0], 1049);
	/* a flood of handshakes takes its own flows, not the others */
	for (i = 0; i < 1000; i++) {
		other.port = (uint16_t)(10000 + i);
		segment(other, server, TCP_F_SYN, i, "");
	}
	other.port = 1149;
	datagram(other, server, "tail");
	is_label("tail");
}

static void memory_is_bounded(void **state)
{
	static char text[4000];
	struct end other = client;
	unsigned int i;
	uint32_t flows;
	uint64_t bytes;

	memset(text, 'x', sizeof(text) - 1);
	limits.stream_bytes = 100000;
	start();
	for (i = 0; i < 200; i++) {
		other.port = (uint16_t)(1000 + i);
		segment(other, server, TCP_F_SYN, 0, "");
		segment(other, server, TCP_F_ACK, 2, text);
	}
	pipeline_usage(pl, &flows, &bytes);
	assert_int_equal(flows, 200);
	assert_true(bytes < 100000 + flows * FLOW_SIZE);
	assert_true(pipeline_counters(pl)->stream_cap > 150);
	assert_int_equal(pipeline_counters(pl)->stream_cap,
			 pipeline_counters(pl)->flows_unknown);
}

static void fragments_are_joined(void **state)
{
	struct wire w;
	uint8_t *at = wire_ipv4(w.bytes, 1, 2, 17, 8, 9, 0x2000);

	start();
	wire_done(&w, wire_udp(at, client, server, 12), now);
	assert_int_equal(pipeline_packet(pl, &w.p, &result), 0);
	assert_int_equal(result.state, LIMEN_STATE_NEW);
	at = wire_ipv4(w.bytes, 1, 2, 17, 12, 9, 1);
	wire_done(&w, wire_copy(at, "HELLO world\n", 12), now);
	assert_int_equal(pipeline_packet(pl, &w.p, &result), 0);
	is_label("hello");
	assert_int_equal(pipeline_counters(pl)->fragments, 2);
	assert_int_equal(pipeline_counters(pl)->fragments_lost, 0);
}

static void wrong_packets_are_counted(void **state)
{
	struct wire w;

	start();
	wire_datagram(&w, client, server, "x", 1, now);
	w.p.net_len = 10;
	assert_int_equal(pipeline_packet(pl, &w.p, &result), -EBADMSG);
	wire_datagram(&w, client, server, "x", 1, now);
	w.bytes[9] = 1;
	assert_int_equal(pipeline_packet(pl, &w.p, &result), -EPROTONOSUPPORT);
	assert_int_equal(pipeline_counters(pl)->malformed, 1);
	assert_int_equal(pipeline_counters(pl)->other_protocol, 1);
	assert_int_equal(pipeline_counters(pl)->packets, 2);
}

static int state_of(const struct flow *f, void *data)
{
	*(uint8_t *)data = f->state;
	return 0;
}

/* Patterns that come later see the bytes that are held. */
static void new_patterns_start_over(void **state)
{
	static const char *const other =
		"limen 1\nname tail\ntitle Other\nsource made up\n"
		"transport tcp\nrule\n\tclient ^HELPME$\n"
		"example\n\tclient \"HELPME\"\n"
		"counterexample\n\tclient \"x\"\n";
	struct engine *next = make_engine(hello_pattern, other);
	uint8_t flow_state = 0;

	limits.keep_decided = true;
	start();
	segment(client, server, TCP_F_SYN, 100, "");
	segment(client, server, TCP_F_ACK, 101, "HEL");
	assert_int_equal(result.state, LIMEN_STATE_TESTING);
	assert_int_equal(pipeline_set_engine(pl, next), 0);
	segment(client, server, TCP_F_ACK, 104, "PME");
	is_label("tail");
	assert_ptr_equal(result.protocol, engine_find(next, "tail"));
	/* what is decided keeps its label, as the new engine's */
	assert_int_equal(pipeline_set_engine(pl, engine), 0);
	pipeline_each_flow(pl, state_of, &flow_state);
	assert_int_equal(flow_state, LIMEN_STATE_DECIDED);
	pipeline_finish(pl);
	assert_ptr_equal(record.protocol, engine_find(engine, "tail"));
	engine_put(next);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(f) cmocka_unit_test_setup_teardown(f, make, clear)
		TEST(connection_is_decided),
		TEST(order_does_not_matter),
		TEST(server_does_not_count_as_client),
		TEST(midstream_is_tried_both_ways),
		TEST(datagrams_are_decided),
		TEST(joined_datagrams_are_read_one_by_one),
		TEST(joined_datagrams_may_be_cut),
		TEST(cut_segment_leaves_a_gap),
		TEST(who_waits_takes_little_and_goes_on),
		TEST(who_waits_may_be_given_up),
		TEST(conntrack_tells_the_client),
		TEST(gap_ends_the_inspection),
		TEST(repetition_ends_the_inspection),
		TEST(used_tuple_starts_over),
		TEST(decided_tuple_is_split),
		TEST(decided_tuple_stays_offline),
		TEST(cut_segments_leave_a_gap),
		TEST(flows_end_with_their_totals),
		TEST(reason_is_kept),
		TEST(decided_flows_go_at_once),
		TEST(late_packets_have_the_label),
		TEST(late_packets_know_a_flow_was_given_up),
		TEST(a_syn_ends_the_memory_of_a_flow),
		TEST(parked_flows_go_on_where_they_were),
		TEST(an_ack_does_not_move_what_is_parked),
		TEST(parked_flows_can_be_given_up),
		TEST(idle_flows_go),
		TEST(full_table_drops_the_oldest),
		TEST(memory_is_bounded),
		TEST(fragments_are_joined),
		TEST(wrong_packets_are_counted),
		TEST(new_patterns_start_over),
	};

	return cmocka_run_group_tests_name("pipeline", tests, NULL, NULL);
}
