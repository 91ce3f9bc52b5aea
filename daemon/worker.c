// SPDX-License-Identifier: GPL-2.0-or-later
#include "worker.h"

#include <errno.h>
#include <pthread.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>

#include "export/monitor.h"
#include "flow/flow.h"
#include "flow/note.h"
#include "flow_list.h"
#include "log.h"
#include "loop.h"
#include "stages.h"
#include "transport.h"
#include "verdict/sinks.h"

enum {
	TICK_MS = 100,		/* expiry, and verdicts that wait */
	BATCHES = 16,		/* read in a row before others get a turn */
	FINISH_BATCHES = 1024,	/* what waits at the end; the rest may go */
};

struct worker {
	unsigned int number;
	struct loop *loop;
	struct transport *transport;
	int fd;			/* the transport's, as it is watched */
	struct pipeline *pipeline;
	struct verdict_sink *sink;
	struct exporter *exporter;
	struct ruleset *rules;
	struct door *door;
	pthread_t thread;
	bool running;
	bool failed;		/* the transport cannot be read any more */
};

/*
 * Packets.
 */
static void unwatch(struct worker *w)
{
	if (w->fd >= 0)
		loop_del(w->loop, w->fd);
	w->fd = -1;
}

static void fail(struct worker *w, int err)
{
	if (!w->failed)
		log_error("worker %u: packets cannot be read any more: %s",
			  w->number, strerror(-err));
	w->failed = true;
	unwatch(w);
}

/* Returns false when there is nothing more to read. */
static bool read_batch(struct worker *w)
{
	int more = w->transport->ops->read(w->transport);

	if (more < 0)
		fail(w, more);
	pipeline_flush(w->pipeline, w->transport->ops->now_ns(w->transport));
	return more > 0;
}

static void on_packets(void *data, uint32_t events)
{
	struct worker *w = data;
	bool more = true;
	int i;

	if (w->transport->ops->rest && !(events & EPOLLHUP))
		w->transport->ops->rest(w->transport);
	for (i = 0; i < BATCHES && more; i++)
		more = read_batch(w);
	/* the module has let go of this ring: worker_reopen() follows */
	if (events & EPOLLHUP && !more)
		unwatch(w);
}

static void on_tick(void *data, uint32_t events)
{
	struct worker *w = data;

	pipeline_flush(w->pipeline, w->transport->ops->now_ns(w->transport));
}

/*
 * Life.
 */
static int open_sink(struct worker *w)
{
	if (!w->door)
		return ctnetlink_sink_new(w->rules->policy, &w->sink);
	w->sink = genl_sink_new(w->door);
	return w->sink ? 0 : -ENOMEM;
}

static int watch_transport(struct worker *w)
{
	int fd = w->transport->ops->fd(w->transport);
	int ret = loop_add(w->loop, fd, EPOLLIN, on_packets, w);

	w->fd = ret ? -1 : fd;
	return ret;
}

static int open_transport(struct worker *w, const struct worker_options *o,
			  char *why, size_t why_size)
{
	if (o->transport == LIMEN_TRANSPORT_RING)
		return ring_transport_open(o->number, o->ring_rest_us,
					   &w->transport, why, why_size);
	return queue_transport_open(&o->queue, &w->transport, why, why_size);
}

static int open_parts(struct worker *w, const struct worker_options *o)
{
	int ret = open_sink(w);

	if (ret)
		return ret;
	w->exporter = monitor_exporter_new(o->monitor);
	if (!w->exporter)
		return -ENOMEM;
	ret = pipeline_new(w->rules->engine, &o->limits, w->sink, w->exporter,
			   &w->pipeline);
	if (!ret)
		ret = loop_new(&w->loop);
	if (ret)
		return ret;
	w->transport->pipeline = w->pipeline;
	w->transport->policy = w->rules->policy;
	w->transport->door = o->door;
	w->transport->recorder = o->recorder;
	ret = watch_transport(w);
	if (!ret)
		ret = loop_every(w->loop, TICK_MS, on_tick, w);
	return ret;
}

int worker_open(const struct worker_options *options, struct worker **out,
		char *why, size_t why_size)
{
	struct worker *w = calloc(1, sizeof(*w));
	int ret = -ENOMEM;

	snprintf(why, why_size, "worker %u: no memory", options->number);
	if (!w)
		return ret;
	w->number = options->number;
	w->fd = -1;
	w->rules = ruleset_get(options->rules);
	w->door = options->door;
	ret = open_transport(w, options, why, why_size);
	if (!ret) {
		ret = open_parts(w, options);
		if (ret)
			snprintf(why, why_size, "worker %u: %s",
				 options->number, strerror(-ret));
	}
	if (ret) {
		worker_close(w);
		return ret;
	}
	*out = w;
	return 0;
}

void worker_close(struct worker *w)
{
	if (!w)
		return;
	worker_stop(w);
	if (w->pipeline)
		pipeline_free(w->pipeline);
	if (w->sink)
		w->sink->ops->free(w->sink);
	if (w->exporter)
		w->exporter->ops->free(w->exporter);
	if (w->transport)
		w->transport->ops->close(w->transport);
	loop_free(w->loop);
	ruleset_put(w->rules);
	free(w);
}

/*
 * Where no packet waits for us, the programs that send and receive them go
 * first: our waking up does not take the processor away from them. Whoever
 * started us with another policy has a reason; and it is no more than a
 * favour, so that a refusal changes nothing.
 */
static void give_way(void)
{
	const struct sched_param none = { 0 };

	if (sched_getscheduler(0) == SCHED_OTHER)
		sched_setscheduler(0, SCHED_BATCH, &none);
}

static void *run(void *data)
{
	struct worker *w = data;
	char name[16];
	int ret;

	snprintf(name, sizeof(name), "limend/%u", w->number);
	pthread_setname_np(pthread_self(), name);
	if (w->transport->ops->rest)
		give_way();
	ret = loop_run(w->loop);
	if (ret)
		log_error("worker %u: %s", w->number, strerror(-ret));
	return NULL;
}

struct nfqueue *worker_queue(const struct worker *w)
{
	return queue_transport_queue(w->transport);
}

int worker_start(struct worker *w)
{
	int ret = pthread_create(&w->thread, NULL, run, w);

	w->running = !ret;
	return -ret;
}

static void finish(void *data)
{
	struct worker *w = data;
	int i;

	for (i = 0; i < FINISH_BATCHES && read_batch(w); i++)
		;
}

void worker_finish(struct worker *w)
{
	if (w->running)
		loop_call(w->loop, finish, w);
}

static void stop(void *data)
{
	struct worker *w = data;

	if (w->transport->ops->stop)
		w->transport->ops->stop(w->transport);
	loop_stop(w->loop);
}

void worker_stop(struct worker *w)
{
	if (!w->running)
		return;
	loop_call(w->loop, stop, w);
	pthread_join(w->thread, NULL);
	w->running = false;
}

struct reopen {
	struct worker *w;
	int ret;
};

static void reopen(void *data)
{
	struct reopen *r = data;
	struct worker *w = r->w;

	unwatch(w);
	r->ret = w->transport->ops->reopen(w->transport);
	if (!r->ret)
		r->ret = watch_transport(w);
}

int worker_reopen(struct worker *w)
{
	struct reopen r = { w, 0 };
	int ret;

	if (!w->transport->ops->reopen)
		return 0;
	ret = loop_call(w->loop, reopen, &r);
	return ret ? ret : r.ret;
}

/*
 * What others want.
 */
struct set_rules {
	struct worker *w;
	struct ruleset *rules;
	int ret;
};

static void set_rules(void *data)
{
	struct set_rules *s = data;
	struct worker *w = s->w;
	struct ruleset *old = w->rules;

	s->ret = pipeline_set_engine(w->pipeline, s->rules->engine);
	if (s->ret)
		return;
	w->rules = ruleset_get(s->rules);
	w->transport->policy = w->rules->policy;
	/* the module looks a flow's class up; here it is in the mark */
	if (!w->door) {
		ctnetlink_sink_set_policy(w->sink, w->rules->policy);
		pipeline_tell_again(w->pipeline);
	}
	ruleset_put(old);
}

int worker_set_rules(struct worker *w, struct ruleset *rules)
{
	struct set_rules s = { w, rules, 0 };
	int ret = loop_call(w->loop, set_rules, &s);

	return ret ? ret : s.ret;
}

struct query {
	struct worker *w;
	void *out;
};

static void make_report(void *data)
{
	const struct query *q = data;
	struct worker_report *r = q->out;
	struct worker *w = q->w;

	r->number = w->number;
	w->transport->ops->report(w->transport, &r->source);
	pipeline_usage(w->pipeline, &r->flows, &r->flow_bytes);
	r->pipeline = *pipeline_counters(w->pipeline);
	r->verdict = *(w->door ? genl_sink_counters(w->sink) :
		       ctnetlink_sink_counters(w->sink));
}

void worker_report(struct worker *w, struct worker_report *out)
{
	struct query q = { w, out };

	memset(out, 0, sizeof(*out));
	loop_call(w->loop, make_report, &q);
}

static void merge_tally(void *data)
{
	const struct query *q = data;

	tally_merge(q->out, monitor_tally(q->w->exporter));
}

void worker_tally(struct worker *w, struct tally *sum)
{
	struct query q = { w, sum };

	loop_call(w->loop, merge_tally, &q);
}

static int list_flow(const struct flow *f, void *data)
{
	const struct query *q = data;
	const struct engine *engine = q->w->rules->engine;
	struct worker_flows *flows = q->out;
	struct worker_flow one;

	flows->total++;
	if (!flow_list_wants(flows, f->bytes))
		return 0;
	one = (struct worker_flow){
		.tuple = flow_tuple(f),
		.state = f->state,
		.protocol = flow_label(engine, f->protocol),
		.app = flow_label(engine, f->app),
		.host = f->note && f->note->host ? strdup(f->note->host) :
			NULL,
		.packets = f->packets,
		.bytes = f->bytes,
		.first_ns = f->first_ns,
		.last_ns = f->last_ns,
		.worker = q->w->number,
	};
	flow_list_add(flows, &one);
	return 0;
}

static void list_flows(void *data)
{
	const struct query *q = data;

	pipeline_each_flow(q->w->pipeline, list_flow, data);
}

void worker_flows(struct worker *w, struct worker_flows *out)
{
	struct query q = { w, out };

	loop_call(w->loop, list_flows, &q);
}

static void add_pattern_stats(void *data)
{
	const struct query *q = data;
	uint32_t i, nr = engine_nr_labels(q->w->rules->engine);
	struct pattern_stats *sum = q->out;

	for (i = 0; i < nr; i++) {
		const struct pattern_stats *s =
			engine_stats(pipeline_worker(q->w->pipeline), i);

		sum[i].tries += s->tries;
		sum[i].hits += s->hits;
		sum[i].limit_hits += s->limit_hits;
		sum[i].ns += s->ns;
	}
}

struct stages_query {
	struct worker *w;
	struct stage_sums *sum;
	uint64_t lost;
};

static void add_stages(void *data)
{
	struct stages_query *q = data;
	const struct stages *stages = pipeline_stages(q->w->pipeline);
	uint32_t i, nr = engine_nr_labels(q->w->rules->engine);

	for (i = 0; i <= nr; i++)
		stages_add(stages, (uint16_t)i, &q->sum[i]);
	q->lost = stages_lost(stages);
}

uint64_t worker_stages(struct worker *w, struct stage_sums *sum)
{
	struct stages_query q = { w, sum, 0 };

	loop_call(w->loop, add_stages, &q);
	return q.lost;
}

void worker_pattern_stats(struct worker *w, struct pattern_stats *sum)
{
	struct query q = { w, sum };

	loop_call(w->loop, add_pattern_stats, &q);
}
