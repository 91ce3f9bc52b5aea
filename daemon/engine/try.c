// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Bytes against the parts of a bank.
 *
 * In a stream a part is alive as long as more bytes could make it hold; its
 * bit in the flow's bitmap is cleared once it holds or cannot any more, and
 * it is never tried again. A datagram starts with all parts.
 */
#include <string.h>

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
};

/*
 * Executes with statistics; every SAMPLE_EVERYth one is timed. @from: an
 * unanchored regex goes on there, NULL: it begins at the first byte.
 */
static enum regex_result exec(struct feed *f, uint16_t label,
			      const struct regex *r, const uint8_t *data,
			      uint32_t len, uint32_t *from, bool grows,
			      uint32_t match[2])
{
	struct engine_worker *w = f->w;
	struct pattern_stats *st = &w->stats[label];
	bool timed = ++w->tick % SAMPLE_EVERY == 0;
	uint64_t t0 = timed ? clock_ns(CLOCK_MONOTONIC) : 0;
	uint32_t first = 0;
	enum regex_result ret;

	if (regex_is_anchored(r))
		ret = regex_exec(w->scratch, r, data, len, 0, grows, match);
	else
		ret = regex_search(w->scratch, r, data, len,
				   from ? from : &first, grows, match);
	if (timed)
		st->ns += (clock_ns(CLOCK_MONOTONIC) - t0) * SAMPLE_EVERY;
	st->tries++;
	st->limit_hits += ret == REGEX_LIMIT;
	/* a search may take as long as several executions */
	f->spent |= stopwatch_step(&f->watch, regex_is_anchored(r) ? 1 :
				   STEPS_BETWEEN_LOOKS, FEED_NS);
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

	ret = exec(f, p->label, t->regex, v->data, v->len, &from, v->grows,
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

/* Are the bytes at the part's telling places among those allowed? */
static bool probe(const struct part *p, const struct view *v)
{
	unsigned int i;

	for (i = 0; i < p->nr_probes; i++) {
		if (p->probes[i].offset < v->len &&
		    !probe_has(&p->probes[i], v->data[p->probes[i].offset]))
			return false;
	}
	return true;
}

/* One test that cannot hold any more decides; else all must hold now. */
static enum verdict try_part(struct feed *f, const struct part *p,
			     const struct view *v, struct engine_why *why)
{
	enum verdict all = V_YES;
	unsigned int i;

	if ((v->len < p->min_len && !v->grows) || !probe(p, v))
		return V_NO;
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

/* --- rules of several parts --- */

static uint8_t *held_of(const struct feed *f, const struct part *p)
{
	uint8_t *held = inspect_mem(f->i, layout_of(f)->held);

	return &held[p->held_slot];
}

static unsigned int held_on(uint8_t held, enum side side)
{
	return side == SIDE_CLIENT ? held & 15 : held >> 4;
}

static void hold_part(const struct feed *f, const struct part *p,
		      enum side side)
{
	uint8_t *held;

	if (p->held_slot == NO_SLOT)
		return;
	held = held_of(f, p);
	if (held_on(*held, side) < 15)
		*held = (uint8_t)(*held + (side == SIDE_CLIENT ? 1 : 16));
}

static bool part_holds(const struct feed *f, const struct bank_rule *r,
		       const struct part *p, bool swapped)
{
	uint8_t held = *held_of(f, p);
	enum side side;

	if (p->side == PS_EITHER && f->i->bank == BANK_TCP)
		return held;
	if (p->side == PS_EITHER)
		return held_on(held, SIDE_CLIENT) + held_on(held, SIDE_SERVER) >=
			r->repeat;
	side = (p->side == PS_SERVER) ^ swapped ? SIDE_SERVER : SIDE_CLIENT;
	return held_on(held, side) >= r->repeat;
}

static bool holds_way(const struct feed *f, const struct bank *b,
		      const struct bank_rule *r, bool swapped)
{
	unsigned int i;

	for (i = 0; i < r->nr_parts; i++) {
		if (!part_holds(f, r, &b->parts[r->first_part + i], swapped))
			return false;
	}
	return true;
}

bool rule_holds(const struct feed *f, const struct bank *b,
		const struct bank_rule *r, bool *swapped)
{
	*swapped = false;
	if (holds_way(f, b, r, false))
		return true;
	if (f->in && f->in->client_known)
		return false;
	*swapped = true;
	return holds_way(f, b, r, true);
}

static bool is_way(const struct part *p, enum side side)
{
	return p->side == PS_EITHER ||
		(p->side == PS_CLIENT) == (side == SIDE_CLIENT);
}

/* A part has just held on @side: does this complete its rule? */
static bool completes(const struct feed *f, const struct bank *b,
		      const struct part *p, enum side side, bool *swapped)
{
	if (p->held_slot == NO_SLOT) {
		*swapped = !is_way(p, side);
		return true;
	}
	return rule_holds(f, b, &b->rules[p->rule], swapped);
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

/* Tries part @at and clears its bit unless more bytes may help. */
static void try_one(struct feed *f, const struct bank *b, uint32_t at,
		    uint64_t *alive, const struct view *v, struct found *best)
{
	const struct part *p = &b->parts[at];
	struct engine_why why = { .side = v->side };
	enum verdict verdict = V_NO;
	bool swapped;

	if (f->spent)
		return;
	if (!is_rejected(f, p->label))
		verdict = try_part(f, p, v, &why);
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

/* --- root parts --- */

/* The root parts that the first bytes of @v leave, cut down in @alive. */
static void filter(const struct bank *b, const struct view *v, uint64_t *alive)
{
	uint32_t n = v->len < PREFIX_BYTES ? v->len : PREFIX_BYTES, i, word;

	for (i = 0; i < n; i++) {
		const uint64_t *row = b->rows + b->row_of[i][v->data[i]] *
			(size_t)b->nr_root_words;

		for (word = 0; word < b->nr_root_words; word++)
			alive[word] &= row[word];
	}
}

static void fill_roots(const struct feed *f, const struct bank *b,
		       enum side side, uint64_t *alive)
{
	uint32_t word, last = b->nr_root_parts % 64;

	for (word = 0; word < b->nr_root_words; word++)
		alive[word] = f->in->client_known || b == &f->e->bank[BANK_L7] ?
			b->side_mask[side][word] : UINT64_MAX;
	/* a child's bits may share the last word */
	if (last)
		alive[b->nr_root_words - 1] &= (UINT64_C(1) << last) - 1;
}

static void try_hints(struct feed *f, const struct bank *b, uint16_t port,
		      uint64_t *alive, const struct view *v, struct found *best)
{
	uint32_t lo = 0, hi = b->nr_hints;

	while (lo < hi) {
		uint32_t mid = (lo + hi) / 2;

		if (b->hints[mid].port < port)
			lo = mid + 1;
		else
			hi = mid;
	}
	for (; lo < b->nr_hints && b->hints[lo].port == port; lo++) {
		uint32_t at = b->hints[lo].part;

		if (best->label != NO_LABEL &&
		    b->parts[at].order >= best->order)
			return;
		if (alive[at / 64] >> at % 64 & 1)
			try_one(f, b, at, alive, v, best);
	}
}

/*
 * Parts are numbered by precedence, so the first that holds wins. What has
 * not been tried then stays alive, for the case that a decoder says no.
 */
static void try_alive(struct feed *f, const struct bank *b, uint64_t *alive,
		      const struct view *v, struct found *best)
{
	uint32_t word;

	try_hints(f, b, f->in->server_port, alive, v, best);
	if (!f->in->client_known)
		try_hints(f, b, f->in->client_port, alive, v, best);
	for (word = 0; word < b->nr_root_words; word++) {
		uint64_t bits = alive[word];

		if (word == b->nr_root_words - 1 && b->nr_root_parts % 64)
			bits &= (UINT64_C(1) << b->nr_root_parts % 64) - 1;
		for (; bits; bits &= bits - 1) {
			uint32_t at = word * 64 +
				(uint32_t)__builtin_ctzll(bits);

			if (best->label != NO_LABEL &&
			    b->parts[at].order >= best->order)
				return;
			try_one(f, b, at, alive, v, best);
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
	return true;
}

static void try_stream(struct feed *f, enum side side, struct found *best)
{
	const struct bank *b = &f->e->bank[BANK_TCP];
	uint64_t *alive = inspect_mem(f->i, layout_of(f)->alive[side]);
	struct view v;

	if (!b->nr_root_parts || !view_side(f, side, &v))
		return;
	if (!(f->i->ready & 1 << side)) {
		fill_roots(f, b, side, alive);
		f->i->ready |= (uint8_t)(1 << side);
		filter(b, &v, alive);
	} else if (side == f->in->in.side && f->in->old_len < PREFIX_BYTES) {
		filter(b, &v, alive);
	}
	try_alive(f, b, alive, &v, best);
}

static void try_datagram(struct feed *f, struct found *best)
{
	const struct bank *b = &f->e->bank[BANK_UDP];
	struct view v;

	if (!b->nr_root_parts || !view_side(f, f->in->in.side, &v))
		return;
	fill_roots(f, b, v.side, f->w->candidates);
	filter(b, &v, f->w->candidates);
	try_alive(f, b, f->w->candidates, &v, best);
}

static void try_joined(struct feed *f, struct found *best)
{
	const struct bank *b = &f->e->bank[BANK_L7];
	struct joined *j = f->i->joined;
	uint64_t *alive = inspect_mem(f->i, layout_of(f)->l7_alive);
	struct view v;

	if (!j || !j->len)
		return;
	v = (struct view) {
		.data = j->data, .len = j->len, .wire_len = j->len,
		.side = f->in->in.side,
		.grows = j->len < L7_BUFFER,
		.offsets = inspect_mem(f->i, layout_of(f)->l7_offsets),
	};
	if (!f->i->l7_ready) {
		fill_roots(f, b, SIDE_CLIENT, alive);
		f->i->l7_ready = 1;
	}
	filter(b, &v, alive);
	try_alive(f, b, alive, &v, best);
}

void try_roots(struct feed *f, struct found *best)
{
	enum side side = f->in->in.side;

	if (f->in->in.tcp) {
		try_stream(f, side, best);
		if (f->i->stale)
			try_stream(f, side == SIDE_CLIENT ? SIDE_SERVER :
				   SIDE_CLIENT, best);
	} else {
		try_datagram(f, best);
	}
	try_joined(f, best);
}

/* --- children --- */

static uint64_t *alive_of(const struct feed *f, enum side side)
{
	if (f->i->bank != BANK_TCP)
		return NULL;
	return inspect_mem(f->i, layout_of(f)->alive[side]);
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
		if (alive && !(alive[at / 64] >> at % 64 & 1))
			continue;
		if (may_be_side(f, &b->parts[at], v->side))
			try_one(f, b, at, alive, v, best);
	}
}

void revive_child_rule(struct feed *f, const struct bank_rule *r)
{
	uint32_t at, end = r->first_part + r->nr_parts;
	enum side side;

	for (side = SIDE_CLIENT; side < NR_SIDES; side++) {
		uint64_t *alive = alive_of(f, side);

		for (at = r->first_part; alive && at < end; at++)
			alive[at / 64] |= UINT64_C(1) << at % 64;
	}
}

/* --- what is still possible --- */

static bool part_possible(const struct feed *f, const struct bank_rule *r,
			  const struct part *p, uint32_t at, bool swapped)
{
	enum side side;

	for (side = SIDE_CLIENT; side < NR_SIDES; side++) {
		const uint64_t *alive = alive_of(f, side);
		bool way = p->side == PS_EITHER ||
			((p->side == PS_CLIENT) ^ swapped) ==
			(side == SIDE_CLIENT);

		if (way && (alive[at / 64] >> at % 64 & 1))
			return true;
		if (way && !f->in->in.len[side])
			return true;
	}
	return p->held_slot != NO_SLOT && part_holds(f, r, p, swapped);
}

static bool way_possible(const struct feed *f, const struct bank *b,
			 const struct bank_rule *r, bool swapped)
{
	uint32_t i;

	for (i = 0; i < r->nr_parts; i++) {
		uint32_t at = r->first_part + i;

		if (!part_possible(f, r, &b->parts[at], at, swapped))
			return false;
	}
	return true;
}

bool rule_possible(const struct feed *f, const struct bank *b,
		   const struct bank_rule *r)
{
	if (f->i->bank == BANK_UDP)
		return true;
	return way_possible(f, b, r, false) ||
		(!f->in->client_known && way_possible(f, b, r, true));
}

static bool stream_alive(struct feed *f, enum side side)
{
	const struct bank *b = &f->e->bank[BANK_TCP];
	uint64_t *alive = alive_of(f, side);
	uint32_t word;

	if (!b->nr_root_parts)
		return false;
	if (!(f->i->ready & 1 << side))
		return true;
	for (word = 0; word < b->nr_root_words; word++) {
		uint64_t bits = alive[word];

		for (; bits; bits &= bits - 1) {
			uint32_t at = word * 64 +
				(uint32_t)__builtin_ctzll(bits);

			if (at >= b->nr_root_parts)
				return false;
			if (!is_rejected(f, b->parts[at].label) &&
			    rule_possible(f, b, &b->rules[b->parts[at].rule]))
				return true;
			alive[word] &= ~(bits & -bits);
		}
	}
	return false;
}

static bool joined_alive(struct feed *f)
{
	const struct bank *b = &f->e->bank[BANK_L7];
	const uint64_t *alive = inspect_mem(f->i, layout_of(f)->l7_alive);
	uint32_t word;

	if (!b->nr_root_parts || (f->i->joined && f->i->joined->over))
		return false;
	if (!f->i->l7_ready)
		return true;
	for (word = 0; word < b->nr_root_words; word++) {
		if (alive[word])
			return true;
	}
	return false;
}

bool roots_alive(struct feed *f)
{
	if (joined_alive(f))
		return true;
	if (f->i->bank == BANK_UDP)
		return f->e->bank[BANK_UDP].nr_root_parts != 0;
	return stream_alive(f, SIDE_CLIENT) || stream_alive(f, SIDE_SERVER);
}

/* --- fields --- */

bool try_field(struct feed *f, uint16_t label, const struct test *t,
	       const uint8_t *value, size_t len, struct engine_why *why)
{
	uint32_t match[2];

	if (exec(f, label, t->regex, value, (uint32_t)len, NULL, false, match) !=
	    REGEX_MATCH)
		return false;
	why->cond = t->cond;
	why->field = t->cond->field;
	why->match_start = match[0];
	why->match_end = match[1];
	return true;
}
