// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Bytes against single parts.
 */
#include "compare.h"
#include "inspect.h"

enum verdict { V_NO, V_MORE, V_YES };

enum {
	SAMPLE_EVERY = 64,
	/*
	 * Of all executions for one packet. Ordinary packets take one or two
	 * microseconds; what is left untried when time is over is tried at
	 * the next packet of the stream.
	 */
	FEED_NS = 250000,
	SHORT_SEARCH = 512,	/* bytes */
};

/*
 * Executes with statistics; every SAMPLE_EVERYth one is timed. @from: an
 * unanchored regex goes on there, NULL: it begins at the first byte.
 */
static enum regex_result exec(struct feed *f, uint16_t label,
			      const struct test *t, const uint8_t *data,
			      uint32_t len, uint32_t *from, bool grows,
			      uint32_t match[2])
{
	const struct regex *r = t->regex;
	bool anchored = t->anchored;
	struct engine_worker *w = f->w;
	struct pattern_stats *st = &w->stats[label];
	bool timed = ++w->tick % SAMPLE_EVERY == 0;
	uint64_t t0 = timed ? clock_ns(CLOCK_MONOTONIC) : 0;
	uint32_t first = 0;
	enum regex_result ret;

	if (anchored)
		ret = regex_exec(w->scratch, r, data, len, 0, grows, match);
	else
		ret = regex_search(w->scratch, r, data, len,
				   from ? from : &first, grows, match);
	if (timed)
		st->ns += (clock_ns(CLOCK_MONOTONIC) - t0) * SAMPLE_EVERY;
	st->tries++;
	st->limit_hits += ret == REGEX_LIMIT;
	/* a long search may take as long as several executions */
	f->spent |= stopwatch_step(&f->watch, anchored || len < SHORT_SEARCH ?
				   1 : STEPS_BETWEEN_LOOKS, FEED_NS);
	return ret;
}

/*
 * A stream's regex that is not anchored goes on where the earliest match to
 * come could start, so that no byte is searched twice for nothing.
 */
static enum verdict try_regex(struct feed *f, const struct part *p,
			      const struct test *t, const struct view *v,
			      struct engine_why *why)
{
	uint16_t *offset = v->offsets && t->offset_slot != NO_SLOT ?
		&v->offsets[t->offset_slot] : NULL;
	uint32_t match[2] = { 0, 0 }, from = offset ? *offset : 0;
	enum regex_result ret;

	ret = exec(f, p->label, t, v->data, v->len, &from, v->grows,
		   match);
	if (offset)
		*offset = (uint16_t)from;
	if (ret == REGEX_MORE)
		return V_MORE;
	if (ret != REGEX_MATCH)
		return V_NO;
	why->match_start = match[0];
	why->match_end = match[1];
	return V_YES;
}

static enum verdict try_test(struct feed *f, const struct part *p,
			     const struct test *t, const struct view *v,
			     struct engine_why *why)
{
	if (t->regex)
		return try_regex(f, p, t, v, why);
	switch (compare_run(t->compare, v->data, v->len, v->wire_len,
			    v->grows)) {
	case COMPARE_YES:
		why->match_start = 0;
		why->match_end = v->len;
		return V_YES;
	case COMPARE_MORE:
		return V_MORE;
	default:
		return V_NO;
	}
}

/* One test that cannot hold any more decides; else all must hold now. */
static enum verdict try_part(struct feed *f, const struct part *p,
			     const struct view *v, struct engine_why *why)
{
	enum verdict all = V_YES;
	unsigned int i;

	for (i = 0; i < p->nr_tests; i++) {
		enum verdict one = try_test(f, p, &p->tests[i], v, why);

		if (one == V_NO)
			return V_NO;
		if (one == V_MORE)
			all = V_MORE;
		why->cond = p->tests[i].cond;
	}
	return all;
}

static void take_found(const struct feed *f, const struct bank *b,
		       const struct part *p, const struct engine_why *why,
		       bool swapped, struct found *best)
{
	best->label = p->label;
	best->order = p->order;
	best->swapped = swapped;
	best->host_len = 0;
	best->why = *why;
	best->why.pattern = f->e->patterns[p->label];
	best->why.line = b->rules[p->rule].rule->line;
	best->why.packet = f->in->packet;
	best->why.field = -1;
}

/* Are bytes missing that @p must find? */
static bool lacks_bytes(const struct part *p, const struct view *v)
{
	uint16_t *slot = v->offsets && p->telling_slot != NO_SLOT ?
		&v->offsets[p->telling_slot] : NULL;
	uint32_t from = slot ? *slot : 0;

	if (!p->telling ||
	    !regex_lacks_literal(p->telling, v->data, v->len, &from))
		return false;
	if (slot)
		*slot = (uint16_t)from;
	return true;
}

static enum verdict try_unless_put_off(struct feed *f, const struct part *p,
				       const struct view *v,
				       struct engine_why *why)
{
	if (is_rejected(f, p->label))
		return V_NO;
	if (lacks_bytes(p, v))
		return v->grows ? V_MORE : V_NO;
	return try_part(f, p, v, why);
}

void try_one(struct feed *f, const struct bank *b, uint32_t at,
		    uint64_t *alive, const struct view *v, struct found *best)
{
	const struct part *p = &b->parts[at];
	struct engine_why why = { .side = v->side };
	enum verdict verdict;
	bool swapped;

	if (f->spent || p->label == f->skip)
		return;
	verdict = try_unless_put_off(f, p, v, &why);
	if (verdict == V_MORE)
		return;
	if (alive)
		alive[at / 64] &= ~(UINT64_C(1) << at % 64);
	if (verdict == V_NO)
		return;
	hold_part(f, p, v->side);
	if (!completes(f, b, p, v->side, &swapped))
		return;
	if (b->rules[p->rule].nr_fields)
		f->i->fields_seen = false;
	else
		take_found(f, b, p, &why, swapped, best);
}

void try_put_off(struct feed *f, const struct bank *b,
		 const struct bank_rule *r)
{
	uint32_t at, end = r->first_part + r->nr_parts;
	struct engine_why why;
	enum side side;
	struct view v;

	for (side = SIDE_CLIENT; side < NR_SIDES; side++) {
		uint64_t *alive = alive_of(f, side);

		if (!alive || !view_side(f, side, &v))
			continue;
		for (at = r->first_part; at < end && !f->spent; at++) {
			const struct part *p = &b->parts[at];
			uint64_t bit = UINT64_C(1) << at % 64;

			if (alive[at / 64] & bit && lacks_bytes(p, &v) &&
			    try_part(f, p, &v, &why) == V_NO)
				alive[at / 64] &= ~bit;
		}
	}
}

bool view_side(const struct feed *f, enum side side, struct view *v)
{
	const struct decode_input *in = &f->in->in;

	if (!in->data[side] || !in->len[side] ||
	    (!in->tcp && side != in->side))
		return false;
	v->data = in->data[side];
	v->len = in->len[side];
	/* a datagram made of fragments may be longer than what is looked at */
	if (v->len > f->e->limits.window)
		v->len = f->e->limits.window;
	v->wire_len = in->tcp || in->wire_len < in->len[side] ?
		in->len[side] : in->wire_len;
	v->side = side;
	v->grows = in->tcp && !(in->full && side == in->side);
	v->offsets = in->tcp ?
		inspect_mem(f->i, layout_of(f)->offsets[side]) : NULL;
	v->among = NULL;
	return true;
}

static bool may_be_side(const struct feed *f, const struct part *p,
			enum side side)
{
	return !f->in->client_known || is_way(p, side);
}

void try_child_rule(struct feed *f, const struct bank_rule *r,
		    const struct view *v, struct found *best)
{
	const struct bank *b = &f->e->bank[f->i->bank];
	uint64_t *alive = alive_of(f, v->side);
	uint32_t at, end = r->first_part + r->nr_parts;

	for (at = r->first_part; at < end; at++) {
		if (best->label != NO_LABEL &&
		    b->parts[at].order >= best->order)
			return;
		if ((alive && !(alive[at / 64] >> at % 64 & 1)) ||
		    !may_be_side(f, &b->parts[at], v->side))
			continue;
		if (may_hold(&b->parts[at], v))
			try_one(f, b, at, alive, v, best);
		else if (alive)
			alive[at / 64] &= ~(UINT64_C(1) << at % 64);
	}
}

bool try_field(struct feed *f, uint16_t label, const struct test *t,
	       const uint8_t *value, size_t len, struct engine_why *why)
{
	uint32_t match[2];

	if (exec(f, label, t, value, (uint32_t)len, NULL, false, match) !=
	    REGEX_MATCH)
		return false;
	why->cond = t->cond;
	why->field = t->cond->field;
	why->match_start = match[0];
	why->match_end = match[1];
	return true;
}
