/* SPDX-License-Identifier: GPL-2.0 WITH Linux-syscall-note */
/*
 * The counters of the module, one list for everyone.
 *
 * LIMEN_COUNTERS(X) calls X(id, name, unit, help) once per counter, in
 * order. The kernel's enum, the sysfs file, the JSON key, the Prometheus
 * name and the heading on the screen are all made from it, so that one
 * thing has one name everywhere. New counters are added at the end: the
 * position is the number in LIMEN_A_COUNTERS and thereby ABI.
 *
 * All count from the first bind in a network namespace and never go back.
 */
#ifndef _LIMEN_COUNTER_H
#define _LIMEN_COUNTER_H

#define LIMEN_COUNTERS(X)						       \
	X(PACKET_SEEN, packet_seen, "packets",				       \
	  "packets that reached limen's hooks")				       \
	X(PACKET_UNTRACKED, packet_untracked, "packets",		       \
	  "packets without a connection tracking entry, let pass")	       \
	X(PACKET_OTHER, packet_other, "packets",			       \
	  "packets of neither TCP nor UDP, let pass")			       \
	X(PACKET_LATE, packet_late, "packets",				       \
	  "packets of flows older than limen, which cannot be labelled")       \
	X(PACKET_EMPTY, packet_empty, "packets",			       \
	  "packets of undecided flows without payload, let pass unseen")       \
	X(PACKET_DECIDED, packet_decided, "packets",			       \
	  "packets of decided flows, handled in the kernel alone")	       \
	X(PACKET_UNKNOWN, packet_unknown, "packets",			       \
	  "packets of flows that were given up, handled in the kernel alone")  \
	X(PACKET_QUEUED, packet_queued, "packets",			       \
	  "packets sent to user space by NF_QUEUE, waiting for a verdict")     \
	X(PACKET_COPIED, packet_copied, "packets",			       \
	  "packets copied to user space through a ring, not waiting")	       \
	X(PACKET_UNWATCHED, packet_unwatched, "packets",		       \
	  "packets of undecided flows let pass while no daemon was bound")     \
	X(PACKET_REFUSED, packet_refused, "packets",			       \
	  "packets dropped because on_daemon_down is closed")		       \
	X(PACKET_DROPPED, packet_dropped, "packets",			       \
	  "packets dropped because their class drops or rejects them")		       \
	X(BYTE_PUSHED, byte_pushed, "bytes",				       \
	  "bytes of packets handed to user space by either road")	       \
	X(RING_LOST, ring_lost, "records",				       \
	  "records not written because their ring was full")		       \
	X(RING_WAKEUP, ring_wakeup, "events",				       \
	  "times a ring's reader was woken")				       \
	X(VERDICT_APPLIED, verdict_applied, "verdicts",			       \
	  "verdicts written into their flow")				       \
	X(VERDICT_MISSED, verdict_missed, "verdicts",			       \
	  "verdicts for a flow that connection tracking does not know")	       \
	X(VERDICT_REFUSED, verdict_refused, "verdicts",			       \
	  "verdicts with a state or an id that does not exist")		       \
	X(FLOW_PROVISIONAL, flow_provisional, "flows",			       \
	  "flows that got a provisional label")				       \
	X(FLOW_DECIDED, flow_decided, "flows",				       \
	  "flows that were decided")					       \
	X(FLOW_UNKNOWN, flow_unknown, "flows",				       \
	  "flows that were given up")					       \
	X(LABEL_FULL, label_full, "labels",				       \
	  "label names refused because the id table was full")		       \
	X(EVENT_LOST, event_lost, "events",				       \
	  "multicast events that could not be sent")			       \
	X(DAEMON_BOUND, daemon_bound, "events",				       \
	  "times a daemon bound this namespace")			       \
	X(DAEMON_LOST, daemon_lost, "events",				       \
	  "times a bound daemon's socket closed without an unbind")	       \
	X(VERDICT_STALE, verdict_stale, "verdicts",			       \
	  "verdicts that came after a firmer one for the same flow")	       \
	X(PUSH_TIMED, push_timed, "packets",				       \
	  "packets whose way into a ring was timed, while crossings are")      \
	X(PUSH_NS, push_ns, "ns",					       \
	  "time in the kernel that this took")

#define LIMEN_COUNTER_ENUM(id, name, unit, help) LIMEN_COUNTER_##id,
enum limen_counter {
	LIMEN_COUNTERS(LIMEN_COUNTER_ENUM)
	__LIMEN_COUNTER_LAST
};
#undef LIMEN_COUNTER_ENUM
#define LIMEN_NR_COUNTERS __LIMEN_COUNTER_LAST

#endif /* _LIMEN_COUNTER_H */
