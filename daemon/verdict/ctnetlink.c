// SPDX-License-Identifier: GPL-2.0-or-later
#include "verdict/sinks.h"

#include <arpa/inet.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include <libmnl/libmnl.h>
#include <linux/netfilter/nfnetlink.h>
#include <linux/netfilter/nfnetlink_conntrack.h>

#include "log.h"

enum {
	BATCH = 64,
	ANSWER_SIZE = 8192,	/* an error and the message it is about */
	MESSAGE_SIZE = 192,	/* two IPv6 addresses and all around them */
	/*
	 * The tuple we know is the packet's unless the queue told the
	 * connection: of the four tuples that address translation makes of
	 * a flow it is one of the two that are in the table, or of those
	 * turned round. Each try turns it round once.
	 */
	TURNS = 2,
};

struct ctnetlink_sink {
	struct verdict_sink sink;
	struct mnl_socket *nl;
	struct policy *policy;
	bool complained;
	struct backlog backlog;
	struct backlog_item batch[BATCH];
	int errors[BATCH];	/* the kernel's answers, 0: taken */
	char out[BATCH * MESSAGE_SIZE];
	size_t out_len;
	char in[ANSWER_SIZE];
};

static struct ctnetlink_sink *ctnetlink_sink(struct verdict_sink *sink)
{
	return (struct ctnetlink_sink *)sink;
}

/*
 * Messages.
 */
static void put_addresses(struct nlmsghdr *nlh, const struct limen_verdict *v)
{
	struct nlattr *nest = mnl_attr_nest_start(nlh, CTA_TUPLE_IP);
	bool ip4 = v->l3num == AF_INET;

	mnl_attr_put(nlh, ip4 ? CTA_IP_V4_SRC : CTA_IP_V6_SRC, ip4 ? 4 : 16,
		     v->saddr);
	mnl_attr_put(nlh, ip4 ? CTA_IP_V4_DST : CTA_IP_V6_DST, ip4 ? 4 : 16,
		     v->daddr);
	mnl_attr_nest_end(nlh, nest);
}

static void put_tuple(struct nlmsghdr *nlh, const struct limen_verdict *v)
{
	struct nlattr *tuple = mnl_attr_nest_start(nlh, CTA_TUPLE_ORIG);
	struct nlattr *proto;

	put_addresses(nlh, v);
	proto = mnl_attr_nest_start(nlh, CTA_TUPLE_PROTO);
	mnl_attr_put_u8(nlh, CTA_PROTO_NUM, v->l4proto);
	mnl_attr_put_u16(nlh, CTA_PROTO_SRC_PORT, v->sport);
	mnl_attr_put_u16(nlh, CTA_PROTO_DST_PORT, v->dport);
	mnl_attr_nest_end(nlh, proto);
	mnl_attr_nest_end(nlh, tuple);
}

/* No NLM_F_CREATE: an entry that is not there is not to be made. */
static void put_message(struct ctnetlink_sink *s, uint32_t seq,
			const struct backlog_item *item)
{
	struct nlmsghdr *nlh = mnl_nlmsg_put_header(s->out + s->out_len);
	struct nfgenmsg *nfg;

	nlh->nlmsg_type = NFNL_SUBSYS_CTNETLINK << 8 | IPCTNL_MSG_CT_NEW;
	nlh->nlmsg_flags = NLM_F_REQUEST;
	nlh->nlmsg_seq = seq;
	nfg = mnl_nlmsg_put_extra_header(nlh, sizeof(*nfg));
	nfg->nfgen_family = item->v.l3num;
	nfg->version = NFNETLINK_V0;
	put_tuple(nlh, &item->v);
	if (item->v.zone)
		mnl_attr_put_u16(nlh, CTA_ZONE, htons(item->v.zone));
	mnl_attr_put_u32(nlh, CTA_MARK, htonl(item->mark));
	mnl_attr_put_u32(nlh, CTA_MARK_MASK,
			 htonl(policy_mark_mask(s->policy)));
	s->out_len += MNL_ALIGN(nlh->nlmsg_len);
}

/* The answers to messages 0..@nr - 1; there are some to failures only. */
static void read_answers(struct ctnetlink_sink *s, size_t nr)
{
	const struct nlmsghdr *nlh;
	ssize_t n;
	int len;

	memset(s->errors, 0, sizeof(s->errors));
	while ((n = recv(mnl_socket_get_fd(s->nl), s->in, sizeof(s->in),
			 MSG_DONTWAIT)) > 0) {
		len = (int)n;
		for (nlh = (void *)s->in; mnl_nlmsg_ok(nlh, len);
		     nlh = mnl_nlmsg_next(nlh, &len)) {
			const struct nlmsgerr *e = mnl_nlmsg_get_payload(nlh);

			if (nlh->nlmsg_type == NLMSG_ERROR &&
			    nlh->nlmsg_seq < nr)
				s->errors[nlh->nlmsg_seq] = e->error;
		}
	}
}

/* The kernel has worked on all of it when this returns. */
static int send_batch(struct ctnetlink_sink *s, size_t nr)
{
	size_t i;

	s->out_len = 0;
	for (i = 0; i < nr; i++)
		put_message(s, (uint32_t)i, &s->batch[i]);
	s->backlog.counters.sent += nr;
	if (mnl_socket_sendto(s->nl, s->out, s->out_len) < 0)
		return -errno;
	read_answers(s, nr);
	return 0;
}

static void turn_round(struct limen_verdict *v)
{
	struct limen_verdict old = *v;

	memcpy(v->saddr, old.daddr, sizeof(v->saddr));
	memcpy(v->daddr, old.saddr, sizeof(v->daddr));
	v->sport = old.dport;
	v->dport = old.sport;
}

static void refuse(struct ctnetlink_sink *s, int err)
{
	s->backlog.counters.refused++;
	if (s->complained)
		return;
	s->complained = true;
	log_warn("ctnetlink: a mark was refused: %s%s", strerror(-err),
		 err == -EINVAL || err == -EOPNOTSUPP ?
		 " (is nf_conntrack_netlink loaded?)" : "");
}

/* Those with an unknown flow move to the front; how many. */
static size_t sort_answers(struct ctnetlink_sink *s, size_t nr)
{
	size_t i, unknown = 0;

	for (i = 0; i < nr; i++) {
		if (!s->errors[i])
			s->backlog.counters.applied++;
		else if (s->errors[i] == -ENOENT)
			s->batch[unknown++] = s->batch[i];
		else
			refuse(s, s->errors[i]);
	}
	return unknown;
}

/*
 * Sink.
 */
static void add(struct verdict_sink *sink, const struct verdict *v)
{
	struct ctnetlink_sink *s = ctnetlink_sink(sink);
	struct limen_verdict lv;
	uint32_t mark;

	if (!policy_flow_mark(s->policy, v->state, v->protocol, v->app,
			      &mark)) {
		if (!v->is_again)
			return;
		mark = 0;	/* one of the policy before may be there */
	}
	sink_set_tuple(&lv, &v->tuple);
	backlog_add(&s->backlog, &lv, mark);
}

static int flush_batch(struct ctnetlink_sink *s, size_t nr, uint64_t now)
{
	size_t i;
	int turn, ret;

	for (turn = 0; turn < TURNS && nr; turn++) {
		ret = send_batch(s, nr);
		if (ret) {
			s->backlog.counters.lost += nr;
			return ret;
		}
		nr = sort_answers(s, nr);
		for (i = 0; i < nr; i++)
			turn_round(&s->batch[i].v);
	}
	for (i = 0; i < nr; i++)
		backlog_again(&s->backlog, &s->batch[i], now);
	return 0;
}

static int flush(struct verdict_sink *sink)
{
	struct ctnetlink_sink *s = ctnetlink_sink(sink);
	uint64_t now;
	size_t nr;
	int ret = 0;

	if (!s->backlog.nr)
		return 0;
	now = backlog_now();
	while (!ret && (nr = backlog_take(&s->backlog, now, s->batch, BATCH)))
		ret = flush_batch(s, nr, now);
	return ret;
}

static void free_sink(struct verdict_sink *sink)
{
	struct ctnetlink_sink *s = ctnetlink_sink(sink);

	if (s->nl)
		mnl_socket_close(s->nl);
	policy_put(s->policy);
	free(s);
}

static const struct verdict_ops ctnetlink_ops = {
	.name = "ctnetlink",
	.add = add,
	.flush = flush,
	.free = free_sink,
};

int ctnetlink_sink_new(struct policy *policy, struct verdict_sink **out)
{
	struct ctnetlink_sink *s = calloc(1, sizeof(*s));
	int ret;

	if (!s)
		return -ENOMEM;
	s->sink.ops = &ctnetlink_ops;
	s->policy = policy_get(policy);
	s->nl = mnl_socket_open2(NETLINK_NETFILTER, SOCK_CLOEXEC);
	if (!s->nl || mnl_socket_bind(s->nl, 0, MNL_SOCKET_AUTOPID)) {
		ret = -errno;
		free_sink(&s->sink);
		return ret;
	}
	*out = &s->sink;
	return 0;
}

const struct verdict_counters *
ctnetlink_sink_counters(const struct verdict_sink *s)
{
	return &((const struct ctnetlink_sink *)s)->backlog.counters;
}

void ctnetlink_sink_set_policy(struct verdict_sink *s, struct policy *policy)
{
	struct ctnetlink_sink *c = ctnetlink_sink(s);
	struct policy *old = c->policy;

	c->policy = policy_get(policy);
	policy_put(old);
}
