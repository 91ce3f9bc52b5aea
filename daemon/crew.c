// SPDX-License-Identifier: GPL-2.0-or-later
#include "crew.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "door.h"
#include "guard.h"
#include "live_state.h"
#include "log.h"
#include "worker.h"

_Static_assert(LIMEN_MAX_QUEUES == LIMEN_MAX_RINGS, "one worker for each");

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

static void choose_transport(struct live *live)
{
	if (live->door)
		live->has |= TRANSPORT_HAS_MODULE;
	if (!access(LIMEN_DEVICE, R_OK | W_OK))
		live->has |= TRANSPORT_HAS_DEVICE;
	transport_choose(live->rules->config, live->rules->policy, live->has,
			 &live->choice);
	if (live->choice.warning[0])
		log_warn("%s", live->choice.warning);
}

static bool has_rings(const struct live *live)
{
	return live->choice.transport == LIMEN_TRANSPORT_RING;
}

static unsigned int count_workers(const struct live *live)
{
	unsigned int base, count;

	if (has_rings(live))
		return live->rules->config->ring_count;
	choose_queues(live, &base, &count);
	return count;
}

static int open_workers(struct live *live)
{
	const struct config *c = live->rules->config;
	struct worker_options wo = {
		.transport = live->choice.transport,
		.queue = {
			.maxlen = c->queue_maxlen,
			.copy_range = c->engine.window + CONFIG_HEADERS,
			.fail_open = c->queue_full_open,
		},
		.ring_rest_us = c->ring_rest_us,
		.limits = c->flows,
		.rules = live->rules,
		.door = live->door,
		.monitor = live->monitor,
		.recorder = live->recorder,
	};
	unsigned int i, base, nr_queues, count = count_workers(live);
	char why[300];
	int ret;

	choose_queues(live, &base, &nr_queues);
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
		.transport = live->choice.transport,
		.on_daemon_down = c->on_daemon_down,
		.ring_count = c->ring_count,
		.ring_size = c->ring_size,
		.snaplen = c->snaplen,
	};
	struct door_status status;
	unsigned int base, count;
	int ret;

	if (!live->door)
		return 0;
	choose_queues(live, &base, &count);
	bind.queue_base = (uint16_t)base;
	bind.queue_count = (uint16_t)count;
	ret = door_bind(live->door, &bind, live->rules->policy);
	if (ret) {
		door_status(live->door, &status);
		log_error("module: bind: %s", status.error);
	}
	return ret;
}

/* Who writes "ring" does not want packets to wait. */
static int refuse_ring(const struct config *c)
{
	log_error("%s: transport = \"ring\": rings are the module's, which is "
		  "not there or, with -Q, not wanted: modprobe limen, or "
		  "write \"auto\"", c->file ? c->file : "defaults");
	return -EOPNOTSUPP;
}

int crew_prepare(struct live *live)
{
	choose_transport(live);
	if (live->rules->config->transport == LIMEN_TRANSPORT_RING &&
	    !has_rings(live))
		return refuse_ring(live->rules->config);
	return has_rings(live) ? 0 : open_workers(live);
}

int crew_bind(struct live *live)
{
	int ret = bind_module(live);

	if (ret)
		return ret;
	return has_rings(live) ? open_workers(live) : 0;
}

int crew_reopen(struct live *live)
{
	unsigned int i;
	int ret;

	for (i = 0; i < live->nr_workers; i++) {
		ret = worker_reopen(live->workers[i]);
		if (ret) {
			log_error("ring %u: %s: trying again every second", i,
				  strerror(-ret));
			return ret;
		}
	}
	return 0;
}

int crew_guard(const struct live *live)
{
	const struct config *c = live->rules->config;
	struct nfqueue *queues[LIMEN_MAX_QUEUES];
	char why[200];
	unsigned int i;
	int ret;

	if (has_rings(live))
		return 0;
	for (i = 0; i < live->nr_workers; i++)
		queues[i] = worker_queue(live->workers[i]);
	ret = guard_start(queues, live->nr_workers, c->user, c->sandbox, why,
			  sizeof(why));
	if (ret)
		log_error("guard: %s", why);
	return ret;
}

int crew_start(struct live *live)
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

const char *crew_describe(const struct live *live, char text[48])
{
	unsigned int base, count;

	choose_queues(live, &base, &count);
	if (has_rings(live))
		snprintf(text, 48, "%u rings", live->nr_workers);
	else
		snprintf(text, 48, count == 1 ? "queue %u" : "queues %u to %u",
			 base, base + count - 1);
	return text;
}
