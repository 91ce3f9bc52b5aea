// SPDX-License-Identifier: GPL-2.0-or-later
#include "live.h"

#include <errno.h>
#include <grp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <time.h>
#include <unistd.h>

#include "control.h"
#include "ctl.h"
#include "door.h"
#include "export/monitor.h"
#include "live_state.h"
#include "log.h"
#include "loop.h"
#include "reload.h"
#include "report.h"
#include "sandbox.h"
#include "source/nfqueue_proc.h"
#include "worker.h"

enum {
	SECOND_MS = 1000,
	/* IPv6 and its extension headers, and TCP's, before the window */
	HEADERS = 256,
};

/*
 * Monitor: from the workers to the listeners.
 */
static void send_event(const char *line, size_t len, void *data)
{
	control_broadcast(data, line, len);
}

static void on_monitor(void *data, uint32_t events)
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
 * Reload.
 */

/* What a running daemon cannot change; @notes gets a line for each. */
static void note_restarts(const struct live *live, const struct config *new,
			  json_t *notes)
{
	const struct config *old = live->rules->config;
	const struct {
		bool changed;
		const char *key;
	} keys[] = {
		{ old->transport != new->transport, "transport" },
		{ old->queue_base != new->queue_base, "queue_base" },
		{ old->queue_count != new->queue_count, "queue_count" },
		{ old->queue_maxlen != new->queue_maxlen, "queue_maxlen" },
		{ old->queue_full_open != new->queue_full_open,
		  "on_queue_full" },
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
	note_restarts(live, rules->config, notes);
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

static void on_reloaded(void *data, struct ruleset *rules,
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

static json_t *handle_flows(void *data, uint64_t client,
			    const json_t *request)
{
	uint64_t limit = jsonio_get_uint(request, "limit", 1000);

	return report_flows(data, limit < CTL_MAX_FLOWS ? limit :
			    CTL_MAX_FLOWS);
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

static const struct control_command commands[] = {
	{ "status", handle_status },
	{ "counters", handle_counters },
	{ "protocols", handle_protocols },
	{ "patterns", handle_patterns },
	{ "classes", handle_classes },
	{ "flows", handle_flows },
	{ "monitor", handle_monitor },
	{ "reload", handle_reload },
	{ NULL, NULL }
};

/*
 * Signals and time.
 */
static void on_signal(void *data, uint32_t signal)
{
	struct live *live = data;

	if (signal == SIGHUP) {
		/* what changed meanwhile is not to be missed */
		live->reload_again = reload_start(live->reload) == -EBUSY;
		return;
	}
	log_info("leaving: signal %u", signal);
	loop_stop(live->loop);
}

static void on_second(void *data, uint32_t events)
{
	struct live *live = data;

	if (door_check(live->door))
		log_info("module: bound again");
}

/*
 * Opening, in this order.
 */
static int load_rules(struct live *live)
{
	const struct live_options *o = live->options;
	struct config_error err;
	int ret;

	live->config = o->config;
	if (!live->config && !access(CONFIG_DEFAULT_PATH, F_OK))
		live->config = CONFIG_DEFAULT_PATH;
	ret = ruleset_load(live->config, o->dirs, o->nr_dirs, &live->rules,
			   &err);
	if (ret)
		log_error("%s", err.text);
	return ret;
}

static void start_log(const struct live *live)
{
	const struct config *c = live->rules->config;

	log_set_level(live->options->verbose ? LOG_L_DEBUG : c->log_level);
	if (c->log_syslog)
		log_to_syslog();
}

static int refuse_ring(const struct config *c)
{
	log_error("%s:%u:%u: transport = \"ring\": packets come through "
		  "queues only in this version: write \"queue\"",
		  c->file ? c->file : "defaults", c->transport_at.line,
		  c->transport_at.column);
	return -EOPNOTSUPP;
}

/* The module if it is there and wanted, else a rule of the administrator. */
static int open_door(struct live *live)
{
	const struct config *c = live->rules->config;
	char why[300];
	int ret;

	if (c->transport == LIMEN_TRANSPORT_RING)
		return refuse_ring(c);
	if (live->options->queue >= 0)
		return 0;
	ret = door_open(c->state_dir, &live->door, why, sizeof(why));
	if (ret == -ENOENT) {
		log_warn("%s (modprobe limen): only packets that a rule of "
			 "yours sends to NFQUEUE are seen", why);
		return 0;
	}
	if (ret == -EPERM)
		log_error("%s: be root (or have CAP_NET_ADMIN in this network "
			  "namespace)", why);
	else if (ret)
		log_error("%s", why);
	return ret;
}

static int open_control_socket(const struct config *c)
{
	const struct group *gr = c->control_group ?
		getgrnam(c->control_group) : NULL;
	int fd = ctl_listen(c->control_socket, gr ? gr->gr_gid : (gid_t)-1);

	if (fd == -EADDRINUSE)
		log_error("%s: another limend answers there: stop it, or give "
			  "this one a control_socket of its own",
			  c->control_socket);
	else if (fd < 0)
		log_error("%s: control socket: %s", c->control_socket,
			  strerror(-fd));
	return fd;
}

static int open_loop(struct live *live)
{
	static const int signals[] = { SIGTERM, SIGINT, SIGHUP, 0 };
	const struct live_options *o = live->options;
	int ret;

	signal(SIGPIPE, SIG_IGN);
	ret = loop_new(&live->loop);
	if (!ret)
		ret = loop_signals(live->loop, signals, on_signal, live);
	if (!ret)
		ret = monitor_new(&live->monitor);
	if (!ret)
		ret = loop_add(live->loop, monitor_fd(live->monitor), EPOLLIN,
			       on_monitor, live);
	if (!ret && live->door)
		ret = loop_every(live->loop, SECOND_MS, on_second, live);
	if (!ret)
		ret = reload_new(live->loop, live->config, o->dirs,
				 o->nr_dirs, on_reloaded, live, &live->reload);
	if (ret)
		log_error("event loop: %s", strerror(-ret));
	return ret;
}

static int open_control(struct live *live)
{
	int fd, ret;

	fd = open_control_socket(live->rules->config);
	if (fd < 0)
		return fd;
	ret = control_new(live->loop, fd, commands, live, &live->control);
	if (ret) {
		close(fd);
		log_error("control socket: %s", strerror(-ret));
	}
	return ret;
}

static void choose_queues(const struct live *live, unsigned int *base,
			  unsigned int *count)
{
	const struct live_options *o = live->options;
	const struct config *c = live->rules->config;

	*base = o->queue >= 0 ? (unsigned int)o->queue : c->queue_base;
	*count = c->queue_count;
	if (o->queue_count > 0)
		*count = (unsigned int)o->queue_count;
	else if (o->queue >= 0)
		*count = 1;	/* --queue N means that one */
}

static int open_workers(struct live *live)
{
	const struct config *c = live->rules->config;
	struct worker_options wo = {
		.queue = {
			.maxlen = c->queue_maxlen,
			.copy_range = c->engine.window + HEADERS,
			.fail_open = c->queue_full_open,
		},
		.limits = c->flows,
		.rules = live->rules,
		.door = live->door,
		.monitor = live->monitor,
	};
	unsigned int i, base, count;
	char why[300];
	int ret;

	choose_queues(live, &base, &count);
	wo.limits.flows = c->flows.flows / count + 1;
	wo.limits.stream_bytes = c->flows.stream_bytes / count + 1;
	/* without the module nothing else remembers what a flow is */
	wo.limits.keep_decided = !live->door;
	for (i = 0; i < count; i++) {
		wo.number = i;
		wo.queue.number = (uint16_t)(base + i);
		ret = worker_open(&wo, &live->workers[i], why, sizeof(why));
		if (ret) {
			log_error("%s", why);
			return ret;
		}
		live->nr_workers++;
	}
	return 0;
}

static int bind_module(struct live *live)
{
	const struct config *c = live->rules->config;
	struct kern_bind bind = {
		.transport = LIMEN_TRANSPORT_QUEUE,
		.on_daemon_down = c->on_daemon_down,
		.queue_count = (uint16_t)live->nr_workers,
	};
	struct door_status status;
	unsigned int base, count;
	int ret;

	if (!live->door)
		return 0;
	choose_queues(live, &base, &count);
	bind.queue_base = (uint16_t)base;
	ret = door_bind(live->door, &bind, live->rules->policy);
	if (ret) {
		door_status(live->door, &status);
		log_error("module: bind: %s", status.error);
	}
	return ret;
}

/* A reload reads as another user than the start did. */
static void warn_unreadable(const char *path)
{
	if (path && access(path, R_OK))
		log_warn("%s: cannot be read from now on: a reload will fail: "
			 "%s", path, strerror(errno));
}

static int give_up_rights(const struct live *live)
{
	const struct config *c = live->rules->config;
	char why[200];
	unsigned int i;
	int ret = sandbox_enter(c->user, c->sandbox, why, sizeof(why));

	if (ret) {
		log_error("sandbox: %s", why);
		return ret;
	}
	warn_unreadable(live->config);
	for (i = 0; i < c->nr_patterns && !live->options->nr_dirs; i++)
		warn_unreadable(c->patterns[i]);
	return 0;
}

static int start_workers(struct live *live)
{
	unsigned int i;
	int ret;

	for (i = 0; i < live->nr_workers; i++) {
		ret = worker_start(live->workers[i]);
		if (ret) {
			log_error("worker %u: %s", i, strerror(-ret));
			return ret;
		}
	}
	return 0;
}

static void say_ready(const struct live *live)
{
	unsigned int base, count;

	choose_queues(live, &base, &count);
	log_info("ready: %s, queues %u to %u, %u labels, %u classes",
		 live->door ? "bound to the module" : "without the module",
		 base, base + count - 1, engine_nr_labels(live->rules->engine),
		 live->rules->config->nr_classes);
	if (!live->door && !live->rules->config->mark_mask)
		log_warn("mark_mask is 0: decided flows get no mark, so no "
			 "rule can take them past the queue");
}

static int open_all(struct live *live)
{
	int ret;

	ret = load_rules(live);
	if (ret)
		return ret;
	start_log(live);
	ret = open_door(live);
	if (ret)
		return ret;
	ret = open_loop(live);
	if (ret)
		return ret;
	ret = open_workers(live);
	if (ret)
		return ret;
	ret = open_control(live);
	if (ret)
		return ret;
	live->queue_list = nfqueue_proc_open();
	return bind_module(live);
}

/*
 * The mirror of it. What is queued is worked on while its verdicts can be
 * sent; then the module is told, so that nothing more comes; then the
 * queues are emptied and closed.
 */
static void close_all(struct live *live)
{
	unsigned int i;

	for (i = 0; i < live->nr_workers; i++)
		worker_finish(live->workers[i]);
	if (live->door)
		door_release(live->door, live->rules->config->release_on_exit);
	for (i = 0; i < live->nr_workers; i++)
		worker_close(live->workers[i]);
	if (live->queue_list >= 0)
		close(live->queue_list);
	reload_free(live->reload);
	control_free(live->control);
	monitor_free(live->monitor);
	loop_free(live->loop);
	door_close(live->door);
	ruleset_put(live->rules);
}

int live_run(const struct live_options *options)
{
	struct live live = { .options = options, .queue_list = -ENOENT };
	struct timespec now;
	int ret;

	clock_gettime(CLOCK_MONOTONIC, &now);
	live.started = now.tv_sec;
	ret = open_all(&live);
	if (!ret)
		ret = give_up_rights(&live);
	if (!ret)
		ret = start_workers(&live);
	if (!ret) {
		say_ready(&live);
		ret = loop_run(live.loop);
	}
	close_all(&live);
	return ret ? EXIT_FAILURE : EXIT_SUCCESS;
}
