// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Root parts: what the first bytes leave of them, and trying the rest.
 *
 * In a stream a part is alive as long as more bytes could make it hold; its
 * bit in the flow's bitmap is cleared once it holds or cannot any more, and
 * it is never tried again. A datagram starts with all parts.
 */
#include "inspect.h"

/* A row for the length of @v and one for each first byte. */
static void choose_rows(const struct bank *b, const struct view *v,
			const uint64_t *rows[PREFIX_BYTES + 1])
{
	size_t words = b->nr_root_words;
	const uint64_t *all = b->len_rows + (LEN_ROWS - 1) * words;
	unsigned int i;

	rows[PREFIX_BYTES] = v->grows || v->len >= LEN_ROWS ? all :
		b->len_rows + v->len * words;
	for (i = 0; i < PREFIX_BYTES; i++)
		rows[i] = i < v->len ? b->rows +
			b->row_of[i][v->data[i]] * words : all;
}

/*
 * The root parts that length and first bytes of @v leave, in @alive. Done for
 * each packet that is looked at: a word at a time, without a loop inside.
 */
static void filter(const struct bank *b, const struct view *v, uint64_t *alive)
{
	const uint64_t *rows[PREFIX_BYTES + 1];
	uint32_t word;

	_Static_assert(PREFIX_BYTES == 8, "the rows below");
	choose_rows(b, v, rows);
	for (word = 0; word < b->nr_root_words; word++)
		alive[word] &= rows[0][word] & rows[1][word] & rows[2][word] &
			rows[3][word] & rows[4][word] & rows[5][word] &
			rows[6][word] & rows[7][word] & rows[8][word];
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

static bool has_bit(const uint64_t *bits, uint32_t at)
{
	return bits[at / 64] >> at % 64 & 1;
}

static void try_hints(struct feed *f, const struct bank *b, uint16_t port,
		      uint64_t *alive, const struct view *v, struct found *best)
{
	uint32_t i = b->hint_first[port % HINT_BUCKETS];
	uint32_t end = b->hint_first[port % HINT_BUCKETS + 1];

	for (; i < end; i++) {
		uint32_t at = b->hints[i].part;

		if (b->hints[i].port != port)
			continue;
		if (best->label != NO_LABEL &&
		    b->parts[at].order >= best->order)
			return;
		if (has_bit(alive, at) && (!v->among || has_bit(v->among, at)) &&
		    may_hold(&b->parts[at], v))
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
		if (v->among)
			bits &= v->among[word];
		for (; bits; bits &= bits - 1) {
			uint32_t at = word * 64 +
				(uint32_t)__builtin_ctzll(bits);

			if (!may_hold(&b->parts[at], v)) {
				alive[word] &= ~(bits & -bits);
				continue;
			}
			if (best->label != NO_LABEL &&
			    b->parts[at].order >= best->order)
				return;
			try_one(f, b, at, alive, v, best);
		}
	}
}

static enum side other_side(enum side side)
{
	return side == SIDE_CLIENT ? SIDE_SERVER : SIDE_CLIENT;
}

/*
 * A rule that asks for bytes of both sides cannot hold as long as one of them
 * is silent, and most flows have their label before that side speaks. So
 * it is tried on what there is when more comes, of either side.
 */
static void try_owed(struct feed *f, struct found *best)
{
	const struct bank *b = &f->e->bank[BANK_TCP];
	enum side side = f->i->owed_side;
	const uint32_t *len = f->in->in.len;
	struct view v;

	if (!f->i->owed_len || !view_side(f, side, &v) ||
	    (len[side] == f->i->owed_len && !len[other_side(side)]))
		return;
	v.len = v.wire_len = f->i->owed_len;
	v.grows = true;
	v.among = b->pairs;
	f->i->owed_len = 0;
	try_alive(f, b, alive_of(f, side), &v, best);
}

static void owe_pairs(struct feed *f, struct view *v)
{
	if (f->in->in.len[other_side(v->side)])
		return;
	f->i->owed_side = (uint8_t)v->side;
	f->i->owed_len = v->len;
	v->among = f->e->bank[BANK_TCP].singles;
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
	owe_pairs(f, &v);
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
		.grows = j->len < f->e->limits.l7_buffer,
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
		try_owed(f, best);
		try_stream(f, side, best);
		if (f->i->stale)
			try_stream(f, other_side(side), best);
	} else {
		try_datagram(f, best);
	}
	try_joined(f, best);
}

/*
 * Is a part among those of @among alive? @put_off: first what has been put
 * off for their rules is tried.
 */
static bool any_alive(struct feed *f, enum side side, const uint64_t *among,
		      bool put_off)
{
	const struct bank *b = &f->e->bank[BANK_TCP];
	uint64_t *alive = alive_of(f, side);
	uint32_t word;

	for (word = 0; word < b->nr_root_words; word++) {
		uint64_t bits = alive[word] &
			(put_off ? among[word] : ~among[word]);

		for (; bits; bits &= bits - 1) {
			uint32_t at = word * 64 +
				(uint32_t)__builtin_ctzll(bits);
			const struct bank_rule *r = &b->rules[b->parts[at].rule];

			if (at >= b->nr_root_parts)
				return false;
			if (put_off)
				try_put_off(f, b, r);
			if (!is_rejected(f, b->parts[at].label) &&
			    rule_possible(f, b, r))
				return true;
			alive[word] &= ~(bits & -bits);
		}
	}
	return false;
}

static bool stream_alive(struct feed *f, enum side side)
{
	const struct bank *b = &f->e->bank[BANK_TCP];

	if (!b->nr_root_parts)
		return false;
	if (!(f->i->ready & 1 << side))
		return true;
	return any_alive(f, side, b->puts_off, false) ||
		any_alive(f, side, b->puts_off, true);
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
