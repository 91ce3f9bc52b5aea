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

#include "background.h"
#include "commands.h"
#include "control.h"
#include "crew.h"
#include "ctl.h"
#include "door.h"
#include "export/monitor.h"
#include "export/recorder.h"
#include "follow.h"
#include "l7filter/l7filter.h"
#include "live_state.h"
#include "log.h"
#include "loop.h"
#include "reload.h"
#include "sandbox.h"
#include "source/nfqueue_proc.h"
#include "sweeper.h"
#include "worker.h"

enum {
	SECOND_MS = 1000,
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

	if (door_check(live->door)) {
		log_info("module: bound again");
		live->reopen = true;
	}
	if (live->reopen && !crew_reopen(live))
		live->reopen = false;
}

/*
 * Opening, in this order.
 */
static int load_rules(struct live *live)
{
	const struct live_options *o = live->options;
	struct config_error err;
	int ret;

	live->source = (struct ruleset_source){
		.config = o->config, .dirs = o->dirs, .nr_dirs = o->nr_dirs,
		.l7 = o->l7,
	};
	/* l7-filter's users have not written it for this */
	if (!o->config && !o->l7 && !access(CONFIG_DEFAULT_PATH, F_OK))
		live->source.config = CONFIG_DEFAULT_PATH;
	ret = ruleset_load(&live->source, &live->rules, &err);
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

/* The module if it is there and wanted, else a rule of the administrator. */
static int open_door(struct live *live)
{
	const struct config *c = live->rules->config;
	char why[300];
	int ret;

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
	int ret;

	signal(SIGPIPE, SIG_IGN);
	ret = loop_new(&live->loop);
	if (!ret)
		ret = loop_signals(live->loop, signals, on_signal, live);
	if (!ret)
		ret = monitor_new(&live->monitor);
	if (!ret)
		ret = loop_add(live->loop, monitor_fd(live->monitor), EPOLLIN,
			       commands_on_monitor, live);
	if (!ret)
		ret = recorder_new(&live->recorder);
	if (!ret)
		ret = loop_add(live->loop, recorder_fd(live->recorder), EPOLLIN,
			       commands_on_records, live);
	if (!ret && live->door)
		ret = loop_every(live->loop, SECOND_MS, on_second, live);
	if (!ret)
		ret = reload_new(live->loop, &live->source, commands_on_reloaded,
				 live, &live->reload);
	if (ret)
		log_error("event loop: %s", strerror(-ret));
	return ret;
}

static const struct config *config_in_force(void *data)
{
	const struct live *live = data;

	return live->rules->config;
}

static int open_follow(struct live *live)
{
	int ret = follow_new(live->loop, config_in_force, live, &live->follow);

	if (ret)
		log_error("interfaces cannot be followed: %s", strerror(-ret));
	return ret;
}

/* Without it, all is as well, but for what is left lying about. */
static void hand_to_sweeper(struct live *live)
{
	const struct config *c = live->rules->config;
	char why[200];
	int ret = live->sweeper;

	if (ret < 0)
		snprintf(why, sizeof(why), "fork: %s", strerror(-ret));
	else
		ret = sweeper_take(live->sweeper, c->control_socket, c->sandbox,
				   why, sizeof(why));
	if (ret < 0)
		log_warn("%s: will be left behind: %s", c->control_socket, why);
}

static int open_control(struct live *live)
{
	int fd, ret;

	fd = open_control_socket(live->rules->config);
	if (fd < 0)
		return fd;
	hand_to_sweeper(live);
	ret = control_new(live->loop, fd, control_commands, live, &live->control);
	if (ret) {
		close(fd);
		log_error("control socket: %s", strerror(-ret));
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

/* What goes wrong until here is still seen by whoever started us. */
static int leave_terminal(void)
{
	int ret = background_ready(BACKGROUND_PID_FILE);

	if (ret)
		log_error("%s: %s", BACKGROUND_PID_FILE, strerror(-ret));
	return ret;
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
	warn_unreadable(live->source.config);
	if (live->source.l7) {
		warn_unreadable(live->source.l7->file);
		warn_unreadable(live->source.l7->dir);
		return 0;
	}
	for (i = 0; i < c->nr_patterns && !live->source.nr_dirs; i++)
		warn_unreadable(c->patterns[i]);
	return 0;
}

static void say_ready(const struct live *live)
{
	char packets[48];

	/* without the module there is no choice that had a reason */
	log_info("ready: %s, %s%s%s%s, %u labels, %u classes",
		 live->door ? "bound to the module" : "without the module",
		 crew_describe(live, packets), live->door ? " (" : "",
		 live->door ? live->choice.why : "", live->door ? ")" : "",
		 engine_nr_labels(live->rules->engine),
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
	ret = crew_prepare(live);
	if (ret)
		return ret;
	ret = open_control(live);
	if (ret)
		return ret;
	ret = open_follow(live);
	if (ret)
		return ret;
	live->queue_list = nfqueue_proc_open();
	return crew_bind(live);
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
	follow_free(live->follow);
	reload_free(live->reload);
	sweeper_sweep(live->sweeper);
	control_free(live->control);
	monitor_free(live->monitor);
	recorder_free(live->recorder);
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
	live.sweeper = sweeper_start();
	ret = open_all(&live);
	if (!ret)
		ret = leave_terminal();
	if (!ret)
		ret = crew_guard(&live);
	if (!ret)
		ret = give_up_rights(&live);
	if (!ret)
		ret = crew_start(&live);
	if (!ret) {
		say_ready(&live);
		ret = loop_run(live.loop);
	}
	close_all(&live);
	return ret ? EXIT_FAILURE : EXIT_SUCCESS;
}
