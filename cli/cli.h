/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What a running subcommand has: its options, the writer, and the two doors
 * it may ask through, opened when they are first asked for.
 */
#ifndef CLI_H
#define CLI_H

#include <stdbool.h>

#include "command.h"
#include "jsonio.h"
#include "options.h"

struct filter;
struct kern;
struct table;
struct writer;

struct cli {
	struct options o;
	const struct command *command;
	char **operands;
	unsigned int nr_operands;
	struct writer *w;
	struct filter *filter;	/* of --filter, NULL: none */
	bool terminal;		/* stdout is one */
	unsigned int rows;	/* of a live terminal; 0: no limit */
	bool broken;		/* the output cannot be written any more */

	/* see door.h */
	struct kern *kern;
	bool kern_tried;
	int kern_err;
	struct ctl *ctl;
	bool ctl_tried;
	int ctl_err;
};

/*
 * Sets up @cli from its options: writer, colours, filter. An enum
 * exit_status; what is wrong has been said.
 */
int cli_init(struct cli *cli);
void cli_exit(struct cli *cli);

/*
 * "limen: ..." on stderr. What came from elsewhere may be among the
 * arguments: the whole is scrubbed.
 */
void cli_say(const char *fmt, ...) __attribute__((format(printf, 1, 2)));

/*
 * From here on cli_say() gives its words, scrubbed, to @listen instead of
 * stderr, for as long as there is a screen on it; NULL: to stderr again.
 */
void cli_divert(void (*listen)(const char *text, void *data), void *data);

/* Are there to be colours, as far as options and environment say? */
bool cli_wants_color(const struct cli *cli);

/* An empty table of the subcommand's columns with its filter, or NULL. */
struct table *cli_table(struct cli *cli);

/* Sorts and cuts @t as the options say, and frees nothing. An exit status. */
int cli_arrange(struct cli *cli, struct table *t);

/* Ends the document; says what went wrong with it. An exit status. */
int cli_end(struct cli *cli);

/*
 * Calls @show once, or with --watch again every interval, as long as what
 * it shows can be written. Both doors are closed before each look, so that
 * module and daemon may come and go meanwhile. Returns its last return.
 */
int cli_show(struct cli *cli, int (*show)(struct cli *cli, void *data),
	     void *data);

/*
 * Are rows that stand at zero wanted? JSON has them always, so that a
 * script finds what it asks for.
 */
bool cli_wants_all(const struct cli *cli);

#endif /* CLI_H */
