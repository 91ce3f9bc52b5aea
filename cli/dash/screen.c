// SPDX-License-Identifier: GPL-2.0-or-later
#include "dash/screen.h"

#include <curses.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include <wchar.h>

#include "dash/canvas.h"
#include "dash/restore.h"
#include "dash/terminfo.h"

enum { DEFAULT = -1, ESCAPE_MS = 25 };

/* A look on terminals of three kinds. */
struct paint {
	short fg, bg;		/* of 256 colours */
	short fg16, bg16;
	attr_t attr;		/* with colours */
	attr_t mono;		/* without */
};

static const struct paint paints[NR_LOOKS] = {
	[LOOK_PLAIN] = { DEFAULT, DEFAULT, DEFAULT, DEFAULT, 0, 0 },
	[LOOK_DIM] = { 245, DEFAULT, DEFAULT, DEFAULT, 0, A_DIM },
	[LOOK_STRONG] = { DEFAULT, DEFAULT, DEFAULT, DEFAULT, A_BOLD, A_BOLD },
	[LOOK_GOOD] = { 113, DEFAULT, COLOR_GREEN, DEFAULT, 0, 0 },
	[LOOK_WARN] = { 221, DEFAULT, COLOR_YELLOW, DEFAULT, 0, A_BOLD },
	[LOOK_BAD] = { 210, DEFAULT, COLOR_RED, DEFAULT, A_BOLD,
		       A_BOLD | A_UNDERLINE },
	[LOOK_BAR] = { 252, 237, COLOR_WHITE, COLOR_BLUE, 0, A_REVERSE },
	[LOOK_TAB] = { 16, 75, COLOR_BLACK, COLOR_CYAN, 0, A_BOLD },
	[LOOK_HEADING] = { 16, 71, COLOR_BLACK, COLOR_GREEN, 0, A_REVERSE },
	[LOOK_SORTED] = { 16, 80, COLOR_BLACK, COLOR_CYAN, 0,
			  A_REVERSE | A_BOLD | A_UNDERLINE },
	[LOOK_CURSOR] = { 16, 80, COLOR_BLACK, COLOR_CYAN, 0, A_REVERSE },
	[LOOK_KEY] = { 255, DEFAULT, DEFAULT, DEFAULT, A_BOLD, A_BOLD },
	[LOOK_KEY_TEXT] = { 16, 73, COLOR_BLACK, COLOR_CYAN, 0, A_REVERSE },
	[LOOK_FIRST + 0] = { 75, DEFAULT, COLOR_BLUE, DEFAULT, 0, 0 },
	[LOOK_FIRST + 1] = { 113, DEFAULT, COLOR_GREEN, DEFAULT, 0, 0 },
	[LOOK_FIRST + 2] = { 179, DEFAULT, COLOR_YELLOW, DEFAULT, 0, 0 },
	[LOOK_FIRST + 3] = { 175, DEFAULT, COLOR_MAGENTA, DEFAULT, 0, 0 },
	[LOOK_FIRST + 4] = { 80, DEFAULT, COLOR_CYAN, DEFAULT, 0, 0 },
	[LOOK_FIRST + 5] = { 208, DEFAULT, COLOR_RED, DEFAULT, 0, 0 },
};

static volatile sig_atomic_t must_leave;
static enum screen_colors colors;
static SCREEN *screen;

static void leave(int sig)
{
	must_leave = 1;
}

static void set_pairs(void)
{
	int i;

	for (i = 0; i < NR_LOOKS; i++) {
		const struct paint *p = &paints[i];

		if (colors == SCREEN_256)
			init_pair((short)(i + 1), p->fg, p->bg);
		else if (colors == SCREEN_16)
			init_pair((short)(i + 1), p->fg16, p->bg16);
	}
}

void screen_set_colors(enum screen_colors max_colors)
{
	colors = SCREEN_MONO;
	if (has_colors() && COLORS >= 256 && COLOR_PAIRS > NR_LOOKS)
		colors = SCREEN_256;
	else if (has_colors() && COLORS >= 8 && COLOR_PAIRS > NR_LOOKS)
		colors = SCREEN_16;
	if (colors > max_colors)
		colors = max_colors;
	set_pairs();
}

enum screen_colors screen_colors(void)
{
	return colors;
}

static void catch_signals(void)
{
	struct sigaction action = { .sa_handler = leave };

	sigaction(SIGTERM, &action, NULL);
	sigaction(SIGINT, &action, NULL);
	sigaction(SIGHUP, &action, NULL);
	signal(SIGPIPE, SIG_IGN);
}

int screen_open(enum screen_colors max_colors)
{
	char sequence[RESTORE_MAX];

	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
		return -ENOTTY;
	if (!terminfo_is_known())
		return -EINVAL;
	catch_signals();
	restore_arm();
	screen = newterm(NULL, stdout, stdin);
	if (!screen) {
		restore_disarm();
		return -EINVAL;
	}
	terminfo_leave(sequence, sizeof(sequence));
	restore_with(sequence);
	cbreak();
	noecho();
	nonl();
	set_escdelay(ESCAPE_MS);
	keypad(stdscr, TRUE);
	nodelay(stdscr, TRUE);
	leaveok(stdscr, TRUE);
	curs_set(0);
	mouseinterval(0);
	mousemask(BUTTON1_PRESSED | BUTTON4_PRESSED | BUTTON5_PRESSED, NULL);
	if (has_colors()) {
		start_color();
		use_default_colors();
	}
	screen_set_colors(max_colors);
	return 0;
}

void screen_close(void)
{
	if (!screen)
		return;
	endwin();
	restore_disarm();
	delscreen(screen);
	screen = NULL;
}

void screen_size(int *rows, int *columns)
{
	*rows = LINES;
	*columns = COLS;
}

static void choose_look(unsigned char look)
{
	attr_t attr = colors == SCREEN_MONO ? paints[look].mono
					    : paints[look].attr;

	attr_set(attr, colors == SCREEN_MONO ? 0 : (short)(look + 1), NULL);
}

/* Characters of one look, from @x on; returns where they end. */
static int show_run(const struct canvas *c, int y, int x)
{
	unsigned char look = canvas_glyph(c, y, x)->look;
	char text[1024];
	size_t used = 0;
	int columns = canvas_columns(c);

	move(y, x);
	choose_look(look);
	for (; x < columns && canvas_glyph(c, y, x)->look == look; x++) {
		const char *bytes = canvas_glyph(c, y, x)->bytes;

		if (used + CANVAS_GLYPH > sizeof(text))
			break;
		strcpy(text + used, bytes);
		used += strlen(bytes);
	}
	addnstr(text, (int)used);
	return x;
}

void screen_show(const struct canvas *c)
{
	int y, x;

	for (y = 0; y < canvas_rows(c) && y < LINES; y++)
		for (x = 0; x < canvas_columns(c) && x < COLS; )
			x = show_run(c, y, x);
	refresh();
}

void screen_redraw(void)
{
	clearok(curscr, TRUE);
}

bool screen_must_leave(void)
{
	return must_leave;
}

/* keys */

static const struct {
	int curses;
	int key;
} keys[] = {
	{ KEY_UP, KEY_IS_UP }, { KEY_DOWN, KEY_IS_DOWN },
	{ KEY_LEFT, KEY_IS_LEFT }, { KEY_RIGHT, KEY_IS_RIGHT },
	{ KEY_PPAGE, KEY_IS_PAGE_UP }, { KEY_NPAGE, KEY_IS_PAGE_DOWN },
	{ KEY_HOME, KEY_IS_HOME }, { KEY_END, KEY_IS_END },
	{ KEY_ENTER, KEY_IS_ENTER }, { KEY_BACKSPACE, KEY_IS_BACKSPACE },
	{ KEY_DC, KEY_IS_DELETE }, { KEY_BTAB, KEY_IS_BACK_TAB },
	{ KEY_RESIZE, KEY_IS_RESIZE },
};

static struct event_key mouse_key(void)
{
	struct event_key k = { .key = KEY_NOTHING };
	MEVENT event;

	if (getmouse(&event) != OK)
		return k;
	k.y = event.y;
	k.x = event.x;
	if (event.bstate & BUTTON1_PRESSED)
		k.key = KEY_IS_CLICK;
	else if (event.bstate & BUTTON4_PRESSED)
		k.key = KEY_IS_WHEEL_UP;
	else if (event.bstate & BUTTON5_PRESSED)
		k.key = KEY_IS_WHEEL_DOWN;
	return k;
}

static int function_key(wint_t got)
{
	size_t i;

	if (got >= (wint_t)KEY_F(1) && got <= (wint_t)KEY_F(10))
		return KEY_IS_F1 + (int)(got - (wint_t)KEY_F(1));
	for (i = 0; i < sizeof(keys) / sizeof(*keys); i++)
		if ((wint_t)keys[i].curses == got)
			return keys[i].key;
	return KEY_NOTHING;
}

static int character_key(wint_t got)
{
	switch (got) {
	case '\r':
	case '\n':
		return KEY_IS_ENTER;
	case 27:
		return KEY_IS_ESCAPE;
	case '\t':
		return KEY_IS_TAB;
	case 8:
	case 127:
		return KEY_IS_BACKSPACE;
	default:
		return (int)got;
	}
}

struct event_key screen_key(void)
{
	struct event_key k = { .key = KEY_NOTHING };
	wint_t got;

	switch (get_wch(&got)) {
	case KEY_CODE_YES:
		if (got == KEY_MOUSE)
			return mouse_key();
		k.key = function_key(got);
		break;
	case OK:
		k.key = character_key(got);
		break;
	}
	return k;
}
