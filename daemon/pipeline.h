/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The pipeline: packet -> flow -> stream -> engine -> verdict and export.
 *
 * One per worker, nothing shared. Sources call pipeline_packet() for each
 * packet and pipeline_flush() at the end of each poll.
 */
#ifndef PIPELINE_H
#define PIPELINE_H

#include <stdbool.h>
#include <stdint.h>

#include "engine/engine.h"
#include "bounds.h"
#include "packet.h"
#include "verdict/verdict.h"

struct flow;
struct pipeline;
struct exporter;
struct stages;

#define PIPELINE_COUNTERS(X)						       \
	X(packets, "packets", "packets taken from the source")		       \
	X(bytes, "bytes", "bytes of these packets, as on the wire")	       \
	X(malformed, "packets", "packets with a wrong or cut header")	       \
	X(other_protocol, "packets", "packets of neither TCP nor UDP")	       \
	X(fragments, "packets", "fragments")				       \
	X(fragments_lost, "packets", "fragments never completed or refused")   \
	X(flows_new, "flows", "flows first seen")			       \
	X(flows_decided, "flows", "flows that were decided")		       \
	X(flows_unknown, "flows", "flows that were given up")		       \
	X(flows_evicted, "flows", "undecided flows pushed out by the flow cap") \
	X(flows_expired, "flows", "flows that went idle")		       \
	X(stream_cap, "flows", "flows given up because the byte cap was reached") \
	X(no_memory, "events", "allocations that failed")

struct pipeline_counters {
#define PIPELINE_COUNTER_FIELD(name, unit, help) uint64_t name;
	PIPELINE_COUNTERS(PIPELINE_COUNTER_FIELD)
#undef PIPELINE_COUNTER_FIELD
};

/*
 * @engine	the caller keeps its reference, the pipeline takes its own
 * @sink	not owned
 * @exporter	told of each decision and each flow's end; NULL: nobody
 */
int pipeline_new(struct engine *engine, const struct pipeline_limits *limits,
		 struct verdict_sink *sink, struct exporter *exporter,
		 struct pipeline **out);
void pipeline_free(struct pipeline *pl);

/* The file that packets come from, for the records; kept, not copied. */
void pipeline_set_pcap(struct pipeline *pl, const char *name);

/* What the packet's flow is after this packet, for a source that waits. */
struct pipeline_result {
	uint8_t state;		/* enum limen_state */
	const struct engine_label *protocol;
	const struct engine_label *app;
};

/*
 * Takes one packet (parsing it). 0, the packet_parse() error, or -ENOMEM,
 * all of which are counted; the packet is to be let go in any case.
 */
int pipeline_packet(struct pipeline *pl, struct packet *p,
		    struct pipeline_result *res);

enum { PIPELINE_BURST = 32 };

/*
 * The same for up to PIPELINE_BURST packets that are there together, when
 * nobody waits for the results: quicker where there are many flows.
 */
void pipeline_burst(struct pipeline *pl, struct packet *packets,
		    unsigned int nr);

/* Sends verdicts, expires idle flows against @now_ns. */
void pipeline_flush(struct pipeline *pl, uint64_t now_ns);

/* End of input: all flows are finished and emitted. */
void pipeline_finish(struct pipeline *pl);

/*
 * A new pattern set: flows under inspection start over with it, with the
 * stream bytes they still hold.
 */
int pipeline_set_engine(struct pipeline *pl, struct engine *engine);

/* Tells the sink of all flows that are final once more: see report_again(). */
void pipeline_tell_again(struct pipeline *pl);

const struct pipeline_counters *pipeline_counters(const struct pipeline *pl);
struct engine_worker *pipeline_worker(struct pipeline *pl);
/* What its decisions have cost since the engine is the one it is. */
const struct stages *pipeline_stages(const struct pipeline *pl);
/* Flows in the table now, and the bytes they hold. */
void pipeline_usage(const struct pipeline *pl, uint32_t *flows, uint64_t *bytes);
/* Calls @fn for each flow in the table until it returns non-zero. */
int pipeline_each_flow(struct pipeline *pl,
		       int (*fn)(const struct flow *f, void *data), void *data);

#endif /* PIPELINE_H */
