// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/dash/dash.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "cli/command.h"
#include "cli/dash/bar.h"
#include "cli/dash/panel.h"
#include "cli/dash/rows.h"
#include "cli/dash/screen.h"
#include "scrub.h"
#include "table.h"

/* Line @y of @c; valid until the next call. */
static const char *line(const struct canvas *c, int y)
{
	static char text[CANVAS_MAX_COLUMNS * CANVAS_GLYPH];
	size_t used = 0;
	int x;

	text[0] = '\0';
	for (x = 0; x < canvas_columns(c); x++)
		used += (size_t)sprintf(text + used, "%s",
					canvas_glyph(c, y, x)->bytes);
	return text;
}

/* Every glyph is blank, or a printable character, or the half of one. */
static void assert_harmless(const struct canvas *c)
{
	char clean[CANVAS_GLYPH * SCRUB_GROWTH];
	int y, x;

	for (y = 0; y < canvas_rows(c); y++) {
		for (x = 0; x < canvas_columns(c); x++) {
			const char *s = canvas_glyph(c, y, x)->bytes;

			scrub(clean, sizeof(clean), s, strlen(s), 0);
			assert_string_equal(clean, s);
		}
		assert_int_equal(scrub_columns(line(c, y)), canvas_columns(c));
	}
}

static void canvas_cuts_at_its_edges(void **state)
{
	struct canvas *c = canvas_new(2, 10, false);

	assert_int_equal(canvas_text(c, 0, 6, 100, LOOK_PLAIN, "abcdef"), 4);
	assert_string_equal(line(c, 0), "      abcd");
	assert_int_equal(canvas_text(c, 1, 0, 3, LOOK_PLAIN, "abcdef"), 3);
	assert_string_equal(line(c, 1), "abc       ");
	assert_int_equal(canvas_text(c, 2, 0, 3, LOOK_PLAIN, "x"), 0);
	assert_int_equal(canvas_text(c, -1, 0, 3, LOOK_PLAIN, "x"), 0);
	assert_int_equal(canvas_text(c, 0, -1, 3, LOOK_PLAIN, "x"), 0);
	assert_int_equal(canvas_text(c, 0, 10, 3, LOOK_PLAIN, "x"), 0);
	assert_int_equal(canvas_text(c, 0, 0, -3, LOOK_PLAIN, "x"), 0);
	canvas_right(c, 1, 0, 10, LOOK_PLAIN, "right");
	assert_string_equal(line(c, 1), "abc  right");
	canvas_free(c);
}

static void canvas_scrubs_all_it_gets(void **state)
{
	struct canvas *c = canvas_new(1, 40, false);

	canvas_text(c, 0, 0, 40, LOOK_PLAIN, "a\033[2Jb\xff\xc2\x9b" "31m");
	assert_harmless(c);
	assert_string_equal(line(c, 0),
			    "a\\x1b[2Jb\\xff\\xc2\\x9b31m                ");
	canvas_free(c);
	c = canvas_new(1, 12, true);
	canvas_text(c, 0, 0, 12, LOOK_PLAIN, "\u00e4");
	assert_string_equal(line(c, 0), "\\xc3\\xa4    ");
	canvas_free(c);
}

static void wide_characters_are_whole_or_not_there(void **state)
{
	struct canvas *c = canvas_new(1, 6, false);

	/* does this machine's locale know them? */
	if (scrub_columns("\u6f22") != 2) {
		canvas_free(c);
		skip();
	}
	canvas_text(c, 0, 0, 5, LOOK_PLAIN, "\u6f22\u5b57\u6f22");
	assert_string_equal(line(c, 0), "\u6f22\u5b57  ");
	assert_harmless(c);
	canvas_text(c, 0, 1, 2, LOOK_PLAIN, "ab");
	assert_string_equal(line(c, 0), " ab   ");
	assert_harmless(c);
	canvas_free(c);
}

static void bars_are_as_long_as_their_part(void **state)
{
	struct canvas *c = canvas_new(1, 10, true);

	bar_draw(c, 0, 0, 10, LOOK_FIRST, 0.5);
	assert_string_equal(line(c, 0), "#####     ");
	bar_draw(c, 0, 0, 10, LOOK_FIRST, 7);
	assert_string_equal(line(c, 0), "##########");
	canvas_clear(c);
	bar_draw(c, 0, 0, 10, LOOK_FIRST, 0.0 / 0.0);
	bar_draw(c, 0, 0, -4, LOOK_FIRST, 1);
	assert_string_equal(line(c, 0), "          ");
	bar_draw(c, 0, 0, 10, LOOK_FIRST, 0.001);
	assert_string_equal(line(c, 0), "#         ");
	canvas_free(c);
}

static void sparks_end_with_now(void **state)
{
	struct canvas *c = canvas_new(1, 6, true);
	struct series s = { 0 };

	series_add(&s, 8);
	series_add(&s, -1);
	series_add(&s, 0);
	series_add(&s, 4);
	bar_spark(c, 0, 0, 6, LOOK_FIRST, &s, 0);
	assert_string_equal(line(c, 0), "  # _+");
	canvas_free(c);
}

/* rows */

static const struct column columns[] = {
	{ "name", "NAME", COLUMN_TEXT, COLUMN_F_NAME, "" },
	{ "hidden", NULL, COLUMN_TEXT, COLUMN_F_HIDDEN, "" },
	{ "empty", NULL, COLUMN_TEXT, COLUMN_F_IF_ANY, "" },
	{ "bytes", "BYTES", COLUMN_BYTES, 0, "" },
	{ "host", "HOST", COLUMN_TEXT, COLUMN_F_CUT, "" },
};

static struct table *make_rows(int nr)
{
	struct table *t = table_new(columns, 5);
	char name[16];
	int i;

	for (i = 0; i < nr; i++) {
		snprintf(name, sizeof(name), "row%d", i);
		table_begin(t);
		table_text(t, name);
		table_none(t);
		table_none(t);
		table_uint(t, (uint64_t)i * 100);
		table_text(t, "a.long.name.that.is.cut.where.the.screen.ends.org");
		table_end(t);
	}
	return t;
}

static void layout_leaves_out_what_is_not_shown(void **state)
{
	struct table *t = make_rows(3);
	struct rows_layout l;

	rows_lay_out(t, 0, 3, 0, 40, &l);
	assert_int_equal(l.nr, 3);
	assert_int_equal(l.column[1].number, 3);
	assert_int_equal(l.column[2].x + l.column[2].width, 40);
	rows_lay_out(t, 0, 3, 1, 40, &l);
	assert_int_equal(l.nr, 2);
	assert_int_equal(l.column[1].number, 4);
	rows_lay_out(t, 0, 3, 0, 3, &l);
	assert_int_equal(l.nr, 1);
	assert_int_equal(l.column[0].width, 3);
	table_free(t);
}

/* The first digits of a number would be another number. */
static void numbers_are_whole_or_not_there(void **state)
{
	struct table *t = make_rows(3);
	struct rows_layout l;

	rows_lay_out(t, 0, 3, 0, 12, &l);
	assert_int_equal(l.nr, 2);
	assert_true(l.more);
	rows_lay_out(t, 0, 3, 0, 10, &l);
	assert_int_equal(l.nr, 1);
	assert_true(l.more);
	rows_lay_out(t, 0, 3, 0, 200, &l);
	assert_int_equal(l.nr, 3);
	assert_false(l.more);
	table_free(t);
}

/* Beside how many rows there are, on a terminal of 80 columns. */
static void legends_fit(void **state)
{
	int i;

	for (i = 0; views[i].name; i++)
		assert_true(strlen(views[i].legend) + strlen(" 100000 rows") +
			    1 < 80 || !views[i].list);
}

/* What is hardly there is low, and what is not there is not. */
static void histograms_show_proportions(void **state)
{
	static const uint64_t buckets[4] = { 1000, 500, 1, 0 };
	struct canvas *c = canvas_new(4, 9, false);
	const struct area all = { 0, 0, 4, 9 };

	histogram_draw(c, all, "title", buckets, 0, 4);
	assert_string_equal(line(c, 1), " \u2588       ");
	assert_string_equal(line(c, 2), " \u2588 \u2588 \u2581   ");
	canvas_free(c);
}

static void the_cursor_stays_within_the_rows(void **state)
{
	struct table *t = make_rows(10);
	struct place place = { .cursor = 50, .top = 0 };

	rows_settle(t, &place, 4);
	assert_int_equal(place.cursor, 9);
	assert_int_equal(place.top, 6);
	place.cursor = 2;
	rows_settle(t, &place, 4);
	assert_int_equal(place.top, 2);
	rows_settle(t, &place, 20);
	assert_int_equal(place.top, 0);
	table_limit(t, 0);
	rows_settle(t, &place, 4);
	assert_int_equal(place.cursor, 0);
	table_free(t);
}

static void following_means_the_row_not_its_place(void **state)
{
	struct table *t = make_rows(10);
	struct place place = { .cursor = 1, .follow = true };

	rows_name(t, 1, place.followed, sizeof(place.followed));
	table_sort(t, "bytes");
	rows_settle(t, &place, 20);
	assert_int_equal(place.cursor, 8);
	table_limit(t, 5);
	rows_settle(t, &place, 20);
	assert_int_equal(place.cursor, 4);
	table_free(t);
}

static void search_looks_at_all_columns(void **state)
{
	struct table *t = make_rows(2);

	assert_true(rows_contain(t, 0, "ENDS.org"));
	assert_true(rows_contain(t, 1, "row1"));
	assert_false(rows_contain(t, 0, "row1"));
	table_free(t);
}

/* the whole, without module and daemon */

static struct dash *make_dash(void)
{
	static const struct options nowhere = { .socket = "/nonexistent/ctl" };
	struct dash *d = calloc(1, sizeof(*d));
	struct settings s;
	struct model *m;

	settings_init(&s);
	assert_int_equal(model_new(&nowhere, &m), 0);
	assert_int_equal(dash_init(d, m, &s, NULL), 0);
	return d;
}

static void free_dash(struct dash *d)
{
	model_free(d->model);
	free(d);
}

static void press(struct dash *d, int key)
{
	struct event_key k = { .key = key };

	dash_key(d, &k);
	dash_tell(d);
}

static void draw_at(struct dash *d, int rows, int columns_, bool ascii)
{
	struct canvas *c = canvas_new(rows, columns_, ascii);

	dash_draw(d, c);
	assert_harmless(c);
	canvas_free(c);
}

/* Each view, each mode, at sizes from nothing to large. */
static void every_view_fits_every_size(void **state)
{
	static const int keys[] = {
		'?', KEY_IS_F1 + 1, KEY_IS_F1 + 5, '/', '\\', KEY_IS_ENTER, 'f',
	};
	static const int sizes[][2] = {
		{ 1, 1 }, { 2, 3 }, { 3, 200 }, { 5, 20 }, { 6, 8 }, { 7, 40 },
		{ 10, 60 }, { 24, 80 }, { 40, 120 }, { 60, 200 }, { 300, 10 },
		{ 600, 2000 },
	};
	struct dash *d = make_dash();
	size_t size, key;
	int view;

	for (view = 0; views[view].name; view++) {
		d->view = view;
		dash_tell(d);
		model_look(d->model);
		for (key = 0; key < sizeof(keys) / sizeof(*keys); key++) {
			press(d, keys[key]);
			for (size = 0; size < 12; size++)
				draw_at(d, sizes[size][0], sizes[size][1],
					size % 2);
			press(d, KEY_IS_ESCAPE);
		}
	}
	free_dash(d);
}

static void keys_at_random_do_no_harm(void **state)
{
	struct dash *d = make_dash();
	struct event_key k;
	struct canvas *c = canvas_new(24, 80, false);
	unsigned int seed = 1;
	int i;

	for (i = 0; i < 3000; i++) {
		k.key = rand_r(&seed) % 3 ? rand_r(&seed) % 0x110000 :
			KEY_NOTHING + rand_r(&seed) % 40;
		if (rand_r(&seed) % 2)
			k.key = rand_r(&seed) % 128;
		k.y = rand_r(&seed) % 30 - 3;
		k.x = rand_r(&seed) % 90 - 5;
		if (k.key == KEY_IS_CLICK)
			dash_click(d, &k, c);
		else
			dash_key(d, &k);
		dash_tell(d);
		dash_draw(d, c);
	}
	assert_harmless(c);
	canvas_free(c);
	free_dash(d);
}

static void views_are_reached_by_number(void **state)
{
	struct dash *d = make_dash();

	press(d, '3');
	assert_string_equal(dash_view(d)->name, views[2].name);
	press(d, KEY_IS_TAB);
	assert_string_equal(dash_view(d)->name, views[3].name);
	press(d, KEY_IS_BACK_TAB);
	assert_string_equal(dash_view(d)->name, views[2].name);
	press(d, 'q');
	assert_true(d->leave);
	free_dash(d);
}

static void a_wrong_filter_is_told_and_not_taken(void **state)
{
	struct dash *d = make_dash();
	const char *s;

	d->view = view_find("flows");
	press(d, '\\');
	for (s = "nosuchkey=1"; *s; s++)
		press(d, *s);
	press(d, KEY_IS_ENTER);
	assert_string_equal(dash_place(d)->filter, "");
	press(d, '\\');
	for (s = "label=tls"; *s; s++)
		press(d, *s);
	press(d, 0xe4);
	press(d, KEY_IS_BACKSPACE);
	press(d, KEY_IS_ENTER);
	assert_string_equal(dash_place(d)->filter, "label=tls");
	free_dash(d);
}

static void order_is_remembered(void **state)
{
	struct dash *d = make_dash();

	d->view = view_find("flows");
	assert_string_equal(dash_sort(d), "bytes");
	press(d, 'I');
	assert_string_equal(dash_sort(d), "-bytes");
	assert_string_equal(settings_list(&d->settings, "flows")->sort, "-bytes");
	press(d, KEY_IS_F1 + 5);
	press(d, KEY_IS_HOME);
	press(d, KEY_IS_ENTER);
	assert_string_equal(dash_sort(d), "proto");
	assert_true(d->changed);
	free_dash(d);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(canvas_cuts_at_its_edges),
		cmocka_unit_test(canvas_scrubs_all_it_gets),
		cmocka_unit_test(wide_characters_are_whole_or_not_there),
		cmocka_unit_test(bars_are_as_long_as_their_part),
		cmocka_unit_test(sparks_end_with_now),
		cmocka_unit_test(layout_leaves_out_what_is_not_shown),
		cmocka_unit_test(numbers_are_whole_or_not_there),
		cmocka_unit_test(legends_fit),
		cmocka_unit_test(histograms_show_proportions),
		cmocka_unit_test(the_cursor_stays_within_the_rows),
		cmocka_unit_test(following_means_the_row_not_its_place),
		cmocka_unit_test(search_looks_at_all_columns),
		cmocka_unit_test(every_view_fits_every_size),
		cmocka_unit_test(keys_at_random_do_no_harm),
		cmocka_unit_test(views_are_reached_by_number),
		cmocka_unit_test(a_wrong_filter_is_told_and_not_taken),
		cmocka_unit_test(order_is_remembered),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
