// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * counters: those of all workers added up, and what each means.
 */
#include <string.h>

#include "control.h"
#include "export/monitor.h"
#include "export/recorder.h"
#include "report.h"
#include "report_source.h"
#include "verdict/backlog.h"
#include "worker.h"

#define ADD(name, unit, help) sum->name += c->name;
#define PUT(name, unit, help) jsonio_uint(o, #name, c->name);

#define DEFINE_ADD(group, COUNTERS)					       \
static void add_##group(struct group##_counters *sum,			       \
			const struct group##_counters *c)		       \
{									       \
	COUNTERS(ADD)							       \
}

#define DEFINE_PUT(group, COUNTERS)					       \
static json_t *put_##group(const struct group##_counters *c)		       \
{									       \
	json_t *o = json_object();					       \
									       \
	COUNTERS(PUT)							       \
	return o;							       \
}

DEFINE_ADD(pipeline, PIPELINE_COUNTERS)
DEFINE_ADD(verdict, VERDICT_COUNTERS)
DEFINE_PUT(pipeline, PIPELINE_COUNTERS)
DEFINE_PUT(verdict, VERDICT_COUNTERS)
DEFINE_PUT(monitor, MONITOR_COUNTERS)
DEFINE_PUT(recorder, RECORDER_COUNTERS)
DEFINE_PUT(control, CONTROL_COUNTERS)

static void put_meaning(json_t *o, const char *name, const char *unit,
			const char *help)
{
	json_t *meaning = json_object();

	jsonio_str(meaning, "unit", unit);
	jsonio_str(meaning, "help", help);
	jsonio_set(o, name, meaning);
}

#define MEANING(name, unit, help) put_meaning(o, #name, unit, help);
#define PART(part, COUNTERS)			\
	o = json_object();			\
	COUNTERS(MEANING)			\
	jsonio_set(about, part, o);

/* Those who ask need not know what there is to count. */
static json_t *put_meanings(void)
{
	json_t *about = json_object(), *o;

	PART("pipeline", PIPELINE_COUNTERS)
	PART("source", NFQUEUE_COUNTERS)
	PART("ring", RING_COUNTERS)
	PART("verdict", VERDICT_COUNTERS)
	PART("monitor", MONITOR_COUNTERS)
	PART("recorder", RECORDER_COUNTERS)
	PART("control", CONTROL_COUNTERS)
	return about;
}
#undef MEANING
#undef PART

json_t *report_counters(const struct live *live)
{
	struct recorder_counters recorder;
	struct monitor_counters monitor;
	struct worker_report sum, r;
	json_t *o = json_object();
	unsigned int i;

	memset(&sum, 0, sizeof(sum));
	for (i = 0; i < live->nr_workers; i++) {
		worker_report(live->workers[i], &r);
		add_pipeline(&sum.pipeline, &r.pipeline);
		report_add_source(&sum.source, &r.source);
		add_verdict(&sum.verdict, &r.verdict);
	}
	monitor_counters(live->monitor, &monitor);
	recorder_counters(live->recorder, &recorder);
	jsonio_set(o, "pipeline", put_pipeline(&sum.pipeline));
	report_put_sources(o, &sum.source);
	jsonio_set(o, "verdict", put_verdict(&sum.verdict));
	jsonio_set(o, "monitor", put_monitor(&monitor));
	jsonio_set(o, "recorder", put_recorder(&recorder));
	jsonio_set(o, "control", put_control(control_counters(live->control)));
	jsonio_set(o, "about", put_meanings());
	return o;
}
