// SPDX-License-Identifier: GPL-2.0-or-later
#include "flow_list.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "worker.h"

static void offer(struct worker_flows *l, uint64_t bytes)
{
	struct worker_flow f = { .bytes = bytes };

	if (!flow_list_wants(l, bytes))
		return;
	f.host = strdup("host");
	flow_list_add(l, &f);
}

static void drop(struct worker_flows *l)
{
	while (l->nr)
		free(l->list[--l->nr].host);
	free(l->list);
}

static struct worker_flows make(size_t max, bool largest)
{
	struct worker_flows l = { .max = max, .largest = largest };

	l.list = calloc(max + 1, sizeof(*l.list));
	return l;
}

static void the_first_stay(void **state)
{
	struct worker_flows l = make(3, false);
	uint64_t i;

	for (i = 0; i < 10; i++)
		offer(&l, i);
	assert_int_equal(l.nr, 3);
	assert_int_equal(l.list[2].bytes, 2);
	drop(&l);
}

static void the_largest_stay(void **state)
{
	struct worker_flows l = make(100, true);
	bool seen[100] = { false };
	uint64_t i;

	for (i = 0; i < 5000; i++)
		offer(&l, i * 7919 % 5000);
	assert_int_equal(l.nr, 100);
	for (i = 0; i < 100; i++) {
		assert_in_range(l.list[i].bytes, 4900, 4999);
		seen[l.list[i].bytes - 4900] = true;
	}
	for (i = 0; i < 100; i++)
		assert_true(seen[i]);
	drop(&l);
}

static void none_are_wanted(void **state)
{
	struct worker_flows l = make(0, true);

	offer(&l, 5);
	assert_int_equal(l.nr, 0);
	drop(&l);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_first_stay),
		cmocka_unit_test(the_largest_stay),
		cmocka_unit_test(none_are_wanted),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
