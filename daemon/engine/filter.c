// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Tables of first bytes: which parts do the first PREFIX_BYTES bytes leave?
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "program.h"
#include "regex.h"

static void set_bit(uint64_t *bits, unsigned int i)
{
	bits[i / 64] |= UINT64_C(1) << i % 64;
}

static void prefix_of_part(struct regex_scratch *s, const struct part *part,
			   struct prefix *p)
{
	unsigned int i;

	prefix_init(p);
	for (i = 0; i < part->nr_tests; i++) {
		const struct test *t = &part->tests[i];

		if (t->compare)
			prefix_add_compare(p, t->compare);
		else if (regex_is_anchored(t->regex))
			prefix_add_regex(p, s, t->regex, false);
	}
}

/*
 * Root parts have their first bytes in the tables and are probed further
 * on; children have no tables.
 */
static void init_probes(struct part *part, bool is_root)
{
	unsigned int i, nr = 0;

	for (i = 0; i < part->nr_tests; i++) {
		const struct regex *r = part->tests[i].regex;

		if (r && regex_is_anchored(r))
			probes_add_regex(part->probes, &nr, r,
					 is_root ? PREFIX_BYTES : 0);
	}
	part->nr_probes = (uint8_t)nr;
}

static void fill_row(const struct bank *b, const struct prefix *prefixes,
		     unsigned int place, unsigned int byte, uint64_t *row)
{
	uint32_t i;

	memset(row, 0, b->nr_root_words * sizeof(*row));
	for (i = 0; i < b->nr_root_parts; i++) {
		if (prefix_has(&prefixes[i], place, (uint8_t)byte))
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

	b->rows = calloc(PREFIX_BYTES * 256 * words + 1, sizeof(*b->rows));
	if (!b->rows)
		return -ENOMEM;
	for (place = 0; place < PREFIX_BYTES; place++) {
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

/* The row of @len bytes; the last is that of all longer ones, too. */
static int init_len_rows(struct bank *b)
{
	uint32_t len, i;

	b->len_rows = calloc(LEN_ROWS * (size_t)b->nr_root_words + 1,
			     sizeof(*b->len_rows));
	if (!b->len_rows)
		return -ENOMEM;
	for (len = 0; len < LEN_ROWS; len++) {
		uint64_t *row = b->len_rows + len * (size_t)b->nr_root_words;

		for (i = 0; i < b->nr_root_parts; i++) {
			if (b->parts[i].min_len <= len || len == LEN_ROWS - 1)
				set_bit(row, i);
		}
	}
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

/* Does the rule of @part ask for bytes of client and of server? */
static bool is_pair(const struct bank *b, const struct part *part)
{
	const struct bank_rule *r = &b->rules[part->rule];
	unsigned int i, sides = 0;

	for (i = 0; i < r->nr_parts; i++)
		sides |= 1u << b->parts[r->first_part + i].side;
	return sides & 1u << PS_CLIENT && sides & 1u << PS_SERVER;
}

static int init_root_masks(struct bank *b)
{
	size_t words = b->nr_root_words + 1;
	uint32_t i;

	b->pairs = calloc(words, sizeof(*b->pairs));
	b->singles = calloc(words, sizeof(*b->singles));
	b->puts_off = calloc(words, sizeof(*b->puts_off));
	if (!b->pairs || !b->singles || !b->puts_off)
		return -ENOMEM;
	for (i = 0; i < b->nr_root_parts; i++) {
		const struct part *part = &b->parts[i];

		set_bit(is_pair(b, part) ? b->pairs : b->singles, i);
		if (b->rules[part->rule].puts_off)
			set_bit(b->puts_off, i);
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
	for (i = 0; i < b->nr_parts; i++)
		init_probes(&b->parts[i], i < b->nr_root_parts);
	ret = init_rows(b, prefixes);
	if (!ret)
		ret = init_len_rows(b);
	if (!ret)
		ret = init_side_masks(b);
	if (!ret)
		ret = init_root_masks(b);
out_free:
	free(prefixes);
	regex_scratch_free(s);
	return ret;
}
