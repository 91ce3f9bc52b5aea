// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * limen processes: who crosses the boundary between kernel and user mode.
 */
#include <stdio.h>

#include "boundary_state.h"
#include "cli.h"
#include "crossings.h"
#include "list.h"
#include "rates.h"
#include "table.h"

static const struct column columns[] = {
	{ "pid", "PID", COLUMN_NUMBER, COLUMN_F_NAME, "of the process" },
	{ "comm", "COMM", COLUMN_TEXT, 0, "its name" },
	{ "calls", "CALLS", COLUMN_COUNT, 0, "system calls entered" },
	{ "calls_s", "/S", COLUMN_COUNT, COLUMN_F_IF_ANY, "the same, per second" },
	{ "failed", "FAILED", COLUMN_COUNT, 0,
	  "system calls that returned an error" },
	{ "ns", "TIME", COLUMN_NS, COLUMN_F_IF_ANY,
	  "in system calls, waiting included" },
	{ "copied", "COPIED", COLUMN_BYTES, 0,
	  "bytes of the read, write, send and recv families" },
	{ "moved", "MOVED", COLUMN_BYTES, 0,
	  "bytes of splice, tee, vmsplice, sendfile and copy_file_range" },
	{ "faults", "FAULTS", COLUMN_COUNT, 0, "page faults" },
	{ "voluntary", "VOLUNTARY", COLUMN_COUNT, 0,
	  "context switches of its tasks that waited" },
	{ "forced", "FORCED", COLUMN_COUNT, 0,
	  "context switches of its tasks that would have run on" },
};

static void add_row(struct listing *l, const struct limen_process *p)
{
	struct table *t = l->table;
	char pid[16];
	double rate;

	snprintf(pid, sizeof(pid), "%u", p->pid);
	rate = list_rate(l, pid, "calls", true, p->calls);
	table_begin(t);
	table_uint(t, p->pid);
	table_text(t, p->comm);
	table_uint(t, p->calls);
	rates_cell(t, rate);
	table_uint(t, p->failed);
	if (p->ns)
		table_uint(t, p->ns);
	else
		table_none(t);
	table_uint(t, p->copied);
	table_uint(t, p->moved);
	table_uint(t, p->faults);
	table_uint(t, p->voluntary);
	table_uint(t, p->forced);
	table_end(t);
}

static int fill(struct listing *l)
{
	struct boundary b;
	size_t i;
	int ret;

	boundary_gather(l->cli, BOUNDARY_PROCESSES, &b);
	ret = crossings_check(l->cli, &b);
	for (i = 0; !ret && i < b.nr_processes; i++)
		add_row(l, &b.processes[i]);
	boundary_drop(&b);
	return ret;
}

const struct command processes_command = {
	.name = "processes",
	.operands = "",
	.summary = "the processes that cross into the kernel most",
	.options = OPTIONS_LIVE | OPTIONS_TABLE,
	.columns = columns,
	.nr_columns = sizeof(columns) / sizeof(*columns),
	.sort = "calls",
	.rows = "processes",
	.fill = fill,
	.run = list_run,
};
