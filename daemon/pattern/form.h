/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The two forms of a pattern file and what their parsers share. parse.c
 * chooses the form; the rest of the daemon sees pattern.h alone.
 */
#ifndef PATTERN_FORM_H
#define PATTERN_FORM_H

#include "pattern.h"
#include "text.h"

/* Each fills @p, which is zeroed but for its file: 0 or -errno with error. */
int native_parse(struct pattern *p, struct lines *l);
int l7_parse(struct pattern *p, struct lines *l);

/*
 * One line of an example: takes what follows "client" or "server" and adds
 * the packet to @ex.
 */
int example_add_packet(struct example *ex, bool from_server, struct text *items,
		       struct lines *l);

/*
 * Sets the pattern's name from @word; it must equal the file's name up to
 * the first dot and not be one that states of a flow have.
 */
int pattern_set_name(struct pattern *p, const struct text *word,
		     struct lines *l);

/* Adds a copy of @word to a list of at most PATTERN_MAX_LIST. */
int pattern_add_word(char ***list, unsigned int *nr, const struct text *word,
		     struct lines *l);
/* Adds a zeroed rule that began at @at; NULL: error filled. */
struct rule *pattern_add_rule(struct pattern *p, const struct text *at,
			      struct lines *l);
/* Adds a zeroed condition with a copy of @text; NULL: error filled. */
struct cond *rule_add_cond(struct rule *r, const struct text *text,
			   struct lines *l);

#endif /* PATTERN_FORM_H */
