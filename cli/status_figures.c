// SPDX-License-Identifier: GPL-2.0-or-later
#include "status.h"

#include <string.h>

uint64_t status_daemon_counter(const struct status *s, const char *group,
			       const char *name)
{
	return jsonio_get_uint(json_object_get(s->daemon_counters, group),
			       name, 0);
}

uint64_t status_kernel_counter(const struct status *s, enum limen_counter id)
{
	return s->counters.value[id];
}

uint64_t status_queues_sum(const struct status *s, const char *key)
{
	const json_t *queues = json_object_get(s->daemon, "queues");
	uint64_t sum = 0;
	json_t *queue;
	size_t i;

	json_array_foreach(queues, i, queue)
		sum += jsonio_get_uint(queue, key, 0);
	return sum;
}

unsigned int status_losses(const struct status *s,
			   struct status_loss losses[STATUS_MAX_LOSSES])
{
	const struct status_loss all[] = {
		{ "ring_lost",
		  status_kernel_counter(s, LIMEN_COUNTER_RING_LOST) },
		{ "label_full",
		  status_kernel_counter(s, LIMEN_COUNTER_LABEL_FULL) },
		{ "packet_refused",
		  status_kernel_counter(s, LIMEN_COUNTER_PACKET_REFUSED) },
		{ "queue_dropped", status_queues_sum(s, "queue_dropped") },
		{ "user_dropped", status_queues_sum(s, "user_dropped") },
		{ "verdicts_lost", status_daemon_counter(s, "verdict", "lost") },
		{ "flows_evicted",
		  status_daemon_counter(s, "pipeline", "flows_evicted") },
		{ "stream_cap",
		  status_daemon_counter(s, "pipeline", "stream_cap") },
		{ "no_memory",
		  status_daemon_counter(s, "pipeline", "no_memory") },
	};

	_Static_assert(sizeof(all) / sizeof(*all) <= STATUS_MAX_LOSSES,
		       "room for all");
	memcpy(losses, all, sizeof(all));
	return sizeof(all) / sizeof(*all);
}

bool status_is_fine(const struct status *s)
{
	const json_t *module = json_object_get(s->daemon, "module");

	if (!s->daemon)
		return false;
	if (!strcmp(jsonio_get_str(s->daemon, "road", ""), "nfqueue"))
		return true;
	return jsonio_get_bool(module, "bound", 0);
}
