// SPDX-License-Identifier: GPL-2.0-only
/*
 * The processes that cross most, in a table of fixed size for each CPU: sets
 * of a few rows, where the one with the fewest calls makes room for another
 * process. What it had is in no row any more, which is counted.
 *
 * Only the CPU itself changes its rows, with preemption off, and no
 * interrupt touches them.
 */
#include <linux/hash.h>
#include <linux/log2.h>
#include <linux/string.h>

#include "crossings.h"

enum {
	WAYS = 8,
	SETS = LIMEN_MAX_PROCESSES / WAYS,
};

static bool is_row_of(const struct limen_process_row *row, u32 pid, u64 born)
{
	return row->counts.pid == pid && row->born == born;
}

/* A reader looks at the pid before and after it has copied a row. */
static void start_row(struct limen_crossings_cpu *c,
		      struct limen_process_row *row, u32 pid, u64 born)
{
	if (row->counts.pid)
		c->kind[LIMEN_CROSSING_PROCESS_EVICTED]++;
	WRITE_ONCE(row->counts.pid, 0);
	smp_wmb();	/* pairs with the smp_rmb() of the reader */
	memset(&row->counts, 0, sizeof(row->counts));
	row->born = born;
	smp_wmb();	/* the same */
	WRITE_ONCE(row->counts.pid, pid);
}

struct limen_process_row *limen_rows_find(struct limen_crossings_cpu *c,
					  struct task_struct *task)
{
	u64 born = task->group_leader->start_time;
	u32 pid = task->tgid;
	struct limen_process_row *set, *row, *least;
	unsigned int i;

	set = &c->process[hash_32(pid, ilog2(SETS)) * WAYS];
	least = set;
	for (i = 0; i < WAYS; i++) {
		row = &set[i];
		if (is_row_of(row, pid, born))
			goto out;
		if (!row->counts.pid || row->counts.calls < least->counts.calls)
			least = row;
		if (!row->counts.pid)
			break;
	}
	row = least;
	start_row(c, row, pid, born);
out:
	/* an execve() changes it */
	strscpy(row->counts.comm, task->group_leader->comm,
		sizeof(row->counts.comm));
	return row;
}

bool limen_crossings_process(int cpu, unsigned int i,
			     struct limen_process *process)
{
	const struct limen_crossings_cpu *c = limen_crossings_of(cpu);
	const struct limen_process *counts;
	u32 pid;

	if (!c)
		return false;
	counts = &c->process[i].counts;
	pid = READ_ONCE(counts->pid);
	smp_rmb();	/* pairs with the first smp_wmb() in start_row() */
	*process = *counts;
	smp_rmb();	/* pairs with the second */
	process->pid = pid;
	process->cpu = cpu;
	process->comm[sizeof(process->comm) - 1] = '\0';
	return pid && READ_ONCE(counts->pid) == pid;
}
