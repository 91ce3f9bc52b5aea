/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Options, one list for all subcommands: the parser, the help and the
 * completion are made from it, and each subcommand says which it takes.
 */
#ifndef OPTIONS_H
#define OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

struct command;

/*
 * X(ID, letter or 0, long name, argument or NULL, help)
 */
#define OPTION_LIST(X)							       \
	X(JSON, 'j', "json", NULL, "print JSON")			       \
	X(WATCH, 'w', "watch", NULL, "show it again every interval")	       \
	X(INTERVAL, 0, "interval", "SECONDS",				       \
	  "time between two looks, 0.1 to 3600; a list is watched then")      \
	X(ONCE, 0, "once", NULL, "show it once, whatever --watch says")	       \
	X(SORT, 0, "sort", "COLUMN",					       \
	  "order the rows by this column; -COLUMN the other way round")	       \
	X(FILTER, 0, "filter", "TERMS",					       \
	  "only rows for which all terms hold: WORD, KEY=GLOB, KEY~TEXT, KEY>N") \
	X(LINES, 'n', "lines", "N", "at most that many rows")		       \
	X(OUTPUT, 'o', "output", "FILE", "write to this file; - is stdout")    \
	X(DURATION, 0, "duration", "SECONDS",				       \
	  "how long to look, 1 to 86400")				       \
	X(RAW, 0, "raw", NULL, "records as the module writes them")	       \
	X(RING, 0, "ring", "LIST",					       \
	  "only packets of these rings or queues: 0,2")			       \
	X(ALL, 'a', "all", NULL, \
	  "also what is left out else: rows where nothing has happened, symbols")	       \
	X(COST, 0, "cost", NULL, "only what has cost time, the dearest first")   \
	X(CONFIG, 'f', "config", "FILE",				       \
	  "the configuration; else that of limend, or the usual one")	       \
	X(DRY_RUN, 0, "dry-run", NULL, "print what would be done, for tc -batch") \
	X(ON, 0, "on", NULL, "count crossings from now on, with times")	       \
	X(COUNT, 0, "count", NULL, "count crossings from now on, without times") \
	X(OFF, 0, "off", NULL, "count crossings no more")		       \
	X(COLOR, 0, "color", "WHEN", "auto, always or never")		       \
	X(SOCKET, 0, "socket", "PATH", "control socket of limend")	       \
	X(HELP, 'h', "help", NULL, "show this help")			       \
	X(VERSION, 'V', "version", NULL, "show the version")

enum option_number {
#define OPTION_NUMBER(id, letter, name, arg, help) OPTION_NR_##id,
	OPTION_LIST(OPTION_NUMBER)
#undef OPTION_NUMBER
	NR_OPTIONS
};

/* A set of options. */
enum option_bit {
#define OPTION_BIT(id, letter, name, arg, help) \
	OPTION_##id = 1 << OPTION_NR_##id,
	OPTION_LIST(OPTION_BIT)
#undef OPTION_BIT
};

#define OPTIONS_COMMON (OPTION_JSON | OPTION_COLOR | OPTION_SOCKET | \
			OPTION_HELP | OPTION_VERSION)
#define OPTIONS_LIVE (OPTION_WATCH | OPTION_INTERVAL | OPTION_ONCE)
#define OPTIONS_TABLE (OPTION_SORT | OPTION_FILTER | OPTION_LINES)

struct option_text {
	char letter;		/* 0: none */
	const char *name;
	const char *arg;	/* NULL: none */
	const char *help;
};

extern const struct option_text option_texts[NR_OPTIONS];

enum color_when { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER };

struct options {
	unsigned int given;	/* OPTION_* */
	double interval_s;
	double duration_s;
	const char *sort;
	const char *filter;
	size_t lines;
	const char *config;	/* NULL: not given */
	enum color_when color;
	const char *socket;	/* NULL: the default */
	const char *output;	/* NULL: not given */
	const char *ring;	/* likewise */
};

/*
 * Reads @argv: options may stand before and after the word that is the
 * subcommand. *@command is it, NULL if there is none (then the first of the
 * table is meant); *@operands are the *@nr words after it, in @argv.
 * 0, or -EINVAL with what is wrong, and what to do, in @err.
 */
int options_parse(int argc, char **argv, struct options *options,
		  const struct command **command, char ***operands,
		  unsigned int *nr, char *err, size_t err_size);

#endif /* OPTIONS_H */
