// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * limen syscalls: every system call of the machine, how often, how it ends
 * and how long it takes.
 */
#include <inttypes.h>
#include <stdio.h>

#include "boundary_state.h"
#include "cli.h"
#include "crossings.h"
#include "list.h"
#include "rates.h"
#include "syscall_name.h"
#include "table.h"

static const struct column columns[] = {
	{ "call", "CALL", COLUMN_TEXT, COLUMN_F_NAME, "its name" },
	{ "nr", "NR", COLUMN_NUMBER, COLUMN_F_HIDDEN, "its number" },
	{ "bits", "BITS", COLUMN_NUMBER, COLUMN_F_NAME,
	  "64, or 32 for the calls of 32-bit programs" },
	{ "calls", "CALLS", COLUMN_COUNT, 0, "how often it was entered" },
	{ "calls_s", "/S", COLUMN_COUNT, COLUMN_F_IF_ANY, "the same, per second" },
	{ "failed", "FAILED", COLUMN_COUNT, 0,
	  "how often it returned an error" },
	{ "ns", "TIME", COLUMN_NS, COLUMN_F_IF_ANY,
	  "in the kernel, waiting included, all together" },
	{ "mean_ns", "MEAN", COLUMN_NS, COLUMN_F_IF_ANY,
	  "the same, of one call" },
	{ "p50_ns", "P50", COLUMN_NS, COLUMN_F_IF_ANY,
	  "half of the calls took less; a power of two" },
	{ "p99_ns", "P99", COLUMN_NS, COLUMN_F_IF_ANY,
	  "99 of 100 calls took less; a power of two" },
	{ "distribution", NULL, COLUMN_TEXT, COLUMN_F_HIDDEN,
	  "how many calls took how long: N:CALLS, 2^N nanoseconds and more" },
};

/* "10:53 11:20", empty buckets left out. */
static void add_distribution(struct table *t, const struct limen_call *call)
{
	char text[LIMEN_NR_CALL_TIMES * 24] = "";
	size_t used = 0;
	unsigned int b;

	for (b = 0; b < LIMEN_NR_CALL_TIMES; b++)
		if (call->time[b])
			used += (size_t)snprintf(text + used,
						 sizeof(text) - used,
						 "%s%u:%" PRIu64,
						 used ? " " : "", b,
						 (uint64_t)call->time[b]);
	table_text(t, text);
}

static void add_times(struct table *t, const struct limen_call *call)
{
	if (!call->timed)
		return;
	table_uint(t, call->ns);
	table_uint(t, call->ns / call->timed);
	table_uint(t, crossings_percentile(call, 50));
	table_uint(t, crossings_percentile(call, 99));
	add_distribution(t, call);
}

static void add_row(struct listing *l, const struct limen_call *call)
{
	bool compat = call->flags & LIMEN_CALL_F_COMPAT;
	struct table *t = l->table;
	char name[64];
	double rate;

	syscall_name(call->nr, compat, name, sizeof(name));
	rate = list_rate(l, name, compat ? "32" : "64", true, call->entered);
	table_begin(t);
	table_text(t, name);
	table_uint(t, call->nr);
	table_uint(t, compat ? 32 : 64);
	table_uint(t, call->entered);
	rates_cell(t, rate);
	table_uint(t, call->failed);
	add_times(t, call);
	table_end(t);
}

static int fill(struct listing *l)
{
	struct boundary b;
	size_t i;
	int ret;

	boundary_gather(l->cli, BOUNDARY_CALLS, &b);
	ret = crossings_check(l->cli, &b);
	for (i = 0; !ret && i < b.nr_calls; i++)
		add_row(l, &b.calls[i]);
	boundary_drop(&b);
	return ret;
}

const struct command syscalls_command = {
	.name = "syscalls",
	.operands = "",
	.summary = "the machine's system calls: how often, failures, times",
	.options = OPTIONS_LIVE | OPTIONS_TABLE,
	.columns = columns,
	.nr_columns = sizeof(columns) / sizeof(*columns),
	.sort = "calls",
	.rows = "syscalls",
	.fill = fill,
	.run = list_run,
};
