// SPDX-License-Identifier: GPL-2.0-or-later
#include "flow/note.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static struct fields *fields;
static struct flow_note *note;

static int make(void **state)
{
	fields = fields_new();
	return !fields;
}

static int clear(void **state)
{
	fields_free(fields);
	note_free(note);
	note = NULL;
	return 0;
}

static void best_name_is_taken(void **state)
{
	char host[NOTE_HOST_SIZE];

	note_host(NULL, host);
	assert_string_equal(host, "");
	note_host(fields, host);
	assert_string_equal(host, "");
	fields_set_str(fields, FIELD_DNS_QNAME, "asked.example");
	note_host(fields, host);
	assert_string_equal(host, "asked.example");
	fields_set_str(fields, FIELD_TLS_SNI, "talked.example");
	note_host(fields, host);
	assert_string_equal(host, "talked.example");
}

static void names_are_harmless(void **state)
{
	static const char wild[] = "a\x1b[2Jb\n.example\xff";
	char host[NOTE_HOST_SIZE];

	fields_set(fields, FIELD_TLS_SNI, wild, sizeof(wild) - 1);
	note_host(fields, host);
	assert_string_equal(host, "a\\x1b[2Jb\\x0a.example\\xff");
}

static void long_names_are_cut(void **state)
{
	char host[NOTE_HOST_SIZE], wild[FIELD_MAX_LEN];

	memset(wild, 1, sizeof(wild));
	fields_set(fields, FIELD_TLS_SNI, wild, sizeof(wild));
	note_host(fields, host);
	assert_int_equal(strlen(host), (NOTE_HOST_SIZE - 1) / 4 * 4);
}

static void reason_has_its_bytes(void **state)
{
	static const uint8_t text[] = "GET / HTTP/1.1";
	struct pattern pattern = { .name = "http" };
	struct decode_input in = {
		.data = { text, NULL }, .len = { sizeof(text) - 1, 0 },
	};
	struct engine_result er = {
		.why = { .pattern = &pattern, .side = SIDE_CLIENT, .field = -1,
			 .match_start = 4, .match_end = 9 },
	};

	assert_int_equal(note_set_why(&note, &er, &in), 0);
	assert_true(note->has_why);
	assert_int_equal(note->why_len, 5);
	assert_memory_equal(note->why_bytes, "/ HTT", 5);
	/* offsets beyond what is there give what is there */
	er.why.packet = 2;
	er.why.match_end = 9000;
	note_set_why(&note, &er, &in);
	assert_int_equal(note->why_len, 10);
	er.why.packet = 3;
	er.why.match_start = 100;
	note_set_why(&note, &er, &in);
	assert_int_equal(note->why_len, 0);
	/* a side of which there is nothing, and no packet at all */
	er.why.packet = 4;
	er.why.side = SIDE_SERVER;
	note_set_why(&note, &er, &in);
	assert_int_equal(note->why_len, 0);
	er.why.packet = 5;
	note_set_why(&note, &er, NULL);
	assert_int_equal(note->why_len, 0);
}

static void reason_stays(void **state)
{
	static const uint8_t text[] = "abcdef";
	struct pattern pattern = { .name = "x" };
	struct decode_input in = { .data = { text }, .len = { 6 } };
	struct engine_result er = {
		.why = { .pattern = &pattern, .field = -1, .packet = 1,
			 .match_end = 3 },
	};

	note_set_why(&note, &er, &in);
	/* the same reason again, when the datagram is not at hand any more */
	note_set_why(&note, &er, NULL);
	assert_int_equal(note->why_len, 3);
}

static void field_is_a_reason(void **state)
{
	struct pattern pattern = { .name = "video" };
	struct engine_result er = {
		.fields = fields,
		.why = { .pattern = &pattern, .field = FIELD_TLS_SNI,
			 .match_start = 4, .match_end = 9 },
	};

	fields_set_str(fields, FIELD_TLS_SNI, "www.video.example");
	note_set_why(&note, &er, NULL);
	assert_int_equal(note->why_len, 5);
	assert_memory_equal(note->why_bytes, "video", 5);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(f) cmocka_unit_test_setup_teardown(f, make, clear)
		TEST(best_name_is_taken),
		TEST(names_are_harmless),
		TEST(long_names_are_cut),
		TEST(reason_has_its_bytes),
		TEST(reason_stays),
		TEST(field_is_a_reason),
	};

	return cmocka_run_group_tests_name("note", tests, NULL, NULL);
}
