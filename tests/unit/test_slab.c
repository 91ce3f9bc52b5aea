// SPDX-License-Identifier: GPL-2.0-or-later
#include "flow/slab.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

enum { NR = 40000 };

static struct thing {
	uint8_t *p;
	uint16_t size;
} things[NR];

static uint64_t resident(void)
{
	unsigned long size, pages;
	FILE *f = fopen("/proc/self/statm", "r");

	assert_non_null(f);
	assert_int_equal(fscanf(f, "%lu %lu", &size, &pages), 2);
	fclose(f);
	return (uint64_t)pages * (uint64_t)sysconf(_SC_PAGESIZE);
}

static void take(struct slab *s, unsigned int i, size_t size)
{
	things[i].p = slab_take(s, size);
	things[i].size = (uint16_t)size;
	assert_non_null(things[i].p);
	memset(things[i].p, (int)i, size);
}

static void check(unsigned int i)
{
	uint16_t at;

	for (at = 0; at < things[i].size; at++)
		assert_int_equal(things[i].p[at], (uint8_t)i);
}

static void put(struct slab *s, unsigned int i)
{
	check(i);
	slab_put(s, things[i].p, things[i].size);
	things[i].p = NULL;
}

/* Things of all sizes come and go, and nobody writes over another's. */
static void things_keep_what_is_in_them(void **state)
{
	struct slab *s = slab_new();
	unsigned int i, n;

	assert_non_null(s);
	srand(1);
	for (n = 0; n < 20 * NR; n++) {
		i = (unsigned int)rand() % NR;
		if (things[i].p)
			put(s, i);
		else
			take(s, i, 1 + (size_t)rand() % 700);
	}
	for (i = 0; i < NR; i++)
		if (things[i].p)
			put(s, i);
	slab_free(s);
}

static void small_things_cost_what_they_are(void **state)
{
	struct slab *s = slab_new();
	uint64_t before, taken;
	unsigned int i;

	memset(things, 1, sizeof(things));
	before = resident();
	for (i = 0; i < NR; i++)
		take(s, i, 48);
	taken = resident() - before;
	assert_in_range(taken / NR, 40, 56);
	for (i = 0; i < NR; i++)
		put(s, i);
	/* a block may stay, and the sanitizer keeps what it has learnt */
	assert_true(resident() < before + taken / 2);
	memset(things, 0, sizeof(things));
	slab_free(s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(small_things_cost_what_they_are),
		cmocka_unit_test(things_keep_what_is_in_them),
	};

	return cmocka_run_group_tests_name("slab", tests, NULL, NULL);
}
