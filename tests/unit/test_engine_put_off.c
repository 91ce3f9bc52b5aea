// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Tries that are put off: they change what a flow costs, never its label,
 * nor when it gets it or is given up.
 */
#include "engine_rig.h"

static uint64_t tries_of(const struct rig *r, const char *name)
{
	const struct engine_label *l = engine_find(r->engine, name);

	assert_non_null(l);
	return engine_stats(r->worker, l->index)->tries;
}

static void pairs_wait_for_the_other_side(void **state)
{
	struct rig r;

	rig_open(&r, "pair", "rule\n\tclient ^GET[a-z/]*\\n\n\tserver ^ok\n",
		 "web", "order 60\nrule\n\tclient ^GET\n", NULL);
	rig_say(&r, SIDE_CLIENT, "GET/index\n");
	assert_label(&r, ENGINE_DECIDED, "web");
	assert_int_equal(tries_of(&r, "pair"), 0);
	rig_close(&r);
}

static void what_held_before_more_bytes_came_has_held(void **state)
{
	struct rig r;

	rig_open(&r, "pair", "rule\n\tclient ^[a-z]+\\n$\n\tserver ^ok\n", NULL);
	rig_say(&r, SIDE_CLIENT, "hello\n");
	assert_label(&r, ENGINE_TESTING, "");
	rig_say(&r, SIDE_CLIENT, "you");
	rig_say(&r, SIDE_CLIENT, " there");
	assert_label(&r, ENGINE_TESTING, "");
	rig_say(&r, SIDE_SERVER, "ok");
	assert_label(&r, ENGINE_DECIDED, "pair");
	assert_int_equal(r.res.why.packet, 4);
	rig_close(&r);
}

static void what_never_held_does_not(void **state)
{
	struct rig r;

	rig_open(&r, "pair", "rule\n\tclient ^[a-z]+\\n$\n\tserver ^ok\n", NULL);
	rig_say(&r, SIDE_CLIENT, "hello\nyou");
	rig_say(&r, SIDE_SERVER, "ok");
	assert_label(&r, ENGINE_UNKNOWN, "");
	rig_close(&r);
}

static void either_side_may_speak_first(void **state)
{
	struct rig r;

	rig_open(&r, "pair", "rule\n\tclient ^[a-z]+\\n$\n\tserver ^ok\n", NULL);
	rig_say(&r, SIDE_SERVER, "ok");
	rig_say(&r, SIDE_CLIENT, "hello");
	assert_label(&r, ENGINE_TESTING, "");
	rig_say(&r, SIDE_CLIENT, "\n");
	assert_label(&r, ENGINE_DECIDED, "pair");
	rig_reset(&r);
	r.in.client_known = false;
	rig_say(&r, SIDE_CLIENT, "ok");
	rig_say(&r, SIDE_SERVER, "hello\n");
	assert_label(&r, ENGINE_DECIDED, "pair");
	rig_close(&r);
}

static void bytes_that_must_be_there_are_waited_for(void **state)
{
	struct rig r;

	rig_open(&r, "slow", "rule\n\tclient ^[a-z]{1,500}JUNK[0-9]\n", NULL);
	rig_say(&r, SIDE_CLIENT, "abcdefgh");
	assert_label(&r, ENGINE_TESTING, "");
	/* tried once, since nothing else keeps the flow from being given up */
	assert_int_equal(tries_of(&r, "slow"), 1);
	rig_say(&r, SIDE_CLIENT, "ijklmJU");
	assert_label(&r, ENGINE_TESTING, "");
	rig_say(&r, SIDE_CLIENT, "NK7");
	assert_label(&r, ENGINE_DECIDED, "slow");
	rig_close(&r);
}

static void a_flow_is_not_waited_for_in_vain(void **state)
{
	struct rig r;

	rig_open(&r, "slow", "rule\n\tclient ^[a-z]{1,500}JUNK[0-9]\n",
		 "pair", "rule\n\tclient ^a[a-z]*JUNK\n\tserver ^ok\n", NULL);
	rig_say(&r, SIDE_SERVER, "ok");
	rig_say(&r, SIDE_CLIENT, "abc.def");
	assert_label(&r, ENGINE_UNKNOWN, "");
	rig_close(&r);
}

static void a_child_is_not_waited_for_in_vain(void **state)
{
	struct rig r;

	rig_open(&r, "web", "rule\n\tclient ^GET\n",
		 "child", "parent web\ntransport tcp\nrule\n"
		 "\tclient ^GET[a-z]*JUNK\n", NULL);
	rig_say(&r, SIDE_CLIENT, "GETabc");
	assert_label(&r, ENGINE_PROVISIONAL, "web");
	rig_say(&r, SIDE_CLIENT, ".");
	assert_label(&r, ENGINE_DECIDED, "web");
	rig_reset(&r);
	rig_say(&r, SIDE_CLIENT, "GETabcJUNK");
	assert_label(&r, ENGINE_DECIDED, "child");
	rig_close(&r);
}

static void datagrams_without_those_bytes_are_not_tried(void **state)
{
	struct rig r;

	rig_open(&r, "game", "rule\n\teither ^.{1,9}\\x01JUNK[0-9]\n", NULL);
	rig_send(&r, SIDE_CLIENT, "abcdefghijkl");
	assert_int_equal(tries_of(&r, "game"), 0);
	/* too far behind */
	rig_send(&r, SIDE_CLIENT, "abcdefghij\001JUNK7");
	assert_int_equal(tries_of(&r, "game"), 0);
	rig_send(&r, SIDE_CLIENT, "abcdefghi\001JUNK7");
	assert_label(&r, ENGINE_DECIDED, "game");
	rig_close(&r);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pairs_wait_for_the_other_side),
		cmocka_unit_test(what_held_before_more_bytes_came_has_held),
		cmocka_unit_test(what_never_held_does_not),
		cmocka_unit_test(either_side_may_speak_first),
		cmocka_unit_test(bytes_that_must_be_there_are_waited_for),
		cmocka_unit_test(a_flow_is_not_waited_for_in_vain),
		cmocka_unit_test(a_child_is_not_waited_for_in_vain),
		cmocka_unit_test(datagrams_without_those_bytes_are_not_tried),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
