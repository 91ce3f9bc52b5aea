// SPDX-License-Identifier: GPL-2.0-or-later
/* The hash of names, on the vectors of draft-eastlake-fnv. */
#include "hash.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void vectors(void **state)
{
	assert_int_equal(hash_name(""), 0x811c9dc5);
	assert_int_equal(hash_name("a"), 0xe40c292c);
	assert_int_equal(hash_name("foobar"), 0xbf9cf968);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(vectors),
	};

	return cmocka_run_group_tests_name("hash", tests, NULL, NULL);
}
