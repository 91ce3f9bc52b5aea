// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * cost - instructions per forwarded packet, by what the router does with it
 *
 *	cost MODE [SIZE [BURST [COUNT]]]
 *
 * Runs in a guest whose clock counts instructions (-icount shift=0: rdtsc
 * reads how many were executed). One process holds a UDP socket in namespace
 * "client" and one in "server", sends BURST datagrams of SIZE bytes, takes
 * them out again and reads the clock around; COUNT times, after some that
 * are not counted. Nothing else runs, so nothing else is counted, and the
 * median is the exact steady path.
 *
 * MODE is what the module is told to do in "router" before:
 *	none	nothing (the module may be loaded or not)
 *	decided	the flow is decided; its class sets priority and mark
 *	ring	the flow stays undecided and is copied into a ring, whose
 *		reader takes the records after each burst, outside the count
 *	queue	it stays undecided and is queued; a second process accepts
 *
 * Prints: MODE median mean min drain, instructions per packet.
 */
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
#include <x86intrin.h>

#include <libmnl/libmnl.h>
#include <libnetfilter_queue/libnetfilter_queue.h>
#include <linux/netfilter.h>
#include <linux/netfilter/nfnetlink_queue.h>

#include "kern.h"
#include "ring.h"

#define SERVER_ADDRESS "10.77.2.2"
#define CLIENT_ADDRESS "10.77.1.2"

enum {
	SERVER_PORT = 9,
	CLIENT_PORT = 33333,	/* and up, by mode: each has its own flow */
	QUEUE = 5,
	SNAPLEN = 256,
	WARM_UP = 50,
	MAX_COUNT = 100000,
	CLASS = 7,
};

struct setup {
	int client_port;
	struct kern *kern;
	struct ring *ring;
	pid_t child;
	uint64_t records;
};

static void fail(const char *what)
{
	fprintf(stderr, "cost: %s: %s\n", what, strerror(errno));
	exit(1);
}

static void check(int err, const char *what, const struct kern *k)
{
	if (!err)
		return;
	fprintf(stderr, "cost: %s: %s (%s)\n", what, strerror(-err),
		k ? kern_error(k) : "");
	exit(1);
}

static void enter(const char *name)
{
	char path[64];
	int fd;

	snprintf(path, sizeof(path), "/run/netns/%s", name);
	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0 || setns(fd, CLONE_NEWNET))
		fail(path);
	close(fd);
}

/* A UDP socket of @address:@port, connected to @peer:@peer_port. */
static int open_socket(const char *address, int port, const char *peer,
		       int peer_port)
{
	struct sockaddr_in here = { .sin_family = AF_INET };
	struct sockaddr_in there = { .sin_family = AF_INET };
	struct timeval patience = { 5, 0 };
	int fd = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);

	here.sin_port = htons((uint16_t)port);
	there.sin_port = htons((uint16_t)peer_port);
	inet_pton(AF_INET, address, &here.sin_addr);
	inet_pton(AF_INET, peer, &there.sin_addr);
	setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof(patience));
	if (bind(fd, (struct sockaddr *)&here, sizeof(here)) ||
	    connect(fd, (struct sockaddr *)&there, sizeof(there)))
		fail(address);
	return fd;
}

static void bind_module(struct setup *s, uint8_t transport)
{
	struct kern_bind bind = {
		.transport = transport,
		.queue_base = QUEUE,
		.queue_count = 1,
		.ring_count = 1,
		.ring_size = 1 << 20,
		.snaplen = SNAPLEN,
	};

	enter("router");
	check(kern_open(&s->kern), "open", s->kern);
	check(kern_bind(s->kern, &bind, NULL), "bind", s->kern);
}

static void set_policy(struct setup *s, struct kern_label *label)
{
	struct limen_class class = {
		.class = CLASS,
		.flags = LIMEN_CLASS_F_PRIORITY | LIMEN_CLASS_F_MARK,
		.priority = 0x10010,
		.mark = 0x10,
	};
	struct limen_label_class member = { .class = CLASS };
	struct kern_policy policy = {
		.classes = &class,
		.nr_classes = 1,
		.labels = &member,
		.nr_labels = 1,
		.mark_mask = 0xff,
		.on_daemon_down = KERN_KEEP_DOWN,
	};

	strcpy(label->name, "cost");
	check(kern_add_labels(s->kern, label, 1), "label", s->kern);
	member.id = label->id;
	check(kern_set_policy(s->kern, &policy), "policy", s->kern);
}

static void decide(struct setup *s, const struct kern_label *label)
{
	struct kern_verdicts_result result;
	struct limen_verdict v = {
		.sport = htons((uint16_t)s->client_port),
		.dport = htons(SERVER_PORT),
		.l3num = AF_INET,
		.l4proto = IPPROTO_UDP,
		.id = label->id,
		.state = LIMEN_STATE_DECIDED,
	};

	inet_pton(AF_INET, CLIENT_ADDRESS, v.saddr);
	inet_pton(AF_INET, SERVER_ADDRESS, v.daddr);
	check(kern_verdicts(s->kern, &v, 1, &result), "verdict", s->kern);
	if (result.nr_applied != 1) {
		fprintf(stderr, "cost: the verdict was not applied\n");
		exit(1);
	}
}

static void put_config(struct mnl_socket *nl, char *buf, uint8_t cmd,
		       uint32_t range)
{
	struct nlmsghdr *nlh = nfq_nlmsg_put(buf, NFQNL_MSG_CONFIG, QUEUE);

	if (cmd)
		nfq_nlmsg_cfg_put_cmd(nlh, AF_INET, cmd);
	else
		nfq_nlmsg_cfg_put_params(nlh, NFQNL_COPY_PACKET, (int)range);
	if (mnl_socket_sendto(nl, nlh, nlh->nlmsg_len) < 0)
		fail("nfqueue");
}

static int accept_packet(const struct nlmsghdr *nlh, void *data)
{
	struct nlattr *attr[NFQA_MAX + 1] = { NULL };
	const struct nfqnl_msg_packet_hdr *ph;
	struct mnl_socket *nl = data;
	char buf[256];
	struct nlmsghdr *reply;

	if (nfq_nlmsg_parse(nlh, attr) < 0 || !attr[NFQA_PACKET_HDR])
		return MNL_CB_OK;
	ph = mnl_attr_get_payload(attr[NFQA_PACKET_HDR]);
	reply = nfq_nlmsg_put(buf, NFQNL_MSG_VERDICT, QUEUE);
	nfq_nlmsg_verdict_put(reply, (int)ntohl(ph->packet_id), NF_ACCEPT);
	mnl_socket_sendto(nl, reply, reply->nlmsg_len);
	return MNL_CB_OK;
}

/* The cheapest program that accepts everything, one packet at a time. */
static void accept_all(void)
{
	struct mnl_socket *nl = mnl_socket_open(NETLINK_NETFILTER);
	static char buf[0xffff + 4096];
	ssize_t n;

	prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (!nl || mnl_socket_bind(nl, 0, MNL_SOCKET_AUTOPID) < 0)
		fail("nfqueue");
	put_config(nl, buf, NFQNL_CFG_CMD_BIND, 0);
	put_config(nl, buf, 0, SNAPLEN);
	while ((n = mnl_socket_recvfrom(nl, buf, sizeof(buf))) > 0)
		mnl_cb_run(buf, (size_t)n, 0, mnl_socket_get_portid(nl),
			   accept_packet, nl);
	_exit(1);
}

static void start_acceptor(struct setup *s)
{
	s->child = fork();
	if (!s->child)
		accept_all();
	usleep(200000);
}

/*
 * A flow that is older than the module has no room for a label, so none is
 * used by two modes.
 */
static int port_of(const char *mode)
{
	static const char *const modes[] = { "none", "decided", "ring", "queue" };
	int i;

	for (i = 0; i < 4; i++)
		if (!strcmp(mode, modes[i]))
			return CLIENT_PORT + i;
	fprintf(stderr, "cost: no mode '%s'\n", mode);
	exit(2);
}

static void prepare(struct setup *s, const char *mode)
{
	s->client_port = port_of(mode);
	if (!strcmp(mode, "ring")) {
		bind_module(s, LIMEN_TRANSPORT_RING);
		check(ring_open(0, &s->ring), "ring", NULL);
	} else if (!strcmp(mode, "queue")) {
		bind_module(s, LIMEN_TRANSPORT_QUEUE);
		start_acceptor(s);
	} else if (!strcmp(mode, "decided")) {
		bind_module(s, LIMEN_TRANSPORT_QUEUE);
	}
}

/* What each record costs its reader: the header and some bytes are read. */
static uint64_t drain(struct setup *s)
{
	static volatile uint64_t sink;
	const struct limen_record *rec;
	uint64_t n = 0;

	if (!s->ring)
		return 0;
	while ((rec = ring_next(s->ring))) {
		sink += rec->cap_len + ((const uint8_t *)(rec + 1))[20];
		n++;
	}
	ring_advance(s->ring);
	return n;
}

static void exchange(int from, int to, char *buf, size_t size, int burst)
{
	int i;

	for (i = 0; i < burst; i++)
		if (send(from, buf, size, 0) != (ssize_t)size)
			fail("send");
	for (i = 0; i < burst; i++)
		if (recv(to, buf, size, 0) != (ssize_t)size)
			fail("recv");
}

static int compare(const void *a, const void *b)
{
	const uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return x < y ? -1 : x > y;
}

static void report(const char *mode, uint64_t *t, uint64_t *d, int count,
		   int burst)
{
	uint64_t sum = 0;
	int i;

	for (i = 0; i < count; i++)
		sum += t[i];
	qsort(t, (size_t)count, sizeof(*t), compare);
	qsort(d, (size_t)count, sizeof(*d), compare);
	printf("%s median %.1f mean %.1f min %.1f drain %.1f\n", mode,
	       (double)t[count / 2] / burst, (double)sum / count / burst,
	       (double)t[0] / burst, (double)d[count / 2] / burst);
}

static void measure(struct setup *s, const char *mode, int from, int to,
		    size_t size, int burst, int count)
{
	static uint64_t t[MAX_COUNT], d[MAX_COUNT];
	static char buf[65536];
	int i;

	memset(buf, 0x5a, sizeof(buf));
	for (i = -WARM_UP; i < count; i++) {
		uint64_t start = __rdtsc(), middle;

		exchange(from, to, buf, size, burst);
		middle = __rdtsc();
		s->records += drain(s);
		if (i >= 0) {
			t[i] = middle - start;
			d[i] = __rdtsc() - middle;
		}
	}
	report(mode, t, d, count, burst);
}

static int number(int argc, char **argv, int i, int otherwise, int max)
{
	int n = argc > i ? atoi(argv[i]) : otherwise;

	if (n < 1 || n > max) {
		fprintf(stderr, "cost: '%s' is not 1..%d\n", argv[i], max);
		exit(2);
	}
	return n;
}

int main(int argc, char **argv)
{
	const char *mode = argc > 1 ? argv[1] : "none";
	int size = number(argc, argv, 2, 512, 65000);
	int burst = number(argc, argv, 3, 1, 1000);
	int count = number(argc, argv, 4, 2000, MAX_COUNT);
	struct kern_label label = { .id = 0 };
	struct setup s = { .child = 0 };
	char byte = 0;
	int from, to;

	setvbuf(stdout, NULL, _IOLBF, 0);
	prepare(&s, mode);
	enter("server");
	to = open_socket(SERVER_ADDRESS, SERVER_PORT, CLIENT_ADDRESS,
			 s.client_port);
	enter("client");
	from = open_socket(CLIENT_ADDRESS, s.client_port, SERVER_ADDRESS,
			   SERVER_PORT);
	if (!strcmp(mode, "decided")) {
		set_policy(&s, &label);
		/* nobody listens on the queue: the packet passes, the flow is */
		exchange(from, to, &byte, 1, 1);
		decide(&s, &label);
	}
	measure(&s, mode, from, to, (size_t)size, burst, count);
	if (s.ring && s.records < (uint64_t)count * (uint64_t)burst)
		fprintf(stderr, "cost: only %llu records came\n",
			(unsigned long long)s.records);
	ring_close(s.ring);
	kern_close(s.kern);
	if (s.child > 0) {
		kill(s.child, SIGKILL);
		waitpid(s.child, NULL, 0);
	}
	return 0;
}
