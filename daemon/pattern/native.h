/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The native form's parser: native.c goes through the lines, head.c knows
 * the words of the head, block.c those of rules and examples.
 */
#ifndef PATTERN_NATIVE_H
#define PATTERN_NATIVE_H

#include "form.h"

enum block { HEAD, RULE, EXAMPLE };

struct parser {
	struct pattern *p;
	struct lines *l;
	enum block block;
	struct text block_line;	/* the line that opened it */
	uint32_t seen;		/* head lines, by their place in head_words[] */
	bool has_transport;	/* the head says which */
};

/* A directive; @many: it may stand more than once. */
struct keyword {
	const char *word;
	int (*parse)(struct parser *ps, struct text *value);
	bool many;
};

/* Tables that end with a NULL word. */
extern const struct keyword head_words[];
extern const struct keyword rule_words[];
extern const struct keyword example_words[];

/* A mask of PATTERN_TCP and PATTERN_UDP. */
int read_transport(struct parser *ps, struct text *value, uint8_t *out);

static inline struct rule *this_rule(struct parser *ps)
{
	return &ps->p->rules[ps->p->nr_rules - 1];
}

static inline struct example *this_example(struct parser *ps)
{
	return &ps->p->examples[ps->p->nr_examples - 1];
}

#endif /* PATTERN_NATIVE_H */
