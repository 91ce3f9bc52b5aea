/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The terminal: the only part that knows curses. Brings a canvas to it and
 * keys from it, and leaves it as it was found, whatever happens.
 */
#ifndef SCREEN_H
#define SCREEN_H

#include <stdbool.h>

struct canvas;

enum screen_colors { SCREEN_MONO, SCREEN_16, SCREEN_256 };

/* Keys that are no characters. */
enum key {
	KEY_NOTHING = 0x200000,	/* above the last character */
	KEY_IS_UP, KEY_IS_DOWN, KEY_IS_LEFT, KEY_IS_RIGHT,
	KEY_IS_PAGE_UP, KEY_IS_PAGE_DOWN, KEY_IS_HOME, KEY_IS_END,
	KEY_IS_ENTER, KEY_IS_ESCAPE, KEY_IS_BACKSPACE, KEY_IS_DELETE,
	KEY_IS_TAB, KEY_IS_BACK_TAB,
	KEY_IS_RESIZE, KEY_IS_CLICK, KEY_IS_WHEEL_UP, KEY_IS_WHEEL_DOWN,
	KEY_IS_F1, KEY_IS_F10 = KEY_IS_F1 + 9,
};

struct event_key {
	int key;		/* a character, or an enum key */
	int y, x;		/* of a click or a turn of the wheel */
};

/*
 * @max_colors are as many as are wanted; a terminal that has fewer shows
 * fewer. -ENOTTY: stdin or stdout is no terminal; -EINVAL: nobody knows
 * what TERM says.
 */
int screen_open(enum screen_colors max_colors);
void screen_close(void);

/* As many as there are now. */
enum screen_colors screen_colors(void);
void screen_set_colors(enum screen_colors max_colors);

void screen_size(int *rows, int *columns);

void screen_show(const struct canvas *c);
/* Everything anew, for a terminal that others wrote to. */
void screen_redraw(void);

/* A key if there is one now, KEY_NOTHING if not. */
struct event_key screen_key(void);

/* A signal asked to leave. */
bool screen_must_leave(void);

#endif /* SCREEN_H */
