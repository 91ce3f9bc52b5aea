/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The shape of a regex: which bytes can stand where, read off its text.
 *
 * What prefix.c finds by trying ends where too many beginnings are possible,
 * as in "^.{4}\x01". This reads the text instead and keeps for each place
 * the union of what may stand there.
 */
#ifndef ENGINE_SHAPE_H
#define ENGINE_SHAPE_H

#include <stdbool.h>
#include <stdint.h>

#include "literal.h"

enum { SHAPE_PLACES = 112 };

/*
 * @may		sets of 256 bits for the first bytes of a match
 * @costly	it may have to run over the same bytes again and again: a run
 *		such as [a-z]* can be entered from many places. Otherwise a
 *		step of matching costs little, however many bytes there are.
 * @literal	bytes that are in each match, but not always at one place from
 *		the start of the data; the longest such run, or none
 */
struct shape {
	uint64_t may[SHAPE_PLACES][4];
	bool costly;
	struct literal literal;
};

/*
 * Fills @out with what can stand from the start of a match of the regex
 * @text on: everything, and costly, where something in it is not understood.
 */
void shape_of_regex(const char *text, bool icase, struct shape *out);

#endif /* ENGINE_SHAPE_H */
