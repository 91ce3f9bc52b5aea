// SPDX-License-Identifier: GPL-2.0-or-later
#include "flow/tcp.h"

#include <netinet/in.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "flow/work.h"
#include "wire.h"

enum { WINDOW = 1024 };
#define SECOND 1000000000ULL

static struct flow f;
static uint64_t now;

static int clear(void **state)
{
	work_free(f.work);
	memset(&f, 0, sizeof(f));
	f.key.l4 = IPPROTO_TCP;
	now = SECOND;
	return 0;
}

/* A segment of end @end; what becomes of its flags. */
static int notice(unsigned int end, uint8_t flags, uint32_t seq, uint32_t ack)
{
	struct packet p = {
		.ts_ns = now,
		.tcp_seq = seq,
		.tcp_ack = ack,
		.tcp_flags = flags,
	};
	int rc = tcp_notice(&f, &p, end, WINDOW);

	f.last_ns = now;
	return rc;
}

static int add(unsigned int end, uint8_t flags, uint32_t seq, const char *text)
{
	struct packet p = {
		.ts_ns = now,
		.tcp_seq = seq,
		.tcp_flags = flags,
		.payload = (const uint8_t *)text,
		.payload_len = (uint32_t)strlen(text),
		.payload_wire_len = (uint32_t)strlen(text),
	};

	tcp_notice(&f, &p, end, WINDOW);
	f.last_ns = now;
	f.state = LIMEN_STATE_TESTING;
	return tcp_add(&f, &p, end, WINDOW);
}

static void check_text(unsigned int end, const char *text)
{
	const struct stream *s = &f.work->dir[end];

	assert_int_equal(s->len, strlen(text));
	assert_memory_equal(s->data, text, s->len);
}

static void sender_of_syn_is_the_client(void **state)
{
	assert_int_equal(notice(0, TCP_F_SYN, 100, 0), TCP_SAME);
	assert_true(flow_has(&f, FLOW_F_CLIENT_KNOWN));
	assert_int_equal(flow_client(&f), 0);
	notice(1, TCP_F_SYN | TCP_F_ACK, 500, 101);
	assert_int_equal(flow_client(&f), 0);
	assert_int_equal(add(0, TCP_F_ACK, 101, "hello"), STREAM_GREW);
	check_text(0, "hello");
}

static void receiver_of_syn_ack_is_the_client(void **state)
{
	/* what was assumed is not so: all has to be read anew */
	assert_int_equal(notice(0, TCP_F_SYN | TCP_F_ACK, 500, 101), TCP_ANEW);
	assert_true(flow_has(&f, FLOW_F_CLIENT_KNOWN));
	assert_int_equal(flow_client(&f), 1);
	/* and both starts are known */
	assert_int_equal(add(1, TCP_F_ACK, 106, "late"), STREAM_SAME);
	assert_int_equal(add(1, TCP_F_ACK, 101, "first"), STREAM_GREW);
	check_text(1, "firstlate");
}

static void conntrack_knows_better(void **state)
{
	flow_set(&f, FLOW_F_CT | FLOW_F_CLIENT_KNOWN, true);
	assert_int_equal(notice(1, TCP_F_SYN, 100, 0), TCP_SAME);
	assert_int_equal(flow_client(&f), 0);
}

static void syn_carries_data(void **state)
{
	assert_int_equal(add(0, TCP_F_SYN, 100, "fast open"), STREAM_GREW);
	check_text(0, "fast open");
	assert_int_equal(add(0, TCP_F_ACK, 110, "!"), STREAM_GREW);
	check_text(0, "fast open!");
}

static void capture_starts_midstream(void **state)
{
	assert_int_equal(add(1, TCP_F_ACK, 7000, "middle"), STREAM_GREW);
	assert_false(flow_has(&f, FLOW_F_CLIENT_KNOWN));
	check_text(1, "middle");
}

static void keepalive_is_no_start(void **state)
{
	notice(0, TCP_F_ACK, 7000, 1);
	assert_int_equal(add(0, TCP_F_ACK, 6999, "k"), STREAM_SAME);
	assert_int_equal(add(0, TCP_F_ACK, 7000, "data"), STREAM_GREW);
	check_text(0, "data");
}

static void late_syn_fits(void **state)
{
	assert_int_equal(add(1, TCP_F_ACK, 101, "hello"), STREAM_GREW);
	assert_int_equal(notice(1, TCP_F_SYN, 100, 0), TCP_ANEW);
	assert_int_equal(flow_client(&f), 1);
	check_text(1, "hello");
	/* a SYN that shows that something is missing before the first data */
	clear(NULL);
	add(0, TCP_F_ACK, 105, "world");
	assert_int_equal(notice(0, TCP_F_SYN, 100, 0), TCP_ANEW);
	assert_int_equal(f.work->dir[0].len, 0);
	add(0, TCP_F_ACK, 101, "the ");
	check_text(0, "the world");
}

static void stray_syn_is_ignored(void **state)
{
	notice(0, TCP_F_SYN, 100, 0);
	add(0, TCP_F_ACK, 101, "hello");
	assert_int_equal(notice(0, TCP_F_SYN, 100, 0), TCP_SAME);
	assert_int_equal(notice(0, TCP_F_SYN, 900000, 0), TCP_SAME);
	assert_int_equal(notice(1, TCP_F_SYN, 5, 0), TCP_SAME);
	assert_int_equal(flow_client(&f), 0);
	check_text(0, "hello");
}

static void tuple_is_reused_after_the_end(void **state)
{
	notice(0, TCP_F_SYN, 100, 0);
	add(0, TCP_F_ACK, 101, "hello");
	notice(1, TCP_F_RST, 1, 0);
	assert_int_equal(notice(1, TCP_F_SYN, 900000, 0), TCP_REUSED);
	assert_null(f.work->dir[0].data);
	assert_int_equal(flow_client(&f), 1);
	assert_int_equal(add(1, TCP_F_ACK, 900001, "again"), STREAM_GREW);
	check_text(1, "again");
}

static void tuple_is_reused_after_a_long_time(void **state)
{
	notice(0, TCP_F_SYN, 100, 0);
	add(0, TCP_F_ACK, 101, "hello");
	now += (TCP_REUSE_IDLE_S - 1) * SECOND;
	assert_int_equal(notice(0, TCP_F_SYN, 900000, 0), TCP_SAME);
	now += (TCP_REUSE_IDLE_S + 1) * SECOND;
	assert_int_equal(notice(0, TCP_F_SYN, 900000, 0), TCP_REUSED);
	/* a flow that was given up is looked at again as well */
	f.state = LIMEN_STATE_UNKNOWN;
	notice(0, TCP_F_FIN, 900001, 0);
	assert_int_equal(notice(0, TCP_F_SYN, 77, 0), TCP_REUSED);
}

static void syn_without_answer_is_tried_again(void **state)
{
	notice(0, TCP_F_SYN, 100, 0);
	assert_int_equal(notice(0, TCP_F_SYN, 5000000, 0), TCP_REUSED);
	assert_int_equal(add(0, TCP_F_ACK, 5000001, "hello"), STREAM_GREW);
}

static void lost_start_is_skipped(void **state)
{
	int i;

	notice(0, TCP_F_SYN, 100, 0);
	for (i = 0; i < TCP_START_PATIENCE; i++) {
		assert_int_equal(add(0, TCP_F_ACK, 200, "lost"), STREAM_SAME);
		f.stalled++;
	}
	assert_int_equal(add(0, TCP_F_ACK, 204, " and found"), STREAM_GREW);
	check_text(0, "lost and found");
}

static void start_out_of_sight_is_skipped(void **state)
{
	notice(0, TCP_F_SYN, 100, 0);
	assert_int_equal(add(0, TCP_F_ACK, 100000, "lost"), STREAM_SAME);
	f.stalled = TCP_START_PATIENCE;
	assert_int_equal(add(0, TCP_F_ACK, 100004, "found"), STREAM_GREW);
	check_text(0, "found");
}

static void memory_is_accounted(void **state)
{
	size_t empty = sizeof(*f.work) + 2 * sizeof(f.work->dir[0]);

	assert_null(flow_work(&f));
	add(0, TCP_F_ACK, 1, "x");
	assert_int_equal(work_bytes(f.work), empty + STREAM_FIRST_SIZE);
	/* a gap needs more */
	add(0, TCP_F_ACK, 10, "y");
	assert_int_equal(work_bytes(f.work), empty + STREAM_FIRST_SIZE +
			 STREAM_MAX_RANGES * sizeof(struct stream_range));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(f) cmocka_unit_test_setup_teardown(f, clear, clear)
		TEST(sender_of_syn_is_the_client),
		TEST(receiver_of_syn_ack_is_the_client),
		TEST(conntrack_knows_better),
		TEST(syn_carries_data),
		TEST(capture_starts_midstream),
		TEST(keepalive_is_no_start),
		TEST(late_syn_fits),
		TEST(stray_syn_is_ignored),
		TEST(tuple_is_reused_after_the_end),
		TEST(tuple_is_reused_after_a_long_time),
		TEST(syn_without_answer_is_tried_again),
		TEST(lost_start_is_skipped),
		TEST(start_out_of_sight_is_skipped),
		TEST(memory_is_accounted),
	};

	return cmocka_run_group_tests_name("tcp", tests, NULL, NULL);
}
