// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Labels in time: decoders, children, applications, hosts.
 */
#include "engine_rig.h"

#define HTTP "transport tcp\ndecode http\nrule\n\tclient ^(?:GET|POST) \n"

static const char request[] =
	"GET / HTTP/1.1\r\nHost: www.example.com\r\nUser-Agent: probe\r\n\r\n";
static const char answer[] =
	"HTTP/1.1 200 OK\r\nServer: x\r\nContent-Length: 0\r\n\r\n";

static void a_decoder_makes_a_label_provisional(void **state)
{
	struct rig r;

	rig_open(&r, "http", HTTP, NULL);
	rig_say(&r, SIDE_CLIENT, "GET / HTTP/1.1\r\nHo");
	assert_label(&r, ENGINE_PROVISIONAL, "http");
	rig_say(&r, SIDE_CLIENT, "st: www.example.com\r\n\r\n");
	rig_say(&r, SIDE_SERVER, answer);
	assert_label(&r, ENGINE_DECIDED, "http");
	rig_close(&r);
}

static void a_decoder_may_reject(void **state)
{
	struct rig r;

	rig_open(&r, "http", HTTP,
		 "other", "order 60\nrule\n\tclient ^GET \\xff\n",
		 "slow", "order 70\nrule\n\tserver ^yes\n", NULL);
	rig_bytes(&r, SIDE_CLIENT, "GET \xff\0\1\2\r\n\r\n", 12);
	assert_label(&r, ENGINE_DECIDED, "other");
	rig_reset(&r);
	rig_say(&r, SIDE_CLIENT, "GET / HT");
	assert_label(&r, ENGINE_PROVISIONAL, "http");
	rig_bytes(&r, SIDE_CLIENT, "\0\0\xff\xff\r\n\r\n", 8);
	assert_label(&r, ENGINE_TESTING, "");
	rig_say(&r, SIDE_SERVER, "yes");
	assert_label(&r, ENGINE_DECIDED, "slow");
	rig_close(&r);
}

static void a_provisional_label_ends_with_the_flow(void **state)
{
	struct rig r;

	rig_open(&r, "http", HTTP, NULL);
	rig_say(&r, SIDE_CLIENT, "GET / HTTP/1.1\r\nHo");
	assert_label(&r, ENGINE_PROVISIONAL, "http");
	engine_finish(r.worker, r.inspect, &r.res);
	assert_label(&r, ENGINE_DECIDED, "http");
	rig_close(&r);
}

static void a_provisional_label_ends_at_the_packet_limit(void **state)
{
	struct engine_limits limits = engine_default_limits;
	struct rig r;

	limits.tcp_packets = 3;
	rig_open_limits(&r, &limits, "http", HTTP, NULL);
	rig_say(&r, SIDE_CLIENT, "GET / HT");
	rig_say(&r, SIDE_CLIENT, "TP/1.1\r\n");
	assert_label(&r, ENGINE_PROVISIONAL, "http");
	rig_say(&r, SIDE_CLIENT, "Host:");
	assert_label(&r, ENGINE_DECIDED, "http");
	rig_close(&r);
}

/* Short headers of QUIC: proof is an id that comes again. */
static void an_unproven_label_is_neither_shown_nor_kept(void **state)
{
	static const char *const body =
		"transport udp\ndecode quic\nrule\n\teither ^[\\x40-\\x7f]\n";
	char datagram[40];
	struct rig r;
	int i;

	memset(datagram, 0, sizeof(datagram));
	memcpy(datagram, "\x41\x91\xa2\xb3\xc4\xd5\xe6\xf7\x88", 9);
	rig_open(&r, "quic", body, NULL);
	for (i = 0; i < 2; i++) {
		datagram[9] = (char)(i + 1);
		rig_datagram(&r, SIDE_CLIENT, datagram, sizeof(datagram));
		assert_label(&r, ENGINE_TESTING, "");
	}
	engine_finish(r.worker, r.inspect, &r.res);
	assert_label(&r, ENGINE_UNKNOWN, "");
	rig_reset(&r);
	for (i = 0; i < 5; i++) {
		datagram[9] = (char)(i + 1);
		rig_datagram(&r, SIDE_CLIENT, datagram, sizeof(datagram));
	}
	assert_label(&r, ENGINE_DECIDED, "quic");
	rig_close(&r);
}

static void an_unproven_label_gives_way(void **state)
{
	char datagram[40];
	struct rig r;

	memset(datagram, 0, sizeof(datagram));
	memcpy(datagram, "\x41\x91\xa2\xb3\xc4\xd5\xe6\xf7\x88", 9);
	rig_open(&r, "quic",
		 "transport udp\ndecode quic\nrule\n\teither ^[\\x40-\\x7f]\n",
		 "sure", "transport udp\nrule\n\tserver ^sure\n",
		 "weak", "transport udp\norder 90\nrule\n\tserver ^weak\n", NULL);
	rig_datagram(&r, SIDE_CLIENT, datagram, sizeof(datagram));
	assert_label(&r, ENGINE_TESTING, "");
	rig_send(&r, SIDE_SERVER, "weak, and a datagram as long as others");
	assert_label(&r, ENGINE_TESTING, "");
	rig_send(&r, SIDE_SERVER, "sure, and a datagram as long as others");
	assert_label(&r, ENGINE_DECIDED, "sure");
	rig_close(&r);
}

static void a_host_gives_the_application(void **state)
{
	struct rig r;

	rig_open(&r, "http", HTTP,
		 "wide", "parent http\nkind application\nhost com example.org\n",
		 "app", "parent http\nkind application\nhost example.com\n",
		 "far", "parent tls\nkind application\nhost www.example.com\n",
		 "tls", "transport tcp\nrule\n\tclient ^\\x16\\x03\n", NULL);
	rig_say(&r, SIDE_CLIENT, request);
	rig_say(&r, SIDE_SERVER, answer);
	assert_label(&r, ENGINE_DECIDED, "http");
	assert_string_equal(rig_app(&r), "app");
	assert_int_equal(r.res.why.field, FIELD_HTTP_HOST);
	assert_int_equal(r.res.why.match_start, 4);
	assert_int_equal(r.res.why.match_end, 15);
	rig_close(&r);
}

static void a_host_is_a_suffix_of_whole_labels(void **state)
{
	struct rig r;

	rig_open(&r, "http", HTTP,
		 "app", "parent http\nkind application\nhost xample.com\n", NULL);
	rig_say(&r, SIDE_CLIENT, request);
	rig_say(&r, SIDE_SERVER, answer);
	assert_label(&r, ENGINE_DECIDED, "http");
	assert_string_equal(rig_app(&r), "");
	rig_close(&r);
}

static void a_field_rule_gives_a_child(void **state)
{
	struct rig r;

	rig_open(&r, "http", HTTP,
		 "child", "parent http\nrule\n\tfield http.user_agent ^probe$\n"
			  "\tfield http.method ^GET$\n",
		 "not", "parent http\nrule\n\tfield http.user_agent ^probe$\n"
			"\tfield http.method ^POST$\n", NULL);
	rig_say(&r, SIDE_CLIENT, request);
	rig_say(&r, SIDE_SERVER, answer);
	assert_label(&r, ENGINE_DECIDED, "child");
	assert_int_equal(r.res.why.field, FIELD_HTTP_METHOD);
	rig_close(&r);
}

static void fields_and_bytes_hold_together(void **state)
{
	struct rig r;

	rig_open(&r, "http", HTTP,
		 "child", "parent http\nrule\n\tfield http.method ^GET$\n"
			  "\tclient ^GET /x\n",
		 "other", "parent http\norder 60\nrule\n"
			  "\tfield http.method ^GET$\n\tclient ^GET / \n"
			  "\tserver ^HTTP/1.1 200\n", NULL);
	rig_say(&r, SIDE_CLIENT, request);
	rig_say(&r, SIDE_SERVER, answer);
	assert_label(&r, ENGINE_DECIDED, "other");
	rig_close(&r);
}

static void children_without_a_decoder_see_the_same_bytes(void **state)
{
	struct rig r;

	rig_open(&r, "base", "rule\n\tclient ^BASE\n",
		 "fine", "parent base\nrule\n\tclient ^BASE/2\n",
		 "finest", "parent fine\nrule\n\tserver ^ok\n", NULL);
	rig_say(&r, SIDE_CLIENT, "BASE");
	assert_label(&r, ENGINE_PROVISIONAL, "base");
	rig_say(&r, SIDE_CLIENT, "/2");
	assert_label(&r, ENGINE_PROVISIONAL, "fine");
	rig_say(&r, SIDE_SERVER, "ok");
	assert_label(&r, ENGINE_DECIDED, "finest");
	rig_reset(&r);
	rig_say(&r, SIDE_SERVER, "ok");
	rig_say(&r, SIDE_CLIENT, "BASE/2");
	assert_label(&r, ENGINE_DECIDED, "finest");
	rig_reset(&r);
	rig_say(&r, SIDE_CLIENT, "BASE/1");
	assert_label(&r, ENGINE_DECIDED, "base");
	rig_close(&r);
}

static void children_of_datagrams_are_tried_on_each(void **state)
{
	struct rig r;

	rig_open(&r, "base", "rule\n\teither ^B\n",
		 "fine", "parent base\nrule\n\tclient ^F\n\tserver ^G\n", NULL);
	rig_send(&r, SIDE_CLIENT, "B");
	assert_label(&r, ENGINE_PROVISIONAL, "base");
	rig_send(&r, SIDE_CLIENT, "F");
	rig_send(&r, SIDE_CLIENT, "x");
	assert_label(&r, ENGINE_PROVISIONAL, "base");
	rig_send(&r, SIDE_SERVER, "G");
	assert_label(&r, ENGINE_DECIDED, "fine");
	rig_close(&r);
}

static void what_a_child_matches_waits_for_the_decoder(void **state)
{
	struct rig r;

	rig_open(&r, "http", HTTP,
		 "child", "parent http\nrule\n\tclient ^GET /\n", NULL);
	rig_say(&r, SIDE_CLIENT, "GET / HT");
	assert_label(&r, ENGINE_PROVISIONAL, "http");
	rig_bytes(&r, SIDE_CLIENT, "\0\0\xff\xff\r\n\r\n", 8);
	assert_string_equal(rig_label(&r), "");
	rig_reset(&r);
	rig_say(&r, SIDE_CLIENT, request);
	rig_say(&r, SIDE_SERVER, answer);
	assert_label(&r, ENGINE_DECIDED, "child");
	rig_close(&r);
}

static void a_decoder_finds_out_who_is_the_client(void **state)
{
	struct rig r;

	rig_open(&r, "http", "transport tcp\ndecode http\nrule\n\teither ^GET \n",
		 "app", "parent http\nkind application\nhost example.com\n", NULL);
	r.in.client_known = false;
	rig_say(&r, SIDE_SERVER, request);
	rig_say(&r, SIDE_CLIENT, answer);
	assert_label(&r, ENGINE_DECIDED, "http");
	assert_string_equal(rig_app(&r), "app");
	rig_close(&r);
}

static void a_matching_order_decides_between_children(void **state)
{
	struct rig r;

	rig_open(&r, "http", HTTP,
		 "second", "parent http\nkind application\nhost www.example.com\n",
		 "first", "parent http\nkind application\norder 40\nrule\n"
			  "\tfield http.host example\n", NULL);
	rig_say(&r, SIDE_CLIENT, request);
	rig_say(&r, SIDE_SERVER, answer);
	assert_string_equal(rig_app(&r), "first");
	rig_close(&r);
}

static void an_application_without_parent_is_both(void **state)
{
	struct rig r;

	rig_open(&r, "app", "kind application\nrule\n\tclient ^APP\n", NULL);
	rig_say(&r, SIDE_CLIENT, "APP");
	assert_label(&r, ENGINE_DECIDED, "app");
	assert_string_equal(rig_app(&r), "app");
	rig_close(&r);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_decoder_makes_a_label_provisional),
		cmocka_unit_test(a_decoder_may_reject),
		cmocka_unit_test(a_provisional_label_ends_with_the_flow),
		cmocka_unit_test(a_provisional_label_ends_at_the_packet_limit),
		cmocka_unit_test(an_unproven_label_is_neither_shown_nor_kept),
		cmocka_unit_test(an_unproven_label_gives_way),
		cmocka_unit_test(a_host_gives_the_application),
		cmocka_unit_test(a_host_is_a_suffix_of_whole_labels),
		cmocka_unit_test(a_field_rule_gives_a_child),
		cmocka_unit_test(fields_and_bytes_hold_together),
		cmocka_unit_test(children_without_a_decoder_see_the_same_bytes),
		cmocka_unit_test(children_of_datagrams_are_tried_on_each),
		cmocka_unit_test(what_a_child_matches_waits_for_the_decoder),
		cmocka_unit_test(a_decoder_finds_out_who_is_the_client),
		cmocka_unit_test(a_matching_order_decides_between_children),
		cmocka_unit_test(an_application_without_parent_is_both),
	};

	return cmocka_run_group_tests_name("engine_labels", tests, NULL, NULL);
}
