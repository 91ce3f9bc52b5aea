// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * What decoders share: cursor, text, BER, bencode, UTF-16, HPACK, assembly.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <cursor.h>

#include "decode/assembly.h"
#include "decode/bencode.h"
#include "decode/ber.h"
#include "decode/hpack.h"
#include "decode/text.h"
#include "decode/utf16.h"

static struct cursor cursor_of(const void *data, size_t len)
{
	struct cursor c;

	cursor_init(&c, data, len);
	return c;
}

static struct span span_of(const char *s)
{
	return (struct span){ (const uint8_t *)s, strlen(s) };
}

static void assert_span(struct span s, const char *want)
{
	assert_int_equal(s.len, strlen(want));
	assert_memory_equal(s.p, want, s.len);
}

/* A read that fails leaves the cursor where it was. */
static void failed_reads_consume_nothing(void **state)
{
	static const uint8_t data[] = { 0, 3, 1, 2 };
	struct cursor c = cursor_of(data, sizeof(data)), sub;
	uint64_t v64;
	uint32_t v32;

	assert_int_equal(cursor_u64(&c, &v64), -ENODATA);
	assert_int_equal(cursor_u64le(&c, &v64), -ENODATA);
	assert_int_equal(cursor_vec16(&c, &sub), -ENODATA);
	assert_ptr_equal(c.p, data);
	assert_int_equal(cursor_vec8(&c, &sub), 0);
	assert_int_equal(cursor_left(&sub), 0);
	assert_int_equal(cursor_vec8(&c, &sub), -ENODATA);
	assert_int_equal(cursor_u24(&c, &v32), 0);
	assert_int_equal(v32, 0x030102);
}

static void words_and_headers_are_split(void **state)
{
	struct span rest = span_of("GET  /x HTTP/1.1"), name, value;

	assert_span(span_word(&rest), "GET");
	assert_span(span_word(&rest), "/x");
	assert_span(rest, "HTTP/1.1");
	assert_int_equal(text_header(span_of("Host :\t a:b "), &name, &value), 0);
	assert_span(name, "Host");
	assert_span(value, "a:b");
	assert_int_equal(text_header(span_of("no colon"), &name, &value),
			 -EBADMSG);
	assert_int_equal(text_header(span_of(": empty"), &name, &value),
			 -EBADMSG);
}

static void host_is_taken_out_of_an_authority(void **state)
{
	assert_span(text_host(span_of("example.org:8080")), "example.org");
	assert_span(text_host(span_of("joe@example.org")), "example.org");
	assert_span(text_host(span_of("[2001:db8::1]:443")), "2001:db8::1");
	assert_span(text_host(span_of("")), "");
}

static void ber_reads_what_is_whole(void **state)
{
	static const uint8_t seq[] = { 0x30, 0x81, 5, 2, 3, 0xff, 0xff, 0xfe };
	static const uint8_t endless[] = { 0x30, 0x80, 0, 0 };
	static const uint8_t wide[] = { 0x30, 0x85, 1, 1, 1, 1, 1 };
	struct cursor c = cursor_of(seq, sizeof(seq)), body;
	struct ber item;
	int64_t v;

	assert_int_equal(ber_expect(&c, BER_SEQUENCE, &body), 0);
	assert_int_equal(ber_integer(&body, BER_INTEGER, &v), 0);
	assert_int_equal(v, -2);
	c = cursor_of(seq, 6);
	assert_int_equal(ber_read(&c, &item), -ENODATA);
	assert_int_equal(item.tag, BER_SEQUENCE);
	assert_int_equal(cursor_left(&item.body), 3);
	c = cursor_of(endless, sizeof(endless));
	assert_int_equal(ber_read(&c, &item), -EBADMSG);
	c = cursor_of(wide, sizeof(wide));
	assert_int_equal(ber_read(&c, &item), -EBADMSG);
}

static int walk(const char *text)
{
	struct cursor c = cursor_of(text, strlen(text));

	return bencode_skip(&c);
}

static void bencode_is_walked_to_a_depth(void **state)
{
	assert_int_equal(walk("i-12e"), 0);
	assert_int_equal(walk("4:spam"), 0);
	assert_int_equal(walk("d3:fool1:aee"), 0);
	assert_int_equal(walk("5:spam"), -EBADMSG);
	assert_int_equal(walk("d3:foo"), -EBADMSG);
	assert_int_equal(walk("e"), -EBADMSG);
	assert_int_equal(walk("99999999999:x"), -EBADMSG);
	assert_int_equal(walk("llllllllllllllllllllll"), -EBADMSG);
}

static void utf16_becomes_utf8(void **state)
{
	/* a, a umlaut, the euro, a pair, half a pair */
	static const uint8_t data[] = { 'a', 0, 0xe4, 0, 0xac, 0x20, 0x3d, 0xd8,
					0, 0xde, 0x3d, 0xd8, 'b', 0, 0, 0, 'c' };
	static const char want[] = "a\xc3\xa4\xe2\x82\xac\xf0\x9f\x98\x80"
				   "\xef\xbf\xbd" "b";
	uint8_t text[64];
	size_t len;

	len = utf16le_text(cursor_of(data, sizeof(data)), text, sizeof(text));
	assert_int_equal(len, sizeof(want) - 1);
	assert_memory_equal(text, want, len);
	/* never half a character */
	assert_int_equal(utf16le_text(cursor_of(data, sizeof(data)), text, 2),
			 1);
}

/* RFC 7541 C.6.1: a response, all values Huffman coded. */
static void hpack_reads_the_example_of_the_rfc(void **state)
{
	static const uint8_t block[] = {
		0x48, 0x82, 0x64, 0x02, 0x58, 0x85, 0xae, 0xc3, 0x77, 0x1a,
		0x4b, 0x61, 0x96, 0xd0, 0x7a, 0xbe, 0x94, 0x10, 0x54, 0xd4,
		0x44, 0xa8, 0x20, 0x05, 0x95, 0x04, 0x0b, 0x81, 0x66, 0xe0,
		0x82, 0xa6, 0x2d, 0x1b, 0xff, 0x6e, 0x91, 0x9d, 0x29, 0xad,
		0x17, 0x18, 0x63, 0xc7, 0x8f, 0x0b, 0x97, 0xc8, 0xe9, 0xae,
		0x82, 0xae, 0x43, 0xd3,
	};
	static const char *const want[] = {
		"302", "private", "Mon, 21 Oct 2013 20:13:21 GMT",
		"https://www.example.com",
	};
	struct cursor c = cursor_of(block, sizeof(block));
	struct hpack_header h;
	size_t i;

	for (i = 0; i < sizeof(want) / sizeof(want[0]); i++) {
		assert_int_equal(hpack_read(&c, &h), 0);
		assert_int_equal(h.name, i ? HPACK_OTHER : HPACK_STATUS);
		assert_int_equal(h.len, strlen(want[i]));
		assert_memory_equal(h.value, want[i], h.len);
	}
	assert_int_equal(hpack_read(&c, &h), -ENODATA);
}

static void assembly_takes_pieces_in_any_order(void **state)
{
	struct assembly *a = calloc(1, sizeof(*a));
	uint8_t whole[3000];
	size_t i;

	assert_non_null(a);
	for (i = 0; i < sizeof(whole); i++)
		whole[i] = (uint8_t)(i * 7 + i / 251);
	assembly_put(a, 2000, whole + 2000, 1000);
	assembly_put(a, 13, whole + 13, 500);
	assert_int_equal(a->ready, 0);
	assembly_put(a, 0, whole, 20);		/* overlaps */
	assert_int_equal(a->ready, 513);
	assembly_put(a, 400, whole + 400, 1600);
	assert_int_equal(a->ready, sizeof(whole));
	assert_memory_equal(a->data, whole, sizeof(whole));
	/* beyond the end, and far beyond */
	assembly_put(a, 3000, whole, sizeof(whole));
	assembly_put(a, UINT64_MAX - 3, whole, 100);
	assert_int_equal(a->ready, ASSEMBLY_SIZE);
	assembly_reset(a);
	assert_int_equal(a->ready, 0);
	free(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(failed_reads_consume_nothing),
		cmocka_unit_test(words_and_headers_are_split),
		cmocka_unit_test(host_is_taken_out_of_an_authority),
		cmocka_unit_test(ber_reads_what_is_whole),
		cmocka_unit_test(bencode_is_walked_to_a_depth),
		cmocka_unit_test(utf16_becomes_utf8),
		cmocka_unit_test(hpack_reads_the_example_of_the_rfc),
		cmocka_unit_test(assembly_takes_pieces_in_any_order),
	};

	return cmocka_run_group_tests_name("decode_parts", tests, NULL, NULL);
}
