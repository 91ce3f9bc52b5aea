// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * What limen record writes, block by block, and what it makes of a stream
 * that is not what it should be.
 */
#include "record/pcapng.h"
#include "record/stream.h"

#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/*
 * The file, read again by the rules of the format.
 */
struct block {
	uint32_t type;
	const uint8_t *body;
	uint32_t len;		/* of the body */
};

static char *text;
static size_t text_len, at;
static FILE *file;

static int open_file(void **state)
{
	at = 0;
	file = open_memstream(&text, &text_len);
	return !file;
}

static int close_file(void **state)
{
	fclose(file);
	free(text);
	return 0;
}

static uint32_t u32(const uint8_t *p)
{
	uint32_t v;

	memcpy(&v, p, sizeof(v));
	return v;
}

static struct block next_block(void)
{
	const uint8_t *p;
	struct block b;
	uint32_t total;

	fflush(file);
	p = (const uint8_t *)text + at;
	assert_true(text_len - at >= 12);
	total = u32(p + 4);
	assert_int_equal(total % 4, 0);
	assert_true(total >= 12 && total <= text_len - at);
	assert_int_equal(u32(p + total - 4), total);
	b = (struct block){ u32(p), p + 8, total - 12 };
	at += total;
	return b;
}

/* The value of an option behind the first @skip bytes; NULL: none. */
static const uint8_t *option(const struct block *b, uint32_t skip,
			     uint16_t code, uint16_t *len)
{
	uint32_t i = skip;
	uint16_t have;

	for (;;) {
		assert_true(i + 4 <= b->len);
		memcpy(&have, b->body + i, 2);
		memcpy(len, b->body + i + 2, 2);
		assert_true(i + 4 + *len <= b->len);
		if (!have) {
			assert_int_equal(i + 4, b->len);
			return NULL;
		}
		if (have == code)
			return b->body + i + 4;
		i += 4 + ((*len + 3u) & ~3u);
	}
}

static void has_text(const struct block *b, uint32_t skip, uint16_t code,
		     const char *expected)
{
	uint16_t len;
	const uint8_t *p = option(b, skip, code, &len);

	assert_non_null(p);
	assert_int_equal(len, strlen(expected));
	assert_memory_equal(p, expected, len);
}

static char *some_name(unsigned int index, char *name)
{
	if (index > 1000)
		return NULL;
	sprintf(name, "eth%u", index);
	return name;
}

static struct pcapng *start(void)
{
	struct pcapng *p;

	assert_int_equal(pcapng_new(file, "limen", 300, &p), 0);
	return p;
}

static void a_file_begins_with_section_and_interface(void **state)
{
	struct pcapng *p = start();
	struct block b = next_block();
	uint16_t len;

	assert_int_equal(b.type, 0x0a0d0d0a);
	assert_int_equal(u32(b.body), 0x1a2b3c4d);
	assert_int_equal(u32(b.body + 4), 1);	/* version 1.0 */
	has_text(&b, 16, 4, "limen");
	b = next_block();
	assert_int_equal(b.type, 1);
	assert_int_equal(u32(b.body), 113);	/* cooked */
	assert_int_equal(u32(b.body + 4), 300 + PCAPNG_HEADER);
	has_text(&b, 8, 2, "any");
	assert_int_equal(*option(&b, 8, 9, &len), 9);	/* nanoseconds */
	assert_int_equal(at, text_len);
	assert_int_equal(pcapng_error(p), 0);
	pcapng_free(p);
}

static void a_packet_has_its_time_interface_and_comment(void **state)
{
	struct pcapng *p = start();
	struct pcapng_packet packet = {
		.interface = pcapng_interface(p, 3, some_name),
		.time_ns = 0x1122334455667788,
		.bytes = "\x60" "2345", .cap_len = 5, .wire_len = 70000,
		.direction = PCAPNG_OUT, .comment = "decided http",
	};
	/* sent by this host, over no particular link, IPv6 */
	static const uint8_t header[PCAPNG_HEADER] = {
		0, 4, 0xff, 0xfe, [14] = 0x86, 0xdd,
	};
	struct block b;
	uint16_t len;

	pcapng_packet(p, &packet);
	next_block();
	next_block();
	b = next_block();
	assert_int_equal(b.type, 1);
	has_text(&b, 8, 2, "eth3");
	b = next_block();
	assert_int_equal(b.type, 6);
	assert_int_equal(u32(b.body), 1);
	assert_int_equal(u32(b.body + 4), 0x11223344);
	assert_int_equal(u32(b.body + 8), 0x55667788);
	assert_int_equal(u32(b.body + 12), 5 + PCAPNG_HEADER);
	assert_int_equal(u32(b.body + 16), 70000 + PCAPNG_HEADER);
	assert_memory_equal(b.body + 20, header, sizeof(header));
	assert_memory_equal(b.body + 36, "\x60" "2345\0\0\0", 8);
	has_text(&b, 44, 1, "decided http");
	assert_int_equal(u32(option(&b, 44, 2, &len)), 2);
	assert_int_equal(at, text_len);
	pcapng_free(p);
}

static void nothing_to_say_is_not_said(void **state)
{
	struct pcapng *p = start();
	const struct pcapng_packet packet = { .bytes = "", .comment = "" };
	struct block b;
	uint16_t len;

	pcapng_packet(p, &packet);
	next_block();
	next_block();
	b = next_block();
	assert_null(option(&b, 20 + PCAPNG_HEADER, 1, &len));
	assert_int_equal(b.len, 24 + PCAPNG_HEADER);
	pcapng_free(p);
}

static void long_comments_are_cut(void **state)
{
	struct pcapng *p = start();
	char comment[2 * PCAPNG_MAX_COMMENT];
	const struct pcapng_packet packet = { .bytes = "", .comment = comment };
	struct block b;
	uint16_t len;

	memset(comment, 'x', sizeof(comment));
	comment[sizeof(comment) - 1] = '\0';
	pcapng_packet(p, &packet);
	next_block();
	next_block();
	b = next_block();
	assert_non_null(option(&b, 20 + PCAPNG_HEADER, 1, &len));
	assert_int_equal(len, PCAPNG_MAX_COMMENT);
	pcapng_free(p);
}

static void interfaces_are_written_once_and_have_a_cap(void **state)
{
	struct pcapng *p = start();
	uint32_t i;

	assert_int_equal(pcapng_interface(p, 0, some_name), 0);
	for (i = 1; i < PCAPNG_MAX_INTERFACES; i++)
		assert_int_equal(pcapng_interface(p, 2000 + i, some_name), i);
	assert_int_equal(pcapng_interface(p, 2001, some_name), 1);
	assert_int_equal(pcapng_interface(p, 5, some_name), 0);
	assert_int_equal(pcapng_nameless(p), 1);
	for (i = 0; i <= PCAPNG_MAX_INTERFACES; i++)
		next_block();
	assert_int_equal(at, text_len);
	pcapng_free(p);
}

static void the_end_tells_what_is_missing(void **state)
{
	struct pcapng *p = start();
	uint64_t v[2];
	struct block b;
	uint16_t len;

	pcapng_end(p, 1, 10, 3);
	next_block();
	next_block();
	b = next_block();
	assert_int_equal(b.type, 5);
	memcpy(&v[0], option(&b, 12, 4, &len), 8);
	memcpy(&v[1], option(&b, 12, 5, &len), 8);
	assert_int_equal(v[0], 10);
	assert_int_equal(v[1], 3);
	pcapng_free(p);
}

static void a_full_disk_is_an_error(void **state)
{
	FILE *full = fopen("/dev/full", "w");
	struct pcapng *p;

	if (!full)
		skip();
	assert_int_equal(pcapng_new(full, "limen", 0, &p), 0);
	pcapng_end(p, 1, 0, 0);
	assert_int_equal(pcapng_error(p), -ENOSPC);
	pcapng_free(p);
	fclose(full);
}

/*
 * The stream.
 */
static struct stream *stream;

static int open_stream(void **state)
{
	stream = stream_new();
	return !stream;
}

static int close_stream(void **state)
{
	stream_free(stream);
	return 0;
}

static void feed(const void *data, size_t len)
{
	size_t size;
	void *room = stream_room(stream, &size);

	assert_true(size >= len);
	memcpy(room, data, len);
	stream_fill(stream, len);
}

/* One record of @cap bytes; @len is what its header says of it. */
static size_t make(uint8_t *to, uint32_t len, uint32_t cap, uint32_t index)
{
	const struct limen_ring_hdr hdr = { .len = len, .pad = index };
	struct limen_record rec = { .cap_len = cap, .wire_len = cap };

	memset(to, 0, 8 + sizeof(rec) + 8 + cap);
	memcpy(to, &hdr, sizeof(hdr));
	memcpy(to + sizeof(hdr), &rec, sizeof(rec));
	memset(to + sizeof(hdr) + sizeof(rec), 'x', cap);
	return LIMEN_RING_SPACE(sizeof(rec) + cap);
}

static void records_come_out_as_they_went_in(void **state)
{
	struct stream_record got;
	uint8_t bytes[400];
	size_t i, len = make(bytes, 72 + 13, 13, 5);

	len += make(bytes + len, 72, 0, 6);
	/* byte by byte, as a pipe may give them */
	for (i = 0; i + 1 < LIMEN_RING_SPACE(72 + 13); i++) {
		feed(bytes + i, 1);
		assert_int_equal(stream_next(stream, &got), 0);
	}
	feed(bytes + i, len - i);
	assert_int_equal(stream_next(stream, &got), 1);
	assert_int_equal(got.index, 5);
	assert_int_equal(got.record->cap_len, 13);
	assert_memory_equal(got.record + 1, "xxxxxxxxxxxxx", 13);
	assert_int_equal(stream_next(stream, &got), 1);
	assert_int_equal(got.index, 6);
	assert_int_equal(stream_next(stream, &got), 0);
}

static void missing_ones_are_told(void **state)
{
	const struct limen_ring_hdr hdr = { .len = 8 | LIMEN_RING_DISCARD };
	const uint64_t missed = 77;
	struct stream_record got;

	feed(&hdr, sizeof(hdr));
	feed(&missed, sizeof(missed));
	assert_int_equal(stream_next(stream, &got), 1);
	assert_null(got.record);
	assert_int_equal(got.missed, 77);
}

static void nonsense_is_refused(void **state)
{
	static const struct { uint32_t len, cap; } wrong[] = {
		{ 72 + 10, 11 },	/* more bytes than there are */
		{ 72 + 10, 9 },		/* fewer */
		{ 71, 0 },		/* no record */
		{ 0, 0 },
		{ (72 + 10) | LIMEN_RING_BUSY, 10 },
		{ (72 + 10) | LIMEN_RING_DISCARD, 10 },
		{ LIMEN_RING_LEN_MASK, 10 },	/* longer than any */
	};
	struct stream_record got;
	uint8_t bytes[200];
	size_t i;

	for (i = 0; i < sizeof(wrong) / sizeof(*wrong); i++) {
		stream_free(stream);
		stream = stream_new();
		make(bytes, wrong[i].len, wrong[i].cap, 0);
		feed(bytes, sizeof(bytes));
		assert_int_equal(stream_next(stream, &got), -EBADMSG);
	}
}

int main(void)
{
#define FILE_TEST(f) cmocka_unit_test_setup_teardown(f, open_file, close_file)
#define STREAM_TEST(f) \
	cmocka_unit_test_setup_teardown(f, open_stream, close_stream)
	const struct CMUnitTest tests[] = {
		FILE_TEST(a_file_begins_with_section_and_interface),
		FILE_TEST(a_packet_has_its_time_interface_and_comment),
		FILE_TEST(nothing_to_say_is_not_said),
		FILE_TEST(long_comments_are_cut),
		FILE_TEST(interfaces_are_written_once_and_have_a_cap),
		FILE_TEST(the_end_tells_what_is_missing),
		FILE_TEST(a_full_disk_is_an_error),
		STREAM_TEST(records_come_out_as_they_went_in),
		STREAM_TEST(missing_ones_are_told),
		STREAM_TEST(nonsense_is_refused),
	};

	return cmocka_run_group_tests_name("cli_record", tests, NULL, NULL);
}
