/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What module and daemon know about the boundary between kernel and user
 * mode, as one structure: gathered first, then shown, here or elsewhere.
 */
#ifndef BOUNDARY_STATE_H
#define BOUNDARY_STATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "jsonio.h"
#include "kern.h"
#include "kern_boundary.h"

struct cli;

struct crossing_text {
	const char *name;	/* as in boundary.h */
	const char *unit;
	const char *help;
};

extern const struct crossing_text crossing_texts[LIMEN_NR_CROSSINGS];

/* "off", "count" or "time". */
const char *mode_name(uint8_t mode);

enum boundary_limits {
	BOUNDARY_MAX_CPUS = 8192,	/* as many as Linux can have */
	BOUNDARY_MAX_PROCESSES = 1 << 16,
};

/* The parts of a look; the sums over all CPUs are always there. */
enum boundary_part {
	BOUNDARY_CPUS = 1 << 0,
	BOUNDARY_CALLS = 1 << 1,
	BOUNDARY_PROCESSES = 1 << 2,
	BOUNDARY_PACKETS = 1 << 3,
};

struct boundary {
	uint64_t now_ns;	/* CLOCK_MONOTONIC of this look */

	/* crossings, if the module answers: err is 0 */
	int err;		/* -errno; -EPERM: this is not root */
	struct kern_crossings crossings;
	struct kern_cpu *cpus;
	size_t nr_cpus;
	struct limen_call *calls;	/* by number, the 64-bit table first */
	size_t nr_calls;
	struct limen_process *processes;	/* one a pid; most calls first */
	size_t nr_processes;

	/* packets */
	bool has_counters;	/* of the module, and its state */
	struct kern_counters counters;
	struct kern_state state;
	json_t *daemon;		/* reply to "status", or NULL */
	json_t *stages;		/* reply to "stages", or NULL */
};

/* @parts: enum boundary_part. The caller calls boundary_drop() in any case. */
void boundary_gather(struct cli *cli, unsigned int parts, struct boundary *b);
void boundary_drop(struct boundary *b);

/*
 * How fast kind @id grew from @old to @b, per second. Below 0: it cannot be
 * told (no earlier look, or counting began anew).
 */
double boundary_rate(const struct boundary *old, const struct boundary *b,
		     enum limen_crossing id);

/* Bytes that were copied across, and those moved without a crossing. */
uint64_t boundary_copied(const uint64_t value[LIMEN_NR_CROSSINGS]);
uint64_t boundary_moved(const uint64_t value[LIMEN_NR_CROSSINGS]);

/*
 * What the way of one packet into a ring takes in the kernel, in the mean of
 * those that were timed. Below 0: none was.
 */
double boundary_push_ns(const struct boundary *b);

/*
 * The part of one CPU that the probes alone took between two looks, from
 * the calibration: 0.01 is one percent. Below 0: it cannot be told.
 */
double boundary_overhead(const struct boundary *old, const struct boundary *b);

#endif /* BOUNDARY_STATE_H */
