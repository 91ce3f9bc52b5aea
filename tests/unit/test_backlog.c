// SPDX-License-Identifier: GPL-2.0-or-later
#include "verdict/backlog.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tally.h"

#define MS 1000000ULL

static struct backlog_item out[BACKLOG_MAX];

static int make(void **state)
{
	*state = calloc(1, sizeof(struct backlog));
	return !*state;
}

static int drop(void **state)
{
	free(*state);
	return 0;
}

static void verdicts_come_out_in_their_order(void **state)
{
	struct limen_verdict v = { .id = 0 };
	struct backlog *b = *state;
	unsigned int i;

	for (i = 0; i < 100; i++) {
		v.id = (uint16_t)i;
		backlog_add(b, &v, i);
	}
	assert_int_equal(backlog_take(b, 0, out, 60), 60);
	assert_int_equal(backlog_take(b, 0, out + 60, 60), 40);
	for (i = 0; i < 100; i++)
		assert_int_equal(out[i].v.id, i);
	assert_int_equal(b->nr, 0);
	assert_int_equal(b->counters.added, 100);
}

static void a_missed_one_comes_again_later_and_later(void **state)
{
	static const uint64_t pauses[] = { 10 * MS, 40 * MS, 160 * MS,
					   640 * MS };
	struct limen_verdict v = { .id = 7 };
	struct backlog *b = *state;
	uint64_t now = 5 * MS;
	size_t i;

	backlog_add(b, &v, 0);
	for (i = 0; i < 4; i++) {
		assert_int_equal(backlog_take(b, now, out, 1), 1);
		backlog_again(b, &out[0], now);
		assert_int_equal(backlog_take(b, now + pauses[i] - 1, out, 1),
				 0);
		now += pauses[i];
	}
	assert_int_equal(backlog_take(b, now, out, 1), 1);
	backlog_again(b, &out[0], now);
	assert_int_equal(b->nr, 0);
	assert_int_equal(b->counters.retried, 4);
	assert_int_equal(b->counters.missed, 1);
}

static void too_many_are_lost_and_counted(void **state)
{
	struct limen_verdict v = { .id = 7 };
	struct backlog *b = *state;
	unsigned int i;

	for (i = 0; i < BACKLOG_MAX + 10; i++)
		backlog_add(b, &v, 0);
	assert_int_equal(b->nr, BACKLOG_MAX);
	assert_int_equal(b->counters.lost, 10);
	assert_int_equal(backlog_take(b, 0, out, BACKLOG_MAX), BACKLOG_MAX);
	for (i = 0; i < BACKLOG_MAX; i++)
		backlog_add(b, &v, 0);
	backlog_again(b, &out[0], 0);
	assert_int_equal(b->counters.lost, 11);
}

static void names_are_summed(void **state)
{
	struct tally *a = calloc(1, sizeof(*a)), *b = calloc(1, sizeof(*b));
	struct tally_entry e = { .name = "tls", .flows = 1, .packets = 3,
				 .bytes = 100 };
	unsigned int i;

	tally_add(a, &e);
	tally_add(a, &e);
	tally_add(b, &e);
	strcpy(e.name, "ssh");
	tally_add(b, &e);
	tally_merge(a, b);
	assert_int_equal(a->nr, 2);
	for (i = 0; i < TALLY_SLOTS; i++)
		if (!strcmp(a->slots[i].name, "tls"))
			assert_int_equal(a->slots[i].bytes, 300);
	for (i = 0; i < TALLY_MAX; i++) {
		snprintf(e.name, sizeof(e.name), "n%u", i);
		tally_add(a, &e);
	}
	assert_int_equal(a->nr, TALLY_MAX);
	assert_int_equal(a->full, 2);
	free(a);
	free(b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			verdicts_come_out_in_their_order, make, drop),
		cmocka_unit_test_setup_teardown(
			a_missed_one_comes_again_later_and_later, make, drop),
		cmocka_unit_test_setup_teardown(
			too_many_are_lost_and_counted, make, drop),
		cmocka_unit_test(names_are_summed),
	};

	return cmocka_run_group_tests_name("backlog", tests, NULL, NULL);
}
