// SPDX-License-Identifier: GPL-2.0-or-later
#include "flow/stream.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { WINDOW = 1024 };

static struct stream s;

static int clear(void **state)
{
	stream_clear(&s);
	return 0;
}

static int add(uint32_t seq, const char *text)
{
	return stream_add(&s, seq, (const uint8_t *)text,
			  (uint32_t)strlen(text), WINDOW);
}

static void check_text(const char *text)
{
	assert_int_equal(s.len, strlen(text));
	assert_memory_equal(s.data, text, s.len);
}

static void segments_in_order(void **state)
{
	stream_start(&s, 100, false);
	assert_int_equal(add(100, "GET "), STREAM_GREW);
	assert_int_equal(add(104, "/ "), STREAM_GREW);
	check_text("GET / ");
}

static void gap_is_waited_for(void **state)
{
	stream_start(&s, 100, false);
	assert_int_equal(add(104, "56"), STREAM_SAME);
	assert_int_equal(add(108, "9a"), STREAM_SAME);
	assert_int_equal(add(100, "1234"), STREAM_GREW);
	check_text("123456");
	assert_int_equal(add(106, "78"), STREAM_GREW);
	check_text("123456789a");
	assert_int_equal(s.nr_ranges, 0);
}

static void repetition_is_ignored(void **state)
{
	stream_start(&s, 100, false);
	add(100, "abcd");
	assert_int_equal(add(100, "abcd"), STREAM_SAME);
	assert_int_equal(add(100, "abcdef"), STREAM_GREW);
	check_text("abcdef");
}

static void first_byte_wins(void **state)
{
	stream_start(&s, 100, false);
	add(104, "XX");
	add(100, "abcdefgh");
	check_text("abcdXXgh");
	add(102, "zzzzzzzz!");
	check_text("abcdXXghzz!");
}

static void keepalive_changes_nothing(void **state)
{
	stream_start(&s, 100, false);
	add(100, "abc");
	assert_int_equal(stream_add(&s, 102, (const uint8_t *)"", 1, WINDOW),
			 STREAM_SAME);
	check_text("abc");
}

static void sequence_numbers_wrap(void **state)
{
	stream_start(&s, 0xfffffffe, false);
	assert_int_equal(add(1, "defg"), STREAM_SAME);
	assert_int_equal(add(0xfffffffe, "abc"), STREAM_GREW);
	check_text("abcdefg");
}

static void window_is_the_end(void **state)
{
	static uint8_t bytes[3 * WINDOW];

	stream_start(&s, 0, false);
	assert_int_equal(stream_add(&s, 0, bytes, sizeof(bytes), WINDOW),
			 STREAM_GREW);
	assert_int_equal(s.len, WINDOW);
	assert_int_equal(s.size, WINDOW);
	assert_int_equal(stream_add(&s, WINDOW, bytes, 5, WINDOW),
			 STREAM_SAME);
	assert_int_equal(stream_add(&s, 0x80000000, bytes, 5, WINDOW),
			 STREAM_SAME);
}

static void buffer_grows_by_doubling(void **state)
{
	stream_start(&s, 0, false);
	add(0, "a");
	assert_int_equal(s.size, STREAM_FIRST_SIZE);
	add(STREAM_FIRST_SIZE, "b");
	assert_int_equal(s.size, 2 * STREAM_FIRST_SIZE);
}

static void guessed_start_moves_back(void **state)
{
	stream_start(&s, 100, true);
	assert_int_equal(add(100, "second"), STREAM_GREW);
	assert_int_equal(add(94, "first "), STREAM_MOVED);
	check_text("first second");
	assert_int_equal(s.base, 94);
}

static void guessed_start_moves_back_over_a_gap(void **state)
{
	stream_start(&s, 100, true);
	add(100, "CD");
	assert_int_equal(add(94, "AA"), STREAM_MOVED);
	check_text("AA");
	assert_int_equal(add(96, "BBBB"), STREAM_GREW);
	check_text("AABBBBCD");
}

static void moves_are_limited(void **state)
{
	uint32_t seq = 1000;

	stream_start(&s, seq, true);
	while (add(seq, "x") != STREAM_SAME)
		seq--;
	assert_int_equal(seq, 1000 - STREAM_MAX_MOVES - 1);
}

static void known_start_does_not_move(void **state)
{
	stream_start(&s, 100, false);
	add(100, "abc");
	assert_int_equal(add(97, "xyz"), STREAM_SAME);
	assert_int_equal(add(98, "xyABCde"), STREAM_GREW);
	check_text("abcde");
}

static void start_becomes_known(void **state)
{
	stream_start(&s, 104, true);
	add(104, "rest");
	assert_int_equal(stream_set_start(&s, 100, WINDOW), STREAM_MOVED);
	assert_int_equal(s.len, 0);
	assert_int_equal(add(100, "the "), STREAM_GREW);
	check_text("the rest");
	/* one that is far away is not believed */
	assert_int_equal(stream_set_start(&s, 100 - 2 * WINDOW, WINDOW),
			 STREAM_SAME);
	check_text("the rest");
}

static void gap_at_the_start_is_skipped(void **state)
{
	stream_start(&s, 100, false);
	assert_int_equal(stream_skip_gap(&s), STREAM_SAME);
	add(110, "later");
	add(120, "more");
	assert_int_equal(stream_skip_gap(&s), STREAM_GREW);
	check_text("later");
	add(115, "<gap>");
	check_text("later<gap>more");
}

static void pieces_are_limited(void **state)
{
	uint32_t i;

	stream_start(&s, 0, false);
	for (i = 0; i < STREAM_MAX_RANGES; i++)
		assert_int_equal(add(10 + i * 10, "x"), STREAM_SAME);
	assert_int_equal(add(10 + i * 10, "y"), STREAM_SAME);
	assert_int_equal(s.nr_ranges, STREAM_MAX_RANGES);
	/* one that joins another is taken */
	assert_int_equal(add(11, "z"), STREAM_SAME);
	assert_int_equal(s.ranges[0].end, 12);
}

/*
 * Random segments of a random text against a plain array, where the first
 * byte wins too.
 */
struct model {
	uint8_t data[WINDOW];
	bool have[WINDOW];
};

static uint32_t model_len(const struct model *m)
{
	uint32_t len = 0;

	while (len < WINDOW && m->have[len])
		len++;
	return len;
}

/* Packs the stream, and makes it whole again. */
static void park(uint32_t known)
{
	size_t size = stream_pack_size(&s, known);
	uint8_t *packed = malloc(size);

	assert_non_null(packed);
	assert_ptr_equal(stream_pack(&s, known, packed), packed + size);
	assert_null(s.data);
	assert_ptr_equal(stream_packed_end(packed), packed + size);
	assert_ptr_equal(stream_unpack(&s, known, packed), packed + size);
	free(packed);
}

static void one_random_stream(unsigned int seed)
{
	uint32_t base = (uint32_t)(seed * 2654435761u), old;
	struct model m = { 0 };
	uint8_t bytes[64];
	int round, rc;

	srand(seed);
	stream_start(&s, base, false);
	for (round = 0; round < 200; round++) {
		uint32_t at = (uint32_t)rand() % (s.len + 100);
		uint32_t len = (uint32_t)rand() % sizeof(bytes), i;

		for (i = 0; i < len; i++)
			bytes[i] = (uint8_t)rand();
		if (!(rand() % 4))
			park(base + (uint32_t)rand() % 2);
		old = s.len;
		if (s.nr_ranges == STREAM_MAX_RANGES)
			at = s.len;
		rc = stream_add(&s, base + at, bytes, len, WINDOW);
		for (i = 0; i < len && at + i < WINDOW; i++) {
			if (!m.have[at + i])
				m.data[at + i] = bytes[i];
			m.have[at + i] = true;
		}
		assert_int_equal(rc, s.len > old ? STREAM_GREW : STREAM_SAME);
		assert_int_equal(s.len, model_len(&m));
		if (s.len)
			assert_memory_equal(s.data, m.data, s.len);
	}
	stream_clear(&s);
}

static void parking_keeps_everything(void **state)
{
	stream_start(&s, 100, true);
	add(110, "late");
	add(90, "earlier");
	park(90);
	assert_int_equal(s.nr_moves, 1);
	assert_true(s.started && s.guessed);
	check_text("earlier");
	assert_int_equal(add(97, "the gap before"), STREAM_GREW);
	check_text("earlierthe gap beforlate");
}

static void random_segments(void **state)
{
	unsigned int seed;

	for (seed = 1; seed < 300; seed++)
		one_random_stream(seed);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(f) cmocka_unit_test_setup_teardown(f, NULL, clear)
		TEST(segments_in_order),
		TEST(gap_is_waited_for),
		TEST(repetition_is_ignored),
		TEST(first_byte_wins),
		TEST(keepalive_changes_nothing),
		TEST(sequence_numbers_wrap),
		TEST(window_is_the_end),
		TEST(buffer_grows_by_doubling),
		TEST(guessed_start_moves_back),
		TEST(guessed_start_moves_back_over_a_gap),
		TEST(moves_are_limited),
		TEST(known_start_does_not_move),
		TEST(start_becomes_known),
		TEST(gap_at_the_start_is_skipped),
		TEST(pieces_are_limited),
		TEST(parking_keeps_everything),
		TEST(random_segments),
	};

	return cmocka_run_group_tests_name("stream", tests, NULL, NULL);
}
