// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * The fuzzer's own loop over changed samples, from a fixed seed, so that
 * every run of the tests goes the same way.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

int fuzz_main(int argc, char **argv);

#define main fuzz_main
#include "../fuzz/fuzz_decode.c"
#undef main

static void decoders_survive_changed_samples(void **test)
{
	char program[] = "fuzz_decode", rounds[] = "100000", seed[] = "1";
	char *argv[] = { program, rounds, seed, NULL };

	assert_int_equal(fuzz_main(3, argv), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(decoders_survive_changed_samples),
	};

	return cmocka_run_group_tests_name("decode_mutated", tests, NULL, NULL);
}
