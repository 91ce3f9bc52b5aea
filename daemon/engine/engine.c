// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Life of an engine: patterns are compiled, put in relation and into banks.
 */
#include "engine.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "program.h"

static size_t count_rules(const struct engine *e, uint32_t *nr_conds)
{
	size_t i, j, nr = 0;

	*nr_conds = 0;
	for (i = 0; i < e->nr_labels; i++) {
		const struct pattern *p = e->patterns[i];

		nr += p->nr_rules;
		for (j = 0; j < p->nr_rules; j++)
			*nr_conds += p->rules[j].nr_conds;
	}
	return nr;
}

/* Compiles all conditions and lists all rules in *@out (caller frees). */
static int compile_rules(struct engine *e, struct rule_ref **out, size_t *nr,
			 struct pattern_error *err)
{
	struct rule_ref *ref;
	struct test *cond;
	uint32_t i, j;
	int ret = 0;

	*nr = count_rules(e, &e->nr_conds);
	ref = *out = calloc(*nr + 1, sizeof(*ref));
	cond = e->conds = calloc(e->nr_conds + 1, sizeof(*e->conds));
	if (!ref || !cond)
		return engine_no_memory(err);
	for (i = 0; !ret && i < e->nr_labels; i++) {
		const struct pattern *p = e->patterns[i];

		for (j = 0; !ret && j < p->nr_rules; j++, ref++) {
			ref->label = (uint16_t)i;
			ref->rule = &p->rules[j];
			ref->conds = cond;
			cond += ref->rule->nr_conds;
			ret = conds_compile(p, ref, err);
		}
	}
	return ret;
}

/* --- labels and families --- */

static struct label *find_label(const struct engine *e, const char *name)
{
	uint32_t i;

	for (i = 0; i < e->nr_labels; i++) {
		if (!strcmp(e->labels[i].pub.name, name))
			return &e->labels[i];
	}
	return NULL;
}

static int init_label(struct engine *e, uint32_t i, struct pattern_error *err)
{
	struct label *l = &e->labels[i];
	const struct pattern *p = e->patterns[i];

	l->pub.name = p->name;
	l->pub.pattern = p;
	l->pub.index = i;
	l->is_app = p->kind == PATTERN_APPLICATION;
	if (!p->decode)
		return 0;
	l->decoder = decoder_find(p->decode);
	if (!l->decoder)
		return engine_error(err, p, p->decode_line, 1,
				 "there is no decoder \"%s\"", p->decode);
	return 0;
}

static int link_parents(struct engine *e, struct label *l,
			struct pattern_error *err)
{
	const struct pattern *p = l->pub.pattern;
	unsigned int i;

	if (!p->nr_parents)
		return 0;
	l->parents = calloc(p->nr_parents, sizeof(*l->parents));
	if (!l->parents)
		return engine_no_memory(err);
	for (i = 0; i < p->nr_parents; i++) {
		struct label *parent = find_label(e, p->parents[i]);

		if (!parent)
			return engine_error(err, p, p->parent_line, 1,
					 "there is no pattern \"%s\" to be the parent",
					 p->parents[i]);
		l->parents[l->nr_parents++] = (uint16_t)parent->pub.index;
	}
	return 0;
}

static int init_labels(struct engine *e, struct pattern_error *err)
{
	uint32_t i;
	int ret = 0;

	e->labels = calloc(e->nr_labels + 1, sizeof(*e->labels));
	if (!e->labels)
		return engine_no_memory(err);
	for (i = 0; !ret && i < e->nr_labels; i++)
		ret = init_label(e, i, err);
	for (i = 0; !ret && i < e->nr_labels; i++)
		ret = link_parents(e, &e->labels[i], err);
	return ret;
}

static int init_hosts(struct engine *e, struct pattern_error *err)
{
	size_t nr = 0;
	uint32_t i, j;

	for (i = 0; i < e->nr_labels; i++)
		nr += e->patterns[i]->nr_hosts;
	e->hosts = hosts_new(nr);
	if (!e->hosts)
		return engine_no_memory(err);
	for (i = 0; i < e->nr_labels; i++) {
		const struct pattern *p = e->patterns[i];

		for (j = 0; j < p->nr_hosts; j++)
			hosts_add(e->hosts, p->hosts[j], (uint16_t)i);
	}
	return 0;
}

/* --- memory of a flow --- */

static uint32_t take_bytes(struct layout *l, size_t n)
{
	uint32_t at = l->size;

	l->size += (uint32_t)((n + 7) & ~(size_t)7);
	return at;
}

static void init_layout(struct engine *e, enum bank_id id)
{
	const struct bank *b = &e->bank[id], *l7 = &e->bank[BANK_L7];
	struct layout *l = &e->layout[id];
	unsigned int i;

	/* a datagram leaves nothing alive but what is held */
	for (i = 0; id == BANK_TCP && i < NR_SIDES; i++)
		l->alive[i] = take_bytes(l, b->nr_words * sizeof(uint64_t));
	l->l7_alive = take_bytes(l, l7->nr_words * sizeof(uint64_t));
	l->rejected = take_bytes(l, (e->nr_labels + 63) / 64 * sizeof(uint64_t));
	for (i = 0; i < NR_SIDES; i++)
		l->offsets[i] = take_bytes(l, b->nr_offsets * sizeof(uint16_t));
	l->l7_offsets = take_bytes(l, l7->nr_offsets * sizeof(uint16_t));
	l->held = take_bytes(l, b->nr_held);
}

/* --- life --- */

static void free_labels(struct engine *e)
{
	uint32_t i, bank;

	for (i = 0; e->labels && i < e->nr_labels; i++) {
		free(e->labels[i].parents);
		for (bank = 0; bank < NR_BANKS; bank++) {
			free(e->labels[i].payload_rules[bank].rules);
			free(e->labels[i].field_rules[bank].rules);
		}
	}
	free(e->labels);
}

static void free_conds(struct engine *e)
{
	uint32_t i;

	for (i = 0; e->conds && i < e->nr_conds; i++)
		conds_free_one(&e->conds[i]);
	free(e->conds);
}

static void engine_free(struct engine *e)
{
	unsigned int i;

	for (i = 0; i < NR_BANKS; i++)
		bank_exit(&e->bank[i]);
	hosts_free(e->hosts);
	free_conds(e);
	free_labels(e);
	for (i = 0; i < e->nr_labels; i++)
		pattern_free(e->patterns[i]);
	free(e->patterns);
	free(e);
}

static int build(struct engine *e, struct pattern_error *err)
{
	struct rule_ref *refs = NULL;
	size_t nr = 0;
	unsigned int i;
	int ret = init_labels(e, err);

	if (!ret)
		ret = compile_rules(e, &refs, &nr, err);
	if (!ret)
		ret = init_hosts(e, err);
	for (i = 0; !ret && i < NR_BANKS; i++) {
		ret = bank_init(e, (enum bank_id)i, refs, nr);
		if (!ret)
			ret = bank_link_children(e, (enum bank_id)i);
		if (!ret)
			ret = bank_init_filter(&e->bank[i]);
		if (ret == -E2BIG)
			engine_error(err, NULL, 0, 0,
				  "more than %d conditions in all patterns",
				  UINT16_MAX - 1);
		else if (ret)
			engine_no_memory(err);
	}
	free(refs);
	if (!ret) {
		init_layout(e, BANK_TCP);
		init_layout(e, BANK_UDP);
	}
	return ret;
}

int engine_new(struct pattern **patterns, size_t nr,
	       const struct engine_limits *limits, struct engine **out,
	       struct pattern_error *err)
{
	struct engine *e = calloc(1, sizeof(*e));
	int ret = -ENOMEM;

	memset(err, 0, sizeof(*err));
	if (e)
		e->patterns = calloc(nr + 1, sizeof(*e->patterns));
	if (!e || !e->patterns || nr >= NO_SLOT) {
		while (nr--)
			pattern_free(patterns[nr]);
		if (e)
			free(e->patterns);
		free(e);
		return engine_no_memory(err);
	}
	atomic_init(&e->refs, 1);
	e->limits = *limits;
	/* offsets into a stream are kept in 16 bits */
	if (e->limits.window > UINT16_MAX)
		e->limits.window = UINT16_MAX;
	if (nr)
		memcpy(e->patterns, patterns, nr * sizeof(*patterns));
	e->nr_labels = (uint32_t)nr;
	ret = build(e, err);
	if (ret) {
		engine_free(e);
		return ret;
	}
	*out = e;
	return 0;
}

struct engine *engine_get(struct engine *e)
{
	atomic_fetch_add_explicit(&e->refs, 1, memory_order_relaxed);
	return e;
}

void engine_put(struct engine *e)
{
	if (!e)
		return;
	/* the last one to leave sees what all others have done */
	if (atomic_fetch_sub_explicit(&e->refs, 1, memory_order_acq_rel) == 1)
		engine_free(e);
}

uint32_t engine_nr_labels(const struct engine *e)
{
	return e->nr_labels;
}

const struct engine_label *engine_label(const struct engine *e, uint32_t index)
{
	return &e->labels[index].pub;
}

const struct engine_label *engine_find(const struct engine *e, const char *name)
{
	const struct label *l = find_label(e, name);

	return l ? &l->pub : NULL;
}

const struct engine_limits *engine_limits(const struct engine *e)
{
	return &e->limits;
}
