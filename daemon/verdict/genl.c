// SPDX-License-Identifier: GPL-2.0-or-later
#include "verdict/sinks.h"

#include <arpa/inet.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include <limen/label.h>

#include "door.h"

struct genl_sink {
	struct verdict_sink sink;
	struct door *door;
	struct backlog backlog;
	struct backlog_item batch[LIMEN_MAX_BATCH];
	struct limen_verdict verdicts[LIMEN_MAX_BATCH];
	struct kern_verdicts_result result;
};

static struct genl_sink *genl_sink(struct verdict_sink *sink)
{
	return (struct genl_sink *)sink;
}

void sink_set_tuple(struct limen_verdict *v, const struct tuple *t)
{
	memset(v, 0, sizeof(*v));
	memcpy(v->saddr, t->addr[0], sizeof(v->saddr));
	memcpy(v->daddr, t->addr[1], sizeof(v->daddr));
	v->sport = htons(t->port[0]);
	v->dport = htons(t->port[1]);
	v->l3num = t->l3 == 4 ? AF_INET : AF_INET6;
	v->l4proto = t->l4;
	v->zone = t->zone;
}

/*
 * The labels are turned into an id at once: they are the engine's, and a
 * reload may take it away before the verdict is sent.
 */
static void add(struct verdict_sink *sink, const struct verdict *v)
{
	struct genl_sink *s = genl_sink(sink);
	struct limen_verdict lv;

	sink_set_tuple(&lv, &v->tuple);
	lv.state = v->state;
	lv.stamp_ns = v->stamp_ns;
	if (v->protocol || v->app)
		lv.id = door_id(s->door, v->protocol, v->app);
	/* a label without an id cannot be told: nothing more is wanted */
	if (!lv.id && lv.state == LIMEN_STATE_DECIDED)
		lv.state = LIMEN_STATE_UNKNOWN;
	backlog_add(&s->backlog, &lv, 0);
}

static void settle(struct genl_sink *s, size_t nr, uint64_t now)
{
	const struct kern_verdicts_result *r = &s->result;
	struct verdict_counters *c = &s->backlog.counters;
	unsigned int i;

	c->applied += r->nr_applied;
	c->refused += r->nr_refused;
	for (i = 0; i < r->nr_missed; i++)
		if (r->missed[i] < nr)
			backlog_again(&s->backlog, &s->batch[r->missed[i]],
				      now);
}

static int flush(struct verdict_sink *sink)
{
	struct genl_sink *s = genl_sink(sink);
	uint64_t now;
	size_t i, nr;
	int ret;

	if (!s->backlog.nr)
		return 0;
	now = backlog_now();
	while ((nr = backlog_take(&s->backlog, now, s->batch,
				  LIMEN_MAX_BATCH))) {
		for (i = 0; i < nr; i++)
			s->verdicts[i] = s->batch[i].v;
		ret = door_verdicts(s->door, s->verdicts, nr, &s->result);
		if (ret) {
			s->backlog.counters.lost += nr;
			return ret;
		}
		s->backlog.counters.sent += nr;
		settle(s, nr, now);
	}
	return 0;
}

static void free_sink(struct verdict_sink *sink)
{
	free(genl_sink(sink));
}

static const struct verdict_ops genl_ops = {
	.name = "genl",
	.add = add,
	.flush = flush,
	.free = free_sink,
};

struct verdict_sink *genl_sink_new(struct door *door)
{
	struct genl_sink *s = calloc(1, sizeof(*s));

	if (!s)
		return NULL;
	s->sink.ops = &genl_ops;
	s->door = door;
	return &s->sink;
}

const struct verdict_counters *genl_sink_counters(const struct verdict_sink *s)
{
	return &((const struct genl_sink *)s)->backlog.counters;
}
