// SPDX-License-Identifier: GPL-2.0-or-later
#include "kern_boundary.h"

#include <string.h>

#include "kern.h"
#include "message.h"

int kern_set_crossings(struct kern *k, enum limen_mode mode)
{
	return kern_exchange(k, LIMEN_CMD_SET_CROSSINGS, (int)mode, NULL, NULL);
}

static int read_crossings(struct kern *k, const struct nlattr **table,
			  void *data)
{
	struct kern_crossings *c = data;

	kern_read_attr(table[LIMEN_A_MODE], &c->mode, sizeof(c->mode));
	kern_read_attr(table[LIMEN_A_PRESENT], &c->present,
		       sizeof(c->present));
	kern_read_attr(table[LIMEN_A_COST], &c->cost, sizeof(c->cost));
	kern_read_numbers(table[LIMEN_A_CROSSINGS], c->value,
			  LIMEN_NR_CROSSINGS);
	return 0;
}

int kern_get_crossings(struct kern *k, struct kern_crossings *crossings)
{
	memset(crossings, 0, sizeof(*crossings));
	return kern_exchange(k, LIMEN_CMD_GET_CROSSINGS, -1,
			     read_crossings, crossings);
}

static int read_layout(struct kern *k, const struct nlattr **table, void *data)
{
	kern_read_attr(table[LIMEN_A_REGIONS], data,
		       LIMEN_NR_REGIONS * sizeof(struct limen_region));
	return 0;
}

int kern_get_layout(struct kern *k,
		    struct limen_region regions[LIMEN_NR_REGIONS])
{
	return kern_exchange(k, LIMEN_CMD_GET_LAYOUT, -1, read_layout,
			     regions);
}

/*
 * Walks.
 */
struct walk {
	int (*cpu)(const struct kern_cpu *cpu, void *data);
	int (*call)(const struct limen_call *call, void *data);
	int (*process)(const struct limen_process *process, void *data);
	int (*posture)(const struct limen_posture *posture, void *data);
	int (*hook)(const struct limen_hook *hook, void *data);
	void *data;
};

static int walk_cpu(struct kern *k, const struct nlattr **table, void *data)
{
	const struct walk *walk = data;
	struct kern_cpu cpu;

	kern_read_attr(table[LIMEN_A_CPU], &cpu.cpu, sizeof(cpu.cpu));
	kern_read_numbers(table[LIMEN_A_CROSSINGS], cpu.value,
			  LIMEN_NR_CROSSINGS);
	return walk->cpu(&cpu, walk->data);
}

static int walk_call(struct kern *k, const struct nlattr **table, void *data)
{
	const struct walk *walk = data;
	struct limen_call call;

	if (!table[LIMEN_A_CALL])
		return 0;
	kern_read_attr(table[LIMEN_A_CALL], &call, sizeof(call));
	return walk->call(&call, walk->data);
}

static int walk_process(struct kern *k, const struct nlattr **table,
			void *data)
{
	const struct walk *walk = data;
	struct limen_process process;

	if (!table[LIMEN_A_PROCESS])
		return 0;
	kern_read_attr(table[LIMEN_A_PROCESS], &process, sizeof(process));
	process.comm[sizeof(process.comm) - 1] = '\0';
	return walk->process(&process, walk->data);
}

static int walk_posture(struct kern *k, const struct nlattr **table,
			void *data)
{
	const struct walk *walk = data;
	struct limen_posture posture;

	if (!table[LIMEN_A_POSTURE])
		return 0;
	kern_read_attr(table[LIMEN_A_POSTURE], &posture, sizeof(posture));
	return walk->posture(&posture, walk->data);
}

static int walk_hook(struct kern *k, const struct nlattr **table, void *data)
{
	const struct walk *walk = data;
	struct limen_hook hook;

	if (!table[LIMEN_A_HOOK])
		return 0;
	kern_read_attr(table[LIMEN_A_HOOK], &hook, sizeof(hook));
	hook.device[sizeof(hook.device) - 1] = '\0';
	hook.symbol[sizeof(hook.symbol) - 1] = '\0';
	hook.module[sizeof(hook.module) - 1] = '\0';
	return walk->hook(&hook, walk->data);
}

int kern_get_cpus(struct kern *k,
		  int (*cb)(const struct kern_cpu *cpu, void *data),
		  void *data)
{
	struct walk walk = { .cpu = cb, .data = data };

	return kern_walk(k, LIMEN_CMD_GET_CROSSINGS, walk_cpu, &walk);
}

int kern_get_calls(struct kern *k,
		   int (*cb)(const struct limen_call *call, void *data),
		   void *data)
{
	struct walk walk = { .call = cb, .data = data };

	return kern_walk(k, LIMEN_CMD_GET_CALLS, walk_call, &walk);
}

int kern_get_processes(struct kern *k,
		       int (*cb)(const struct limen_process *p, void *data),
		       void *data)
{
	struct walk walk = { .process = cb, .data = data };

	return kern_walk(k, LIMEN_CMD_GET_PROCESSES, walk_process, &walk);
}

int kern_get_posture(struct kern *k,
		     int (*cb)(const struct limen_posture *p, void *data),
		     void *data)
{
	struct walk walk = { .posture = cb, .data = data };

	return kern_walk(k, LIMEN_CMD_GET_POSTURE, walk_posture, &walk);
}

int kern_get_hooks(struct kern *k,
		   int (*cb)(const struct limen_hook *hook, void *data),
		   void *data)
{
	struct walk walk = { .hook = cb, .data = data };

	return kern_walk(k, LIMEN_CMD_GET_HOOKS, walk_hook, &walk);
}
