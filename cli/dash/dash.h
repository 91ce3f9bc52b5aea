/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The dashboard: which view is shown and where in it one stands. Drawing
 * and keys are apart; both work on this, and neither knows the terminal.
 */
#ifndef DASH_H
#define DASH_H

#include <stdbool.h>
#include <stddef.h>

#include "dash/canvas.h"
#include "model/model.h"
#include "settings.h"

struct area;
struct command;
struct event_key;

/* A part of the canvas. */
struct area {
	int y, x, rows, columns;
};

/*
 * @name	as in settings and on the command line
 * @tab		at the top; @brief on a narrow screen
 * @list	its rows; NULL: the overview
 * @events	the rows are what has happened, not a list
 * @legend	what the columns mean, in one line
 */
struct view {
	const char *name;
	char key;		/* that goes there, beside Tab */
	const char *tab;
	const char *brief;
	const struct command *list;
	bool events;
	const char *legend;
};

/* Ended by an empty name. The first is the overview. */
extern const struct view views[];
enum { MAX_VIEWS = 16 };

/* The number of the view called @name; -1: there is none. */
int view_find(const char *name);
int view_count(void);

/* Where one stands in a list. */
struct place {
	size_t cursor, top;	/* rows */
	size_t left;		/* columns scrolled over */
	bool follow;		/* the cursor stays on its row's name */
	bool pinned;		/* it does so while the row is shown in full */
	char followed[MODEL_MAX_TEXT];
	char sort[SETTINGS_MAX_NAME];	/* "": as the list has it */
	char filter[MODEL_MAX_TEXT];
	struct area rows;	/* where they were drawn last */
	size_t shown;		/* rows there were then */
};

enum dash_mode {
	MODE_VIEW,
	MODE_HELP,
	MODE_SORT,		/* choosing a column */
	MODE_SETUP,
	MODE_SEARCH,		/* typing */
	MODE_FILTER,		/* likewise */
	MODE_DETAIL,		/* one row, all of it */
};

struct dash {
	struct model *model;
	struct settings settings;
	const char *host;	/* name of this machine */
	enum dash_mode mode;
	int view;
	struct place places[MAX_VIEWS];
	bool paused;
	bool leave;
	size_t menu;		/* the chosen entry of a menu */
	int scroll;		/* of help and details */
	char typed[MODEL_MAX_TEXT];
	char search[MODEL_MAX_TEXT];
	char message[MODEL_MAX_TEXT];	/* until the next key */
	bool changed;		/* settings that are to be saved */
	bool redraw;		/* the terminal, from scratch */
};

/* @view is a name, NULL: the one of the settings. -ENOENT: there is none. */
int dash_init(struct dash *d, struct model *model, const struct settings *s,
	      const char *view);

/* Tells the model what is shown now. */
void dash_tell(struct dash *d);

void dash_draw(struct dash *d, struct canvas *c);
void dash_key(struct dash *d, const struct event_key *key);
/* A click, on what is drawn on @c. */
void dash_click(struct dash *d, const struct event_key *key,
		const struct canvas *c);

/* The current view, and where one stands in it. */
const struct view *dash_view(const struct dash *d);
struct place *dash_place(struct dash *d);
/* The column that orders its rows, with its "-"; "": none. */
const char *dash_sort(const struct dash *d);

#endif /* DASH_H */
