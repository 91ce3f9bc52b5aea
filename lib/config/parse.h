/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * One parse of a configuration, for the files of this folder.
 *
 * The first error is kept and the rest of the checks go on with it: what
 * they find is often its consequence, and nobody has to pass it up.
 */
#ifndef CONFIG_PARSE_H
#define CONFIG_PARSE_H

#include <confuse.h>

#include "config.h"

struct parse {
	const char *path;
	const struct places *places;
	struct config *config;
	struct config_error *err;
	cfg_t *cfg;
	int ret;		/* of the first error */
};

/* Says what is wrong at @at (line 0: the file as a whole): -EINVAL. */
void parse_fail(struct parse *p, struct place at, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));

/* strdup() and calloc() that note -ENOMEM. */
char *parse_strdup(struct parse *p, const char *s);
void *parse_alloc(struct parse *p, size_t nr, size_t size);

/* Everything but the classes, into p->config. */
void parse_options(struct parse *p);
extern cfg_opt_t parse_limit_opts[];

/* The classes; the marks' mask must be known. */
void parse_classes(struct parse *p);
extern cfg_opt_t parse_class_opts[];

/* The interfaces, and what they make of the classes, which come first. */
void parse_interfaces(struct parse *p);
extern cfg_opt_t parse_interface_opts[];

/*
 * Gives the classes their queues and marks, and checks that what they are
 * guaranteed fits the links.
 */
void parse_shaping(struct parse *p);

/* The place of option @key of class @k. */
struct place parse_class_place(const struct parse *p,
			       const struct config_class *k, const char *key);

/*
 * Which of @words (ended by NULL) the value @s of the option @key is, which
 * stands @at.
 */
unsigned int parse_word(struct parse *p, const char *key, const char *s,
			const char *const *words, struct place at);

#endif /* CONFIG_PARSE_H */
