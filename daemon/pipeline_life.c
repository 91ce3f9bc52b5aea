// SPDX-License-Identifier: GPL-2.0-or-later
#include <errno.h>
#include <stdlib.h>

#include "flow/note.h"
#include "flow/recent.h"
#include "flow/slab.h"
#include "flow/table.h"
#include "frag.h"
#include "pipeline_state.h"
#include "stages.h"

int pipeline_new(struct engine *engine, const struct pipeline_limits *limits,
		 struct verdict_sink *sink, struct exporter *exporter,
		 struct pipeline **out)
{
	struct pipeline *pl = calloc(1, sizeof(*pl));
	int rc;

	if (!pl)
		return -ENOMEM;
	pl->limits = *limits;
	rc = flow_table_new(limits->flows, &pl->flows);
	if (rc)
		goto err_free_pipeline;
	pl->inspector = (struct inspector){
		.worker = engine_worker_new(engine),
		.flows = pl->flows,
		.counters = &pl->counters,
		.report = { .sink = sink, .exporter = exporter },
		.keep_host = limits->keep_decided,
		.keep_why = limits->keep_why,
		.stages = stages_new(engine_nr_labels(engine)),
		.slab = slab_new(),
	};
	if (!limits->keep_decided)
		pl->inspector.recent = recent_new(limits->flows);
	if (!pl->inspector.worker || !pl->inspector.stages ||
	    !pl->inspector.slab ||
	    (!limits->keep_decided && !pl->inspector.recent)) {
		rc = -ENOMEM;
		goto err_free_table;
	}
	pl->inspector.engine = engine_get(engine);
	pl->inspector.report.engine = engine;
	*out = pl;
	return 0;

err_free_table:
	engine_worker_free(pl->inspector.worker);
	stages_free(pl->inspector.stages);
	slab_free(pl->inspector.slab);
	recent_free(pl->inspector.recent);
	flow_table_free(pl->flows);
err_free_pipeline:
	free(pl);
	return rc;
}

static int forget_flow(struct flow *f, void *data)
{
	struct pipeline *pl = data;

	inspector_forget(&pl->inspector, f);
	note_free(f->note);
	flow_del(pl->flows, f);
	return 0;
}

void pipeline_free(struct pipeline *pl)
{
	if (!pl)
		return;
	flow_each(pl->flows, forget_flow, pl);
	flow_table_free(pl->flows);
	frag_free(pl->frags);
	engine_worker_free(pl->inspector.worker);
	engine_put(pl->inspector.engine);
	stages_free(pl->inspector.stages);
	slab_free(pl->inspector.slab);
	recent_free(pl->inspector.recent);
	free(pl);
}

void pipeline_set_pcap(struct pipeline *pl, const char *name)
{
	pl->inspector.report.pcap = name;
}

struct change {
	struct inspector *inspector;
	uint16_t *became;	/* of each label of the old engine */
};

/* What the labels of @old are in @engine. The caller frees it. */
static uint16_t *translate_labels(const struct engine *old,
				  const struct engine *engine)
{
	uint32_t i, nr = engine_nr_labels(old);
	uint16_t *became = calloc(nr + 1, sizeof(*became));

	for (i = 1; became && i <= nr; i++)
		became[i] = flow_label_ref(engine_find(engine,
			flow_label(old, (uint16_t)i)->name));
	return became;
}

/* Labels are the old engine's, and so is what an explanation points at. */
static int change_engine(struct flow *f, void *data)
{
	const struct change *c = data;

	f->protocol = c->became[f->protocol];
	f->app = c->became[f->app];
	if (f->note)
		f->note->has_why = false;
	if (!flow_is_final(f))
		inspector_start_over(c->inspector, f);
	return 0;
}

int pipeline_set_engine(struct pipeline *pl, struct engine *engine)
{
	struct inspector *in = &pl->inspector;
	struct engine_worker *worker = engine_worker_new(engine);
	struct engine_worker *old_worker = in->worker;
	struct engine *old = in->engine;
	struct change change = { in, translate_labels(old, engine) };
	struct stages *stages = stages_new(engine_nr_labels(engine));

	if (!worker || !stages || !change.became) {
		engine_worker_free(worker);
		stages_free(stages);
		free(change.became);
		return -ENOMEM;
	}
	/* labels are numbered anew: so are the sums */
	stages_free(in->stages);
	in->stages = stages;
	in->worker = worker;
	in->engine = engine_get(engine);
	in->report.engine = engine;
	flow_each(pl->flows, change_engine, &change);
	if (in->recent)
		recent_relabel(in->recent, change.became);
	free(change.became);
	engine_worker_free(old_worker);
	engine_put(old);
	return 0;
}

const struct pipeline_counters *pipeline_counters(const struct pipeline *pl)
{
	return &pl->counters;
}

const struct stages *pipeline_stages(const struct pipeline *pl)
{
	return pl->inspector.stages;
}

struct engine_worker *pipeline_worker(struct pipeline *pl)
{
	return pl->inspector.worker;
}

void pipeline_usage(const struct pipeline *pl, uint32_t *flows, uint64_t *bytes)
{
	*flows = flow_table_nr(pl->flows);
	*bytes = flow_table_bytes(pl->flows) + pl->inspector.held_bytes;
}

struct each {
	int (*fn)(const struct flow *f, void *data);
	void *data;
};

static int call_each(struct flow *f, void *data)
{
	const struct each *each = data;

	return each->fn(f, each->data);
}

int pipeline_each_flow(struct pipeline *pl,
		       int (*fn)(const struct flow *f, void *data), void *data)
{
	struct each each = { fn, data };

	return flow_each(pl->flows, call_each, &each);
}
