// SPDX-License-Identifier: GPL-2.0-or-later
#include "dash/panel.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "command.h"
#include "dash/bar.h"
#include "table.h"
#include "units.h"

enum {
	MIN_BODY = 18,		/* rows below which there is no panel */
	MAX_STEP = 8,		/* columns of a bucket */
	NR_BUCKETS = 36,	/* of a system call */
	NAME = 18, RATE = 10,	/* columns of what happened, and how fast */
};

void histogram_draw(struct canvas *c, struct area a, const char *title,
		    const uint64_t *bucket, int first, int nr)
{
	int b, step = a.columns / nr;
	char text[UNITS_SIZE];
	uint64_t most = 1;

	if (step > MAX_STEP)
		step = MAX_STEP;
	if (step < 2)
		step = 2;
	canvas_fill(c, a.y, a.x, a.columns, LOOK_HEADING);
	canvas_text(c, a.y, a.x + 1, a.columns - 1, LOOK_HEADING, title);
	for (b = first; b < first + nr; b++)
		if (bucket[b] > most)
			most = bucket[b];
	for (b = 0; b < nr; b++) {
		int x = a.x + 1 + b * step;

		bar_upright(c, a.y + a.rows - 2, x, step - 1, a.rows - 2,
			    LOOK_FIRST + 2,
			    (double)bucket[first + b] / (double)most);
		if (b % (step < 4 ? 4 : 2) == 0)
			canvas_text(c, a.y + a.rows - 1, x,
				    (step < 4 ? 4 : 2) * step - 1, LOOK_DIM,
				    units_ns(text, 1ULL << (first + b)));
	}
}

/* The row's cell in column "distribution"; NULL: there is none. */
static const struct cell *find_distribution(const struct dash *d)
{
	const struct model_list *l = model_current(d->model);
	const struct place *place = &d->places[d->view];
	size_t i;

	if (!l->table || place->cursor >= table_rows(l->table))
		return NULL;
	for (i = 0; i < table_columns(l->table); i++)
		if (!strcmp(table_column(l->table, i)->key, "distribution"))
			return table_cell(l->table, place->cursor, i);
	return NULL;
}

static bool has_distribution(const struct command *list)
{
	return list && column_find(list->columns, list->nr_columns,
				   "distribution");
}

int panel_rows(const struct dash *d, int rows)
{
	if (rows < MIN_BODY)
		return 0;
	if (dash_view(d)->list == &boundary_command)
		return NR_PASTS + 1;
	return has_distribution(dash_view(d)->list) ? 8 : 0;
}

/* "10:53 11:20" */
static void parse_distribution(const char *text, uint64_t bucket[NR_BUCKETS])
{
	unsigned long b;
	char *end;

	memset(bucket, 0, NR_BUCKETS * sizeof(*bucket));
	while (*text) {
		b = strtoul(text, &end, 10);
		if (*end != ':' || b >= NR_BUCKETS)
			return;
		bucket[b] = strtoull(end + 1, &end, 10);
		text = *end == ' ' ? end + 1 : "";
	}
}

static void draw_distribution(const struct dash *d, struct canvas *c,
			      struct area a)
{
	const struct cell *cell = find_distribution(d);
	uint64_t bucket[NR_BUCKETS] = { 0 };
	const char *name = "";
	char title[128];
	const struct table *t = model_current(d->model)->table;

	if (cell && cell->type == CELL_TEXT)
		parse_distribution(cell->s, bucket);
	if (cell && table_cell(t, d->places[d->view].cursor, 0)->type == CELL_TEXT)
		name = table_cell(t, d->places[d->view].cursor, 0)->s;
	snprintf(title, sizeof(title), "%.40s: calls by their time in the "
		 "kernel", name);
	histogram_draw(c, a, title, bucket, 6, 28);
}

/* How fast each kind of crossing is, and was. */
static void draw_crossings(const struct dash *d, struct canvas *c,
			   struct area a)
{
	const struct crossings_past *p =
		&model_overview(d->model)->crossings;
	char text[UNITS_SIZE];
	int i, x = a.x + 1;

	canvas_fill(c, a.y, a.x, a.columns, LOOK_HEADING);
	canvas_text(c, a.y, x, NAME, LOOK_HEADING, "ALL CPUS");
	canvas_right(c, a.y, x + NAME, RATE, LOOK_HEADING, "PER SECOND");
	canvas_right(c, a.y, a.x, a.columns - 1, LOOK_HEADING, "PAST > NOW");
	for (i = 0; i < NR_PASTS && i + 1 < a.rows; i++) {
		int y = a.y + 1 + i;

		canvas_text(c, y, x, NAME, LOOK_PLAIN, past_names[i]);
		canvas_right(c, y, x + NAME, RATE, LOOK_PLAIN,
			     p->rate[i] < 0 ? "-" :
			     units_count(text, (uint64_t)(p->rate[i] + 0.5)));
		bar_spark(c, y, x + NAME + RATE + 2,
			  a.columns - NAME - RATE - 4, LOOK_FIRST + i % 6,
			  &p->past[i], 0);
	}
}

void panel_draw(const struct dash *d, struct canvas *c, struct area a)
{
	if (dash_view(d)->list == &boundary_command)
		draw_crossings(d, c, a);
	else
		draw_distribution(d, c, a);
}
