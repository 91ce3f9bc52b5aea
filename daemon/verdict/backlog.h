/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Verdicts on their way to the kernel, for the sinks that send some.
 *
 * A flow whose first packet is still on its way through the stack is not
 * in the connection tracking table yet; its verdict waits here and is sent
 * again, a few times, after growing pauses. One sink's own, no locks.
 */
#ifndef VERDICT_BACKLOG_H
#define VERDICT_BACKLOG_H

#include <stddef.h>
#include <stdint.h>

#include <limen/genl.h>

enum {
	BACKLOG_MAX = 4096,	/* of 80 bytes; a flood of flows loses some */
	BACKLOG_TRIES = 5,	/* 10, 40, 160, 640 ms apart */
};

#define VERDICT_COUNTERS(X)						       \
	X(added, "verdicts", "verdicts of the pipeline")		       \
	X(sent, "verdicts", "verdicts sent to the kernel, again ones too")     \
	X(applied, "verdicts", "verdicts the kernel took")		       \
	X(retried, "verdicts", "verdicts sent again: flow not known yet")      \
	X(missed, "verdicts", "verdicts given up: flow not known")	       \
	X(refused, "verdicts", "verdicts the kernel did not want")	       \
	X(lost, "verdicts", "verdicts not sent: too many, or nobody there")

struct verdict_counters {
#define VERDICT_COUNTER_FIELD(name, unit, help) uint64_t name;
	VERDICT_COUNTERS(VERDICT_COUNTER_FIELD)
#undef VERDICT_COUNTER_FIELD
};

struct backlog_item {
	struct limen_verdict v;
	uint32_t mark;		/* verdict/ctnetlink.c's */
	uint8_t tries;
	uint64_t due_ns;	/* CLOCK_MONOTONIC, 0: at once */
};

struct backlog {
	size_t nr;
	struct verdict_counters counters;
	struct backlog_item items[BACKLOG_MAX];
};

/* Counted as added; when there is no room, as lost. */
void backlog_add(struct backlog *b, const struct limen_verdict *v,
		 uint32_t mark);

/*
 * Moves what is due to @out, at most @max; how many. The caller settles
 * each by counting it, or hands it back with backlog_again().
 */
size_t backlog_take(struct backlog *b, uint64_t now_ns,
		    struct backlog_item *out, size_t max);

/* The kernel did not know the flow: later, or missed after so many tries. */
void backlog_again(struct backlog *b, struct backlog_item *item,
		   uint64_t now_ns);

uint64_t backlog_now(void);

#endif /* VERDICT_BACKLOG_H */
