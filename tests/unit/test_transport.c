// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Which transport there is to be, and the ring's: from the kernel's writing
 * half through the pipeline to a verdict.
 */
#include "transport.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <limen/label.h>

#include "config.h"
#include "export/recorder.h"
#include "pipeline.h"
#include "policy.h"
#include "ring_pair.h"
#include "wire.h"

static const char hello_text[] =
	"limen 1\nname hello\ntitle Hello\nsource none\ntransport tcp\n"
	"rule\n\tclient ^HELLO\nexample\n\tclient \"HELLO\"\n"
	"counterexample\n\tclient \"BYE\"\n";

static const struct end client = { 1, 40000 };
static const struct end server = { 2, 4321 };
static struct engine *engine;

static int make_engine(void **state)
{
	struct pattern *patterns[1];
	struct pattern_error err;

	if (pattern_parse("g/hello.pat", hello_text, strlen(hello_text),
			  &patterns[0], &err)) {
		print_error("%s:%u: %s\n", err.file, err.line, err.text);
		return -1;
	}
	return engine_new(patterns, 1, &engine_default_limits, &engine, &err);
}

static int put_engine(void **state)
{
	engine_put(engine);
	return 0;
}

/*
 * Choosing.
 */
enum { DROPS = 1, NO_MODULE = 2, NO_DEVICE = 4, REJECTS = 8 };

static unsigned int has(int how)
{
	return (how & NO_MODULE ? 0 : TRANSPORT_HAS_MODULE) |
	       (how & NO_DEVICE ? 0 : TRANSPORT_HAS_DEVICE);
}

static struct config *make_config(const char *wish, int how)
{
	struct config_error err;
	struct config *c;
	char text[200];

	snprintf(text, sizeof(text), "transport = \"%s\"\n"
		 "class greeting { members = { \"hello\" } %s }\n", wish,
		 how & DROPS ? "drop = true" :
		 how & REJECTS ? "reject = true" : "priority = \"1:1\"");
	if (config_parse("t.conf", text, strlen(text), &c, &err))
		fail_msg("%s", err.text);
	return c;
}

static struct transport_choice choose(const char *wish, int how)
{
	struct config *c = make_config(wish, how);
	struct transport_choice choice;
	struct config_error err;
	struct policy *p;

	assert_int_equal(policy_new(c, engine, &p, &err), 0);
	transport_choose(c, p, has(how), &choice);
	policy_put(p);
	config_free(c);
	return choice;
}

static void expect(const char *wish, int how, const char *transport,
		   const char *why)
{
	struct transport_choice choice = choose(wish, how);

	assert_string_equal(transport_name(choice.transport), transport);
	assert_string_equal(choice.why, why);
}

static void what_drops_has_to_wait(void **state)
{
	expect("auto", 0, "ring", "no class drops or rejects");
	expect("auto", REJECTS, "queue", "class 'greeting' rejects");
	expect("auto", DROPS, "queue", "class 'greeting' drops");
	expect("queue", 0, "queue", "as configured");
	expect("queue", DROPS, "queue", "as configured");
	expect("ring", 0, "ring", "as configured");
	assert_string_equal(choose("ring", 0).warning, "");
	assert_string_equal(choose("auto", DROPS).warning, "");
}

static void a_wished_ring_is_taken_with_a_warning(void **state)
{
	expect("ring", DROPS, "ring", "as configured");
	assert_non_null(strstr(choose("ring", DROPS).warning, "'greeting'"));
}

static void without_the_module_there_is_the_queue(void **state)
{
	expect("auto", NO_MODULE, "queue", "without the module");
	expect("ring", NO_MODULE, "queue", "without the module");
	expect("auto", NO_DEVICE, "queue", "no /dev/limen here");
	expect("ring", NO_DEVICE, "ring", "as configured");
}

static void a_running_one_stays_and_says_so(void **state)
{
	struct transport_choice choice = choose("auto", 0);
	struct config *c = make_config("auto", DROPS);
	struct config_error err;
	struct policy *p;

	assert_int_equal(policy_new(c, engine, &p, &err), 0);
	transport_keep(c, p, has(0), &choice);
	assert_int_equal(choice.transport, LIMEN_TRANSPORT_RING);
	assert_non_null(strstr(choice.warning, "'greeting'"));
	policy_put(p);
	config_free(c);
}

/*
 * The ring's.
 */
static struct verdict verdict;
static unsigned int nr_verdicts;

static void sink_add(struct verdict_sink *sink, const struct verdict *v)
{
	verdict = *v;
	nr_verdicts++;
}

static int sink_flush(struct verdict_sink *sink)
{
	return 0;
}

static const struct verdict_ops sink_ops = {
	.name = "test", .add = sink_add, .flush = sink_flush,
};
static struct verdict_sink sink = { .ops = &sink_ops };

static struct pair *pair;
static struct transport *transport;
static struct pipeline *pl;

static int open_ring(void **state)
{
	struct ring_source *source;

	nr_verdicts = 0;
	pair = pair_new(1 << 18);
	if (ring_source_over(pair->reader, &source) ||
	    ring_transport_over(source, 1, &transport) ||
	    pipeline_new(engine, &pipeline_default_limits, &sink, NULL, &pl))
		return -1;
	pair->reader = NULL;
	transport->pipeline = pl;
	return 0;
}

static int close_ring(void **state)
{
	transport->ops->close(transport);
	pipeline_free(pl);
	pair_free(pair);
	return 0;
}

static bool put(uint16_t port, const char *text, uint64_t stamp_ns)
{
	struct limen_record *rec;
	struct wire w;

	wire_segment(&w, client, server, 1, 0, TCP_F_ACK, text, strlen(text),
		     0);
	rec = limen_ring_reserve(&pair->writer, sizeof(*rec) + w.p.net_len);
	if (!rec)
		return false;
	memset(rec, 0, sizeof(*rec));
	rec->stamp_ns = stamp_ns;
	rec->l3num = AF_INET;
	rec->l4proto = IPPROTO_TCP;
	rec->sport = htons(port);
	rec->dport = htons(443);
	rec->cap_len = rec->wire_len = w.p.net_len;
	memcpy(rec + 1, w.bytes, w.p.net_len);
	limen_ring_commit(&pair->writer, rec);
	return true;
}

static void the_deciding_record_gives_the_stamp(void **state)
{
	put(1000, "HEL", 5000);
	assert_int_equal(transport->ops->read(transport), 0);
	assert_int_equal(nr_verdicts, 0);
	put(1000, "HELLO", 6000);
	transport->ops->read(transport);
	assert_int_equal(nr_verdicts, 1);
	assert_int_equal(verdict.state, LIMEN_STATE_DECIDED);
	assert_int_equal(verdict.stamp_ns, 6000);
	/* the flow is conntrack's, whatever the packet says */
	assert_int_equal(verdict.tuple.port[0], 1000);
	assert_int_equal(verdict.tuple.port[1], 443);
}

/*
 * As long as there is more in the ring its records are the clock: flows
 * whose packets wait there are not idle.
 */
static void a_ring_that_lags_has_its_own_time(void **state)
{
	uint64_t stamp = 1000000;
	uint16_t port = 1;

	while (put(port, "HELLO", stamp)) {
		port++;
		stamp++;
	}
	assert_true(port > LIMEN_MAX_BATCH);
	assert_int_equal(transport->ops->read(transport), 1);
	assert_int_equal(transport->ops->now_ns(transport),
			 1000000 + LIMEN_MAX_BATCH - 1);
	assert_int_equal(nr_verdicts, LIMEN_MAX_BATCH);
	while (transport->ops->read(transport))
		;
	assert_true(transport->ops->now_ns(transport) > stamp);
	assert_int_equal(nr_verdicts, port - 1);
}

static uint64_t recorded[4];
static unsigned int nr_recorded;

static void take_records(const void *records, size_t len, unsigned int nr,
			 void *data)
{
	const uint8_t *at = records;

	for (; nr--; at += LIMEN_RING_SPACE(((const uint32_t *)(const void *)at)[0])) {
		const struct limen_record *rec = (const void *)(at + 8);

		if (nr_recorded < 4)
			recorded[nr_recorded++] = rec->stamp_ns;
	}
}

/* What happens to each packet is the same whether it is recorded or not. */
static void packets_are_recorded_and_inspected(void **state)
{
	struct recorder *recorder;
	uint64_t lost;

	assert_int_equal(recorder_new(&recorder), 0);
	transport->recorder = recorder;
	put(1, "HEL", 11);
	transport->ops->read(transport);
	recorder_listen(recorder, true);
	put(1, "HEL", 12);
	put(2, "BYE", 13);
	transport->ops->read(transport);
	recorder_take(recorder, take_records, NULL, &lost);
	assert_int_equal(nr_recorded, 2);
	assert_int_equal(recorded[0], 12);
	assert_int_equal(recorded[1], 13);
	assert_int_equal(pipeline_counters(pl)->packets, 3);
	recorder_free(recorder);
}

static uint64_t rests_so_far(void)
{
	struct transport_report r;

	memset(&r, 0, sizeof(r));
	transport->ops->report(transport, &r);
	return r.ring.rests;
}

/* So that what is undecided is not lost while nobody looks. */
static void nobody_rests_while_much_waits(void **state)
{
	uint16_t port = 1;

	put(port++, "HELLO", 1);
	transport->ops->rest(transport);
	assert_int_equal(rests_so_far(), 1);
	/* more than an eighth */
	while (limen_ring_waiting(&pair->writer) <= (1 << 18) / 8)
		put(port++, "HELLO", 1);
	transport->ops->rest(transport);
	assert_int_equal(rests_so_far(), 1);
	/* less, behind a whole batch */
	while (port <= LIMEN_MAX_BATCH + 2)
		put(port++, "HELLO", 1);
	assert_int_equal(transport->ops->read(transport), 1);
	transport->ops->rest(transport);
	assert_int_equal(rests_so_far(), 1);
	while (transport->ops->read(transport))
		;
	transport->ops->rest(transport);
	assert_int_equal(rests_so_far(), 2);
	assert_int_equal(nr_verdicts, port - 1);
}

static void its_counters_are_reported(void **state)
{
	struct transport_report r;

	put(1, "HELLO", 1);
	while (put(2, "BYE", 2))
		;
	transport->ops->read(transport);
	memset(&r, 0, sizeof(r));
	transport->ops->report(transport, &r);
	assert_int_equal(r.transport, LIMEN_TRANSPORT_RING);
	assert_int_equal(r.ring.lost, 1);
	assert_int_equal(r.ring.records, LIMEN_MAX_BATCH);
	assert_int_equal(r.usage.size, 1 << 18);
	assert_in_range(r.usage.high_water, 1 << 17, 1 << 18);
}

int main(void)
{
#define RING_TEST(f) cmocka_unit_test_setup_teardown(f, open_ring, close_ring)
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_drops_has_to_wait),
		cmocka_unit_test(a_wished_ring_is_taken_with_a_warning),
		cmocka_unit_test(without_the_module_there_is_the_queue),
		cmocka_unit_test(a_running_one_stays_and_says_so),
		RING_TEST(the_deciding_record_gives_the_stamp),
		RING_TEST(a_ring_that_lags_has_its_own_time),
		RING_TEST(packets_are_recorded_and_inspected),
		RING_TEST(nobody_rests_while_much_waits),
		RING_TEST(its_counters_are_reported),
	};

	return cmocka_run_group_tests_name("transport", tests, make_engine,
					   put_engine);
}
