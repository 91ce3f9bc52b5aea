/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A list: rows of a subcommand's columns, gathered from whoever knows them.
 * The subcommand prints it, the dashboard and the report show it; what it
 * is made of is said once, in the subcommand's fill().
 */
#ifndef LIST_H
#define LIST_H

#include <stdbool.h>
#include <stdint.h>

#include "jsonio.h"
#include "kern.h"

struct census;
struct cli;
struct rates;
struct table;

/*
 * @cli		whom to ask, see door.h
 * @table	where the rows go
 * @rates	begun for this look, for columns per second
 * @census	flows as they were counted before, NULL: count them now
 * @all		also rows where nothing has happened
 * @most	so many rows in the list's own order are enough; 0: all are wanted
 * @total	of fill(): rows there would be without @most; 0: those there are
 * @status	of fill(): what the command returns though there are rows to show;
 *		why has been said
 * @from	of fill(): "module" or "daemon", NULL: not told
 * @has_total	of fill(): the number of rows means something
 * @has_latency	of fill(): the module's push-to-verdict histogram is here
 */
struct listing {
	struct cli *cli;
	struct table *table;
	struct rates *rates;
	const struct census *census;
	bool all;
	size_t most;
	uint64_t total;
	int status;
	const char *from;
	bool has_total;
	bool has_latency;
	uint64_t latency[LIMEN_NR_LATENCY];
};

/* run() of a subcommand that is a list: shows it once or again and again. */
int list_run(struct cli *cli);

/* Cells that more than one list has. */
void list_count(struct table *t, bool known, uint64_t v);
void list_flag(struct table *t, bool yes);
/* How fast @what of @name grows, for rates_cell(); below 0: not known. */
double list_rate(struct listing *l, const char *name, const char *what,
		 bool known, uint64_t v);
/* The strings of an array, with blanks between them, as far as they fit. */
void list_join(const json_t *words, char *text, size_t size);
/* The same in a cell. */
void list_words(struct table *t, const json_t *words);

#endif /* LIST_H */
