/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A worker: one queue or ring, one pipeline, one thread, and nothing shared
 * with the others while packets flow.
 *
 * worker_open() needs the rights to open sockets, the thread needs them no
 * more. What other threads want of a worker is done by its own thread,
 * between two batches of packets; the caller waits for it.
 */
#ifndef WORKER_H
#define WORKER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "pipeline.h"
#include "ruleset.h"
#include "tally.h"
#include "transport.h"
#include "verdict/backlog.h"

struct door;
struct monitor;
struct recorder;
struct stage_sums;
struct worker;

struct worker_options {
	unsigned int number;		/* from 0; also the index of its ring */
	uint8_t transport;		/* enum limen_transport */
	struct nfqueue_options queue;	/* if it is that one */
	unsigned int ring_rest_us;	/* of a ring */
	struct pipeline_limits limits;	/* this worker's share */
	struct ruleset *rules;		/* it takes its own reference */
	struct door *door;		/* NULL: the road "nfqueue" */
	struct monitor *monitor;
	struct recorder *recorder;
};

struct worker_report {
	unsigned int number;
	uint32_t flows;
	uint64_t flow_bytes;
	struct pipeline_counters pipeline;
	struct transport_report source;
	struct verdict_counters verdict;
};

/* One flow for a report. @host is the receiver's to free. */
struct worker_flow {
	struct tuple tuple;
	uint8_t state;
	const struct engine_label *protocol, *app;	/* of the rules */
	char *host;		/* NULL: none */
	uint64_t packets, bytes;
	uint64_t first_ns, last_ns;
	unsigned int worker;
};

struct worker_flows {
	struct worker_flow *list;	/* receiver's, of @max entries */
	size_t nr, max;
	size_t total;			/* there were so many */
	bool largest;			/* keep those of most bytes */
};

/* On failure @why says what and what to do. */
int worker_open(const struct worker_options *options, struct worker **out,
		char *why, size_t why_size);
/* Stops the thread first, if it runs. */
void worker_close(struct worker *w);

/* Its queue, for the guard; NULL: it has a ring. */
struct nfqueue *worker_queue(const struct worker *w);

int worker_start(struct worker *w);

/* The module was bound again: a ring of before is gone. 0 or -errno. */
int worker_reopen(struct worker *w);

/*
 * The end, in two steps, so that in between the module can be told: first
 * what is queued is worked on and its verdicts are sent; then the queue
 * lets everything pass, gives out what it still holds, and the thread ends.
 */
void worker_finish(struct worker *w);
void worker_stop(struct worker *w);

/*
 * Swaps the engine and the policy. Flows under inspection start over. On
 * failure (-ENOMEM) the old ones stay.
 */
int worker_set_rules(struct worker *w, struct ruleset *rules);

void worker_report(struct worker *w, struct worker_report *out);
/* Add to what is there already. */
void worker_tally(struct worker *w, struct tally *sum);
void worker_flows(struct worker *w, struct worker_flows *out);
/*
 * Adds what decisions have cost to @sum, of one label more than there are.
 * Returns the packets whose cost could not be kept until the decision.
 */
uint64_t worker_stages(struct worker *w, struct stage_sums *sum);
/* @sum has one entry for each label of the current engine. */
void worker_pattern_stats(struct worker *w, struct pattern_stats *sum);

#endif /* WORKER_H */
