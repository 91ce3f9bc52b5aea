// SPDX-License-Identifier: GPL-2.0-or-later
/* Tables, as writer.h declares them: JSON arrays, or columns of text. */
#include "writer.h"

#include "scrub.h"
#include "table.h"

enum {
	MAX_CELL = TABLE_MAX_TEXT,
	MIN_CUT = 8,		/* columns a cut text keeps at least */
	COLUMN_GAP = 2,
};

static void put_cell(struct writer *w, const char *key, const struct cell *cell)
{
	switch (cell->type) {
	case CELL_UINT:
		writer_json_uint(w, key, cell->u);
		break;
	case CELL_REAL:
		writer_json_real(w, key, cell->r);
		break;
	case CELL_BOOL:
		writer_json_bool(w, key, cell->u);
		break;
	case CELL_TEXT:
		writer_json_str(w, key, cell->s);
		break;
	case CELL_NONE:
		writer_json_null(w, key);
		break;
	}
}

static void put_rows(struct writer *w, const char *key, const struct table *t)
{
	size_t row, i;

	if (!key)
		return;
	writer_open_array(w, key);
	for (row = 0; row < table_rows(t); row++) {
		writer_open(w, "");
		for (i = 0; i < table_columns(t); i++)
			if (!(table_column(t, i)->flags & COLUMN_F_SHOWN))
				put_cell(w, table_column(t, i)->key,
					 table_cell(t, row, i));
		writer_close(w);
	}
	writer_close(w);
}

struct layout {
	unsigned int width[TABLE_MAX_COLUMNS];	/* 0: not shown */
	size_t last;				/* column that is shown */
};

static const char *heading(const struct column *column)
{
	return column->heading ? column->heading : column->key;
}

static void show_cell(const struct writer *w, const struct table *t, size_t row,
		      size_t column, char *buf, size_t size)
{
	cell_show(table_column(t, column), table_cell(t, row, column),
		  writer_options(w)->ascii ? SCRUB_ASCII : 0, buf, size);
}

/* The width of column @i, 0 if it is not to be shown. */
static unsigned int measure_column(const struct writer *w,
				   const struct table *t, size_t i)
{
	const struct column *column = table_column(t, i);
	unsigned int width = scrub_columns(heading(column));
	char buf[MAX_CELL];
	size_t row;

	if (!table_is_shown(t, i))
		return 0;
	for (row = 0; row < table_rows(t); row++) {
		unsigned int n;

		show_cell(w, t, row, i, buf, sizeof(buf));
		n = scrub_columns(buf);
		if (n > width)
			width = n;
	}
	return width;
}

static unsigned int total_width(const struct layout *l, size_t nr)
{
	unsigned int total = 0;
	size_t i;

	for (i = 0; i < nr; i++)
		if (l->width[i])
			total += l->width[i] + (total ? COLUMN_GAP : 0);
	return total;
}

/* The widest column that may be cut further, or -1. */
static int widest_cut(const struct table *t, const struct layout *l)
{
	int found = -1;
	size_t i;

	for (i = 0; i < table_columns(t); i++) {
		if (!(table_column(t, i)->flags & COLUMN_F_CUT) ||
		    l->width[i] <= MIN_CUT)
			continue;
		if (found < 0 || l->width[i] > l->width[found])
			found = (int)i;
	}
	return found;
}

static void make_layout(const struct writer *w, const struct table *t,
			struct layout *l)
{
	unsigned int columns = writer_options(w)->columns;
	int cut;
	size_t i;

	l->last = 0;
	for (i = 0; i < table_columns(t); i++) {
		l->width[i] = measure_column(w, t, i);
		if (l->width[i])
			l->last = i;
	}
	while (columns && total_width(l, table_columns(t)) > columns) {
		cut = widest_cut(t, l);
		if (cut < 0)
			break;
		l->width[cut]--;
	}
}

/* @s in @width columns; the last one of a cut text says so. */
static void write_padded(struct writer *w, const char *s, unsigned int width,
			 bool right, bool last)
{
	unsigned int used = scrub_columns(s);
	int pad = used < width ? (int)(width - used) : 0;
	size_t len;

	if (used > width) {
		len = scrub_fit(s, width - 1, &used);
		writer_text(w, "%.*s%s%*s", (int)len, s,
			    writer_options(w)->ascii ? "~" : "\xe2\x80\xa6",
			    (int)(width - 1 - used), "");
		return;
	}
	if (right)
		writer_text(w, "%*s%s", pad, "", s);
	else
		writer_text(w, "%s%*s", s, last ? 0 : pad, "");
}

static bool is_right(const struct column *column)
{
	return column->kind != COLUMN_TEXT && column->kind != COLUMN_BOOL;
}

static void write_heading(struct writer *w, const struct table *t,
			  const struct layout *l)
{
	bool first = true;
	size_t i;

	writer_style(w, STYLE_HEADING);
	for (i = 0; i < table_columns(t); i++) {
		const struct column *column = table_column(t, i);

		if (!l->width[i])
			continue;
		if (!first)
			writer_text(w, "%*s", COLUMN_GAP, "");
		write_padded(w, heading(column), l->width[i], is_right(column),
			     i == l->last);
		first = false;
	}
	writer_style(w, STYLE_PLAIN);
	writer_text(w, "\n");
}

static void write_row(struct writer *w, const struct table *t,
		      const struct layout *l, size_t row)
{
	char buf[MAX_CELL];
	bool first = true;
	size_t i;

	for (i = 0; i < table_columns(t); i++) {
		if (!l->width[i])
			continue;
		if (!first)
			writer_text(w, "%*s", COLUMN_GAP, "");
		show_cell(w, t, row, i, buf, sizeof(buf));
		writer_style(w, table_cell(t, row, i)->style);
		write_padded(w, buf, l->width[i], is_right(table_column(t, i)),
			     i == l->last);
		writer_style(w, STYLE_PLAIN);
		first = false;
	}
	writer_text(w, "\n");
}

void writer_table(struct writer *w, const char *key, const struct table *t)
{
	struct layout layout;
	size_t row;

	if (table_error(t))
		writer_fail(w, table_error(t));
	if (writer_is_json(w)) {
		put_rows(w, key, t);
		return;
	}
	make_layout(w, t, &layout);
	write_heading(w, t, &layout);
	for (row = 0; row < table_rows(t); row++)
		write_row(w, t, &layout, row);
}
