// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Both halves of the ring against each other: the kernel's writing one,
 * compiled here with stand-ins, and the programs' reading one.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "ring_pair.h"

enum { SIZE = 1 << 16 };

static int setup(void **state)
{
	*state = pair_new(SIZE);
	return 0;
}

static int teardown(void **state)
{
	pair_free(*state);
	return 0;
}

/* A record whose stamp and bytes tell who it is. */
static struct limen_record *reserve(struct pair *p, uint64_t stamp, uint32_t len)
{
	struct limen_record *rec =
		limen_ring_reserve(&p->writer, sizeof(*rec) + len);

	if (!rec)
		return NULL;
	memset(rec, 0, sizeof(*rec));
	rec->stamp_ns = stamp;
	rec->cap_len = len;
	memset(rec + 1, (int)(stamp & 0xff), len);
	return rec;
}

static bool put(struct pair *p, uint64_t stamp, uint32_t len)
{
	struct limen_record *rec = reserve(p, stamp, len);

	if (rec)
		limen_ring_commit(&p->writer, rec);
	return rec;
}

static void check_record(const struct limen_record *rec)
{
	const uint8_t *bytes = (const uint8_t *)(rec + 1);
	uint32_t i;

	for (i = 0; i < rec->cap_len; i++)
		assert_int_equal(bytes[i], rec->stamp_ns & 0xff);
}

static void records_come_in_order_over_the_edge(void **state)
{
	struct pair *p = *state;
	const struct limen_record *rec;
	uint64_t written = 0, read = 0;

	while (written < 5000) {
		while (put(p, written, written % 700))
			written++;
		while ((rec = ring_next(p->reader))) {
			assert_int_equal(rec->stamp_ns, read);
			check_record(rec);
			read++;
		}
		ring_advance(p->reader);
	}
	assert_int_equal(read, written);
	assert_int_equal(ring_malformed(p->reader), 0);
}

static void what_does_not_fit_is_lost_and_counted(void **state)
{
	struct pair *p = *state;
	uint64_t written = 0;

	while (put(p, written, 1000))
		written++;
	assert_int_equal(written, SIZE / LIMEN_RING_SPACE(72 + 1000));
	assert_int_equal(ring_lost(p->reader), 1);
	assert_false(put(p, 0, 1000));
	assert_int_equal(ring_lost(p->reader), 2);
	assert_int_equal(ring_high_water(p->reader),
			 written * LIMEN_RING_SPACE(72 + 1000));
	/* one larger than the ring never fits */
	while (ring_next(p->reader))
		;
	ring_advance(p->reader);
	assert_null(limen_ring_reserve(&p->writer, SIZE));
	assert_true(put(p, 1, SIZE - 72 - 8));
}

static void reader_waits_behind_an_incomplete_record(void **state)
{
	struct pair *p = *state;
	struct limen_record *first = reserve(p, 1, 10);

	put(p, 2, 10);
	assert_null(ring_next(p->reader));
	assert_false(limen_ring_has_records(&p->writer));
	limen_ring_commit(&p->writer, first);
	assert_true(limen_ring_has_records(&p->writer));
	assert_int_equal(ring_next(p->reader)->stamp_ns, 1);
	assert_int_equal(ring_next(p->reader)->stamp_ns, 2);
	assert_null(ring_next(p->reader));
}

static void discarded_records_are_skipped(void **state)
{
	struct pair *p = *state;
	struct limen_record *rec;

	put(p, 1, 10);
	rec = reserve(p, 2, 10);
	limen_ring_discard(&p->writer, rec);
	put(p, 3, 10);
	assert_int_equal(ring_next(p->reader)->stamp_ns, 1);
	assert_int_equal(ring_next(p->reader)->stamp_ns, 3);
}

static void only_a_reader_that_caught_up_is_woken(void **state)
{
	struct pair *p = *state;

	put(p, 1, 10);
	assert_int_equal(p->writer.wait, 1);
	put(p, 2, 10);
	put(p, 3, 10);
	assert_int_equal(p->writer.wait, 1);
	while (ring_next(p->reader))
		;
	ring_advance(p->reader);
	put(p, 4, 10);
	assert_int_equal(p->writer.wait, 2);
}

/* A reader's lie costs the reader its records and nobody anything else. */
static void a_lying_reader_harms_only_itself(void **state)
{
	static const uint64_t lies[] = {
		1, 7, 8, SIZE, SIZE + 8, 1ULL << 63, UINT64_MAX, UINT64_MAX - 7,
	};
	struct pair *p = *state;
	struct limen_ring_reader *page = p->reader_page;
	struct limen_record *held = reserve(p, 42, 100);
	size_t i;
	int n;

	for (i = 0; i < sizeof(lies) / sizeof(*lies); i++) {
		page->position = p->writer.position + lies[i];
		limen_ring_has_records(&p->writer);
		for (n = 0; n < 1000; n++)
			put(p, 1, 100);
		page->position = lies[i];
		for (n = 0; n < 1000; n++)
			put(p, 1, 100);
		/* "I have read everything", the incomplete record too */
		page->position = p->writer.position;
		for (n = 0; n < 1000; n++) {
			put(p, 1, 100);
			page->position = p->writer.position;
		}
	}
	/* the record that was being written all the time is whole */
	assert_int_equal(held->stamp_ns, 42);
	check_record(held);
	limen_ring_commit(&p->writer, held);
	assert_true(p->writer.position - p->writer.pending <= SIZE);
}

/* A reader that died may have left anything in its page. */
static void nonsense_of_the_reader_before_is_not_taken_over(void **state)
{
	static const uint64_t lies[] = { 1, 4, SIZE, 1ULL << 63, UINT64_MAX };
	struct pair *p = *state;
	struct limen_ring_reader *page = p->reader_page;
	const struct limen_record *rec;
	struct ring *next;
	size_t i;

	put(p, 1, 100);
	for (i = 0; i < sizeof(lies) / sizeof(*lies); i++) {
		page->position = p->writer.position + lies[i];
		assert_int_equal(pair_attach(p, &next), 0);
		assert_true(put(p, 7, 100));
		rec = ring_next(next);
		assert_non_null(rec);
		assert_int_equal(rec->stamp_ns, 7);
		ring_advance(next);
		ring_close(next);
	}
}

/* What is no header does not lead anywhere. */
static void a_length_beyond_what_was_written_ends_the_search(void **state)
{
	struct pair *p = *state;
	struct limen_record *rec = reserve(p, 1, 100);

	limen_ring_commit(&p->writer, rec);
	((struct limen_ring_hdr *)rec)[-1].len = LIMEN_RING_LEN_MASK;
	assert_null(ring_next(p->reader));
	assert_int_equal(ring_malformed(p->reader), 1);
	ring_advance(p->reader);
	assert_true(put(p, 2, 100));
	assert_int_equal(ring_next(p->reader)->stamp_ns, 2);
}

struct producer {
	struct pair *pair;
	uint64_t id;
	uint64_t lost;
	uint64_t discarded;
};

enum { PRODUCERS = 4, PER_PRODUCER = 20000 };

static void *produce(void *data)
{
	struct producer *me = data;
	uint64_t n;

	for (n = 0; n < PER_PRODUCER; n++) {
		struct limen_record *rec =
			reserve(me->pair, me->id << 32 | n, n % 200);

		if (!rec) {
			me->lost++;
			sched_yield();
		} else if (n % 50 == 49) {
			limen_ring_discard(&me->pair->writer, rec);
			me->discarded++;
		} else {
			limen_ring_commit(&me->pair->writer, rec);
		}
	}
	return NULL;
}

static uint64_t drain(struct pair *p, uint64_t next[PRODUCERS])
{
	const struct limen_record *rec;
	uint64_t n = 0;

	while ((rec = ring_next(p->reader))) {
		uint64_t id = rec->stamp_ns >> 32;
		uint64_t number = rec->stamp_ns & 0xffffffff;

		assert_in_range(id, 0, PRODUCERS - 1);
		assert_true(number >= next[id]);
		next[id] = number + 1;
		check_record(rec);
		n++;
	}
	ring_advance(p->reader);
	return n;
}

static void many_writers_lose_nothing_uncounted(void **state)
{
	struct pair *p = *state;
	struct producer who[PRODUCERS];
	pthread_t thread[PRODUCERS];
	uint64_t next[PRODUCERS] = { 0 }, got = 0, lost = 0, discarded = 0;
	int i;

	for (i = 0; i < PRODUCERS; i++) {
		who[i] = (struct producer){ .pair = p, .id = (uint64_t)i };
		pthread_create(&thread[i], NULL, produce, &who[i]);
	}
	while (got < 1000)
		got += drain(p, next);
	for (i = 0; i < PRODUCERS; i++) {
		while (pthread_tryjoin_np(thread[i], NULL))
			got += drain(p, next);
		lost += who[i].lost;
		discarded += who[i].discarded;
	}
	got += drain(p, next);
	assert_int_equal(got + lost + discarded, PRODUCERS * PER_PRODUCER);
	assert_int_equal(lost, ring_lost(p->reader));
	assert_int_equal(ring_malformed(p->reader), 0);
}

int main(void)
{
#define RING_TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
	const struct CMUnitTest tests[] = {
		RING_TEST(records_come_in_order_over_the_edge),
		RING_TEST(what_does_not_fit_is_lost_and_counted),
		RING_TEST(reader_waits_behind_an_incomplete_record),
		RING_TEST(discarded_records_are_skipped),
		RING_TEST(only_a_reader_that_caught_up_is_woken),
		RING_TEST(a_lying_reader_harms_only_itself),
		RING_TEST(nonsense_of_the_reader_before_is_not_taken_over),
		RING_TEST(a_length_beyond_what_was_written_ends_the_search),
		RING_TEST(many_writers_lose_nothing_uncounted),
	};

	return cmocka_run_group_tests_name("ring", tests, NULL, NULL);
}
