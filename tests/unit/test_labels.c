// SPDX-License-Identifier: GPL-2.0-or-later
#include "labels.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static char dir[64], path[128];

static struct labels *open_labels(void)
{
	struct labels *l;
	int err;

	assert_int_equal(labels_new(dir, 42, &l, &err), 0);
	assert_int_equal(err, 0);
	return l;
}

static int make_dir(void **state)
{
	snprintf(dir, sizeof(dir), "/tmp/limen-labels.XXXXXX");
	if (!mkdtemp(dir))
		return -1;
	snprintf(path, sizeof(path), "%s/labels.42", dir);
	return 0;
}

static int remove_dir(void **state)
{
	unlink(path);
	return rmdir(dir);
}

static void append(const char *text)
{
	FILE *f = fopen(path, "a");

	fputs(text, f);
	fclose(f);
}

static void names_outlive_the_daemon(void **state)
{
	struct labels *l = open_labels();

	assert_int_equal(labels_generation(l), 0);
	labels_reset(l, 77);
	assert_int_equal(labels_add(l, "tls", 1), 0);
	assert_int_equal(labels_add(l, "youtube/tls", 2), 0);
	assert_int_equal(labels_add(l, "tls", 1), 0);
	labels_free(l);

	l = open_labels();
	assert_int_equal(labels_generation(l), 77);
	assert_int_equal(labels_find(l, "tls"), 1);
	assert_int_equal(labels_find(l, "youtube/tls"), 2);
	assert_int_equal(labels_find(l, "ssh"), 0);
	labels_free(l);
}

static void a_new_generation_forgets(void **state)
{
	struct labels *l = open_labels();
	struct label_id list[LIMEN_MAX_LABELS];

	labels_reset(l, 77);
	labels_add(l, "tls", 1);
	labels_reset(l, 78);
	labels_add(l, "ssh", 1);
	assert_int_equal(labels_find(l, "tls"), 0);
	labels_free(l);

	l = open_labels();
	assert_int_equal(labels_generation(l), 78);
	assert_int_equal(labels_list(l, list), 1);
	assert_string_equal(list[0].name, "ssh");
	labels_free(l);
}

static void a_cut_line_is_no_line(void **state)
{
	struct labels *l = open_labels();

	labels_reset(l, 77);
	labels_add(l, "tls", 1);
	labels_free(l);
	append("2 you");

	l = open_labels();
	assert_int_equal(labels_find(l, "tls"), 1);
	assert_int_equal(labels_find(l, "you"), 0);
	labels_free(l);
}

static void nonsense_is_left_out(void **state)
{
	struct labels *l = open_labels();

	labels_reset(l, 77);
	labels_free(l);
	append("0 zero\n99999 big\nx y\n\n5\n6 good\n-3 minus\n"
	       "7 aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
	       "aaaaaaaaaaaaaaaaaaa\n");
	l = open_labels();
	assert_int_equal(labels_generation(l), 77);
	assert_int_equal(labels_find(l, "good"), 6);
	assert_int_equal(labels_find(l, "zero"), 0);
	assert_int_equal(labels_find(l, "big"), 0);
	labels_free(l);

	assert_int_equal(truncate(path, 0), 0);
	append("something else\n1 tls\n");
	l = open_labels();
	assert_int_equal(labels_generation(l), 0);
	assert_int_equal(labels_find(l, "tls"), 0);
	labels_free(l);
}

static void the_table_has_an_end(void **state)
{
	struct labels *l = open_labels();
	char name[32];
	int i;

	labels_reset(l, 1);
	for (i = 0; i < LIMEN_MAX_LABELS; i++) {
		snprintf(name, sizeof(name), "name-%d", i);
		assert_int_equal(labels_add(l, name, (uint16_t)(i + 1)), 0);
	}
	assert_int_equal(labels_add(l, "one-more", 1), -ENOSPC);
	assert_int_equal(labels_find(l, "name-500"), 501);
	assert_int_equal(labels_find(l, "one-more"), 0);
	assert_int_equal(labels_add(l, "", 1), -EINVAL);
	assert_int_equal(labels_add(l, "a b", 1), -EINVAL);
	labels_free(l);
}

static void without_a_file_it_still_works(void **state)
{
	struct labels *l;
	int err;

	assert_int_equal(labels_new("/proc/no/such", 1, &l, &err), 0);
	assert_int_not_equal(err, 0);
	labels_reset(l, 5);
	assert_int_equal(labels_add(l, "tls", 1), 0);
	assert_int_equal(labels_find(l, "tls"), 1);
	labels_free(l);
}

#define test(fn) cmocka_unit_test_setup_teardown(fn, make_dir, remove_dir)

int main(void)
{
	const struct CMUnitTest tests[] = {
		test(names_outlive_the_daemon),
		test(a_new_generation_forgets),
		test(a_cut_line_is_no_line),
		test(nonsense_is_left_out),
		test(the_table_has_an_end),
		cmocka_unit_test(without_a_file_it_still_works),
	};

	return cmocka_run_group_tests_name("labels", tests, NULL, NULL);
}
