// SPDX-License-Identifier: GPL-2.0-or-later
#include "table.h"

#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "filter.h"
#include "units.h"

#define NR(a) (sizeof(a) / sizeof(*(a)))

static const struct column columns[] = {
	{ "name", NULL, COLUMN_TEXT, COLUMN_F_CUT, "" },
	{ "port", NULL, COLUMN_NUMBER, 0, "" },
	{ "bytes", NULL, COLUMN_BYTES, 0, "" },
	{ "live", NULL, COLUMN_BOOL, 0, "" },
	{ "share", NULL, COLUMN_REAL, 0, "" },
};

static void add(struct table *t, const char *name, unsigned int port,
		uint64_t bytes, bool live)
{
	table_begin(t);
	table_text(t, name);
	table_uint(t, port);
	table_uint(t, bytes);
	table_bool(t, live);
	table_real(t, (double)bytes / 1000);
	table_end(t);
}

static struct table *sample(const struct filter *f)
{
	struct table *t = table_new(columns, NR(columns));

	assert_non_null(t);
	table_set_filter(t, f);
	add(t, "ssh", 22, 1500, true);
	add(t, "Tls", 443, 2000000, true);
	add(t, NULL, 53, 99, false);
	add(t, "http", 80, 1500, false);
	assert_int_equal(table_error(t), 0);
	return t;
}

/* The ports of the rows, in order, as "22 443". */
static const char *ports(const struct table *t)
{
	static char text[64];
	size_t used = 0, i;

	text[0] = '\0';
	for (i = 0; i < table_rows(t); i++)
		used += (size_t)snprintf(text + used, sizeof(text) - used,
					 "%s%u", i ? " " : "",
					 (unsigned int)table_cell(t, i, 1)->u);
	return text;
}

static void check_sort(const char *key, const char *expected)
{
	struct table *t = sample(NULL);

	assert_int_equal(table_sort(t, key), 0);
	assert_string_equal(ports(t), expected);
	table_free(t);
}

static void sorts_by_any_column(void **state)
{
	check_sort("bytes", "443 22 80 53");	/* amounts: the largest first */
	check_sort("-bytes", "53 22 80 443");
	check_sort("name", "80 22 443 53");	/* no case, empty last */
	check_sort("-name", "443 22 80 53");
	check_sort("port", "22 53 80 443");
	check_sort("live", "53 80 22 443");
	check_sort("-share", "53 22 80 443");
}

static void sorts_by_several_columns(void **state)
{
	struct table *t = sample(NULL);

	table_sort(t, "name");
	table_sort(t, "bytes");
	assert_string_equal(ports(t), "443 80 22 53");
	table_free(t);
}

static void sort_by_nothing_fails(void **state)
{
	struct table *t = sample(NULL);

	assert_int_equal(table_sort(t, "colour"), -ENOENT);
	assert_int_equal(table_sort(t, ""), -ENOENT);
	assert_int_equal(table_sort(t, "-"), -ENOENT);
	assert_string_equal(ports(t), "22 443 53 80");
	table_free(t);
}

static void limit_keeps_the_first(void **state)
{
	struct table *t = sample(NULL);

	table_sort(t, "bytes");
	table_limit(t, 2);
	assert_string_equal(ports(t), "443 22");
	table_limit(t, 5);
	assert_int_equal(table_rows(t), 2);
	table_limit(t, 0);
	assert_int_equal(table_rows(t), 0);
	assert_int_equal(table_sort(t, "bytes"), 0);
	table_free(t);
}

static void short_row_is_filled_up(void **state)
{
	struct table *t = table_new(columns, NR(columns));

	table_begin(t);
	table_text(t, "x");
	table_end(t);
	assert_int_equal(table_rows(t), 1);
	assert_int_equal(table_cell(t, 0, 4)->type, CELL_NONE);
	/* too many are ignored */
	add(t, "y", 1, 1, true);
	table_begin(t);
	add(t, "z", 1, 1, true);
	assert_int_equal(table_rows(t), 3);
	table_free(t);
}

static void many_rows_and_texts(void **state)
{
	struct table *t = table_new(columns, NR(columns));
	char name[5000];
	unsigned int i;

	memset(name, 'a', sizeof(name));
	name[sizeof(name) - 1] = '\0';
	for (i = 0; i < 1000; i++)
		add(t, i % 10 ? "short" : name, i, i, true);
	assert_int_equal(table_error(t), 0);
	assert_int_equal(table_rows(t), 1000);
	assert_int_equal(strlen(table_cell(t, 10, 0)->s), sizeof(name) - 1);
	assert_string_equal(table_cell(t, 999, 0)->s, "short");
	table_free(t);
}

static void check_filter(const char *text, const char *expected)
{
	struct filter *f;
	struct table *t;
	char err[512];

	assert_int_equal(filter_new(text, columns, NR(columns), &f, err,
				    sizeof(err)), 0);
	t = sample(f);
	assert_string_equal(ports(t), expected);
	table_free(t);
	filter_free(f);
}

static void filters_rows(void **state)
{
	check_filter("", "22 443 53 80");
	check_filter("  ", "22 443 53 80");
	check_filter("name=tls", "443");
	check_filter("name=*s*", "22 443");
	check_filter("name!=ssh", "443 53 80");
	check_filter("name=", "53");
	check_filter("name!=", "22 443 80");
	check_filter("name~T", "443 80");
	check_filter("name!~t", "22 53");
	check_filter("port=443", "443");
	check_filter("port!=443", "22 53 80");
	check_filter("port=4*", "443");
	check_filter("bytes=1.5k", "22 80");
	check_filter("bytes>1500", "443");
	check_filter("bytes>=1.5k", "22 443 80");
	check_filter("bytes<100", "53");
	check_filter("bytes<=99", "53");
	check_filter("share>1", "22 443 80");
	check_filter("live=yes", "22 443");
	check_filter("ss", "22");
	check_filter("HTTP", "80");
	check_filter("bytes=1500 live=no", "80");
}

static void check_wrong(const char *text, const char *expected)
{
	struct filter *f;
	char err[512];

	assert_int_equal(filter_new(text, columns, NR(columns), &f, err,
				    sizeof(err)), -EINVAL);
	assert_string_equal(err, expected);
}

static void wrong_filters_say_why(void **state)
{
	check_wrong("colour=red", "filter: no column 'colour'; there are: name "
		    "port bytes live share");
	check_wrong("bytes>many", "filter: 'many' is not a number");
	check_wrong("name>5", "filter: column 'name' has no numbers");
	check_wrong("a b c d e f g h i j k l m n o p q",
		    "filter: more than 16 terms");
}

static void unwanted_texts_are_given_back(void **state)
{
	struct filter *f;
	struct table *t;
	char err[128];
	unsigned int i;

	assert_int_equal(filter_new("port=1", columns, NR(columns), &f, err,
				    sizeof(err)), 0);
	t = table_new(columns, NR(columns));
	table_set_filter(t, f);
	add(t, "first", 1, 1, true);
	for (i = 0; i < 100000; i++)
		add(t, "a text that nobody wants", 2, 1, true);
	add(t, "second", 1, 1, true);
	assert_int_equal(table_rows(t), 2);
	assert_ptr_equal(table_cell(t, 0, 0)->s + sizeof("first"),
			 table_cell(t, 1, 0)->s);
	table_free(t);
	filter_free(f);
}

static void check_count(uint64_t v, const char *expected)
{
	char buf[UNITS_SIZE];

	assert_string_equal(units_count(buf, v), expected);
}

static void counts_are_short(void **state)
{
	check_count(0, "0");
	check_count(99999, "99999");
	check_count(100000, "100k");
	check_count(999999, "999k");
	check_count(1000000, "1.00M");
	check_count(12345678, "12.3M");
	check_count(999999999, "999M");
	check_count(UINT64_MAX, "18.4E");
}

static void check_ns(uint64_t v, const char *expected)
{
	char buf[UNITS_SIZE];

	assert_string_equal(units_ns(buf, v), expected);
}

static void check_duration(uint64_t v, const char *expected)
{
	char buf[UNITS_SIZE];

	assert_string_equal(units_duration(buf, v), expected);
}

static void times_are_short(void **state)
{
	check_ns(0, "0ns");
	check_ns(999, "999ns");
	check_ns(61200, "61.2us");
	check_ns(1200000, "1.20ms");
	check_ns(3450000000, "3.45s");
	check_duration(42, "42s");
	check_duration(192, "3m 12s");
	check_duration(18000, "5h 0m");
	check_duration(90000, "1d 1h");
	check_duration(UINT64_MAX, "213503982334601d 7h");
}

static void check_parse(const char *text, int ret, uint64_t expected)
{
	uint64_t v = 0;

	assert_int_equal(units_parse(text, &v), ret);
	assert_true(v == expected);
}

static void numbers_are_read(void **state)
{
	check_parse("0", 0, 0);
	check_parse("1500", 0, 1500);
	check_parse("10k", 0, 10000);
	check_parse("1.5M", 0, 1500000);
	check_parse("0.001G", 0, 1000000);
	check_parse("18446744073709551615", 0, UINT64_MAX);
	check_parse("18446744073709551616", -ERANGE, 0);
	check_parse("99999999999T", -ERANGE, 0);
	check_parse("", -EINVAL, 0);
	check_parse("-1", -EINVAL, 0);
	check_parse("1.", -EINVAL, 0);
	check_parse("1.5", -EINVAL, 0);
	check_parse("1.2345k", -EINVAL, 0);
	check_parse("10kB", -EINVAL, 0);
	check_parse("ten", -EINVAL, 0);
}

static void the_longest_text_has_room(void **state)
{
	struct table *t = table_new(columns, NR(columns));
	char *text = malloc(TABLE_MAX_TEXT + 2);

	memset(text, 'x', TABLE_MAX_TEXT + 1);
	text[TABLE_MAX_TEXT + 1] = '\0';
	add(t, "before", 1, 1, true);
	add(t, text, 2, 2, true);
	add(t, text + 2, 3, 3, true);
	add(t, "after", 4, 4, true);
	assert_int_equal(strlen(table_cell(t, 1, 0)->s), TABLE_MAX_TEXT);
	assert_string_equal(table_cell(t, 3, 0)->s, "after");
	table_free(t);
	free(text);
}

/* A hundred thousand rows in the room of a few, and the right ones. */
static void keeps_only_the_best(void **state)
{
	struct table *t = table_new(columns, NR(columns));
	unsigned int i;

	assert_int_equal(table_keep(t, 10, "nosuch"), -ENOENT);
	assert_int_equal(table_keep(t, 10, "bytes"), 0);
	for (i = 0; i < 100000; i++)
		add(t, "x", i % 65536, i * 7919ULL % 100000, true);
	assert_true(table_rows(t) < 20);
	assert_int_equal(table_seen(t), 100000);
	table_sort(t, "bytes");
	for (i = 0; i < 10; i++)
		assert_int_equal(table_cell(t, i, 2)->u, 99999 - i);
	table_free(t);
}

static void keeps_by_text_and_the_other_way_round(void **state)
{
	struct table *t = table_new(columns, NR(columns));
	char name[16];
	unsigned int i;

	assert_int_equal(table_keep(t, 3, "-name"), 0);
	for (i = 0; i < 50; i++) {
		snprintf(name, sizeof(name), "n%02u", i * 7 % 50);
		add(t, name, i, i, true);
	}
	add(t, NULL, 0, 0, true);
	table_sort(t, "-name");
	table_limit(t, 3);
	assert_string_equal(table_cell(t, 0, 0)->s, "n49");
	assert_string_equal(table_cell(t, 2, 0)->s, "n47");
	table_free(t);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sorts_by_any_column),
		cmocka_unit_test(sorts_by_several_columns),
		cmocka_unit_test(sort_by_nothing_fails),
		cmocka_unit_test(limit_keeps_the_first),
		cmocka_unit_test(short_row_is_filled_up),
		cmocka_unit_test(many_rows_and_texts),
		cmocka_unit_test(filters_rows),
		cmocka_unit_test(wrong_filters_say_why),
		cmocka_unit_test(unwanted_texts_are_given_back),
		cmocka_unit_test(counts_are_short),
		cmocka_unit_test(times_are_short),
		cmocka_unit_test(numbers_are_read),
		cmocka_unit_test(the_longest_text_has_room),
		cmocka_unit_test(keeps_only_the_best),
		cmocka_unit_test(keeps_by_text_and_the_other_way_round),
	};

	return cmocka_run_group_tests_name("table", tests, NULL, NULL);
}
