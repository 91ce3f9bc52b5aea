/* SPDX-License-Identifier: GPL-2.0 WITH Linux-syscall-note */
/*
 * What the module tells about the whole machine: crossings of the boundary
 * between kernel and user mode, what holds the two apart, and the functions
 * that netfilter calls. Commands and attributes are in genl.h.
 *
 * The lists are made like that of counter.h: one name each for the kernel's
 * enum, the sysfs file, the JSON key and the heading. New entries are added
 * at the end, since the position is ABI.
 */
#ifndef _LIMEN_BOUNDARY_H
#define _LIMEN_BOUNDARY_H

#include <linux/types.h>

/*
 * The kinds of crossings, LIMEN_CROSSINGS(X): X(id, name, unit, help).
 * Counted while switched on, per CPU; they never go back.
 */
#define LIMEN_CROSSINGS(X)						       \
	X(SYSCALL_ENTERED, syscall_entered, "calls",			       \
	  "system calls entered")					       \
	X(SYSCALL_FAILED, syscall_failed, "calls",			       \
	  "system calls that returned an error")			       \
	X(SYSCALL_COMPAT, syscall_compat, "calls",			       \
	  "of the calls entered, those of the 32-bit table")		       \
	X(SYSCALL_UNLISTED, syscall_unlisted, "calls",			       \
	  "of the calls entered, those with a number past the table's end")    \
	X(SYSCALL_TIMED, syscall_timed, "calls",			       \
	  "system calls whose time in the kernel was taken")		       \
	X(SYSCALL_NS, syscall_ns, "ns",					       \
	  "time in the kernel of these, waiting included")		       \
	X(SYSCALL_UNTIMED, syscall_untimed, "calls",			       \
	  "system calls that waited and found no place to keep their start")   \
	X(FAULT_USER, fault_user, "faults",				       \
	  "page faults taken in user mode")				       \
	X(FAULT_KERNEL, fault_kernel, "faults",				       \
	  "page faults taken in kernel mode")				       \
	X(SWITCH_VOLUNTARY, switch_voluntary, "switches",		       \
	  "context switches of a task that waits")			       \
	X(SWITCH_FORCED, switch_forced, "switches",			       \
	  "context switches of a task that would have run on")		       \
	X(IRQ_USER, irq_user, "interrupts",				       \
	  "device and timer interrupts that interrupted user mode")	       \
	X(IRQ_KERNEL, irq_kernel, "interrupts",				       \
	  "device and timer interrupts that interrupted the kernel")	       \
	X(IRQ_IPI, irq_ipi, "interrupts",				       \
	  "interrupts sent by another CPU; the mode is not known")	       \
	X(SOFTIRQ_USER, softirq_user, "softirqs",			       \
	  "softirqs run after an interrupt of user mode")		       \
	X(SOFTIRQ_KERNEL, softirq_kernel, "softirqs",			       \
	  "all other softirqs")						       \
	X(SIGNAL_DELIVERED, signal_delivered, "signals",		       \
	  "signals delivered to a task")				       \
	X(URING_SUBMITTED, uring_submitted, "requests",			       \
	  "requests taken from an io_uring, work without a system call")       \
	X(BYTE_READ, byte_read, "bytes",				       \
	  "bytes copied to user space by the read family")		       \
	X(BYTE_WRITTEN, byte_written, "bytes",				       \
	  "bytes copied from user space by the write family")		       \
	X(BYTE_RECEIVED, byte_received, "bytes",			       \
	  "bytes copied to user space by the recv family")		       \
	X(BYTE_SENT, byte_sent, "bytes",				       \
	  "bytes copied from user space by the send family")		       \
	X(BYTE_SPLICED, byte_spliced, "bytes",				       \
	  "bytes moved inside the kernel by splice")			       \
	X(BYTE_TEED, byte_teed, "bytes",				       \
	  "bytes moved inside the kernel by tee")			       \
	X(BYTE_VMSPLICED, byte_vmspliced, "bytes",			       \
	  "bytes of user pages moved by vmsplice")			       \
	X(BYTE_SENDFILED, byte_sendfiled, "bytes",			       \
	  "bytes moved inside the kernel by sendfile")			       \
	X(BYTE_RANGED, byte_ranged, "bytes",				       \
	  "bytes moved inside the kernel by copy_file_range")		       \
	X(MESSAGE_UNMEASURED, message_unmeasured, "messages",		       \
	  "messages of sendmmsg and recvmmsg whose length was not read")       \
	X(PROCESS_EVICTED, process_evicted, "processes",		       \
	  "processes given up for another, because the table was full")

#define LIMEN_CROSSING_ENUM(id, name, unit, help) LIMEN_CROSSING_##id,
enum limen_crossing {
	LIMEN_CROSSINGS(LIMEN_CROSSING_ENUM)
	__LIMEN_CROSSING_LAST
};
#undef LIMEN_CROSSING_ENUM
#define LIMEN_NR_CROSSINGS __LIMEN_CROSSING_LAST

/* How much is counted. */
enum limen_mode {
	LIMEN_MODE_OFF,		/* nothing is attached */
	LIMEN_MODE_COUNT,	/* everything but the times of system calls */
	LIMEN_MODE_TIME,	/* everything */
	__LIMEN_MODE_LAST
};
#define LIMEN_MODE_MAX (__LIMEN_MODE_LAST - 1)

enum limen_boundary_limits {
	/* numbers of system calls end below that, with room for more */
	LIMEN_MAX_CALLS		= 512,
	/* rows of processes, on each CPU */
	LIMEN_MAX_PROCESSES	= 512,
	LIMEN_NR_CALL_TIMES	= 36,	/* log2 buckets: up to a minute */
};

/*
 * One system call of the 64-bit table, or with LIMEN_CALL_F_COMPAT of the
 * 32-bit one, summed over the CPUs.
 */
#define LIMEN_CALL_F_COMPAT	(1U << 0)

struct limen_call {
	__u32	nr;
	__u32	flags;		/* LIMEN_CALL_F_* */
	__u64	entered;
	__u64	failed;
	__u64	timed;		/* calls whose time was taken */
	__u64	ns;		/* time in the kernel of these */
	/* bucket b counts 2^b <= ns < 2^(b+1), the last all longer ones */
	__u64	time[LIMEN_NR_CALL_TIMES];
};
_Static_assert(sizeof(struct limen_call) == 328, "limen_call is ABI");

/* What one process did on one CPU: add up those of the same pid. */
struct limen_process {
	__u32	pid;		/* as the first pid namespace has it */
	__u32	cpu;
	char	comm[16];	/* ends with a NUL */
	__u64	calls;
	__u64	failed;
	__u64	ns;		/* in the kernel; 0 unless times are taken */
	__u64	copied;		/* bytes of read, write, recv, send */
	__u64	moved;		/* bytes of splice, sendfile and the like */
	__u64	faults;		/* page faults */
	__u64	voluntary;	/* context switches */
	__u64	forced;
};
_Static_assert(sizeof(struct limen_process) == 88, "limen_process is ABI");

/*
 * What the measuring costs, from running the probes on their own when they
 * were attached: picoseconds for the probes of one system call and of one
 * context switch. What the kernel does to get there comes on top.
 */
struct limen_cost {
	__u64	call_ps;
	__u64	switch_ps;
};
_Static_assert(sizeof(struct limen_cost) == 16, "limen_cost is ABI");

/*
 * What holds kernel and user apart, LIMEN_FEATURES(X): X(id, name, help).
 * Read from the registers of each CPU, not from what was detected at boot.
 */
#define LIMEN_FEATURES(X)						       \
	X(SMAP, smap, "the kernel cannot touch user memory by mistake")	       \
	X(SMEP, smep, "the kernel cannot execute user memory")		       \
	X(UMIP, umip, "user mode cannot read descriptor table addresses")      \
	X(PKU, pku, "protection keys for user pages")			       \
	X(LA57, la57, "5-level page tables")				       \
	X(FSGSBASE, fsgsbase, "user mode may set FS and GS bases itself")      \
	X(NX, nx, "pages can be marked as not executable")		       \
	X(WP, wp, "the kernel cannot write to read-only pages")		       \
	X(CET, cet, "control-flow enforcement is enabled")		       \
	X(LASS, lass, "addresses of the other half are refused before paging") \
	X(PTI, pti, "user mode runs on page tables without the kernel")

#define LIMEN_FEATURE_ENUM(id, name, help) LIMEN_FEATURE_##id,
enum limen_feature {
	LIMEN_FEATURES(LIMEN_FEATURE_ENUM)
	__LIMEN_FEATURE_LAST
};
#undef LIMEN_FEATURE_ENUM
#define LIMEN_NR_FEATURES __LIMEN_FEATURE_LAST

struct limen_posture {
	__u32	cpu;
	__u32	pad;		/* 0 */
	__u64	features;	/* bit n: enum limen_feature n is in force */
	__u64	cr0;
	__u64	cr4;
	__u64	efer;
};
_Static_assert(sizeof(struct limen_posture) == 40, "limen_posture is ABI");

/* The split of the address space, LIMEN_REGIONS(X): X(id, name, help). */
#define LIMEN_REGIONS(X)						       \
	X(USER, user, "user space")					       \
	X(DIRECT_MAP, direct_map, "all physical memory")		       \
	X(VMALLOC, vmalloc, "vmalloc and ioremap")			       \
	X(VMEMMAP, vmemmap, "array of struct page")			       \
	X(IMAGE, image, "where the kernel image may be")		       \
	X(MODULES, modules, "modules")

#define LIMEN_REGION_ENUM(id, name, help) LIMEN_REGION_##id,
enum limen_region_id {
	LIMEN_REGIONS(LIMEN_REGION_ENUM)
	__LIMEN_REGION_LAST
};
#undef LIMEN_REGION_ENUM
#define LIMEN_NR_REGIONS __LIMEN_REGION_LAST

struct limen_region {
	__u64	start;
	__u64	end;		/* the first address past it */
};
_Static_assert(sizeof(struct limen_region) == 16, "limen_region is ABI");

/* One function that netfilter calls, in the order in which it does. */
struct limen_hook {
	__u8	pf;		/* NFPROTO_* */
	__u8	hook;		/* NF_INET_*, for a device NF_NETDEV_* */
	__u16	pad;		/* 0 */
	__s32	priority;
	__u32	ifindex;	/* NFPROTO_NETDEV: the device, else 0 */
	__u32	pad2;		/* 0 */
	char	device[16];	/* its name, or "" */
	char	symbol[128];	/* the function */
	char	module[64];	/* where it is; "": in the kernel itself */
};
_Static_assert(sizeof(struct limen_hook) == 224, "limen_hook is ABI");

#endif /* _LIMEN_BOUNDARY_H */
