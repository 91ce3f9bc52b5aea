// SPDX-License-Identifier: GPL-2.0-or-later
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "command.h"
#include "dash/dash.h"

const struct view views[] = {
	{ "overview", '1', "Overview", "All", NULL, false,
	  "bar: share of all bytes/s   line: the last looks, now at the right" },
	{ "protocols", '2', "Protocols", "Proto", &protocols_command, false,
	  "FLOWS now   PACKETS, BYTES since labelled   /S per second" },
	{ "flows", '3', "Flows", "Flows", &flows_command, false,
	  "FROM opened it   provisional: still inspected   unknown: given up" },
	{ "classes", '4', "Classes", "Class", &classes_command, false,
	  "BACKLOG bytes waiting in its queues   DROPPED packets there" },
	{ "queues", '5', "Queues", "Queue", &shape_command, false,
	  "RATE guaranteed   CEILING at most   PRECEDENCE 0 goes first" },
	{ "boundary", '6', "Boundary", "Bound", &boundary_command, false,
	  "passages between kernel and user mode on the whole machine" },
	{ "syscalls", '7', "Syscalls", "Calls", &syscalls_command, false,
	  "TIME in the kernel, waiting included   P99: 99 of 100 took less" },
	{ "processes", '8', "Processes", "Procs", &processes_command, false,
	  "COPIED bytes: read, write, send, recv   MOVED: splice, sendfile" },
	{ "patterns", '9', "Patterns", "Patt", &patterns_command, false,
	  "HITS flows labelled   TRIES executions   OVER LIMIT too dear" },
	{ "posture", '0', "Posture", "Post", &posture_command, false,
	  "what holds kernel and user apart on this machine" },
	{ "events", 'e', "Events", "Event", &monitor_command, true,
	  "each decision, the newest first   PACKET: which one decided" },
	{ "counters", 'c', "Counters", "Count", &counters_command, false,
	  "of the module, see limen(4); of the daemon, see limend(8)" },
	{ NULL, '\0', NULL, NULL, NULL, false, NULL }
};

int view_find(const char *name)
{
	int i;

	for (i = 0; views[i].name; i++)
		if (!strcmp(views[i].name, name))
			return i;
	return -1;
}

int view_count(void)
{
	int i = 0;

	while (views[i].name)
		i++;
	return i;
}

const struct view *dash_view(const struct dash *d)
{
	return &views[d->view];
}

struct place *dash_place(struct dash *d)
{
	return &d->places[d->view];
}

const char *dash_sort(const struct dash *d)
{
	const struct view *v = dash_view(d);

	if (*d->places[d->view].sort)
		return d->places[d->view].sort;
	if (v->events)
		return "-time";
	return v->list && v->list->sort ? v->list->sort : "";
}

int dash_init(struct dash *d, struct model *model, const struct settings *s,
	      const char *view)
{
	int i;

	memset(d, 0, sizeof(*d));
	d->model = model;
	d->settings = *s;
	d->host = "";
	d->view = view_find(view ? view : s->view);
	if (d->view < 0 && view)
		return -ENOENT;
	if (d->view < 0)
		d->view = 0;
	snprintf(d->settings.view, sizeof(d->settings.view), "%s",
		 dash_view(d)->name);
	for (i = 0; views[i].name; i++) {
		struct settings_list *list = settings_list(&d->settings,
							   views[i].name);
		const struct command *rows = views[i].list;

		/* a column may be gone since */
		if (list && rows && *list->sort &&
		    column_find(rows->columns, rows->nr_columns,
				list->sort + (*list->sort == '-')))
			strcpy(d->places[i].sort, list->sort);
	}
	return 0;
}

void dash_tell(struct dash *d)
{
	const struct place *place = dash_place(d);
	struct model_want want = {
		.list = dash_view(d)->list,
		.events = dash_view(d)->events,
		.all = d->settings.all,
		.paused = d->paused,
		.interval_s = d->settings.interval_s,
	};

	snprintf(want.sort, sizeof(want.sort), "%s", dash_sort(d));
	snprintf(want.filter, sizeof(want.filter), "%s", place->filter);
	model_want(d->model, &want, d->message, sizeof(d->message));
}
