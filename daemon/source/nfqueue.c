// SPDX-License-Identifier: GPL-2.0-or-later
#include "source/nfqueue.h"

#include <arpa/inet.h>
#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

/* before the library's, which has an older copy of it */
#include <linux/netfilter/nfnetlink_queue.h>

#include <libmnl/libmnl.h>
#include <libnetfilter_queue/libnetfilter_queue.h>
#include <linux/netfilter.h>
#include <linux/netfilter/nfnetlink.h>

#include "source/ct.h"
#include "source/nfqueue_message.h"
#include "source/nfqueue_proc.h"
#include "source/nfqueue_verdict.h"

#ifndef SOL_NETLINK
#define SOL_NETLINK 270
#endif

enum {
	CONFIG_SIZE = 256,
	LEAVING_MS = 20,	/* between looks at a queue that is left */
	LEAVING_TRIES = 250,
	ACK_TIMEOUT_MS = 1000,	/* the kernel answers within the send */
	SEND_TRIES = 8,
};

struct nfqueue {
	struct mnl_socket *nl;
	int fd;
	uint16_t number;
	uint32_t seq;
	bool has_ct;
	uint32_t slot_size;
	char *slots;		/* NFQUEUE_BATCH messages */
	struct iovec iov[NFQUEUE_BATCH];
	struct mmsghdr msgs[NFQUEUE_BATCH];
	struct nfqueue_verdicts verdicts;	/* of one batch */
	uint64_t now_ns;	/* when this batch was received */
	struct nfqueue_counters counters;
};

/*
 * Verdicts.
 */

/*
 * The kernel works on the messages inside the call. It can fail for want of
 * memory; a packet whose verdict is lost would hang in the queue for ever,
 * so it is tried again.
 */
static void send_verdicts(struct nfqueue *q)
{
	int tries;

	if (!q->verdicts.nr)
		return;
	for (tries = 0; tries < SEND_TRIES; tries++) {
		q->counters.sends++;
		if (mnl_socket_sendto(q->nl, q->verdicts.buf,
				      q->verdicts.len) >= 0)
			break;
		if (errno != EINTR)
			poll(NULL, 0, 1);
	}
	if (tries == SEND_TRIES)
		q->counters.send_failed += q->verdicts.nr;
	nfqueue_verdicts_clear(&q->verdicts);
}

static void put_verdict(struct nfqueue *q, uint32_t id,
			const struct nfqueue_verdict *v)
{
	nfqueue_verdicts_put(&q->verdicts, q->number, id, v);
	q->counters.dropped += v->drop;
	q->counters.marked += v->set_mark && !v->drop;
	q->counters.passed += v->passed;
}

/*
 * Messages from the queue.
 */
static void fill_packet(struct nfqueue *q, const struct nfqueue_message *m,
			struct nfqueue_packet *np)
{
	struct packet *p = &np->packet;
	struct ct ct;

	memset(np, 0, sizeof(*np));
	np->mark = m->mark;
	np->in_ifindex = m->in_ifindex;
	np->out_ifindex = m->out_ifindex;
	np->hook = m->hook;
	p->net = m->payload;
	p->net_len = m->payload_len;
	p->wire_len = m->cap_len ? m->cap_len : m->payload_len;
	p->ts_ns = q->now_ns;
	if (!m->ct || ct_read(m->ct, &ct))
		return;
	q->has_ct = true;
	np->ct_mark = ct.mark;
	p->has_ct = true;
	p->ct_dir = ct_direction(m->ct_info);
	p->ct = ct.orig;
}

static void handle_packet(struct nfqueue *q, const struct nlmsghdr *nlh,
			  size_t len, nfqueue_fn fn, void *data)
{
	struct nfqueue_verdict v = { 0 };
	struct nfqueue_packet np;
	struct nfqueue_message m;

	nfqueue_message_read(nlh, len, &m);
	if (!m.has_id) {
		q->counters.malformed++;
		return;
	}
	q->counters.packets++;
	q->counters.gso += !!(m.skb_info & NFQA_SKB_GSO);
	if (m.payload) {
		fill_packet(q, &m, &np);
		q->counters.bytes += np.packet.wire_len;
		if (fn)
			fn(data, &np, &v);
	}
	put_verdict(q, m.id, &v);
}

/* One message; @len bytes of it have come. */
static void handle_message(struct nfqueue *q, const struct nlmsghdr *nlh,
			   size_t len, nfqueue_fn fn, void *data)
{
	switch (nlh->nlmsg_type) {
	case NLMSG_ERROR:
		/* verdicts ask for no answer: one means that it was refused */
		q->counters.refused++;
		break;
	case NFNL_SUBSYS_QUEUE << 8 | NFQNL_MSG_PACKET:
		handle_packet(q, nlh, len, fn, data);
		break;
	default:
		q->counters.malformed++;
		break;
	}
}

/* What one slot received: one message, as the queue sends them. */
static void handle_slot(struct nfqueue *q, const struct mmsghdr *msg,
			nfqueue_fn fn, void *data)
{
	const struct nlmsghdr *nlh = msg->msg_hdr.msg_iov->iov_base;
	size_t len = msg->msg_len;

	if (len < sizeof(*nlh)) {
		q->counters.malformed++;
		return;
	}
	if (msg->msg_hdr.msg_flags & MSG_TRUNC)
		q->counters.truncated++;
	else if (nlh->nlmsg_len < len)
		len = nlh->nlmsg_len;
	handle_message(q, nlh, len, fn, data);
}

static uint64_t monotonic_ns(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (uint64_t)ts.tv_sec * 1000000000 + (uint64_t)ts.tv_nsec;
}

int nfqueue_read(struct nfqueue *q, nfqueue_fn fn, void *data)
{
	int i, n = recvmmsg(q->fd, q->msgs, NFQUEUE_BATCH, MSG_DONTWAIT, NULL);

	if (n < 0) {
		if (errno == ENOBUFS) {
			q->counters.enobufs++;
			return 0;
		}
		return errno == EAGAIN || errno == EINTR ? 0 : -errno;
	}
	q->counters.receives++;
	q->now_ns = monotonic_ns();
	for (i = 0; i < n; i++)
		handle_slot(q, &q->msgs[i], fn, data);
	send_verdicts(q);
	return n;
}

/*
 * Configuration.
 */

/*
 * Sends a request and waits for its answer. Packets may come before it:
 * they are let go.
 */
static int request(struct nfqueue *q, struct nlmsghdr *nlh)
{
	struct pollfd p = { .fd = q->fd, .events = POLLIN };
	const struct nlmsghdr *reply = (void *)q->slots;
	const struct nlmsgerr *err;
	ssize_t n;

	nlh->nlmsg_flags |= NLM_F_ACK;
	nlh->nlmsg_seq = ++q->seq;
	if (mnl_socket_sendto(q->nl, nlh, nlh->nlmsg_len) < 0)
		return -errno;
	while (poll(&p, 1, ACK_TIMEOUT_MS) > 0) {
		n = recv(q->fd, q->slots, q->slot_size, MSG_DONTWAIT);
		if (n < (ssize_t)sizeof(*reply))
			continue;
		if (reply->nlmsg_type == NLMSG_ERROR &&
		    reply->nlmsg_seq == nlh->nlmsg_seq) {
			err = mnl_nlmsg_get_payload(reply);
			return err->error;
		}
		handle_message(q, reply, (size_t)n, NULL, NULL);
		send_verdicts(q);
	}
	return -ETIMEDOUT;
}

static void put_flags(struct nlmsghdr *nlh, uint32_t set, uint32_t which)
{
	mnl_attr_put_u32(nlh, NFQA_CFG_FLAGS, htonl(set));
	mnl_attr_put_u32(nlh, NFQA_CFG_MASK, htonl(which));
}

/*
 * Everything in one message: between a bind and a copy range of its own
 * the kernel would drop packets.
 */
static int bind_queue(struct nfqueue *q, const struct nfqueue_options *o,
		      uint32_t flags)
{
	char buf[CONFIG_SIZE];
	struct nlmsghdr *nlh = nfq_nlmsg_put(buf, NFQNL_MSG_CONFIG, o->number);

	nfq_nlmsg_cfg_put_cmd(nlh, AF_UNSPEC, NFQNL_CFG_CMD_BIND);
	nfq_nlmsg_cfg_put_params(nlh, NFQNL_COPY_PACKET, (int)o->copy_range);
	nfq_nlmsg_cfg_put_qmaxlen(nlh, o->maxlen);
	put_flags(nlh, flags, flags);
	return request(q, nlh);
}

static int configure(struct nfqueue *q, const struct nfqueue_options *o)
{
	uint32_t flags = NFQA_CFG_F_GSO;
	int ret;

	if (o->fail_open)
		flags |= NFQA_CFG_F_FAIL_OPEN;
	ret = bind_queue(q, o, flags | NFQA_CFG_F_CONNTRACK);
	/* a kernel that cannot tell connections works without */
	if (ret == -EOPNOTSUPP)
		ret = bind_queue(q, o, flags);
	return ret;
}

/* Or has been left meanwhile, by somebody who held it at the first try. */
static bool is_being_left(uint16_t number, bool is_first)
{
	int fd = nfqueue_proc_open(), err;
	struct nfqueue_stat stat;

	if (fd < 0)
		return false;
	err = nfqueue_proc_find(fd, number, &stat);
	close(fd);
	return err ? is_first : nfqueue_is_being_left(stat.portid);
}

/*
 * The guard of a daemon that has just ended holds its queue a moment longer,
 * and on a busy machine that is longer than the next one takes to start.
 */
static int configure_when_left(struct nfqueue *q,
			       const struct nfqueue_options *o)
{
	const struct timespec pause = { .tv_nsec = LEAVING_MS * 1000000 };
	unsigned int try;
	int ret;

	for (try = 0; try < LEAVING_TRIES; try++) {
		ret = configure(q, o);
		/* a queue of somebody else's looks like a lack of rights */
		if ((ret != -EPERM && ret != -EBUSY) ||
		    !is_being_left(q->number, !try))
			break;
		nanosleep(&pause, NULL);
	}
	return ret;
}

/*
 * Room in the socket for what the queue may hold, as far as that is
 * sensible; a full one then is an event that is counted, not an error.
 */
static void size_socket(struct nfqueue *q, const struct nfqueue_options *o)
{
	uint64_t want = (uint64_t)o->maxlen * (o->copy_range + 1024);
	int size = want < NFQUEUE_MAX_RCVBUF ? (int)want : NFQUEUE_MAX_RCVBUF;
	int one = 1;

	if (setsockopt(q->fd, SOL_SOCKET, SO_RCVBUFFORCE, &size,
		       sizeof(size)))
		setsockopt(q->fd, SOL_SOCKET, SO_RCVBUF, &size, sizeof(size));
	setsockopt(q->fd, SOL_NETLINK, NETLINK_NO_ENOBUFS, &one, sizeof(one));
}

static int alloc_buffers(struct nfqueue *q, const struct nfqueue_options *o)
{
	unsigned int i;

	q->slot_size = MNL_ALIGN(o->copy_range + NFQUEUE_OVERHEAD);
	q->slots = calloc(NFQUEUE_BATCH, q->slot_size);
	if (!q->slots || nfqueue_verdicts_init(&q->verdicts))
		return -ENOMEM;
	for (i = 0; i < NFQUEUE_BATCH; i++) {
		q->iov[i].iov_base = q->slots + (size_t)i * q->slot_size;
		q->iov[i].iov_len = q->slot_size;
		q->msgs[i].msg_hdr.msg_iov = &q->iov[i];
		q->msgs[i].msg_hdr.msg_iovlen = 1;
	}
	return 0;
}

static int open_socket(struct nfqueue *q)
{
	q->nl = mnl_socket_open2(NETLINK_NETFILTER, SOCK_CLOEXEC);
	if (!q->nl)
		return -errno;
	if (mnl_socket_bind(q->nl, 0, MNL_SOCKET_AUTOPID))
		return -errno;
	q->fd = mnl_socket_get_fd(q->nl);
	return 0;
}

static int explain(int err, uint16_t number, char *why, size_t size)
{
	int fd = nfqueue_proc_open();
	struct nfqueue_stat stat;
	char holder[64];

	/* a queue of somebody else's looks like a lack of rights */
	if ((err == -EPERM || err == -EBUSY) && fd >= 0 &&
	    !nfqueue_proc_find(fd, number, &stat)) {
		nfqueue_holder(stat.portid, holder, sizeof(holder));
		snprintf(why, size, "queue %u is held by %s: stop it, or take "
			 "another number (queue_base)", number, holder);
		err = -EBUSY;
	} else if (err == -EPERM) {
		snprintf(why, size, "queue %u: no right to it: be root, or "
			 "have CAP_NET_ADMIN in this network namespace",
			 number);
	} else if (err == -EPROTONOSUPPORT || err == -EINVAL) {
		snprintf(why, size, "queue %u: this kernel has no NFQUEUE: "
			 "load nfnetlink_queue (modprobe nfnetlink_queue)",
			 number);
	} else {
		snprintf(why, size, "queue %u: cannot be opened: %s", number,
			 strerror(-err));
	}
	if (fd >= 0)
		close(fd);
	return err;
}

int nfqueue_open(const struct nfqueue_options *options, struct nfqueue **out,
		 char *why, size_t why_size)
{
	struct nfqueue *q = calloc(1, sizeof(*q));
	int ret = -ENOMEM;

	if (!q)
		return explain(ret, options->number, why, why_size);
	q->number = options->number;
	ret = alloc_buffers(q, options);
	if (!ret)
		ret = open_socket(q);
	if (!ret) {
		size_socket(q, options);
		ret = configure_when_left(q, options);
	}
	if (ret) {
		ret = explain(ret, options->number, why, why_size);
		nfqueue_close(q);
		return ret;
	}
	*out = q;
	return 0;
}

void nfqueue_close(struct nfqueue *q)
{
	if (!q)
		return;
	if (q->nl)
		mnl_socket_close(q->nl);
	free(q->slots);
	nfqueue_verdicts_exit(&q->verdicts);
	free(q);
}

/* A queue of no length that fails open lets everything pass. */
static struct nlmsghdr *put_open(struct nfqueue *q, char *buf)
{
	struct nlmsghdr *nlh = nfq_nlmsg_put(buf, NFQNL_MSG_CONFIG, q->number);

	nfq_nlmsg_cfg_put_qmaxlen(nlh, 0);
	put_flags(nlh, NFQA_CFG_F_FAIL_OPEN, NFQA_CFG_F_FAIL_OPEN);
	return nlh;
}

void nfqueue_drain(struct nfqueue *q)
{
	char buf[CONFIG_SIZE];

	request(q, put_open(q, buf));
	while (nfqueue_read(q, NULL, NULL) > 0)
		;
}

/* Accepts all packets the kernel holds whose id is not behind @max_id. */
static void accept_up_to(struct nfqueue *q, uint32_t max_id)
{
	char buf[CONFIG_SIZE];
	struct nlmsghdr *nlh = nfq_nlmsg_put(buf, NFQNL_MSG_VERDICT_BATCH,
					     q->number);

	nfq_nlmsg_verdict_put(nlh, (int)max_id, NF_ACCEPT);
	mnl_socket_sendto(q->nl, nlh, nlh->nlmsg_len);
}

/*
 * No answer is waited for: the socket is full of packets that somebody else
 * should have read. The kernel compares ids as signed differences, so two
 * verdicts cover them all.
 */
void nfqueue_release(struct nfqueue *q)
{
	char buf[CONFIG_SIZE];
	struct nlmsghdr *nlh = put_open(q, buf);

	mnl_socket_sendto(q->nl, nlh, nlh->nlmsg_len);
	accept_up_to(q, INT32_MAX);
	accept_up_to(q, UINT32_MAX);
}

int nfqueue_fd(const struct nfqueue *q)
{
	return q->fd;
}

uint32_t nfqueue_portid(const struct nfqueue *q)
{
	return mnl_socket_get_portid(q->nl);
}

uint16_t nfqueue_number(const struct nfqueue *q)
{
	return q->number;
}

bool nfqueue_has_ct(const struct nfqueue *q)
{
	return q->has_ct;
}

const struct nfqueue_counters *nfqueue_counters(const struct nfqueue *q)
{
	return &q->counters;
}
