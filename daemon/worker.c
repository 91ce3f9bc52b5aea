// SPDX-License-Identifier: GPL-2.0-or-later
#include "worker.h"

#include <errno.h>
#include <inttypes.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>

#include <limen/label.h>

#include "export/monitor.h"
#include "flow/flow.h"
#include "flow/note.h"
#include "log.h"
#include "loop.h"
#include "verdict/sinks.h"

enum {
	TICK_MS = 100,		/* expiry, and verdicts that wait */
	BATCHES = 16,		/* read in a row before others get a turn */
	FINISH_BATCHES = 1024,	/* a queue's length; then the rest may go */
};

struct worker {
	unsigned int number;
	struct loop *loop;
	struct nfqueue *queue;
	struct pipeline *pipeline;
	struct verdict_sink *sink;
	struct exporter *exporter;
	struct ruleset *rules;
	struct door *door;
	pthread_t thread;
	bool running;
	bool drained;
	bool failed;		/* the queue cannot be read any more */
	uint64_t foreign;	/* packets that others have marked */
};

/*
 * Packets.
 */

/* What of @mark says that a flow is finished; 0: nothing does. */
static uint32_t final_mark(const struct policy *p, uint32_t mark)
{
	mark &= policy_mark_mask(p);
	return mark == policy_testing_mark(p) ? 0 : mark;
}

/*
 * l7-filter warns of packets that somebody else has marked in its bits, and
 * so do we, ever more rarely.
 */
static void notice_foreign(struct worker *w, const struct nfqueue_packet *np,
			   uint32_t own, uint32_t has)
{
	if (!policy_testing_mark(w->rules->policy) || !np->packet.has_ct ||
	    own == has)
		return;
	w->foreign++;
	if (w->foreign & (w->foreign - 1))
		return;
	log_warn("queue %u: %" PRIu64 " packets came with a mark of somebody "
		 "else's, the last with 0x%x, and keep it: leave the bits 0x%x "
		 "to limen, or use -c", nfqueue_number(w->queue), w->foreign,
		 np->mark, policy_mark_mask(w->rules->policy));
}

/*
 * On the road "nfqueue" an own mark says that the flow has been decided: by
 * us, or by a daemon before us. Where the packet has it not yet its
 * connection may.
 */
static bool is_decided(struct worker *w, const struct nfqueue_packet *np,
		       struct nfqueue_verdict *v)
{
	const struct policy *p = w->rules->policy;
	uint32_t mask = policy_mark_mask(p);
	uint32_t own = final_mark(p, np->ct_mark);
	uint32_t has = policy_clobbers(p) ? 0 : final_mark(p, np->mark);

	if (w->door || !(own | has))
		return false;
	v->passed = true;
	if (has) {
		notice_foreign(w, np, own, has);
	} else {
		v->set_mark = true;
		v->mark = (np->mark & ~mask) | own;
	}
	return true;
}

static void set_mark(const struct policy *p, const struct nfqueue_packet *np,
		     uint32_t mark, struct nfqueue_verdict *v)
{
	v->set_mark = mark != 0;
	v->mark = (np->mark & ~policy_mark_mask(p)) | mark;
}

/*
 * What its class does to the packet that decided; later ones are the
 * kernel's.
 */
static void apply_policy(struct worker *w, const struct nfqueue_packet *np,
			 const struct pipeline_result *res,
			 struct nfqueue_verdict *v)
{
	const struct policy *p = w->rules->policy;
	const struct limen_class *k;
	uint32_t mark;

	v->drop = policy_drops(p, res->state, res->protocol, res->app);
	if (res->state != LIMEN_STATE_DECIDED &&
	    res->state != LIMEN_STATE_UNKNOWN) {
		set_mark(p, np, policy_testing_mark(p), v);
		return;
	}
	k = policy_action(p, policy_class(p, res->state, res->protocol,
					  res->app));
	v->set_priority = k && k->flags & LIMEN_CLASS_F_PRIORITY;
	if (v->set_priority)
		v->priority = k->priority;
	if (policy_flow_mark(p, res->state, res->protocol, res->app, &mark))
		set_mark(p, np, mark, v);
}

static void handle_packet(void *data, struct nfqueue_packet *np,
			  struct nfqueue_verdict *v)
{
	struct pipeline_result res = { .state = LIMEN_STATE_NEW };
	struct worker *w = data;

	if (is_decided(w, np, v))
		return;
	if (!pipeline_packet(w->pipeline, &np->packet, &res))
		apply_policy(w, np, &res, v);
}

static void fail(struct worker *w, int err)
{
	if (!w->failed)
		log_error("queue %u: cannot be read any more: %s",
			  nfqueue_number(w->queue), strerror(-err));
	w->failed = true;
	loop_del(w->loop, nfqueue_fd(w->queue));
	/* a queue that nobody reads must not hold packets */
	nfqueue_drain(w->queue);
}

/* Returns false when there is nothing more to read. */
static bool read_batch(struct worker *w)
{
	int n = nfqueue_read(w->queue, handle_packet, w);

	if (n < 0)
		fail(w, n);
	if (n > 0)
		pipeline_flush(w->pipeline, backlog_now());
	return n == NFQUEUE_BATCH;
}

static void on_packets(void *data, uint32_t events)
{
	int i;

	for (i = 0; i < BATCHES && read_batch(data); i++)
		;
}

static void on_tick(void *data, uint32_t events)
{
	struct worker *w = data;

	pipeline_flush(w->pipeline, backlog_now());
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
	if (!ret)
		ret = loop_add(w->loop, nfqueue_fd(w->queue), EPOLLIN,
			       on_packets, w);
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
	w->rules = ruleset_get(options->rules);
	w->door = options->door;
	ret = nfqueue_open(&options->queue, &w->queue, why, why_size);
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
	if (w->queue && !w->drained)
		nfqueue_drain(w->queue);
	nfqueue_close(w->queue);
	loop_free(w->loop);
	ruleset_put(w->rules);
	free(w);
}

static void *run(void *data)
{
	struct worker *w = data;
	char name[16];
	int ret;

	snprintf(name, sizeof(name), "limend/%u", w->number);
	pthread_setname_np(pthread_self(), name);
	ret = loop_run(w->loop);
	if (ret)
		log_error("worker %u: %s", w->number, strerror(-ret));
	return NULL;
}

struct nfqueue *worker_queue(const struct worker *w)
{
	return w->queue;
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
	pipeline_flush(w->pipeline, backlog_now());
}

void worker_finish(struct worker *w)
{
	if (w->running)
		loop_call(w->loop, finish, w);
}

static void stop(void *data)
{
	struct worker *w = data;

	nfqueue_drain(w->queue);
	w->drained = true;
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
	if (!w->door)
		ctnetlink_sink_set_policy(w->sink, w->rules->policy);
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
	r->queue = nfqueue_number(w->queue);
	r->portid = nfqueue_portid(w->queue);
	r->has_ct = nfqueue_has_ct(w->queue);
	pipeline_usage(w->pipeline, &r->flows, &r->flow_bytes);
	r->pipeline = *pipeline_counters(w->pipeline);
	r->source = *nfqueue_counters(w->queue);
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
	struct worker_flows *flows = q->out;

	flows->total++;
	if (flows->nr == flows->max)
		return 0;
	flows->list[flows->nr++] = (struct worker_flow){
		.tuple = flow_tuple(f),
		.state = f->state,
		.protocol = f->protocol,
		.app = f->app,
		.host = f->note && f->note->host ? strdup(f->note->host) :
			NULL,
		.packets = f->packets,
		.bytes = f->bytes,
		.first_ns = f->first_ns,
		.last_ns = f->last_ns,
		.worker = q->w->number,
	};
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

void worker_pattern_stats(struct worker *w, struct pattern_stats *sum)
{
	struct query q = { w, sum };

	loop_call(w->loop, add_pattern_stats, &q);
}
