/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Slices of a pattern file that know where they stand, so that every error
 * has its line and column. Nothing is copied: a slice points into the text.
 */
#ifndef PATTERN_TEXT_H
#define PATTERN_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "pattern.h"

struct text {
	const char *s;
	size_t len;
	unsigned int line;	/* from 1 */
	unsigned int column;	/* of s[0], from 1 */
};

/* A file being read line by line. */
struct lines {
	const char *path;
	const char *p, *end;
	unsigned int line;	/* number of the last one given out */
	struct pattern_error *err;
};

void lines_init(struct lines *l, const char *path, const char *text, size_t len,
		struct pattern_error *err);
/* The next line without its LF or CR LF; false at the end. */
bool lines_next(struct lines *l, struct text *out);

/* Fills @l->err for @at (NULL: the whole file); always -EINVAL. */
int lines_error(struct lines *l, const struct text *at, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));
int lines_no_memory(struct lines *l);

/* Cuts blanks off both ends. */
void text_trim(struct text *t);
/* Takes the next word, without the blanks around it; false: none left. */
bool text_word(struct text *t, struct text *word);
void text_skip(struct text *t, size_t n);
bool text_is(const struct text *t, const char *s);
/* A copy with a NUL, or NULL: no memory. */
char *text_dup(const struct text *t);
/* All of @t as a decimal number, at most @max: 0 or -EINVAL. */
int text_number(const struct text *t, unsigned long max, unsigned long *out);
/* 0..15, or -1 for what is no hexadecimal digit. */
int hex_digit(char c);

/*
 * Room for one more element in @array of @nr: its size doubles at each power
 * of two. The array, or NULL: no memory and nothing changed.
 */
void *array_more(void *array, unsigned int nr, size_t elem_size);

#endif /* PATTERN_TEXT_H */
