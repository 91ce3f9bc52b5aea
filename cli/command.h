/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A subcommand of limen(8). The table of them is the usage text, the
 * dispatcher, the completion, and what the manual page is checked against.
 */
#ifndef COMMAND_H
#define COMMAND_H

#include <stdbool.h>
#include <stddef.h>

#include "cell.h"
#include "options.h"

struct cli;
struct listing;

/* Exit statuses, as in limen(8). */
enum exit_status {
	EXIT_FINE = 0,
	EXIT_TROUBLE = 1,	/* it failed, or what was looked at is not well */
	EXIT_USAGE = 2,
	EXIT_ABSENT = 3,	/* neither module nor daemon is there to ask */
	EXIT_DENIED = 4,	/* not permitted */
};

struct command {
	const char *name;
	const char *operands;	/* for the usage line; "" for none */
	unsigned int min_operands, max_operands;
	/* word @i that may stand as operand, for completion; NULL: no more */
	const char *(*operand_word)(unsigned int i);
	const char *summary;	/* one line, for the usage text */
	unsigned int options;	/* OPTION_* besides OPTIONS_COMMON */
	bool plain;		/* has no JSON */
	/* what --sort and --filter work on; NULL: nothing */
	const struct column *columns;
	size_t nr_columns;
	const char *sort;	/* by default; NULL: as they come */
	bool stream;		/* JSON is one object a line, without end */
	/* of a list (see list.h): the JSON key of its rows, and who adds them */
	const char *rows;
	int (*fill)(struct listing *l);	/* returns an enum exit_status */
	int (*run)(struct cli *cli);	/* returns an enum exit_status */
};

/* The table, ended by NULL. The first is what limen does without words. */
extern const struct command *const commands[];

/* The subcommand called @name, or NULL. */
const struct command *command_find(const char *name);
/* All options it takes, OPTION_*. */
unsigned int command_options(const struct command *command);

extern const struct command status_command;
extern const struct command flows_command;
extern const struct command protocols_command;
extern const struct command classes_command;
extern const struct command counters_command;
extern const struct command monitor_command;
extern const struct command patterns_command;
extern const struct command shape_command;
extern const struct command boundary_command;
extern const struct command syscalls_command;
extern const struct command processes_command;
extern const struct command posture_command;
extern const struct command layout_command;
extern const struct command hooks_command;
extern const struct command devices_command;
extern const struct command inspect_command;
extern const struct command modules_command;
extern const struct command doctor_command;
extern const struct command record_command;
extern const struct command reload_command;
extern const struct command top_command;
extern const struct command report_command;
extern const struct command help_command;

#endif /* COMMAND_H */
