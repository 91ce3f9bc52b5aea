/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Where each word of a configuration file stands.
 *
 * libConfuse reads the file but remembers no positions, and an error that
 * does not say where is half an error. This is a second, forgiving look at
 * the same text: it checks nothing.
 *
 * A place is asked for by its path:
 *	"mark_mask"		the option's name at the top
 *	"mark_mask#0"		its value; #1, #2, ... for the rest of a list
 *	"class web"		the title of a section
 *	"class web/mark"	an option in it
 *	"class web/members#2"
 *	"limits/flows#0"	a section without title
 */
#ifndef PLACES_H
#define PLACES_H

#include <stddef.h>

enum {
	PLACES_MAX = 1 << 16,	/* words of a file of 1 MiB, generously */
};

struct place {
	unsigned int line;	/* from 1; 0: not known */
	unsigned int column;	/* from 1, in bytes */
};

struct places;

/*
 * Makes blanks of the comments: libConfuse counts the lines of some of them
 * twice, and what it says of later ones would be wrong.
 */
void places_blank_comments(char *text, size_t len);

/* 0, -ENOMEM, or -E2BIG: more than PLACES_MAX words. */
int places_new(const char *text, size_t len, struct places **out);
void places_free(struct places *p);

/* The first place with that path; line 0 when there is none. */
struct place places_find(const struct places *p, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));

/*
 * The word @word on @line, else the first word of the line, else column 1.
 * @len bytes of @word count.
 */
struct place places_on_line(const struct places *p, unsigned int line,
			    const char *word, size_t len);

/*
 * The last brace that is opened and not closed, which libConfuse takes for
 * the end of the file; line 0: all are closed.
 */
struct place places_unclosed(const struct places *p);

/*
 * The first quote whose text does not end on its line: one is missing, and
 * what follows is turned inside out; line 0: there is none.
 */
struct place places_open_quote(const struct places *p);

#endif /* PLACES_H */
