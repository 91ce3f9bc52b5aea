// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Rules whose parts hold one after the other: what is remembered of them,
 * when they hold as a whole, and whether they still could.
 */
#include "inspect.h"

static uint8_t *held_of(const struct feed *f, const struct part *p)
{
	uint8_t *held = inspect_mem(f->i, layout_of(f)->held);

	return &held[p->held_slot];
}

static unsigned int held_on(uint8_t held, enum side side)
{
	return side == SIDE_CLIENT ? held & 15 : held >> 4;
}

void hold_part(const struct feed *f, const struct part *p,
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

bool is_way(const struct part *p, enum side side)
{
	return p->side == PS_EITHER ||
		(p->side == PS_CLIENT) == (side == SIDE_CLIENT);
}

bool completes(const struct feed *f, const struct bank *b,
		      const struct part *p, enum side side, bool *swapped)
{
	if (p->held_slot == NO_SLOT) {
		*swapped = !is_way(p, side);
		return true;
	}
	return rule_holds(f, b, &b->rules[p->rule], swapped);
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

