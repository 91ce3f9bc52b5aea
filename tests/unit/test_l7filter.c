// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * l7-filter's options and files, and the rules that are made of them.
 */
#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include <limen/label.h>

#include "l7filter/l7filter.h"
#include "l7filter/rules.h"
#include "ruleset.h"

static char said[4096];
static char dir[64];

/* What is logged while @fn runs is in said[]. */
static int saved_stderr;
static FILE *capture;

static void listen_to_log(void)
{
	capture = tmpfile();
	assert_non_null(capture);
	saved_stderr = dup(STDERR_FILENO);
	dup2(fileno(capture), STDERR_FILENO);
}

static void hear_log(void)
{
	size_t n;

	dup2(saved_stderr, STDERR_FILENO);
	close(saved_stderr);
	rewind(capture);
	n = fread(said, 1, sizeof(said) - 1, capture);
	said[n] = '\0';
	fclose(capture);
}

static int parse(const char *text, uint32_t mask, struct l7rules *r,
		 struct config_error *err)
{
	int ret;

	err->text[0] = '\0';
	listen_to_log();
	ret = l7rules_parse("l7.conf", text, strlen(text), mask, r, err);
	hear_log();
	return ret;
}

static void lines_are_names_and_marks(void **state)
{
	struct config_error err;
	struct l7rules r;

	assert_int_equal(parse("# first\n\nhttp 3\n \t ssh\t250 and more\r\n"
			       "ftp 4294967295\n#x 9\n", UINT32_MAX, &r, &err),
			 0);
	assert_string_equal(said, "");
	assert_int_equal(r.nr, 3);
	assert_string_equal(r.list[0].name, "http");
	assert_int_equal(r.list[0].mark, 3);
	assert_string_equal(r.list[1].name, "ssh");
	assert_int_equal(r.list[1].mark, 250);
	assert_int_equal(r.list[1].at.line, 4);
	assert_int_equal(r.list[1].at.column, 4);
	assert_int_equal(r.list[2].mark, UINT32_MAX);
	l7rules_free(&r);
}

static void wrong_lines_are_left_out_with_their_place(void **state)
{
	static const struct {
		const char *text, *place;
	} lines[] = {
		{ "http", "l7.conf:1:5: " },
		{ "http ", "l7.conf:1:6: " },
		{ "http x", "l7.conf:1:6: " },
		{ "http 0x10", "l7.conf:1:6: " },
		{ "http -3", "l7.conf:1:6: " },
		{ "http 3.5", "l7.conf:1:6: " },
		{ "http 0", "l7.conf:1:6: " },
		{ "http 1", "l7.conf:1:6: " },
		{ "http 2", "l7.conf:1:6: " },
		{ "http 256", "l7.conf:1:6: " },
		{ "http 99999999999999999999999", "l7.conf:1:6: " },
		{ " # 3", "l7.conf:1:2: " },
		{ "../../etc/passwd 3", "l7.conf:1:1: " },
		{ ".hidden 3", "l7.conf:1:1: " },
		{ "a\033[2J 3", "l7.conf:1:1: " },
		{ "this-name-is-much-too-long-for-a-pattern 3", "l7.conf:1:1: " },
		{ "unknown 3", "l7.conf:1:1: " },
		{ "ssh 5", "l7.conf:1:1: " },
	};
	struct config_error err;
	struct l7rules r;
	char text[200];
	size_t i;

	for (i = 0; i < sizeof(lines) / sizeof(*lines); i++) {
		/* of two lines for one protocol the first counts */
		bool twice = !strncmp(lines[i].text, "ssh", 3);

		snprintf(text, sizeof(text), "%s\nssh 4\n", lines[i].text);
		assert_int_equal(parse(text, 0xff00, &r, &err), 0);
		assert_int_equal(r.nr, 1);
		assert_int_equal(r.list[0].mark, twice ? 5 : 4);
		if (!strstr(said, twice ? "l7.conf:2:1: " : lines[i].place))
			fail_msg("%s: said %s", lines[i].text, said);
		l7rules_free(&r);
	}
}

static void a_file_without_a_line_is_refused(void **state)
{
	struct config_error err;
	struct l7rules r;

	assert_int_equal(parse("# nothing\nhttp\n", 0xff, &r, &err), -EINVAL);
	assert_non_null(strstr(err.text, "l7.conf: "));
	l7rules_free(&r);
	assert_int_equal(parse("", 0xff, &r, &err), -EINVAL);
	l7rules_free(&r);
	assert_int_equal(l7rules_parse("l7.conf", "http 3\0x", 8, 0xff, &r,
				       &err), -EINVAL);
	assert_non_null(strstr(err.text, "NUL"));
	l7rules_free(&r);
}

static void the_mask_says_which_marks_there_are(void **state)
{
	struct config_error err;
	struct l7rules r;

	assert_int_equal(l7mask_shift(0xff00), 8);
	assert_int_equal(l7mask_max(0xff00), 255);
	assert_int_equal(l7mask_max(UINT32_MAX), UINT32_MAX);
	/* two bits leave one mark, and the top one can be used */
	assert_int_equal(parse("http 3\nssh 4\n", 0x3, &r, &err), 0);
	assert_int_equal(r.nr, 1);
	assert_string_equal(r.list[0].name, "http");
	l7rules_free(&r);
}

static void options_have_ranges(void **state)
{
	static const struct {
		int letter;
		const char *arg;
		int ret;
	} options[] = {
		{ 'b', "0", -EINVAL }, { 'b', "65536", -EINVAL },
		{ 'b', "1", 0 }, { 'b', "65535", 0 }, { 'b', "x", -EINVAL },
		{ 'n', "2", -EINVAL }, { 'n', "17", -EINVAL },
		{ 'n', "3", 0 }, { 'n', "16", 0 }, { 'n', "5x", -EINVAL },
		{ 'm', "0", -EINVAL }, { 'm', "1", -EINVAL },
		{ 'm', "5", -EINVAL }, { 'm', "0xf000f000", -EINVAL },
		{ 'm', "0x100000000", -EINVAL }, { 'm', "-1", -EINVAL },
		{ 'm', "0x30", 0 }, { 'm', "240", 0 }, { 'm', "0xffffffff", 0 },
	};
	size_t i;

	for (i = 0; i < sizeof(options) / sizeof(*options); i++) {
		struct l7filter l7 = l7filter_defaults;
		int ret;

		listen_to_log();
		ret = l7filter_take(&l7, options[i].letter, options[i].arg);
		hear_log();
		if (ret != options[i].ret || !!ret != !!said[0])
			fail_msg("-%c %s: %d, %s", options[i].letter,
				 options[i].arg, ret, said);
	}
}

static void what_is_dared_has_wider_ranges(void **state)
{
	struct l7filter l7 = l7filter_defaults;

	assert_int_equal(l7filter_take(&l7, 'd', NULL), 0);
	assert_int_equal(l7filter_take(&l7, 'n', "1"), 0);
	assert_int_equal(l7filter_take(&l7, 'n', "1000"), 0);
	assert_int_equal(l7.packets, 1000);
	listen_to_log();
	assert_int_equal(l7filter_take(&l7, 'n', "0"), -EINVAL);
	hear_log();
}

/*
 * Files.
 */
static void write_file(const char *name, const char *text)
{
	char path[128], *slash;
	FILE *f;

	snprintf(path, sizeof(path), "%s/%s", dir, name);
	slash = strrchr(path, '/');
	*slash = '\0';
	mkdir(path, 0755);
	*slash = '/';
	f = fopen(path, "w");
	assert_non_null(f);
	fputs(text, f);
	fclose(f);
}

static int make_dir(void **state)
{
	snprintf(dir, sizeof(dir), "/tmp/limen-l7.XXXXXX");
	return mkdtemp(dir) ? 0 : -1;
}

static int remove_dir(void **state)
{
	char command[100];

	snprintf(command, sizeof(command), "rm -r %s", dir);
	return system(command);
}

/* With @limend as limend.conf beside it, NULL: none. */
static int load_with(const char *limend, const char *conf, struct ruleset **out,
		     struct config_error *err)
{
	static char path[128], patterns[128], daemon[128];
	static struct l7filter l7;
	const struct ruleset_source source = {
		.l7 = &l7, .config = limend ? daemon : NULL };
	int ret;

	snprintf(daemon, sizeof(daemon), "%s/limend.conf", dir);
	write_file("limend.conf", limend ? limend : "");

	l7 = l7filter_defaults;
	l7.mask = 0xff0;
	l7.packets = 5;
	snprintf(path, sizeof(path), "%s/l7.conf", dir);
	snprintf(patterns, sizeof(patterns), "%s/pat", dir);
	l7.file = path;
	l7.dir = patterns;
	write_file("pat/one.pat", "one\n^a\n");
	write_file("pat/sub/two.pat", "two\n^ab\n");
	write_file("l7.conf", conf);
	listen_to_log();
	ret = ruleset_load(&source, out, err);
	hear_log();
	return ret;
}

static int load(const char *conf, struct ruleset **out,
		struct config_error *err)
{
	return load_with(NULL, conf, out, err);
}

static uint32_t mark_of(const struct ruleset *r, const char *name)
{
	uint32_t mark = 0;

	policy_flow_mark(r->policy, LIMEN_STATE_DECIDED,
			 engine_find(r->engine, name), NULL, &mark);
	return mark;
}

static void marks_are_shifted_into_the_mask(void **state)
{
	struct config_error err;
	struct ruleset *r;
	uint32_t mark;

	assert_int_equal(load("two 3\none 200\n", &r, &err), 0);
	assert_int_equal(mark_of(r, "two"), 0x30);
	assert_int_equal(mark_of(r, "one"), 0xc80);
	assert_int_equal(policy_testing_mark(r->policy), 0x10);
	assert_true(policy_flow_mark(r->policy, LIMEN_STATE_UNKNOWN, NULL,
				     NULL, &mark));
	assert_int_equal(mark, 0x20);
	assert_int_equal(policy_mark_mask(r->policy), 0xff0);
	assert_false(policy_clobbers(r->policy));
	assert_int_equal(engine_limits(r->engine)->l7_packets, 5);
	assert_int_equal(engine_limits(r->engine)->l7_buffer, 12000);
	ruleset_put(r);
}

static void one_class_serves_one_mark(void **state)
{
	struct config_error err;
	struct ruleset *r;

	assert_int_equal(load("two 7\none 7\n", &r, &err), 0);
	assert_int_equal(r->config->nr_classes, 1);
	assert_int_equal(mark_of(r, "one"), 0x70);
	ruleset_put(r);
}

static void match(struct ruleset *r, const char *expected)
{
	struct engine_worker *w = engine_worker_new(r->engine);
	struct inspect *inspect = NULL;
	struct engine_result res;
	struct engine_input in = {
		.in = { .side = SIDE_CLIENT, .tcp = true },
		.client_known = true, .packet = 4,
	};

	in.in.data[SIDE_CLIENT] = (const uint8_t *)"abc";
	in.in.len[SIDE_CLIENT] = 3;
	assert_int_equal(engine_feed(w, &inspect, &in, &res), 0);
	assert_int_equal(res.outcome, ENGINE_DECIDED);
	assert_string_equal(res.protocol->name, expected);
	inspect_free(inspect);
	engine_worker_free(w);
}

static void the_order_of_the_file_counts(void **state)
{
	struct config_error err;
	struct ruleset *r;

	assert_int_equal(load("two 3\none 4\n", &r, &err), 0);
	match(r, "two");
	ruleset_put(r);
	assert_int_equal(load("one 4\ntwo 3\n", &r, &err), 0);
	match(r, "one");
	ruleset_put(r);
}

static void what_does_not_load_has_its_place(void **state)
{
	struct config_error err;
	struct ruleset *r;

	assert_int_equal(load("one 3\n  none 4\n", &r, &err), -ENOENT);
	assert_non_null(strstr(err.text, "l7.conf:2:3: "));
	write_file("pat/bad.pat", "bad\n^a(b\n");
	assert_int_not_equal(load("one 3\nbad 4\n", &r, &err), 0);
	assert_non_null(strstr(err.text, "bad.pat:2:"));
	write_file("pat/own.pat", "limen 1\nname own\nsource test\n"
		   "transport tcp\nrule\n\tclient ^x\n");
	assert_int_not_equal(load("own 3\n", &r, &err), 0);
	assert_non_null(strstr(err.text, "l7.conf:1:1: "));
}

static void a_limend_conf_says_the_rest(void **state)
{
	struct config_error err;
	struct ruleset *r;

	assert_int_equal(load_with("control_socket = \"/x\"\n"
				   "limits { window = 20000 }\n", "one 3\n",
				   &r, &err), 0);
	assert_string_equal(r->config->control_socket, "/x");
	assert_int_equal(engine_limits(r->engine)->window, 20000);
	assert_int_equal(mark_of(r, "one"), 0x30);
	ruleset_put(r);
	assert_int_equal(load_with("class x { members = {\"one\"} }\n",
				   "one 3\n", &r, &err), -EINVAL);
	assert_non_null(strstr(err.text, "limend.conf"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define FILES(f) cmocka_unit_test_setup_teardown(f, make_dir, remove_dir)
		cmocka_unit_test(lines_are_names_and_marks),
		cmocka_unit_test(wrong_lines_are_left_out_with_their_place),
		cmocka_unit_test(a_file_without_a_line_is_refused),
		cmocka_unit_test(the_mask_says_which_marks_there_are),
		cmocka_unit_test(options_have_ranges),
		cmocka_unit_test(what_is_dared_has_wider_ranges),
		FILES(marks_are_shifted_into_the_mask),
		FILES(one_class_serves_one_mark),
		FILES(the_order_of_the_file_counts),
		FILES(what_does_not_load_has_its_place),
		FILES(a_limend_conf_says_the_rest),
	};

	return cmocka_run_group_tests_name("l7filter", tests, NULL, NULL);
}
