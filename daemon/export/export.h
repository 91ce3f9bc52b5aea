/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Exporters are told what the pipeline decides.
 */
#ifndef EXPORT_H
#define EXPORT_H

#include <stdint.h>

#include "engine/engine.h"
#include "packet.h"

/*
 * A flow as an exporter sees it. @a is the end that sent the first packet
 * seen. Pointers are valid during the call only. Counts are of both
 * directions, so far.
 */
enum record_client { CLIENT_A, CLIENT_B, CLIENT_UNKNOWN };

struct flow_record {
	const char *pcap;	/* file it comes from; NULL: live */
	struct tuple tuple;	/* [0] is a, [1] is b */
	uint8_t state;		/* enum limen_state */
	uint8_t client;		/* enum record_client: who opened the flow */
	const struct engine_label *protocol;
	const struct engine_label *app;
	const struct fields *fields;	/* at a decision, NULL at the end */
	const char *host;	/* best host name, clean UTF-8, or "" */
	uint64_t packets, bytes;
	uint64_t first_ns, last_ns;
	uint32_t decided_packet; /* 0: not decided */
	uint64_t decided_ns;	/* time of that packet */
	const struct engine_why *why;	/* NULL: no label, or not kept */
	/* the bytes that decided, cut to 64; NULL without --why */
	const uint8_t *why_bytes;
	uint32_t why_len;
};

struct exporter;

struct export_ops {
	const char *name;
	/* a flow got a (new) label or was given up; may be NULL */
	void (*decided)(struct exporter *x, const struct flow_record *r);
	/* a flow is over; may be NULL */
	void (*ended)(struct exporter *x, const struct flow_record *r);
	void (*free)(struct exporter *x);
};

struct exporter {
	const struct export_ops *ops;
};

#endif /* EXPORT_H */
