// SPDX-License-Identifier: GPL-2.0-or-later
#include "ctnl.h"

#include <arpa/inet.h>
#include <errno.h>
#include <libmnl/libmnl.h>
#include <linux/netfilter/nfnetlink_conntrack.h>
#include <netinet/in.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <limen/label.h>

union message {
	struct nlmsghdr nlh;
	char bytes[2048];
};

static struct nlmsghdr *begin(union message *m, uint8_t family)
{
	struct nfgenmsg *nfg;

	memset(m, 0, sizeof(*m));
	mnl_nlmsg_put_header(m->bytes);
	m->nlh.nlmsg_type = NFNL_SUBSYS_CTNETLINK << 8 | IPCTNL_MSG_CT_NEW;
	nfg = mnl_nlmsg_put_extra_header(&m->nlh, sizeof(*nfg));
	nfg->nfgen_family = family;
	return &m->nlh;
}

static void put_tuple4(struct nlmsghdr *nlh, uint16_t type, const char *src,
		       const char *dst, uint16_t sport, uint16_t dport)
{
	struct nlattr *tuple = mnl_attr_nest_start(nlh, type), *nest;

	nest = mnl_attr_nest_start(nlh, CTA_TUPLE_IP);
	mnl_attr_put_u32(nlh, CTA_IP_V4_SRC, inet_addr(src));
	mnl_attr_put_u32(nlh, CTA_IP_V4_DST, inet_addr(dst));
	mnl_attr_nest_end(nlh, nest);
	nest = mnl_attr_nest_start(nlh, CTA_TUPLE_PROTO);
	mnl_attr_put_u8(nlh, CTA_PROTO_NUM, IPPROTO_TCP);
	mnl_attr_put_u16(nlh, CTA_PROTO_SRC_PORT, htons(sport));
	mnl_attr_put_u16(nlh, CTA_PROTO_DST_PORT, htons(dport));
	mnl_attr_nest_end(nlh, nest);
	mnl_attr_nest_end(nlh, tuple);
}

static void put_counters(struct nlmsghdr *nlh, uint16_t type, uint64_t packets,
			 uint64_t bytes)
{
	struct nlattr *nest = mnl_attr_nest_start(nlh, type);

	mnl_attr_put_u64(nlh, CTA_COUNTERS_PACKETS, htobe64(packets));
	mnl_attr_put_u64(nlh, CTA_COUNTERS_BYTES, htobe64(bytes));
	mnl_attr_nest_end(nlh, nest);
}

static struct nlmsghdr *whole(union message *m)
{
	uint32_t word = limen_label_make(7, LIMEN_STATE_DECIDED, 0x123);
	uint32_t labels[4] = { 1, 2, 3, word };
	struct nlmsghdr *nlh = begin(m, AF_INET);

	put_tuple4(nlh, CTA_TUPLE_ORIG, "10.0.0.1", "192.0.2.9", 40000, 443);
	put_tuple4(nlh, CTA_TUPLE_REPLY, "192.0.2.9", "198.51.100.1", 443, 50000);
	mnl_attr_put_u32(nlh, CTA_STATUS, htonl(0x18e));
	mnl_attr_put_u32(nlh, CTA_TIMEOUT, htonl(431999));
	mnl_attr_put_u32(nlh, CTA_MARK, htonl(0x10));
	mnl_attr_put_u16(nlh, CTA_ZONE, htons(5));
	put_counters(nlh, CTA_COUNTERS_ORIG, 10, 1000);
	put_counters(nlh, CTA_COUNTERS_REPLY, 20, 1ULL << 40);
	mnl_attr_put(nlh, CTA_LABELS, sizeof(labels), labels);
	return nlh;
}

static void reads_a_whole_entry(void **state)
{
	struct ctnl_flow f;
	union message m;

	assert_int_equal(ctnl_parse(whole(&m), &f), 0);
	assert_int_equal(f.l3num, AF_INET);
	assert_int_equal(f.l4proto, IPPROTO_TCP);
	assert_memory_equal(f.orig.addr[0], "\x0a\0\0\x01\0\0\0\0", 8);
	assert_memory_equal(f.reply.addr[1], "\xc6\x33\x64\x01", 4);
	assert_int_equal(f.orig.port[0], 40000);
	assert_int_equal(f.orig.port[1], 443);
	assert_int_equal(f.reply.port[1], 50000);
	assert_int_equal(f.zone, 5);
	assert_int_equal(f.mark, 0x10);
	assert_int_equal(f.status, 0x18e);
	assert_int_equal(f.timeout_s, 431999);
	assert_true(f.has_counters);
	assert_int_equal(f.packets[0], 10);
	assert_true(f.bytes[1] == 1ULL << 40);
	assert_int_equal(limen_label_id(f.label), 7);
	assert_int_equal(limen_label_state(f.label), LIMEN_STATE_DECIDED);
	assert_int_equal(limen_label_generation(f.label), 0x123);
}

static void reads_a_bare_entry(void **state)
{
	struct ctnl_flow f;
	union message m;
	struct nlmsghdr *nlh = begin(&m, AF_INET);

	put_tuple4(nlh, CTA_TUPLE_ORIG, "10.0.0.1", "192.0.2.9", 1, 2);
	put_tuple4(nlh, CTA_TUPLE_REPLY, "192.0.2.9", "10.0.0.1", 2, 1);
	assert_int_equal(ctnl_parse(nlh, &f), 0);
	assert_false(f.has_counters);
	assert_int_equal(f.label, 0);
}

static void short_attributes_are_not_read(void **state)
{
	struct ctnl_flow f;
	union message m;
	struct nlmsghdr *nlh = begin(&m, AF_INET);

	put_tuple4(nlh, CTA_TUPLE_ORIG, "10.0.0.1", "192.0.2.9", 1, 2);
	put_tuple4(nlh, CTA_TUPLE_REPLY, "192.0.2.9", "10.0.0.1", 2, 1);
	mnl_attr_put_u8(nlh, CTA_MARK, 1);
	mnl_attr_put_u32(nlh, CTA_LABELS, 0xffffffff);
	assert_int_equal(ctnl_parse(nlh, &f), 0);
	assert_int_equal(f.mark, 0);
	assert_int_equal(f.label, 0);
}

static void nonsense_is_refused(void **state)
{
	struct ctnl_flow f;
	union message m;

	assert_int_equal(ctnl_parse(begin(&m, AF_INET), &f), -EBADMSG);
	mnl_nlmsg_put_header(m.bytes);
	assert_int_equal(ctnl_parse(&m.nlh, &f), -EBADMSG);
}

/* Any length and any flipped byte: no read outside, whatever comes out. */
static void garbage_does_no_harm(void **state)
{
	struct ctnl_flow f;
	union message m;
	struct nlmsghdr *copy;
	uint32_t len, i;

	len = whole(&m)->nlmsg_len;
	for (i = NLMSG_HDRLEN; i <= len; i++) {
		copy = malloc(i);
		memcpy(copy, &m, i);
		copy->nlmsg_len = i;
		ctnl_parse(copy, &f);
		free(copy);
	}
	for (i = NLMSG_HDRLEN; i < len; i++) {
		copy = malloc(len);
		memcpy(copy, &m, len);
		((uint8_t *)copy)[i] ^= 0xff;
		ctnl_parse(copy, &f);
		free(copy);
	}
}

static int count(const struct ctnl_flow *f, void *data)
{
	unsigned int *nr = data;

	(*nr)++;
	return 0;
}

static void dumps_this_machine(void **state)
{
	unsigned int nr = 0;
	struct ctnl *c;
	int ret;

	if (ctnl_open(&c))
		skip();
	ret = ctnl_dump(c, count, &nr);
	ctnl_close(c);
	assert_true(ret == 0 || ret == -EPERM || ret == -EOPNOTSUPP);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_a_whole_entry),
		cmocka_unit_test(reads_a_bare_entry),
		cmocka_unit_test(short_attributes_are_not_read),
		cmocka_unit_test(nonsense_is_refused),
		cmocka_unit_test(garbage_does_no_harm),
		cmocka_unit_test(dumps_this_machine),
	};

	return cmocka_run_group_tests_name("ctnl", tests, NULL, NULL);
}
