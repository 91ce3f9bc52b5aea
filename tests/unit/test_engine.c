// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Rules against bytes: sides, streams, datagrams, precedence, giving up.
 */
#include "engine_rig.h"

static void a_client_rule_looks_at_the_client(void **state)
{
	struct rig r;

	rig_open(&r, "x", "rule\n\tclient ^hello\n", NULL);
	rig_say(&r, SIDE_CLIENT, "hello");
	assert_label(&r, ENGINE_DECIDED, "x");
	assert_int_equal(r.res.why.packet, 1);
	assert_int_equal(r.res.why.match_end, 5);
	rig_reset(&r);
	rig_say(&r, SIDE_SERVER, "hello");
	assert_label(&r, ENGINE_TESTING, "");
	rig_close(&r);
}

static void a_match_may_come_in_pieces(void **state)
{
	struct rig r;

	rig_open(&r, "x", "rule\n\tclient ^hello\n", NULL);
	rig_say(&r, SIDE_CLIENT, "h");
	assert_label(&r, ENGINE_TESTING, "");
	rig_say(&r, SIDE_CLIENT, "ell");
	assert_label(&r, ENGINE_TESTING, "");
	rig_say(&r, SIDE_CLIENT, "o");
	assert_label(&r, ENGINE_DECIDED, "x");
	rig_close(&r);
}

static void a_flow_is_given_up_when_nothing_can_match(void **state)
{
	struct rig r;

	rig_open(&r, "x", "rule\n\tclient ^hello\n",
		 "y", "rule\n\tserver ^oops\n", NULL);
	rig_say(&r, SIDE_CLIENT, "help");
	assert_label(&r, ENGINE_TESTING, "");
	rig_say(&r, SIDE_SERVER, "o");
	assert_label(&r, ENGINE_TESTING, "");
	rig_say(&r, SIDE_SERVER, "K");
	assert_label(&r, ENGINE_UNKNOWN, "");
	rig_close(&r);
}

static void a_rule_of_two_sides_needs_both(void **state)
{
	struct rig r;

	rig_open(&r, "x", "rule\n\tclient ^ping\n\tserver ^pong\n", NULL);
	rig_say(&r, SIDE_CLIENT, "ping");
	assert_label(&r, ENGINE_TESTING, "");
	rig_say(&r, SIDE_SERVER, "po");
	assert_label(&r, ENGINE_TESTING, "");
	rig_say(&r, SIDE_SERVER, "ng");
	assert_label(&r, ENGINE_DECIDED, "x");
	rig_reset(&r);
	rig_say(&r, SIDE_SERVER, "pong");
	rig_say(&r, SIDE_CLIENT, "ping");
	assert_label(&r, ENGINE_DECIDED, "x");
	/* one half cannot hold any more: the other half does not help */
	rig_reset(&r);
	rig_say(&r, SIDE_CLIENT, "p");
	rig_say(&r, SIDE_SERVER, "no");
	assert_label(&r, ENGINE_UNKNOWN, "");
	rig_close(&r);
}

static void either_conditions_hold_on_one_side(void **state)
{
	struct rig r;

	rig_open(&r, "x", "rule\n\teither ^a\n\teither b$\n", NULL);
	rig_say(&r, SIDE_CLIENT, "a");
	rig_say(&r, SIDE_SERVER, "b");
	assert_label(&r, ENGINE_TESTING, "");
	rig_say(&r, SIDE_CLIENT, "b");
	assert_label(&r, ENGINE_DECIDED, "x");
	rig_reset(&r);
	rig_say(&r, SIDE_SERVER, "ab");
	assert_label(&r, ENGINE_DECIDED, "x");
	rig_close(&r);
}

static void both_means_each_side(void **state)
{
	struct rig r;

	rig_open(&r, "x", "rule\n\tboth ^hi\n\tclient client$\n", NULL);
	rig_say(&r, SIDE_SERVER, "hi client");
	assert_label(&r, ENGINE_TESTING, "");
	rig_say(&r, SIDE_CLIENT, "hi");
	assert_label(&r, ENGINE_TESTING, "");
	rig_say(&r, SIDE_CLIENT, " client");
	assert_label(&r, ENGINE_DECIDED, "x");
	rig_close(&r);
}

static void unknown_openers_are_tried_both_ways(void **state)
{
	struct rig r;

	rig_open(&r, "x", "rule\n\tclient ^ping\n\tserver ^pong\n", NULL);
	r.in.client_known = false;
	rig_say(&r, SIDE_SERVER, "ping");
	assert_label(&r, ENGINE_TESTING, "");
	rig_say(&r, SIDE_CLIENT, "pong");
	assert_label(&r, ENGINE_DECIDED, "x");
	rig_reset(&r);
	r.in.client_known = false;
	rig_say(&r, SIDE_SERVER, "ping");
	rig_say(&r, SIDE_CLIENT, "ping");
	assert_label(&r, ENGINE_UNKNOWN, "");
	rig_close(&r);
}

static void checks_follow_a_growing_stream(void **state)
{
	struct rig r;

	rig_open(&r, "x", "rule\n\tcheck client u16be[0] == len - 2\n", NULL);
	rig_bytes(&r, SIDE_CLIENT, "\0\x04", 2);
	assert_label(&r, ENGINE_TESTING, "");
	rig_bytes(&r, SIDE_CLIENT, "abcd", 4);
	assert_label(&r, ENGINE_DECIDED, "x");
	rig_reset(&r);
	rig_bytes(&r, SIDE_SERVER, "?", 1);
	rig_bytes(&r, SIDE_CLIENT, "\0\x01" "abcd", 6);
	assert_label(&r, ENGINE_UNKNOWN, "");
	rig_close(&r);
}

static void a_full_window_ends_the_waiting(void **state)
{
	struct rig r;

	rig_open(&r, "x", "rule\n\tclient ^a.*z\n", NULL);
	rig_say(&r, SIDE_SERVER, "?");
	rig_say(&r, SIDE_CLIENT, "aaaa");
	assert_label(&r, ENGINE_TESTING, "");
	r.in.in.full = true;
	rig_say(&r, SIDE_CLIENT, "aaaa");
	assert_label(&r, ENGINE_UNKNOWN, "");
	rig_close(&r);
}

static void lower_order_wins_at_one_packet(void **state)
{
	struct rig r;

	rig_open(&r, "weak", "order 80\nrule\n\tclient ^ab\n",
		 "strong", "order 20\nrule\n\tclient ^.b\n", NULL);
	rig_say(&r, SIDE_CLIENT, "ab");
	assert_label(&r, ENGINE_DECIDED, "strong");
	rig_close(&r);
}

static void the_finer_rule_wins_at_one_order(void **state)
{
	struct rig r;

	rig_open(&r, "coarse", "rule\n\tclient ^ab\n",
		 "fine", "rule\n\tclient ^abcd\n", NULL);
	rig_say(&r, SIDE_CLIENT, "abcd");
	assert_label(&r, ENGINE_DECIDED, "fine");
	rig_close(&r);
}

static void a_port_decides_between_equals_only(void **state)
{
	struct rig r;

	rig_open(&r, "one", "rule\n\tclient ^ab\n",
		 "two", "port 7 9\nrule\n\tclient ^ab\n",
		 "best", "order 10\nrule\n\tclient ^abc\n", NULL);
	rig_say(&r, SIDE_CLIENT, "ab");
	assert_label(&r, ENGINE_DECIDED, "one");
	rig_reset(&r);
	r.in.server_port = 9;
	rig_say(&r, SIDE_CLIENT, "ab");
	assert_label(&r, ENGINE_DECIDED, "two");
	rig_reset(&r);
	r.in.server_port = 9;
	rig_say(&r, SIDE_CLIENT, "abc");
	assert_label(&r, ENGINE_DECIDED, "best");
	rig_reset(&r);
	r.in.server_port = 9;
	rig_say(&r, SIDE_CLIENT, "xy");
	assert_label(&r, ENGINE_TESTING, "");
	rig_close(&r);
}

static void datagrams_are_matched_one_by_one(void **state)
{
	struct rig r;

	rig_open(&r, "x", "rule\n\tclient ^ab\n", NULL);
	rig_send(&r, SIDE_CLIENT, "a");
	assert_label(&r, ENGINE_TESTING, "");
	rig_send(&r, SIDE_CLIENT, "b");
	assert_label(&r, ENGINE_TESTING, "");
	rig_send(&r, SIDE_SERVER, "ab");
	assert_label(&r, ENGINE_TESTING, "");
	rig_send(&r, SIDE_CLIENT, "ab");
	assert_label(&r, ENGINE_DECIDED, "x");
	rig_close(&r);
}

static void a_datagram_half_is_remembered(void **state)
{
	struct rig r;

	rig_open(&r, "x", "rule\n\tclient ^q\n\tserver ^r\n", NULL);
	rig_send(&r, SIDE_SERVER, "r");
	rig_send(&r, SIDE_SERVER, "z");
	rig_send(&r, SIDE_CLIENT, "z");
	assert_label(&r, ENGINE_TESTING, "");
	rig_send(&r, SIDE_CLIENT, "q");
	assert_label(&r, ENGINE_DECIDED, "x");
	rig_close(&r);
}

static void datagrams_are_counted(void **state)
{
	struct rig r;

	rig_open(&r, "x", "transport udp\nrule\n\teither ^a\n"
		 "\tcheck either len == 3\n\trepeat 3\n", NULL);
	rig_send(&r, SIDE_CLIENT, "abc");
	rig_send(&r, SIDE_CLIENT, "abcd");
	rig_send(&r, SIDE_SERVER, "axy");
	assert_label(&r, ENGINE_TESTING, "");
	rig_send(&r, SIDE_CLIENT, "a12");
	assert_label(&r, ENGINE_DECIDED, "x");
	rig_close(&r);
}

static void a_cut_datagram_keeps_its_length(void **state)
{
	struct rig r;

	rig_open(&r, "x", "transport udp\nrule\n\tcheck client len == 1200\n", NULL);
	memset(&r.in.in, 0, sizeof(r.in.in));
	r.in.in.data[SIDE_CLIENT] = (const uint8_t *)"abc";
	r.in.in.len[SIDE_CLIENT] = 3;
	r.in.in.wire_len = 1200;
	r.in.packet = 1;
	assert_int_equal(engine_feed(r.worker, &r.inspect, &r.in, &r.res), 0);
	assert_label(&r, ENGINE_DECIDED, "x");
	rig_close(&r);
}

static void packets_have_a_limit(void **state)
{
	struct rig r;
	unsigned int i;

	rig_open(&r, "x", "rule\n\tclient ^q\n", NULL);
	for (i = 1; i < engine_default_limits.udp_packets; i++) {
		rig_send(&r, SIDE_CLIENT, "z");
		assert_label(&r, ENGINE_TESTING, "");
	}
	rig_send(&r, SIDE_CLIENT, "z");
	assert_label(&r, ENGINE_UNKNOWN, "");
	rig_close(&r);
}

static void transports_are_apart(void **state)
{
	struct rig r;

	rig_open(&r, "t", "rule\n\ttransport tcp\n\tclient ^a\n",
		 "u", "rule\n\ttransport udp\n\tclient ^a\n", NULL);
	rig_say(&r, SIDE_CLIENT, "a");
	assert_label(&r, ENGINE_DECIDED, "t");
	rig_reset(&r);
	rig_send(&r, SIDE_CLIENT, "a");
	assert_label(&r, ENGINE_DECIDED, "u");
	rig_close(&r);
}

static void unanchored_regexes_go_on_where_they_were(void **state)
{
	struct rig r;

	rig_open(&r, "x", "rule\n\tclient foo.*bar\n",
		 "y", "rule\n\tclient (?<=z)q\n", NULL);
	rig_say(&r, SIDE_CLIENT, "xxfoxxfo");
	assert_label(&r, ENGINE_TESTING, "");
	rig_say(&r, SIDE_CLIENT, "o, ba");
	assert_label(&r, ENGINE_TESTING, "");
	rig_say(&r, SIDE_CLIENT, "r");
	assert_label(&r, ENGINE_DECIDED, "x");
	assert_int_equal(r.res.why.match_start, 6);
	assert_int_equal(r.res.why.match_end, 14);
	rig_reset(&r);
	rig_say(&r, SIDE_CLIENT, "az");
	rig_say(&r, SIDE_CLIENT, "q");
	assert_label(&r, ENGINE_DECIDED, "y");
	rig_close(&r);
}

static void a_limit_hit_kills_the_rule_and_is_counted(void **state)
{
	const struct engine_label *x;
	struct rig r;
	char bytes[1024];

	rig_open(&r, "x", "rule\n\tclient ^(?:a|aa)+(?:a|aa)+b$\n", NULL);
	memset(bytes, 'a', sizeof(bytes));
	rig_bytes(&r, SIDE_CLIENT, bytes, sizeof(bytes));
	assert_label(&r, ENGINE_TESTING, "");
	x = engine_find(r.engine, "x");
	assert_int_equal(engine_stats(r.worker, x->index)->limit_hits, 1);
	rig_bytes(&r, SIDE_CLIENT, bytes, sizeof(bytes));
	assert_int_equal(engine_stats(r.worker, x->index)->tries, 1);
	rig_close(&r);
}

static void dead_rules_are_not_tried_again(void **state)
{
	const struct engine_label *x;
	struct rig r;
	unsigned int i;

	rig_open(&r, "x", "rule\n\tclient ^(.)\\1\n", NULL);
	for (i = 0; i < 5; i++)
		rig_say(&r, SIDE_CLIENT, "ab");
	x = engine_find(r.engine, "x");
	assert_int_equal(engine_stats(r.worker, x->index)->tries, 1);
	rig_close(&r);
}

static void hits_are_counted_once_a_flow(void **state)
{
	const struct engine_label *x;
	struct rig r;

	rig_open(&r, "x", "rule\n\tclient ^a\n", NULL);
	rig_say(&r, SIDE_CLIENT, "a");
	rig_reset(&r);
	rig_send(&r, SIDE_CLIENT, "a");
	x = engine_find(r.engine, "x");
	assert_int_equal(engine_stats(r.worker, x->index)->hits, 2);
	rig_close(&r);
}

static void nul_bytes_and_newlines_are_bytes(void **state)
{
	struct rig r;

	rig_open(&r, "x", "rule\n\tclient ^\\x00.\\xff$\n", NULL);
	rig_bytes(&r, SIDE_CLIENT, "\0\n\xff", 3);
	assert_label(&r, ENGINE_DECIDED, "x");
	rig_close(&r);
}

static void the_end_of_a_flow_is_the_end(void **state)
{
	struct rig r;

	rig_open(&r, "x", "rule\n\tclient ^abc\n", NULL);
	rig_say(&r, SIDE_CLIENT, "ab");
	engine_finish(r.worker, r.inspect, &r.res);
	assert_label(&r, ENGINE_UNKNOWN, "");
	engine_finish(r.worker, NULL, &r.res);
	assert_label(&r, ENGINE_UNKNOWN, "");
	rig_close(&r);
}

static void an_inspection_is_small(void **state)
{
	struct rig r;

	rig_open(&r, "x", "rule\n\tclient ^abc\n", NULL);
	rig_say(&r, SIDE_CLIENT, "ab");
	assert_in_range(inspect_bytes(r.inspect), 1, 512);
	assert_int_equal(inspect_bytes(NULL), 0);
	assert_in_range(inspect_pack_size(r.inspect), 1, 16);
	rig_close(&r);
}

static void errors_in_conditions_have_a_place(void **state)
{
	static const struct {
		const char *body;
		unsigned int line, column;
	} bad[] = {
		{ "rule\n\tclient ^a(b\n", 6, 13 },
		{ "rule\n\tcheck client u8[0] = 3\n", 6, 21 },
	};
	struct pattern_error err;
	struct engine *e;
	unsigned int i;

	for (i = 0; i < 2; i++) {
		struct pattern *p = rig_pattern("x", bad[i].body);

		assert_int_equal(engine_new(&p, 1, &engine_default_limits, &e,
					    &err), -EINVAL);
		assert_int_equal(err.line, bad[i].line);
		assert_int_equal(err.column, bad[i].column);
		assert_string_equal(err.file, "x.pat");
	}
}

static void an_empty_set_gives_up_at_once(void **state)
{
	struct rig r;

	rig_open(&r, NULL);
	rig_say(&r, SIDE_CLIENT, "ab");
	assert_label(&r, ENGINE_UNKNOWN, "");
	rig_reset(&r);
	rig_send(&r, SIDE_CLIENT, "ab");
	assert_label(&r, ENGINE_UNKNOWN, "");
	rig_close(&r);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_client_rule_looks_at_the_client),
		cmocka_unit_test(a_match_may_come_in_pieces),
		cmocka_unit_test(a_flow_is_given_up_when_nothing_can_match),
		cmocka_unit_test(a_rule_of_two_sides_needs_both),
		cmocka_unit_test(either_conditions_hold_on_one_side),
		cmocka_unit_test(both_means_each_side),
		cmocka_unit_test(unknown_openers_are_tried_both_ways),
		cmocka_unit_test(checks_follow_a_growing_stream),
		cmocka_unit_test(a_full_window_ends_the_waiting),
		cmocka_unit_test(lower_order_wins_at_one_packet),
		cmocka_unit_test(the_finer_rule_wins_at_one_order),
		cmocka_unit_test(a_port_decides_between_equals_only),
		cmocka_unit_test(datagrams_are_matched_one_by_one),
		cmocka_unit_test(a_datagram_half_is_remembered),
		cmocka_unit_test(datagrams_are_counted),
		cmocka_unit_test(a_cut_datagram_keeps_its_length),
		cmocka_unit_test(packets_have_a_limit),
		cmocka_unit_test(transports_are_apart),
		cmocka_unit_test(unanchored_regexes_go_on_where_they_were),
		cmocka_unit_test(a_limit_hit_kills_the_rule_and_is_counted),
		cmocka_unit_test(dead_rules_are_not_tried_again),
		cmocka_unit_test(hits_are_counted_once_a_flow),
		cmocka_unit_test(nul_bytes_and_newlines_are_bytes),
		cmocka_unit_test(the_end_of_a_flow_is_the_end),
		cmocka_unit_test(an_inspection_is_small),
		cmocka_unit_test(errors_in_conditions_have_a_place),
		cmocka_unit_test(an_empty_set_gives_up_at_once),
	};

	return cmocka_run_group_tests_name("engine", tests, NULL, NULL);
}
