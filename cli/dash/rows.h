/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Rows of a list on the screen: which columns fit, and which row is meant.
 */
#ifndef ROWS_H
#define ROWS_H

#include <stdbool.h>
#include <stddef.h>

struct canvas;
struct place;
struct table;

enum { ROWS_MAX_WIDTH = 40, ROWS_GAP = 1 };

/* One column of the table as it is shown. */
struct rows_column {
	size_t number;		/* in the table */
	int x, width;
};

struct rows_layout {
	size_t nr;
	bool more;		/* there are others to the right */
	struct rows_column column[32];
};

/*
 * Chooses columns for @columns of the screen and rows @top to @top + @rows,
 * leaving out the first @left of those that scroll.
 */
void rows_lay_out(const struct table *t, size_t top, size_t rows, size_t left,
		  int columns, struct rows_layout *out);

/* How a cell is shown: scrubbed, in @buf. */
void rows_text(const struct table *t, size_t row, size_t column, bool ascii,
	       char *buf, size_t size);

/* What tells @row from all others, in @buf. */
void rows_name(const struct table *t, size_t row, char *buf, size_t size);

/* Has some cell of @row the text @text in it, whatever its case? */
bool rows_contain(const struct table *t, size_t row, const char *text);

/* The row with the name @name; the number of rows: there is none. */
size_t rows_find_name(const struct table *t, const char *name);

/*
 * Brings cursor and top of @place to where they can be, @rows being shown,
 * and the cursor to the row it follows.
 */
void rows_settle(const struct table *t, struct place *place, size_t rows);

#endif /* ROWS_H */
