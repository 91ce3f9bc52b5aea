// SPDX-License-Identifier: GPL-2.0-or-later
#include "dash/rows.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "command.h"
#include "dash/dash.h"
#include "dash/draw.h"
#include "dash/panel.h"
#include "scrub.h"
#include "table.h"

enum { MIN_CUT = 4 };	/* columns of a text that is cut */

void rows_text(const struct table *t, size_t row, size_t column, bool ascii,
	       char *buf, size_t size)
{
	cell_show(table_column(t, column), table_cell(t, row, column),
		  ascii ? SCRUB_ASCII : 0, buf, size);
}

void rows_name(const struct table *t, size_t row, char *buf, size_t size)
{
	char text[ROWS_MAX_WIDTH * 4];
	size_t used = 0, i;

	buf[0] = '\0';
	for (i = 0; i < table_columns(t) && used < size; i++) {
		if (!(table_column(t, i)->flags & COLUMN_F_NAME))
			continue;
		rows_text(t, row, i, true, text, sizeof(text));
		used += (size_t)snprintf(buf + used, size - used, "%s ", text);
	}
}

bool rows_contain(const struct table *t, size_t row, const char *text)
{
	char shown[512];
	size_t i;

	for (i = 0; i < table_columns(t); i++) {
		rows_text(t, row, i, false, shown, sizeof(shown));
		if (strcasestr(shown, text))
			return true;
	}
	return false;
}

size_t rows_find_name(const struct table *t, const char *name)
{
	char text[MODEL_MAX_TEXT];
	size_t row;

	for (row = 0; row < table_rows(t); row++) {
		rows_name(t, row, text, sizeof(text));
		if (!strcmp(text, name))
			break;
	}
	return row;
}

void rows_settle(const struct table *t, struct place *place, size_t rows)
{
	size_t nr = table_rows(t), found;

	if (place->follow) {
		found = rows_find_name(t, place->followed);
		if (found < nr)
			place->cursor = found;
	}
	if (place->cursor >= nr)
		place->cursor = nr ? nr - 1 : 0;
	if (place->cursor < place->top)
		place->top = place->cursor;
	if (rows && place->cursor >= place->top + rows)
		place->top = place->cursor - rows + 1;
	if (place->top + rows > nr)
		place->top = nr > rows ? nr - rows : 0;
}

/* layout */

static bool is_left(const struct table *t, size_t column)
{
	enum column_kind kind = table_column(t, column)->kind;

	return kind == COLUMN_TEXT || kind == COLUMN_BOOL ||
	       kind == COLUMN_TIME;
}

static const char *heading_of(const struct column *column)
{
	return column->heading ? column->heading : column->key;
}

/* The widest of the rows that are shown, with room for the sort mark. */
static int width_of(const struct table *t, size_t column, size_t top,
		    size_t rows)
{
	int width = (int)strlen(heading_of(table_column(t, column))) + 1, w;
	char text[512];
	size_t row;

	for (row = top; row < top + rows && row < table_rows(t); row++) {
		rows_text(t, row, column, false, text, sizeof(text));
		w = (int)scrub_columns(text);
		if (w > width)
			width = w;
	}
	return width;
}

static bool may_be_cut(const struct table *t, size_t column)
{
	return table_column(t, column)->flags & COLUMN_F_CUT;
}

/*
 * May a column begin that has only @width columns? Of a number the first
 * digits would be another number.
 */
static bool fits_cut(const struct table *t, size_t column, int width)
{
	return is_left(t, column) && width >= MIN_CUT;
}

void rows_lay_out(const struct table *t, size_t top, size_t rows, size_t left,
		  int columns, struct rows_layout *out)
{
	size_t i, skip = left;
	int x = 0, width;

	out->nr = 0;
	out->more = false;
	for (i = 0; i < table_columns(t); i++) {
		if (!table_is_shown(t, i))
			continue;
		/* the first stays, it says what the row is about */
		if (out->nr && skip) {
			skip--;
			continue;
		}
		width = width_of(t, i, top, rows);
		if (width > ROWS_MAX_WIDTH && !may_be_cut(t, i))
			width = ROWS_MAX_WIDTH;
		if (out->nr && width > columns - x &&
		    !fits_cut(t, i, columns - x)) {
			out->more = true;
			break;
		}
		if (width > columns - x)
			width = columns - x;
		out->column[out->nr++] = (struct rows_column){ i, x, width };
		x += width + ROWS_GAP;
	}
}

static int layout_end(const struct rows_layout *l)
{
	const struct rows_column *last = &l->column[l->nr - 1];

	return l->nr ? last->x + last->width : 0;
}

/* drawing */

static void draw_heading(struct canvas *c, int y, const struct table *t,
			 const struct rows_column *column, const char *sort)
{
	const struct column *what = table_column(t, column->number);
	bool turned = *sort == '-', sorted = !strcmp(sort + turned, what->key);
	bool down = column_is_amount(what) != turned;
	enum look_kind look = sorted ? LOOK_SORTED : LOOK_HEADING;
	const char *mark = "";
	char text[64];

	if (sorted && canvas_is_ascii(c))
		mark = down ? "v" : "^";
	else if (sorted)
		mark = down ? "\u25bc" : "\u25b2";
	snprintf(text, sizeof(text), "%s%s", heading_of(what), mark);
	canvas_fill(c, y, column->x, column->width, look);
	if (is_left(t, column->number))
		canvas_text(c, y, column->x, column->width, look, text);
	else
		canvas_right(c, y, column->x, column->width, look, text);
}

static void draw_row(struct canvas *c, int y, const struct table *t,
		     size_t row, const struct rows_layout *layout)
{
	char text[512];
	size_t i;

	for (i = 0; i < layout->nr; i++) {
		const struct rows_column *column = &layout->column[i];
		const struct cell *cell = table_cell(t, row, column->number);

		rows_text(t, row, column->number, canvas_is_ascii(c), text,
			  sizeof(text));
		if (is_left(t, column->number))
			canvas_text(c, y, column->x, column->width,
				    canvas_look_of(cell->style), text);
		else
			canvas_right(c, y, column->x, column->width,
				     canvas_look_of(cell->style), text);
	}
}

/* Instead of rows. */
static void draw_words(struct canvas *c, struct area body, const char *text)
{
	int y = body.y + 1, width = body.columns - 2;
	const char *end;

	/* a sentence a line */
	for (; *text && y < body.y + body.rows; y++) {
		end = strstr(text, "; ");
		canvas_printf(c, y, 1, width, LOOK_WARN, "%.*s",
			      end ? (int)(end - text) : (int)strlen(text),
			      text);
		text = end ? end + 2 : "";
	}
}

void draw_rows(struct dash *d, struct canvas *c, struct area body)
{
	struct model_list *l = model_current(d->model);
	struct place *place = dash_place(d);
	struct rows_layout layout;
	int panel = panel_rows(d, body.rows);
	size_t shown, i;

	body.rows -= panel;
	shown = body.rows > 1 ? (size_t)body.rows - 1 : 0;
	if (l->list != dash_view(d)->list) {
		draw_words(c, body, "asking ...");
		return;
	}
	if (!l->table) {
		draw_words(c, body, *l->message ? l->message :
			   "nobody can be asked");
		return;
	}
	rows_settle(l->table, place, shown);
	rows_lay_out(l->table, place->top, shown, place->left, body.columns,
		     &layout);
	canvas_fill(c, body.y, 0, body.columns, LOOK_HEADING);
	for (i = 0; i < layout.nr; i++)
		draw_heading(c, body.y, l->table, &layout.column[i],
			     dash_sort(d));
	if (layout.more && layout_end(&layout) < body.columns)
		canvas_right(c, body.y, 0, body.columns, LOOK_HEADING,
			     canvas_is_ascii(c) ? ">" : "\u203a");
	for (i = 0; i < shown && place->top + i < table_rows(l->table); i++)
		draw_row(c, body.y + 1 + (int)i, l->table, place->top + i,
			 &layout);
	place->rows = body;
	place->shown = i;
	if (place->cursor - place->top < i)
		canvas_look(c, body.y + 1 + (int)(place->cursor - place->top),
			    0, body.columns, LOOK_CURSOR);
	if (panel)
		panel_draw(d, c, (struct area){ body.y + body.rows, 0, panel,
			   body.columns });
	if (!i)
		draw_words(c, (struct area){ body.y + 1, 0, body.rows - 1,
			   body.columns }, *place->filter ?
			   "no row passes the filter (F4 changes it)" :
			   dash_view(d)->events ?
			   "no decision since this view was opened" :
			   "there is nothing yet");
}

void draw_detail(struct dash *d, struct canvas *c, struct area body)
{
	struct model_list *l = model_current(d->model);
	const struct place *place = dash_place(d);
	int y = body.y, end = body.y + body.rows;
	char text[2048];
	size_t i;

	if (!l->table || l->list != dash_view(d)->list ||
	    place->cursor >= table_rows(l->table)) {
		draw_words(c, body, "this row is gone (Esc goes back)");
		return;
	}
	canvas_fill(c, y, 0, body.columns, LOOK_HEADING);
	canvas_text(c, y++, 0, body.columns, LOOK_HEADING,
		    "all of this row, as it is now; Esc goes back");
	for (i = (size_t)d->scroll; i < table_columns(l->table) && y < end;
	     i++, y++) {
		const struct column *column = table_column(l->table, i);

		rows_text(l->table, place->cursor, i, canvas_is_ascii(c),
			  text, sizeof(text));
		canvas_text(c, y, 1, 14, LOOK_STRONG, column->key);
		canvas_text(c, y, 16, body.columns - 16, LOOK_PLAIN, text);
		if (body.columns >= 100)
			canvas_printf(c, y, 58, body.columns - 58, LOOK_DIM,
				      "  %s", column->help);
	}
}
