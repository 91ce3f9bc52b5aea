/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Packets from a ring of the module (limen/record.h): copies of packets
 * that went on at once, so there is nothing to answer and nothing to drop.
 *
 * One struct ring_source is one ring and belongs to one thread. The kernel's
 * records are checked like everything else: one that is not whole is passed
 * over and counted.
 */
#ifndef SOURCE_RING_H
#define SOURCE_RING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <limen/record.h>

#include "packet.h"

struct ring;
struct ring_source;

#define RING_COUNTERS(X)						       \
	X(records, "records", "packets taken from the ring")		       \
	X(bytes, "bytes", "bytes of these packets, as they were on the way")   \
	X(gso, "records", "packets longer than the device sends at once")     \
	X(cut, "records", "packets of which the ring has the head only")      \
	X(malformed, "records", "records whose lengths or protocols are wrong") \
	X(reads, "events", "times the ring was read")			       \
	X(rests, "events", "times packets were left to gather before that")    \
	X(lost, "records", "records the kernel had no room for")

struct ring_counters {
#define RING_COUNTER_FIELD(name, unit, help) uint64_t name;
	RING_COUNTERS(RING_COUNTER_FIELD)
#undef RING_COUNTER_FIELD
};

/* What is shown of a ring besides its counters, in bytes. */
struct ring_usage {
	uint64_t size;
	uint64_t high_water;
};

enum { RING_SOURCE_BURST = 32 };

/*
 * Up to RING_SOURCE_BURST packets, filled as far as a source does it; their
 * bytes are in the ring and valid until the call returns.
 */
typedef void (*ring_source_fn)(void *data, struct packet *packets,
			       unsigned int nr);

/* The record that became @p, which was given to a ring_source_fn just now. */
static inline const struct limen_record *
ring_source_record(const struct packet *p)
{
	/* its bytes stand behind it */
	return (const struct limen_record *)(const void *)p->net - 1;
}

/*
 * Attaches to ring @index of this network namespace, of which this process
 * must be the daemon. On failure (as ring_open()) @why says what is wrong.
 */
int ring_source_open(unsigned int index, struct ring_source **out, char *why,
		     size_t why_size);
/* Over a ring that is there, which it takes over. For tests and benches. */
int ring_source_over(struct ring *ring, struct ring_source **out);
void ring_source_close(struct ring_source *s);

/*
 * Attaches anew after the binding was lost; counters go on. On failure the
 * source stays without a ring, and its descriptor is -1.
 */
int ring_source_reopen(struct ring_source *s);

/* To be polled for reading; hung up: no more records will come. */
int ring_source_fd(const struct ring_source *s);
unsigned int ring_source_index(const struct ring_source *s);

/*
 * Takes at most @max records without waiting, calls @fn with them and gives
 * their space back. How many; fewer than @max: there are none left now.
 */
unsigned int ring_source_read(struct ring_source *s, unsigned int max,
			      ring_source_fn fn, void *data);

/*
 * Sleeps for @us microseconds while records gather in the ring, which are
 * then read together, without a wake-up for each. Not where much waits
 * already, and not asking for more than 4 GB a second leave it; the kernel may
 * let it sleep somewhat longer (PR_SET_TIMERSLACK in prctl(2)).
 */
void ring_source_rest(struct ring_source *s, unsigned int us);

/* CLOCK_MONOTONIC of the last record that was read, 0: none yet. */
uint64_t ring_source_stamp(const struct ring_source *s);

void ring_source_counters(const struct ring_source *s,
			  struct ring_counters *out);
void ring_source_usage(const struct ring_source *s, struct ring_usage *out);

#endif /* SOURCE_RING_H */
