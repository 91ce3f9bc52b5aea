/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * offer: what the last word of a command line may become, one a line on
 * standard output, for the shells' completion scripts. The caller knows the
 * words, this knows which of them fit and how they are written.
 */
#ifndef OFFER_H
#define OFFER_H

#include <stddef.h>

/* The last word: what goes before each candidate, and what it begins with. */
struct offer {
	const char *prefix;	/* not terminated; "--sort=" of "--sort=x" */
	size_t prefix_len;
	const char *word;	/* the unfinished rest, may be "" */
};

/* Takes the last of the @argc words in @argv, which stays the caller's. */
void offer_init(struct offer *o, int argc, char *const *argv);

/*
 * The length of "--name" when the word is "--name=value", which then is a
 * value; else 0.
 */
size_t offer_name_len(const struct offer *o);

/* The first @len bytes of the word are as they shall be: each line has them. */
void offer_keep(struct offer *o, size_t len);

/* Prints @candidate, scrubbed, if the word can become that. */
void offer(const struct offer *o, const char *candidate);

/* The same of the option with that long name. */
void offer_option(const struct offer *o, const char *name);

#endif /* OFFER_H */
