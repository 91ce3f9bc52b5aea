/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Packets from an NFQUEUE, and what becomes of them.
 *
 * One struct nfqueue is one queue of the kernel and belongs to one thread.
 * Every packet that is read gets its verdict in the same call: accepted,
 * unless its handler says drop. The kernel sends the head of each packet
 * only, takes GSO packets whole, and, where it can, tells their connection.
 */
#ifndef SOURCE_NFQUEUE_H
#define SOURCE_NFQUEUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "packet.h"

struct nfqueue;

enum nfqueue_limits {
	NFQUEUE_BATCH = 64,	/* packets a system call; more gains nothing */
	/* netlink's and the packet's attributes beside the payload */
	NFQUEUE_OVERHEAD = 4096,
	NFQUEUE_MAX_RCVBUF = 32 << 20,	/* bytes of kernel memory */
};

struct nfqueue_options {
	uint16_t number;
	uint32_t maxlen;	/* packets the kernel holds for us */
	uint32_t copy_range;	/* bytes of each packet, from the IP header */
	bool fail_open;		/* a full queue lets packets pass */
};

#define NFQUEUE_COUNTERS(X)						       \
	X(packets, "packets", "packets taken from the queue")		       \
	X(bytes, "bytes", "bytes of these packets, as they were queued")       \
	X(gso, "packets", "packets longer than the device sends at once")     \
	X(truncated, "packets", "packets whose message did not fit, let go")   \
	X(malformed, "messages", "messages of the queue that make no sense")   \
	X(enobufs, "events", "times the socket buffer was full")	       \
	X(receives, "calls", "system calls that received packets")	       \
	X(sends, "calls", "system calls that sent verdicts")		       \
	X(send_failed, "packets", "verdicts that could not be sent")	       \
	X(refused, "packets", "verdicts for packets the queue did not know")   \
	X(marked, "packets", "packets that got a mark")			       \
	X(passed, "packets", "packets that came with our mark, let go unseen") \
	X(dropped, "packets", "packets dropped because their class says so")

struct nfqueue_counters {
#define NFQUEUE_COUNTER_FIELD(name, unit, help) uint64_t name;
	NFQUEUE_COUNTERS(NFQUEUE_COUNTER_FIELD)
#undef NFQUEUE_COUNTER_FIELD
};

/* A packet with what only the queue knows of it. */
struct nfqueue_packet {
	struct packet packet;
	uint32_t mark;		/* skb mark it came with */
	uint32_t ct_mark;	/* of its connection; 0 where not told */
	uint32_t in_ifindex, out_ifindex;	/* 0: none */
	uint8_t hook;		/* NF_INET_* */
};

/* Filled in by the handler; all zero is accept and nothing else. */
struct nfqueue_verdict {
	bool drop;
	bool set_mark;
	bool set_priority;	/* from Linux 5.18 on; older ones let it be */
	bool passed;		/* was not looked at, for the counter */
	uint32_t mark;		/* the whole skb mark */
	uint32_t priority;	/* skb->priority: a tc handle */
};

typedef void (*nfqueue_fn)(void *data, struct nfqueue_packet *np,
			   struct nfqueue_verdict *v);

/*
 * Takes the queue. On failure @why says what is wrong and who holds the
 * queue, if somebody does.
 *	-EBUSY	held by another
 *	-EPERM	not CAP_NET_ADMIN in this network namespace
 *	-EPROTONOSUPPORT	a kernel without nfnetlink_queue
 */
int nfqueue_open(const struct nfqueue_options *options, struct nfqueue **out,
		 char *why, size_t why_size);

/*
 * Gives the queue back; packets that are still in it are dropped by the
 * kernel, so nfqueue_drain() comes before.
 */
void nfqueue_close(struct nfqueue *q);

/* To be polled for reading. */
int nfqueue_fd(const struct nfqueue *q);
uint32_t nfqueue_portid(const struct nfqueue *q);
uint16_t nfqueue_number(const struct nfqueue *q);

/* The kernel tells the connections of packets (known after the first). */
bool nfqueue_has_ct(const struct nfqueue *q);

/*
 * Reads at most NFQUEUE_BATCH packets without waiting, calls @fn for each
 * and sends the verdicts. The number read, 0 if there is none, or -errno.
 */
int nfqueue_read(struct nfqueue *q, nfqueue_fn fn, void *data);

/*
 * The last thing before the end: from now on the kernel lets packets pass
 * instead of queueing them, and those it holds are let go unseen.
 */
void nfqueue_drain(struct nfqueue *q);

/*
 * For a process that shares the queue with one that died: everything the
 * kernel holds, and what still comes, passes. Nothing is read.
 */
void nfqueue_release(struct nfqueue *q);

const struct nfqueue_counters *nfqueue_counters(const struct nfqueue *q);

#endif /* SOURCE_NFQUEUE_H */
