/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Runs another program of the system and keeps what it prints.
 */
#ifndef TOOL_H
#define TOOL_H

#include <stddef.h>

enum tool_limits {
	TOOL_MAX_OUTPUT = 8 << 20,	/* a ruleset of 50,000 rules */
	TOOL_TIMEOUT_MS = 10000,
};

/*
 * Runs @argv (ended by NULL) found in the system's own folders, whatever
 * PATH says, with no input and its errors thrown away. *@out is what it
 * wrote, with a NUL, the caller's to free(). Its exit status, or
 *	-ENOENT		there is no such program
 *	-ETIMEDOUT	it did not end and was killed
 *	-E2BIG		it wrote too much and was killed
 */
int tool_run(const char *const *argv, char **out);

/* The same: what it printed if it ended well, the caller's to free(); or NULL. */
char *tool_ask(const char *const *argv);

/* tool_run() with @input on its standard input; *@out has its errors, too. */
int tool_feed(const char *const *argv, const char *input, char **out);

#endif /* TOOL_H */
