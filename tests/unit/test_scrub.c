// SPDX-License-Identifier: GPL-2.0-or-later
#include "scrub.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void check(const char *in, size_t len, unsigned int flags,
		  const char *out)
{
	char *got = scrub_dup(in, len, flags);

	assert_non_null(got);
	assert_string_equal(got, out);
	free(got);
}

#define CHECK(in, out) check(in, sizeof(in) - 1, 0, out)

static void plain_text_stays(void **state)
{
	CHECK("", "");
	CHECK("www.example.com", "www.example.com");
	CHECK(" !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~",
	      " !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~");
	CHECK("b\xc3\xbc" "cher.example", "b\xc3\xbc" "cher.example");
	CHECK("\xe4\xbe\x8b\xe3\x81\x88", "\xe4\xbe\x8b\xe3\x81\x88");
	CHECK("\xf0\x9f\x90\xa7", "\xf0\x9f\x90\xa7");
}

static void controls_are_escaped(void **state)
{
	CHECK("\x1b[2J\x1b]0;owned\x07", "\\x1b[2J\\x1b]0;owned\\x07");
	CHECK("a\0b", "a\\x00b");
	CHECK("a\r\n\tb\x7f", "a\\x0d\\x0a\\x09b\\x7f");
	/* C1 controls: as a lone byte and in UTF-8 */
	CHECK("\x9b" "31m", "\\x9b31m");
	CHECK("\xc2\x9b" "31m", "\\xc2\\x9b31m");
}

static void text_that_hides_is_escaped(void **state)
{
	/* right-to-left override, zero width space, byte order mark, tag */
	CHECK("\xe2\x80\xae" "moc.knab", "\\xe2\\x80\\xaemoc.knab");
	CHECK("pay\xe2\x80\x8bpal", "pay\\xe2\\x80\\x8bpal");
	CHECK("\xef\xbb\xbf", "\\xef\\xbb\\xbf");
	CHECK("\xf3\xa0\x81\x81", "\\xf3\\xa0\\x81\\x81");
	CHECK("\xe2\x80\xa8", "\\xe2\\x80\\xa8");
}

static void invalid_utf8_is_escaped(void **state)
{
	CHECK("\xff\xfe", "\\xff\\xfe");
	CHECK("\xc0\xaf", "\\xc0\\xaf");		/* overlong */
	CHECK("\xe0\x80\xaf", "\\xe0\\x80\\xaf");
	CHECK("\xed\xa0\x80", "\\xed\\xa0\\x80");	/* surrogate */
	CHECK("\xf4\x90\x80\x80", "\\xf4\\x90\\x80\\x80");
	CHECK("\xf8\x88\x80\x80\x80", "\\xf8\\x88\\x80\\x80\\x80");
	CHECK("\xef\xbf\xbf", "\\xef\\xbf\\xbf");	/* no character */
	CHECK("\xe2\x82", "\\xe2\\x82");		/* cut */
	CHECK("\xe2\x28\xa1", "\\xe2(\\xa1");
}

static void ascii_only_on_request(void **state)
{
	check("b\xc3\xbc" "cher", 7, SCRUB_ASCII, "b\\xc3\\xbccher");
}

static void twice_is_once(void **state)
{
	char all[256], once[1025], twice[4097];
	size_t i, len;

	for (i = 0; i < sizeof(all); i++)
		all[i] = (char)i;
	len = scrub(once, sizeof(once), all, sizeof(all), 0);
	assert_int_equal(len, strlen(once));
	scrub(twice, sizeof(twice), once, len, 0);
	assert_string_equal(once, twice);
}

static void cuts_at_a_whole_unit(void **state)
{
	char buf[8];

	memset(buf, 'x', sizeof(buf));
	assert_int_equal(scrub(buf, 0, "abc", 3, 0), 0);
	assert_int_equal(buf[0], 'x');
	assert_int_equal(scrub(buf, 1, "abc", 3, 0), 0);
	assert_string_equal(buf, "");
	assert_int_equal(scrub(buf, 4, "abcdef", 6, 0), 3);
	assert_string_equal(buf, "abc");
	assert_int_equal(scrub(buf, 7, "ab\x1b" "cd", 5, 0), 6);
	assert_string_equal(buf, "ab\\x1b");
	assert_int_equal(scrub(buf, 6, "ab\x1b" "cd", 5, 0), 2);
	assert_string_equal(buf, "ab");
	assert_int_equal(scrub(buf, 4, "ab\xc3\xbc", 4, 0), 2);
	assert_string_equal(buf, "ab");
}

static void counts_columns(void **state)
{
	unsigned int used;

	setlocale(LC_CTYPE, "C.UTF-8");
	assert_int_equal(scrub_columns(""), 0);
	assert_int_equal(scrub_columns("abc"), 3);
	assert_int_equal(scrub_columns("b\xc3\xbc" "cher"), 6);
	assert_int_equal(scrub_columns("\xe4\xbe\x8b"), 2);
	assert_int_equal(scrub_fit("\xe4\xbe\x8b\xe4\xbe\x8b", 3, &used), 3);
	assert_int_equal(used, 2);
	assert_int_equal(scrub_fit("abc", 0, &used), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(plain_text_stays),
		cmocka_unit_test(controls_are_escaped),
		cmocka_unit_test(text_that_hides_is_escaped),
		cmocka_unit_test(invalid_utf8_is_escaped),
		cmocka_unit_test(ascii_only_on_request),
		cmocka_unit_test(twice_is_once),
		cmocka_unit_test(cuts_at_a_whole_unit),
		cmocka_unit_test(counts_columns),
	};

	return cmocka_run_group_tests_name("scrub", tests, NULL, NULL);
}
