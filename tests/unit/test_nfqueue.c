// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * What the kernel says of queues and connections, read; the queue itself
 * is tested in tests/native, where there is one.
 */
#include "source/ct.h"
#include "source/nfqueue_message.h"
#include "source/nfqueue_proc.h"
#include "source/nfqueue_verdict.h"

#include <arpa/inet.h>
#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include <netinet/in.h>
#include <libmnl/libmnl.h>
#include <linux/netfilter.h>
#include <linux/netfilter/nf_conntrack_common.h>
#include <linux/netfilter/nfnetlink.h>
#include <linux/netfilter/nfnetlink_conntrack.h>
#include <linux/netfilter/nfnetlink_queue.h>

static char buf[1024];

static void put_tuple(struct nlmsghdr *nlh, uint16_t type, bool ip6,
		      uint8_t proto)
{
	static const uint8_t src[16] = { 10, 1, 2, 3, 5 };
	static const uint8_t dst[16] = { 10, 9, 8, 7, 6 };
	struct nlattr *tuple = mnl_attr_nest_start(nlh, type), *nest;
	uint16_t len = ip6 ? 16 : 4;

	nest = mnl_attr_nest_start(nlh, CTA_TUPLE_IP);
	mnl_attr_put(nlh, ip6 ? CTA_IP_V6_SRC : CTA_IP_V4_SRC, len, src);
	mnl_attr_put(nlh, ip6 ? CTA_IP_V6_DST : CTA_IP_V4_DST, len, dst);
	mnl_attr_nest_end(nlh, nest);
	nest = mnl_attr_nest_start(nlh, CTA_TUPLE_PROTO);
	mnl_attr_put_u8(nlh, CTA_PROTO_NUM, proto);
	mnl_attr_put_u16(nlh, CTA_PROTO_SRC_PORT, htons(40000));
	mnl_attr_put_u16(nlh, CTA_PROTO_DST_PORT, htons(443));
	mnl_attr_nest_end(nlh, nest);
	mnl_attr_nest_end(nlh, tuple);
}

static const struct nlattr *make_ct(bool ip6, uint8_t proto)
{
	struct nlmsghdr *nlh = mnl_nlmsg_put_header(buf);
	struct nlattr *ct;

	ct = mnl_attr_nest_start(nlh, NFQA_CT);
	put_tuple(nlh, CTA_TUPLE_ORIG, ip6, proto);
	put_tuple(nlh, CTA_TUPLE_REPLY, ip6, proto);
	mnl_attr_put_u16(nlh, CTA_ZONE, htons(5));
	mnl_attr_put_u32(nlh, CTA_MARK, htonl(0x1234));
	mnl_attr_nest_end(nlh, ct);
	return ct;
}

static void a_connection_is_read(void **state)
{
	struct ct ct;

	assert_int_equal(ct_read(make_ct(false, IPPROTO_TCP), &ct), 0);
	assert_int_equal(ct.orig.l3, 4);
	assert_int_equal(ct.orig.l4, IPPROTO_TCP);
	assert_int_equal(ct.orig.port[0], 40000);
	assert_int_equal(ct.orig.port[1], 443);
	assert_int_equal(ct.orig.addr[1][0], 10);
	assert_int_equal(ct.orig.addr[1][3], 7);
	/* nothing behind an IPv4 address: tuples are compared whole */
	assert_int_equal(ct.orig.addr[1][4], 0);
	assert_int_equal(ct.orig.zone, 5);
	assert_int_equal(ct.mark, 0x1234);

	assert_int_equal(ct_read(make_ct(true, IPPROTO_UDP), &ct), 0);
	assert_int_equal(ct.orig.l3, 6);
	assert_int_equal(ct.orig.addr[1][4], 6);
	assert_int_equal(ct_read(make_ct(false, IPPROTO_ICMP), &ct),
			 -EBADMSG);
}

static void directions_are_told(void **state)
{
	assert_int_equal(ct_direction(IP_CT_NEW), 0);
	assert_int_equal(ct_direction(IP_CT_ESTABLISHED), 0);
	assert_int_equal(ct_direction(IP_CT_RELATED), 0);
	assert_int_equal(ct_direction(IP_CT_ESTABLISHED + IP_CT_IS_REPLY), 1);
	assert_int_equal(ct_direction(IP_CT_RELATED + IP_CT_IS_REPLY), 1);
}

/* Only the outermost length is right, as the kernel's own check leaves it. */
static void nonsense_inside_is_survived(void **state)
{
	const struct nlattr *attr = make_ct(false, IPPROTO_TCP);
	size_t len = attr->nla_len, i;
	unsigned int seed = 7;
	char good[1024], *copy;
	struct ct ct;

	memcpy(good, attr, len);
	for (i = 0; i < 200000; i++) {
		copy = malloc(len);	/* so that a step outside is seen */
		memcpy(copy, good, len);
		seed = seed * 1103515245 + 12345;
		copy[4 + (seed >> 8) % (len - 4)] = (char)(seed >> 20);
		seed = seed * 1103515245 + 12345;
		copy[4 + (seed >> 8) % (len - 4)] = (char)(seed >> 20);
		ct_read((const struct nlattr *)copy, &ct);
		free(copy);
	}
}

/* A message of which only the first bytes have come: what is whole is read. */
static void a_cut_message_is_read_as_far_as_it_goes(void **state)
{
	struct nlmsghdr *nlh = mnl_nlmsg_put_header(buf);
	struct nfqnl_msg_packet_hdr hdr = { .packet_id = htonl(77) };
	struct nfqueue_message m;
	static const char payload[101];
	size_t len, full;
	char *copy;

	mnl_nlmsg_put_extra_header(nlh, sizeof(struct nfgenmsg));
	mnl_attr_put(nlh, NFQA_PACKET_HDR, sizeof(hdr), &hdr);
	mnl_attr_put_u32(nlh, NFQA_MARK, htonl(0xabcd));
	mnl_attr_put_u32(nlh, NFQA_CAP_LEN, htonl(3000));
	mnl_attr_put(nlh, NFQA_PAYLOAD, sizeof(payload), payload);
	full = nlh->nlmsg_len;

	for (len = sizeof(*nlh); len <= full; len++) {
		copy = malloc(len);
		memcpy(copy, buf, len);
		nfqueue_message_read((struct nlmsghdr *)copy, len, &m);
		assert_int_equal(m.has_id, len >= 31);
		if (m.has_id)
			assert_int_equal(m.id, 77);
		assert_int_equal(m.mark, len >= 40 ? 0xabcd : 0);
		assert_int_equal(m.cap_len, len >= 48 ? 3000 : 0);
		assert_int_equal(!!m.payload, len >= 48 + 4 + 101);
		free(copy);
	}
	nfqueue_message_read(nlh, full, &m);
	assert_int_equal(m.payload_len, 101);
}

static void the_list_of_queues_is_read(void **state)
{
	static const char list[] =
		"    0  12345     3 2  8448     1     2       99  1\n"
		"    7 4294960000  0 2   256     0     0        0  1\n"
		"65535     1 9999 1     0 77777 88888 99999999  1\n";
	struct nfqueue_stat s;
	FILE *f = tmpfile();
	int fd = fileno(f);

	fputs(list, f);
	fflush(f);
	assert_int_equal(nfqueue_proc_find(fd, 0, &s), 0);
	assert_int_equal(s.portid, 12345);
	assert_int_equal(s.depth, 3);
	assert_int_equal(s.copy_range, 8448);
	assert_int_equal(s.queue_dropped, 1);
	assert_int_equal(s.user_dropped, 2);
	assert_int_equal(nfqueue_proc_find(fd, 7, &s), 0);
	assert_true(s.portid == 4294960000U);
	assert_int_equal(nfqueue_proc_find(fd, 65535, &s), 0);
	assert_int_equal(nfqueue_proc_find(fd, 8, &s), -ENOENT);
	assert_int_equal(nfqueue_proc_parse("", &s), -EINVAL);
	assert_int_equal(nfqueue_proc_parse("1 2 3 x", &s), -EINVAL);
	fclose(f);
}

static void a_holder_that_is_not_found_is_a_port(void **state)
{
	char text[64];

	nfqueue_holder(4294967295U, text, sizeof(text));
	assert_string_equal(text, "netlink port 4294967295");
}

/* One message of a batch of verdicts: what it is, of whom, and the mark. */
static const char *say_message(const struct nlmsghdr *nlh, char *text,
			       size_t size)
{
	bool is_run = (nlh->nlmsg_type & 0xff) == NFQNL_MSG_VERDICT_BATCH;
	const struct nfqnl_msg_verdict_hdr *v = NULL;
	const struct nlattr *attr;
	uint32_t mark = 0;

	mnl_attr_for_each(attr, nlh, sizeof(struct nfgenmsg)) {
		if (mnl_attr_get_type(attr) == NFQA_VERDICT_HDR)
			v = mnl_attr_get_payload(attr);
		else if (mnl_attr_get_type(attr) == NFQA_MARK)
			mark = ntohl(mnl_attr_get_u32(attr));
	}
	assert_non_null(v);
	snprintf(text, size, "%s%s%u/%u ", is_run ? "-" : "",
		 ntohl(v->verdict) == NF_ACCEPT ? "a" : "d", ntohl(v->id),
		 mark);
	return text;
}

static void say_verdicts(const struct nfqueue_verdicts *v, char *text)
{
	int left = (int)v->len;
	const struct nlmsghdr *nlh = (const void *)v->buf;
	char one[64];

	*text = '\0';
	for (; mnl_nlmsg_ok(nlh, left); nlh = mnl_nlmsg_next(nlh, &left))
		strcat(text, say_message(nlh, one, sizeof(one)));
	assert_int_equal(left, 0);
}

static void verdicts_that_say_the_same_are_one(void **state)
{
	static const struct nfqueue_verdict accept = { 0 }, drop = { .drop = true },
		one = { .set_mark = true, .mark = 1 },
		two = { .set_mark = true, .mark = 2 },
		urgent = { .set_priority = true, .priority = 7 };
	static const struct nfqueue_verdict *said[] = {
		&accept, &accept, &accept, &drop, &drop, &accept, &one, &one,
		&two, &urgent, &urgent, &accept,
	};
	struct nfqueue_verdicts v = { 0 };
	char text[512];
	unsigned int i;

	assert_int_equal(nfqueue_verdicts_init(&v), 0);
	for (i = 0; i < sizeof(said) / sizeof(*said); i++)
		nfqueue_verdicts_put(&v, 5, i + 1, said[i]);
	say_verdicts(&v, text);
	assert_string_equal(text, "-a3/0 -d5/0 a6/0 -a8/1 a9/2 a10/0 a11/0 "
			    "a12/0 ");
	assert_int_equal(v.nr, 12);
	/* the next batch has nothing to do with this one */
	nfqueue_verdicts_clear(&v);
	nfqueue_verdicts_put(&v, 5, 13, &accept);
	say_verdicts(&v, text);
	assert_string_equal(text, "a13/0 ");
	nfqueue_verdicts_exit(&v);
}

static void a_batch_of_different_verdicts_has_room(void **state)
{
	struct nfqueue_verdict verdict = { .set_mark = true,
					   .set_priority = true };
	struct nfqueue_verdicts v = { 0 };
	unsigned int i;

	assert_int_equal(nfqueue_verdicts_init(&v), 0);
	for (i = 0; i < NFQUEUE_BATCH; i++) {
		verdict.mark = i;
		nfqueue_verdicts_put(&v, 5, i, &verdict);
	}
	assert_int_equal(v.nr, NFQUEUE_BATCH);
	nfqueue_verdicts_exit(&v);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_connection_is_read),
		cmocka_unit_test(directions_are_told),
		cmocka_unit_test(nonsense_inside_is_survived),
		cmocka_unit_test(a_cut_message_is_read_as_far_as_it_goes),
		cmocka_unit_test(the_list_of_queues_is_read),
		cmocka_unit_test(a_holder_that_is_not_found_is_a_port),
		cmocka_unit_test(verdicts_that_say_the_same_are_one),
		cmocka_unit_test(a_batch_of_different_verdicts_has_room),
	};

	return cmocka_run_group_tests_name("nfqueue", tests, NULL, NULL);
}
