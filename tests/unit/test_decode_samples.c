// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Every sample of tests/unit/decode through its decoder: as it is, byte by
 * byte, cut at every place, with bits flipped, and through all others.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "decode_sample.h"

enum { MAX_FLIPS = 2000 };

static const char *const words[] = {
	[DECODE_MORE] = "more",
	[DECODE_UNPROVEN] = "unproven",
	[DECODE_DONE] = "done",
	[DECODE_FAIL] = "fail",
};

static void check_fields(const struct sample *s, const struct sample_run *r,
			 const char *how)
{
	char want[256], got[256];
	const uint8_t *v;
	size_t len = 0;
	int i, id, nr = 0;

	for (i = 0; i < s->nr_fields; i++) {
		v = fields_get(r->fields, s->fields[i].id, &len);
		snprintf(want, sizeof(want), "%s", s->fields[i].value);
		snprintf(got, sizeof(got), "%.*s", v ? (int)len : 6,
			 v ? (const char *)v : "(none)");
		if (strcmp(want, got))
			fail_msg("%s, %s: %s is \"%s\", not \"%s\"", s->name,
				 how, field_name(s->fields[i].id), got, want);
	}
	for (id = 0; id < NR_FIELDS; id++) {
		v = fields_get(r->fields, id, &len);
		nr += v != NULL;
		for (i = 0; v && i < s->nr_fields; i++) {
			if (s->fields[i].id == id)
				break;
		}
		if (v && i == s->nr_fields)
			fail_msg("%s, %s: %s \"%.*s\" is not expected", s->name,
				 how, field_name(id), (int)len, (const char *)v);
	}
}

static void check_result(const struct sample *s, const struct sample_run *r,
			 const char *how)
{
	if (r->result != s->result)
		fail_msg("%s, %s: %s, not %s", s->name, how, words[r->result],
			 words[s->result]);
	if (s->result != DECODE_FAIL)
		check_fields(s, r, how);
}

static void feed_all(const struct sample *s, struct sample_run *r)
{
	const struct sample_piece *p;
	int i;

	for (i = 0; i < s->nr_pieces; i++) {
		p = &s->pieces[i];
		run_feed(r, s->tcp, p->side, p->data, p->len, p->len);
	}
}

static void run_whole(const struct sample *s, void *data)
{
	struct sample_run r;

	run_init(&r, s->decoder);
	feed_all(s, &r);
	check_result(s, &r, "whole");
	run_exit(&r);
}

/* Whatever the segments, the same fields. */
static void run_split(const struct sample *s, void *data)
{
	const struct sample_piece *p;
	struct sample_run r;
	uint32_t at;
	int i;

	if (!s->tcp)
		return;
	run_init(&r, s->decoder);
	for (i = 0; i < s->nr_pieces; i++) {
		p = &s->pieces[i];
		for (at = 0; at < p->len; at++)
			run_feed(&r, true, p->side, p->data + at, 1, 0);
	}
	check_result(s, &r, "byte by byte");
	run_exit(&r);
}

/* Two segments, at every place: the state between calls is of every kind. */
static void run_halves(const struct sample *s, void *data)
{
	const struct sample_piece *p;
	struct sample_run r;
	uint32_t at;
	int i, k;

	for (i = 0; s->tcp && i < s->nr_pieces; i++) {
		for (at = 1; at < s->pieces[i].len; at++) {
			run_init(&r, s->decoder);
			for (k = 0; k < s->nr_pieces; k++) {
				p = &s->pieces[k];
				run_feed(&r, true, p->side, p->data,
					 k == i ? at : p->len, 0);
				if (k == i)
					run_feed(&r, true, p->side,
						 p->data + at, p->len - at, 0);
			}
			check_result(s, &r, "in halves");
			run_exit(&r);
		}
	}
}

/* What is missing at the end may be missed, but is never read. */
static void run_cut(const struct sample *s, void *data)
{
	const struct sample_piece *last = &s->pieces[s->nr_pieces - 1];
	const struct sample_piece *p;
	struct sample_run r;
	uint32_t len;
	int i;

	for (len = 0; len < last->len; len++) {
		run_init(&r, s->decoder);
		for (i = 0; i < s->nr_pieces; i++) {
			p = &s->pieces[i];
			run_feed(&r, s->tcp, p->side, p->data,
				 p == last ? len : p->len,
				 len & 1 ? len : p->len);
		}
		if (s->tcp && len && s->result != DECODE_FAIL &&
		    r.result == DECODE_FAIL)
			fail_msg("%s: fails when cut to %u bytes", s->name,
				 len);
		run_exit(&r);
	}
}

static void run_flipped(const struct sample *s, void *data)
{
	struct sample_piece *p = &((struct sample *)(uintptr_t)s)->pieces[0];
	uint32_t nr = p->len * 8 < MAX_FLIPS ? p->len * 8 : MAX_FLIPS;
	struct sample_run r;
	uint32_t i, bit;

	for (i = 0; i < nr; i++) {
		bit = (uint32_t)((uint64_t)i * p->len * 8 / nr);
		p->data[bit / 8] ^= (uint8_t)(1 << bit % 8);
		run_init(&r, s->decoder);
		feed_all(s, &r);
		run_exit(&r);
		p->data[bit / 8] ^= (uint8_t)(1 << bit % 8);
	}
}

static bool may_be(const struct sample *s, const struct decoder *d)
{
	int i;

	for (i = 0; i < s->nr_also; i++) {
		if (!strcmp(s->also[i], d->name))
			return true;
	}
	return d == s->decoder;
}

static void run_others(const struct sample *s, void *data)
{
	const struct decoder *const *d;
	struct sample_run r;

	for (d = decoders; *d; d++) {
		run_init(&r, *d);
		feed_all(s, &r);
		if (r.result == DECODE_DONE && !may_be(s, *d))
			fail_msg("%s: %s takes it for its own", s->name,
				 (*d)->name);
		run_exit(&r);
	}
}

static void decodes_as_written(void **state)
{
	assert_true(samples_each(run_whole, NULL) > 0);
}

static void decodes_byte_by_byte(void **state)
{
	samples_each(run_split, NULL);
}

static void decodes_in_halves(void **state)
{
	samples_each(run_halves, NULL);
}

static void survives_a_cut(void **state)
{
	samples_each(run_cut, NULL);
}

static void survives_flipped_bits(void **state)
{
	samples_each(run_flipped, NULL);
}

static void is_refused_by_other_decoders(void **state)
{
	samples_each(run_others, NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(decodes_as_written),
		cmocka_unit_test(decodes_byte_by_byte),
		cmocka_unit_test(decodes_in_halves),
		cmocka_unit_test(survives_a_cut),
		cmocka_unit_test(survives_flipped_bits),
		cmocka_unit_test(is_refused_by_other_decoders),
	};

	return cmocka_run_group_tests_name("decode_samples", tests, NULL, NULL);
}
