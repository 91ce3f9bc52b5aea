// SPDX-License-Identifier: GPL-2.0-or-later
#include "transport.h"

#include <errno.h>
#include <stdlib.h>

#include "export/recorder.h"
#include "pipeline.h"
#include "transport/record.h"
#include "verdict/backlog.h"

enum {
	/* records until their space is given back: half a MiB of GSO packets */
	RING_CHUNK = 64,
	/* and until their verdicts are sent, in one message */
	RING_BATCH = LIMEN_MAX_BATCH,
};
_Static_assert((int)RING_SOURCE_BURST <= (int)PIPELINE_BURST,
	       "given on as they come");
_Static_assert(RING_BATCH % RING_CHUNK == 0, "a batch is whole chunks");

struct ring_transport {
	struct transport transport;	/* first: the one is the other */
	struct ring_source *source;
	unsigned int rest_us;
	bool is_behind;			/* there may be more to read */
};

static struct ring_transport *ring_of(const struct transport *t)
{
	return (struct ring_transport *)(uintptr_t)t;
}

/* One by one, since each record is to have what its packet has changed. */
static void record_packets(struct ring_transport *r, struct packet *packets,
			   unsigned int nr)
{
	uint32_t index = ring_source_index(r->source);
	struct pipeline_result res;
	unsigned int i;

	for (i = 0; i < nr; i++) {
		const struct limen_record *rec =
			ring_source_record(&packets[i]);

		pipeline_packet(r->transport.pipeline, &packets[i], &res);
		transport_record(&r->transport, index, rec, rec + 1, &res);
	}
}

static void handle_packets(void *data, struct packet *packets, unsigned int nr)
{
	struct ring_transport *r = data;

	if (recorder_is_on(r->transport.recorder))
		record_packets(r, packets, nr);
	else
		pipeline_burst(r->transport.pipeline, packets, nr);
}

/*
 * No packet waits for us, so a few in a row are looked at together: most of
 * what a single one costs is waking up for it, and saying what it is.
 */
static void rest(struct transport *t)
{
	struct ring_transport *r = ring_of(t);

	if (!r->is_behind)
		ring_source_rest(r->source, r->rest_us);
}

static int read_ring(struct transport *t)
{
	struct ring_transport *r = ring_of(t);
	unsigned int n, total = 0;

	do {
		n = ring_source_read(r->source, RING_CHUNK, handle_packets,
				     r);
		total += n;
	} while (n == RING_CHUNK && total < RING_BATCH);
	r->is_behind = total == RING_BATCH;
	return r->is_behind;
}

/*
 * What waits in the ring may be older than flows that the clock would take
 * for idle: as long as there is something, the last record is the clock.
 */
static uint64_t ring_now(const struct transport *t)
{
	const struct ring_transport *r = ring_of(t);

	return r->is_behind ? ring_source_stamp(r->source) : backlog_now();
}

static int ring_transport_fd(const struct transport *t)
{
	return ring_source_fd(ring_of(t)->source);
}

static int reopen_ring(struct transport *t)
{
	return ring_source_reopen(ring_of(t)->source);
}

static void report_ring(const struct transport *t, struct transport_report *r)
{
	const struct ring_source *s = ring_of(t)->source;

	r->transport = LIMEN_TRANSPORT_RING;
	r->index = ring_source_index(s);
	ring_source_usage(s, &r->usage);
	r->ring_rest_us = ring_of(t)->rest_us;
	ring_source_counters(s, &r->ring);
}

static void close_ring(struct transport *t)
{
	ring_source_close(ring_of(t)->source);
	free(t);
}

static const struct transport_ops ring_ops = {
	.fd = ring_transport_fd,
	.rest = rest,
	.read = read_ring,
	.now_ns = ring_now,
	.reopen = reopen_ring,
	.report = report_ring,
	.close = close_ring,
};

int ring_transport_over(struct ring_source *source, unsigned int rest_us,
			struct transport **out)
{
	struct ring_transport *r = calloc(1, sizeof(*r));

	if (!r)
		return -ENOMEM;
	r->transport.ops = &ring_ops;
	r->source = source;
	r->rest_us = rest_us;
	*out = &r->transport;
	return 0;
}

int ring_transport_open(unsigned int index, unsigned int rest_us,
			struct transport **out, char *why, size_t why_size)
{
	struct ring_source *source;
	int ret = ring_source_open(index, &source, why, why_size);

	if (ret)
		return ret;
	ret = ring_transport_over(source, rest_us, out);
	if (ret)
		ring_source_close(source);
	return ret;
}
