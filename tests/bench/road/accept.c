// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * The least a program on an NFQUEUE can cost: accept QUEUE
 *
 * Accepts every packet, unread, by what makes a queue quick: packets longer
 * than a device sends come whole, only their head is copied, many are
 * received by one call, and the verdicts of all of them leave in one. Ends
 * by SIGTERM and prints what it has done.
 */
#include <arpa/inet.h>
#include <errno.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

#include <libmnl/libmnl.h>
#include <linux/netfilter.h>
#include <linux/netfilter/nfnetlink.h>
#include <linux/netfilter/nfnetlink_queue.h>

enum {
	BATCH = 64,
	COPY_RANGE = 2048,
	SLOT = COPY_RANGE + 4096,
	VERDICT = 64,
	MAX_LENGTH = 8192,
	RECEIVE_BUFFER = 8 << 20,
};

static char slots[BATCH][SLOT];
static char verdicts[BATCH * VERDICT];
static volatile sig_atomic_t stopped;

static void stop(int signal)
{
	stopped = 1;
}

static struct nlmsghdr *put_header(char *buf, int type, int queue)
{
	struct nlmsghdr *nlh = mnl_nlmsg_put_header(buf);
	struct nfgenmsg *nfg;

	nlh->nlmsg_type = (uint16_t)(NFNL_SUBSYS_QUEUE << 8 | type);
	nlh->nlmsg_flags = NLM_F_REQUEST;
	nfg = mnl_nlmsg_put_extra_header(nlh, sizeof(*nfg));
	nfg->version = NFNETLINK_V0;
	nfg->res_id = htons((uint16_t)queue);
	return nlh;
}

static int bind_queue(struct mnl_socket *nl, int queue)
{
	struct nfqnl_msg_config_params params = {
		.copy_range = htonl(COPY_RANGE),
		.copy_mode = NFQNL_COPY_PACKET,
	};
	struct nfqnl_msg_config_cmd cmd = { .command = NFQNL_CFG_CMD_BIND };
	char buf[512];
	struct nlmsghdr *nlh = put_header(buf, NFQNL_MSG_CONFIG, queue);
	const struct nlmsgerr *err;

	nlh->nlmsg_flags |= NLM_F_ACK;
	mnl_attr_put(nlh, NFQA_CFG_CMD, sizeof(cmd), &cmd);
	mnl_attr_put(nlh, NFQA_CFG_PARAMS, sizeof(params), &params);
	mnl_attr_put_u32(nlh, NFQA_CFG_QUEUE_MAXLEN, htonl(MAX_LENGTH));
	mnl_attr_put_u32(nlh, NFQA_CFG_FLAGS, htonl(NFQA_CFG_F_GSO));
	mnl_attr_put_u32(nlh, NFQA_CFG_MASK, htonl(NFQA_CFG_F_GSO));
	if (mnl_socket_sendto(nl, nlh, nlh->nlmsg_len) < 0 ||
	    mnl_socket_recvfrom(nl, buf, sizeof(buf)) < 0)
		return -errno;
	err = mnl_nlmsg_get_payload((struct nlmsghdr *)buf);
	return err->error;
}

/* The id is all that is read of a packet. */
static int find_id(const struct nlmsghdr *nlh, uint32_t *id)
{
	const struct nlattr *attr;

	mnl_attr_for_each(attr, nlh, sizeof(struct nfgenmsg)) {
		const struct nfqnl_msg_packet_hdr *hdr;

		if (mnl_attr_get_type(attr) != NFQA_PACKET_HDR)
			continue;
		hdr = mnl_attr_get_payload(attr);
		*id = hdr->packet_id;
		return 0;
	}
	return -ENOENT;
}

static size_t put_verdict(size_t at, int queue, uint32_t id)
{
	struct nfqnl_msg_verdict_hdr v = {
		.verdict = htonl(NF_ACCEPT),
		.id = id,
	};
	struct nlmsghdr *nlh = put_header(verdicts + at, NFQNL_MSG_VERDICT,
					  queue);

	mnl_attr_put(nlh, NFQA_VERDICT_HDR, sizeof(v), &v);
	return at + MNL_ALIGN(nlh->nlmsg_len);
}

static void accept_all(struct mnl_socket *nl, int queue, uint64_t *packets)
{
	struct mmsghdr msgs[BATCH] = { 0 };
	struct iovec iov[BATCH];
	uint32_t id;
	int i, n;

	for (i = 0; i < BATCH; i++) {
		iov[i] = (struct iovec){ slots[i], SLOT };
		msgs[i].msg_hdr.msg_iov = &iov[i];
		msgs[i].msg_hdr.msg_iovlen = 1;
	}
	while (!stopped) {
		size_t used = 0;

		n = recvmmsg(mnl_socket_get_fd(nl), msgs, BATCH,
			     MSG_WAITFORONE, NULL);
		for (i = 0; i < n; i++)
			if (!find_id((struct nlmsghdr *)slots[i], &id))
				used = put_verdict(used, queue, id);
		if (used)
			mnl_socket_sendto(nl, verdicts, used);
		*packets += n > 0 ? (uint64_t)n : 0;
	}
}

int main(int argc, char **argv)
{
	struct sigaction sa = { .sa_handler = stop };
	int size = RECEIVE_BUFFER, queue, ret;
	struct mnl_socket *nl;
	uint64_t packets = 0;

	if (argc != 2) {
		fputs("usage: accept QUEUE\n", stderr);
		return 2;
	}
	queue = atoi(argv[1]);
	sigaction(SIGTERM, &sa, NULL);
	nl = mnl_socket_open(NETLINK_NETFILTER);
	ret = !nl || mnl_socket_bind(nl, 0, MNL_SOCKET_AUTOPID) ? -errno :
		bind_queue(nl, queue);
	if (ret) {
		fprintf(stderr, "accept: queue %d: %s\n", queue,
			strerror(-ret));
		return 1;
	}
	setsockopt(mnl_socket_get_fd(nl), SOL_SOCKET, SO_RCVBUFFORCE, &size,
		   sizeof(size));
	puts("ready");
	fflush(stdout);
	accept_all(nl, queue, &packets);
	printf("packets=%lu\n", packets);
	mnl_socket_close(nl);
	return 0;
}
