/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Sets of bytes, and how a regex writes them: escapes and [classes].
 *
 * The readers take the text at *@p and move it on. What they do not know
 * they say so of; they never guess.
 */
#ifndef ENGINE_BYTESET_H
#define ENGINE_BYTESET_H

#include <stdbool.h>
#include <stdint.h>

struct byteset {
	uint64_t bits[4];
};

void byteset_add(struct byteset *s, unsigned int byte);
void byteset_invert(struct byteset *s);
/* Letters of ASCII in both cases. */
void byteset_fold_case(struct byteset *s);

/* Adds the class that a backslash and @c stand for, as \d; false: it is none. */
bool byteset_add_escape(struct byteset *s, char c);
/*
 * The byte that an escape stands for; *@p is behind the backslash. -1: it is
 * none that is known here.
 */
int byteset_read_escape(const char **p);
/* Adds a class; *@p is on its "[". False: something in it is not known. */
bool byteset_read_class(const char **p, bool icase, struct byteset *s);

#endif /* ENGINE_BYTESET_H */
