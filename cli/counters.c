// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * limen counters: every counter of the module and the daemon by its name.
 */
#include <stdio.h>
#include <string.h>

#include "cli.h"
#include "door.h"
#include "kern.h"
#include "latency.h"
#include "rates.h"
#include "table.h"
#include "writer.h"

static const struct column columns[] = {
	{ "part", "PART", COLUMN_TEXT, 0,
	  "module, or a part of the daemon" },
	{ "name", "NAME", COLUMN_TEXT, 0, "of the counter" },
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

/* Where the rows go. */
struct listing {
	struct table *table;
	struct rates *rates;
	bool all;		/* also counters at zero */
};

static void add_row(const struct listing *l, const char *part,
		    const char *name, uint64_t value, const char *unit,
		    const char *help)
{
	struct table *t = l->table;
	char key[RATES_MAX_NAME];

	if (!value && !l->all)
		return;
	snprintf(key, sizeof(key), "%s %s", part, name);
	table_begin(t);
	table_text(t, part);
	table_text(t, name);
	table_uint(t, value);
	rates_cell(t, rates_note(l->rates, key, value));
	table_text(t, unit);
	table_text(t, help);
	table_end(t);
}

static bool list_module(struct cli *cli, const struct listing *l,
			struct kern_counters *counters)
{
	struct kern *k = door_kern(cli);
	unsigned int i;

	if (!k)
		return false;
	cli->kern_err = kern_get_counters(k, counters);
	if (cli->kern_err)
		return false;
	for (i = 0; i < LIMEN_NR_COUNTERS; i++)
		add_row(l, "module", kernel_counters[i].name,
			counters->value[i], kernel_counters[i].unit,
			kernel_counters[i].help);
	return true;
}

/* The daemon's come in groups: objects of name and number. */
static bool list_daemon(struct cli *cli, const struct listing *l)
{
	json_t *reply = door_ask(cli, "counters"), *group, *value;
	const char *part, *name;

	if (!reply)
		return false;
	json_object_foreach(reply, part, group)
		json_object_foreach(group, name, value)
			if (json_is_integer(value))
				add_row(l, part, name,
					(uint64_t)json_integer_value(value),
					NULL, NULL);
	json_decref(reply);
	return true;
}

static int show(struct cli *cli, void *data)
{
	struct listing l = { .rates = data, .all = cli_wants_all(cli) };
	struct kern_counters counters;
	struct table *t = l.table = cli_table(cli);
	bool module, daemon;
	int ret;

	if (!t)
		return EXIT_TROUBLE;
	rates_begin(l.rates, rates_now());
	module = list_module(cli, &l, &counters);
	daemon = list_daemon(cli, &l);
	ret = module || daemon ? EXIT_FINE : door_nobody(cli);
	if (!ret) {
		cli_arrange(cli, t);
		writer_begin(cli->w);
		writer_table(cli->w, "counters", t);
		if (module)
			latency_write(cli->w, counters.latency);
		ret = cli_end(cli);
	}
	table_free(t);
	return ret;
}

static int run(struct cli *cli)
{
	struct rates *rates = rates_new();
	int ret = EXIT_TROUBLE;

	if (rates)
		ret = cli_show(cli, show, rates);
	rates_free(rates);
	return ret;
}

const struct command counters_command = {
	.name = "counters",
	.operands = "",
	.summary = "every counter of module and daemon",
	.options = OPTIONS_LIVE | OPTIONS_TABLE | OPTION_ALL,
	.columns = columns,
	.nr_columns = sizeof(columns) / sizeof(*columns),
	.run = run,
};
