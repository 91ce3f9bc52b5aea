/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * How packets come to a worker, and what becomes of them there:
 *
 *	queue	each waits for its verdict (source/nfqueue.h)
 *	ring	copies of packets that went on at once (source/ring.h)
 *
 * A transport belongs to the worker's thread, which polls its descriptor
 * and has it read; the packets go into the worker's pipeline.
 */
#ifndef TRANSPORT_H
#define TRANSPORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <limen/genl.h>

#include "source/nfqueue.h"
#include "source/ring.h"

struct config;
struct door;
struct pipeline;
struct policy;
struct recorder;
struct transport;

struct transport_choice {
	uint8_t transport;	/* enum limen_transport */
	char why[128];		/* for people */
	char warning[256];	/* "" or what will not be as it is wished */
};

enum transport_has {
	TRANSPORT_HAS_MODULE = 1 << 0,
	TRANSPORT_HAS_DEVICE = 1 << 1,	/* a container may lack it */
};

/*
 * The transport for @config's wish and what @policy has to do: a ring if
 * it may be one, since there packets do not wait; a queue where a class
 * drops or rejects, since what has gone on can be neither any more. Without
 * the module, or its device, there is only the queue. @has are
 * TRANSPORT_HAS_*.
 */
void transport_choose(const struct config *config, const struct policy *policy,
		      unsigned int has, struct transport_choice *out);

/*
 * The same for a daemon that is running, whose transport *@choice stays
 * what it is: only why, and what to warn of, become new.
 */
void transport_keep(const struct config *config, const struct policy *policy,
		    unsigned int has, struct transport_choice *choice);

/* "ring" or "queue", as in the configuration. */
const char *transport_name(uint8_t transport);

struct transport_report {
	uint8_t transport;	/* enum limen_transport */
	unsigned int index;	/* NFQUEUE number, or index of the ring */
	/* queue */
	uint32_t portid;
	bool has_ct;
	struct nfqueue_counters queue;
	/* ring */
	struct ring_usage usage;
	unsigned int ring_rest_us;
	struct ring_counters ring;
};

struct transport_ops {
	/* -1: there is none at present */
	int (*fd)(const struct transport *t);
	/*
	 * Before reading, after there was nothing to read: lets packets
	 * gather. NULL: they wait for us, and nobody may rest.
	 */
	void (*rest)(struct transport *t);
	/*
	 * Takes a batch without waiting. 1: there may be more; 0: no more
	 * now; -errno: it cannot be read any more, and lets packets pass.
	 */
	int (*read)(struct transport *t);
	/* The time, CLOCK_MONOTONIC, up to which packets have been read. */
	uint64_t (*now_ns)(const struct transport *t);
	/* Opens it anew after the module was bound again; NULL: no need. */
	int (*reopen)(struct transport *t);
	/* The end: what is held is let go unseen. NULL: nothing is. */
	void (*stop)(struct transport *t);
	void (*report)(const struct transport *t, struct transport_report *r);
	void (*close)(struct transport *t);
};

/* The worker fills in the rest before it reads; @policy after a reload. */
struct transport {
	const struct transport_ops *ops;
	struct pipeline *pipeline;
	const struct policy *policy;
	struct door *door;		/* NULL: there is no module */
	struct recorder *recorder;	/* NULL: nobody can record */
};

/*
 * With a door the module keeps labels and applies classes; else this is
 * done here, as far as packets pass the queue. On failure @why says what
 * and what to do.
 */
int queue_transport_open(const struct nfqueue_options *options,
			 struct transport **out, char *why, size_t why_size);
/* Its queue, for the guard. */
struct nfqueue *queue_transport_queue(const struct transport *t);

/*
 * Ring @index of the module, which must be bound by rings; @rest_us is of
 * ring_source_rest().
 */
int ring_transport_open(unsigned int index, unsigned int rest_us,
			struct transport **out, char *why, size_t why_size);
/* Over a source that is there, which it takes over. */
int ring_transport_over(struct ring_source *source, unsigned int rest_us,
			struct transport **out);

#endif /* TRANSPORT_H */
