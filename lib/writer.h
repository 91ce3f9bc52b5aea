/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * writer: print once, as text or as JSON.
 *
 * A command says each value once, with its JSON key and the printf format
 * of its text; the writer makes a text for people or one JSON object of it.
 * A key of NULL is text only. Inside an array the key is only asked whether
 * it is NULL.
 *
 * Strings are scrubbed for both. Text is written as it comes; JSON when the
 * document ends. Failures (memory, a full disk, a closed pipe) are kept and
 * told by writer_end().
 */
#ifndef WRITER_H
#define WRITER_H

#include <stdbool.h>
#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "cell.h"

struct table;
struct writer;

/*
 * @out		not closed by the writer
 * @json	one object a document
 * @one_line	JSON without line breaks, for streams of documents
 * @color	text: escape sequences for STYLE_*
 * @ascii	text: nothing but ASCII
 * @columns	text: cut tables to that width; 0: as wide as they are
 */
struct writer_options {
	FILE *out;
	bool json;
	bool one_line;
	bool color;
	bool ascii;
	unsigned int columns;
};

int writer_new(const struct writer_options *options, struct writer **out);
void writer_free(struct writer *w);

bool writer_is_json(const struct writer *w);
const struct writer_options *writer_options(const struct writer *w);
/* Remembers the failure @err (-errno) for writer_end(), unless one was. */
void writer_fail(struct writer *w, int err);

/* A document, one JSON object. writer_end() flushes; 0 or -errno. */
void writer_begin(struct writer *w);
int writer_end(struct writer *w);

/* JSON: what follows goes into an object or array of its own. */
void writer_open(struct writer *w, const char *key);
void writer_open_array(struct writer *w, const char *key);
void writer_close(struct writer *w);

/*
 * One value. @fmt has exactly one conversion, for the type of the value.
 * These are macros so that the compiler checks it as printf()'s.
 */
#define writer_uint(w, key, fmt, v) do {				\
	uint64_t v_ = (v);						\
	writer_json_uint(w, key, v_);					\
	writer_text(w, fmt, v_);					\
} while (0)

#define writer_real(w, key, fmt, v) do {				\
	double v_ = (v);						\
	writer_json_real(w, key, v_);					\
	writer_text(w, fmt, v_);					\
} while (0)

/* NULL is null in JSON and "-" in text. */
#define writer_str(w, key, fmt, v) do {					\
	const char *v_ = (v);						\
	char *clean_ = writer_scrub(w, v_);				\
	writer_json_str(w, key, v_);					\
	writer_text(w, fmt, clean_ ? clean_ : "-");			\
	free(clean_);							\
} while (0)

/* @yes or @no is the text. */
#define writer_bool(w, key, yes, no, v) do {				\
	bool v_ = (v);							\
	writer_json_bool(w, key, v_);					\
	writer_text(w, "%s", v_ ? (yes) : (no));			\
} while (0)

/* JSON only. */
void writer_json_uint(struct writer *w, const char *key, uint64_t v);
void writer_json_real(struct writer *w, const char *key, double v);
void writer_json_bool(struct writer *w, const char *key, bool v);
void writer_json_str(struct writer *w, const char *key, const char *s);
void writer_json_null(struct writer *w, const char *key);

/*
 * Text only. Strings among the arguments must be the program's own: what
 * came from elsewhere goes through writer_str().
 */
void writer_text(struct writer *w, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));
/* How the text from here on looks, until it is STYLE_PLAIN again. */
void writer_style(struct writer *w, enum style style);

/*
 * The rows of @t: in JSON an array of objects under @key, in text lines
 * under a heading. @key NULL is text only.
 */
void writer_table(struct writer *w, const char *key, const struct table *t);

/*
 * @s as the text output may show it; the caller frees it. NULL: @s is NULL,
 * there is no memory, or this is JSON.
 */
char *writer_scrub(struct writer *w, const char *s);

#endif /* WRITER_H */
