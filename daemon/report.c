// SPDX-License-Identifier: GPL-2.0-or-later
#include "report.h"

#include <errno.h>
#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "control.h"
#include "door.h"
#include "export/ends.h"
#include "qos.h"
#include "reload.h"
#include "report_source.h"
#include "state.h"
#include "tally.h"
#include "verdict/backlog.h"
#include "version.h"
#include "stages.h"
#include "worker.h"

static void append(json_t *array, json_t *value)
{
	json_array_append_new(array, value);
}

static json_t *string_list(const char *const *list, size_t nr)
{
	json_t *a = json_array();
	size_t i;

	for (i = 0; i < nr; i++)
		append(a, json_string(list[i]));
	return a;
}

/*
 * status
 */
static json_t *make_module(const struct live *live)
{
	struct door_status s = { .bound = false };
	json_t *o = json_object();

	if (live->door)
		door_status(live->door, &s);
	jsonio_bool(o, "bound", s.bound);
	jsonio_str(o, "error", s.bound ? NULL : live->door ? s.error :
		   "not asked: a rule of the administrator brings packets");
	jsonio_uint(o, "netns_ino", s.bound ? s.netns_ino : 0);
	jsonio_uint(o, "generation", s.bound ? s.generation : 0);
	jsonio_uint(o, "labels", s.bound ? s.nr_labels : 0);
	jsonio_uint(o, "lost", s.lost);
	return o;
}

static json_t *make_flows_status(const struct live *live, uint32_t now,
				 uint64_t bytes)
{
	json_t *o = json_object();

	jsonio_uint(o, "now", now);
	jsonio_uint(o, "bytes", bytes);
	jsonio_uint(o, "cap", live->rules->config->flows.flows);
	return o;
}

static void put_workers(json_t *o, const struct live *live)
{
	json_t *queues = json_array(), *rings = json_array();
	struct worker_report r;
	uint64_t bytes = 0;
	uint32_t flows = 0;
	unsigned int i;

	for (i = 0; i < live->nr_workers; i++) {
		worker_report(live->workers[i], &r);
		append(r.source.transport == LIMEN_TRANSPORT_RING ? rings :
		       queues, report_source(live, &r));
		flows += r.flows;
		bytes += r.flow_bytes;
	}
	jsonio_uint(o, "workers", live->nr_workers);
	jsonio_set(o, "flows", make_flows_status(live, flows, bytes));
	jsonio_set(o, "queues", queues);
	jsonio_set(o, "rings", rings);
}

static json_t *make_patterns_status(const struct live *live)
{
	const struct ruleset *r = live->rules;
	const struct live_options *given = live->options;
	json_t *o = json_object();

	jsonio_set(o, "dirs", given->nr_dirs ?
		   string_list(given->dirs, given->nr_dirs) :
		   string_list((const char *const *)r->config->patterns,
			       r->config->nr_patterns));
	jsonio_uint(o, "labels", engine_nr_labels(r->engine));
	jsonio_uint(o, "loaded", (uint64_t)r->loaded);
	return o;
}

static json_t *make_reload(const struct live *live)
{
	json_t *o = json_object();

	jsonio_uint(o, "at", (uint64_t)live->reload_at);
	jsonio_bool(o, "ok", live->reload_ok);
	jsonio_str(o, "error", live->reload_error[0] ? live->reload_error :
		   NULL);
	jsonio_bool(o, "running", reload_is_running(live->reload));
	return o;
}

static void put_user(json_t *o)
{
	struct passwd *pw = getpwuid(geteuid());

	jsonio_str(o, "user", pw ? pw->pw_name : "?");
}

static void put_config(json_t *o, const struct live *live)
{
	static const char *const sandboxes[] = {
		[SANDBOX_ON] = "on", [SANDBOX_DEBUG] = "debug",
		[SANDBOX_OFF] = "off",
	};
	const struct config *c = live->rules->config;

	jsonio_str(o, "config", c->file);
	put_user(o);
	jsonio_str(o, "sandbox", sandboxes[c->sandbox]);
	jsonio_str(o, "road", live->door ? "module" : "nfqueue");
	jsonio_str(o, "transport", transport_name(live->choice.transport));
	jsonio_str(o, "transport_why", live->choice.why);
	jsonio_str(o, "transport_warning", live->choice.warning[0] ?
		   live->choice.warning : NULL);
	jsonio_str(o, "on_daemon_down", c->on_daemon_down == LIMEN_DOWN_OPEN ?
		   "open" : "closed");
	jsonio_str(o, "on_exit", c->release_on_exit ? "release" : "keep");
	jsonio_uint(o, "mark_mask", c->mark_mask);
	jsonio_uint(o, "classes", c->nr_classes);
}

json_t *report_status(const struct live *live)
{
	json_t *o = json_object();
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	jsonio_str(o, "version", LIMEN_VERSION);
	jsonio_uint(o, "pid", (uint64_t)getpid());
	jsonio_uint(o, "uptime_s", (uint64_t)(now.tv_sec - live->started));
	put_config(o, live);
	jsonio_set(o, "module", make_module(live));
	put_workers(o, live);
	jsonio_set(o, "patterns", make_patterns_status(live));
	jsonio_set(o, "reload", make_reload(live));
	jsonio_uint(o, "clients", control_clients(live->control));
	jsonio_uint(o, "monitors", control_listeners(live->control));
	return o;
}

/*
 * protocols
 */
static uint8_t class_of_entry(const struct live *live,
			      const struct tally_entry *e)
{
	const struct policy *p = live->rules->policy;

	/* "unknown" is no label: there is no way to name it in a file */
	if (!e->label[0] && !e->app[0])
		return policy_unknown_class(p);
	return policy_class_of_name(p, e->name);
}

static json_t *make_protocol(const struct live *live,
			     const struct tally_entry *e)
{
	json_t *o = json_object();

	jsonio_str(o, "name", e->name);
	jsonio_str(o, "label", e->label);
	jsonio_str(o, "app", e->app[0] ? e->app : NULL);
	jsonio_uint(o, "id", live->door ? door_find_id(live->door, e->name) :
		    0);
	jsonio_str(o, "class", policy_class_name(live->rules->policy,
						 class_of_entry(live, e)));
	jsonio_uint(o, "flows", e->flows);
	jsonio_uint(o, "packets", e->packets);
	jsonio_uint(o, "bytes", e->bytes);
	return o;
}

json_t *report_protocols(const struct live *live)
{
	struct tally *sum = calloc(1, sizeof(*sum));
	json_t *o, *list;
	unsigned int i;

	if (!sum)
		return NULL;
	o = json_object();
	list = json_array();
	for (i = 0; i < live->nr_workers; i++)
		worker_tally(live->workers[i], sum);
	for (i = 0; i < TALLY_SLOTS; i++)
		if (sum->slots[i].name[0])
			append(list, make_protocol(live, &sum->slots[i]));
	jsonio_set(o, "protocols", list);
	free(sum);
	return o;
}

/*
 * patterns and classes
 */
static json_t *make_pattern(const struct pattern *p,
			    const struct pattern_stats *s)
{
	static const char *const transports[] = { "", "tcp", "udp",
						  "tcp udp" };
	json_t *o = json_object();

	jsonio_str(o, "name", p->name);
	jsonio_str(o, "kind", p->kind == PATTERN_APPLICATION ? "application" :
		   "protocol");
	jsonio_str(o, "title", p->title ? p->title : "");
	jsonio_str(o, "file", p->file);
	jsonio_str(o, "transport", transports[p->transport & 3]);
	jsonio_set(o, "groups", string_list((const char *const *)p->groups,
					    p->nr_groups));
	jsonio_set(o, "parents", string_list((const char *const *)p->parents,
					     p->nr_parents));
	jsonio_uint(o, "tries", s->tries);
	jsonio_uint(o, "hits", s->hits);
	jsonio_uint(o, "limit_hits", s->limit_hits);
	jsonio_uint(o, "ns", s->ns);
	return o;
}

static json_t *make_stages(const char *name, const struct stage_sums *sum)
{
	static const char *const keys[NR_STAGES] = {
#define STAGE_KEY(id, name, help) #name "_ns",
		STAGES(STAGE_KEY)
#undef STAGE_KEY
	};
	json_t *o = json_object();
	unsigned int i;

	jsonio_str(o, "protocol", name);
	jsonio_uint(o, "flows", sum->flows);
	jsonio_uint(o, "packets", sum->packets);
	jsonio_uint(o, "wait_ns", sum->wait_ns);
	for (i = 0; i < NR_STAGES; i++)
		jsonio_uint(o, keys[i], sum->ns[i]);
	return o;
}

json_t *report_stages(const struct live *live)
{
	const struct engine *e = live->rules->engine;
	uint32_t i, nr = engine_nr_labels(e);
	struct stage_sums *sum = calloc(nr + 1, sizeof(*sum));
	uint64_t lost = 0;
	json_t *o, *list;

	if (!sum)
		return NULL;
	o = json_object();
	list = json_array();
	for (i = 0; i < live->nr_workers; i++)
		lost += worker_stages(live->workers[i], sum);
	for (i = 0; i <= nr; i++)
		if (sum[i].flows || sum[i].packets)
			append(list, make_stages(i ? engine_label(e, i - 1)->name :
						 "unknown", &sum[i]));
	jsonio_uint(o, "sample", STAGES_SAMPLE);
	jsonio_uint(o, "lost", lost);
	jsonio_set(o, "stages", list);
	free(sum);
	return o;
}

json_t *report_patterns(const struct live *live)
{
	const struct engine *e = live->rules->engine;
	uint32_t i, nr = engine_nr_labels(e);
	struct pattern_stats *sum = calloc(nr + 1, sizeof(*sum));
	json_t *o, *list;

	if (!sum)
		return NULL;
	o = json_object();
	list = json_array();
	for (i = 0; i < live->nr_workers; i++)
		worker_pattern_stats(live->workers[i], sum);
	for (i = 0; i < nr; i++)
		append(list, make_pattern(engine_label(e, i)->pattern,
					  &sum[i]));
	jsonio_set(o, "patterns", list);
	free(sum);
	return o;
}

static json_t *make_class(const struct config_class *k)
{
	char handle[QOS_HANDLE_SIZE];
	json_t *o = json_object(), *members = json_array();
	unsigned int i;

	for (i = 0; i < k->nr_members; i++)
		append(members, json_string(k->members[i].text));
	qos_format_handle(k->priority, handle);
	jsonio_str(o, "name", k->name);
	jsonio_uint(o, "id", k->id);
	jsonio_set(o, "members", members);
	jsonio_str(o, "priority", k->flags & LIMEN_CLASS_F_PRIORITY ? handle :
		   NULL);
	jsonio_set(o, "mark", k->flags & LIMEN_CLASS_F_MARK ?
		   json_integer(k->mark) : NULL);
	jsonio_bool(o, "ctmark", !!(k->flags & LIMEN_CLASS_F_CTMARK));
	jsonio_set(o, "dscp", k->flags & LIMEN_CLASS_F_DSCP ?
		   json_integer(k->dscp) : NULL);
	jsonio_bool(o, "drop", !!(k->flags & LIMEN_CLASS_F_DROP));
	jsonio_bool(o, "reject", !!(k->flags & LIMEN_CLASS_F_REJECT));
	return o;
}

json_t *report_classes(const struct live *live)
{
	const struct config *c = live->rules->config;
	json_t *o = json_object(), *list = json_array();
	unsigned int i;

	for (i = 0; i < c->nr_classes; i++)
		append(list, make_class(&c->classes[i]));
	jsonio_set(o, "classes", list);
	return o;
}

/*
 * flows
 */
static json_t *make_flow(const struct worker_flow *f, uint64_t now_ns)
{
	json_t *o = json_object();

	ends_put(o, &f->tuple);
	jsonio_str(o, "state", state_name(f->state));
	jsonio_str(o, "label", f->protocol ? f->protocol->name : NULL);
	jsonio_str(o, "app", f->app ? f->app->name : NULL);
	jsonio_str(o, "host", f->host ? f->host : "");
	jsonio_uint(o, "packets", f->packets);
	jsonio_uint(o, "bytes", f->bytes);
	jsonio_uint(o, "age_ms", now_ns > f->first_ns ?
		    (now_ns - f->first_ns) / 1000000 : 0);
	jsonio_uint(o, "idle_ms", now_ns > f->last_ns ?
		    (now_ns - f->last_ns) / 1000000 : 0);
	jsonio_uint(o, "worker", f->worker);
	return o;
}

json_t *report_flows(const struct live *live, size_t limit, bool largest,
		     int (*take)(json_t *flow, void *data), void *data)
{
	struct worker_flows flows = { .max = limit, .largest = largest };
	uint64_t now_ns = backlog_now();
	json_t *o = json_object();
	int ret = 0;
	size_t i;

	flows.list = calloc(limit + 1, sizeof(*flows.list));
	if (!flows.list)
		ret = -ENOMEM;
	for (i = 0; !ret && i < live->nr_workers; i++)
		worker_flows(live->workers[i], &flows);
	for (i = 0; i < flows.nr; i++) {
		if (!ret)
			ret = take(make_flow(&flows.list[i], now_ns), data);
		free(flows.list[i].host);
	}
	free(flows.list);
	jsonio_uint(o, "total", flows.total);
	if (!ret)
		return o;
	json_decref(o);
	return NULL;
}
