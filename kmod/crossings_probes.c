// SPDX-License-Identifier: GPL-2.0-only
/*
 * The probes, and the tracepoints that they are put on.
 *
 * A probe adds to a counter and nothing else. On some kernels those of system
 * calls may be preempted, so all that is called by a process sees to it that
 * preemption is off.
 */
#define pr_fmt(fmt) "limen: " fmt

#include <linux/log2.h>
#include <linux/printk.h>
#include <linux/sched/task_stack.h>
#include <linux/timekeeping.h>
#include <asm/irq_regs.h>
#include <asm/syscall.h>

#include "clock.h"
#include "compat/tracepoints.h"
#include "crossings.h"

static __always_inline struct limen_crossings_cpu *get_area(void)
{
	preempt_disable_notrace();
	return this_cpu_read(limen_crossings_area);
}

static __always_inline void put_area(void)
{
	preempt_enable_notrace();
}

/*
 * For the tracepoints of system calls, which until 6.12 turn preemption off
 * themselves.
 */
static __always_inline struct limen_crossings_cpu *get_call_area(void)
{
#ifdef LIMEN_HAVE_FAULTABLE_CALLS
	return get_area();
#else
	return this_cpu_read(limen_crossings_area);
#endif
}

static __always_inline void put_call_area(void)
{
#ifdef LIMEN_HAVE_FAULTABLE_CALLS
	put_area();
#endif
}

static __always_inline struct limen_process_row *
get_row(struct limen_crossings_cpu *c)
{
	if (unlikely(!c->row))
		c->row = limen_rows_find(c, current);
	return c->row;
}

/* system calls */

static __always_inline unsigned int current_table(void)
{
#ifdef CONFIG_X86_64
	return in_ia32_syscall();
#else
	return in_compat_syscall();
#endif
}

/*
 * Every call of every process comes by here, so the likely way is short: it
 * calls nothing, and the 32-bit table is out of it. tests/bench/kernel counts
 * its instructions.
 */
static __always_inline void count_enter(struct limen_crossings_cpu *c, long id)
{
	if (unlikely((unsigned long)id >= LIMEN_MAX_CALLS))
		c->kind[LIMEN_CROSSING_SYSCALL_UNLISTED]++;
	else if (unlikely(current_table()))
		c->entered[1][id]++;
	else
		c->entered[0][id]++;
	get_row(c)->counts.calls++;
	c->irq_from_user = false;
}

static void probe_enter(void *data, struct pt_regs *regs, long id)
{
	struct limen_crossings_cpu *c = get_call_area();

	count_enter(c, id);
	put_call_area();
}

static void probe_enter_timed(void *data, struct pt_regs *regs, long id)
{
	struct limen_crossings_cpu *c = get_call_area();

	count_enter(c, id);
	c->since = limen_clock_read();
	put_call_area();
}

/*
 * The counts of call @nr, which is in the table. The way to them is hidden, as
 * the compiler would go it anew for each of them.
 */
static __always_inline struct limen_call_counts *
counts_of(struct limen_crossings_cpu *c, unsigned int table, unsigned int nr)
{
	struct limen_call_counts *call = &c->call[0][nr];

	if (unlikely(table))
		call = &c->call[1][nr];
	OPTIMIZER_HIDE_VAR(call);
	return call;
}

/* Clocks of two CPUs may be a little apart. */
static __always_inline void count_time(struct limen_crossings_cpu *c,
				       struct limen_call_counts *call)
{
	s64 ticks = limen_clock_read() - c->since;
	u64 ns = likely(ticks > 0) ? limen_clock_ns(ticks) : 0;
	unsigned int bucket = ilog2(ns | 1);

	if (unlikely(bucket >= LIMEN_NR_CALL_TIMES))
		bucket = LIMEN_NR_CALL_TIMES - 1;
	call->ns += ns;
	call->time[bucket]++;
	get_row(c)->counts.ns += ns;
}

/* Is there more to a call than that it was entered? @nr is in the table. */
static __always_inline bool has_result(unsigned int table, unsigned int nr,
				       long ret)
{
	if (unlikely(IS_ERR_VALUE(ret) || table))
		return true;
	return limen_bytes_of_call[0][nr] && ret;
}

static noinline void count_result(struct limen_crossings_cpu *c,
				  struct pt_regs *regs, long ret)
{
	unsigned int nr = syscall_get_nr(current, regs);
	unsigned int table = current_table();
	u8 what = limen_bytes_of_call[table][nr];

	if (IS_ERR_VALUE(ret)) {
		c->call[table][nr].failed++;
		get_row(c)->counts.failed++;
	} else if (what && ret) {
		get_row(c);
		limen_bytes_add(c, regs, what, ret);
	}
}

static void probe_exit(void *data, struct pt_regs *regs, long ret)
{
	unsigned int nr = syscall_get_nr(current, regs);

	/* also -1: what a signal handler came back from is not known */
	if (unlikely(nr >= LIMEN_MAX_CALLS) ||
	    likely(!has_result(current_table(), nr, ret)))
		return;
	count_result(get_call_area(), regs, ret);
	put_call_area();
}

static void probe_exit_timed(void *data, struct pt_regs *regs, long ret)
{
	struct limen_crossings_cpu *c = get_call_area();
	unsigned int nr = syscall_get_nr(current, regs);

	if (likely(nr < LIMEN_MAX_CALLS)) {
		unsigned int table = current_table();

		if (c->since)
			count_time(c, counts_of(c, table, nr));
		if (unlikely(has_result(table, nr, ret)))
			count_result(c, regs, ret);
	}
	c->since = 0;
	put_call_area();
}

/* page faults */

static void count_fault(enum limen_crossing id)
{
	struct limen_crossings_cpu *c = get_area();

	c->kind[id]++;
	/* a kernel thread's, or a task's in an interrupt, is nobody's */
	if (current->mm && !in_interrupt())
		get_row(c)->counts.faults++;
	c->irq_from_user = false;
	put_area();
}

static void probe_fault_user(void *data, unsigned long address,
			     struct pt_regs *regs, unsigned long error_code)
{
	count_fault(LIMEN_CROSSING_FAULT_USER);
}

static void probe_fault_kernel(void *data, unsigned long address,
			       struct pt_regs *regs, unsigned long error_code)
{
	count_fault(LIMEN_CROSSING_FAULT_KERNEL);
}

/* context switches: interrupts are off */

static void keep_start(struct limen_crossings_cpu *c,
		       const struct task_struct *prev)
{
	/* one that ends comes back from no call any more */
	if (!(prev->flags & PF_EXITING) &&
	    !limen_waiting_put(prev, c->since))
		c->kind[LIMEN_CROSSING_SYSCALL_UNTIMED]++;
	c->since = 0;
}

static __always_inline void count_switch(struct limen_crossings_cpu *c,
					 struct task_struct *prev,
					 const struct task_struct *next,
					 bool is_voluntary)
{
	struct limen_process_row *row = c->row;

	if (prev->pid)
		c->kind[is_voluntary ? LIMEN_CROSSING_SWITCH_VOLUNTARY :
			LIMEN_CROSSING_SWITCH_FORCED]++;
	if (!row && prev->mm && !(prev->flags & PF_KTHREAD))
		row = limen_rows_find(c, prev);
	if (row && is_voluntary)
		row->counts.voluntary++;
	else if (row)
		row->counts.forced++;
	if (prev->tgid != next->tgid)
		c->row = NULL;
	c->irq_from_user = false;
}

static void probe_switch(void *data, bool preempt, struct task_struct *prev,
			 struct task_struct *next LIMEN_COMPAT_PREV_STATE_ARG)
{
	struct limen_crossings_cpu *c = get_area();

	count_switch(c, prev, next,
		     !preempt && limen_compat_prev_state(prev));
	put_area();
}

static void probe_switch_timed(void *data, bool preempt,
			       struct task_struct *prev,
			       struct task_struct *next
			       LIMEN_COMPAT_PREV_STATE_ARG)
{
	struct limen_crossings_cpu *c = get_area();

	count_switch(c, prev, next,
		     !preempt && limen_compat_prev_state(prev));
	if (c->since)
		keep_start(c, prev);
	if (next->mm)
		c->since = limen_waiting_take(next);
	put_area();
}

/*
 * The row that has been found has the parent's name until it is looked for
 * again, which without a switch is never.
 */
static void probe_exec(void *data, struct task_struct *task, pid_t old_pid,
		       struct linux_binprm *binary)
{
	struct limen_crossings_cpu *c = get_area();

	c->row = limen_rows_find(c, task);
	put_area();
}

/* interrupts */

static void count_irq(void)
{
	struct limen_crossings_cpu *c = this_cpu_read(limen_crossings_area);
	struct pt_regs *regs = get_irq_regs();

	c->irq_from_user = regs && user_mode(regs);
	c->kind[c->irq_from_user ? LIMEN_CROSSING_IRQ_USER :
		LIMEN_CROSSING_IRQ_KERNEL]++;
}

/* A line that several devices share has several handlers: count the last. */
static void probe_irq(void *data, int irq, struct irqaction *action)
{
	if (!action->next)
		count_irq();
}

static void probe_softirq(void *data, unsigned int nr)
{
	struct limen_crossings_cpu *c = this_cpu_read(limen_crossings_area);

	c->kind[c->irq_from_user ? LIMEN_CROSSING_SOFTIRQ_USER :
		LIMEN_CROSSING_SOFTIRQ_KERNEL]++;
}

#ifdef CONFIG_X86
static void probe_timer(void *data, int vector)
{
	count_irq();
}

static void probe_ipi(void *data, int vector)
{
	struct limen_crossings_cpu *c = this_cpu_read(limen_crossings_area);

	c->kind[LIMEN_CROSSING_IRQ_IPI]++;
	c->irq_from_user = false;
}
#endif

/* the rest */

static void count_one(enum limen_crossing id)
{
	struct limen_crossings_cpu *c = get_area();

	c->kind[id]++;
	put_area();
}

static void probe_signal(void *data, int sig, struct kernel_siginfo *info,
			 struct k_sigaction *ka)
{
	count_one(LIMEN_CROSSING_SIGNAL_DELIVERED);
}

static void probe_uring(void *data, LIMEN_COMPAT_URING_ARGS)
{
	count_one(LIMEN_CROSSING_URING_SUBMITTED);
}

/*
 * Registration takes any pointer. Here the compiler compares the probes with
 * what the kernel's headers say that they are called with.
 */
#define CHECK(name) check_trace_callback_type_##name
#define CHECK_NAMED(name) CHECK(name)

static __always_inline void __maybe_unused check_prototypes(void)
{
	CHECK(sys_enter)(probe_enter);
	CHECK(sys_enter)(probe_enter_timed);
	CHECK(sys_exit)(probe_exit);
	CHECK(sys_exit)(probe_exit_timed);
	CHECK(sched_switch)(probe_switch);
	CHECK(sched_switch)(probe_switch_timed);
	CHECK(irq_handler_entry)(probe_irq);
	CHECK(softirq_entry)(probe_softirq);
	CHECK(sched_process_exec)(probe_exec);
	CHECK(signal_deliver)(probe_signal);
	CHECK_NAMED(limen_compat_uring_submit)(probe_uring);
#ifdef CONFIG_X86
	CHECK(page_fault_user)(probe_fault_user);
	CHECK(page_fault_kernel)(probe_fault_kernel);
	CHECK(local_timer_entry)(probe_timer);
#ifdef CONFIG_SMP
	CHECK(reschedule_entry)(probe_ipi);
	CHECK(call_function_entry)(probe_ipi);
	CHECK(call_function_single_entry)(probe_ipi);
#endif
#endif
}

/* where they go */

#define KIND(name) BIT_ULL(LIMEN_CROSSING_##name)
#define KINDS_ENTER (KIND(SYSCALL_ENTERED) | KIND(SYSCALL_COMPAT) |	\
		     KIND(SYSCALL_UNLISTED) | KIND(PROCESS_EVICTED))
#define KINDS_EXIT (KIND(SYSCALL_FAILED) | KIND(BYTE_READ) |		\
		    KIND(BYTE_WRITTEN) | KIND(BYTE_RECEIVED) |		\
		    KIND(BYTE_SENT) | KIND(BYTE_SPLICED) |		\
		    KIND(BYTE_TEED) | KIND(BYTE_VMSPLICED) |		\
		    KIND(BYTE_SENDFILED) | KIND(BYTE_RANGED) |		\
		    KIND(MESSAGE_UNMEASURED))
#define KINDS_TIME (KIND(SYSCALL_TIMED) | KIND(SYSCALL_NS) |		\
		    KIND(SYSCALL_UNTIMED))
#define KINDS_SWITCH (KIND(SWITCH_VOLUNTARY) | KIND(SWITCH_FORCED))
#define KINDS_IRQ (KIND(IRQ_USER) | KIND(IRQ_KERNEL))
#define KINDS_SOFTIRQ (KIND(SOFTIRQ_USER) | KIND(SOFTIRQ_KERNEL))

#define PROBE(_name, _count, _time, _kinds, _time_kinds)		\
	{								\
		.name = __stringify(_name),				\
		.probe = { [LIMEN_MODE_COUNT] = (_count),		\
			   [LIMEN_MODE_TIME] = (_time) },		\
		.kinds = { [LIMEN_MODE_COUNT] = (_kinds),		\
			   [LIMEN_MODE_TIME] = (_kinds) | (_time_kinds) }, \
	}
#define SAME(name, probe, kinds) PROBE(name, probe, probe, kinds, 0)

static struct probe {
	const char *name;
	void *probe[LIMEN_MODE_MAX + 1];
	u64 kinds[LIMEN_MODE_MAX + 1];
	struct tracepoint *tp;		/* NULL: this kernel has none */
	void *attached;			/* NULL: not attached */
} probes[] = {
	/* the ones that forget what a CPU is at come first */
	PROBE(sched_switch, probe_switch, probe_switch_timed, KINDS_SWITCH, 0),
	PROBE(sys_exit, probe_exit, probe_exit_timed, KINDS_EXIT, KINDS_TIME),
	PROBE(sys_enter, probe_enter, probe_enter_timed, KINDS_ENTER, 0),
	SAME(page_fault_user, probe_fault_user, KIND(FAULT_USER)),
	SAME(page_fault_kernel, probe_fault_kernel, KIND(FAULT_KERNEL)),
	SAME(irq_handler_entry, probe_irq, KINDS_IRQ),
	SAME(softirq_entry, probe_softirq, KINDS_SOFTIRQ),
#ifdef CONFIG_X86
	SAME(local_timer_entry, probe_timer, KINDS_IRQ),
	SAME(reschedule_entry, probe_ipi, KIND(IRQ_IPI)),
	SAME(call_function_entry, probe_ipi, KIND(IRQ_IPI)),
	SAME(call_function_single_entry, probe_ipi, KIND(IRQ_IPI)),
#endif
	/* counts nothing, but tells a process from its parent */
	SAME(sched_process_exec, probe_exec, 0),
	SAME(signal_deliver, probe_signal, KIND(SIGNAL_DELIVERED)),
	SAME(limen_compat_uring_submit, probe_uring, KIND(URING_SUBMITTED)),
};

static void note_tracepoint(struct tracepoint *tp, void *priv)
{
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(probes); i++)
		if (!strcmp(tp->name, probes[i].name))
			probes[i].tp = tp;
}

int limen_probes_attach(enum limen_mode mode, u64 *present)
{
	struct probe *p;
	unsigned int i;
	int ret;

	*present = 0;
	for_each_kernel_tracepoint(note_tracepoint, NULL);
	for (i = 0; i < ARRAY_SIZE(probes); i++) {
		p = &probes[i];
		if (!p->tp)
			continue;
		ret = tracepoint_probe_register(p->tp, p->probe[mode], NULL);
		if (ret) {
			pr_err("crossings: cannot attach to %s: %d\n", p->name,
			       ret);
			goto err_detach;
		}
		p->attached = p->probe[mode];
		*present |= p->kinds[mode];
	}
	return 0;

err_detach:
	limen_probes_detach();
	return ret;
}

void limen_probes_detach(void)
{
	unsigned int i = ARRAY_SIZE(probes);

	while (i--) {
		if (probes[i].attached)
			tracepoint_probe_unregister(probes[i].tp,
						    probes[i].attached, NULL);
		probes[i].attached = NULL;
	}
	tracepoint_synchronize_unregister();
}

/* what they cost */

enum {
	ROUNDS = 8,		/* the best counts: others were disturbed */
	CALLS = 256,
};

/* By a clock that never stands still, as local_clock() may between two ticks. */
static u64 time_calls(enum limen_mode mode)
{
	struct pt_regs *regs = task_pt_regs(current);
	long nr = syscall_get_nr(current, regs);
	u64 start = ktime_get_ns();
	int i;

	for (i = 0; i < CALLS; i++) {
		if (mode == LIMEN_MODE_TIME) {
			probe_enter_timed(NULL, regs, nr);
			probe_exit_timed(NULL, regs, 0);
		} else {
			probe_enter(NULL, regs, nr);
			probe_exit(NULL, regs, 0);
		}
	}
	return ktime_get_ns() - start;
}

static u64 time_switches(enum limen_mode mode)
{
	struct limen_crossings_cpu *c = this_cpu_read(limen_crossings_area);
	u64 start = ktime_get_ns();
	int i;

	for (i = 0; i < CALLS; i++) {
		if (mode == LIMEN_MODE_TIME) {
			c->since = limen_clock_read();
			if (c->since)
				keep_start(c, current);
			c->since = limen_waiting_take(current);
		}
		c->row = NULL;
		count_switch(c, current, current, true);
	}
	return ktime_get_ns() - start;
}

struct limen_cost limen_probes_calibrate(enum limen_mode mode,
					 struct limen_crossings_cpu *scratch)
{
	u64 calls = U64_MAX, switches = U64_MAX;
	struct limen_crossings_cpu *area;
	struct limen_cost cost;
	int i;

	for (i = 0; i < ROUNDS; i++) {
		/* nothing is attached: nobody else looks at the area */
		preempt_disable();
		area = this_cpu_read(limen_crossings_area);
		this_cpu_write(limen_crossings_area, scratch);
		calls = min(calls, time_calls(mode));
		switches = min(switches, time_switches(mode));
		this_cpu_write(limen_crossings_area, area);
		preempt_enable();
	}
	cost.call_ps = calls * 1000 / CALLS;
	cost.switch_ps = switches * 1000 / CALLS;
	return cost;
}
