// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Rules into banks: cut by side into parts and numbered by precedence.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "compare.h"
#include "literal.h"
#include "program.h"
#include "regex.h"

/* A rule on its way into a bank, with what it is sorted by. */
struct entry {
	const struct rule_ref *ref;
	const struct pattern *pattern;
	bool is_child;
	uint32_t place;		/* in the set */
};

static bool belongs(const struct pattern *p, const struct rule *r,
		    enum bank_id id)
{
	if (p->form == PATTERN_L7)
		return id == BANK_L7;
	return (id == BANK_TCP && r->transport & PATTERN_TCP) ||
		(id == BANK_UDP && r->transport & PATTERN_UDP);
}

#define ORDER_BY(a, b)			\
	do {				\
		if ((a) != (b))		\
			return (a) < (b) ? -1 : 1; \
	} while (0)

static int compare_entries(const void *va, const void *vb)
{
	const struct entry *a = va, *b = vb;

	ORDER_BY(a->is_child, b->is_child);
	ORDER_BY(a->pattern->order, b->pattern->order);
	/* l7-filter's patterns are tried in the order they are given in */
	if (a->pattern->form == PATTERN_NATIVE)
		ORDER_BY(b->ref->weight, a->ref->weight);
	ORDER_BY(a->place, b->place);
	return 0;
}

static struct entry *sorted_entries(const struct engine *e, enum bank_id id,
				    const struct rule_ref *refs, size_t nr,
				    size_t *nr_out)
{
	struct entry *entries = calloc(nr + 1, sizeof(*entries));
	size_t i, n = 0;

	if (!entries)
		return NULL;
	for (i = 0; i < nr; i++) {
		const struct label *l = &e->labels[refs[i].label];

		if (!belongs(l->pub.pattern, refs[i].rule, id))
			continue;
		entries[n++] = (struct entry) {
			.ref = &refs[i],
			.pattern = l->pub.pattern,
			.is_child = l->nr_parents && !refs[i].rule->alone,
			.place = (uint32_t)i,
		};
	}
	qsort(entries, n, sizeof(*entries), compare_entries);
	*nr_out = n;
	return entries;
}

/* Does a condition on @side belong to the part for @part_side? */
static bool side_in_part(enum pattern_side side, enum pattern_side part_side)
{
	return side == part_side ||
		(side == PS_BOTH && part_side != PS_EITHER);
}

static unsigned int count_tests(const struct rule *r, enum pattern_side side)
{
	unsigned int i, n = 0;

	for (i = 0; i < r->nr_conds; i++) {
		if (r->conds[i].type != COND_FIELD &&
		    side_in_part(r->conds[i].side, side))
			n++;
	}
	return n;
}

/* Cheap tests first: comparisons, anchored regexes, the others. */
static int rank_test(const struct test *t)
{
	if (t->compare)
		return 0;
	return t->anchored ? 1 : 2;
}

static void add_test(struct part *p, const struct test *t)
{
	unsigned int i = p->nr_tests++;

	while (i && rank_test(&p->tests[i - 1]) > rank_test(t)) {
		p->tests[i] = p->tests[i - 1];
		i--;
	}
	p->tests[i] = *t;
}

/* Of all bytes that must be there the longest run tells most. */
static void choose_telling(struct bank *b, struct part *p, bool stream)
{
	const struct literal *best = NULL;
	unsigned int i;

	for (i = 0; i < p->nr_tests; i++) {
		const struct regex *r = p->tests[i].regex;
		const struct literal *l = r ? regex_literal(r) : NULL;

		if (!l || (best && l->len <= best->len))
			continue;
		best = l;
		p->telling = r;
		p->telling_slot = NO_SLOT;
		if (!regex_is_anchored(r) || l->last == LITERAL_ANYWHERE)
			p->telling_slot = 0;
	}
	if (best && p->telling_slot != NO_SLOT)
		p->telling_slot = stream ? b->nr_offsets++ : NO_SLOT;
}

static void measure_part(struct bank *b, struct part *p, bool stream)
{
	uint32_t min_len = 1;
	unsigned int i;

	for (i = 0; i < p->nr_tests; i++) {
		struct test *t = &p->tests[i];
		uint32_t len = t->regex ? regex_min_len(t->regex) :
			compare_min_len(t->compare);

		if (len > min_len)
			min_len = len;
		if (stream && t->regex && !t->anchored)
			t->offset_slot = b->nr_offsets++;
	}
	p->min_len = (uint16_t)(min_len < UINT16_MAX ? min_len : UINT16_MAX);
}

static int add_part(struct bank *b, struct bank_rule *r,
		    const struct rule_ref *ref, enum pattern_side side,
		    uint8_t order, enum bank_id id)
{
	bool stream = id != BANK_UDP;
	unsigned int n = count_tests(ref->rule, side), i;
	struct part *p = &b->parts[b->nr_parts];

	if (!n)
		return 0;
	p->tests = calloc(n, sizeof(*p->tests));
	if (!p->tests)
		return -ENOMEM;
	p->label = ref->label;
	p->rule = (uint16_t)b->nr_rules;
	p->side = (uint8_t)side;
	p->order = order;
	p->held_slot = NO_SLOT;
	p->telling_slot = NO_SLOT;
	for (i = 0; i < ref->rule->nr_conds; i++) {
		const struct cond *c = &ref->rule->conds[i];

		if (c->type != COND_FIELD && side_in_part(c->side, side))
			add_test(p, &ref->conds[i]);
	}
	measure_part(b, p, stream);
	/* l7-filter's patterns are asked each time whether they still can */
	if (id != BANK_L7)
		choose_telling(b, p, stream);
	r->puts_off |= p->telling && stream;
	b->nr_parts++;
	r->nr_parts++;
	return 0;
}

static int add_fields(struct bank_rule *r, const struct rule_ref *ref)
{
	unsigned int i;

	r->fields = calloc(ref->rule->nr_conds, sizeof(*r->fields));
	if (!r->fields)
		return -ENOMEM;
	for (i = 0; i < ref->rule->nr_conds; i++) {
		if (ref->rule->conds[i].type == COND_FIELD)
			r->fields[r->nr_fields++] = ref->conds[i];
	}
	return 0;
}

/* What must be remembered of a rule whose parts hold one after the other. */
static void add_slots(struct bank *b, const struct bank_rule *r)
{
	unsigned int i;

	if (r->nr_parts + r->nr_fields == 1 && r->repeat == 1)
		return;
	for (i = 0; i < r->nr_parts; i++)
		b->parts[r->first_part + i].held_slot = b->nr_held++;
}

static int add_rule(struct engine *e, enum bank_id id, const struct entry *en)
{
	struct bank *b = &e->bank[id];
	struct bank_rule *r = &b->rules[b->nr_rules];
	uint8_t order = en->pattern->order;
	enum pattern_side side;
	int ret;

	r->rule = en->ref->rule;
	r->label = en->ref->label;
	r->first_part = (uint16_t)b->nr_parts;
	r->repeat = en->ref->rule->repeat;
	ret = add_fields(r, en->ref);
	for (side = PS_CLIENT; !ret && side <= PS_EITHER; side++)
		ret = add_part(b, r, en->ref, side, order, id);
	/* counted even on failure: bank_exit() frees its fields */
	b->nr_rules++;
	add_slots(b, r);
	if (!en->is_child)
		b->nr_root_parts = b->nr_parts;
	return ret;
}

static int compare_hints(const void *va, const void *vb)
{
	const struct port_hint *a = va, *b = vb;

	ORDER_BY(a->port % HINT_BUCKETS, b->port % HINT_BUCKETS);
	ORDER_BY(a->port, b->port);
	ORDER_BY(a->part, b->part);
	return 0;
}

static void index_hints(struct bank *b)
{
	uint32_t bucket, at = 0;

	for (bucket = 0; bucket < HINT_BUCKETS; bucket++) {
		b->hint_first[bucket] = (uint16_t)at;
		while (at < b->nr_hints &&
		       b->hints[at].port % HINT_BUCKETS == bucket)
			at++;
	}
	b->hint_first[HINT_BUCKETS] = (uint16_t)at;
}

static int init_hints(struct engine *e, struct bank *b)
{
	uint32_t i, j, nr = 0;

	for (i = 0; i < b->nr_root_parts; i++)
		nr += e->patterns[b->parts[i].label]->nr_ports;
	if (nr > UINT16_MAX)
		return -E2BIG;
	b->hints = calloc(nr + 1, sizeof(*b->hints));
	if (!b->hints)
		return -ENOMEM;
	for (i = 0; i < b->nr_root_parts; i++) {
		const struct pattern *p = e->patterns[b->parts[i].label];

		for (j = 0; j < p->nr_ports; j++)
			b->hints[b->nr_hints++] = (struct port_hint) {
				.port = p->ports[j], .part = (uint16_t)i };
	}
	qsort(b->hints, b->nr_hints, sizeof(*b->hints), compare_hints);
	index_hints(b);
	return 0;
}

static int add_rules(struct engine *e, enum bank_id id,
		     const struct entry *entries, size_t nr)
{
	struct bank *b = &e->bank[id];
	size_t i;
	int ret = 0;

	/*
	 * Parts and slots have 16-bit numbers. A rule has at most three parts,
	 * a condition is in at most two of them.
	 */
	if (3 * nr >= NO_SLOT || 2 * e->nr_conds >= NO_SLOT)
		return -E2BIG;
	b->rules = calloc(nr + 1, sizeof(*b->rules));
	b->parts = aligned_alloc(64, (3 * nr + 1) * sizeof(*b->parts));
	if (!b->rules || !b->parts)
		return -ENOMEM;
	memset(b->parts, 0, (3 * nr + 1) * sizeof(*b->parts));
	for (i = 0; !ret && i < nr; i++)
		ret = add_rule(e, id, &entries[i]);
	b->nr_words = (b->nr_parts + 63) / 64;
	b->nr_root_words = (b->nr_root_parts + 63) / 64;
	return ret;
}

int bank_init(struct engine *e, enum bank_id id, const struct rule_ref *refs,
	      size_t nr)
{
	struct entry *entries = sorted_entries(e, id, refs, nr, &nr);
	int ret;

	if (!entries)
		return -ENOMEM;
	ret = add_rules(e, id, entries, nr);
	if (!ret)
		ret = init_hints(e, &e->bank[id]);
	free(entries);
	return ret;
}

static int add_to_list(struct rule_list *l, uint32_t rule)
{
	uint16_t *more = reallocarray(l->rules, l->nr + 1u, sizeof(*more));

	if (!more)
		return -ENOMEM;
	l->rules = more;
	more[l->nr++] = (uint16_t)rule;
	return 0;
}

int bank_link_children(struct engine *e, enum bank_id id)
{
	const struct bank *b = &e->bank[id];
	uint32_t i, j;
	int ret = 0;

	for (i = 0; i < b->nr_rules; i++) {
		const struct label *l = &e->labels[b->rules[i].label];

		if (b->rules[i].rule->alone)
			continue;
		for (j = 0; !ret && j < l->nr_parents; j++) {
			struct label *parent = &e->labels[l->parents[j]];

			if (b->rules[i].nr_parts)
				ret = add_to_list(&parent->payload_rules[id], i);
			if (!ret && b->rules[i].nr_fields)
				ret = add_to_list(&parent->field_rules[id], i);
		}
	}
	return ret;
}

void bank_exit(struct bank *b)
{
	uint32_t i;

	for (i = 0; i < b->nr_parts; i++)
		free(b->parts[i].tests);
	for (i = 0; i < b->nr_rules; i++)
		free(b->rules[i].fields);
	free(b->parts);
	free(b->rules);
	free(b->hints);
	free(b->rows);
	free(b->len_rows);
	for (i = 0; i < NR_SIDES; i++)
		free(b->side_mask[i]);
	free(b->pairs);
	free(b->singles);
	free(b->puts_off);
}
