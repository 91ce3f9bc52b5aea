// SPDX-License-Identifier: GPL-2.0-or-later
#include "dash/keys.h"

#include <stdio.h>
#include <string.h>
#include <wchar.h>

#include "command.h"
#include "dash/draw.h"
#include "dash/menu.h"
#include "dash/rows.h"
#include "table.h"

enum { WHEEL_ROWS = 3 };

const struct key_help key_helps[] = {
	{ "1 to 9, 0 e c", "a view by its key; Tab, Shift-Tab: the next, the one before" },
	{ "Up, Down", "a row; PgUp, PgDn: a page; Home, End: first, last row" },
	{ "Left, Right", "scroll the columns" },
	{ "Enter", "all of one row, also the columns that have no room" },
	{ "F3 /", "search: go to the row with a text; F9 n: the next one" },
	{ "F4 \\", "filter: show only some rows; an empty one shows all" },
	{ "F5 Space", "pause, go on" },
	{ "F6 s >", "sort by another column" },
	{ "I", "sort the other way round" },
	{ "f", "follow the row, wherever it goes; off when you move" },
	{ "a", "also rows where nothing has happened" },
	{ "F7 +  F8 -", "longer, shorter interval between two looks" },
	{ "r Ctrl-L", "look now, and draw the screen anew" },
	{ "F2 S", "settings: interval, colors, characters" },
	{ "F1 ? h", "this help" },
	{ "F10 q", "quit; settings, order and view are remembered" },
	{ "mouse", "tabs, column headings, rows, the keys below; wheel: rows" },
	{ NULL, NULL }
};

/* rows */

/* Rows of the current list that are there; 0: none. */
static size_t count_rows(struct dash *d)
{
	struct model_list *l;
	size_t nr = 0;

	model_lock(d->model);
	l = model_current(d->model);
	if (l->table && l->list == dash_view(d)->list)
		nr = table_rows(l->table);
	model_unlock(d->model);
	return nr;
}

/* Moves the cursor; it is brought within the rows when they are drawn. */
static void move_cursor(struct dash *d, long by)
{
	struct place *place = dash_place(d);
	size_t nr = count_rows(d);

	place->follow = false;
	if (by < 0)
		place->cursor -= place->cursor < (size_t)-by ? place->cursor
							     : (size_t)-by;
	else
		place->cursor += (size_t)by;
	if (place->cursor >= nr)
		place->cursor = nr ? nr - 1 : 0;
}

static long page(struct dash *d)
{
	return dash_place(d)->shown > 1 ? (long)dash_place(d)->shown - 1 : 1;
}

/* The name of the row under the cursor is kept. */
static void follow(struct dash *d)
{
	struct place *place = dash_place(d);
	struct model_list *l;

	if (place->follow) {
		place->follow = false;
		return;
	}
	model_lock(d->model);
	l = model_current(d->model);
	if (l->table && l->list == dash_view(d)->list &&
	    place->cursor < table_rows(l->table)) {
		rows_name(l->table, place->cursor, place->followed,
			  sizeof(place->followed));
		place->follow = true;
	}
	model_unlock(d->model);
}

/* From the cursor on, or from the row after it (@next), and round. */
static void search(struct dash *d, bool next)
{
	struct place *place = dash_place(d);
	struct model_list *l;
	size_t i, nr, row;

	if (!*d->search)
		return;
	model_lock(d->model);
	l = model_current(d->model);
	nr = l->table && l->list == dash_view(d)->list ? table_rows(l->table)
						       : 0;
	for (i = 0; i < nr; i++) {
		row = (place->cursor + i + next) % nr;
		if (rows_contain(l->table, row, d->search))
			break;
	}
	if (i < nr) {
		place->cursor = row;
		place->follow = false;
	} else {
		snprintf(d->message, sizeof(d->message), "no row has '%.200s'",
			 d->search);
	}
	model_unlock(d->model);
}

/* views */

static void go_to_view(struct dash *d, int view)
{
	if (view < 0 || view >= view_count())
		return;
	d->view = view;
	d->mode = MODE_VIEW;
	snprintf(d->settings.view, sizeof(d->settings.view), "%s",
		 dash_view(d)->name);
	d->changed = true;
}

static void next_view(struct dash *d, int by)
{
	go_to_view(d, (d->view + by + view_count()) % view_count());
}

/* typing */

static void begin_typing(struct dash *d, enum dash_mode mode)
{
	if (!dash_view(d)->list) {
		snprintf(d->message, sizeof(d->message),
			 "the overview has no rows; go to a view first");
		return;
	}
	d->mode = mode;
	snprintf(d->typed, sizeof(d->typed), "%s",
		 mode == MODE_FILTER ? dash_place(d)->filter : "");
}

static void type_character(struct dash *d, int key)
{
	size_t used = strlen(d->typed);
	mbstate_t state = { 0 };
	char bytes[16];
	size_t len;

	if (key < ' ' || key >= KEY_NOTHING)
		return;
	len = wcrtomb(bytes, (wchar_t)key, &state);
	if (len == (size_t)-1 || used + len >= sizeof(d->typed))
		return;
	memcpy(d->typed + used, bytes, len);
	d->typed[used + len] = '\0';
}

static void erase_character(struct dash *d)
{
	size_t used = strlen(d->typed);

	if (!used)
		return;
	do
		used--;
	while (used && (d->typed[used] & 0xc0) == 0x80);
	d->typed[used] = '\0';
}

/* A filter that is none is told, and the one before stays. */
static void set_filter(struct dash *d)
{
	struct place *place = dash_place(d);
	char before[MODEL_MAX_TEXT];

	strcpy(before, place->filter);
	strcpy(place->filter, d->typed);
	d->message[0] = '\0';
	dash_tell(d);
	if (*d->message)
		strcpy(place->filter, before);
	else
		place->cursor = 0;
}

static void typing_key(struct dash *d, int key)
{
	switch (key) {
	case KEY_IS_ESCAPE:
		d->mode = MODE_VIEW;
		return;
	case KEY_IS_ENTER:
		if (d->mode == MODE_FILTER)
			set_filter(d);
		else
			search(d, false);	/* says again if there is none */
		d->mode = MODE_VIEW;
		return;
	case KEY_IS_BACKSPACE:
		erase_character(d);
		break;
	case 'U' - '@':
		d->typed[0] = '\0';
		break;
	default:
		type_character(d, key);
	}
	if (d->mode == MODE_SEARCH) {
		strcpy(d->search, d->typed);
		search(d, false);
	}
}

/* mouse */

static void click_body(struct dash *d, const struct event_key *key)
{
	struct place *place = dash_place(d);
	struct rows_layout layout;
	struct model_list *l;
	const char *sort = NULL;
	size_t i;

	model_lock(d->model);
	l = model_current(d->model);
	if (key->y == place->rows.y && l->table &&
	    l->list == dash_view(d)->list) {
		rows_lay_out(l->table, place->top, place->shown, place->left,
			     place->rows.columns, &layout);
		for (i = 0; i < layout.nr; i++)
			if (key->x >= layout.column[i].x &&
			    key->x < layout.column[i].x + layout.column[i].width)
				sort = table_column(l->table,
						    layout.column[i].number)->key;
	}
	model_unlock(d->model);
	if (sort && !strcmp(sort, dash_sort(d)))
		menu_turn(d);
	else if (sort)
		menu_sort_by(d, sort);
	else if (key->y > place->rows.y &&
		 (size_t)(key->y - place->rows.y) <= place->shown)
		move_cursor(d, (long)place->top + key->y - place->rows.y - 1 -
			    (long)place->cursor);
}

static void view_key(struct dash *d, const struct event_key *key);

void dash_click(struct dash *d, const struct event_key *key,
		const struct canvas *c)
{
	struct event_key other = *key;

	if (key->y == canvas_rows(c) - 1) {
		other.key = frame_key_at(c, key->x);
		if (other.key >= 0)
			dash_key(d, &other);
	} else if (key->y == 1 && frame_body(c).y) {
		go_to_view(d, frame_tab_at(c, key->x));
	} else if (d->mode == MODE_VIEW && dash_view(d)->list) {
		click_body(d, key);
	}
}

/* what each key does */

static void list_key(struct dash *d, int key)
{
	struct place *place = dash_place(d);

	switch (key) {
	case KEY_IS_UP:
	case 'k':
		move_cursor(d, -1);
		break;
	case KEY_IS_DOWN:
	case 'j':
		move_cursor(d, 1);
		break;
	case KEY_IS_WHEEL_UP:
		move_cursor(d, -WHEEL_ROWS);
		break;
	case KEY_IS_WHEEL_DOWN:
		move_cursor(d, WHEEL_ROWS);
		break;
	case KEY_IS_PAGE_UP:
		move_cursor(d, -page(d));
		break;
	case KEY_IS_PAGE_DOWN:
		move_cursor(d, page(d));
		break;
	case KEY_IS_HOME:
		move_cursor(d, -(long)MODEL_MAX_ROWS);
		break;
	case KEY_IS_END:
		move_cursor(d, MODEL_MAX_ROWS);
		break;
	case KEY_IS_LEFT:
		if (place->left)
			place->left--;
		break;
	case KEY_IS_RIGHT:
		if (place->left + 2 < dash_view(d)->list->nr_columns)
			place->left++;
		break;
	case KEY_IS_ENTER:
		/* the place may be another row's at the next look */
		place->pinned = !place->follow;
		if (place->pinned)
			follow(d);
		d->mode = MODE_DETAIL;
		d->scroll = 0;
		break;
	case KEY_IS_F1 + 8:
	case 'n':
		search(d, true);
		break;
	case 'f':
	case 'F':
		follow(d);
		break;
	case 'I':
		menu_turn(d);
		break;
	}
}

static void open_help(struct dash *d)
{
	d->mode = MODE_HELP;
	d->scroll = 0;
}

static void look_now(struct dash *d)
{
	d->redraw = true;
	model_refresh(d->model);
}

/* Keys that are the same in all views. */
static bool common_key(struct dash *d, int key)
{
	switch (key) {
	case KEY_IS_F1: case '?': case 'h':
		open_help(d);
		return true;
	case KEY_IS_F1 + 1: case 'S':
		menu_open_setup(d);
		return true;
	case KEY_IS_F1 + 2: case '/':
		begin_typing(d, MODE_SEARCH);
		return true;
	case KEY_IS_F1 + 3: case '\\':
		begin_typing(d, MODE_FILTER);
		return true;
	case KEY_IS_F1 + 4: case ' ':
		d->paused = !d->paused;
		return true;
	case KEY_IS_F1 + 5: case 's': case '>': case '.':
		menu_open_sort(d);
		return true;
	case KEY_IS_F1 + 6: case '+':
		menu_interval(d, 1);
		return true;
	case KEY_IS_F1 + 7: case '-':
		menu_interval(d, 0);
		return true;
	case KEY_IS_F10: case 'q':
		d->leave = true;
		return true;
	case KEY_IS_TAB:
		next_view(d, 1);
		return true;
	case KEY_IS_BACK_TAB:
		next_view(d, -1);
		return true;
	case 'a':
		d->settings.all = !d->settings.all;
		d->changed = true;
		return true;
	case 'r': case 'L' - '@':
		look_now(d);
		return true;
	}
	return false;
}

static void view_key(struct dash *d, const struct event_key *key)
{
	int i;

	for (i = 0; views[i].name; i++)
		if (views[i].key == key->key)
			break;
	if (views[i].name)
		go_to_view(d, i);
	else if (!common_key(d, key->key) && dash_view(d)->list)
		list_key(d, key->key);
}

/* Help and details: something to scroll, until it is left. */
static void page_key(struct dash *d, const struct event_key *key)
{
	switch (key->key) {
	case KEY_IS_UP:
	case KEY_IS_WHEEL_UP:
		if (d->scroll)
			d->scroll--;
		break;
	case KEY_IS_DOWN:
	case KEY_IS_WHEEL_DOWN:
		if (d->scroll < 30)
			d->scroll++;
		break;
	case KEY_IS_RESIZE:
	case KEY_NOTHING:
		break;
	default:
		d->mode = MODE_VIEW;
		if (dash_place(d)->pinned)
			dash_place(d)->follow = false;
		dash_place(d)->pinned = false;
	}
}

void dash_key(struct dash *d, const struct event_key *key)
{
	d->message[0] = '\0';
	switch (d->mode) {
	case MODE_VIEW:
		view_key(d, key);
		break;
	case MODE_SORT:
	case MODE_SETUP:
		menu_key(d, key);
		break;
	case MODE_SEARCH:
	case MODE_FILTER:
		typing_key(d, key->key);
		break;
	case MODE_HELP:
	case MODE_DETAIL:
		page_key(d, key);
		break;
	}
}

/* How many bytes of @text go into @width columns; words stay whole. */
static int fit_words(const char *text, int width)
{
	int len = (int)strlen(text), n;

	if (len <= width)
		return len;
	for (n = width; n > 0 && text[n] != ' '; n--)
		;
	return n > 0 ? n : width;
}

/* @text from row @y on, in as many as it takes before @end; the next one. */
static int draw_words(struct canvas *c, int y, int end, int x, int width,
		      const char *text)
{
	int n;

	if (width < 1)
		return y + 1;
	do {
		n = fit_words(text, width);
		canvas_printf(c, y++, x, width, LOOK_PLAIN, "%.*s", n, text);
		text += n;
		text += strspn(text, " ");
	} while (*text && y < end);
	return y;
}

void draw_help(struct dash *d, struct canvas *c, struct area body)
{
	int y = body.y, end = body.y + body.rows, i = 0;

	canvas_fill(c, y, 0, body.columns, LOOK_HEADING);
	canvas_text(c, y++, 1, body.columns, LOOK_HEADING,
		    "keys; any key goes back, Up and Down scroll");
	while (i < d->scroll && key_helps[i + 1].keys)
		i++;
	/* so that the way back begins at once */
	d->scroll = i;
	for (; key_helps[i].keys && y < end; i++) {
		canvas_text(c, y, 1, 14, LOOK_STRONG, key_helps[i].keys);
		y = draw_words(c, y, end, 16, body.columns - 16,
			       key_helps[i].help);
	}
}
