// SPDX-License-Identifier: GPL-2.0-or-later
#include "frag.h"

#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "wire.h"

#define SECOND 1000000000ULL

static const struct end client = { 1, 1000 };
static const struct end server = { 2, 2000 };

static struct frag_table *table;
static struct packet whole;
/* a UDP datagram: header and 40 bytes of payload */
static uint8_t datagram[48];

static int make(void **state)
{
	size_t i;

	wire_udp(datagram, client, server, 40);
	for (i = 8; i < sizeof(datagram); i++)
		datagram[i] = (uint8_t)i;
	return frag_new(&table);
}

static int clear(void **state)
{
	frag_free(table);
	return 0;
}

/* Bytes @start..@end of the datagram as a fragment, over IPv4. */
static int add4(uint16_t id, unsigned int start, unsigned int end, bool more,
		uint64_t ts_ns)
{
	struct wire w;
	uint8_t *at = wire_ipv4(w.bytes, 1, 2, 17, end - start, id,
				(uint16_t)(start / 8 | (more ? 0x2000 : 0)));

	wire_done(&w, wire_copy(at, datagram + start, end - start), ts_ns);
	assert_int_equal(packet_parse(&w.p), 0);
	assert_true(w.p.fragment);
	return frag_add(table, &w.p, &whole);
}

static int add6(uint32_t id, unsigned int start, unsigned int end, bool more)
{
	struct wire w;
	uint8_t *at = wire_ipv6(w.bytes, 1, 2, 44, 8 + end - start);

	at = wire_u8(wire_u8(at, 17), 0);
	at = wire_u16(at, start | more);
	at = wire_u32(at, id);
	wire_done(&w, wire_copy(at, datagram + start, end - start), 0);
	assert_int_equal(packet_parse(&w.p), 0);
	assert_true(w.p.fragment);
	return frag_add(table, &w.p, &whole);
}

static void check_whole(uint8_t l3)
{
	assert_int_equal(packet_parse(&whole), 0);
	assert_false(whole.fragment);
	assert_int_equal(whole.tuple.l3, l3);
	assert_int_equal(whole.tuple.port[0], 1000);
	assert_int_equal(whole.tuple.port[1], 2000);
	assert_int_equal(whole.payload_len, 40);
	assert_int_equal(whole.payload_wire_len, 40);
	assert_memory_equal(whole.payload, datagram + 8, 40);
}

static void fragments_in_order(void **state)
{
	assert_int_equal(add4(1, 0, 16, true, 0), 0);
	assert_int_equal(add4(1, 16, 32, true, 0), 0);
	assert_int_equal(add4(1, 32, 48, false, 0), 1);
	check_whole(4);
	assert_int_equal(frag_lost(table), 0);
}

static void fragments_backwards_and_mixed(void **state)
{
	assert_int_equal(add4(1, 32, 48, false, 0), 0);
	assert_int_equal(add4(2, 0, 24, true, 0), 0);
	assert_int_equal(add4(1, 16, 32, true, 0), 0);
	assert_int_equal(add4(2, 24, 48, false, 0), 1);
	check_whole(4);
	assert_int_equal(add4(1, 0, 16, true, 0), 1);
	check_whole(4);
}

static void fragments_of_ipv6(void **state)
{
	assert_int_equal(add6(7, 24, 48, false), 0);
	assert_int_equal(add6(7, 0, 24, true), 1);
	check_whole(6);
}

static void repetition_does_no_harm(void **state)
{
	assert_int_equal(add4(1, 0, 16, true, 0), 0);
	assert_int_equal(add4(1, 0, 16, true, 0), 0);
	assert_int_equal(add4(1, 16, 48, false, 0), 1);
	check_whole(4);
}

static void overlap_drops_the_datagram(void **state)
{
	assert_int_equal(add4(1, 0, 24, true, 0), 0);
	assert_int_equal(add4(1, 16, 32, true, 0), -EBADMSG);
	/* and what still comes of it, also if it would be whole */
	assert_int_equal(add4(1, 24, 48, false, 0), -EBADMSG);
	assert_int_equal(frag_lost(table), 3);
}

static void end_is_told_once(void **state)
{
	assert_int_equal(add4(1, 16, 40, false, 0), 0);
	assert_int_equal(add4(1, 40, 48, true, 0), -EBADMSG);
	assert_int_equal(add4(2, 40, 48, true, 0), 0);
	assert_int_equal(add4(2, 16, 24, false, 0), -EBADMSG);
	/* not a multiple of eight, and more to come */
	assert_int_equal(add4(3, 0, 15, true, 0), -EBADMSG);
}

static void longer_than_a_packet_is_refused(void **state)
{
	struct wire w;
	uint8_t *at = wire_ipv4(w.bytes, 1, 2, 17, 48, 1, 0x1fff);

	wire_done(&w, wire_copy(at, datagram, 48), 0);
	assert_int_equal(packet_parse(&w.p), 0);
	assert_int_equal(frag_add(table, &w.p, &whole), -EBADMSG);
}

static void old_datagrams_go(void **state)
{
	assert_int_equal(add4(1, 0, 16, true, SECOND), 0);
	assert_int_equal(add4(1, 16, 48, false, 40 * SECOND), 0);
	assert_int_equal(frag_lost(table), 1);
}

static void cut_fragment_cuts_the_datagram(void **state)
{
	struct wire w;
	uint8_t *at = wire_ipv4(w.bytes, 1, 2, 17, 32, 1, 0x2000);

	wire_done(&w, wire_copy(at, datagram, 32), 0);
	w.p.net_len -= 10;	/* 22 of 32 bytes were captured */
	assert_int_equal(packet_parse(&w.p), 0);
	assert_int_equal(frag_add(table, &w.p, &whole), 0);
	assert_int_equal(add4(1, 32, 48, false, 0), 1);
	assert_int_equal(packet_parse(&whole), 0);
	assert_int_equal(whole.payload_len, 14);
	assert_int_equal(whole.payload_wire_len, 40);
	assert_memory_equal(whole.payload, datagram + 8, 14);
}

static void a_flood_is_bounded(void **state)
{
	unsigned int id;

	for (id = 0; id < 4 * FRAG_MAX_DATAGRAMS; id++)
		assert_int_equal(add4((uint16_t)id, 0, 16, true, 0), 0);
	assert_int_equal(frag_lost(table), 3 * FRAG_MAX_DATAGRAMS);
	/* the latest is still there */
	assert_int_equal(add4((uint16_t)(id - 1), 16, 48, false, 0), 1);
	check_whole(4);
	frag_flush(table);
	assert_int_equal(frag_lost(table), 4 * FRAG_MAX_DATAGRAMS - 1);
}

static void large_datagrams_are_bounded(void **state)
{
	static uint8_t bytes[60000];
	struct packet p = {
		.tuple = { .l3 = 4, .l4 = 17 },
		.payload = bytes,
		.payload_len = sizeof(bytes),
		.payload_wire_len = sizeof(bytes),
		.fragment = true,
		.frag_more = true,
	};
	unsigned int i;

	for (i = 0; i < 1000; i++) {
		p.frag_id = i;
		assert_int_equal(frag_add(table, &p, &whole), 0);
	}
	assert_true(frag_lost(table) > 800);
}

static void many_pieces_are_refused(void **state)
{
	struct packet p = {
		.tuple = { .l3 = 4, .l4 = 17 },
		.payload = datagram,
		.payload_len = 8,
		.payload_wire_len = 8,
		.fragment = true,
		.frag_more = true,
	};
	unsigned int i;

	for (i = 0; i < FRAG_MAX_PIECES; i++) {
		p.frag_offset = (uint16_t)(i * 16);
		assert_int_equal(frag_add(table, &p, &whole), 0);
	}
	p.frag_offset = (uint16_t)(i * 16);
	assert_int_equal(frag_add(table, &p, &whole), -ENOSPC);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(f) cmocka_unit_test_setup_teardown(f, make, clear)
		TEST(fragments_in_order),
		TEST(fragments_backwards_and_mixed),
		TEST(fragments_of_ipv6),
		TEST(repetition_does_no_harm),
		TEST(overlap_drops_the_datagram),
		TEST(end_is_told_once),
		TEST(longer_than_a_packet_is_refused),
		TEST(old_datagrams_go),
		TEST(cut_fragment_cuts_the_datagram),
		TEST(a_flood_is_bounded),
		TEST(large_datagrams_are_bounded),
		TEST(many_pieces_are_refused),
	};

	return cmocka_run_group_tests_name("frag", tests, NULL, NULL);
}
