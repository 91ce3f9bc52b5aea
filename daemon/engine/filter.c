// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Tables of first bytes: which parts do the first FILTER_BYTES bytes leave?
 *
 * The sets come out of the compiled regexes themselves, by trying: a regex
 * that says REGEX_NO to one byte can never match what begins with it. So
 * the tables cannot be wrong about what the regex means, only wide.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "compare.h"
#include "program.h"
#include "regex.h"

/*
 * Beginnings that are followed at once; beyond, the sets behind are left
 * open. 32 are a word of four letters in either case, with some room.
 */
enum { MAX_BEGINNINGS = 32 };

struct beginnings {
	uint8_t bytes[MAX_BEGINNINGS][FILTER_BYTES];
	unsigned int nr;
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

/*
 * Tries each byte behind each of @from, @depth bytes long. Fills @may with
 * those that leave a match possible and @to with the longer beginnings;
 * false when there are too many or what follows does not matter.
 */
static bool try_bytes(struct regex_scratch *s, const struct regex *r,
		      const struct beginnings *from, unsigned int depth,
		      uint64_t may[4], struct beginnings *to)
{
	bool go_on = true;
	unsigned int i, byte;
	uint32_t match[2];

	to->nr = 0;
	for (i = 0; i < from->nr; i++) {
		uint8_t data[FILTER_BYTES];

		memcpy(data, from->bytes[i], depth);
		for (byte = 0; byte < 256; byte++) {
			enum regex_result ret;

			data[depth] = (uint8_t)byte;
			ret = regex_exec(s, r, data, depth + 1, 0, true, match);
			if (ret == REGEX_NO)
				continue;
			set_bit(may, byte);
			if (ret != REGEX_MORE || to->nr == MAX_BEGINNINGS)
				go_on = false;
			else
				memcpy(to->bytes[to->nr++], data, depth + 1);
		}
	}
	return go_on;
}

static void add_regex(struct regex_scratch *s, const struct regex *r,
		      struct prefix *p)
{
	struct beginnings b[2] = { { .nr = 1 } };
	unsigned int depth;
	bool go_on = regex_is_anchored(r);

	for (depth = 0; go_on && depth < FILTER_BYTES; depth++) {
		uint64_t may[4] = { 0 };

		go_on = try_bytes(s, r, &b[depth % 2], depth, may,
				  &b[(depth + 1) % 2]);
		keep_only(p->may[depth], may);
	}
}

/* All values of the bytes that the comparison reads. */
static void add_compare(const struct compare *c, struct prefix *p)
{
	uint32_t offset, size, value, i;
	uint64_t may[2][4] = { { 0 } };
	uint8_t data[FILTER_BYTES] = { 0 };

	if (!compare_is_local(c, &offset, &size) ||
	    offset + size > FILTER_BYTES)
		return;
	for (value = 0; value < 1u << (8 * size); value++) {
		for (i = 0; i < size; i++)
			data[offset + i] = (uint8_t)(value >> (8 * i));
		if (compare_run(c, data, FILTER_BYTES, FILTER_BYTES, false) !=
		    COMPARE_YES)
			continue;
		for (i = 0; i < size; i++)
			set_bit(may[i], data[offset + i]);
	}
	for (i = 0; i < size; i++)
		keep_only(p->may[offset + i], may[i]);
}

static void prefix_of_part(struct regex_scratch *s, const struct part *part,
			   struct prefix *p)
{
	unsigned int i;

	memset(p, 0xff, sizeof(*p));
	for (i = 0; i < part->nr_tests; i++) {
		if (part->tests[i].regex)
			add_regex(s, part->tests[i].regex, p);
		else
			add_compare(part->tests[i].compare, p);
	}
}

static void fill_row(const struct bank *b, const struct prefix *prefixes,
		     unsigned int place, unsigned int byte, uint64_t *row)
{
	uint32_t i;

	memset(row, 0, b->nr_root_words * sizeof(*row));
	for (i = 0; i < b->nr_root_parts; i++) {
		if (prefixes[i].may[place][byte / 64] >> byte % 64 & 1)
			set_bit(row, i);
	}
}

/* Equal rows are kept once: most bytes begin nothing in particular. */
static uint16_t find_row(const struct bank *b, uint32_t nr_rows)
{
	size_t size = b->nr_root_words * sizeof(*b->rows);
	const uint64_t *last = b->rows + nr_rows * (size_t)b->nr_root_words;
	uint32_t i;

	for (i = 0; i < nr_rows; i++) {
		if (!memcmp(b->rows + i * (size_t)b->nr_root_words, last, size))
			break;
	}
	return (uint16_t)i;
}

static int init_rows(struct bank *b, const struct prefix *prefixes)
{
	size_t words = b->nr_root_words;
	uint32_t nr_rows = 0;
	unsigned int place, byte;
	uint64_t *fit;

	b->rows = calloc(FILTER_BYTES * 256 * words + 1, sizeof(*b->rows));
	if (!b->rows)
		return -ENOMEM;
	for (place = 0; place < FILTER_BYTES; place++) {
		for (byte = 0; byte < 256; byte++) {
			uint16_t row;

			fill_row(b, prefixes, place, byte,
				 b->rows + nr_rows * words);
			row = find_row(b, nr_rows);
			b->row_of[place][byte] = row;
			nr_rows += row == nr_rows;
		}
	}
	fit = realloc(b->rows, (nr_rows * words + 1) * sizeof(*b->rows));
	if (fit)
		b->rows = fit;
	return 0;
}

static int init_side_masks(struct bank *b)
{
	uint32_t i;

	for (i = 0; i < NR_SIDES; i++) {
		b->side_mask[i] = calloc(b->nr_words + 1, sizeof(uint64_t));
		if (!b->side_mask[i])
			return -ENOMEM;
	}
	for (i = 0; i < b->nr_parts; i++) {
		if (b->parts[i].side != PS_SERVER)
			set_bit(b->side_mask[SIDE_CLIENT], i);
		if (b->parts[i].side != PS_CLIENT)
			set_bit(b->side_mask[SIDE_SERVER], i);
	}
	return 0;
}

int bank_init_filter(struct bank *b)
{
	/* a few bytes cost little: the limit is there for odd regexes */
	struct regex_scratch *s = regex_scratch_new(1000);
	struct prefix *prefixes = calloc(b->nr_root_parts + 1,
					 sizeof(*prefixes));
	int ret = -ENOMEM;
	uint32_t i;

	if (!s || !prefixes)
		goto out_free;
	for (i = 0; i < b->nr_root_parts; i++)
		prefix_of_part(s, &b->parts[i], &prefixes[i]);
	ret = init_rows(b, prefixes);
	if (!ret)
		ret = init_side_masks(b);
out_free:
	free(prefixes);
	regex_scratch_free(s);
	return ret;
}
