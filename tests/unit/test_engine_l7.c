// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * l7-filter's patterns in the engine, with l7-filter's view of a flow.
 */
#include "engine_rig.h"

static void sides_are_joined_in_order_of_arrival(void **state)
{
	struct rig r;

	rig_open(&r, "x", "l7:^ask.*answer", NULL);
	rig_say(&r, SIDE_CLIENT, "ask");
	assert_label(&r, ENGINE_TESTING, "");
	rig_say(&r, SIDE_SERVER, "answer");
	assert_label(&r, ENGINE_DECIDED, "x");
	rig_reset(&r);
	rig_send(&r, SIDE_SERVER, "ask");
	rig_send(&r, SIDE_CLIENT, "answer");
	assert_label(&r, ENGINE_DECIDED, "x");
	rig_close(&r);
}

static void nul_bytes_are_left_out(void **state)
{
	struct rig r;

	rig_open(&r, "x", "l7:^abc$", NULL);
	rig_bytes(&r, SIDE_CLIENT, "\0a\0\0b\0", 6);
	rig_bytes(&r, SIDE_CLIENT, "c\0\0", 3);
	assert_label(&r, ENGINE_DECIDED, "x");
	rig_close(&r);
}

static void case_does_not_matter_and_a_dot_is_any_byte(void **state)
{
	struct rig r;

	rig_open(&r, "x", "l7:^user.\\xe9", NULL);
	rig_bytes(&r, SIDE_CLIENT, "USER\n\xe9", 6);
	assert_label(&r, ENGINE_DECIDED, "x");
	rig_close(&r);
}

static void the_first_given_wins(void **state)
{
	struct rig r;

	rig_open(&r, "zz", "l7:^a", "aa", "l7:^ab+c", NULL);
	rig_say(&r, SIDE_CLIENT, "abbc");
	assert_label(&r, ENGINE_DECIDED, "zz");
	rig_close(&r);
}

static void the_buffer_and_the_packets_are_limited(void **state)
{
	struct rig r;
	char bytes[3000];
	unsigned int i;

	memset(bytes, 'z', sizeof(bytes));
	memcpy(bytes + 2040, "needle in hay", 13);
	rig_open(&r, "x", "l7:needle", "y", "l7:needle in", NULL);
	rig_bytes(&r, SIDE_CLIENT, bytes, sizeof(bytes));
	assert_label(&r, ENGINE_DECIDED, "x");
	rig_close(&r);

	rig_open(&r, "y", "l7:needle in", NULL);
	rig_bytes(&r, SIDE_CLIENT, bytes, sizeof(bytes));
	assert_label(&r, ENGINE_UNKNOWN, "");
	rig_reset(&r);
	for (i = 1; i <= 10; i++) {
		rig_say(&r, SIDE_CLIENT, "z");
		assert_label(&r, ENGINE_TESTING, "");
	}
	rig_say(&r, SIDE_CLIENT, "needle in");
	assert_label(&r, ENGINE_UNKNOWN, "");
	rig_close(&r);
}

static void both_forms_compete_by_order(void **state)
{
	struct rig r;

	rig_open(&r, "weak", "order 80\nrule\n\tclient ^a\n",
		 "old", "l7:^a", "strong", "order 10\nrule\n\tclient ^ab\n", NULL);
	rig_say(&r, SIDE_CLIENT, "a");
	assert_label(&r, ENGINE_DECIDED, "old");
	rig_reset(&r);
	rig_say(&r, SIDE_CLIENT, "ab");
	assert_label(&r, ENGINE_DECIDED, "strong");
	rig_close(&r);
}

static void a_stray_branch_matches_anywhere(void **state)
{
	struct rig r;

	rig_open(&r, "x", "l7:^abc|def", NULL);
	rig_say(&r, SIDE_CLIENT, "xxabcxd");
	assert_label(&r, ENGINE_TESTING, "");
	rig_say(&r, SIDE_CLIENT, "ef");
	assert_label(&r, ENGINE_DECIDED, "x");
	rig_reset(&r);
	rig_say(&r, SIDE_CLIENT, "ab");
	rig_say(&r, SIDE_CLIENT, "c");
	assert_label(&r, ENGINE_DECIDED, "x");
	rig_close(&r);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sides_are_joined_in_order_of_arrival),
		cmocka_unit_test(nul_bytes_are_left_out),
		cmocka_unit_test(case_does_not_matter_and_a_dot_is_any_byte),
		cmocka_unit_test(the_first_given_wins),
		cmocka_unit_test(the_buffer_and_the_packets_are_limited),
		cmocka_unit_test(both_forms_compete_by_order),
		cmocka_unit_test(a_stray_branch_matches_anywhere),
	};

	return cmocka_run_group_tests_name("engine_l7", tests, NULL, NULL);
}
