/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Counters of one network namespace, one copy per CPU. Adding to one is a
 * single instruction that neither a softirq nor another CPU can tear, so the
 * hooks need no protection in any context.
 */
#ifndef LIMEN_COUNTERS_H
#define LIMEN_COUNTERS_H

#include <linux/percpu.h>
#include <linux/types.h>

#include <limen/counter.h>
#include <limen/genl.h>

struct limen_volume {
	u64 packets;
	u64 bytes;
};

struct limen_counters {
	u64 value[LIMEN_NR_COUNTERS];
	u64 latency[LIMEN_NR_LATENCY];
	struct limen_volume class[LIMEN_MAX_CLASSES];
	struct limen_volume label[LIMEN_MAX_LABELS];
};

struct limen_counters __percpu *limen_counters_new(void);
void limen_counters_free(struct limen_counters __percpu *counters);

#define limen_count(counters, id) \
	this_cpu_inc((counters)->value[LIMEN_COUNTER_##id])

#define limen_count_n(counters, id, n) \
	this_cpu_add((counters)->value[LIMEN_COUNTER_##id], n)

#define limen_count_volume(volume, len)			\
	do {						\
		this_cpu_inc((volume).packets);		\
		this_cpu_add((volume).bytes, len);	\
	} while (0)

/* Puts a push-to-verdict time into its bucket. */
void limen_counters_add_latency(struct limen_counters __percpu *counters,
				u64 ns);

/* Sums over the CPUs. A namespace never bound has @counters NULL: all 0. */
u64 limen_counters_sum(struct limen_counters __percpu *counters,
		       enum limen_counter id);
void limen_counters_sum_latency(struct limen_counters __percpu *counters,
				u64 latency[LIMEN_NR_LATENCY]);
struct limen_volume
limen_counters_sum_class(struct limen_counters __percpu *counters, u8 class);
struct limen_volume
limen_counters_sum_label(struct limen_counters __percpu *counters, u16 id);

/* The name of a counter, as in counter.h. */
const char *limen_counter_name(enum limen_counter id);

#endif /* LIMEN_COUNTERS_H */
