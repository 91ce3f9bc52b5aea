// SPDX-License-Identifier: GPL-2.0-or-later
#include "stages.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

_Thread_local struct stage_clock stage_clock;

/* What the sampled packets of one undecided flow have cost. */
struct kept {
	const void *flow;	/* NULL: free */
	uint64_t packets;
	uint64_t wait_ns;
	uint64_t ns[NR_STAGES];
};

struct stages {
	uint64_t own_ns;	/* what one look at the clock takes */
	unsigned int count;	/* packets since the last sample */
	uint64_t read_start_ns;	/* 0: none of those that are read is due */
	uint64_t read_ns;	/* of one packet, when it was last looked at */
	uint64_t wait_ns;	/* of the packet at hand */
	bool is_settled;	/* during it */
	uint16_t label;		/* as which */
	uint64_t lost;
	struct kept kept[STAGES_KEPT];
	uint32_t nr_labels;
	struct stage_sums sums[];
};

static uint64_t now_ns(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (uint64_t)ts.tv_sec * 1000000000 + (uint64_t)ts.tv_nsec;
}

void stage_change(enum stage stage)
{
	struct stage_clock *c = &stage_clock;
	uint64_t now = now_ns(), took = now - c->last_ns;

	if (took > c->own_ns)
		c->ns[c->stage] += took - c->own_ns;
	c->last_ns = now;
	c->stage = stage;
}

static uint64_t measure_clock(void)
{
	uint64_t best = UINT64_MAX, last = now_ns();
	int i;

	for (i = 0; i < 100; i++) {
		uint64_t now = now_ns();

		if (now - last < best)
			best = now - last;
		last = now;
	}
	return best;
}

struct stages *stages_new(uint32_t nr_labels)
{
	struct stages *s = calloc(1, sizeof(*s) + (nr_labels + 1) *
				  sizeof(s->sums[0]));

	if (!s)
		return NULL;
	s->nr_labels = nr_labels;
	s->own_ns = measure_clock();
	return s;
}

void stages_free(struct stages *s)
{
	free(s);
}

void stages_read(struct stages *s, unsigned int nr)
{
	s->read_start_ns = s->count + nr >= STAGES_SAMPLE ? now_ns() : 0;
}

void stages_have_read(struct stages *s, unsigned int nr)
{
	uint64_t took;

	if (!s->read_start_ns || !nr)
		return;
	took = now_ns() - s->read_start_ns;
	s->read_ns = (took > s->own_ns ? took - s->own_ns : 0) / nr;
}

void stages_begin(struct stages *s, uint64_t stamp_ns)
{
	struct stage_clock *c = &stage_clock;

	if (++s->count < STAGES_SAMPLE)
		return;
	s->count = 0;
	s->is_settled = false;
	memset(c, 0, sizeof(*c));
	c->runs = true;
	c->own_ns = s->own_ns;
	c->stage = STAGE_FLOW;
	c->last_ns = now_ns();
	s->wait_ns = stamp_ns && stamp_ns < c->last_ns ?
		     c->last_ns - stamp_ns : 0;
}

/* The place of @flow; another flow may be in it. */
static struct kept *place_of(struct stages *s, const void *flow)
{
	/* flows lie FLOW_SIZE apart */
	return &s->kept[((uintptr_t)flow >> 7) % STAGES_KEPT];
}

static void add(struct stage_sums *sum, const struct kept *cost)
{
	unsigned int i;

	sum->packets += cost->packets;
	sum->wait_ns += cost->wait_ns;
	for (i = 0; i < NR_STAGES; i++)
		sum->ns[i] += cost->ns[i];
}

static void keep(struct stages *s, const struct kept *cost)
{
	struct kept *k = place_of(s, cost->flow);
	unsigned int i;

	if (k->flow != cost->flow) {
		s->lost += k->packets;
		*k = *cost;
		return;
	}
	k->packets += cost->packets;
	k->wait_ns += cost->wait_ns;
	for (i = 0; i < NR_STAGES; i++)
		k->ns[i] += cost->ns[i];
}

void stages_end_sample(struct stages *s, const void *flow)
{
	struct kept cost = { .flow = flow, .packets = 1,
			     .wait_ns = s->wait_ns };

	stage_change(STAGE_FLOW);
	stage_clock.runs = false;
	memcpy(cost.ns, stage_clock.ns, sizeof(cost.ns));
	cost.ns[STAGE_READ] = s->read_ns;
	if (s->is_settled)
		add(&s->sums[s->label], &cost);
	else if (flow)
		keep(s, &cost);
}

void stages_settle(struct stages *s, const void *flow, uint16_t label)
{
	struct kept *k = place_of(s, flow);

	if (label > s->nr_labels)
		label = 0;
	s->sums[label].flows++;
	if (k->flow == flow) {
		add(&s->sums[label], k);
		memset(k, 0, sizeof(*k));
	}
	s->is_settled = true;
	s->label = label;
}

void stages_add(const struct stages *s, uint16_t label, struct stage_sums *sum)
{
	const struct stage_sums *from;
	unsigned int i;

	if (label > s->nr_labels)
		return;
	from = &s->sums[label];
	sum->flows += from->flows;
	sum->packets += from->packets;
	sum->wait_ns += from->wait_ns;
	for (i = 0; i < NR_STAGES; i++)
		sum->ns[i] += from->ns[i];
}

uint64_t stages_lost(const struct stages *s)
{
	return s->lost;
}
