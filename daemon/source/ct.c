// SPDX-License-Identifier: GPL-2.0-or-later
#include "source/ct.h"

#include <endian.h>
#include <errno.h>
#include <netinet/in.h>
#include <string.h>

#include <libmnl/libmnl.h>
#include <linux/netfilter/nf_conntrack_common.h>
#include <linux/netfilter/nfnetlink_conntrack.h>

/* The attribute's @len bytes, or false if it has others. */
static bool take(const struct nlattr *attr, void *out, uint16_t len)
{
	if (mnl_attr_get_payload_len(attr) != len)
		return false;
	memcpy(out, mnl_attr_get_payload(attr), len);
	return true;
}

static uint16_t take_be16(const struct nlattr *attr)
{
	uint16_t v = 0;

	take(attr, &v, sizeof(v));
	return be16toh(v);
}

static uint32_t take_be32(const struct nlattr *attr)
{
	uint32_t v = 0;

	take(attr, &v, sizeof(v));
	return be32toh(v);
}

static void read_addresses(const struct nlattr *nest, struct tuple *t)
{
	const struct nlattr *attr;

	mnl_attr_for_each_nested(attr, nest) {
		switch (mnl_attr_get_type(attr)) {
		case CTA_IP_V4_SRC:
			t->l3 = take(attr, t->addr[0], 4) ? 4 : 0;
			break;
		case CTA_IP_V4_DST:
			take(attr, t->addr[1], 4);
			break;
		case CTA_IP_V6_SRC:
			t->l3 = take(attr, t->addr[0], 16) ? 6 : 0;
			break;
		case CTA_IP_V6_DST:
			take(attr, t->addr[1], 16);
			break;
		}
	}
}

static void read_ports(const struct nlattr *nest, struct tuple *t)
{
	const struct nlattr *attr;

	mnl_attr_for_each_nested(attr, nest) {
		switch (mnl_attr_get_type(attr)) {
		case CTA_PROTO_NUM:
			take(attr, &t->l4, 1);
			break;
		case CTA_PROTO_SRC_PORT:
			t->port[0] = take_be16(attr);
			break;
		case CTA_PROTO_DST_PORT:
			t->port[1] = take_be16(attr);
			break;
		}
	}
}

static void read_tuple(const struct nlattr *nest, struct tuple *t)
{
	const struct nlattr *attr;

	mnl_attr_for_each_nested(attr, nest) {
		switch (mnl_attr_get_type(attr)) {
		case CTA_TUPLE_IP:
			read_addresses(attr, t);
			break;
		case CTA_TUPLE_PROTO:
			read_ports(attr, t);
			break;
		case CTA_TUPLE_ZONE:
			t->zone = take_be16(attr);
			break;
		}
	}
}

int ct_read(const struct nlattr *nest, struct ct *out)
{
	const struct nlattr *attr;

	memset(out, 0, sizeof(*out));
	mnl_attr_for_each_nested(attr, nest) {
		switch (mnl_attr_get_type(attr)) {
		case CTA_TUPLE_ORIG:
			read_tuple(attr, &out->orig);
			break;
		case CTA_ZONE:
			out->orig.zone = take_be16(attr);
			break;
		case CTA_MARK:
			out->mark = take_be32(attr);
			break;
		}
	}
	if (!out->orig.l3 || (out->orig.l4 != IPPROTO_TCP &&
			      out->orig.l4 != IPPROTO_UDP))
		return -EBADMSG;
	return 0;
}

uint8_t ct_direction(uint32_t ctinfo)
{
	return ctinfo >= IP_CT_IS_REPLY;
}
