// SPDX-License-Identifier: GPL-2.0-or-later
#include "commands.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "ctl.h"
#include "door.h"
#include "export/monitor.h"
#include "export/recorder.h"
#include "live_state.h"
#include "log.h"
#include "report.h"
#include "worker.h"

/*
 * Monitor: from the workers to the listeners.
 */
static void send_event(const char *line, size_t len, void *data)
{
	control_broadcast(data, line, len);
}

void commands_on_monitor(void *data, uint32_t events)
{
	struct live *live = data;
	uint64_t lost;

	monitor_take(live->monitor, send_event, live->control, &lost);
	if (lost)
		control_lost(live->control, lost);
	if (!control_listeners(live->control))
		monitor_listen(live->monitor, false);
}

/*
 * Records: from the workers to those who record.
 */

/* So many are missing here: a discarded record that says how many. */
static size_t note_missed(uint64_t missed, void *buf)
{
	const struct limen_ring_hdr hdr = {
		.len = sizeof(missed) | LIMEN_RING_DISCARD };

	memcpy(buf, &hdr, sizeof(hdr));
	memcpy((char *)buf + sizeof(hdr), &missed, sizeof(missed));
	return sizeof(hdr) + sizeof(missed);
}

static void send_records(const void *records, size_t len, unsigned int nr,
			 void *data)
{
	control_pour(data, records, len, nr, note_missed);
}

void commands_on_records(void *data, uint32_t events)
{
	char note[CONTROL_NOTE_SIZE];
	struct live *live = data;
	uint64_t lost = 0;

	recorder_take(live->recorder, send_records, live->control, &lost);
	if (lost)
		control_pour(live->control, note, note_missed(lost, note), 0,
			     note_missed);
	if (!control_drinkers(live->control))
		recorder_listen(live->recorder, false);
}

/* What is said in the packets is more than who talks to whom: root's. */
static json_t *handle_record(void *data, uint64_t client,
			     const json_t *request)
{
	struct live *live = data;
	json_t *o;

	if (!live->door)
		return control_error(-EOPNOTSUPP, "without the module there "
				     "are no records: tcpdump(8) sees the "
				     "same packets");
	if (!control_is_root(live->control, client))
		return control_error(-EPERM, "only root may record what "
				     "others say");
	control_drink(live->control, client);
	recorder_listen(live->recorder, true);
	o = json_object();
	jsonio_str(o, "transport", transport_name(live->choice.transport));
	jsonio_uint(o, "workers", live->nr_workers);
	jsonio_uint(o, "snaplen", live->rules->config->snaplen);
	return o;
}

/*
 * Reload.
 */

/*
 * Would these rules want another transport than there is? A class that is
 * to drop may be new, or the last of them gone.
 */
static bool transport_changes(const struct live *live,
			      const struct ruleset *rules)
{
	struct transport_choice choice;

	transport_choose(rules->config, rules->policy, live->has, &choice);
	return choice.transport != live->choice.transport;
}

/* What a running daemon cannot change; @notes gets a line for each. */
static void note_restarts(const struct live *live,
			  const struct ruleset *rules, json_t *notes)
{
	const struct config *new = rules->config;
	const struct config *old = live->rules->config;
	const struct {
		bool changed;
		const char *key;
	} keys[] = {
		{ transport_changes(live, rules), "transport" },
		{ old->queue_base != new->queue_base, "queue_base" },
		{ old->queue_count != new->queue_count, "queue_count" },
		{ old->queue_maxlen != new->queue_maxlen, "queue_maxlen" },
		{ old->queue_full_open != new->queue_full_open,
		  "on_queue_full" },
		{ old->ring_count != new->ring_count, "ring_count" },
		{ old->ring_size != new->ring_size, "ring_size" },
		{ old->ring_rest_us != new->ring_rest_us, "ring_rest" },
		{ old->snaplen != new->snaplen, "snaplen" },
		{ old->on_daemon_down != new->on_daemon_down,
		  "on_daemon_down" },
		{ strcmp(old->control_socket, new->control_socket),
		  "control_socket" },
		{ strcmp(old->state_dir, new->state_dir), "state_dir" },
		{ old->sandbox != new->sandbox, "sandbox" },
		{ old->log_syslog != new->log_syslog, "log" },
		{ old->flows.flows != new->flows.flows, "limits/flows" },
		{ old->flows.stream_bytes != new->flows.stream_bytes,
		  "limits/bytes" },
		{ old->engine.window < new->engine.window, "limits/window" },
	};
	char text[128];
	size_t i;

	for (i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
		if (!keys[i].changed)
			continue;
		snprintf(text, sizeof(text), "%s has changed: that takes a "
			 "restart", keys[i].key);
		log_warn("reload: %s", text);
		json_array_append_new(notes, json_string(text));
	}
}

static void note_transport(struct live *live, const struct ruleset *rules,
			   json_t *notes)
{
	transport_keep(rules->config, rules->policy, live->has,
		       &live->choice);
	if (!live->choice.warning[0])
		return;
	log_warn("reload: %s", live->choice.warning);
	json_array_append_new(notes, json_string(live->choice.warning));
}

/* All workers, or none. */
static int set_worker_rules(struct live *live, struct ruleset *rules)
{
	unsigned int i;
	int ret = 0;

	for (i = 0; i < live->nr_workers && !ret; i++)
		ret = worker_set_rules(live->workers[i], rules);
	if (!ret)
		return 0;
	for (i--; i-- > 0;)
		worker_set_rules(live->workers[i], live->rules);
	return ret;
}

static int apply_rules(struct live *live, struct ruleset *rules, char *why,
		       size_t why_size)
{
	int ret = 0;

	if (live->door)
		ret = door_set_policy(live->door, rules->policy, why,
				      why_size);
	if (ret)
		return ret;
	ret = set_worker_rules(live, rules);
	if (!ret)
		return 0;
	snprintf(why, why_size, "%s", strerror(-ret));
	if (live->door)
		door_set_policy(live->door, live->rules->policy, why,
				why_size);
	return ret;
}

static json_t *fail_reload(struct live *live, int err, const char *why)
{
	log_error("%s", why);
	log_error("reload: failed, the rules of before stay");
	snprintf(live->reload_error, sizeof(live->reload_error), "%s", why);
	return control_error(err, "%s", why);
}

/* Takes @rules over. */
static json_t *finish_reload(struct live *live, struct ruleset *rules)
{
	char why[sizeof(live->reload_error)];
	json_t *reply, *notes;
	int ret = apply_rules(live, rules, why, sizeof(why));

	if (ret) {
		ruleset_put(rules);
		return fail_reload(live, ret, why);
	}
	notes = json_array();
	note_restarts(live, rules, notes);
	note_transport(live, rules, notes);
	ruleset_put(live->rules);
	live->rules = rules;
	live->reload_ok = true;
	if (!live->options->verbose)
		log_set_level(rules->config->log_level);
	log_info("reload: done: %u labels, %u classes",
		 engine_nr_labels(rules->engine), rules->config->nr_classes);
	reply = json_object();
	jsonio_uint(reply, "patterns", engine_nr_labels(rules->engine));
	jsonio_uint(reply, "classes", rules->config->nr_classes);
	jsonio_set(reply, "notes", notes);
	return reply;
}

void commands_on_reloaded(void *data, struct ruleset *rules,
			  const struct config_error *err)
{
	struct live *live = data;
	json_t *reply;

	live->reload_at = time(NULL);
	live->reload_ok = false;
	live->reload_error[0] = '\0';
	reply = rules ? finish_reload(live, rules) :
		fail_reload(live, -EINVAL, err->text);
	if (live->reload_client)
		control_reply(live->control, live->reload_client, reply);
	else
		json_decref(reply);
	live->reload_client = 0;
	if (live->reload_again && !reload_start(live->reload))
		live->reload_again = false;
}

/*
 * Commands of the control socket.
 */
static json_t *handle_status(void *data, uint64_t client, const json_t *request)
{
	return report_status(data);
}

static json_t *handle_counters(void *data, uint64_t client,
			       const json_t *request)
{
	return report_counters(data);
}

static json_t *handle_protocols(void *data, uint64_t client,
				const json_t *request)
{
	return report_protocols(data);
}

static json_t *handle_stages(void *data, uint64_t client,
			     const json_t *request)
{
	return report_stages(data);
}

static json_t *handle_patterns(void *data, uint64_t client,
			       const json_t *request)
{
	return report_patterns(data);
}

static json_t *handle_classes(void *data, uint64_t client,
			      const json_t *request)
{
	return report_classes(data);
}

/* To whom flows go, a line each. */
struct flow_lines {
	struct control *control;
	uint64_t client;
};

static int send_flow(json_t *flow, void *data)
{
	const struct flow_lines *to = data;

	return control_line(to->control, to->client, flow);
}

static int list_flow(json_t *flow, void *data)
{
	return json_array_append_new(data, flow) ? -ENOMEM : 0;
}

static json_t *handle_flows(void *data, uint64_t client,
			    const json_t *request)
{
	struct live *live = data;
	struct flow_lines to = { live->control, client };
	uint64_t limit = jsonio_get_uint(request, "limit", 1000);
	bool largest = !strcmp(jsonio_get_str(request, "sort", ""), "bytes");
	json_t *list = NULL, *reply;

	if (limit > CTL_MAX_FLOWS)
		limit = CTL_MAX_FLOWS;
	if (jsonio_get_bool(request, "lines", 0)) {
		reply = report_flows(live, limit, largest, send_flow, &to);
	} else {
		list = json_array();
		reply = report_flows(live, limit, largest, list_flow, list);
	}
	if (!reply) {
		json_decref(list);
		return control_error(-ENOMEM, "no memory for so many flows");
	}
	if (list)
		jsonio_set(reply, "flows", list);
	return reply;
}

static json_t *handle_monitor(void *data, uint64_t client,
			      const json_t *request)
{
	struct live *live = data;

	control_listen(live->control, client);
	monitor_listen(live->monitor, true);
	return json_object();
}

static json_t *handle_reload(void *data, uint64_t client,
			     const json_t *request)
{
	struct live *live = data;
	int ret = reload_start(live->reload);

	if (ret == -EBUSY)
		return control_error(ret, "a reload is under way already");
	if (ret)
		return control_error(ret, "reload: %s", strerror(-ret));
	live->reload_client = client;
	return NULL;
}

const struct control_command control_commands[] = {
	{ "status", handle_status },
	{ "counters", handle_counters },
	{ "protocols", handle_protocols },
	{ "patterns", handle_patterns },
	{ "stages", handle_stages },
	{ "classes", handle_classes },
	{ "flows", handle_flows },
	{ "monitor", handle_monitor },
	{ "record", handle_record },
	{ "reload", handle_reload },
	{ NULL, NULL }
};
