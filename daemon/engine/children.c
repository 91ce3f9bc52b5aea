// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Children of the labels that a flow has: found by bytes, by fields and by
 * host names. An application may be a child of any label of the chain, a
 * protocol only of the last one.
 */
#include "inspect.h"

static const enum field host_fields[] = {
	FIELD_TLS_SNI, FIELD_QUIC_SNI, FIELD_HTTP_HOST,
};

enum rule_kind { PAYLOAD_RULES, FIELD_RULES };

/* Calls @fn for each rule of the children that may still be found. */
static void each_rule(struct feed *f, enum rule_kind kind,
		      void (*fn)(struct feed *f, const struct bank_rule *r,
				 void *data), void *data)
{
	const struct inspect *i = f->i;
	const struct bank *b = &f->e->bank[i->bank];
	unsigned int at, n;

	for (at = 0; at < i->depth; at++) {
		const struct label *l = &f->e->labels[i->chain[at]];
		const struct rule_list *list = kind == PAYLOAD_RULES ?
			&l->payload_rules[i->bank] : &l->field_rules[i->bank];

		for (n = 0; n < list->nr; n++) {
			const struct bank_rule *r = &b->rules[list->rules[n]];
			bool is_app = f->e->labels[r->label].is_app;

			if ((is_app ? i->app == NO_LABEL : at + 1 == i->depth) &&
			    !is_rejected(f, r->label))
				fn(f, r, data);
		}
	}
}

/* Where what is found of this child waits to be taken. */
static struct found *place_of(struct feed *f, uint16_t child)
{
	return f->e->labels[child].is_app ? &f->i->wait_app :
		&f->i->wait_child;
}

static void try_payload(struct feed *f, const struct bank_rule *r, void *data)
{
	try_child_rule(f, r, data, place_of(f, r->label));
}

void try_children(struct feed *f, bool all)
{
	enum side side;
	struct view v;

	for (side = SIDE_CLIENT; side < NR_SIDES; side++) {
		if ((all || side == f->in->in.side) && view_side(f, side, &v))
			each_rule(f, PAYLOAD_RULES, try_payload, &v);
	}
}

void revive_children(struct feed *f, uint16_t label)
{
	const struct rule_list *list =
		&f->e->labels[label].payload_rules[f->i->bank];
	unsigned int n;

	for (n = 0; n < list->nr; n++)
		revive_child_rule(f, &f->e->bank[f->i->bank].rules[list->rules[n]]);
}

static bool fields_match(struct feed *f, const struct bank_rule *r,
			 struct engine_why *why)
{
	unsigned int i;

	for (i = 0; i < r->nr_fields; i++) {
		const struct test *t = &r->fields[i];
		size_t len;
		const uint8_t *value =
			fields_get(f->i->fields, (enum field)t->cond->field, &len);

		if (!value || !try_field(f, r->label, t, value, len, why))
			return false;
	}
	return true;
}

/*
 * Does @a beat @b? By order; a rule beats a domain, a longer domain a
 * shorter one.
 */
static bool is_better(const struct found *a, const struct found *b)
{
	if (b->label == NO_LABEL)
		return true;
	if (a->order != b->order)
		return a->order < b->order;
	if (!a->host_len != !b->host_len)
		return !a->host_len;
	return a->host_len > b->host_len;
}

static void offer(struct feed *f, const struct found *found)
{
	struct found *best = place_of(f, found->label);

	if (is_better(found, best))
		*best = *found;
}

static void match_rule(struct feed *f, const struct bank_rule *r, void *data)
{
	const struct bank *b = &f->e->bank[f->i->bank];
	const struct pattern *p = f->e->patterns[r->label];
	struct found found = {
		.label = r->label,
		.order = p->order,
		.why = { .pattern = p, .line = r->rule->line,
			 .packet = f->i->last_packet },
	};

	if (rule_holds(f, b, r, &found.swapped) &&
	    fields_match(f, r, &found.why))
		offer(f, &found);
}

static bool has_parent(const struct feed *f, const struct label *l)
{
	unsigned int p, at;

	for (p = 0; p < l->nr_parents; p++) {
		for (at = 0; at < f->i->depth; at++) {
			if (l->parents[p] == f->i->chain[at])
				return true;
		}
	}
	return false;
}

struct host_search {
	struct feed *f;
	enum field field;
	size_t len;
};

static void offer_host(const struct host *host, void *data)
{
	struct host_search *hs = data;
	const struct label *l = &hs->f->e->labels[host->label];
	struct found found = {
		.label = host->label,
		.order = l->pub.pattern->order,
		.host_len = host->len,
		.why = { .pattern = l->pub.pattern,
			 .packet = hs->f->i->last_packet,
			 .field = (int)hs->field,
			 .match_start = (uint32_t)hs->len - host->len,
			 .match_end = (uint32_t)hs->len },
	};

	if (has_parent(hs->f, l) && !is_rejected(hs->f, host->label))
		offer(hs->f, &found);
}

static void match_hosts(struct feed *f)
{
	struct host_search hs = { .f = f };
	unsigned int i;

	for (i = 0; i < sizeof(host_fields) / sizeof(*host_fields); i++) {
		const uint8_t *name = fields_get(f->i->fields, host_fields[i],
						 &hs.len);

		hs.field = host_fields[i];
		if (name)
			hosts_each(f->e->hosts, name, hs.len, offer_host, &hs);
	}
}

void match_fields(struct feed *f)
{
	if (!f->i->fields)
		return;
	each_rule(f, FIELD_RULES, match_rule, NULL);
	if (f->i->app == NO_LABEL)
		match_hosts(f);
}

/* What the decoder has found is final by now, so its fields must match. */
static void note_alive(struct feed *f, const struct bank_rule *r, void *data)
{
	const struct bank *b = &f->e->bank[f->i->bank];
	bool *alive = data;
	struct engine_why why;

	if (*alive)
		return;
	if (r->puts_off)
		try_put_off(f, b, r);
	*alive = rule_possible(f, b, r) && fields_match(f, r, &why);
}

bool children_alive(struct feed *f)
{
	bool alive = false;

	each_rule(f, PAYLOAD_RULES, note_alive, &alive);
	return alive;
}
