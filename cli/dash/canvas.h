/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What is to be on the screen: a grid of characters, each with a look. All
 * drawing goes here and knows no terminal; screen.c brings it to one, and a
 * test reads it. Text is scrubbed and cut on its way in, whoever it is from,
 * so that nothing but printable characters gets to a terminal.
 */
#ifndef CANVAS_H
#define CANVAS_H

#include <stdbool.h>
#include <stdio.h>

#include "cell.h"

enum canvas_limits {
	CANVAS_MAX_ROWS = 512,
	CANVAS_MAX_COLUMNS = 1024,
	CANVAS_GLYPH = 8,	/* bytes of a character, with a NUL */
};

/* How something looks; the screen has colours for it, or does without. */
enum look_kind {
	LOOK_PLAIN,
	LOOK_DIM,
	LOOK_STRONG,
	LOOK_GOOD,
	LOOK_WARN,
	LOOK_BAD,
	LOOK_BAR,	/* title, tabs */
	LOOK_TAB,	/* the chosen one of them */
	LOOK_HEADING,
	LOOK_SORTED,	/* heading of the column that orders the rows */
	LOOK_CURSOR,	/* the chosen row */
	LOOK_KEY,	/* a key's name at the bottom */
	LOOK_KEY_TEXT,	/* what it does */
	LOOK_FIRST,	/* bars: six kinds that can be told apart */
	LOOK_LAST = LOOK_FIRST + 5,
	NR_LOOKS
};

struct glyph {
	char bytes[CANVAS_GLYPH];	/* "" right of a wide character */
	unsigned char look;
};

struct canvas;

/*
 * @ascii: nothing else gets in. Sizes are brought within the limits.
 * NULL: no memory.
 */
struct canvas *canvas_new(int rows, int columns, bool ascii);
void canvas_free(struct canvas *c);

int canvas_rows(const struct canvas *c);
int canvas_columns(const struct canvas *c);
bool canvas_is_ascii(const struct canvas *c);
const struct glyph *canvas_glyph(const struct canvas *c, int y, int x);

/* Blank everywhere. */
void canvas_clear(struct canvas *c);

/*
 * Writes @text at @y, @x in at most @width columns, less where the canvas
 * ends; what lies outside is left out. Returns the columns used.
 */
int canvas_text(struct canvas *c, int y, int x, int width,
		enum look_kind look, const char *text);
int canvas_printf(struct canvas *c, int y, int x, int width,
		  enum look_kind look, const char *fmt, ...)
	__attribute__((format(printf, 6, 7)));
/* The same at the right end of the @width columns. */
void canvas_right(struct canvas *c, int y, int x, int width,
		  enum look_kind look, const char *text);
/* Blanks of a look. */
void canvas_fill(struct canvas *c, int y, int x, int width,
		 enum look_kind look);
/* Changes the look of what is there. */
void canvas_look(struct canvas *c, int y, int x, int width,
		 enum look_kind look);

/* The look of a cell's style. */
enum look_kind canvas_look_of(enum style style);

/* As lines of text without blanks at their ends. */
void canvas_print(const struct canvas *c, FILE *out);

#endif /* CANVAS_H */
