// SPDX-License-Identifier: GPL-2.0-or-later
#include "options.h"

#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static struct options o;
static int saved_stderr;

/* What is said about wrong usage is not for the reader of the tests. */
static int make(void **state)
{
	int null = open("/dev/null", O_WRONLY);

	saved_stderr = dup(STDERR_FILENO);
	dup2(null, STDERR_FILENO);
	close(null);
	return null < 0 || saved_stderr < 0;
}

static int clear(void **state)
{
	options_free(&o);
	memset(&o, 0, sizeof(o));
	dup2(saved_stderr, STDERR_FILENO);
	close(saved_stderr);
	return 0;
}

/* A command line, its words separated by single blanks. */
static int parse_as(const char *program, const char *line)
{
	static char text[256];
	static char *argv[32];
	int argc = 0;
	char *word;

	snprintf(text, sizeof(text), "%s %s", program, line);
	for (word = strtok(text, " "); word; word = strtok(NULL, " "))
		argv[argc++] = word;
	argv[argc] = NULL;
	optind = 0;	/* glibc: start over */
	options_free(&o);
	return options_parse(argc, argv, &o);
}

static int parse(const char *line)
{
	return parse_as("limend", line);
}

static void nothing_is_live(void **state)
{
	assert_int_equal(parse(""), 0);
	assert_int_equal(o.mode, MODE_LIVE);
	assert_null(o.config);
	assert_int_equal(o.queue, -1);
	assert_int_equal(o.queue_count, -1);
}

static void live_options(void **state)
{
	assert_int_equal(parse("-f some.conf -Q 3:4 -v"), 0);
	assert_string_equal(o.config, "some.conf");
	assert_int_equal(o.queue, 3);
	assert_int_equal(o.queue_count, 4);
	assert_true(o.verbose);
	assert_int_equal(parse("--queue 65535"), 0);
	assert_int_equal(o.queue, 65535);
	assert_int_equal(o.queue_count, -1);
}

static void captures_anywhere(void **state)
{
	assert_int_equal(parse("-r one -j two --why - -p dir -p dir2"), 0);
	assert_int_equal(o.mode, MODE_READ);
	assert_int_equal(o.nr_files, 3);
	assert_string_equal(o.files[0], "one");
	assert_string_equal(o.files[1], "two");
	assert_string_equal(o.files[2], "-");
	assert_true(o.json);
	assert_true(o.why);
	assert_int_equal(o.nr_dirs, 2);
	assert_string_equal(o.dirs[1], "dir2");
}

static void test_names_patterns(void **state)
{
	assert_int_equal(parse("-t http tls"), 0);
	assert_int_equal(o.mode, MODE_TEST);
	assert_int_equal(o.nr_files, 2);
}

static void in_the_place_of_l7filter(void **state)
{
	assert_int_equal(parse("--l7-filter x.conf -p dir -q 7 -m 0xff00 -b 99 "
			       "-n 4 -c -s -v"), 0);
	assert_int_equal(o.mode, MODE_LIVE);
	assert_string_equal(o.l7.file, "x.conf");
	assert_string_equal(o.l7.dir, "dir");
	assert_int_equal(o.queue, 7);
	assert_int_equal(o.l7.mask, 0xff00);
	assert_int_equal(o.l7.buffer, 99);
	assert_int_equal(o.l7.packets, 4);
	assert_true(o.l7.clobber);
	assert_int_equal(parse("-L x.conf"), 0);
	assert_int_equal(o.queue, 0);
	assert_string_equal(o.l7.dir, "/etc/l7-protocols");
	assert_int_equal(o.l7.mask, 0xffffffff);
	assert_int_equal(o.l7.buffer, 12000);
	assert_int_equal(o.l7.packets, 10);
	assert_int_equal(parse("-d -n 100 -L x.conf -r capture"), 0);
	assert_int_equal(o.l7.packets, 100);
}

static void its_name_changes_what_f_means(void **state)
{
	assert_int_equal(parse_as("/usr/bin/l7-filter", "-f x.conf -q 3"), 0);
	assert_string_equal(o.l7.file, "x.conf");
	assert_null(o.config);
	assert_int_equal(o.queue, 3);
}

static void help_wins(void **state)
{
	assert_int_equal(parse("-r -h"), 0);
	assert_int_equal(o.mode, MODE_HELP);
	assert_int_equal(parse("-V -t"), 0);
	assert_int_equal(o.mode, MODE_VERSION);
}

static void nonsense_is_refused(void **state)
{
	static const char *const lines[] = {
		"-r", "file", "-j", "--why", "-p dir", "--nonsense", "-f",
		"-Q x", "-Q", "-Q 1:", "-Q 1:0", "-Q -1", "-Q 65536",
		"-q 1", "-m 0xff", "-c", "-L x -q 65536", "-L x -n 100 -d",
		"-L x -p a -p b", "-L", "-Q 1:2:3", "-Q 99999999999999999999", "-r -Q 1 file",
	};
	size_t i;

	for (i = 0; i < sizeof(lines) / sizeof(*lines); i++)
		if (parse(lines[i]) != -EINVAL)
			fail_msg("taken: %s", lines[i]);
}

static void too_many_directories(void **state)
{
	assert_int_equal(parse("-r x -p1 -p2 -p3 -p4 -p5 -p6 -p7 -p8 "
			       "-p9 -p10 -p11 -p12 -p13 -p14 -p15 -p16"), 0);
	assert_int_equal(parse("-r x -p1 -p2 -p3 -p4 -p5 -p6 -p7 -p8 -p9 "
			       "-p10 -p11 -p12 -p13 -p14 -p15 -p16 -p17"),
			 -EINVAL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(f) cmocka_unit_test_setup_teardown(f, make, clear)
		TEST(nothing_is_live),
		TEST(live_options),
		TEST(captures_anywhere),
		TEST(test_names_patterns),
		TEST(in_the_place_of_l7filter),
		TEST(its_name_changes_what_f_means),
		TEST(help_wins),
		TEST(nonsense_is_refused),
		TEST(too_many_directories),
	};

	return cmocka_run_group_tests_name("options", tests, NULL, NULL);
}
