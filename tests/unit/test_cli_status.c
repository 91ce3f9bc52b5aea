// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/status.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "cli/address.h"
#include "ctnl.h"
#include "cli/flows.h"
#include "cli/latency.h"
#include "cli/names.h"
#include "cli/rates.h"
#include "writer.h"

/* What @s looks like; the caller frees it. */
static char *written(const struct status *s, bool json)
{
	struct writer_options o = { .json = json, .one_line = true };
	struct writer *w;
	char *text;
	size_t len;

	o.out = open_memstream(&text, &len);
	assert_non_null(o.out);
	assert_int_equal(writer_new(&o, &w), 0);
	writer_begin(w);
	status_write(w, s);
	assert_int_equal(writer_end(w), 0);
	writer_free(w);
	fclose(o.out);
	return text;
}

static unsigned int count_lines(const char *text)
{
	unsigned int n = 0;

	for (; *text; text++)
		n += *text == '\n';
	return n;
}

static struct status busy(void)
{
	struct status s = {
		.loaded = true, .answers = true, .module_version = "1.0",
		.has_flows = true,
		.state = { .net_state = LIMEN_NET_BOUND, .owner_pid = 7 },
	};

	s.flows[LIMEN_STATE_DECIDED] = 12;
	s.counters.value[LIMEN_COUNTER_PACKET_SEEN] = 200000;
	s.counters.value[LIMEN_COUNTER_PACKET_QUEUED] = 1000;
	s.counters.value[LIMEN_COUNTER_RING_LOST] = 3;
	s.counters.latency[15] = 10;
	strcpy(s.top[0].name, "tls");
	s.top[0].amount = 75;
	strcpy(s.top[1].name, "ssh");
	s.top[1].amount = 25;
	s.top_total = 100;
	s.daemon = json_pack("{s:s, s:i, s:i, s:s, s:s, s:s, s:s, s:i, s:i, s:{s:b},"
			     " s:{s:i}, s:[{s:i, s:i}, {s:i, s:i}]}",
			     "version", "1.0", "pid", 7, "uptime_s", 3700,
			     "config", "/etc/limen/limend.conf", "road", "module",
			     "transport", "queue", "transport_why",
			     "class 'no' drops", "workers", 2, "classes", 5,
			     "module", "bound", 1, "patterns", "labels", 27,
			     "queues", "depth", 2, "user_dropped", 1,
			     "depth", 3, "user_dropped", 0);
	assert_non_null(s.daemon);
	return s;
}

static void ten_lines(void **state)
{
	struct status s = busy();
	char *text = written(&s, false);

	assert_string_equal(text,
		"module    loaded, version 1.0, bound by pid 7\n"
		"daemon    up 1h 1m, pid 7, version 1.0, /etc/limen/limend.conf\n"
		"patterns  27 labels\n"
		"transport queue (class 'no' drops), 2 workers, 2 queues,"
		" 5 packets waiting\n"
		"flows     12 decided, 0 unknown, 0 provisional, 0 testing, 0 new now\n"
		"protocols tls 75%, ssh 25% of the bytes\n"
		"packets   200k seen, 0 of decided flows, 1000 pushed to user"
		" space (0.50%)\n"
		"latency   push to verdict: half within 65.5us, 99% within 65.5us\n"
		"losses    ring_lost 3, user_dropped 1\n"
		"policy    5 classes, on_daemon_down open, 0 packets dropped by"
		" class\n");
	assert_true(status_is_fine(&s));
	free(text);
	status_drop(&s);
}

static void rings_show_how_full_they_were(void **state)
{
	struct status s = busy();
	char *text;

	json_object_del(s.daemon, "queues");
	json_object_set_new(s.daemon, "transport", json_string("ring"));
	json_object_set_new(s.daemon, "transport_why",
			    json_string("no class drops"));
	json_object_set_new(s.daemon, "rings",
			    json_pack("[{s:i, s:i}, {s:i, s:i}]",
				      "size", 65536, "high_water", 100,
				      "size", 65536, "high_water", 32768));
	text = written(&s, false);
	assert_non_null(strstr(text, "\ntransport ring (no class drops), "
			       "2 workers, 2 rings, at most 50% full so far\n"));
	free(text);
	status_drop(&s);
}

static void nothing_is_ten_lines_too(void **state)
{
	struct status s = { .module_error = "not loaded",
			    .daemon_error = "not running" };
	char *text = written(&s, false);

	assert_int_equal(count_lines(text), 10);
	assert_false(status_is_fine(&s));
	free(text);
}

static void json_has_the_same(void **state)
{
	struct status s = busy();
	char *text = written(&s, true);
	json_t *doc = json_loads(text, 0, NULL);
	const json_t *losses = json_object_get(doc, "losses");

	assert_non_null(doc);
	assert_true(json_is_true(json_object_get(doc, "ok")));
	assert_int_equal(jsonio_get_uint(losses, "ring_lost", 0), 3);
	assert_int_equal(jsonio_get_uint(json_object_get(doc, "flows"),
					 "decided", 0), 12);
	assert_string_equal(jsonio_get_str(json_object_get(doc, "module"),
					   "state", ""), "bound");
	json_decref(doc);
	free(text);
	status_drop(&s);
}

static void who_decides_is_fine(void **state)
{
	struct status s = busy();

	json_object_set_new(json_object_get(s.daemon, "module"), "bound",
			    json_false());
	assert_false(status_is_fine(&s));
	json_object_set_new(s.daemon, "road", json_string("nfqueue"));
	assert_true(status_is_fine(&s));
	status_drop(&s);
}

static void percentiles(void **state)
{
	uint64_t bucket[LIMEN_NR_LATENCY] = { 0 };

	assert_int_equal(latency_percentile(bucket, 50), 0);
	bucket[10] = 98;
	bucket[20] = 2;
	assert_int_equal(latency_total(bucket), 100);
	assert_int_equal(latency_percentile(bucket, 50), 2048);
	assert_int_equal(latency_percentile(bucket, 98), 2048);
	assert_int_equal(latency_percentile(bucket, 99), 2097152);
	bucket[39] = UINT64_MAX / 2;
	assert_true(latency_percentile(bucket, 99) == 1ULL << 40);
}

static void rates_between_looks(void **state)
{
	struct rates *r = rates_new();

	assert_non_null(r);
	rates_begin(r, 1000000000);
	assert_true(rates_note(r, "x", 100) < 0);
	rates_begin(r, 3000000000);
	assert_true(rates_note(r, "x", 300) == 100.0);
	assert_true(rates_note(r, "y", 1) < 0);
	rates_begin(r, 4000000000);
	/* its owner began anew */
	assert_true(rates_note(r, "x", 5) < 0);
	assert_true(rates_note(NULL, "x", 5) < 0);
	rates_free(r);
}

static void rates_have_a_cap(void **state)
{
	struct rates *r = rates_new();
	char name[16];
	int i;

	rates_begin(r, 1);
	for (i = 0; i < RATES_MAX * 3; i++) {
		snprintf(name, sizeof(name), "n%d", i);
		rates_note(r, name, 0);
	}
	rates_begin(r, 1000000001);
	assert_true(rates_note(r, "n5", 7) == 7.0);
	assert_true(rates_note(r, "n12000", 7) < 0);
	rates_free(r);
}

static void words_of_flows(void **state)
{
	struct ctnl_flow f = { .label = limen_label_make(5, LIMEN_STATE_DECIDED,
							 9) };
	char label[LIMEN_MAX_NAME], app[LIMEN_MAX_NAME];
	uint16_t id;

	assert_int_equal(flows_state(&f, 9, &id), LIMEN_STATE_DECIDED);
	assert_int_equal(id, 5);
	assert_int_equal(flows_state(&f, 8, &id), LIMEN_STATE_NEW);
	assert_int_equal(id, 0);
	names_split("youtube/tls", label, app);
	assert_string_equal(label, "tls");
	assert_string_equal(app, "youtube");
	names_split("ssh", label, app);
	assert_string_equal(label, "ssh");
	assert_string_equal(app, "");
}

static void addresses(void **state)
{
	char buf[ADDRESS_SIZE];

	address_join("192.0.2.1", 443, buf);
	assert_string_equal(buf, "192.0.2.1:443");
	address_join("2001:db8::1", 443, buf);
	assert_string_equal(buf, "[2001:db8::1]:443");
	address_join("ffff:ffff:ffff:ffff:ffff:ffff:255.255.255.255", 65535, buf);
	assert_string_equal(buf,
		"[ffff:ffff:ffff:ffff:ffff:ffff:255.255.255.255]:65535");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ten_lines),
		cmocka_unit_test(rings_show_how_full_they_were),
		cmocka_unit_test(nothing_is_ten_lines_too),
		cmocka_unit_test(json_has_the_same),
		cmocka_unit_test(who_decides_is_fine),
		cmocka_unit_test(percentiles),
		cmocka_unit_test(rates_between_looks),
		cmocka_unit_test(rates_have_a_cap),
		cmocka_unit_test(words_of_flows),
		cmocka_unit_test(addresses),
	};

	return cmocka_run_group_tests_name("cli_status", tests, NULL, NULL);
}
