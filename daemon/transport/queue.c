// SPDX-License-Identifier: GPL-2.0-or-later
#include "transport.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>

#include <limen/label.h>

#include "export/recorder.h"
#include "log.h"
#include "pipeline.h"
#include "policy.h"
#include "transport/record.h"
#include "transport/refusals.h"
#include "verdict/backlog.h"

struct queue_transport {
	struct transport transport;	/* first: the one is the other */
	struct nfqueue *queue;
	bool drained;
	uint64_t foreign;	/* packets that others have marked */
	struct refusals refusals;
};

static struct queue_transport *queue_of(const struct transport *t)
{
	return (struct queue_transport *)(uintptr_t)t;
}

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
static void notice_foreign(struct queue_transport *q,
			   const struct nfqueue_packet *np, uint32_t own,
			   uint32_t has)
{
	const struct policy *p = q->transport.policy;

	if (!policy_testing_mark(p) || !np->packet.has_ct || own == has)
		return;
	q->foreign++;
	if (q->foreign & (q->foreign - 1))
		return;
	log_warn("queue %u: %" PRIu64 " packets came with a mark of somebody "
		 "else's, the last with 0x%x, and keep it: leave the bits 0x%x "
		 "to limen, or use -c", nfqueue_number(q->queue), q->foreign,
		 np->mark, policy_mark_mask(p));
}

/*
 * Without the module an own mark says that the flow has been decided: by
 * us, or by a daemon before us. Where the packet has it not yet its
 * connection may.
 */
static bool is_decided(struct queue_transport *q,
		       const struct nfqueue_packet *np,
		       struct nfqueue_verdict *v)
{
	const struct policy *p = q->transport.policy;
	uint32_t mask = policy_mark_mask(p);
	uint32_t own = final_mark(p, np->ct_mark);
	uint32_t has = policy_clobbers(p) ? 0 : final_mark(p, np->mark);

	if (q->transport.door || !(own | has))
		return false;
	v->passed = true;
	if (has) {
		notice_foreign(q, np, own, has);
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
 * A verdict cannot answer: the rules of limen shape do, where they are, by
 * the mark.
 */
static void refuse(struct queue_transport *q, const struct nfqueue_packet *np,
		   const struct limen_class *k, struct nfqueue_verdict *v)
{
	const unsigned int answered = LIMEN_CLASS_F_REJECT | LIMEN_CLASS_F_MARK;

	v->drop = true;
	if (!k || (k->flags & answered) != answered ||
	    !refusals_has(&q->refusals, k->mark, backlog_now()))
		return;
	v->drop = false;
	set_mark(q->transport.policy, np, k->mark, v);
}

/*
 * What its class does to the packet that decided; later ones are the
 * kernel's.
 */
static void apply_policy(struct queue_transport *q,
			 const struct nfqueue_packet *np,
			 const struct pipeline_result *res,
			 struct nfqueue_verdict *v)
{
	const struct policy *p = q->transport.policy;
	const struct limen_class *k =
		policy_action(p, policy_class(p, res->state, res->protocol,
					      res->app));
	uint32_t mark;

	if (policy_drops(p, res->state, res->protocol, res->app)) {
		refuse(q, np, k, v);
		return;
	}
	if (res->state != LIMEN_STATE_DECIDED &&
	    res->state != LIMEN_STATE_UNKNOWN) {
		set_mark(p, np, policy_testing_mark(p), v);
		return;
	}
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
	struct queue_transport *q = data;

	if (is_decided(q, np, v))
		return;
	if (!pipeline_packet(q->transport.pipeline, &np->packet, &res))
		apply_policy(q, np, &res, v);
	if (q->transport.door && recorder_is_on(q->transport.recorder)) {
		struct limen_record rec = transport_make_record(np);

		transport_record(&q->transport, nfqueue_number(q->queue), &rec,
				 np->packet.net, &res);
	}
}

static int read_queue(struct transport *t)
{
	struct queue_transport *q = queue_of(t);
	int n = nfqueue_read(q->queue, handle_packet, q);

	/* a queue that nobody reads must not hold packets */
	if (n < 0)
		nfqueue_drain(q->queue);
	return n < 0 ? n : n == NFQUEUE_BATCH;
}

/* The kernel holds what has not been read: nothing is behind the clock. */
static uint64_t queue_now(const struct transport *t)
{
	return backlog_now();
}

static int queue_fd(const struct transport *t)
{
	return nfqueue_fd(queue_of(t)->queue);
}

static void stop_queue(struct transport *t)
{
	struct queue_transport *q = queue_of(t);

	if (!q->drained)
		nfqueue_drain(q->queue);
	q->drained = true;
}

static void report_queue(const struct transport *t,
			 struct transport_report *r)
{
	const struct queue_transport *q = queue_of(t);

	r->transport = LIMEN_TRANSPORT_QUEUE;
	r->index = nfqueue_number(q->queue);
	r->portid = nfqueue_portid(q->queue);
	r->has_ct = nfqueue_has_ct(q->queue);
	r->queue = *nfqueue_counters(q->queue);
}

static void close_queue(struct transport *t)
{
	stop_queue(t);
	nfqueue_close(queue_of(t)->queue);
	free(t);
}

static const struct transport_ops queue_ops = {
	.fd = queue_fd,
	.read = read_queue,
	.now_ns = queue_now,
	.stop = stop_queue,
	.report = report_queue,
	.close = close_queue,
};

struct nfqueue *queue_transport_queue(const struct transport *t)
{
	return t->ops == &queue_ops ? queue_of(t)->queue : NULL;
}

int queue_transport_open(const struct nfqueue_options *options,
			 struct transport **out, char *why, size_t why_size)
{
	struct queue_transport *q = calloc(1, sizeof(*q));
	int ret;

	if (!q)
		return -ENOMEM;
	q->transport.ops = &queue_ops;
	ret = nfqueue_open(options, &q->queue, why, why_size);
	if (ret) {
		free(q);
		return ret;
	}
	*out = &q->transport;
	return 0;
}
