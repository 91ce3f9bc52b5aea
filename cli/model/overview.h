/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What the dashboard's first screen and the report tell: the state of
 * limen, what each protocol and class carries, how long verdicts take and
 * what is lost, each with its past. A look is gathered first, which may
 * take its time, and then added, which is a matter of memory alone.
 */
#ifndef OVERVIEW_H
#define OVERVIEW_H

#include <stdbool.h>
#include <stdint.h>

#include "model/crossings_past.h"
#include "model/series.h"
#include "status.h"

struct census;
struct cli;
struct rates;
struct table;

enum overview_limits {
	/* labels there can be, or classes with what has none */
	OVERVIEW_MAX_SHARES = LIMEN_MAX_LABELS + 2,
	OVERVIEW_STEADY = 10,		/* looks whose mean orders the shares */
};

/* One look. Zero it before the first use. */
struct look {
	struct status status;
	struct table *protocols;	/* rows of limen protocols, NULL: none */
	struct table *classes;		/* likewise */
	bool has_crossings;
	struct kern_crossings crossings;
};

/* @rates are those of the protocols and of the classes, begun here. */
void look_gather(struct look *look, struct cli *cli,
		 const struct census *census, struct rates *protocols,
		 struct rates *classes);
void look_drop(struct look *look);

/* What one protocol or class has of the line. */
struct share {
	char name[LIMEN_MAX_NAME];
	bool present;			/* in the newest look */
	double bytes_s, packets_s;	/* below 0: not known */
	uint64_t flows;
	uint64_t bytes;
	struct series past;		/* bytes_s */
};

/* The largest first, by the mean of the last looks. */
struct shares {
	unsigned int nr;
	double total;			/* bytes_s of all of them */
	struct share *share[OVERVIEW_MAX_SHARES];
};

struct overview {
	unsigned int looks;
	struct status status;		/* of the newest one */
	struct shares protocols, classes;
	/* the daemon's names for them; they outlive it here */
	char class_name[LIMEN_MAX_CLASSES][LIMEN_MAX_NAME];

	double seen_s, decided_s, pushed_s;	/* packets a second */
	double inspected_s;		/* by the daemon */
	double flows_s;			/* flows decided or given up a second */
	double lost_s;
	struct series seen, pushed, flows, lost;

	/* push to verdict since the look before; if none, of all time */
	uint64_t latency[LIMEN_NR_LATENCY];
	bool latency_is_new;
	struct series p50, p99;		/* ns; not known while none came */

	struct crossings_past crossings;

	/* of the look before */
	uint64_t at_ns;
	bool had_kernel, had_daemon;
	struct kern_counters counters;
	uint64_t inspected, decisions, losses;
};

struct overview *overview_new(void);
void overview_free(struct overview *o);

/* Takes what @look holds over. @now_ns of a clock that does not jump. */
void overview_add(struct overview *o, struct look *look, uint64_t now_ns);

#endif /* OVERVIEW_H */
