// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Directories of patterns.
 */
#include <errno.h>
#include <ftw.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <cmocka.h>

#include "pattern/set.h"

struct place {
	char dir[64];
	char errors[4096];
	unsigned int nr_errors;
	struct pattern_set set;
	int ret;
};

static int open_place(void **state)
{
	struct place *pl = calloc(1, sizeof(*pl));

	strcpy(pl->dir, "/tmp/limen-set-XXXXXX");
	assert_non_null(mkdtemp(pl->dir));
	*state = pl;
	return 0;
}

static int remove_one(const char *path, const struct stat *st, int flag,
		      struct FTW *ftw)
{
	return remove(path);
}

static int close_place(void **state)
{
	struct place *pl = *state;

	pattern_set_free(&pl->set);
	nftw(pl->dir, remove_one, 8, FTW_DEPTH | FTW_PHYS);
	free(pl);
	return 0;
}

static void put(struct place *pl, const char *path, const char *text)
{
	char full[256], *slash;
	FILE *f;

	snprintf(full, sizeof(full), "%s/%s", pl->dir, path);
	for (slash = strchr(full + strlen(pl->dir) + 1, '/'); slash;
	     slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		mkdir(full, 0700);
		*slash = '/';
	}
	f = fopen(full, "w");
	assert_non_null(f);
	fputs(text, f);
	fclose(f);
}

static void note_error(const struct pattern_error *err, void *data)
{
	struct place *pl = data;
	size_t used = strlen(pl->errors);

	pl->nr_errors++;
	snprintf(pl->errors + used, sizeof(pl->errors) - used, "%s:%u: %s\n",
		 err->file, err->line, err->text);
}

static void load(struct place *pl)
{
	const char *dirs[] = { pl->dir };

	pl->ret = pattern_set_load(dirs, 1, &pl->set, note_error, pl);
}

#define NATIVE(name, more) \
	"limen 1\nname " name "\nsource s\ntransport tcp\n" more \
	"rule\n\tclient ^" name "\n"

static void folders_are_read_in_order(void **state)
{
	struct place *pl = *state;

	put(pl, "b/b.pat", NATIVE("b", ""));
	put(pl, "a/z/c.pat", NATIVE("c", ""));
	put(pl, "a/d.pat", NATIVE("d", ""));
	put(pl, "old.pat", "old\n^old\n");
	put(pl, "README", "not a pattern");
	put(pl, ".hidden/e.pat", "broken");
	put(pl, ".f.pat", "broken");
	load(pl);
	assert_int_equal(pl->ret, 0);
	assert_int_equal(pl->set.nr, 4);
	assert_string_equal(pl->set.patterns[0]->name, "d");
	assert_string_equal(pl->set.patterns[1]->name, "c");
	assert_string_equal(pl->set.patterns[2]->name, "b");
	assert_string_equal(pl->set.patterns[3]->name, "old");
}

static void a_name_twice_names_both_files(void **state)
{
	struct place *pl = *state;

	put(pl, "a/x.pat", NATIVE("x", ""));
	put(pl, "b/x.pat", NATIVE("x", ""));
	load(pl);
	assert_int_equal(pl->ret, -EEXIST);
	assert_int_equal(pl->nr_errors, 1);
	assert_non_null(strstr(pl->errors, "/a/x.pat"));
	assert_non_null(strstr(pl->errors, "/b/x.pat"));
	assert_int_equal(pl->set.nr, 1);
}

static void all_errors_are_reported(void **state)
{
	struct place *pl = *state;

	put(pl, "good.pat", NATIVE("good", ""));
	put(pl, "bad.pat", "limen 1\nname good\n");
	put(pl, "orphan.pat", NATIVE("orphan", "parent nobody\n"));
	put(pl, "child.pat", NATIVE("child", "parent orphan\n"));
	put(pl, "coded.pat", NATIVE("coded", "decode enigma\n"));
	load(pl);
	assert_int_equal(pl->ret, -EINVAL);
	assert_int_equal(pl->nr_errors, 4);
	assert_non_null(strstr(pl->errors, "bad.pat:2: "));
	assert_non_null(strstr(pl->errors, "orphan.pat:5: there is no pattern \"nobody\""));
	assert_non_null(strstr(pl->errors, "child.pat:5: there is no pattern \"orphan\""));
	assert_non_null(strstr(pl->errors, "coded.pat:5: there is no decoder \"enigma\""));
	assert_int_equal(pl->set.nr, 1);
}

static void circles_of_parents_are_refused(void **state)
{
	struct place *pl = *state;

	put(pl, "a.pat", NATIVE("a", "parent b\n"));
	put(pl, "b.pat", NATIVE("b", "parent a\n"));
	put(pl, "c.pat", NATIVE("c", ""));
	put(pl, "d.pat", NATIVE("d", "parent c\n"));
	put(pl, "e.pat", NATIVE("e", "parent d\n"));
	put(pl, "f.pat", NATIVE("f", "parent e\n"));
	load(pl);
	assert_int_equal(pl->ret, -EINVAL);
	assert_int_equal(pl->set.nr, 4);
	assert_non_null(strstr(pl->errors, "circle"));
}

static void names_that_l7_filter_reserves_are_left_out(void **state)
{
	struct place *pl = *state;

	put(pl, "unknown.pat", "unknown\n.\n");
	put(pl, "unset.pat", "unset\n.\n");
	put(pl, "x.pat", "x\n.\n");
	load(pl);
	assert_int_equal(pl->ret, 0);
	assert_int_equal(pl->set.nr, 1);
}

static void a_missing_directory_is_an_error(void **state)
{
	struct place *pl = *state;
	const char *dirs[] = { "/nonexistent" };

	assert_int_equal(pattern_set_load(dirs, 1, &pl->set, NULL, NULL),
			 -ENOENT);
}

static void l7_files_are_found_where_l7_filter_finds_them(void **state)
{
	struct place *pl = *state;
	char path[256], want[256];

	put(pl, "extra/a.pat", "a\n.\n");
	put(pl, "protocols/a.pat", "a\n.\n");
	put(pl, "protocols/deep/b.pat", "b\n.\n");
	put(pl, "protocols/c.pat", "c\n.\n");
	put(pl, "c.pat", "c\n.\n");
	assert_int_equal(pattern_find_l7(pl->dir, "a", path, sizeof(path)), 0);
	snprintf(want, sizeof(want), "%s/protocols/a.pat", pl->dir);
	assert_string_equal(path, want);
	assert_int_equal(pattern_find_l7(pl->dir, "c", path, sizeof(path)), 0);
	snprintf(want, sizeof(want), "%s/c.pat", pl->dir);
	assert_string_equal(path, want);
	assert_int_equal(pattern_find_l7(pl->dir, "b", path, sizeof(path)),
			 -ENOENT);
	assert_int_equal(pattern_find_l7(pl->dir, "a", path, 10),
			 -ENAMETOOLONG);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, open_place, close_place)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(folders_are_read_in_order),
		TEST(a_name_twice_names_both_files),
		TEST(all_errors_are_reported),
		TEST(circles_of_parents_are_refused),
		TEST(names_that_l7_filter_reserves_are_left_out),
		TEST(a_missing_directory_is_an_error),
		TEST(l7_files_are_found_where_l7_filter_finds_them),
	};

	return cmocka_run_group_tests_name("pattern_set", tests, NULL, NULL);
}
