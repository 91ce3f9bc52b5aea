// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/model/overview.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "cli/command.h"
#include "cli/list.h"
#include "cli/model/model.h"
#include "cli/model/series.h"
#include "cli/options.h"
#include "settings.h"
#include "table.h"

enum { SECOND = 1000000000 };

static void series_keeps_the_newest(void **state)
{
	struct series s = { 0 };
	int i;

	assert_true(series_at(&s, 0) < 0);
	assert_true(series_max(&s, 10) == 0);
	for (i = 0; i < SERIES_MAX + 5; i++)
		series_add(&s, i);
	assert_true(series_at(&s, 0) == SERIES_MAX + 4);
	assert_true(series_at(&s, SERIES_MAX - 1) == 5);
	assert_true(series_at(&s, SERIES_MAX) < 0);
	assert_true(series_max(&s, 1) == SERIES_MAX + 4);
}

static void series_leaves_the_unknown_out(void **state)
{
	struct series s = { 0 };

	series_add(&s, 10);
	series_add(&s, -1);
	series_add(&s, 20);
	assert_true(series_mean(&s, 3) == 15);
	assert_true(series_max(&s, 3) == 20);
	assert_true(series_at(&s, 1) < 0);
}

/* overview: looks as module and daemon would give them */

/* A row of limen protocols: name, class, flows, bytes and bytes a second. */
static void add_protocol(struct table *t, const char *name, const char *class,
			 uint64_t bytes, int64_t bytes_s)
{
	size_t i;

	table_begin(t);
	for (i = 0; i < protocols_command.nr_columns; i++) {
		const char *key = protocols_command.columns[i].key;

		if (!strcmp(key, "name"))
			table_text(t, name);
		else if (!strcmp(key, "class"))
			table_text(t, class);
		else if (!strcmp(key, "bytes") || !strcmp(key, "packets"))
			table_uint(t, bytes);
		else if (!strcmp(key, "bytes_s") && bytes_s >= 0)
			table_uint(t, (uint64_t)bytes_s);
		else
			table_none(t);
	}
	table_end(t);
}

static struct table *protocols(void)
{
	return table_new(protocols_command.columns,
			 protocols_command.nr_columns);
}

static struct look kernel_look(uint64_t seen, uint64_t lost)
{
	struct look look = { .status.answers = true };

	look.status.counters.value[LIMEN_COUNTER_PACKET_SEEN] = seen;
	look.status.counters.value[LIMEN_COUNTER_RING_LOST] = lost;
	look.protocols = protocols();
	return look;
}

static void rates_need_two_looks(void **state)
{
	struct overview *o = overview_new();
	struct look look = kernel_look(1000, 0);

	overview_add(o, &look, 5ULL * SECOND);
	assert_true(o->seen_s < 0);
	look = kernel_look(3000, 4);
	overview_add(o, &look, 7ULL * SECOND);
	assert_true(o->seen_s == 1000);
	assert_true(o->lost_s == 2);
	assert_true(series_at(&o->seen, 0) == 1000);
	assert_true(series_at(&o->seen, 1) < 0);
	overview_free(o);
}

static void counters_that_begin_anew_have_no_rate(void **state)
{
	struct overview *o = overview_new();
	struct look look = kernel_look(5000, 9);

	overview_add(o, &look, 1ULL * SECOND);
	look = kernel_look(10, 0);
	overview_add(o, &look, 2ULL * SECOND);
	assert_true(o->seen_s < 0);
	assert_true(o->lost_s < 0);
	overview_free(o);
}

/* The module goes and comes: what the daemon counted is not its growth. */
static void a_module_that_returns_has_no_rate_at_first(void **state)
{
	struct overview *o = overview_new();
	struct look look = kernel_look(5000, 0), none = { 0 };

	overview_add(o, &look, 1ULL * SECOND);
	overview_add(o, &none, 2ULL * SECOND);
	assert_true(o->seen_s < 0);
	look = kernel_look(9000, 0);
	overview_add(o, &look, 3ULL * SECOND);
	assert_true(o->seen_s < 0);
	look = kernel_look(9500, 0);
	overview_add(o, &look, 4ULL * SECOND);
	assert_true(o->seen_s == 500);
	overview_free(o);
}

static void shares_are_ordered_and_summed(void **state)
{
	struct overview *o = overview_new();
	struct look look = kernel_look(0, 0);

	look.status.answers = false;	/* nobody counts classes */
	add_protocol(look.protocols, "ssh", "shell", 10, 100);
	add_protocol(look.protocols, "http", "web", 20, 300);
	add_protocol(look.protocols, "tls", "web", 30, 500);
	add_protocol(look.protocols, "dns", NULL, 40, 50);
	add_protocol(look.protocols, "idle", "web", 0, 0);
	overview_add(o, &look, SECOND);

	assert_int_equal(o->protocols.nr, 4);
	assert_string_equal(o->protocols.share[0]->name, "tls");
	assert_true(o->protocols.total == 950);
	assert_string_equal(o->classes.share[0]->name, "web");
	assert_true(o->classes.share[0]->bytes_s == 800);
	assert_int_equal(o->classes.share[0]->bytes, 50);
	assert_string_equal(o->classes.share[2]->name, "(none)");
	overview_free(o);
}

/* The daemon is gone: the module has but numbers. */
static void classes_keep_the_names_that_the_daemon_gave_them(void **state)
{
	struct overview *o = overview_new();
	const char *names[] = { "web", NULL };
	size_t i;

	for (i = 0; i < 2; i++) {
		struct look look = kernel_look(0, 0);

		look.classes = table_new(classes_command.columns,
					 classes_command.nr_columns);
		table_begin(look.classes);
		table_uint(look.classes, 7);
		table_text(look.classes, names[i]);
		table_end(look.classes);
		overview_add(o, &look, (i + 1) * SECOND);
	}
	assert_int_equal(o->classes.nr, 1);
	assert_string_equal(o->classes.share[0]->name, "web");
	assert_true(o->classes.share[0]->present);
	overview_free(o);
}

static void a_share_that_is_gone_keeps_its_past(void **state)
{
	struct overview *o = overview_new();
	struct look look = kernel_look(0, 0);

	add_protocol(look.protocols, "ssh", NULL, 10, 100);
	overview_add(o, &look, SECOND);
	look = kernel_look(0, 0);
	overview_add(o, &look, 2ULL * SECOND);
	assert_false(o->protocols.share[0]->present);
	assert_true(series_at(&o->protocols.share[0]->past, 0) < 0);
	assert_true(series_at(&o->protocols.share[0]->past, 1) == 100);
	overview_free(o);
}

static void latency_is_that_of_the_last_look(void **state)
{
	struct overview *o = overview_new();
	struct look look = kernel_look(0, 0);

	look.status.counters.latency[10] = 100;
	overview_add(o, &look, SECOND);
	assert_false(o->latency_is_new);
	assert_int_equal(o->latency[10], 100);

	look = kernel_look(0, 0);
	look.status.counters.latency[10] = 100;
	look.status.counters.latency[20] = 3;
	overview_add(o, &look, 2ULL * SECOND);
	assert_true(o->latency_is_new);
	assert_int_equal(o->latency[10], 0);
	assert_int_equal(o->latency[20], 3);
	assert_true(series_at(&o->p50, 0) == 1 << 21);
	overview_free(o);
}

/* settings */

static char folder[] = "/tmp/limen-settings.XXXXXX";

static int make_folder(void **state)
{
	return !mkdtemp(folder);
}

static void settings_come_back(void **state)
{
	struct settings s, back;
	char path[128], err[256];

	setenv("XDG_CONFIG_HOME", folder, 1);
	assert_int_equal(settings_path(path, sizeof(path)), 0);
	settings_init(&s);
	assert_int_equal(settings_load(path, &s, err, sizeof(err)), 0);
	s.interval_s = 2.5;
	s.ascii = true;
	strcpy(s.view, "flows");
	strcpy(settings_list(&s, "flows")->sort, "-packets");
	strcpy(settings_list(&s, "classes")->sort, "x");
	assert_int_equal(settings_save(path, &s), 0);
	settings_init(&back);
	assert_int_equal(settings_load(path, &back, err, sizeof(err)), 0);
	assert_true(back.interval_s == 2.5);
	assert_true(back.ascii);
	assert_string_equal(back.view, "flows");
	assert_string_equal(settings_list(&back, "flows")->sort, "-packets");
	unlink(path);
}

static void refuse(const char *text, const char *why)
{
	struct settings s;
	char path[128], err[256] = "";
	FILE *file;

	snprintf(path, sizeof(path), "%s/wrong", folder);
	file = fopen(path, "w");
	fputs(text, file);
	fclose(file);
	settings_init(&s);
	if (!settings_load(path, &s, err, sizeof(err)))
		fail_msg("taken: %s", text);
	assert_non_null(strstr(err, why));
	assert_true(s.interval_s == 1);
	unlink(path);
}

static void wrong_settings_are_refused(void **state)
{
	refuse("interval = 0.0\n", "interval is not from");
	refuse("interval = nan\n", "interval is not from");
	refuse("colors = \"pink\"\n", "colors is not");
	refuse("colours = \"16\"\n", "no such option");
	refuse("list flows { order = x }\n", "no such option");
}

static void settings_need_a_home(void **state)
{
	char path[64];

	setenv("XDG_CONFIG_HOME", "relative", 1);
	setenv("HOME", "/home/me", 1);
	assert_int_equal(settings_path(path, sizeof(path)), 0);
	assert_string_equal(path, "/home/me/.config/limen/top.conf");
	assert_true(settings_path(path, 10) < 0);
	unsetenv("HOME");
	assert_true(settings_path(path, sizeof(path)) < 0);
}

static int remove_folder(void **state)
{
	char path[128];

	snprintf(path, sizeof(path), "%s/limen", folder);
	rmdir(path);
	return rmdir(folder);
}

/* a list of more rows than anybody scrolls through */

static const struct column number_column[] = {
	{ .key = "number", .kind = COLUMN_COUNT },
};

static int fill_numbers(struct listing *l)
{
	uint64_t i;

	for (i = 0; i <= MODEL_MAX_ROWS; i++) {
		table_begin(l->table);
		table_uint(l->table, i);
		table_end(l->table);
	}
	return EXIT_FINE;
}

static const struct command numbers = {
	.name = "numbers",
	.columns = number_column,
	.nr_columns = 1,
	.fill = fill_numbers,
};

static void check_waits(const char *filter, uint64_t seen)
{
	struct options options = { .socket = "/nobody/there" };
	struct model_want want = { .list = &numbers, .interval_s = 1 };
	struct model *m;
	char err[128];

	snprintf(want.filter, sizeof(want.filter), "%s", filter);
	assert_int_equal(model_new(&options, &m), 0);
	assert_int_equal(model_want(m, &want, err, sizeof(err)), 0);
	model_look(m);
	assert_int_equal(model_current(m)->seen, seen);
	assert_true(model_current(m)->every_s > 0);
	model_free(m);
}

/* Also where the filter lets hardly any of its rows through. */
static void a_long_list_waits(void **state)
{
	check_waits("", MODEL_MAX_ROWS + 1);
	check_waits("number=0", 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(series_keeps_the_newest),
		cmocka_unit_test(series_leaves_the_unknown_out),
		cmocka_unit_test(rates_need_two_looks),
		cmocka_unit_test(counters_that_begin_anew_have_no_rate),
		cmocka_unit_test(a_module_that_returns_has_no_rate_at_first),
		cmocka_unit_test(shares_are_ordered_and_summed),
		cmocka_unit_test(classes_keep_the_names_that_the_daemon_gave_them),
		cmocka_unit_test(a_share_that_is_gone_keeps_its_past),
		cmocka_unit_test(latency_is_that_of_the_last_look),
		cmocka_unit_test(settings_come_back),
		cmocka_unit_test(wrong_settings_are_refused),
		cmocka_unit_test(settings_need_a_home),
		cmocka_unit_test(a_long_list_waits),
	};

	return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
