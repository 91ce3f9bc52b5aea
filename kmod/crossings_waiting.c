// SPDX-License-Identifier: GPL-2.0-only
/*
 * When did the system call of a task that waits begin? While a task runs its
 * CPU knows; when it is switched out in the middle of a call the time is put
 * here, and taken out when it runs again, on whatever CPU. The scheduler
 * sees to it that nobody looks for a task before it has left its last CPU.
 */
#include <linux/hash.h>
#include <linux/mm.h>

#include "crossings.h"

enum {
	WAYS = 8,
	SETS_BITS = 11,		/* 16384 tasks, 256 KiB */
};

struct waiting {
	unsigned long task;	/* 0: free */
	u64 since;
};

static struct waiting (*sets)[WAYS];

int limen_waiting_init(void)
{
	if (!sets)
		sets = kvcalloc(1 << SETS_BITS, sizeof(*sets),
				LIMEN_AREA_GFP);
	return sets ? 0 : -ENOMEM;
}

void limen_waiting_exit(void)
{
	kvfree(sets);
	sets = NULL;
}

void limen_waiting_clear(void)
{
	memset(sets, 0, sizeof(*sets) << SETS_BITS);
}

bool limen_waiting_put(const struct task_struct *task, u64 since)
{
	struct waiting *set = sets[hash_ptr(task, SETS_BITS)];
	unsigned int i;

	for (i = 0; i < WAYS; i++) {
		if (READ_ONCE(set[i].task) ||
		    cmpxchg(&set[i].task, 0, (unsigned long)task))
			continue;
		set[i].since = since;
		return true;
	}
	return false;
}

u64 limen_waiting_take(const struct task_struct *task)
{
	struct waiting *set = sets[hash_ptr(task, SETS_BITS)];
	unsigned int i;
	u64 since;

	for (i = 0; i < WAYS; i++) {
		if (READ_ONCE(set[i].task) != (unsigned long)task)
			continue;
		since = set[i].since;
		/* pairs with the cmpxchg() of the next one who puts */
		smp_store_release(&set[i].task, 0);
		return since;
	}
	return 0;
}
