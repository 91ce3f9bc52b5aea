// SPDX-License-Identifier: GPL-2.0-or-later
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "engine/compare.h"

static struct compare *make(const char *text)
{
	struct compare *c = NULL;
	unsigned int offset = 0;
	const char *why = "";

	if (compare_new(text, &c, &offset, &why))
		fail_msg("%s: at %u: %s", text, offset, why);
	return c;
}

static enum compare_result run(const char *text, const char *data, size_t len,
			       bool grows)
{
	struct compare *c = make(text);
	enum compare_result ret = compare_run(c, (const uint8_t *)data,
					      (uint32_t)len, (uint32_t)len,
					      grows);

	compare_free(c);
	return ret;
}

#define assert_run(want, text, data, grows) \
	assert_int_equal(want, run(text, data, sizeof(data) - 1, grows))

static void numbers_are_read_in_either_order(void **state)
{
	assert_run(COMPARE_YES, "u8[0] == 0x12", "\x12\x34", false);
	assert_run(COMPARE_YES, "u16be[0] == 0x1234", "\x12\x34", false);
	assert_run(COMPARE_YES, "u16le[0] == 0x3412", "\x12\x34", false);
	assert_run(COMPARE_YES, "u24be[1] == 0x345678", "\x12\x34\x56\x78", false);
	assert_run(COMPARE_YES, "u32be[0] == 0xf2345678", "\xf2\x34\x56\x78", false);
	assert_run(COMPARE_YES, "u32le[0] == 0x785634f2", "\xf2\x34\x56\x78", false);
}

static void terms_bind_before_sums(void **state)
{
	assert_run(COMPARE_YES, "1 + 2 * 3 == 7", "", false);
	assert_run(COMPARE_YES, "10 - 2 - 3 == 5", "", false);
	assert_run(COMPARE_YES, "0xff & 0x0f * 2 == 30", "", false);
	assert_run(COMPARE_YES, "256 >> 4 == 16", "", false);
	assert_run(COMPARE_YES, "17 % 5 == 2", "", false);
	assert_run(COMPARE_YES, "2 - 5 < 0", "", false);
}

static void every_operator_compares(void **state)
{
	assert_run(COMPARE_YES, "1 != 2", "", false);
	assert_run(COMPARE_NO, "1 != 1", "", false);
	assert_run(COMPARE_YES, "1 <= 1", "", false);
	assert_run(COMPARE_YES, "1 >= 1", "", false);
	assert_run(COMPARE_NO, "1 < 1", "", false);
	assert_run(COMPARE_NO, "1 > 1", "", false);
}

static void an_offset_may_be_a_sum(void **state)
{
	assert_run(COMPARE_YES, "u8[u8[0] + 1] == 7", "\x02..\x07", false);
	assert_run(COMPARE_YES, "u8[len - 1] == 7", "ab\x07", false);
	assert_run(COMPARE_NO, "u8[2 - 3] == 7", "ab\x07", true);
}

static void what_never_holds_is_false(void **state)
{
	assert_run(COMPARE_NO, "u8[5] == 0", "ab", false);
	assert_run(COMPARE_NO, "u16be[1] >= 0", "ab", false);
	assert_run(COMPARE_NO, "5 % u8[0] >= 0", "\0", false);
	assert_run(COMPARE_NO, "1 >> 64 >= 0", "", false);
}

static void more_bytes_are_waited_for(void **state)
{
	assert_run(COMPARE_MORE, "u8[5] == 0", "ab", true);
	assert_run(COMPARE_NO, "u8[1] == 0", "ab", true);
	assert_run(COMPARE_YES, "u8[1] == 0x62", "ab", true);
}

static void a_growing_length_may_or_may_not_help(void **state)
{
	/* 10 bytes are announced */
	assert_run(COMPARE_MORE, "u8[0] == len", "\x0a..", true);
	assert_run(COMPARE_NO, "u8[0] == len", "\x02..", true);
	assert_run(COMPARE_NO, "u8[0] - len > 0", "\x02..", true);
	assert_run(COMPARE_NO, "len < 2", "...", true);
	assert_run(COMPARE_MORE, "len > 20", "...", true);
	assert_run(COMPARE_MORE, "len % 4 == 0", "...", true);
	assert_run(COMPARE_MORE, "len != 3", "...", true);
	assert_run(COMPARE_NO, "len != 3", "...", false);
}

static void arithmetic_wraps(void **state)
{
	assert_run(COMPARE_YES, "0x7fffffffffffffff + 1 < 0", "", false);
}

static void fixed_reads_give_a_least_length(void **state)
{
	struct compare *c = make("u16be[4] + u8[0] == u8[u8[90]] + 3");

	assert_int_equal(compare_min_len(c), 91);
	compare_free(c);
}

static void local_comparisons_are_known(void **state)
{
	uint32_t offset, size;
	struct compare *c = make("u16le[2] & 0xfff0 == 0x120");

	assert_true(compare_is_local(c, &offset, &size));
	assert_int_equal(offset, 2);
	assert_int_equal(size, 2);
	compare_free(c);
	c = make("u8[0] + len == 3");
	assert_false(compare_is_local(c, &offset, &size));
	compare_free(c);
	c = make("u8[u8[3]] == 3");
	assert_false(compare_is_local(c, &offset, &size));
	compare_free(c);
}

static void errors_say_where(void **state)
{
	static const struct { const char *text; unsigned int offset; } bad[] = {
		{ "", 0 }, { "u8[0]", 5 }, { "u8[0] = 3", 6 }, { "u8 == 3", 3 },
		{ "u8[0 == 3", 5 }, { "u64be[0] == 3", 0 }, { "1 == 2 3", 7 },
		{ "len == ", 7 }, { "99999999999999999999 == 1", 0 },
	};
	unsigned int i;

	for (i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		struct compare *c = NULL;
		unsigned int offset = 999;
		const char *why = NULL;

		assert_int_equal(compare_new(bad[i].text, &c, &offset, &why), -22);
		assert_non_null(why);
		assert_int_equal(offset, bad[i].offset);
	}
}

static void long_and_deep_texts_are_refused(void **state)
{
	char text[4096] = "";
	unsigned int offset, i;
	struct compare *c;
	const char *why;

	for (i = 0; i < 200; i++)
		strcat(text, "u8[");
	assert_int_equal(compare_new(text, &c, &offset, &why), -22);
	strcpy(text, "1");
	for (i = 0; i < 200; i++)
		strcat(text, "+1");
	strcat(text, "==2");
	assert_int_equal(compare_new(text, &c, &offset, &why), -22);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(numbers_are_read_in_either_order),
		cmocka_unit_test(terms_bind_before_sums),
		cmocka_unit_test(every_operator_compares),
		cmocka_unit_test(an_offset_may_be_a_sum),
		cmocka_unit_test(what_never_holds_is_false),
		cmocka_unit_test(more_bytes_are_waited_for),
		cmocka_unit_test(a_growing_length_may_or_may_not_help),
		cmocka_unit_test(arithmetic_wraps),
		cmocka_unit_test(fixed_reads_give_a_least_length),
		cmocka_unit_test(local_comparisons_are_known),
		cmocka_unit_test(errors_say_where),
		cmocka_unit_test(long_and_deep_texts_are_refused),
	};

	return cmocka_run_group_tests_name("compare", tests, NULL, NULL);
}
