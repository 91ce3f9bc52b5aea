// SPDX-License-Identifier: GPL-2.0-or-later
#include "stages.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

enum { LABELS = 3 };

static void work(enum stage stage, long ns)
{
	const struct timespec ts = { .tv_nsec = ns };

	stage_enter(stage);
	nanosleep(&ts, NULL);
}

/* The first packet that is sampled is number STAGES_SAMPLE. */
static void pass_over(struct stages *s)
{
	int i;

	for (i = 1; i < STAGES_SAMPLE; i++) {
		stages_begin(s, 0);
		assert_false(stage_clock.runs);
		stages_end(s, s);
	}
}

static struct stage_sums sums_of(const struct stages *s, uint16_t label)
{
	struct stage_sums sum = { 0 };

	stages_add(s, label, &sum);
	return sum;
}

static void one_packet_in_many_is_timed(void **state)
{
	struct stages *s = stages_new(LABELS);
	struct stage_sums sum;
	char flow;

	pass_over(s);
	stages_begin(s, 0);
	assert_true(stage_clock.runs);
	work(STAGE_REGEX, 2000000);
	work(STAGE_DECODE, 1000000);
	stages_settle(s, &flow, 2);
	stages_end(s, NULL);
	assert_false(stage_clock.runs);
	sum = sums_of(s, 2);
	assert_int_equal(sum.flows, 1);
	assert_int_equal(sum.packets, 1);
	assert_int_equal(sum.wait_ns, 0);
	assert_true(sum.ns[STAGE_REGEX] >= 1900000);
	assert_true(sum.ns[STAGE_DECODE] >= 900000);
	assert_int_equal(sum.ns[STAGE_VERDICT], 0);
	assert_int_equal(sums_of(s, 1).packets, 0);
	stages_free(s);
}

static void cost_waits_for_the_decision(void **state)
{
	struct stages *s = stages_new(LABELS);
	struct stage_sums sum;
	char flow;

	pass_over(s);
	stages_begin(s, 1);
	work(STAGE_REASSEMBLY, 1000000);
	stages_end(s, &flow);
	assert_int_equal(sums_of(s, 1).packets, 0);
	/* decided by a packet that is not timed */
	stages_begin(s, 0);
	stages_settle(s, &flow, 1);
	stages_end(s, NULL);
	sum = sums_of(s, 1);
	assert_int_equal(sum.flows, 1);
	assert_int_equal(sum.packets, 1);
	assert_true(sum.ns[STAGE_REASSEMBLY] >= 900000);
	assert_true(sum.wait_ns > 0);
	/* it is not there twice */
	stages_settle(s, &flow, 1);
	assert_int_equal(sums_of(s, 1).packets, 1);
	stages_free(s);
}

static void what_is_pushed_out_is_counted(void **state)
{
	struct stages *s = stages_new(LABELS);
	/* two flows with one place */
	static char flows[2 * STAGES_KEPT * 128];
	int i;

	for (i = 0; i < 2; i++) {
		pass_over(s);
		stages_begin(s, 0);
		stages_end(s, &flows[i * STAGES_KEPT * 128]);
	}
	assert_int_equal(stages_lost(s), 1);
	stages_free(s);
}

static void a_label_that_is_none_is_given_up(void **state)
{
	struct stages *s = stages_new(LABELS);
	struct stage_sums sum = { 0 };
	char flow;

	stages_settle(s, &flow, LABELS + 1);
	stages_settle(s, &flow, 0);
	assert_int_equal(sums_of(s, 0).flows, 2);
	stages_add(s, LABELS + 1, &sum);
	assert_int_equal(sum.flows, 0);
	stages_free(s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(one_packet_in_many_is_timed),
		cmocka_unit_test(cost_waits_for_the_decision),
		cmocka_unit_test(what_is_pushed_out_is_counted),
		cmocka_unit_test(a_label_that_is_none_is_given_up),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
