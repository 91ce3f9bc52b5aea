/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Crossings of the boundary between kernel and user mode, counted by probes
 * on the kernel's tracepoints while they are switched on.
 *
 * Each CPU counts in an area of its own, made when the first probe is about
 * to be attached (or the CPU comes) and kept until the module goes, so that
 * no number ever goes back. The probes run with preemption off; what an
 * interrupt counts no process counts, so plain additions do.
 */
#ifndef LIMEN_CROSSINGS_H
#define LIMEN_CROSSINGS_H

#include <linux/gfp.h>
#include <linux/percpu.h>
#include <linux/sched.h>
#include <linux/types.h>

#include <limen/boundary.h>

struct limen_call_counts {
	u64 failed;
	u64 ns;
	u64 time[LIMEN_NR_CALL_TIMES];
};

struct limen_process_row {
	u64 born;		/* with the pid: who it is */
	struct limen_process counts;
};

struct limen_crossings_cpu {
	/* those that are not sums over the calls */
	u64 kind[LIMEN_NR_CROSSINGS];
	struct limen_process_row *row;	/* of the current process; or NULL */
	u64 since;			/* start of its call; 0: not known */
	bool irq_from_user;		/* the last interrupt came from there */
	/* of its own, so that finding one takes no multiplication */
	u64 entered[2][LIMEN_MAX_CALLS];
	struct limen_call_counts call[2][LIMEN_MAX_CALLS];
	struct limen_process_row process[LIMEN_MAX_PROCESSES];
};

/* They are large: where there is no memory whoever asks is told, nobody else. */
#define LIMEN_AREA_GFP (GFP_KERNEL_ACCOUNT | __GFP_NOWARN)

/* Where the probes of a CPU count. For those who read: limen_crossings_of(). */
DECLARE_PER_CPU(struct limen_crossings_cpu *, limen_crossings_area);

/* What @cpu has counted so far, kept until the module goes; NULL: nothing yet. */
const struct limen_crossings_cpu *limen_crossings_of(int cpu);

int limen_crossings_init(void);
void limen_crossings_exit(void);

/* Sleeps. 0 or -errno; then what was before is still in force. */
int limen_crossings_set_mode(enum limen_mode mode);
enum limen_mode limen_crossings_mode(void);
/* Bit n: kind n is being counted. */
u64 limen_crossings_present(void);
struct limen_cost limen_crossings_cost(void);

/* One kind on one CPU, or on all. 0 where nothing was ever counted. */
u64 limen_crossings_value(int cpu, enum limen_crossing id);
u64 limen_crossings_sum(enum limen_crossing id);
const char *limen_crossings_name(enum limen_crossing id);

/* The call @nr of table @compat, all CPUs together. */
void limen_crossings_sum_call(unsigned int compat, unsigned int nr,
			      struct limen_call *call);

/* Row @i of @cpu; false: it is empty. */
bool limen_crossings_process(int cpu, unsigned int i,
			     struct limen_process *process);

/* crossings_probes.c: 0 or -errno, nothing is attached then. */
int limen_probes_attach(enum limen_mode mode, u64 *present);
/* When it returns no probe runs any more. */
void limen_probes_detach(void);
/* Runs the probes of @mode on their own, counting into @scratch. */
struct limen_cost limen_probes_calibrate(enum limen_mode mode,
					 struct limen_crossings_cpu *scratch);

/* crossings_rows.c: the row of @task's process, made if it has none. */
struct limen_process_row *limen_rows_find(struct limen_crossings_cpu *c,
					  struct task_struct *task);

/* crossings_waiting.c: starts of calls whose task waits, by the clock's ticks. */
int limen_waiting_init(void);
void limen_waiting_exit(void);
void limen_waiting_clear(void);
/* False: there is no room. */
bool limen_waiting_put(const struct task_struct *task, u64 since);
/* Takes it out; 0: there is none. */
u64 limen_waiting_take(const struct task_struct *task);

/* crossings_bytes.c: adds what a call returned to the bytes it is about. */
extern const u8 limen_bytes_of_call[2][LIMEN_MAX_CALLS];
void limen_bytes_add(struct limen_crossings_cpu *c, struct pt_regs *regs,
		     u8 what, long ret);

#endif /* LIMEN_CROSSINGS_H */
