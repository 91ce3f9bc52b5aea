// SPDX-License-Identifier: GPL-2.0-only
#include "counters.h"

#include <linux/build_bug.h>
#include <linux/cpumask.h>
#include <linux/gfp.h>
#include <linux/log2.h>
#include <linux/minmax.h>

/*
 * Every packet ends in exactly one of these, so packet_seen is their sum and
 * costs the packet path nothing. packet_dropped is not among them: those were
 * decided, given up or pushed before their class dropped them.
 */
static const u8 seen_parts[] = {
	LIMEN_COUNTER_PACKET_UNTRACKED,
	LIMEN_COUNTER_PACKET_OTHER,
	LIMEN_COUNTER_PACKET_LATE,
	LIMEN_COUNTER_PACKET_EMPTY,
	LIMEN_COUNTER_PACKET_DECIDED,
	LIMEN_COUNTER_PACKET_UNKNOWN,
	LIMEN_COUNTER_PACKET_QUEUED,
	LIMEN_COUNTER_PACKET_COPIED,
	LIMEN_COUNTER_RING_LOST,
	LIMEN_COUNTER_PACKET_UNWATCHED,
	LIMEN_COUNTER_PACKET_REFUSED,
};

struct limen_counters __percpu *limen_counters_new(void)
{
	/* all that the per-CPU allocator gives at once */
	BUILD_BUG_ON(sizeof(struct limen_counters) > 32 << 10);
	/* any namespace's administrator can ask for this: charge it */
	return alloc_percpu_gfp(struct limen_counters, GFP_KERNEL_ACCOUNT);
}

void limen_counters_free(struct limen_counters __percpu *counters)
{
	free_percpu(counters);
}

void limen_counters_add_latency(struct limen_counters __percpu *counters,
				u64 ns)
{
	unsigned int bucket = ns ? ilog2(ns) : 0;

	bucket = min_t(unsigned int, bucket, LIMEN_NR_LATENCY - 1);
	this_cpu_inc(counters->latency[bucket]);
}

static u64 sum_one(struct limen_counters __percpu *counters, unsigned int id)
{
	u64 sum = 0;
	int cpu;

	for_each_possible_cpu(cpu)
		sum += READ_ONCE(per_cpu_ptr(counters, cpu)->value[id]);
	return sum;
}

u64 limen_counters_sum(struct limen_counters __percpu *counters,
		       enum limen_counter id)
{
	u64 sum = 0;
	int i;

	if (!counters)
		return 0;
	if (id != LIMEN_COUNTER_PACKET_SEEN)
		return sum_one(counters, id);
	for (i = 0; i < ARRAY_SIZE(seen_parts); i++)
		sum += sum_one(counters, seen_parts[i]);
	return sum;
}

void limen_counters_sum_latency(struct limen_counters __percpu *counters,
				u64 latency[LIMEN_NR_LATENCY])
{
	int i, cpu;

	memset(latency, 0, sizeof(u64) * LIMEN_NR_LATENCY);
	if (!counters)
		return;
	for_each_possible_cpu(cpu)
		for (i = 0; i < LIMEN_NR_LATENCY; i++)
			latency[i] +=
				READ_ONCE(per_cpu_ptr(counters, cpu)->latency[i]);
}

struct limen_volume
limen_counters_sum_class(struct limen_counters __percpu *counters, u8 class)
{
	struct limen_volume sum = {};
	int cpu;

	if (!counters)
		return sum;
	for_each_possible_cpu(cpu) {
		const struct limen_counters *c = per_cpu_ptr(counters, cpu);

		sum.packets += READ_ONCE(c->class[class].packets);
		sum.bytes += READ_ONCE(c->class[class].bytes);
	}
	return sum;
}

struct limen_volume
limen_counters_sum_label(struct limen_counters __percpu *counters, u16 id)
{
	struct limen_volume sum = {};
	int cpu;

	if (!counters || id >= LIMEN_MAX_LABELS)
		return sum;
	for_each_possible_cpu(cpu) {
		const struct limen_counters *c = per_cpu_ptr(counters, cpu);

		sum.packets += READ_ONCE(c->label[id].packets);
		sum.bytes += READ_ONCE(c->label[id].bytes);
	}
	return sum;
}

const char *limen_counter_name(enum limen_counter id)
{
#define COUNTER_NAME(id, name, unit, help) [LIMEN_COUNTER_##id] = #name,
	static const char * const names[] = { LIMEN_COUNTERS(COUNTER_NAME) };
#undef COUNTER_NAME

	return names[id];
}
