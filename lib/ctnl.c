// SPDX-License-Identifier: GPL-2.0-or-later
#include "ctnl.h"

#include <arpa/inet.h>
#include <endian.h>
#include <errno.h>
#include <libmnl/libmnl.h>
#include <linux/netfilter/nfnetlink_conntrack.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <limen/label.h>

enum {
	DUMP_SIZE = 1 << 16,	/* more than the kernel puts in one message */
	LABEL_WORDS = 4,	/* of the label extension, 32 bits each */
	MAX_ATTRS = 32,		/* above every list of attributes read here */
};

_Static_assert(CTA_MAX < MAX_ATTRS, "table of attributes too small");

struct ctnl {
	struct mnl_socket *nl;
	uint32_t seq;
};

int ctnl_open(struct ctnl **out)
{
	struct ctnl *c = calloc(1, sizeof(*c));
	int ret;

	if (!c)
		return -ENOMEM;
	c->seq = (uint32_t)time(NULL);
	c->nl = mnl_socket_open2(NETLINK_NETFILTER, SOCK_CLOEXEC);
	if (!c->nl || mnl_socket_bind(c->nl, 0, MNL_SOCKET_AUTOPID) < 0) {
		ret = -errno;
		ctnl_close(c);
		return ret;
	}
	*out = c;
	return 0;
}

void ctnl_close(struct ctnl *c)
{
	if (!c)
		return;
	if (c->nl)
		mnl_socket_close(c->nl);
	free(c);
}

/* one message */

struct attrs {
	const struct nlattr *at[MAX_ATTRS];
};

static int keep_attr(const struct nlattr *attr, void *data)
{
	struct attrs *tb = data;
	uint16_t type = mnl_attr_get_type(attr);

	if (type < MAX_ATTRS)
		tb->at[type] = attr;
	return MNL_CB_OK;
}

static void parse_nest(const struct nlattr *nest, struct attrs *tb)
{
	memset(tb, 0, sizeof(*tb));
	if (nest)
		mnl_attr_parse_nested(nest, keep_attr, tb);
}

/* The attribute if it has at least @len bytes, else NULL. */
static const void *payload(const struct attrs *tb, int type, uint16_t len)
{
	const struct nlattr *attr = tb->at[type];

	if (!attr || mnl_attr_get_payload_len(attr) < len)
		return NULL;
	return mnl_attr_get_payload(attr);
}

static uint16_t get_be16(const struct attrs *tb, int type)
{
	const void *p = payload(tb, type, sizeof(uint16_t));
	uint16_t v = 0;

	if (p)
		memcpy(&v, p, sizeof(v));
	return be16toh(v);
}

static uint32_t get_be32(const struct attrs *tb, int type)
{
	const void *p = payload(tb, type, sizeof(uint32_t));
	uint32_t v = 0;

	if (p)
		memcpy(&v, p, sizeof(v));
	return be32toh(v);
}

static uint64_t get_be64(const struct attrs *tb, int type)
{
	const void *p = payload(tb, type, sizeof(uint64_t));
	uint64_t v = 0;

	if (p)
		memcpy(&v, p, sizeof(v));
	return be64toh(v);
}

static int read_address(const struct attrs *ip, int v4, int v6, uint8_t *addr)
{
	const void *p = payload(ip, v4, 4);

	if (p) {
		memcpy(addr, p, 4);
		return 0;
	}
	p = payload(ip, v6, 16);
	if (!p)
		return -EBADMSG;
	memcpy(addr, p, 16);
	return 0;
}

static int read_tuple(const struct nlattr *nest, struct ctnl_tuple *tuple,
		      uint8_t *l4proto)
{
	struct attrs tb, ip, proto;
	const uint8_t *number;

	parse_nest(nest, &tb);
	parse_nest(tb.at[CTA_TUPLE_IP], &ip);
	parse_nest(tb.at[CTA_TUPLE_PROTO], &proto);
	number = payload(&proto, CTA_PROTO_NUM, 1);
	if (!number ||
	    read_address(&ip, CTA_IP_V4_SRC, CTA_IP_V6_SRC, tuple->addr[0]) ||
	    read_address(&ip, CTA_IP_V4_DST, CTA_IP_V6_DST, tuple->addr[1]))
		return -EBADMSG;
	*l4proto = *number;
	tuple->port[0] = get_be16(&proto, CTA_PROTO_SRC_PORT);
	tuple->port[1] = get_be16(&proto, CTA_PROTO_DST_PORT);
	return 0;
}

static void read_counters(const struct nlattr *nest, int dir,
			  struct ctnl_flow *flow)
{
	struct attrs tb;

	if (!nest)
		return;
	parse_nest(nest, &tb);
	flow->has_counters = true;
	flow->packets[dir] = get_be64(&tb, CTA_COUNTERS_PACKETS);
	flow->bytes[dir] = get_be64(&tb, CTA_COUNTERS_BYTES);
}

/* The words are in host byte order, as the kernel keeps them. */
static void read_label(const struct attrs *tb, struct ctnl_flow *flow)
{
	const uint8_t *words = payload(tb, CTA_LABELS, LABEL_WORDS * 4);

	if (words)
		memcpy(&flow->label, words + LIMEN_LABEL_WORD * 4, 4);
}

int ctnl_parse(const struct nlmsghdr *nlh, struct ctnl_flow *flow)
{
	const struct nfgenmsg *nfg = mnl_nlmsg_get_payload(nlh);
	struct attrs tb = { 0 }, stamp;
	uint8_t reply_proto;

	memset(flow, 0, sizeof(*flow));
	/* libmnl walks up to the aligned length */
	if (nlh->nlmsg_len % MNL_ALIGNTO ||
	    nlh->nlmsg_len < MNL_NLMSG_HDRLEN + sizeof(*nfg))
		return -EBADMSG;
	mnl_attr_parse(nlh, sizeof(*nfg), keep_attr, &tb);
	flow->l3num = nfg->nfgen_family;
	if (read_tuple(tb.at[CTA_TUPLE_ORIG], &flow->orig, &flow->l4proto) ||
	    read_tuple(tb.at[CTA_TUPLE_REPLY], &flow->reply, &reply_proto))
		return -EBADMSG;
	flow->zone = get_be16(&tb, CTA_ZONE);
	flow->mark = get_be32(&tb, CTA_MARK);
	flow->status = get_be32(&tb, CTA_STATUS);
	flow->timeout_s = get_be32(&tb, CTA_TIMEOUT);
	flow->id = get_be32(&tb, CTA_ID);
	read_counters(tb.at[CTA_COUNTERS_ORIG], 0, flow);
	read_counters(tb.at[CTA_COUNTERS_REPLY], 1, flow);
	parse_nest(tb.at[CTA_TIMESTAMP], &stamp);
	flow->start_ns = get_be64(&stamp, CTA_TIMESTAMP_START);
	read_label(&tb, flow);
	return 0;
}

/* the dump */

struct walk {
	int (*cb)(const struct ctnl_flow *flow, void *data);
	void *data;
	int ret;		/* of the callback; the rest is thrown away */
};

static int take_message(const struct nlmsghdr *nlh, void *data)
{
	struct walk *walk = data;
	struct ctnl_flow flow;

	if (!walk->ret && !ctnl_parse(nlh, &flow))
		walk->ret = walk->cb(&flow, walk->data);
	return MNL_CB_OK;
}

static int request_dump(struct ctnl *c)
{
	char buf[MNL_NLMSG_HDRLEN + MNL_ALIGN(sizeof(struct nfgenmsg))];
	struct nlmsghdr *nlh = mnl_nlmsg_put_header(buf);
	struct nfgenmsg *nfg;

	nlh->nlmsg_type = NFNL_SUBSYS_CTNETLINK << 8 | IPCTNL_MSG_CT_GET;
	nlh->nlmsg_flags = NLM_F_REQUEST | NLM_F_DUMP;
	nlh->nlmsg_seq = ++c->seq;
	nfg = mnl_nlmsg_put_extra_header(nlh, sizeof(*nfg));
	nfg->nfgen_family = AF_UNSPEC;
	nfg->version = NFNETLINK_V0;
	if (mnl_socket_sendto(c->nl, nlh, nlh->nlmsg_len) < 0)
		return -errno;
	return 0;
}

/* 1: more to come, 0: that was all, or -errno. */
static int read_dump(struct ctnl *c, char *buf, struct walk *walk)
{
	ssize_t len = mnl_socket_recvfrom(c->nl, buf, DUMP_SIZE);
	int ret;

	if (len < 0)
		return errno == EINTR ? 1 : -errno;
	ret = mnl_cb_run(buf, (size_t)len, c->seq,
			 mnl_socket_get_portid(c->nl), take_message, walk);
	if (ret > 0)
		return 1;
	if (!ret)
		return 0;
	/* what the kernel answers for a subsystem it has not */
	return errno == EINVAL ? -EOPNOTSUPP : -errno;
}

int ctnl_dump(struct ctnl *c,
	      int (*cb)(const struct ctnl_flow *flow, void *data), void *data)
{
	struct walk walk = { .cb = cb, .data = data };
	char *buf = malloc(DUMP_SIZE);
	int ret;

	if (!buf)
		return -ENOMEM;
	ret = request_dump(c);
	if (!ret)
		do {
			ret = read_dump(c, buf, &walk);
		} while (ret > 0);
	free(buf);
	return ret ? ret : walk.ret;
}
