// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * limen counters: every counter of the module and the daemon by its name.
 */
#include <string.h>

#include "cli.h"
#include "door.h"
#include "jsonio.h"
#include "kern.h"
#include "list.h"
#include "rates.h"
#include "table.h"

static const struct column columns[] = {
	{ "part", "PART", COLUMN_TEXT, COLUMN_F_NAME,
	  "module, or a part of the daemon" },
	{ "name", "NAME", COLUMN_TEXT, COLUMN_F_NAME, "of the counter" },
	{ "value", "VALUE", COLUMN_NUMBER, 0, "since the first bind, or the "
	  "start of the daemon" },
	{ "rate", "PER SECOND", COLUMN_COUNT, COLUMN_F_IF_ANY,
	  "since the last look" },
	{ "unit", "UNIT", COLUMN_TEXT, COLUMN_F_IF_ANY, "what is counted" },
	{ "help", "MEANING", COLUMN_TEXT, COLUMN_F_IF_ANY | COLUMN_F_CUT,
	  "what is counted, in words" },
};

static const struct {
	const char *name;
	const char *unit;
	const char *help;
} kernel_counters[] = {
#define KERNEL_COUNTER(id, name, unit, help) { #name, unit, help },
	LIMEN_COUNTERS(KERNEL_COUNTER)
#undef KERNEL_COUNTER
};

static void add_row(struct listing *l, const char *part, const char *name,
		    uint64_t value, const char *unit, const char *help)
{
	struct table *t = l->table;
	double rate = list_rate(l, part, name, true, value);

	if (!value && !l->all)
		return;
	table_begin(t);
	table_text(t, part);
	table_text(t, name);
	table_uint(t, value);
	rates_cell(t, rate);
	table_text(t, unit);
	table_text(t, help);
	table_end(t);
}

static bool list_module(struct listing *l)
{
	struct kern *k = door_kern(l->cli);
	struct kern_counters counters;
	unsigned int i;

	if (!k)
		return false;
	l->cli->kern_err = kern_get_counters(k, &counters);
	if (l->cli->kern_err)
		return false;
	for (i = 0; i < LIMEN_NR_COUNTERS; i++)
		add_row(l, "module", kernel_counters[i].name,
			counters.value[i], kernel_counters[i].unit,
			kernel_counters[i].help);
	memcpy(l->latency, counters.latency, sizeof(l->latency));
	l->has_latency = true;
	return true;
}

static void add_daemon_row(struct listing *l, const char *part,
			   const char *name, const json_t *value,
			   const json_t *about)
{
	const json_t *meaning =
		json_object_get(json_object_get(about, part), name);

	add_row(l, part, name, (uint64_t)json_integer_value(value),
		jsonio_get_str(meaning, "unit", NULL),
		jsonio_get_str(meaning, "help", NULL));
}

/*
 * The daemon's come in groups: objects of name and number; "about" has the
 * same groups with what each means.
 */
static bool list_daemon(struct listing *l)
{
	json_t *reply = door_ask(l->cli, "counters"), *group, *value;
	const char *part, *name;

	if (!reply)
		return false;
	json_object_foreach(reply, part, group)
		json_object_foreach(group, name, value)
			if (json_is_integer(value))
				add_daemon_row(l, part, name, value,
					       json_object_get(reply, "about"));
	json_decref(reply);
	return true;
}

static int fill(struct listing *l)
{
	bool module = list_module(l), daemon = list_daemon(l);

	return module || daemon ? EXIT_FINE : door_nobody(l->cli);
}

const struct command counters_command = {
	.name = "counters",
	.operands = "",
	.summary = "every counter of module and daemon",
	.options = OPTIONS_LIVE | OPTIONS_TABLE | OPTION_ALL,
	.columns = columns,
	.nr_columns = sizeof(columns) / sizeof(*columns),
	.rows = "counters",
	.fill = fill,
	.run = list_run,
};
