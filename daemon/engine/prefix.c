// SPDX-License-Identifier: GPL-2.0-or-later
#include "prefix.h"

#include <string.h>

#include "compare.h"
#include "regex.h"
#include "shape.h"

/*
 * Beginnings that are followed at once; beyond, the sets behind are left
 * open. 32 are a word of four letters in either case, with some room.
 */
enum { MAX_BEGINNINGS = 32, MAX_DEPTH = 4 };

/* A place is worth a look if it allows no more than so many of 256. */
enum { PROBE_USEFUL = 100 };

/* Each with one byte before it, of which only @inside makes use. */
struct beginnings {
	uint8_t bytes[MAX_BEGINNINGS][1 + MAX_DEPTH];
	unsigned int nr;
};

struct trial {
	struct regex_scratch *scratch;
	const struct regex *regex;
	uint32_t start;		/* 0, or 1 for a start inside */
};

static void set_bit(uint64_t *bits, unsigned int i)
{
	bits[i / 64] |= UINT64_C(1) << i % 64;
}

static void keep_only(uint64_t *set, const uint64_t *other)
{
	unsigned int i;

	for (i = 0; i < 4; i++)
		set[i] &= other[i];
}

void prefix_init(struct prefix *p)
{
	memset(p, 0xff, sizeof(*p));
}

/*
 * Tries each byte behind each of @from, @depth bytes long. Fills @may with
 * those that leave a match possible and @to with the longer beginnings;
 * false when there are too many or what follows does not matter.
 */
static bool try_bytes(const struct trial *t, const struct beginnings *from,
		      unsigned int depth, uint64_t may[4],
		      struct beginnings *to)
{
	uint32_t len = t->start + depth, match[2];
	bool go_on = true;
	unsigned int i, byte;

	to->nr = 0;
	for (i = 0; i < from->nr; i++) {
		uint8_t data[1 + MAX_DEPTH];

		memcpy(data, from->bytes[i], len);
		for (byte = 0; byte < 256; byte++) {
			enum regex_result ret;

			data[len] = (uint8_t)byte;
			ret = regex_exec(t->scratch, t->regex, data, len + 1,
					 t->start, true, match);
			if (ret == REGEX_NO)
				continue;
			set_bit(may, byte);
			if (ret != REGEX_MORE || to->nr == MAX_BEGINNINGS)
				go_on = false;
			else
				memcpy(to->bytes[to->nr++], data, len + 1);
		}
	}
	return go_on;
}

void prefix_add_regex(struct prefix *p, struct regex_scratch *s,
		      const struct regex *r, bool inside)
{
	const struct trial t = { .scratch = s, .regex = r, .start = inside };
	struct beginnings b[2] = { { .nr = 1 } };
	bool go_on = !(inside && regex_looks_behind(r));
	struct shape shape;
	unsigned int depth;

	regex_shape(r, &shape);
	for (depth = 0; depth < PREFIX_BYTES; depth++)
		keep_only(p->may[depth], shape.may[depth]);
	for (depth = 0; go_on && depth < MAX_DEPTH; depth++) {
		uint64_t may[4] = { 0 };

		go_on = try_bytes(&t, &b[depth % 2], depth, may,
				  &b[(depth + 1) % 2]);
		keep_only(p->may[depth], may);
	}
}

static void keep_byte(struct prefix *p, uint32_t place, uint8_t byte)
{
	uint64_t only[4] = { 0 };

	if (place >= PREFIX_BYTES)
		return;
	set_bit(only, byte);
	keep_only(p->may[place], only);
}

/* All values of the one or two bytes that the comparison reads. */
static void try_values(struct prefix *p, const struct compare *c,
		       uint32_t offset, uint32_t size)
{
	uint64_t may[2][4] = { { 0 } };
	uint8_t data[PREFIX_BYTES] = { 0 };
	uint32_t value, i;

	for (value = 0; value < 1u << (8 * size); value++) {
		for (i = 0; i < size; i++)
			data[offset + i] = (uint8_t)(value >> (8 * i));
		if (compare_run(c, data, PREFIX_BYTES, PREFIX_BYTES, false) !=
		    COMPARE_YES)
			continue;
		for (i = 0; i < size; i++)
			set_bit(may[i], data[offset + i]);
	}
	for (i = 0; i < size; i++)
		keep_only(p->may[offset + i], may[i]);
}

void prefix_add_compare(struct prefix *p, const struct compare *c)
{
	uint32_t offset, size, i;
	uint8_t bytes[4];

	if (compare_is_fixed(c, &offset, &size, bytes)) {
		for (i = 0; i < size; i++)
			keep_byte(p, offset + i, bytes[i]);
		return;
	}
	if (compare_is_local(c, &offset, &size) &&
	    offset + size <= PREFIX_BYTES)
		try_values(p, c, offset, size);
}

/* --- probes --- */

static unsigned int count_bits(const uint64_t set[4])
{
	unsigned int i, n = 0;

	for (i = 0; i < 4; i++)
		n += (unsigned int)__builtin_popcountll(set[i]);
	return n;
}

/* The probe that allows most, to be replaced. */
static struct probe *weakest(struct probe *probes, unsigned int nr)
{
	struct probe *worst = probes;
	unsigned int i;

	for (i = 1; i < nr; i++) {
		if (count_bits(probes[i].may) > count_bits(worst->may))
			worst = &probes[i];
	}
	return worst;
}

void probes_add_regex(struct probe probes[MAX_PROBES], unsigned int *nr,
		      const struct regex *r, unsigned int from)
{
	struct shape shape;
	unsigned int place;

	regex_shape(r, &shape);
	for (place = from; place < SHAPE_PLACES; place++) {
		unsigned int allowed = count_bits(shape.may[place]);
		struct probe *to;

		if (allowed > PROBE_USEFUL)
			continue;
		if (*nr < MAX_PROBES) {
			to = &probes[(*nr)++];
		} else {
			to = weakest(probes, *nr);
			if (count_bits(to->may) <= allowed)
				continue;
		}
		to->offset = place;
		memcpy(to->may, shape.may[place], sizeof(to->may));
	}
}
