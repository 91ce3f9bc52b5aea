// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/boundary_state.h"

#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "cli/crossings.h"
#include "cli/posture_state.h"
#include "cli/stages.h"
#include "table.h"

static void names_are_those_of_the_abi(void **state)
{
	assert_string_equal(crossing_texts[LIMEN_CROSSING_FAULT_USER].name,
			    "fault_user");
	assert_string_equal(feature_texts[LIMEN_FEATURE_LA57].name, "la57");
	assert_string_equal(mode_name(LIMEN_MODE_OFF), "off");
	assert_string_equal(mode_name(LIMEN_MODE_TIME), "time");
	assert_string_equal(mode_name(200), "?");
}

static void rates_need_two_looks(void **state)
{
	struct boundary old = { 0 }, now = { .now_ns = 3000000000 };

	now.crossings.value[LIMEN_CROSSING_SYSCALL_ENTERED] = 500;
	assert_true(boundary_rate(&old, &now,
				  LIMEN_CROSSING_SYSCALL_ENTERED) < 0);
	assert_true(boundary_overhead(&old, &now) < 0);
	old.now_ns = 1000000000;
	old.crossings.value[LIMEN_CROSSING_SYSCALL_ENTERED] = 100;
	assert_true(boundary_rate(&old, &now,
				  LIMEN_CROSSING_SYSCALL_ENTERED) == 200);
	/* the module was loaded anew */
	old.crossings.value[LIMEN_CROSSING_SYSCALL_ENTERED] = 600;
	assert_true(boundary_rate(&old, &now,
				  LIMEN_CROSSING_SYSCALL_ENTERED) < 0);
	old.err = -EPERM;
	assert_true(boundary_rate(&old, &now,
				  LIMEN_CROSSING_FAULT_USER) < 0);
}

/* 1000 calls of 50 ns and 100 switches of 200 ns are 70 us of a second. */
static void overhead_is_a_part_of_a_processor(void **state)
{
	struct boundary old = { .now_ns = 1000000000 };
	struct boundary now = { .now_ns = 2000000000 };
	double share;

	now.crossings.cost.call_ps = 50000;
	now.crossings.cost.switch_ps = 200000;
	now.crossings.value[LIMEN_CROSSING_SYSCALL_ENTERED] = 1000;
	now.crossings.value[LIMEN_CROSSING_SWITCH_VOLUNTARY] = 60;
	now.crossings.value[LIMEN_CROSSING_SWITCH_FORCED] = 40;
	share = boundary_overhead(&old, &now);
	assert_true(share > 0.0000699 && share < 0.0000701);
}

static void bytes_are_copied_or_moved(void **state)
{
	uint64_t value[LIMEN_NR_CROSSINGS] = {
		[LIMEN_CROSSING_BYTE_READ] = 1,
		[LIMEN_CROSSING_BYTE_WRITTEN] = 10,
		[LIMEN_CROSSING_BYTE_RECEIVED] = 100,
		[LIMEN_CROSSING_BYTE_SENT] = 1000,
		[LIMEN_CROSSING_BYTE_SPLICED] = 2,
		[LIMEN_CROSSING_BYTE_TEED] = 20,
		[LIMEN_CROSSING_BYTE_VMSPLICED] = 200,
		[LIMEN_CROSSING_BYTE_SENDFILED] = 2000,
		[LIMEN_CROSSING_BYTE_RANGED] = 20000,
		[LIMEN_CROSSING_FAULT_USER] = 7,
	};

	assert_int_equal(boundary_copied(value), 1111);
	assert_int_equal(boundary_moved(value), 22222);
}

static void percentiles_are_ends_of_buckets(void **state)
{
	struct limen_call call = { .timed = 100 };

	assert_int_equal(crossings_percentile(&(struct limen_call){ 0 }, 50), 0);
	call.time[9] = 60;
	call.time[20] = 39;
	call.time[30] = 1;
	assert_int_equal(crossings_percentile(&call, 50), 1 << 10);
	assert_int_equal(crossings_percentile(&call, 99), 1 << 21);
	assert_int_equal(crossings_percentile(&call, 100), 1ULL << 31);
	/* the counts are not taken at one instant: never past the end */
	call.timed = 1000;
	assert_int_equal(crossings_percentile(&call, 100),
			 1ULL << LIMEN_NR_CALL_TIMES);
}

static void odd_processors_are_those_that_are_fewer(void **state)
{
	struct limen_posture cpus[4] = {
		{ .cpu = 0, .features = 1 << LIMEN_FEATURE_SMAP },
		{ .cpu = 1, .features = 1 << LIMEN_FEATURE_SMAP |
					1 << LIMEN_FEATURE_LA57 },
		{ .cpu = 5 },
		{ .cpu = 7, .features = 1 << LIMEN_FEATURE_SMAP },
	};
	struct posture p = { .cpus = cpus, .nr_cpus = 4 };
	char text[64];

	assert_int_equal(posture_feature(&p, LIMEN_FEATURE_SMAP),
			 FEATURE_DIFFERS);
	posture_odd_cpus(&p, LIMEN_FEATURE_SMAP, text, sizeof(text));
	assert_string_equal(text, "5");
	posture_odd_cpus(&p, LIMEN_FEATURE_LA57, text, sizeof(text));
	assert_string_equal(text, "1");
	posture_odd_cpus(&p, LIMEN_FEATURE_NX, text, sizeof(text));
	assert_string_equal(text, "");
	assert_int_equal(posture_feature(&p, LIMEN_FEATURE_NX), FEATURE_OFF);
}

/* Two of 64 packets timed, 128 flows: what was measured is half a flow's. */
static void stages_are_told_for_one_decision(void **state)
{
	json_t *reply = json_pack("{s:i, s:[{s:s, s:i, s:i, s:i, s:i, s:i}, {s:s, s:i}]}",
				  "sample", 64, "stages",
				  "protocol", "tls", "flows", 128, "packets", 2,
				  "wait_ns", 3000, "regex_ns", 500, "decode_ns",
				  100, "protocol", "dns", "flows", 1);
	struct table *t = stages_table(reply, 400);

	assert_non_null(t);
	assert_int_equal(table_rows(t), 1);
	assert_string_equal(table_cell(t, 0, 0)->s, "tls");
	assert_int_equal(table_cell(t, 0, 3)->u, 400);
	assert_int_equal(table_cell(t, 0, 4)->u, 1500);
	assert_int_equal(table_cell(t, 0, 9)->u, 250);
	assert_int_equal(table_cell(t, 0, 11)->u, 300 + 400);
	table_free(t);
	t = stages_table(reply, -1);
	assert_int_equal(table_cell(t, 0, 11)->u, 300);
	table_free(t);
	json_decref(reply);
}

static void a_push_takes_what_was_timed(void **state)
{
	struct boundary b = { .has_counters = true };

	assert_true(boundary_push_ns(&b) < 0);
	b.counters.value[LIMEN_COUNTER_PUSH_TIMED] = 4;
	b.counters.value[LIMEN_COUNTER_PUSH_NS] = 1000;
	assert_true(boundary_push_ns(&b) == 250);
	b.has_counters = false;
	assert_true(boundary_push_ns(&b) < 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_are_those_of_the_abi),
		cmocka_unit_test(rates_need_two_looks),
		cmocka_unit_test(overhead_is_a_part_of_a_processor),
		cmocka_unit_test(bytes_are_copied_or_moved),
		cmocka_unit_test(percentiles_are_ends_of_buckets),
		cmocka_unit_test(odd_processors_are_those_that_are_fewer),
		cmocka_unit_test(stages_are_told_for_one_decision),
		cmocka_unit_test(a_push_takes_what_was_timed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
