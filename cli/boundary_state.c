// SPDX-License-Identifier: GPL-2.0-or-later
#include "boundary_state.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "cli.h"
#include "door.h"
#include "rates.h"

const struct crossing_text crossing_texts[LIMEN_NR_CROSSINGS] = {
#define CROSSING_TEXT(id, name, unit, help) { #name, unit, help },
	LIMEN_CROSSINGS(CROSSING_TEXT)
#undef CROSSING_TEXT
};

const char *mode_name(uint8_t mode)
{
	static const char *const names[] = {
		[LIMEN_MODE_OFF] = "off",
		[LIMEN_MODE_COUNT] = "count",
		[LIMEN_MODE_TIME] = "time",
	};

	return mode <= LIMEN_MODE_MAX ? names[mode] : "?";
}

/*
 * Lists that grow by one element at a time.
 */
struct list {
	void *items;
	size_t nr, room, size, max;
};

static int list_add(struct list *l, const void *item)
{
	void *items;

	if (l->nr == l->max)
		return -E2BIG;
	if (l->nr == l->room) {
		l->room = l->room ? l->room * 2 : 64;
		items = reallocarray(l->items, l->room, l->size);
		if (!items)
			return -ENOMEM;
		l->items = items;
	}
	memcpy((char *)l->items + l->nr++ * l->size, item, l->size);
	return 0;
}

static int add_cpu(const struct kern_cpu *cpu, void *data)
{
	return list_add(data, cpu);
}

static int add_call(const struct limen_call *call, void *data)
{
	return list_add(data, call);
}

static int add_process(const struct limen_process *process, void *data)
{
	return list_add(data, process);
}

static int compare_calls(const void *a, const void *b)
{
	const struct limen_call *x = a, *y = b;

	if (x->flags != y->flags)
		return x->flags < y->flags ? -1 : 1;
	return x->nr < y->nr ? -1 : x->nr > y->nr;
}

static int compare_pids(const void *a, const void *b)
{
	const struct limen_process *x = a, *y = b;

	return x->pid < y->pid ? -1 : x->pid > y->pid;
}

static int compare_processes(const void *a, const void *b)
{
	const struct limen_process *x = a, *y = b;

	if (x->calls != y->calls)
		return x->calls > y->calls ? -1 : 1;
	return compare_pids(a, b);
}

/*
 * A program is often put onto another CPU as it is started: where it made
 * few calls, it may still go by its parent's name.
 */
static void merge_process(struct limen_process *sum, uint64_t *most,
			  const struct limen_process *p)
{
	if (p->calls > *most) {
		*most = p->calls;
		memcpy(sum->comm, p->comm, sizeof(sum->comm));
	}
	sum->calls += p->calls;
	sum->failed += p->failed;
	sum->ns += p->ns;
	sum->copied += p->copied;
	sum->moved += p->moved;
	sum->faults += p->faults;
	sum->voluntary += p->voluntary;
	sum->forced += p->forced;
}

/* One row a process: the module has one for each CPU. */
static size_t merge_processes(struct limen_process *p, size_t nr)
{
	size_t i, last = 0;
	uint64_t most;

	if (!nr)
		return 0;
	qsort(p, nr, sizeof(*p), compare_pids);
	most = p[0].calls;
	for (i = 1; i < nr; i++) {
		if (p[i].pid == p[last].pid) {
			merge_process(&p[last], &most, &p[i]);
		} else {
			p[++last] = p[i];
			most = p[i].calls;
		}
	}
	qsort(p, last + 1, sizeof(*p), compare_processes);
	return last + 1;
}

static void gather_cpus(struct kern *k, struct boundary *b)
{
	struct list l = { .size = sizeof(*b->cpus), .max = BOUNDARY_MAX_CPUS };

	b->err = kern_get_cpus(k, add_cpu, &l);
	b->cpus = l.items;
	b->nr_cpus = l.nr;
}

static void gather_calls(struct kern *k, struct boundary *b)
{
	struct list l = { .size = sizeof(*b->calls),
			  .max = 2 * LIMEN_MAX_CALLS };

	b->err = kern_get_calls(k, add_call, &l);
	b->calls = l.items;
	b->nr_calls = l.nr;
	if (l.nr)
		qsort(b->calls, b->nr_calls, sizeof(*b->calls), compare_calls);
}

static void gather_processes(struct kern *k, struct boundary *b)
{
	struct list l = { .size = sizeof(*b->processes),
			  .max = BOUNDARY_MAX_PROCESSES };

	b->err = kern_get_processes(k, add_process, &l);
	b->processes = l.items;
	b->nr_processes = merge_processes(b->processes, l.nr);
}

static void gather_crossings(struct cli *cli, unsigned int parts,
			     struct boundary *b)
{
	struct kern *k = door_kern(cli);

	b->err = cli->kern_err;
	if (!k)
		return;
	b->err = kern_get_crossings(k, &b->crossings);
	if (!b->err && parts & BOUNDARY_CPUS)
		gather_cpus(k, b);
	if (!b->err && parts & BOUNDARY_CALLS)
		gather_calls(k, b);
	if (!b->err && parts & BOUNDARY_PROCESSES)
		gather_processes(k, b);
	if (parts & BOUNDARY_PACKETS)
		b->has_counters = !kern_get_counters(k, &b->counters) &&
				  !kern_get_state(k, &b->state);
}

void boundary_gather(struct cli *cli, unsigned int parts, struct boundary *b)
{
	memset(b, 0, sizeof(*b));
	b->now_ns = rates_now();
	gather_crossings(cli, parts, b);
	if (!(parts & BOUNDARY_PACKETS))
		return;
	b->daemon = door_ask(cli, "status");
	if (b->daemon)
		b->stages = door_ask(cli, "stages");
}

void boundary_drop(struct boundary *b)
{
	free(b->cpus);
	free(b->calls);
	free(b->processes);
	json_decref(b->daemon);
	json_decref(b->stages);
	memset(b, 0, sizeof(*b));
}

static double seconds_between(const struct boundary *old,
			      const struct boundary *b)
{
	if (!old->now_ns || old->err || b->err || b->now_ns <= old->now_ns)
		return -1;
	return (double)(b->now_ns - old->now_ns) / 1e9;
}

double boundary_rate(const struct boundary *old, const struct boundary *b,
		     enum limen_crossing id)
{
	uint64_t before = old->crossings.value[id];
	uint64_t now = b->crossings.value[id];
	double seconds = seconds_between(old, b);

	if (seconds < 0 || now < before)
		return -1;
	return (double)(now - before) / seconds;
}

uint64_t boundary_copied(const uint64_t value[LIMEN_NR_CROSSINGS])
{
	return value[LIMEN_CROSSING_BYTE_READ] +
	       value[LIMEN_CROSSING_BYTE_WRITTEN] +
	       value[LIMEN_CROSSING_BYTE_RECEIVED] +
	       value[LIMEN_CROSSING_BYTE_SENT];
}

uint64_t boundary_moved(const uint64_t value[LIMEN_NR_CROSSINGS])
{
	return value[LIMEN_CROSSING_BYTE_SPLICED] +
	       value[LIMEN_CROSSING_BYTE_TEED] +
	       value[LIMEN_CROSSING_BYTE_VMSPLICED] +
	       value[LIMEN_CROSSING_BYTE_SENDFILED] +
	       value[LIMEN_CROSSING_BYTE_RANGED];
}

double boundary_push_ns(const struct boundary *b)
{
	uint64_t timed = b->counters.value[LIMEN_COUNTER_PUSH_TIMED];

	if (!b->has_counters || !timed)
		return -1;
	return (double)b->counters.value[LIMEN_COUNTER_PUSH_NS] / (double)timed;
}

double boundary_overhead(const struct boundary *old, const struct boundary *b)
{
	double calls = boundary_rate(old, b, LIMEN_CROSSING_SYSCALL_ENTERED);
	double switches = boundary_rate(old, b, LIMEN_CROSSING_SWITCH_VOLUNTARY);
	double forced = boundary_rate(old, b, LIMEN_CROSSING_SWITCH_FORCED);

	if (calls < 0 || switches < 0 || forced < 0)
		return -1;
	return (calls * (double)b->crossings.cost.call_ps +
		(switches + forced) * (double)b->crossings.cost.switch_ps) /
		1e12;
}
