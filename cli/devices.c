// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * limen devices: character devices that carry data across the boundary, who
 * has them open, and how busy they are.
 */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "cli.h"
#include "chardevs.h"
#include "list.h"
#include "table.h"

static const struct column columns[] = {
	{ "node", "NODE", COLUMN_TEXT, 0, "below /dev" },
	{ "kind", "KIND", COLUMN_TEXT, 0, "evdev or drm" },
	{ "driver", "DRIVER", COLUMN_TEXT, 0, "of the kernel" },
	{ "name", "NAME", COLUMN_TEXT, COLUMN_F_CUT,
	  "the device's own, or its place on the bus" },
	{ "opened", "OPENED", COLUMN_COUNT, 0,
	  "how often it is open now, by others" },
	{ "events_s", "EVENTS/S", COLUMN_COUNT, COLUMN_F_IF_ANY,
	  "reports of an input device, per second, over half a second" },
	{ "load", "LOAD", COLUMN_REAL, COLUMN_F_IF_ANY,
	  "of the engines of a DRM device, where the driver tells: 1 is one "
	  "engine busy all the time" },
	{ "holders", "HOLDERS", COLUMN_TEXT, COLUMN_F_IF_ANY | COLUMN_F_CUT,
	  "the processes that have it open" },
};

static void add_row(struct table *t, const struct chardevs *all,
		    const struct chardev *d)
{
	table_begin(t);
	table_text(t, d->node);
	table_text(t, d->kind);
	table_text(t, d->driver);
	table_text(t, d->name);
	table_uint(t, d->nr_holders);
	if (d->has_events && all->sample_ns)
		table_uint(t, d->events * 1000000000 / all->sample_ns);
	else
		table_none(t);
	if (d->has_load && all->sample_ns)
		table_real(t, (double)d->engine_ns / (double)all->sample_ns);
	else
		table_none(t);
	table_text(t, d->holders);
	table_end(t);
}

static int fill(struct listing *l)
{
	struct chardevs *all = chardevs_gather();
	size_t i;

	if (!all) {
		cli_say("%s", strerror(ENOMEM));
		return EXIT_TROUBLE;
	}
	for (i = 0; i < all->nr; i++)
		add_row(l->table, all, &all->list[i]);
	if (!all->all_seen)
		cli_say("not all processes could be looked at: holders may be "
			"missing (sudo limen devices)");
	chardevs_free(all);
	return EXIT_FINE;
}

const struct command devices_command = {
	.name = "devices",
	.operands = "",
	.summary = "input and graphics devices: driver, holders, load",
	.options = OPTIONS_LIVE | OPTIONS_TABLE,
	.columns = columns,
	.nr_columns = sizeof(columns) / sizeof(*columns),
	.rows = "devices",
	.fill = fill,
	.run = list_run,
};
