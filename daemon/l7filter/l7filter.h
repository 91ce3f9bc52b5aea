/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * In the place of l7-filter's user-space version: its options, its
 * configuration file and its directory of patterns give what a limend.conf
 * and a directory of limen's would.
 *
 * The file has lines "PROTOCOL MARK"; the first that matches wins. Of the
 * packet mark's bits those of the mask are used, and three values in them
 * have a meaning of their own.
 */
#ifndef L7FILTER_L7FILTER_H
#define L7FILTER_L7FILTER_H

#include <stdbool.h>
#include <stdint.h>

#include <limen/genl.h>

#include "config.h"
#include "pattern/set.h"

/* Values of the bits under the mask. */
enum l7filter_marks {
	L7FILTER_UNTOUCHED,	/* not seen yet */
	L7FILTER_TESTING,	/* seen, no protocol found so far */
	L7FILTER_UNKNOWN,	/* given up */
	L7FILTER_FIRST,		/* the lowest for a protocol */
};

/* What l7-filter's options say; strings are those of argv. */
struct l7filter {
	const char *file;	/* NULL: not asked for */
	const char *dir;
	uint32_t mask;		/* adjoining bits, two at least */
	uint16_t buffer;	/* bytes of a flow that are looked at */
	uint16_t packets;	/* of a flow, with and without payload */
	bool clobber;		/* marks of others are overwritten */
	bool any_value;		/* -d: its narrower ranges do not hold */
	bool given;		/* one of the options was */
	bool background;
	bool silent;		/* warnings and errors are said, no more */
};

extern const struct l7filter l7filter_defaults;

/* What getopt() takes beside limend's own. */
#define L7FILTER_LETTERS "mbncsdz"

/*
 * Takes option @letter, one of L7FILTER_LETTERS. 0, or -EINVAL with the
 * reason logged.
 */
int l7filter_take(struct l7filter *l7, int letter, const char *arg);

/*
 * Reads the file and the patterns it names, in its order, into @set, which
 * the caller frees in any case; and sets the marks, the classes (one for
 * each mark) and the engine's limits in @config. Lines that make no sense
 * are warned of and left out. 0, or -errno with @err filled: no line is
 * left, a pattern is missing or does not parse.
 */
int l7filter_load(const struct l7filter *l7, struct config *config,
		  struct pattern_set *set, struct config_error *err);

#endif /* L7FILTER_L7FILTER_H */
