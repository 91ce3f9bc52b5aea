/* SPDX-License-Identifier: GPL-2.0 WITH Linux-syscall-note */
/*
 * The door between limen.ko and user space: generic netlink family "limen".
 *
 * Everything is about the network namespace of the netlink socket. Commands
 * that change something need CAP_NET_ADMIN in the user namespace that owns
 * it (GENL_UNS_ADMIN_PERM); so do the ones that read, since labels tell what
 * others on the machine do. Errors are -errno with an extended ACK text.
 *
 * Versions. LIMEN_DOOR_VERSION changes when a command or an attribute
 * changes its meaning; adding one at the end of a list does not change it.
 * LIMEN_RECORD_VERSION (record.h) changes when the layout of a ring record
 * changes. Both sides send theirs with LIMEN_CMD_BIND and the module refuses
 * what it does not speak, naming the older side.
 *
 * Messages (a = always, o = optional, * = repeated):
 *
 * LIMEN_CMD_BIND	makes the sender's socket the namespace's daemon
 *   request	LIMEN_A_DOOR_VERSION	a u32
 *		LIMEN_A_RECORD_VERSION	a u32
 *		LIMEN_A_TRANSPORT	a u8	enum limen_transport
 *		LIMEN_A_ON_DAEMON_DOWN	a u8	enum limen_on_daemon_down
 *		LIMEN_A_QUEUE_BASE	o u16	first NFQUEUE number
 *		LIMEN_A_QUEUE_COUNT	o u16	1..LIMEN_MAX_QUEUES
 *		LIMEN_A_RING_COUNT	o u16	1..LIMEN_MAX_RINGS
 *		LIMEN_A_RING_SIZE	o u32	bytes of each, a power of two,
 *					LIMEN_MIN_RING_SIZE..LIMEN_MAX_RING_SIZE,
 *					all together LIMEN_MAX_RING_TOTAL; a
 *					record of snaplen bytes must fit
 *		LIMEN_A_SNAPLEN		o u32	bytes copied of a packet,
 *					0..LIMEN_MAX_SNAPLEN
 *		LIMEN_A_GENERATION	o u16	of labels the daemon has saved
 *   reply	as LIMEN_CMD_GET_STATE
 *   errors	EBUSY somebody else is bound (the text names it), EPROTO
 *		versions, EINVAL/ERANGE values, EOPNOTSUPP a transport this
 *		module has not, ENOMEM
 *   The generation is taken over only while the id table is empty; words
 *   written by an earlier load of the module are then believed again.
 *   Binding anew by the owner itself changes the parameters in place. Rings
 *   of the same number, size and snaplen stay as they are; others are made
 *   anew, and the readers of the old ones told that it is over.
 *
 * LIMEN_CMD_UNBIND	owner only: hooks are withdrawn, nothing is pushed,
 *			labels stay in their flows
 *
 * LIMEN_CMD_GET_STATE
 *   reply	LIMEN_A_DOOR_VERSION, LIMEN_A_RECORD_VERSION	u32
 *		LIMEN_A_OWNER_PORTID	u32, 0: nobody is bound
 *		LIMEN_A_OWNER_PID	u32, pid (of this reader's namespace)
 *		LIMEN_A_NET_STATE	u8  enum limen_net_state
 *		LIMEN_A_TRANSPORT, LIMEN_A_ON_DAEMON_DOWN	u8
 *		LIMEN_A_QUEUE_BASE, LIMEN_A_QUEUE_COUNT		u16
 *		LIMEN_A_RING_COUNT	u16
 *		LIMEN_A_RING_SIZE, LIMEN_A_SNAPLEN		u32
 *		LIMEN_A_GENERATION	u16
 *		LIMEN_A_NR_LABELS	u32
 *		LIMEN_A_NETNS_INO	u64 inode number of the namespace
 *
 * LIMEN_CMD_SET_POLICY	owner only: replaces the whole policy at once
 *   request	LIMEN_A_CLASSES		a binary, array of struct limen_class
 *		LIMEN_A_LABEL_CLASS	a binary, array of struct limen_label_class
 *		LIMEN_A_TESTING_CLASS	o u8	class of undecided flows, 0 none
 *		LIMEN_A_UNKNOWN_CLASS	o u8	class of given-up flows, 0 none
 *		LIMEN_A_MARK_MASK	o u32	the bits of the ct mark and skb
 *						mark that classes may write
 *		LIMEN_A_ON_DAEMON_DOWN	o u8
 *   A label that is not listed has class 0: no action.
 *
 * LIMEN_CMD_ADD_LABELS	owner only: gives names their ids
 *   request	LIMEN_A_LABELS		a nest
 *		  LIMEN_A_LABEL		* nest
 *		    LIMEN_LABEL_A_NAME	a string, 1..LIMEN_MAX_NAME - 1 bytes
 *		    LIMEN_LABEL_A_ID	o u16, wanted id (a saved one)
 *   reply	LIMEN_A_LABELS, each with name and id. A known name gets the
 *		id it has. EEXIST: the wanted id has another name or the name
 *		another id. ENOSPC: the table is full. EMSGSIZE: with their
 *		ids they are longer than an attribute can be, 64 KiB.
 *   All names of a request are added or, with any error, none; an answer that
 *   cannot be delivered is an error, too.
 *
 * LIMEN_CMD_GET_LABELS	dump, one message per label
 *   reply	LIMEN_A_LABEL nest: NAME, ID, CLASS u8, PACKETS u64, BYTES u64
 *
 * LIMEN_CMD_GET_CLASSES dump, one message per class of the policy
 *   reply	LIMEN_A_CLASSES binary, one struct limen_class
 *		LIMEN_A_PACKETS, LIMEN_A_BYTES	u64
 *
 * LIMEN_CMD_VERDICT	owner only: a batch
 *   request	LIMEN_A_VERDICTS	a binary, array of struct limen_verdict,
 *					1..LIMEN_MAX_BATCH of them
 *   reply	LIMEN_A_NR_APPLIED	u32
 *		LIMEN_A_MISSED		o binary, array of __u16: positions in the
 *					batch that were not applied because no such
 *					flow is known
 *		LIMEN_A_REFUSED		o binary, the same: state or id wrong, or
 *					the flow is older than limen
 *   Each verdict stands alone; a bad one does not stop the rest. A verdict
 *   that comes after a firmer one (PROVISIONAL after DECIDED, see label.h)
 *   is dropped and appears in the counter verdict_stale alone.
 *
 * LIMEN_CMD_GET_COUNTERS
 *   reply	LIMEN_A_COUNTERS nest: attribute type n + 1 holds counter n of
 *		counter.h as u64
 *		LIMEN_A_LATENCY	binary, __u64[LIMEN_NR_LATENCY]: push-to-verdict
 *		time; bucket b counts 2^b <= ns < 2^(b+1)
 *
 * LIMEN_CMD_EVENT	multicast group "events"
 *		LIMEN_A_EVENT		a u8 enum limen_event
 *		LIMEN_A_VERDICTS	o array of struct limen_verdict, those that
 *					were applied of one batch (EVENT_VERDICT)
 *		LIMEN_A_OWNER_PORTID	o u32 whom it is about (BOUND, UNBOUND,
 *					DAEMON_LOST, GONE)
 *
 * The rest is about the whole machine (structures in boundary.h) and, but for
 * GET_HOOKS, for CAP_SYS_ADMIN in the first user namespace alone (EPERM).
 *
 * LIMEN_CMD_SET_CROSSINGS	what is counted from now on
 *   request	LIMEN_A_MODE		a u8	enum limen_mode
 *   errors	ENOMEM, EINVAL; nothing has changed then
 *
 * LIMEN_CMD_GET_CROSSINGS
 *   reply	LIMEN_A_MODE		u8
 *		LIMEN_A_PRESENT		u64	bit n: kind n is counted in this
 *					mode on this kernel
 *		LIMEN_A_COST		struct limen_cost, while not off
 *		LIMEN_A_CROSSINGS	nest: attribute type n + 1 holds kind n of
 *					boundary.h as u64, all CPUs together
 *   dump	one message per CPU
 *		LIMEN_A_CPU		u32
 *		LIMEN_A_CROSSINGS	nest, as above
 *
 * LIMEN_CMD_GET_CALLS	dump, LIMEN_A_CALL struct limen_call for each system
 *			call that was made
 *
 * LIMEN_CMD_GET_PROCESSES dump, LIMEN_A_PROCESS struct limen_process for each
 *			row of each CPU
 *
 * LIMEN_CMD_GET_POSTURE dump, LIMEN_A_POSTURE struct limen_posture for each
 *			CPU that is online
 *
 * LIMEN_CMD_GET_LAYOUT
 *   reply	LIMEN_A_REGIONS		struct limen_region[LIMEN_NR_REGIONS]
 *
 * LIMEN_CMD_GET_HOOKS	dump, LIMEN_A_HOOK struct limen_hook for each hook of
 *			the namespace, by family, hook, and order
 */
#ifndef _LIMEN_GENL_H
#define _LIMEN_GENL_H

#include <linux/types.h>

#define LIMEN_GENL_NAME		"limen"
#define LIMEN_GENL_VERSION	1
#define LIMEN_GENL_MC_EVENTS	"events"

#define LIMEN_DOOR_VERSION	1U

/*
 * Hard limits, each with its reason.
 */
enum limen_limits {
	/* 16 bytes each in a per-CPU area, which has at most 32 KiB */
	LIMEN_MAX_LABELS	= 1536,
	LIMEN_MAX_CLASSES	= 256,	/* a class is one byte, 0 is none */
	/* "application/protocol", each up to 31 characters, and a NUL */
	LIMEN_MAX_NAME		= 64,
	/* a batch must fit a 64 KiB netlink attribute: 512 * 56 = 28 KiB */
	LIMEN_MAX_BATCH		= 512,
	LIMEN_MAX_QUEUES	= 64,
	LIMEN_MAX_RINGS		= 64,
	LIMEN_MIN_RING_SIZE	= 1 << 16,	/* a page, on any machine */
	LIMEN_MAX_RING_SIZE	= 1 << 28,	/* a length is 30 bits */
	/* of all rings of a bind: in the kernel each is mapped twice */
	LIMEN_MAX_RING_TOTAL	= 1 << 30,
	LIMEN_MAX_SNAPLEN	= 65535,	/* longest IP packet */
	LIMEN_NR_LATENCY	= 40,		/* log2 buckets: up to 18 minutes */
};

enum limen_cmd {
	LIMEN_CMD_UNSPEC,
	LIMEN_CMD_BIND,
	LIMEN_CMD_UNBIND,
	LIMEN_CMD_GET_STATE,
	LIMEN_CMD_SET_POLICY,
	LIMEN_CMD_ADD_LABELS,
	LIMEN_CMD_GET_LABELS,
	LIMEN_CMD_GET_CLASSES,
	LIMEN_CMD_VERDICT,
	LIMEN_CMD_GET_COUNTERS,
	LIMEN_CMD_EVENT,
	LIMEN_CMD_SET_CROSSINGS,
	LIMEN_CMD_GET_CROSSINGS,
	LIMEN_CMD_GET_CALLS,
	LIMEN_CMD_GET_PROCESSES,
	LIMEN_CMD_GET_POSTURE,
	LIMEN_CMD_GET_LAYOUT,
	LIMEN_CMD_GET_HOOKS,
	__LIMEN_CMD_LAST
};
#define LIMEN_CMD_MAX (__LIMEN_CMD_LAST - 1)

enum limen_attr {
	LIMEN_A_UNSPEC,
	LIMEN_A_PAD,
	LIMEN_A_DOOR_VERSION,
	LIMEN_A_RECORD_VERSION,
	LIMEN_A_TRANSPORT,
	LIMEN_A_ON_DAEMON_DOWN,
	LIMEN_A_QUEUE_BASE,
	LIMEN_A_QUEUE_COUNT,
	LIMEN_A_RING_COUNT,
	LIMEN_A_RING_SIZE,
	LIMEN_A_SNAPLEN,
	LIMEN_A_GENERATION,
	LIMEN_A_OWNER_PORTID,
	LIMEN_A_OWNER_PID,
	LIMEN_A_NET_STATE,
	LIMEN_A_NR_LABELS,
	LIMEN_A_NETNS_INO,
	LIMEN_A_CLASSES,
	LIMEN_A_LABEL_CLASS,
	LIMEN_A_TESTING_CLASS,
	LIMEN_A_UNKNOWN_CLASS,
	LIMEN_A_MARK_MASK,
	LIMEN_A_LABELS,
	LIMEN_A_LABEL,
	LIMEN_A_PACKETS,
	LIMEN_A_BYTES,
	LIMEN_A_VERDICTS,
	LIMEN_A_NR_APPLIED,
	LIMEN_A_MISSED,
	LIMEN_A_REFUSED,
	LIMEN_A_COUNTERS,
	LIMEN_A_LATENCY,
	LIMEN_A_EVENT,
	LIMEN_A_MODE,
	LIMEN_A_CPU,
	LIMEN_A_CROSSINGS,
	LIMEN_A_PRESENT,
	LIMEN_A_COST,
	LIMEN_A_CALL,
	LIMEN_A_PROCESS,
	LIMEN_A_POSTURE,
	LIMEN_A_REGIONS,
	LIMEN_A_HOOK,
	__LIMEN_A_LAST
};
#define LIMEN_A_MAX (__LIMEN_A_LAST - 1)

enum limen_label_attr {
	LIMEN_LABEL_A_UNSPEC,
	LIMEN_LABEL_A_PAD,
	LIMEN_LABEL_A_NAME,
	LIMEN_LABEL_A_ID,
	LIMEN_LABEL_A_CLASS,
	LIMEN_LABEL_A_PACKETS,
	LIMEN_LABEL_A_BYTES,
	__LIMEN_LABEL_A_LAST
};
#define LIMEN_LABEL_A_MAX (__LIMEN_LABEL_A_LAST - 1)

/* How undecided packets reach user space. */
enum limen_transport {
	LIMEN_TRANSPORT_RING,	/* copied, never waiting */
	LIMEN_TRANSPORT_QUEUE,	/* NF_QUEUE, waiting for a verdict */
	__LIMEN_TRANSPORT_LAST
};
#define LIMEN_TRANSPORT_MAX (__LIMEN_TRANSPORT_LAST - 1)

/* What happens to undecided flows while no daemon is bound. */
enum limen_on_daemon_down {
	LIMEN_DOWN_OPEN,	/* they pass */
	LIMEN_DOWN_CLOSED,	/* they are dropped */
	__LIMEN_DOWN_LAST
};
#define LIMEN_DOWN_MAX (__LIMEN_DOWN_LAST - 1)

enum limen_net_state {
	LIMEN_NET_IDLE,		/* never bound, or unbound: no hooks */
	LIMEN_NET_BOUND,	/* a daemon decides */
	LIMEN_NET_DOWN,		/* the daemon is gone: decided flows keep their
				 * class, the rest is as on_daemon_down says */
	__LIMEN_NET_LAST
};
#define LIMEN_NET_MAX (__LIMEN_NET_LAST - 1)

enum limen_event {
	LIMEN_EVENT_UNSPEC,
	LIMEN_EVENT_BOUND,
	LIMEN_EVENT_UNBOUND,
	LIMEN_EVENT_DAEMON_LOST,
	LIMEN_EVENT_POLICY,
	LIMEN_EVENT_VERDICT,
	LIMEN_EVENT_GONE,	/* the module is being unloaded */
	__LIMEN_EVENT_LAST
};
#define LIMEN_EVENT_MAX (__LIMEN_EVENT_LAST - 1)

/* What to do with the packets of a class: which fields below are set. */
#define LIMEN_CLASS_F_PRIORITY	(1U << 0)	/* skb->priority = priority */
#define LIMEN_CLASS_F_MARK	(1U << 1)	/* skb mark, under the mask */
#define LIMEN_CLASS_F_CTMARK	(1U << 2)	/* ct mark too, under the mask */
#define LIMEN_CLASS_F_DSCP	(1U << 3)	/* DS field = dscp */
#define LIMEN_CLASS_F_DROP	(1U << 4)
/* dropped, and the sender is told: TCP reset, else ICMP unreachable */
#define LIMEN_CLASS_F_REJECT	(1U << 5)
#define LIMEN_CLASS_F_ALL	((1U << 6) - 1)
#define LIMEN_CLASS_F_REFUSES	(LIMEN_CLASS_F_DROP | LIMEN_CLASS_F_REJECT)

struct limen_class {
	__u32	priority;	/* tc handle major:minor, as skb->priority */
	__u32	mark;		/* already shifted; bits outside the mask are 0 */
	__u8	class;		/* 1..255 */
	__u8	dscp;		/* 0..63 */
	__u16	flags;		/* LIMEN_CLASS_F_* */
};
_Static_assert(sizeof(struct limen_class) == 12, "limen_class is ABI");

struct limen_label_class {
	__u16	id;
	__u8	class;
	__u8	pad;		/* 0 */
};
_Static_assert(sizeof(struct limen_label_class) == 4,
	       "limen_label_class is ABI");

/*
 * One flow's verdict. The tuple is the conntrack original one (what the
 * opener of the flow sent before any address translation). An IPv4 address
 * is the first of the four words, the others are 0.
 */
struct limen_verdict {
	__be32	saddr[4];
	__be32	daddr[4];
	__be16	sport;
	__be16	dport;
	__u8	l3num;		/* 2 IPv4, 10 IPv6 (AF_INET, AF_INET6) */
	__u8	l4proto;	/* 6 TCP, 17 UDP */
	__u16	zone;		/* conntrack zone, 0 by default */
	__u16	id;
	__u8	state;		/* PROVISIONAL, DECIDED, UNKNOWN or TESTING */
	__u8	flags;		/* 0 */
	__u32	pad;		/* 0 */
	/*
	 * CLOCK_MONOTONIC of the record that decided, as the kernel wrote it
	 * (ring) or the daemon received it (queue); 0: not measured.
	 */
	__u64	stamp_ns;
};
_Static_assert(sizeof(struct limen_verdict) == 56, "limen_verdict is ABI");

#endif /* _LIMEN_GENL_H */
