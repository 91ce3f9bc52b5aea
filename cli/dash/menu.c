// SPDX-License-Identifier: GPL-2.0-or-later
#include "dash/menu.h"

#include <stdio.h>
#include <string.h>

#include "command.h"
#include "dash/draw.h"
#include "dash/screen.h"
#include "table.h"

/* order */

static size_t nr_columns(const struct dash *d)
{
	const struct command *list = dash_view(d)->list;

	return list ? list->nr_columns : 0;
}

void menu_open_sort(struct dash *d)
{
	const char *sort = dash_sort(d);
	size_t i;

	if (!nr_columns(d)) {
		snprintf(d->message, sizeof(d->message),
			 "the overview has no columns to sort by");
		return;
	}
	d->mode = MODE_SORT;
	d->menu = 0;
	for (i = 0; i < nr_columns(d); i++)
		if (!strcmp(dash_view(d)->list->columns[i].key,
			    sort + (*sort == '-')))
			d->menu = i;
}

void menu_sort_by(struct dash *d, const char *key)
{
	struct place *place = dash_place(d);
	struct settings_list *list = settings_list(&d->settings,
						   dash_view(d)->name);
	struct model_list *current;

	snprintf(place->sort, sizeof(place->sort), "%s", key);
	if (list)
		strcpy(list->sort, place->sort);
	d->changed = true;
	/* what is there at once; the thread sees to the rest */
	model_lock(d->model);
	current = model_current(d->model);
	if (current->table && current->list == dash_view(d)->list)
		table_sort(current->table, key);
	model_unlock(d->model);
}

void menu_turn(struct dash *d)
{
	const char *sort = dash_sort(d);
	char turned[SETTINGS_MAX_NAME];

	if (!*sort)
		return;
	snprintf(turned, sizeof(turned), "%s%.30s", *sort == '-' ? "" : "-",
		 sort + (*sort == '-'));
	menu_sort_by(d, turned);
}

static void choose_column(struct dash *d)
{
	const char *key = dash_view(d)->list->columns[d->menu].key;

	if (!strcmp(dash_sort(d), key))
		menu_turn(d);
	else
		menu_sort_by(d, key);
	d->mode = MODE_VIEW;
}

/* First of the entries that are shown, so that the chosen one is. */
static size_t first_shown(size_t chosen, int rows)
{
	return chosen >= (size_t)rows ? chosen - (size_t)rows + 1 : 0;
}

void draw_sort_menu(struct dash *d, struct canvas *c, struct area body)
{
	const struct command *list = dash_view(d)->list;
	int rows = body.rows - 1, y;
	size_t i;

	canvas_fill(c, body.y, 0, body.columns, LOOK_HEADING);
	canvas_text(c, body.y, 1, body.columns, LOOK_HEADING,
		    "sort by (Enter; again: the other way round; Esc leaves it)");
	i = first_shown(d->menu, rows > 0 ? rows : 1);
	for (y = 1; y <= rows && i < list->nr_columns; y++, i++) {
		enum look_kind look = i == d->menu ? LOOK_CURSOR : LOOK_PLAIN;

		canvas_fill(c, body.y + y, 0, body.columns, look);
		canvas_text(c, body.y + y, 1, 14, look, list->columns[i].key);
		canvas_text(c, body.y + y, 16, body.columns - 16, look,
			    list->columns[i].help);
	}
}

/* settings */

static const double intervals[] = {
	0.1, 0.2, 0.5, 1, 2, 3, 5, 10, 30, 60, 300,
};

enum { NR_INTERVALS = sizeof(intervals) / sizeof(*intervals) };

void menu_interval(struct dash *d, int up)
{
	double now = d->settings.interval_s;
	int i;

	for (i = 0; i < NR_INTERVALS - 1 && intervals[i] < now; i++)
		;
	/* it may stand between two of them */
	if (up && intervals[i] <= now && i < NR_INTERVALS - 1)
		i++;
	if (!up && i > 0)
		i--;
	d->settings.interval_s = intervals[i];
	d->changed = true;
}

static void turn_colors(struct dash *d, int up)
{
	static const char *const words[] = { "none", "16", "256", "auto" };
	int i;

	for (i = 0; i < 3 && strcmp(words[i], d->settings.colors) != 0; i++)
		;
	i = (i + (up ? 1 : 3)) % 4;
	snprintf(d->settings.colors, sizeof(d->settings.colors), "%s",
		 words[i]);
}

enum { SETUP_INTERVAL, SETUP_COLORS, SETUP_ASCII, SETUP_ALL, NR_SETUP };

void menu_open_setup(struct dash *d)
{
	d->mode = MODE_SETUP;
	d->menu = 0;
}

static void change_setting(struct dash *d, int up)
{
	switch (d->menu) {
	case SETUP_INTERVAL:
		menu_interval(d, up);
		break;
	case SETUP_COLORS:
		turn_colors(d, up);
		break;
	case SETUP_ASCII:
		d->settings.ascii = !d->settings.ascii;
		d->redraw = true;
		break;
	case SETUP_ALL:
		d->settings.all = !d->settings.all;
		break;
	}
	d->changed = true;
}

void draw_setup(struct dash *d, struct canvas *c, struct area body)
{
	char interval[32];
	const struct {
		const char *name, *value, *help;
	} entries[NR_SETUP] = {
		{ "interval", interval, "seconds between two looks" },
		{ "colors", d->settings.colors, "auto: as many as the terminal has" },
		{ "ascii", d->settings.ascii ? "yes" : "no",
		  "bars and marks of plain characters" },
		{ "all", d->settings.all ? "yes" : "no",
		  "also rows where nothing has happened" },
	};
	int i;

	snprintf(interval, sizeof(interval), "%g", d->settings.interval_s);
	canvas_fill(c, body.y, 0, body.columns, LOOK_HEADING);
	canvas_text(c, body.y, 1, body.columns, LOOK_HEADING,
		    "settings: Left and Right change them, Esc goes back");
	for (i = 0; i < NR_SETUP && i < body.rows - 1; i++) {
		int y = body.y + 1 + i;
		enum look_kind look = (size_t)i == d->menu ? LOOK_CURSOR
							   : LOOK_PLAIN;

		canvas_fill(c, y, 0, body.columns, look);
		canvas_text(c, y, 1, 14, look, entries[i].name);
		canvas_text(c, y, 16, 8, look, entries[i].value);
		canvas_text(c, y, 25, body.columns - 25, look, entries[i].help);
	}
}

/* keys */

static size_t nr_entries(const struct dash *d)
{
	return d->mode == MODE_SORT ? nr_columns(d) : NR_SETUP;
}

void menu_key(struct dash *d, const struct event_key *key)
{
	switch (key->key) {
	case KEY_IS_UP:
	case KEY_IS_WHEEL_UP:
		if (d->menu)
			d->menu--;
		break;
	case KEY_IS_DOWN:
	case KEY_IS_WHEEL_DOWN:
		if (d->menu + 1 < nr_entries(d))
			d->menu++;
		break;
	case KEY_IS_HOME:
		d->menu = 0;
		break;
	case KEY_IS_END:
		d->menu = nr_entries(d) - 1;
		break;
	case KEY_IS_LEFT:
	case KEY_IS_RIGHT:
		if (d->mode == MODE_SETUP)
			change_setting(d, key->key == KEY_IS_RIGHT);
		break;
	case KEY_IS_ENTER:
		if (d->mode == MODE_SORT)
			choose_column(d);
		else
			change_setting(d, 1);
		break;
	case KEY_IS_ESCAPE:
	case KEY_IS_F10:
	case 'q':
		d->mode = MODE_VIEW;
		break;
	}
}
