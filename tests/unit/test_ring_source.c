// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Records of a ring as packets of the pipeline, and what becomes of records
 * that are not what they should be.
 */
#include "source/ring.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "ring_pair.h"

static struct pair *pair;
static struct ring_source *source;
static struct packet seen[8];
static unsigned int nr_seen;

static int setup(void **state)
{
	pair = pair_new(1 << 16);
	assert_int_equal(ring_source_over(pair->reader, &source), 0);
	pair->reader = NULL;
	nr_seen = 0;
	return 0;
}

static int teardown(void **state)
{
	ring_source_close(source);
	pair_free(pair);
	return 0;
}

static void take(void *data, struct packet *packets, unsigned int nr)
{
	unsigned int i;

	assert_in_range(nr, 1, RING_SOURCE_BURST);
	for (i = 0; i < nr && nr_seen < 8; i++)
		seen[nr_seen++] = packets[i];
}

static unsigned int read_all(void)
{
	return ring_source_read(source, 100, take, NULL);
}

/* Reserves a sound record of @len bytes, of which nothing was cut. */
static struct limen_record *reserve(uint32_t len)
{
	struct limen_record *rec =
		limen_ring_reserve(&pair->writer, sizeof(*rec) + len);

	assert_non_null(rec);
	memset(rec, 0xa5, sizeof(*rec) + len);
	rec->l3num = AF_INET;
	rec->l4proto = IPPROTO_TCP;
	rec->cap_len = rec->wire_len = len;
	rec->flags = 0;
	return rec;
}

static void commit(struct limen_record *rec)
{
	limen_ring_commit(&pair->writer, rec);
}

static struct ring_counters counters(void)
{
	struct ring_counters c;

	ring_source_counters(source, &c);
	return c;
}

static void a_record_becomes_a_packet(void **state)
{
	static const uint8_t zero[12];
	struct limen_record *rec = reserve(60);

	rec->stamp_ns = 123456789;
	rec->sport = htons(40000);
	rec->dport = htons(443);
	rec->zone = 7;
	rec->flags = LIMEN_RECORD_F_REPLY;
	commit(rec);
	assert_int_equal(read_all(), 1);
	assert_int_equal(seen[0].net_len, 60);
	assert_int_equal(seen[0].wire_len, 60);
	assert_int_equal(seen[0].ts_ns, 123456789);
	assert_int_equal(seen[0].gso_size, 0);
	assert_true(seen[0].has_ct);
	assert_int_equal(seen[0].ct_dir, 1);
	assert_int_equal(seen[0].ct.l3, 4);
	assert_int_equal(seen[0].ct.l4, IPPROTO_TCP);
	assert_int_equal(seen[0].ct.port[0], 40000);
	assert_int_equal(seen[0].ct.port[1], 443);
	assert_int_equal(seen[0].ct.zone, 7);
	/* whatever stands behind an IPv4 address, it is not part of it */
	assert_memory_equal(seen[0].ct.addr[0] + 4, zero, 12);
	assert_memory_equal(seen[0].ct.addr[1] + 4, zero, 12);
	assert_int_equal(ring_source_stamp(source), 123456789);
	assert_int_equal(counters().records, 1);
	assert_int_equal(counters().bytes, 60);
}

static void long_addresses_are_whole(void **state)
{
	struct limen_record *rec = reserve(60);

	rec->l3num = AF_INET6;
	rec->l4proto = IPPROTO_UDP;
	commit(rec);
	read_all();
	assert_int_equal(seen[0].ct.l3, 6);
	assert_int_equal(seen[0].ct.addr[0][15], 0xa5);
	assert_int_equal(seen[0].ct.addr[1][15], 0xa5);
}

static void cut_and_joined_packets_say_so(void **state)
{
	struct limen_record *rec = reserve(100);

	rec->wire_len = 65000;
	rec->gso_size = 1400;
	rec->flags = LIMEN_RECORD_F_GSO;
	commit(rec);
	rec = reserve(100);
	rec->gso_size = 1400;	/* means nothing without the flag */
	commit(rec);
	assert_int_equal(read_all(), 2);
	assert_int_equal(seen[0].net_len, 100);
	assert_int_equal(seen[0].wire_len, 65000);
	assert_int_equal(seen[0].gso_size, 1400);
	assert_int_equal(seen[1].gso_size, 0);
	assert_int_equal(counters().cut, 1);
	assert_int_equal(counters().gso, 1);
	assert_int_equal(counters().bytes, 65100);
}

static void wrong_records_are_passed_over_and_counted(void **state)
{
	struct limen_record *rec = reserve(40);

	rec->l3num = 7;
	commit(rec);
	rec = reserve(40);
	rec->l4proto = IPPROTO_ICMP;
	commit(rec);
	rec = reserve(40);
	rec->wire_len = 39;
	commit(rec);
	rec = reserve(40);
	rec->cap_len = 41;	/* more than there is */
	commit(rec);
	/* too short for what every record has */
	commit(limen_ring_reserve(&pair->writer, 8));
	rec = reserve(40);
	rec->stamp_ns = 1;
	commit(rec);
	read_all();
	assert_int_equal(nr_seen, 1);
	assert_int_equal(seen[0].ts_ns, 1);
	assert_int_equal(counters().malformed, 5);
	assert_int_equal(counters().records, 1);
}

static void a_batch_has_an_end_and_losses_are_told(void **state)
{
	unsigned int written = 0;
	struct limen_record *rec;

	while ((rec = limen_ring_reserve(&pair->writer,
					 sizeof(*rec) + 1000))) {
		memset(rec, 0, sizeof(*rec));
		rec->l3num = AF_INET;
		rec->l4proto = IPPROTO_UDP;
		rec->cap_len = rec->wire_len = 1000;
		commit(rec);
		written++;
	}
	assert_int_equal(counters().lost, 1);
	assert_int_equal(ring_source_read(source, 10, take, NULL), 10);
	/* their space is back */
	assert_non_null(limen_ring_reserve(&pair->writer, 1000));
	assert_int_equal(ring_source_read(source, 1000, take, NULL),
			 written - 10);
	assert_int_equal(read_all(), 0);
	assert_int_equal(counters().reads, 2);
}

static void without_a_ring_there_is_nothing_to_read(void **state)
{
	struct ring_usage usage;

	/* no module here: it cannot be opened anew */
	commit(reserve(40));
	if (!ring_source_reopen(source))
		skip();
	assert_int_equal(ring_source_fd(source), -1);
	assert_int_equal(read_all(), 0);
	ring_source_usage(source, &usage);
	assert_int_equal(usage.size, 0);
	assert_int_equal(counters().lost, 0);
}

int main(void)
{
#define SOURCE_TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
	const struct CMUnitTest tests[] = {
		SOURCE_TEST(a_record_becomes_a_packet),
		SOURCE_TEST(long_addresses_are_whole),
		SOURCE_TEST(cut_and_joined_packets_say_so),
		SOURCE_TEST(wrong_records_are_passed_over_and_counted),
		SOURCE_TEST(a_batch_has_an_end_and_losses_are_told),
		SOURCE_TEST(without_a_ring_there_is_nothing_to_read),
	};

	return cmocka_run_group_tests_name("ring_source", tests, NULL, NULL);
}
