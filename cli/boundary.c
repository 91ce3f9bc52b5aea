// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * limen boundary: crossings between kernel and user mode by kind, and what
 * packets cost that are shown to user space.
 */
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "boundary_state.h"
#include "boundary_write.h"
#include "cli.h"
#include "crossings.h"
#include "door.h"
#include "list.h"
#include "rates.h"
#include "table.h"
#include "writer.h"

static const struct column columns[] = {
	{ "kind", "KIND", COLUMN_TEXT, COLUMN_F_NAME, "of crossing" },
	{ "value", "VALUE", COLUMN_NUMBER, 0,
	  "all CPUs together, since it was first switched on" },
	{ "value_s", "PER SECOND", COLUMN_COUNT, COLUMN_F_IF_ANY,
	  "since the last look" },
	{ "unit", "UNIT", COLUMN_TEXT, 0, "what is counted" },
	{ "counted", "COUNTED", COLUMN_BOOL, COLUMN_F_HIDDEN,
	  "whether it is being counted now" },
	{ "help", "MEANING", COLUMN_TEXT, COLUMN_F_CUT,
	  "what is counted, in words" },
};

static void add_row(struct listing *l, const struct boundary *b,
		    enum limen_crossing id)
{
	const struct crossing_text *text = &crossing_texts[id];
	uint64_t value = b->crossings.value[id];
	double rate = list_rate(l, text->name, "crossings", true, value);
	struct table *t = l->table;

	if (!value && !l->all)
		return;
	table_begin(t);
	table_text(t, text->name);
	table_uint(t, value);
	rates_cell(t, rate);
	table_text(t, text->unit);
	table_bool(t, b->crossings.present >> id & 1);
	table_text(t, text->help);
	table_end(t);
}

static void fill_from(struct listing *l, const struct boundary *b)
{
	unsigned int id;

	for (id = 0; id < LIMEN_NR_CROSSINGS; id++)
		add_row(l, b, id);
}

static int fill(struct listing *l)
{
	struct boundary b;
	int ret;

	boundary_gather(l->cli, 0, &b);
	ret = crossings_check(l->cli, &b);
	if (!ret)
		fill_from(l, &b);
	boundary_drop(&b);
	return ret;
}

/*
 * One look, and the one before it.
 */
struct looks {
	struct rates *rates;
	struct boundary last;
};

static int show_look(struct cli *cli, struct looks *looks,
		     const struct boundary *now)
{
	struct listing l = {
		.cli = cli, .rates = looks->rates, .all = cli_wants_all(cli),
		.table = cli_table(cli),
	};
	int ret;

	if (!l.table)
		return EXIT_TROUBLE;
	rates_begin(l.rates, now->now_ns);
	fill_from(&l, now);
	cli_arrange(cli, l.table);
	writer_begin(cli->w);
	boundary_write_crossings(cli->w, &looks->last, now);
	writer_table(cli->w, "kinds", l.table);
	boundary_write_bytes(cli->w, now);
	boundary_write_packets(cli->w, now);
	ret = cli_end(cli);
	table_free(l.table);
	return ret;
}

static int show(struct cli *cli, void *data)
{
	struct looks *looks = data;
	struct boundary now;
	int ret;

	boundary_gather(cli, BOUNDARY_CPUS | BOUNDARY_PACKETS, &now);
	ret = crossings_check(cli, &now);
	if (!ret)
		ret = show_look(cli, looks, &now);
	boundary_drop(&looks->last);
	looks->last = now;
	return ret;
}

static int look(struct cli *cli)
{
	struct looks looks = { .rates = rates_new() };
	int ret = EXIT_TROUBLE;

	if (looks.rates)
		ret = cli_show(cli, show, &looks);
	boundary_drop(&looks.last);
	rates_free(looks.rates);
	return ret;
}

/*
 * Switching. What it costs all told is tried out here: the module can only
 * tell what its probes take, not what the kernel does to reach them.
 */
enum {
	TRIES = 5,		/* the best counts */
	CALLS_PER_TRY = 10000,
};

static uint64_t time_one_call(void)
{
	uint64_t best = UINT64_MAX;
	int i, j;

	for (i = 0; i < TRIES; i++) {
		uint64_t start = rates_now(), ns;

		for (j = 0; j < CALLS_PER_TRY; j++)
			getppid();
		ns = rates_now() - start;
		if (ns < best)
			best = ns;
	}
	return best / CALLS_PER_TRY;
}

static int switch_to(struct cli *cli, enum limen_mode mode)
{
	struct kern *k = door_kern(cli);
	struct kern_crossings crossings;
	uint64_t before = time_one_call();
	int ret = cli->kern_err;

	if (k)
		ret = kern_set_crossings(k, mode);
	if (!ret)
		ret = kern_get_crossings(k, &crossings);
	if (ret)
		return crossings_fail(cli, ret);
	writer_begin(cli->w);
	boundary_write_switched(cli->w, &crossings, before, time_one_call());
	return cli_end(cli);
}

static int run(struct cli *cli)
{
	unsigned int modes = cli->o.given &
			     (OPTION_ON | OPTION_COUNT | OPTION_OFF);

	if (modes & (modes - 1)) {
		cli_say("boundary: one of --on, --count and --off");
		return EXIT_USAGE;
	}
	if (cli->o.given & OPTION_OFF)
		return switch_to(cli, LIMEN_MODE_OFF);
	if (cli->o.given & OPTION_COUNT)
		return switch_to(cli, LIMEN_MODE_COUNT);
	if (cli->o.given & OPTION_ON)
		return switch_to(cli, LIMEN_MODE_TIME);
	return look(cli);
}

const struct command boundary_command = {
	.name = "boundary",
	.operands = "",
	.summary = "crossings between kernel and user mode, and their cost",
	.options = OPTIONS_LIVE | OPTIONS_TABLE | OPTION_ALL | OPTION_ON |
		   OPTION_COUNT | OPTION_OFF,
	.columns = columns,
	.nr_columns = sizeof(columns) / sizeof(*columns),
	.rows = "kinds",
	.fill = fill,
	.run = run,
};
