// SPDX-License-Identifier: GPL-2.0-or-later
#include "writer.h"

#include <errno.h>
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "jsonio.h"
#include "table.h"

#define NR(a) (sizeof(a) / sizeof(*(a)))

struct capture {
	struct writer *w;
	FILE *file;
	char *text;
	size_t len;
};

static void start(struct capture *c, struct writer_options o)
{
	memset(c, 0, sizeof(*c));
	c->file = open_memstream(&c->text, &c->len);
	assert_non_null(c->file);
	o.out = c->file;
	assert_int_equal(writer_new(&o, &c->w), 0);
	writer_begin(c->w);
}

static void finish(struct capture *c, const char *expected)
{
	assert_int_equal(writer_end(c->w), 0);
	assert_string_equal(c->text, expected);
	writer_free(c->w);
	fclose(c->file);
	free(c->text);
}

#define TEXT ((struct writer_options){ .json = false })
#define JSON ((struct writer_options){ .json = true, .one_line = true })

static void say(struct writer *w)
{
	writer_uint(w, "packets", "%" PRIu64 " packets\n", 12);
	writer_str(w, "host", "host %s\n", "a\x1b[2Jb");
	writer_str(w, "app", "app %s\n", NULL);
	writer_bool(w, "bound", "bound\n", "not bound\n", true);
	writer_real(w, "load", "load %.1f\n", 0.5);
	writer_json_uint(w, "secret", 7);
	writer_json_null(w, "nothing");
	writer_uint(w, NULL, "text %" PRIu64 "\n", 3);
	writer_text(w, "the end\n");
	writer_open(w, "policy");
	writer_uint(w, "classes", "%" PRIu64 " classes\n", 5);
	writer_close(w);
	writer_open_array(w, "queues");
	writer_json_uint(w, "", 0);
	writer_json_uint(w, "", 1);
	writer_close(w);
}

static void says_it_in_text(void **state)
{
	struct capture c;

	start(&c, TEXT);
	say(c.w);
	finish(&c, "12 packets\nhost a\\x1b[2Jb\napp -\nbound\nload 0.5\n"
	       "text 3\nthe end\n5 classes\n");
}

static void says_it_in_json(void **state)
{
	struct capture c;

	start(&c, JSON);
	say(c.w);
	finish(&c, "{\"packets\":12,\"host\":\"a\\\\x1b[2Jb\",\"app\":null,"
	       "\"bound\":true,\"load\":0.5,\"secret\":7,\"nothing\":null,"
	       "\"policy\":{\"classes\":5},\"queues\":[0,1]}\n");
}

static void colours_only_if_asked(void **state)
{
	struct writer_options color = { .color = true };
	struct capture c;

	start(&c, color);
	writer_style(c.w, STYLE_BAD);
	writer_text(c.w, "down");
	writer_style(c.w, STYLE_PLAIN);
	writer_text(c.w, " x ");
	writer_style(c.w, STYLE_WARN);
	writer_style(c.w, STYLE_GOOD);
	writer_text(c.w, "up");
	finish(&c, "\033[1;31mdown\033[0m x \033[33m\033[0m\033[32mup\033[0m");

	start(&c, TEXT);
	writer_style(c.w, STYLE_BAD);
	writer_text(c.w, "down");
	finish(&c, "down");
}

static const struct column columns[] = {
	{ "name", NULL, COLUMN_TEXT, COLUMN_F_CUT, "" },
	{ "bytes", NULL, COLUMN_BYTES, 0, "" },
	{ "rate", NULL, COLUMN_COUNT, COLUMN_F_IF_ANY, "" },
	{ "id", NULL, COLUMN_NUMBER, COLUMN_F_HIDDEN, "" },
	{ "host", "SERVER", COLUMN_TEXT, COLUMN_F_CUT, "" },
};

static struct table *sample(void)
{
	struct table *t = table_new(columns, NR(columns));

	table_begin(t);
	table_text(t, "tls");
	table_uint(t, 1234567);
	table_none(t);
	table_uint(t, 3);
	table_text(t, "b\xc3\xbc" "cher.example.org");
	table_end(t);
	table_begin(t);
	table_text(t, "bittorrent");
	table_style(t, STYLE_WARN);
	table_uint(t, 5);
	table_end(t);
	return t;
}

static void check_table(struct writer_options o, const char *expected)
{
	struct table *t = sample();
	struct capture c;

	start(&c, o);
	writer_table(c.w, "rows", t);
	finish(&c, expected);
	table_free(t);
}

static void tables_are_aligned(void **state)
{
	check_table(TEXT,
		    "name        bytes  SERVER\n"
		    "tls         1.23M  b\xc3\xbc" "cher.example.org\n"
		    "bittorrent      5  -\n");
}

static void tables_fit_the_terminal(void **state)
{
	struct writer_options narrow = { .columns = 30 };
	struct writer_options ascii = { .columns = 30, .ascii = true };
	struct writer_options tiny = { .columns = 3 };

	check_table(narrow,
		    "name        bytes  SERVER\n"
		    "tls         1.23M  b\xc3\xbc" "cher.exa\xe2\x80\xa6\n"
		    "bittorrent      5  -\n");
	check_table(ascii,
		    "name        bytes  SERVER\n"
		    "tls         1.23M  b\\xc3\\xbcc~\n"
		    "bittorrent      5  -\n");
	/* never cut to nothing */
	check_table(tiny,
		    "name      bytes  SERVER\n"
		    "tls       1.23M  b\xc3\xbc" "cher.\xe2\x80\xa6\n"
		    "bittorr\xe2\x80\xa6      5  -\n");
}

static void tables_have_colours(void **state)
{
	struct writer_options color = { .color = true };

	check_table(color,
		    "\033[1mname        bytes  SERVER\033[0m\n"
		    "tls         1.23M  b\xc3\xbc" "cher.example.org\n"
		    "\033[33mbittorrent\033[0m      5  -\n");
}

static void tables_are_arrays(void **state)
{
	check_table(JSON,
		    "{\"rows\":[{\"name\":\"tls\",\"bytes\":1234567,"
		    "\"rate\":null,\"id\":3,"
		    "\"host\":\"b\xc3\xbc" "cher.example.org\"},"
		    "{\"name\":\"bittorrent\",\"bytes\":5,\"rate\":null,"
		    "\"id\":null,\"host\":null}]}\n");
}

static void any_bytes_are_valid_json(void **state)
{
	struct capture c;
	char all[256];
	json_t *doc;
	size_t i;

	for (i = 0; i < sizeof(all) - 1; i++)
		all[i] = (char)(i + 1);
	all[255] = '\0';
	start(&c, JSON);
	writer_json_str(c.w, "host", all);
	assert_int_equal(writer_end(c.w), 0);
	doc = json_loads(c.text, 0, NULL);
	assert_non_null(doc);
	assert_true(json_is_string(json_object_get(doc, "host")));
	json_decref(doc);
	writer_free(c.w);
	fclose(c.file);
	free(c.text);
}

static void documents_follow_each_other(void **state)
{
	struct capture c;

	start(&c, JSON);
	writer_json_uint(c.w, "n", 1);
	assert_int_equal(writer_end(c.w), 0);
	writer_begin(c.w);
	writer_json_uint(c.w, "n", 2);
	finish(&c, "{\"n\":1}\n{\"n\":2}\n");
}

static void too_deep_is_an_error(void **state)
{
	struct capture c;
	int i;

	start(&c, JSON);
	for (i = 0; i < 20; i++)
		writer_open(c.w, "deeper");
	writer_json_uint(c.w, "n", 1);
	for (i = 0; i < 20; i++)
		writer_close(c.w);
	assert_int_equal(writer_end(c.w), -E2BIG);
	writer_free(c.w);
	fclose(c.file);
	free(c.text);
}

static void a_full_disk_is_told(void **state)
{
	struct writer_options o = { .json = true };
	struct writer *w;

	o.out = fopen("/dev/full", "w");
	if (!o.out)
		skip();
	assert_int_equal(writer_new(&o, &w), 0);
	writer_begin(w);
	assert_int_equal(writer_end(w), -ENOSPC);
	writer_free(w);
	fclose(o.out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(says_it_in_text),
		cmocka_unit_test(says_it_in_json),
		cmocka_unit_test(colours_only_if_asked),
		cmocka_unit_test(tables_are_aligned),
		cmocka_unit_test(tables_fit_the_terminal),
		cmocka_unit_test(tables_have_colours),
		cmocka_unit_test(tables_are_arrays),
		cmocka_unit_test(any_bytes_are_valid_json),
		cmocka_unit_test(documents_follow_each_other),
		cmocka_unit_test(too_deep_is_an_error),
		cmocka_unit_test(a_full_disk_is_told),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests_name("writer", tests, NULL, NULL);
}
