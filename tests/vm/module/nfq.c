// SPDX-License-Identifier: GPL-2.0-or-later
#include "nfq.h"

#include <arpa/inet.h>
#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>

#include <libmnl/libmnl.h>
#include <linux/netfilter.h>
#include <linux/netfilter/nfnetlink.h>
#include <linux/netfilter/nfnetlink_conntrack.h>
#include <linux/netfilter/nfnetlink_queue.h>

#include "kern/message.h"

enum { BUFFER_SIZE = 1 << 16 };

struct nfq {
	struct mnl_socket *socket;
	uint16_t number;
	int pending_len;	/* of a datagram read but not used up */
	const struct nlmsghdr *pending;
	char out[1024];
	char in[BUFFER_SIZE];
};

static struct nlmsghdr *start(struct nfq *q, uint8_t type)
{
	struct nlmsghdr *nlh = mnl_nlmsg_put_header(q->out);
	struct nfgenmsg *nfg;

	nlh->nlmsg_type = NFNL_SUBSYS_QUEUE << 8 | type;
	nlh->nlmsg_flags = NLM_F_REQUEST;
	nfg = mnl_nlmsg_put_extra_header(nlh, sizeof(*nfg));
	nfg->nfgen_family = AF_UNSPEC;
	nfg->version = NFNETLINK_V0;
	nfg->res_id = htons(q->number);
	return nlh;
}

static int finish(struct nfq *q, const struct nlmsghdr *nlh)
{
	if (mnl_socket_sendto(q->socket, nlh, nlh->nlmsg_len) < 0)
		return -errno;
	return 0;
}

static int configure(struct nfq *q)
{
	struct nfqnl_msg_config_cmd cmd = {
		.command = NFQNL_CFG_CMD_BIND,
		.pf = htons(AF_INET),
	};
	struct nfqnl_msg_config_params params = {
		.copy_range = htonl(256),
		.copy_mode = NFQNL_COPY_PACKET,
	};
	uint32_t flags = NFQA_CFG_F_CONNTRACK | NFQA_CFG_F_GSO;
	struct nlmsghdr *nlh;
	int ret;

	nlh = start(q, NFQNL_MSG_CONFIG);
	mnl_attr_put(nlh, NFQA_CFG_CMD, sizeof(cmd), &cmd);
	ret = finish(q, nlh);
	if (ret)
		return ret;
	nlh = start(q, NFQNL_MSG_CONFIG);
	mnl_attr_put(nlh, NFQA_CFG_PARAMS, sizeof(params), &params);
	mnl_attr_put_u32(nlh, NFQA_CFG_FLAGS, htonl(flags));
	mnl_attr_put_u32(nlh, NFQA_CFG_MASK, htonl(flags));
	return finish(q, nlh);
}

int nfq_open(uint16_t number, struct nfq **out)
{
	struct nfq *q = calloc(1, sizeof(*q));
	int ret;

	if (!q)
		return -ENOMEM;
	q->number = number;
	q->socket = mnl_socket_open(NETLINK_NETFILTER);
	if (!q->socket || mnl_socket_bind(q->socket, 0, MNL_SOCKET_AUTOPID))
		ret = -errno;
	else
		ret = configure(q);
	if (ret) {
		nfq_close(q);
		return ret;
	}
	*out = q;
	return 0;
}

void nfq_close(struct nfq *q)
{
	if (q->socket)
		mnl_socket_close(q->socket);
	free(q);
}

static void read_addresses(const struct nlattr *nest, struct limen_verdict *v)
{
	const struct nlattr *t[CTA_IP_MAX + 1];

	kern_index_nested(nest, t, CTA_IP_MAX);
	if (t[CTA_IP_V4_SRC] && t[CTA_IP_V4_DST]) {
		v->l3num = AF_INET;
		memcpy(v->saddr, mnl_attr_get_payload(t[CTA_IP_V4_SRC]), 4);
		memcpy(v->daddr, mnl_attr_get_payload(t[CTA_IP_V4_DST]), 4);
	} else if (t[CTA_IP_V6_SRC] && t[CTA_IP_V6_DST]) {
		v->l3num = AF_INET6;
		memcpy(v->saddr, mnl_attr_get_payload(t[CTA_IP_V6_SRC]), 16);
		memcpy(v->daddr, mnl_attr_get_payload(t[CTA_IP_V6_DST]), 16);
	}
}

static void read_ports(const struct nlattr *nest, struct limen_verdict *v)
{
	const struct nlattr *t[CTA_PROTO_MAX + 1];

	kern_index_nested(nest, t, CTA_PROTO_MAX);
	if (t[CTA_PROTO_NUM])
		v->l4proto = mnl_attr_get_u8(t[CTA_PROTO_NUM]);
	if (t[CTA_PROTO_SRC_PORT] && t[CTA_PROTO_DST_PORT]) {
		v->sport = mnl_attr_get_u16(t[CTA_PROTO_SRC_PORT]);
		v->dport = mnl_attr_get_u16(t[CTA_PROTO_DST_PORT]);
	}
}

static bool read_tuple(const struct nlattr *ct, struct limen_verdict *v)
{
	const struct nlattr *t[CTA_MAX + 1], *u[CTA_TUPLE_MAX + 1];

	memset(v, 0, sizeof(*v));
	kern_index_nested(ct, t, CTA_MAX);
	if (!t[CTA_TUPLE_ORIG])
		return false;
	kern_index_nested(t[CTA_TUPLE_ORIG], u, CTA_TUPLE_MAX);
	if (!u[CTA_TUPLE_IP] || !u[CTA_TUPLE_PROTO])
		return false;
	read_addresses(u[CTA_TUPLE_IP], v);
	read_ports(u[CTA_TUPLE_PROTO], v);
	if (t[CTA_ZONE])
		v->zone = ntohs(mnl_attr_get_u16(t[CTA_ZONE]));
	return true;
}

static int read_packet(const struct nlmsghdr *nlh, struct nfq_packet *packet)
{
	const struct nlattr *attr, *t[NFQA_MAX + 1] = {};
	struct nfqnl_msg_packet_hdr hdr;

	mnl_attr_for_each(attr, nlh, sizeof(struct nfgenmsg))
		if (mnl_attr_get_type(attr) <= NFQA_MAX)
			t[mnl_attr_get_type(attr)] = attr;
	if (!t[NFQA_PACKET_HDR])
		return -EBADMSG;
	memcpy(&hdr, mnl_attr_get_payload(t[NFQA_PACKET_HDR]), sizeof(hdr));
	packet->id = ntohl(hdr.packet_id);
	packet->mark = t[NFQA_MARK] ? ntohl(mnl_attr_get_u32(t[NFQA_MARK])) : 0;
	packet->has_tuple = t[NFQA_CT] && read_tuple(t[NFQA_CT], &packet->tuple);
	return 1;
}

static int fill(struct nfq *q, int ms)
{
	struct pollfd fd = {
		.fd = mnl_socket_get_fd(q->socket),
		.events = POLLIN,
	};
	ssize_t len;

	if (poll(&fd, 1, ms) <= 0)
		return 0;
	len = mnl_socket_recvfrom(q->socket, q->in, sizeof(q->in));
	if (len < 0)
		return errno == ENOBUFS ? 1 : -errno;
	q->pending = (const void *)q->in;
	q->pending_len = len;
	return 1;
}

int nfq_receive(struct nfq *q, int ms, struct nfq_packet *packet)
{
	const struct nlmsghdr *nlh;
	int ret;

	for (;;) {
		while (mnl_nlmsg_ok(q->pending, q->pending_len)) {
			nlh = q->pending;
			q->pending = mnl_nlmsg_next(nlh, &q->pending_len);
			if (nlh->nlmsg_type ==
			    (NFNL_SUBSYS_QUEUE << 8 | NFQNL_MSG_PACKET))
				return read_packet(nlh, packet);
		}
		ret = fill(q, ms);
		if (ret <= 0)
			return ret;
	}
}

int nfq_accept(struct nfq *q, uint32_t id)
{
	struct nlmsghdr *nlh = start(q, NFQNL_MSG_VERDICT);
	struct nfqnl_msg_verdict_hdr hdr = {
		.verdict = htonl(NF_ACCEPT),
		.id = htonl(id),
	};

	mnl_attr_put(nlh, NFQA_VERDICT_HDR, sizeof(hdr), &hdr);
	return finish(q, nlh);
}
