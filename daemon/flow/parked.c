// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * The work of a flow that waits for its next packet, in one piece:
 *
 *	struct parked | streams that were started, in order | inspection
 *
 * From a slab, since of small pieces half would be malloc()'s, and since those
 * that lie between what comes and goes would keep its pages from being free.
 */
#include "flow/work.h"

#include <errno.h>
#include <stdlib.h>

#include "engine/engine.h"
#include "flow/flow.h"
#include "flow/slab.h"

enum { MAX_STREAMS = 2 };

struct parked {
	uint32_t len : 24;	/* of all this */
	uint32_t nr_streams : 2;
	uint32_t started : MAX_STREAMS;	/* bit by end: its stream is here */
	uint32_t has_inspect : 1;
	uint8_t bytes[];
};
_Static_assert(sizeof(struct parked) == 4, "there are a million of them");

enum { MAX_LEN = (1 << 24) - 1 };

/* Sizes before they are packed. */
struct plan {
	size_t inspect;
	size_t all;
};

/*
 * What is known of a stream's base is in the flow: where it was told by a SYN,
 * and where nothing was told, since its place is free then.
 */
static void keep_bases(struct flow *f)
{
	static const unsigned int told[MAX_STREAMS] = {
		FLOW_F_SYN_0 | FLOW_F_ACK_0, FLOW_F_SYN_1 | FLOW_F_ACK_1,
	};
	uint32_t i;

	for (i = 0; i < f->work->nr_streams; i++)
		if (!flow_has(f, told[i]))
			f->seq[i] = f->work->dir[i].base;
}

static struct plan make_plan(const struct flow *f)
{
	const struct flow_work *w = f->work;
	struct plan plan = { .all = sizeof(struct parked) };
	uint32_t i;

	for (i = 0; i < w->nr_streams; i++)
		if (w->dir[i].started)
			plan.all += stream_pack_size(&w->dir[i], f->seq[i]);
	if (w->inspect)
		plan.inspect = inspect_pack_size(w->inspect);
	plan.all += plan.inspect;
	return plan;
}

static void pack(const struct flow *f, struct parked *p,
		 const struct plan *plan)
{
	struct flow_work *w = f->work;
	uint8_t *at = p->bytes;
	uint32_t i;

	p->len = (uint32_t)plan->all;
	p->nr_streams = w->nr_streams;
	p->started = 0;
	for (i = 0; i < w->nr_streams; i++) {
		if (!w->dir[i].started)
			continue;
		p->started |= 1u << i;
		at = stream_pack(&w->dir[i], f->seq[i], at);
	}
	p->has_inspect = !!w->inspect;
	if (w->inspect)
		inspect_pack(w->inspect, at, plan->inspect);
}

int work_park(struct flow *f, struct slab *slab)
{
	struct parked *p;
	struct plan plan;

	keep_bases(f);
	plan = make_plan(f);
	if (plan.all > MAX_LEN || (f->work->inspect && !plan.inspect))
		return -E2BIG;
	p = slab_take(slab, plan.all);
	if (!p)
		return -ENOMEM;
	pack(f, p, &plan);
	free(f->work);
	f->parked = p;
	flow_set(f, FLOW_F_PARKED, true);
	return 0;
}

/* Fills @w; where it fails the inspection is still in @p. */
static int unpack(const struct flow *f, const struct parked *p,
		  struct flow_work *w)
{
	const uint8_t *at = p->bytes;
	uint32_t i;

	for (i = 0; i < w->nr_streams; i++) {
		if (!(p->started >> i & 1))
			continue;
		at = stream_unpack(&w->dir[i], f->seq[i], at);
		if (!at)
			return -ENOMEM;
	}
	if (!p->has_inspect)
		return 0;
	w->inspect = inspect_unpack(at);
	return w->inspect ? 0 : -ENOMEM;
}

int work_unpark(struct flow *f, struct slab *slab)
{
	struct parked *p = f->parked;
	struct flow_work *w = work_new(p->nr_streams);

	if (!w)
		return -ENOMEM;
	if (unpack(f, p, w)) {
		work_free(w);
		return -ENOMEM;
	}
	slab_put(slab, p, p->len);
	f->work = w;
	flow_set(f, FLOW_F_PARKED, false);
	return 0;
}

/* Where the inspection is, or NULL: there is none. */
static const uint8_t *inspect_at(const struct parked *p)
{
	const uint8_t *at = p->bytes;
	uint32_t i;

	for (i = 0; i < p->nr_streams; i++)
		if (p->started >> i & 1)
			at = stream_packed_end(at);
	return p->has_inspect ? at : NULL;
}

void work_free_parked(struct flow *f, struct slab *slab)
{
	const uint8_t *inspect = inspect_at(f->parked);

	if (inspect)
		inspect_free_packed(inspect);
	slab_put(slab, f->parked, f->parked->len);
	f->parked = NULL;
	flow_set(f, FLOW_F_PARKED, false);
}

uint32_t work_parked_bytes(const struct flow *f)
{
	const uint8_t *inspect = inspect_at(f->parked);
	size_t beside = inspect ? inspect_packed_beside(inspect) : 0;

	return f->parked->len + (uint32_t)beside;
}
