/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The last events, kept while nobody prints them.
 */
#ifndef HISTORY_H
#define HISTORY_H

#include <stdbool.h>

struct cli;
struct history;
struct table;

enum history_limits {
	HISTORY_MAX = 1000,	/* events kept */
	HISTORY_MAX_READ = 500,	/* taken at once; more is for the next time */
};

/* @cli is whom to ask; its doors are used for nothing else. */
struct history *history_new(struct cli *cli);
void history_free(struct history *h);

/* Takes what has happened since; opens the stream if there is none. */
void history_read(struct history *h);
/* What happens from here on is not kept. */
void history_stop(struct history *h);
/* Is anybody telling? */
bool history_is_open(const struct history *h);

/* Adds all to a table of event_columns, the newest first. */
void history_rows(const struct history *h, struct table *t);

#endif /* HISTORY_H */
