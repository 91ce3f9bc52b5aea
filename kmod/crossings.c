// SPDX-License-Identifier: GPL-2.0-only
/*
 * Crossings: the areas of the CPUs, switching on and off, and sums.
 */
#include "crossings.h"

#include <linux/cpu.h>
#include <linux/cpuhotplug.h>
#include <linux/mm.h>
#include <linux/mutex.h>

#include "clock.h"
#include "copy.h"
#include "sysfs_crossings.h"

DEFINE_PER_CPU(struct limen_crossings_cpu *, limen_crossings_area);

/* The same but while probes are tried, which count where nobody may look. */
static DEFINE_PER_CPU(struct limen_crossings_cpu *, areas);

static DEFINE_MUTEX(lock);	/* of what follows */
static enum limen_mode mode;
static u64 present;
static struct limen_cost cost;
static int hotplug_state;	/* 0: there are no areas yet */

/*
 * For each CPU that is there, and called before one comes. What an area has
 * counted outlives its CPU.
 */
static int prepare_cpu(unsigned int cpu)
{
	struct limen_crossings_cpu *c = per_cpu(areas, cpu);

	if (c)
		return 0;
	c = kvzalloc_node(sizeof(*c), LIMEN_AREA_GFP, cpu_to_node(cpu));
	if (!c)
		return -ENOMEM;
	per_cpu(limen_crossings_area, cpu) = c;
	/* pairs with the acquire in limen_crossings_of(): it is all zero */
	smp_store_release(per_cpu_ptr(&areas, cpu), c);
	/* without its folder a CPU is counted all the same */
	limen_sysfs_add_cpu(cpu);
	return 0;
}

static int prepare_cpus(void)
{
	int cpu, ret = 0;

	for_each_present_cpu(cpu)
		if (!ret)
			ret = prepare_cpu(cpu);
	return ret;
}

/*
 * Not every kernel calls what is set up here for the CPUs that are there: 5.10
 * does not. No probe may find its CPU without an area.
 */
static int make_areas(void)
{
	int state, ret;

	if (hotplug_state)
		return 0;
	ret = limen_waiting_init();
	if (ret)
		return ret;
	cpus_read_lock();
	state = cpuhp_setup_state_nocalls_cpuslocked(CPUHP_BP_PREPARE_DYN,
						     "limen:prepare",
						     prepare_cpu, NULL);
	ret = state < 0 ? state : prepare_cpus();
	if (!ret)
		hotplug_state = state;
	else if (state >= 0)
		cpuhp_remove_state_nocalls_cpuslocked(state);
	cpus_read_unlock();
	return ret;
}

/* Forgets what a CPU was at; the counts stay. Nothing is attached. */
static void forget_present(void)
{
	struct limen_crossings_cpu *c;
	int cpu;

	limen_waiting_clear();
	for_each_possible_cpu(cpu) {
		c = per_cpu(areas, cpu);
		if (!c)
			continue;
		c->row = NULL;
		c->since = 0;
		c->irq_from_user = false;
	}
}

static int attach(enum limen_mode wanted)
{
	struct limen_crossings_cpu *scratch;
	int ret;

	ret = make_areas();
	if (ret)
		return ret;
	scratch = kvzalloc(sizeof(*scratch), LIMEN_AREA_GFP);
	if (!scratch)
		return -ENOMEM;
	forget_present();
	limen_clock_choose();
	cost = limen_probes_calibrate(wanted, scratch);
	kvfree(scratch);
	ret = limen_probes_attach(wanted, &present);
	if (ret)
		return ret;
	mode = wanted;
	limen_copy_time(mode == LIMEN_MODE_TIME);
	return 0;
}

static void detach(void)
{
	limen_copy_time(false);
	limen_probes_detach();
	mode = LIMEN_MODE_OFF;
	present = 0;
	memset(&cost, 0, sizeof(cost));
}

static int change_mode(enum limen_mode wanted)
{
	enum limen_mode old = mode;
	int ret;

	if (wanted == old)
		return 0;
	if (old != LIMEN_MODE_OFF)
		detach();
	if (wanted == LIMEN_MODE_OFF)
		return 0;
	ret = attach(wanted);
	if (ret && old != LIMEN_MODE_OFF)
		attach(old);
	return ret;
}

int limen_crossings_set_mode(enum limen_mode wanted)
{
	int ret;

	mutex_lock(&lock);
	ret = change_mode(wanted);
	mutex_unlock(&lock);
	return ret;
}

enum limen_mode limen_crossings_mode(void)
{
	return READ_ONCE(mode);
}

u64 limen_crossings_present(void)
{
	return READ_ONCE(present);
}

struct limen_cost limen_crossings_cost(void)
{
	struct limen_cost now;

	mutex_lock(&lock);
	now = cost;
	mutex_unlock(&lock);
	return now;
}

/* sums */

const struct limen_crossings_cpu *limen_crossings_of(int cpu)
{
	/* pairs with the release in prepare_cpu() */
	return smp_load_acquire(per_cpu_ptr(&areas, cpu));
}

static u64 sum_times(const struct limen_call_counts *call)
{
	u64 sum = 0;
	unsigned int b;

	for (b = 0; b < LIMEN_NR_CALL_TIMES; b++)
		sum += READ_ONCE(call->time[b]);
	return sum;
}

static u64 value_of_call(const struct limen_crossings_cpu *c,
			 unsigned int table, unsigned int nr,
			 enum limen_crossing id)
{
	const struct limen_call_counts *call = &c->call[table][nr];

	switch (id) {
	case LIMEN_CROSSING_SYSCALL_ENTERED:
	case LIMEN_CROSSING_SYSCALL_COMPAT:
		return READ_ONCE(c->entered[table][nr]);
	case LIMEN_CROSSING_SYSCALL_FAILED:
		return READ_ONCE(call->failed);
	case LIMEN_CROSSING_SYSCALL_NS:
		return READ_ONCE(call->ns);
	default:
		return sum_times(call);
	}
}

/* The kinds that cost the probes nothing. */
static bool is_sum_of_calls(enum limen_crossing id)
{
	switch (id) {
	case LIMEN_CROSSING_SYSCALL_ENTERED:
	case LIMEN_CROSSING_SYSCALL_COMPAT:
	case LIMEN_CROSSING_SYSCALL_FAILED:
	case LIMEN_CROSSING_SYSCALL_NS:
	case LIMEN_CROSSING_SYSCALL_TIMED:
		return true;
	default:
		return false;
	}
}

u64 limen_crossings_value(int cpu, enum limen_crossing id)
{
	const struct limen_crossings_cpu *c = limen_crossings_of(cpu);
	unsigned int table, nr;
	u64 sum;

	if (!c)
		return 0;
	sum = READ_ONCE(c->kind[id]);
	if (!is_sum_of_calls(id))
		return sum;
	if (id == LIMEN_CROSSING_SYSCALL_ENTERED)
		sum = READ_ONCE(c->kind[LIMEN_CROSSING_SYSCALL_UNLISTED]);
	table = id == LIMEN_CROSSING_SYSCALL_COMPAT;
	for (; table < 2; table++)
		for (nr = 0; nr < LIMEN_MAX_CALLS; nr++)
			sum += value_of_call(c, table, nr, id);
	return sum;
}

u64 limen_crossings_sum(enum limen_crossing id)
{
	u64 sum = 0;
	int cpu;

	for_each_possible_cpu(cpu)
		sum += limen_crossings_value(cpu, id);
	return sum;
}

static void add_call(struct limen_call *sum,
		     const struct limen_call_counts *call)
{
	unsigned int b;

	sum->failed += READ_ONCE(call->failed);
	sum->timed += sum_times(call);
	sum->ns += READ_ONCE(call->ns);
	for (b = 0; b < LIMEN_NR_CALL_TIMES; b++)
		sum->time[b] += READ_ONCE(call->time[b]);
}

void limen_crossings_sum_call(unsigned int compat, unsigned int nr,
			      struct limen_call *call)
{
	const struct limen_crossings_cpu *c;
	int cpu;

	memset(call, 0, sizeof(*call));
	call->nr = nr;
	call->flags = compat ? LIMEN_CALL_F_COMPAT : 0;
	for_each_possible_cpu(cpu) {
		c = limen_crossings_of(cpu);
		if (!c)
			continue;
		call->entered += READ_ONCE(c->entered[compat][nr]);
		add_call(call, &c->call[compat][nr]);
	}
}

const char *limen_crossings_name(enum limen_crossing id)
{
#define CROSSING_NAME(id, name, unit, help) [LIMEN_CROSSING_##id] = #name,
	static const char * const names[] = { LIMEN_CROSSINGS(CROSSING_NAME) };
#undef CROSSING_NAME

	return names[id];
}

/* life */

int __init limen_crossings_init(void)
{
	return limen_sysfs_crossings_init();
}

void limen_crossings_exit(void)
{
	int cpu;

	limen_sysfs_crossings_exit();
	limen_crossings_set_mode(LIMEN_MODE_OFF);
	if (hotplug_state)
		cpuhp_remove_state_nocalls(hotplug_state);
	limen_sysfs_del_cpus();
	for_each_possible_cpu(cpu) {
		kvfree(per_cpu(areas, cpu));
	}
	limen_waiting_exit();
}
