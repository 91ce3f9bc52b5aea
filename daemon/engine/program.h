/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A pattern set after compilation.
 *
 *	label	one pattern
 *	rule	one "rule" block for one bank
 *	part	what a rule asks of the bytes of one side
 *	test	one regex or comparison of a part
 *
 * There is one bank of rules for each kind of bytes: TCP streams, UDP
 * datagrams, and the joined buffer of l7-filter patterns. In a bank parts
 * are numbered in the order in which they win: root rules (patterns without
 * a parent) first, by order and weight, then those of children.
 */
#ifndef ENGINE_PROGRAM_H
#define ENGINE_PROGRAM_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

#include "engine.h"
#include "hosts.h"
#include "prefix.h"

enum bank_id { BANK_TCP, BANK_UDP, BANK_L7, NR_BANKS };

enum {
	NO_SLOT = UINT16_MAX,
	NO_LABEL = UINT16_MAX,
	LEN_ROWS = 64,		/* shorter datagrams are told by length */
	HINT_BUCKETS = 256,
};

struct test {
	struct regex *regex;	/* or */
	struct compare *compare;
	const struct cond *cond;
	bool anchored;			/* the regex */
	uint16_t offset_slot;		/* unanchored in a stream, else NO_SLOT */
};

/* What is looked at before a part is tried lies in one cache line. */
struct part {
	uint16_t label;
	uint16_t rule;
	uint16_t held_slot;	/* NO_SLOT: the rule is done once it holds */
	uint16_t min_len;
	uint8_t side;		/* PS_CLIENT, PS_SERVER or PS_EITHER */
	uint8_t order;
	uint8_t nr_tests;
	uint8_t nr_probes;
	struct test *tests;
	/* the one that has bytes which must be there; NULL: none */
	const struct regex *telling;
	uint16_t telling_slot;	/* where to look on for them, or NO_SLOT */
	struct probe probes[MAX_PROBES];
} __attribute__((aligned(64)));

struct bank_rule {
	const struct rule *rule;
	uint16_t label;
	uint16_t first_part;
	uint8_t nr_parts;
	uint8_t repeat;
	uint8_t nr_fields;
	bool puts_off;		/* a part is telling, see try_put_off() */
	struct test *fields;
};

/* A part that is tried earlier on a port. */
struct port_hint {
	uint16_t port;
	uint16_t part;
};

struct bank {
	struct bank_rule *rules;
	uint32_t nr_rules;
	struct part *parts;
	uint32_t nr_parts, nr_root_parts;
	uint32_t nr_words;	/* of a bitmap of all parts */
	uint32_t nr_root_words;
	uint16_t nr_held, nr_offsets;	/* slots */
	struct port_hint *hints;	/* by port % HINT_BUCKETS */
	uint32_t nr_hints;
	uint16_t hint_first[HINT_BUCKETS + 1];
	/*
	 * Parts that a first byte leaves possible: rows are bitmaps of root
	 * words, row_of[i][b] is that of byte b at place i.
	 */
	uint16_t row_of[PREFIX_BYTES][256];
	uint64_t *rows;
	uint64_t *len_rows;	/* parts that so many bytes may hold */
	uint64_t *side_mask[NR_SIDES];	/* parts for that side */
	/* root parts of rules that ask for bytes of both sides; the others */
	uint64_t *pairs, *singles;
	uint64_t *puts_off;	/* parts of rules that do, of root words */
};

/* Numbers of rules of one bank. */
struct rule_list {
	uint16_t *rules;
	uint16_t nr;
};

struct label {
	struct engine_label pub;
	const struct decoder *decoder;
	uint16_t *parents;
	uint16_t nr_parents;
	/* rules of all children in the order in which they win, by bank */
	struct rule_list payload_rules[NR_BANKS];	/* with parts */
	struct rule_list field_rules[NR_BANKS];		/* with fields */
	bool is_app;
};

/*
 * Where things lie in the memory behind struct inspect, in bytes. For a
 * flow of TCP or UDP.
 */
struct layout {
	uint32_t alive[NR_SIDES];	/* bitmaps of the bank's parts (TCP) */
	uint32_t l7_alive;
	uint32_t rejected;		/* bitmap of labels */
	uint32_t offsets[NR_SIDES];	/* 16 bits a slot */
	uint32_t l7_offsets;
	uint32_t held;			/* a byte a slot: 4 bits for a side */
	uint32_t size;
};

struct engine {
	atomic_uint refs;
	struct engine_limits limits;
	struct pattern **patterns;
	struct label *labels;
	uint32_t nr_labels;
	struct bank bank[NR_BANKS];
	struct layout layout[2];	/* BANK_TCP, BANK_UDP */
	struct hosts *hosts;
	/* every condition of every rule once, the parts share them */
	struct test *conds;
	uint32_t nr_conds;
};

/* A rule with its compiled conditions, before it is put into banks. */
struct rule_ref {
	const struct rule *rule;
	struct test *conds;	/* @rule->nr_conds of engine.conds */
	uint16_t label;
	uint16_t weight;	/* bytes it looks at: the finer rule wins */
};

/* Fills @err for a place in @p (NULL: none); always -EINVAL. */
int engine_error(struct pattern_error *err, const struct pattern *p,
		 unsigned int line, unsigned int column, const char *fmt, ...)
	__attribute__((format(printf, 5, 6)));
/* The same for lack of it; always -ENOMEM. */
int engine_no_memory(struct pattern_error *err);

/* Compiles the conditions of @ref into its zeroed conds, and weighs it. */
int conds_compile(const struct pattern *p, struct rule_ref *ref,
		  struct pattern_error *err);
/* Frees what a condition was compiled to. */
void conds_free_one(struct test *t);

/*
 * Compiles the conditions of one pattern for their errors alone: 0, or what
 * engine_new() would say.
 */
int engine_check_pattern(const struct pattern *p, struct pattern_error *err);

/* Adds the rules of children to the lists of their parents: 0 or -ENOMEM. */
int bank_link_children(struct engine *e, enum bank_id id);

/* Builds @bank from those of @refs that belong to it: 0 or -ENOMEM. */
int bank_init(struct engine *e, enum bank_id id, const struct rule_ref *refs,
	      size_t nr);
void bank_exit(struct bank *b);

/* Fills @bank's tables of first bytes. */
int bank_init_filter(struct bank *b);

static inline const struct pattern *label_pattern(const struct label *l)
{
	return l->pub.pattern;
}

#endif /* ENGINE_PROGRAM_H */
