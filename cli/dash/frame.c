// SPDX-License-Identifier: GPL-2.0-or-later
/* What stands around every view. */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "command.h"
#include "dash/draw.h"
#include "dash/keys.h"
#include "rates.h"
#include "table.h"
#include "units.h"

enum {
	BRIEF_COLUMNS = 130,	/* below, tabs have their brief names */
	TOP_ROWS = 2,		/* title and tabs */
	BOTTOM_ROWS = 2,	/* legend and keys */
	KEY_TEXT = 6,		/* columns of what a key does */
	MIN_ROWS = 6,		/* below, the top goes; then the bottom */
};

/* keys at the bottom, those of htop where there are such */
static const struct {
	const char *name;
	const char *text;
	int key;
} bottom[] = {
	{ "F1", "Help", KEY_IS_F1 }, { "F2", "Setup", KEY_IS_F1 + 1 },
	{ "F3", "Search", KEY_IS_F1 + 2 }, { "F4", "Filter", KEY_IS_F1 + 3 },
	{ "F5", "Pause", KEY_IS_F1 + 4 }, { "F6", "Sort", KEY_IS_F1 + 5 },
	{ "F7", "Slow", KEY_IS_F1 + 6 }, { "F8", "Fast", KEY_IS_F1 + 7 },
	{ "F9", "Next", KEY_IS_F1 + 8 }, { "F10", "Quit", KEY_IS_F10 },
};

enum { NR_BOTTOM = sizeof(bottom) / sizeof(*bottom) };

/* The state of both sides in few words. */
static void describe_health(const struct status *s, char *text, size_t size,
			    enum look_kind *look)
{
	const char *module = "no module", *daemon = "no daemon";

	*look = status_is_fine(s) ? LOOK_BAR : LOOK_BAD;
	if (s->answers)
		module = s->state.net_state == LIMEN_NET_BOUND ? "module bound"
							       : "module idle";
	else if (s->loaded)
		module = "module silent";
	if (s->daemon)
		daemon = "daemon up";
	snprintf(text, size, "%s, %s", module, daemon);
}

static void draw_title(struct dash *d, struct canvas *c)
{
	const struct overview *o = model_overview(d->model);
	int columns = canvas_columns(c), x;
	time_t now = time(NULL);
	char text[128], clock[16];
	enum look_kind look;
	struct tm tm;

	canvas_fill(c, 0, 0, columns, LOOK_BAR);
	x = canvas_printf(c, 0, 1, columns - 1, LOOK_BAR, "limen  %s  ",
			  d->host) + 1;
	if (o->looks) {
		describe_health(&o->status, text, sizeof(text), &look);
		canvas_text(c, 0, x, columns - x, look, text);
	}
	strftime(clock, sizeof(clock), "%H:%M:%S",
		 localtime_r(&now, &tm) ? &tm : &(struct tm){ 0 });
	snprintf(text, sizeof(text), " %s  every %gs  %s ",
		 d->paused ? "PAUSED" : "", d->settings.interval_s, clock);
	if (columns >= 60)
		canvas_right(c, 0, 0, columns, d->paused ? LOOK_WARN : LOOK_BAR,
			     text);
}

/* tabs */

static int tab_width(const struct canvas *c, int i)
{
	const char *text = canvas_columns(c) < BRIEF_COLUMNS ? views[i].brief
							     : views[i].tab;

	/* its key, and gaps where there is room */
	return (int)strlen(text) + (canvas_columns(c) < BRIEF_COLUMNS ? 2 : 3);
}

int frame_tab_at(const struct canvas *c, int x)
{
	int i, end = 0;

	for (i = 0; views[i].name; i++) {
		end += tab_width(c, i);
		if (x < end)
			return i;
	}
	return -1;
}

static void draw_tabs(const struct dash *d, struct canvas *c)
{
	bool brief = canvas_columns(c) < BRIEF_COLUMNS;
	int i, x = 0;

	canvas_fill(c, 1, 0, canvas_columns(c), LOOK_BAR);
	for (i = 0; views[i].name; i++) {
		canvas_printf(c, 1, x, tab_width(c, i),
			      i == d->view ? LOOK_TAB : LOOK_BAR, " %c%s ",
			      views[i].key,
			      brief ? views[i].brief : views[i].tab);
		x += tab_width(c, i);
	}
}

/* legend and prompt */

/* How much of the list is there, and how old it is. */
static void describe_list(const struct dash *d, char *text, size_t size)
{
	const struct model_list *l = model_current(d->model);
	const struct place *place = &d->places[d->view];
	double age = (double)(rates_now() - l->at_ns) / 1e9;
	size_t rows, used = 0;

	text[0] = '\0';
	if (!dash_view(d)->list || l->list != dash_view(d)->list || !l->table)
		return;
	rows = table_rows(l->table);
	if (rows < l->seen)
		used += (size_t)snprintf(text, size, " %zu of", rows);
	used += (size_t)snprintf(text + used, size - used, " %llu row%s",
				 (unsigned long long)l->seen,
				 l->seen == 1 ? "" : "s");
	if (*place->sort)
		used += (size_t)snprintf(text + used, size - used, " by %s",
					 place->sort);
	if (*place->filter)
		used += (size_t)snprintf(text + used, size - used,
					 ", filter: %.40s", place->filter);
	if (place->follow)
		used += (size_t)snprintf(text + used, size - used, ", following");
	if (l->every_s > d->settings.interval_s * 1.5 && used < size)
		snprintf(text + used, size - used, ", %.0fs old, every %.0fs",
			 age, l->every_s);
}

static void draw_legend(const struct dash *d, struct canvas *c, int y)
{
	const struct model_list *list = model_current(d->model);
	int columns = canvas_columns(c);
	char text[192];

	if (d->mode == MODE_SEARCH || d->mode == MODE_FILTER) {
		canvas_printf(c, y, 0, columns, LOOK_STRONG, "%s: %s_   %s",
			      d->mode == MODE_SEARCH ? "Search"
			      : "Filter (WORD, KEY=GLOB, KEY~TEXT, KEY>N)",
			      d->typed, d->message);
		return;
	}
	if (*d->message) {
		canvas_text(c, y, 0, columns, LOOK_WARN, d->message);
		return;
	}
	describe_list(d, text, sizeof(text));
	if (*list->message && list->table && list->list == dash_view(d)->list)
		canvas_printf(c, y, 0, columns - (int)strlen(text) - 1,
			      LOOK_WARN, " %s", list->message);
	else
		canvas_printf(c, y, 0, columns - (int)strlen(text) - 1,
			      LOOK_DIM, " %s", dash_view(d)->legend);
	canvas_right(c, y, 0, columns, LOOK_STRONG, text);
}

/* keys */

int frame_key_at(const struct canvas *c, int x)
{
	int i, end = 0;

	for (i = 0; i < NR_BOTTOM; i++) {
		end += (int)strlen(bottom[i].name) + KEY_TEXT;
		if (x < end)
			return bottom[i].key;
	}
	return -1;
}

static void draw_keys(struct canvas *c, int y)
{
	int i, x = 0, columns = canvas_columns(c);

	for (i = 0; i < NR_BOTTOM; i++) {
		x += canvas_text(c, y, x, columns - x, LOOK_KEY,
				 bottom[i].name);
		canvas_fill(c, y, x, KEY_TEXT, LOOK_KEY_TEXT);
		canvas_text(c, y, x, KEY_TEXT, LOOK_KEY_TEXT, bottom[i].text);
		x += KEY_TEXT;
	}
	canvas_fill(c, y, x, columns - x, LOOK_KEY_TEXT);
}

struct area frame_body(const struct canvas *c)
{
	struct area body = {
		.rows = canvas_rows(c), .columns = canvas_columns(c),
	};

	if (canvas_rows(c) >= BOTTOM_ROWS + 1)
		body.rows -= BOTTOM_ROWS;
	if (canvas_rows(c) >= MIN_ROWS) {
		body.y = TOP_ROWS;
		body.rows -= TOP_ROWS;
	}
	return body;
}

void draw_frame(struct dash *d, struct canvas *c)
{
	int rows = canvas_rows(c), y;

	if (rows >= BOTTOM_ROWS + 1) {
		for (y = rows - BOTTOM_ROWS; y < rows; y++)
			canvas_fill(c, y, 0, canvas_columns(c), LOOK_PLAIN);
		draw_legend(d, c, rows - 2);
		draw_keys(c, rows - 1);
	}
	if (rows >= MIN_ROWS) {
		draw_title(d, c);
		draw_tabs(d, c);
	}
}
