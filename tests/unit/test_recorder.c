// SPDX-License-Identifier: GPL-2.0-or-later
#include "export/recorder.h"

#include <poll.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static struct recorder *recorder;
static unsigned int nr_taken;
static uint64_t next_stamp;

static int setup(void **state)
{
	nr_taken = 0;
	next_stamp = 0;
	return recorder_new(&recorder);
}

static int teardown(void **state)
{
	recorder_free(recorder);
	return 0;
}

static void put(uint64_t stamp, uint32_t len)
{
	struct limen_record rec = { .stamp_ns = stamp, .cap_len = len,
				    .wire_len = len, .label = 1 };
	static uint8_t bytes[70000];

	memset(bytes, (int)stamp, len);
	recorder_put(recorder, 3, &rec, 99, bytes);
}

/* Whole records, in order, as they would stand in a stream. */
static void take(const void *records, size_t len, unsigned int nr, void *data)
{
	const uint8_t *at = records, *end = at + len;
	const struct limen_ring_hdr *hdr;
	const struct limen_record *rec;
	uint32_t i;

	assert_in_range(nr, 1, RECORDER_GROUP);
	for (; nr--; at += LIMEN_RING_SPACE(hdr->len)) {
		hdr = (const void *)at;
		rec = (const void *)(hdr + 1);
		assert_int_equal(hdr->pad, 3);
		assert_int_equal(hdr->len, sizeof(*rec) + rec->cap_len);
		assert_int_equal(rec->label, 99);
		assert_int_equal(rec->stamp_ns, next_stamp++);
		for (i = 0; i < rec->cap_len; i++)
			assert_int_equal(((const uint8_t *)(rec + 1))[i],
					 rec->stamp_ns & 0xff);
		nr_taken++;
	}
	assert_ptr_equal(at, end);
}

static uint64_t take_all(void)
{
	uint64_t lost;

	recorder_take(recorder, take, NULL, &lost);
	return lost;
}

static bool is_readable(void)
{
	struct pollfd p = { .fd = recorder_fd(recorder), .events = POLLIN };

	return poll(&p, 1, 0) == 1;
}

static void what_is_put_in_comes_out(void **state)
{
	uint64_t i;

	assert_false(recorder_is_on(recorder));
	recorder_listen(recorder, true);
	assert_true(recorder_is_on(recorder));
	assert_false(is_readable());
	for (i = 0; i < 1000; i++)
		put(i, (uint32_t)i % 50);
	assert_true(is_readable());
	assert_int_equal(take_all(), 0);
	assert_int_equal(nr_taken, 1000);
	assert_false(is_readable());
	assert_int_equal(take_all(), 0);
	assert_int_equal(nr_taken, 1000);
}

static void what_has_no_room_is_lost_and_counted(void **state)
{
	struct recorder_counters c;
	uint64_t i;

	recorder_listen(recorder, true);
	for (i = 0; i < 100; i++)
		put(i, 65535);
	assert_int_equal(take_all(), 100 - RECORDER_SIZE /
			 (65536 + sizeof(struct limen_record) + 8));
	recorder_counters(recorder, &c);
	assert_int_equal(c.records, nr_taken);
	assert_int_equal(c.records + c.lost, 100);
	assert_int_equal(c.bytes, c.records * 65535);
	/* there is room again */
	next_stamp = 7;
	put(7, 10);
	assert_int_equal(take_all(), 0);
	assert_int_equal(nr_taken, c.records + 1);
}

static void it_can_stop_and_begin_again(void **state)
{
	recorder_listen(recorder, true);
	put(0, 10);
	recorder_listen(recorder, false);
	assert_false(recorder_is_on(recorder));
	/* a worker may not have seen it yet */
	put(1, 10);
	assert_int_equal(take_all(), 1);
	assert_int_equal(nr_taken, 0);
	recorder_listen(recorder, true);
	put(0, 10);
	assert_int_equal(take_all(), 0);
	assert_int_equal(nr_taken, 1);
}

int main(void)
{
#define RECORDER_TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
	const struct CMUnitTest tests[] = {
		RECORDER_TEST(what_is_put_in_comes_out),
		RECORDER_TEST(what_has_no_room_is_lost_and_counted),
		RECORDER_TEST(it_can_stop_and_begin_again),
	};

	return cmocka_run_group_tests_name("recorder", tests, NULL, NULL);
}
