// SPDX-License-Identifier: GPL-2.0-or-later
#include "report_source.h"

#include "live_state.h"
#include "source/nfqueue_proc.h"
#include "worker.h"

#define ADD(name, unit, help) sum->name += c->name;
#define PUT(name, unit, help) jsonio_uint(o, #name, c->name);

static void put_queue_counters(json_t *o, const struct nfqueue_counters *c)
{
	NFQUEUE_COUNTERS(PUT)
}

static void put_ring_counters(json_t *o, const struct ring_counters *c)
{
	RING_COUNTERS(PUT)
}

static void add_queue_counters(struct nfqueue_counters *sum,
			       const struct nfqueue_counters *c)
{
	NFQUEUE_COUNTERS(ADD)
}

static void add_ring_counters(struct ring_counters *sum,
			      const struct ring_counters *c)
{
	RING_COUNTERS(ADD)
}

static json_t *make_queue(const struct live *live,
			  const struct worker_report *r)
{
	struct nfqueue_stat kernel = { .number = (uint16_t)r->source.index };
	json_t *o = json_object();

	if (live->queue_list >= 0)
		nfqueue_proc_find(live->queue_list, kernel.number, &kernel);
	jsonio_uint(o, "queue", r->source.index);
	jsonio_uint(o, "worker", r->number);
	jsonio_uint(o, "portid", r->source.portid);
	jsonio_uint(o, "depth", kernel.depth);
	jsonio_uint(o, "maxlen", live->rules->config->queue_maxlen);
	jsonio_uint(o, "copy_range", kernel.copy_range);
	jsonio_uint(o, "queue_dropped", kernel.queue_dropped);
	jsonio_uint(o, "user_dropped", kernel.user_dropped);
	jsonio_bool(o, "conntrack", r->source.has_ct);
	put_queue_counters(o, &r->source.queue);
	return o;
}

static json_t *make_ring(const struct live *live,
			 const struct worker_report *r)
{
	json_t *o = json_object();

	jsonio_uint(o, "ring", r->source.index);
	jsonio_uint(o, "worker", r->number);
	jsonio_uint(o, "size", r->source.usage.size);
	jsonio_uint(o, "high_water", r->source.usage.high_water);
	jsonio_uint(o, "ring_rest", r->source.ring_rest_us);
	jsonio_uint(o, "snaplen", live->rules->config->snaplen);
	put_ring_counters(o, &r->source.ring);
	return o;
}

json_t *report_source(const struct live *live, const struct worker_report *r)
{
	return r->source.transport == LIMEN_TRANSPORT_RING ?
		make_ring(live, r) : make_queue(live, r);
}

void report_add_source(struct transport_report *sum,
		       const struct transport_report *r)
{
	add_queue_counters(&sum->queue, &r->queue);
	add_ring_counters(&sum->ring, &r->ring);
}

void report_put_sources(json_t *o, const struct transport_report *sum)
{
	json_t *source = json_object(), *ring = json_object();

	put_queue_counters(source, &sum->queue);
	put_ring_counters(ring, &sum->ring);
	jsonio_set(o, "source", source);
	jsonio_set(o, "ring", ring);
}
