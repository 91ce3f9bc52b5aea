/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The limits an administrator can set in limend.conf(5), with what they are
 * when nobody sets them.
 */
#ifndef BOUNDS_H
#define BOUNDS_H

#include <stdbool.h>
#include <stdint.h>

/* Hard caps of one pipeline; reaching one is counted under its name. */
struct pipeline_limits {
	uint32_t flows;		/* flows in the table; the oldest goes */
	uint64_t stream_bytes;	/* reassembly and inspection memory */
	uint32_t idle_tcp_s;	/* seconds without a packet, 0: no limit */
	uint32_t idle_udp_s;
	/*
	 * Offline: decided flows stay in the table and are emitted with
	 * their totals at the end. Live: they leave it with the verdict.
	 */
	bool keep_decided;
	/*
	 * A decided flow whose TCP tuple is opened anew is another flow from
	 * then on. Else (offline) it keeps its label. One that is undecided
	 * or was given up is inspected anew in any case.
	 */
	bool split_reused;
	/* Keep what decided, for the record of a flow's end. */
	bool keep_why;
};

extern const struct pipeline_limits pipeline_default_limits;

/* How far a flow is looked at, and at what price. */
struct engine_limits {
	uint32_t match_limit;	/* PCRE2's, for short subjects; see regex.h */
	uint32_t window;	/* bytes per direction; default 8192 */
	uint16_t tcp_packets;	/* payload packets before giving up; default 24 */
	uint16_t udp_packets;	/* datagrams before giving up; default 12 */
	/* of flows under l7-filter's patterns: bytes of both directions, */
	uint16_t l7_buffer;	/* default 2048 */
	uint16_t l7_packets;	/* and packets, also empty ones; default 10 */
};

extern const struct engine_limits engine_default_limits;

#endif /* BOUNDS_H */
