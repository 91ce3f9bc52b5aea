/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Decisions as they happen, from the workers to whoever listens.
 *
 * The hub is shared: workers put lines in, one thread (that of the control
 * socket) takes them out. While nobody listens a decision costs a worker
 * the look at one flag and its place in the tally.
 */
#ifndef EXPORT_MONITOR_H
#define EXPORT_MONITOR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "export/export.h"
#include "tally.h"

enum {
	MONITOR_MAX_LINES = 4096,	/* waiting to be taken out */
};

struct monitor;

#define MONITOR_COUNTERS(X)						       \
	X(events, "events", "decisions put in for listeners")		       \
	X(lost, "events", "decisions not put in: too many waited")

struct monitor_counters {
#define MONITOR_COUNTER_FIELD(name, unit, help) uint64_t name;
	MONITOR_COUNTERS(MONITOR_COUNTER_FIELD)
#undef MONITOR_COUNTER_FIELD
};

int monitor_new(struct monitor **out);
void monitor_free(struct monitor *m);

/* Whether lines are wanted; they are not at first. */
void monitor_listen(struct monitor *m, bool on);

/* Readable when there is something to take. */
int monitor_fd(const struct monitor *m);

/*
 * Hands each waiting line (JSON and LF; keys as in ctl.h) to @fn, and how
 * many were lost since the last call.
 */
void monitor_take(struct monitor *m,
		  void (*fn)(const char *line, size_t len, void *data),
		  void *data, uint64_t *lost);

void monitor_counters(struct monitor *m, struct monitor_counters *out);

/*
 * The exporter of one worker: tells @m (not owned) and counts in a tally
 * of its own. NULL: no memory.
 */
struct exporter *monitor_exporter_new(struct monitor *m);
const struct tally *monitor_tally(const struct exporter *x);

#endif /* EXPORT_MONITOR_H */
