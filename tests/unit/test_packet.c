// SPDX-License-Identifier: GPL-2.0-or-later
#include "packet.h"

#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

#include "wire.h"

static const struct end client = { 1, 40000 };
static const struct end server = { 2, 443 };

static void segment_is_read(void **state)
{
	struct wire w;

	wire_segment(&w, client, server, 0x01020304, 0xa0b0c0d0,
		     TCP_F_ACK | TCP_F_PSH, "hello", 5, 7);
	assert_int_equal(packet_parse(&w.p), 0);
	assert_int_equal(w.p.tuple.l3, 4);
	assert_int_equal(w.p.tuple.l4, 6);
	assert_int_equal(w.p.tuple.port[0], 40000);
	assert_int_equal(w.p.tuple.port[1], 443);
	assert_memory_equal(w.p.tuple.addr[0],
			    "\xc0\x00\x02\x01\0\0\0\0\0\0\0\0\0\0\0\0", 16);
	assert_int_equal(w.p.tcp_seq, 0x01020304);
	assert_int_equal(w.p.tcp_ack, 0xa0b0c0d0);
	assert_int_equal(w.p.tcp_flags, TCP_F_ACK | TCP_F_PSH);
	assert_int_equal(w.p.payload_len, 5);
	assert_int_equal(w.p.payload_wire_len, 5);
	assert_memory_equal(w.p.payload, "hello", 5);
	assert_false(w.p.fragment);
}

static void padding_is_no_payload(void **state)
{
	struct wire w;

	wire_segment(&w, client, server, 1, 0, TCP_F_ACK, NULL, 0, 0);
	memset(w.bytes + 40, 0x55, 6);
	w.p.net_len = w.p.wire_len = 46;
	assert_int_equal(packet_parse(&w.p), 0);
	assert_int_equal(w.p.payload_len, 0);
	assert_int_equal(w.p.payload_wire_len, 0);
	assert_int_equal(w.p.wire_len, 40);
}

static void cut_payload_keeps_its_length(void **state)
{
	struct wire w;

	wire_datagram(&w, client, server, "0123456789", 10, 0);
	w.p.net_len -= 6;
	assert_int_equal(packet_parse(&w.p), 0);
	assert_int_equal(w.p.payload_len, 4);
	assert_int_equal(w.p.payload_wire_len, 10);
}

static void cut_options_leave_the_flags(void **state)
{
	struct wire w;

	wire_segment(&w, client, server, 9, 0, TCP_F_SYN, "optsdata", 8, 0);
	w.bytes[32] = 0x60;	/* header of 24 bytes */
	w.p.net_len = 41;
	assert_int_equal(packet_parse(&w.p), 0);
	assert_int_equal(w.p.tcp_flags, TCP_F_SYN);
	assert_int_equal(w.p.payload_len, 0);
	assert_int_equal(w.p.payload_wire_len, 4);
}

static void length_zero_means_all(void **state)
{
	struct wire w;

	wire_segment(&w, client, server, 1, 0, TCP_F_ACK, "abc", 3, 0);
	w.bytes[2] = w.bytes[3] = 0;
	assert_int_equal(packet_parse(&w.p), 0);
	assert_int_equal(w.p.payload_len, 3);
	assert_int_equal(w.p.payload_wire_len, 3);
}

static void ipv6_extensions_are_walked(void **state)
{
	struct wire w;
	uint8_t *at = wire_ipv6(w.bytes, 1, 2, 0, 8 + 8 + 8 + 8 + 3);

	at = wire_u32(wire_u32(at, 0x3c000104), 0);	/* hop-by-hop */
	at = wire_u32(wire_u32(at, 0x2c000104), 0);	/* destination */
	at = wire_u32(wire_u32(at, 0x11000000), 0x1234); /* atomic fragment */
	at = wire_udp(at, client, server, 3);
	wire_done(&w, wire_copy(at, "abc", 3), 0);
	assert_int_equal(packet_parse(&w.p), 0);
	assert_int_equal(w.p.tuple.l3, 6);
	assert_int_equal(w.p.tuple.l4, 17);
	assert_int_equal(w.p.tuple.port[1], 443);
	assert_int_equal(w.p.payload_len, 3);
	assert_false(w.p.fragment);
}

static void endless_extensions_are_refused(void **state)
{
	struct wire w;
	uint8_t *at = wire_ipv6(w.bytes, 1, 2, 60, 8 * 64);
	int i;

	for (i = 0; i < 64; i++)
		at = wire_u32(wire_u32(at, 0x3c000104), 0);
	wire_done(&w, at, 0);
	assert_int_equal(packet_parse(&w.p), -EBADMSG);
}

static void fragments_are_told(void **state)
{
	struct wire w;
	uint8_t *at = wire_ipv4(w.bytes, 1, 2, 17, 16, 0xbeef, 0x2000 | 185);

	wire_done(&w, wire_copy(at, "0123456789abcdef", 16), 0);
	assert_int_equal(packet_parse(&w.p), 0);
	assert_true(w.p.fragment);
	assert_true(w.p.frag_more);
	assert_int_equal(w.p.frag_offset, 1480);
	assert_int_equal(w.p.frag_id, 0xbeef);
	assert_int_equal(w.p.tuple.l4, 17);
	assert_int_equal(w.p.tuple.port[0], 0);
	assert_int_equal(w.p.payload_len, 16);

	at = wire_ipv6(w.bytes, 1, 2, 44, 16);
	at = wire_u32(wire_u32(at, 0x11000010 | 1), 0xdeadbeef);
	wire_done(&w, wire_copy(at, "01234567", 8), 0);
	assert_int_equal(packet_parse(&w.p), 0);
	assert_true(w.p.fragment);
	assert_int_equal(w.p.frag_offset, 16);
	assert_int_equal(w.p.frag_id, 0xdeadbeef);
	assert_int_equal(w.p.payload_len, 8);
}

static void other_protocols_are_told(void **state)
{
	struct wire w;
	uint8_t *at = wire_ipv4(w.bytes, 1, 2, 1, 8, 0, 0);

	wire_done(&w, wire_copy(at, "01234567", 8), 0);
	assert_int_equal(packet_parse(&w.p), -EPROTONOSUPPORT);
	assert_int_equal(w.p.tuple.l4, 1);
}

/* Parses from memory of exactly that size, so that a sanitizer can tell. */
static int parse_exactly(const uint8_t *bytes, uint32_t len, uint32_t wire_len)
{
	uint8_t *copy = malloc(len ? len : 1);
	struct packet p = { .net = copy, .net_len = len, .wire_len = wire_len };
	int rc;

	assert_non_null(copy);
	memcpy(copy, bytes, len);
	rc = packet_parse(&p);
	if (!rc) {
		assert_true(p.payload >= copy &&
			    p.payload + p.payload_len <= copy + len);
		assert_true(p.payload_len <= p.payload_wire_len);
	}
	free(copy);
	return rc;
}

static void wrong_headers_are_refused(void **state)
{
	static const struct {
		int at;
		uint8_t value;
	} wrong[] = {
		{ 0, 0x55 },	/* version */
		{ 0, 0x44 },	/* IP header too short */
		{ 0, 0x4f },	/* and longer than the packet */
		{ 3, 19 },	/* total length inside the header */
		{ 32, 0x40 },	/* TCP header too short */
		{ 32, 0xf0 },	/* and longer than the packet */
	};
	struct wire w;
	size_t i;

	for (i = 0; i < sizeof(wrong) / sizeof(*wrong); i++) {
		wire_segment(&w, client, server, 1, 0, 0, "abc", 3, 0);
		w.bytes[wrong[i].at] = wrong[i].value;
		assert_int_equal(parse_exactly(w.bytes, w.p.net_len,
					       w.p.net_len), -EBADMSG);
	}
}

static void every_cut_and_flip_is_survived(void **state)
{
	struct wire w[3];
	uint32_t len, bit;
	uint8_t *at;
	size_t i;

	wire_segment(&w[0], client, server, 1, 2, TCP_F_ACK, "payload", 7, 0);
	wire_datagram(&w[1], client, server, "payload", 7, 0);
	at = wire_ipv6(w[2].bytes, 1, 2, 0, 8 + 8 + 8 + 3);
	at = wire_u32(wire_u32(at, 0x2c000104), 0);
	at = wire_u32(wire_u32(at, 0x11000000), 0x1234);
	at = wire_udp(at, client, server, 3);
	wire_done(&w[2], wire_copy(at, "abc", 3), 0);
	for (i = 0; i < 3; i++) {
		for (len = 0; len <= w[i].p.net_len; len++)
			parse_exactly(w[i].bytes, len, w[i].p.net_len);
		for (bit = 0; bit < w[i].p.net_len * 8; bit++) {
			w[i].bytes[bit / 8] ^= (uint8_t)(1 << bit % 8);
			parse_exactly(w[i].bytes, w[i].p.net_len,
				      w[i].p.net_len);
			w[i].bytes[bit / 8] ^= (uint8_t)(1 << bit % 8);
		}
	}
}

static void swap_exchanges_the_ends(void **state)
{
	struct wire w, back;
	struct tuple t;

	wire_datagram(&w, client, server, "x", 1, 0);
	wire_datagram(&back, server, client, "x", 1, 0);
	assert_int_equal(packet_parse(&w.p), 0);
	assert_int_equal(packet_parse(&back.p), 0);
	t = tuple_swap(&w.p.tuple);
	assert_memory_equal(&t, &back.p.tuple, sizeof(t));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(segment_is_read),
		cmocka_unit_test(padding_is_no_payload),
		cmocka_unit_test(cut_payload_keeps_its_length),
		cmocka_unit_test(cut_options_leave_the_flags),
		cmocka_unit_test(length_zero_means_all),
		cmocka_unit_test(ipv6_extensions_are_walked),
		cmocka_unit_test(endless_extensions_are_refused),
		cmocka_unit_test(fragments_are_told),
		cmocka_unit_test(other_protocols_are_told),
		cmocka_unit_test(wrong_headers_are_refused),
		cmocka_unit_test(every_cut_and_flip_is_survived),
		cmocka_unit_test(swap_exchanges_the_ends),
	};

	return cmocka_run_group_tests_name("packet", tests, NULL, NULL);
}
