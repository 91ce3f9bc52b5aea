// SPDX-License-Identifier: GPL-2.0-or-later
#include "dash/canvas.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "scrub.h"

/* Bytes of one text at most: every column an escape of four. */
enum { TEXT_SIZE = CANVAS_MAX_COLUMNS * SCRUB_GROWTH };

struct canvas {
	int rows, columns;
	bool ascii;
	struct glyph glyphs[];
};

static int within(int v, int max)
{
	if (v < 1)
		return 1;
	return v < max ? v : max;
}

struct canvas *canvas_new(int rows, int columns, bool ascii)
{
	struct canvas *c;

	rows = within(rows, CANVAS_MAX_ROWS);
	columns = within(columns, CANVAS_MAX_COLUMNS);
	c = calloc(1, sizeof(*c) +
		   (size_t)rows * (size_t)columns * sizeof(struct glyph));
	if (!c)
		return NULL;
	c->rows = rows;
	c->columns = columns;
	c->ascii = ascii;
	canvas_clear(c);
	return c;
}

void canvas_free(struct canvas *c)
{
	free(c);
}

int canvas_rows(const struct canvas *c)
{
	return c->rows;
}

int canvas_columns(const struct canvas *c)
{
	return c->columns;
}

bool canvas_is_ascii(const struct canvas *c)
{
	return c->ascii;
}

static struct glyph *at(struct canvas *c, int y, int x)
{
	return &c->glyphs[(size_t)y * (size_t)c->columns + (size_t)x];
}

const struct glyph *canvas_glyph(const struct canvas *c, int y, int x)
{
	return &c->glyphs[(size_t)y * (size_t)c->columns + (size_t)x];
}

static void put(struct glyph *g, const char *bytes, size_t len,
		enum look_kind look)
{
	memcpy(g->bytes, bytes, len);
	g->bytes[len] = '\0';
	g->look = (unsigned char)look;
}

void canvas_clear(struct canvas *c)
{
	int y;

	for (y = 0; y < c->rows; y++)
		canvas_fill(c, y, 0, c->columns, LOOK_PLAIN);
}

/* Columns there are of @width at @y, @x. */
static int room(const struct canvas *c, int y, int x, int width)
{
	if (y < 0 || y >= c->rows || x < 0 || x >= c->columns || width < 0)
		return 0;
	return width < c->columns - x ? width : c->columns - x;
}

void canvas_fill(struct canvas *c, int y, int x, int width,
		 enum look_kind look)
{
	for (width = room(c, y, x, width); width > 0; width--)
		put(at(c, y, x++), " ", 1, look);
}

void canvas_look(struct canvas *c, int y, int x, int width,
		 enum look_kind look)
{
	for (width = room(c, y, x, width); width > 0; width--)
		at(c, y, x++)->look = (unsigned char)look;
}

/* Bytes of the UTF-8 character at @s, which is valid. */
static size_t character_len(const char *s)
{
	size_t len = 1;

	while ((s[len] & 0xc0) == 0x80)
		len++;
	return len;
}

/*
 * Half a wide character is none: what is left of one that is written over
 * becomes a blank.
 */
static void mend_edges(struct canvas *c, int y, int x, int used)
{
	if (x > 0 && used && !at(c, y, x)->bytes[0])
		put(at(c, y, x - 1), " ", 1, at(c, y, x - 1)->look);
	if (x + used < c->columns && !at(c, y, x + used)->bytes[0])
		put(at(c, y, x + used), " ", 1, at(c, y, x + used)->look);
}

int canvas_text(struct canvas *c, int y, int x, int width,
		enum look_kind look, const char *text)
{
	char clean[TEXT_SIZE], one[CANVAS_GLYPH];
	int used = 0, i;
	const char *s;
	size_t len;

	width = room(c, y, x, width);
	if (!width)
		return 0;
	scrub(clean, sizeof(clean), text, strlen(text),
	      c->ascii ? SCRUB_ASCII : 0);
	clean[scrub_fit(clean, (unsigned int)width, NULL)] = '\0';
	mend_edges(c, y, x, (int)scrub_columns(clean));
	for (s = clean; *s; s += len) {
		len = character_len(s);
		snprintf(one, sizeof(one), "%.*s", (int)len, s);
		i = (int)scrub_columns(one);
		if (!i || used + i > width)
			continue;
		put(at(c, y, x + used), one, strlen(one), look);
		for (used++; i > 1; i--)
			put(at(c, y, x + used++), "", 0, look);
	}
	return used;
}

int canvas_printf(struct canvas *c, int y, int x, int width,
		  enum look_kind look, const char *fmt, ...)
{
	char text[TEXT_SIZE];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	return canvas_text(c, y, x, width, look, text);
}

void canvas_right(struct canvas *c, int y, int x, int width,
		  enum look_kind look, const char *text)
{
	int used = (int)scrub_columns(text);

	if (used > width)
		used = width;
	canvas_text(c, y, x + width - used, used, look, text);
}

enum look_kind canvas_look_of(enum style style)
{
	switch (style) {
	case STYLE_HEADING:
		return LOOK_HEADING;
	case STYLE_DIM:
		return LOOK_DIM;
	case STYLE_GOOD:
		return LOOK_GOOD;
	case STYLE_WARN:
		return LOOK_WARN;
	case STYLE_BAD:
		return LOOK_BAD;
	default:
		return LOOK_PLAIN;
	}
}

void canvas_print(const struct canvas *c, FILE *out)
{
	int y, x, end;

	for (y = 0; y < c->rows; y++) {
		end = c->columns;
		while (end && !strcmp(canvas_glyph(c, y, end - 1)->bytes, " "))
			end--;
		for (x = 0; x < end; x++)
			fputs(canvas_glyph(c, y, x)->bytes, out);
		fputc('\n', out);
	}
}
