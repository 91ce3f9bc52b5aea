// SPDX-License-Identifier: GPL-2.0-or-later
#include "flow/recent.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

#define MS UINT64_C(1000000)
#define NOW (UINT64_C(5000000) * MS)	/* milliseconds overflow 32 bits here */

static struct recent *r;

static int make(void **state)
{
	r = recent_new(1);
	return r ? 0 : -1;
}

static int clear(void **state)
{
	recent_free(r);
	return 0;
}

static void settled_flows_are_found_for_a_while(void **state)
{
	const struct recent_flow *f;

	assert_null(recent_find(r, 7, NOW));
	recent_add(r, 7, NOW, 3, 4);
	f = recent_find(r, 7, NOW + (RECENT_MS - 1) * MS);
	assert_non_null(f);
	assert_int_equal(f->protocol, 3);
	assert_int_equal(f->app, 4);
	assert_null(recent_find(r, 7, NOW + RECENT_MS * MS));
	assert_null(recent_find(r, 8, NOW));
	/* the clock of a ring that lags goes back */
	assert_non_null(recent_find(r, 7, NOW - MS));
}

static void a_flow_is_there_once(void **state)
{
	unsigned int i;

	recent_add(r, 100, NOW, 1, 0);
	for (i = 0; i < 10; i++)
		recent_add(r, 7, NOW, (uint16_t)i, 0);
	assert_int_equal(recent_find(r, 7, NOW)->protocol, 9);
	assert_non_null(recent_find(r, 100, NOW));
}

/* All with one place; the low bits do not choose it. */
static void the_oldest_is_forgotten_first(void **state)
{
	uint64_t i;

	for (i = 1; i <= 4; i++)
		recent_add(r, i, NOW + i * MS, 1, 0);
	recent_add(r, 1, NOW + 5 * MS, 1, 0);
	recent_add(r, 5, NOW + 6 * MS, 1, 0);
	assert_null(recent_find(r, 2, NOW + 6 * MS));
	for (i = 1; i <= 5; i++)
		if (i != 2)
			assert_non_null(recent_find(r, i, NOW + 6 * MS));
}

static void the_hash_of_nothing_is_not_found(void **state)
{
	assert_null(recent_find(r, 0, 0));
}

static void labels_are_numbered_anew(void **state)
{
	static const uint16_t became[] = { 0, 2, 0, 1 };

	recent_add(r, 1, NOW, 1, 3);
	recent_add(r, 2, NOW, 2, 0);
	recent_relabel(r, became);
	assert_int_equal(recent_find(r, 1, NOW)->protocol, 2);
	assert_int_equal(recent_find(r, 1, NOW)->app, 1);
	assert_int_equal(recent_find(r, 2, NOW)->protocol, 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, make, clear)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(settled_flows_are_found_for_a_while),
		TEST(a_flow_is_there_once),
		TEST(the_oldest_is_forgotten_first),
		TEST(the_hash_of_nothing_is_not_found),
		TEST(labels_are_numbered_anew),
	};

	return cmocka_run_group_tests_name("recent", tests, NULL, NULL);
}
