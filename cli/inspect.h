/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What limen inspect writes of a file, into an object that is open.
 */
#ifndef INSPECT_H
#define INSPECT_H

#include <stdbool.h>
#include <stddef.h>

struct image;
struct kernel;
struct ko;
struct program;
struct verdict;
struct writer;

/*
 * A value that is a text, with its key as the heading of its line; NULL and
 * "" have no line.
 */
void write_one(struct writer *w, const char *key, const char *value);

/* The heading of a line; the caller ends it. Text only. */
void write_heading(struct writer *w, const char *key);

/* @all: symbols one by one in text, too. */
void inspect_module(struct writer *w, const struct ko *ko,
		    const struct kernel *k, const struct verdict *v, bool all);
void inspect_program(struct writer *w, const struct program *p, bool all);

#endif /* INSPECT_H */
