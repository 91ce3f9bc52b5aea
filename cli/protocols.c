// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * limen protocols: what each label carries. Packets and bytes are the
 * module's own counters; flows are those there are now. Without the module
 * it is what the daemon has decided since it started.
 */
#include <stdlib.h>
#include <string.h>

#include "census.h"
#include "cli.h"
#include "door.h"
#include "flows.h"
#include "list.h"
#include "names.h"
#include "rates.h"
#include "table.h"

static const struct column columns[] = {
	{ "name", "NAME", COLUMN_TEXT, COLUMN_F_NAME,
	  "the label: protocol, or application/protocol" },
	{ "label", NULL, COLUMN_TEXT, COLUMN_F_HIDDEN, "the protocol" },
	{ "app", NULL, COLUMN_TEXT, COLUMN_F_HIDDEN, "the application" },
	{ "id", NULL, COLUMN_NUMBER, COLUMN_F_HIDDEN,
	  "number of the label in the module" },
	{ "class", "CLASS", COLUMN_TEXT, COLUMN_F_IF_ANY, "its class" },
	{ "flows", "FLOWS", COLUMN_COUNT, 0,
	  "flows now; without the module: decided so far" },
	{ "packets", "PACKETS", COLUMN_COUNT, 0,
	  "packets; without the module: up to the decision" },
	{ "bytes", "BYTES", COLUMN_BYTES, 0, "the same" },
	{ "packets_s", "PACKETS/S", COLUMN_COUNT, COLUMN_F_IF_ANY,
	  "packets a second since the last look" },
	{ "bytes_s", "BYTES/S", COLUMN_BYTES, COLUMN_F_IF_ANY, "the same" },
};

/* One row. */
struct protocol {
	const char *name, *label, *app, *class;
	uint16_t id;		/* 0: none */
	uint64_t flows, packets, bytes;
	bool has_packets, has_bytes;	/* somebody counts them */
};

static void add_row(struct listing *l, const struct protocol *p, bool all)
{
	/* noted also if it is not shown, for the rate when it begins */
	double packets_s = list_rate(l, p->name, "packets", p->has_packets,
				     p->packets);
	double bytes_s = list_rate(l, p->name, "bytes", p->has_bytes, p->bytes);
	struct table *t = l->table;

	if (!p->flows && !p->packets && !all)
		return;
	table_begin(t);
	table_text(t, p->name);
	table_text(t, p->label);
	table_text(t, p->app);
	list_count(t, p->id, p->id);
	table_text(t, p->class);
	table_uint(t, p->flows);
	list_count(t, p->has_packets, p->packets);
	list_count(t, p->has_bytes, p->bytes);
	rates_cell(t, packets_s);
	rates_cell(t, bytes_s);
	table_end(t);
}

/* from the module */

/* Flows without a label: given up, or not decided yet. */
static void add_unlabelled(struct listing *l, const struct census *census)
{
	struct protocol unknown = {
		.name = "unknown",
		.flows = census->by_state[LIMEN_STATE_UNKNOWN],
	};
	struct protocol undecided = {
		.name = "undecided",
		.flows = census->by_state[LIMEN_STATE_NEW] +
			 census->by_state[LIMEN_STATE_TESTING],
	};
	struct kern_counters counters;

	if (!kern_get_counters(door_kern(l->cli), &counters)) {
		unknown.has_packets = true;
		unknown.packets = counters.value[LIMEN_COUNTER_PACKET_UNKNOWN];
	}
	add_row(l, &unknown, true);
	add_row(l, &undecided, true);
}

static void list_labels(struct listing *l, const struct names *names,
			const struct census *census)
{
	char buf[8];
	int i;

	for (i = 1; i < LIMEN_MAX_LABELS; i++) {
		const struct name_label *from = &names->label[i];
		struct protocol p = {
			.name = from->name, .label = from->label,
			.app = from->app,
			.class = names_class(names, from->class, buf),
			.id = (uint16_t)i, .flows = census->by_label[i],
			.packets = from->packets, .bytes = from->bytes,
			.has_packets = true, .has_bytes = true,
		};

		if (from->name[0])
			add_row(l, &p, l->all);
	}
	add_unlabelled(l, census);
}

static int list_counted(struct listing *l, const struct names *names)
{
	struct census *own;

	if (l->census) {
		list_labels(l, names, l->census);
		return EXIT_FINE;
	}
	own = malloc(sizeof(*own));
	if (!own)
		return EXIT_TROUBLE;
	if (census_take(own, names->state.generation))
		cli_say("%s", flows_explain(own->err));
	list_labels(l, names, own);
	free(own);
	return EXIT_FINE;
}

/* from the daemon */

static int list_decisions(struct listing *l)
{
	json_t *reply = door_ask(l->cli, "protocols"), *from;
	size_t i;

	if (!reply)
		return door_nobody(l->cli);
	json_array_foreach(json_object_get(reply, "protocols"), i, from) {
		struct protocol p = {
			.name = jsonio_get_str(from, "name", "?"),
			.label = jsonio_get_str(from, "label", NULL),
			.app = jsonio_get_str(from, "app", NULL),
			.class = jsonio_get_str(from, "class", NULL),
			.id = (uint16_t)jsonio_get_uint(from, "id", 0),
			.flows = jsonio_get_uint(from, "flows", 0),
			.packets = jsonio_get_uint(from, "packets", 0),
			.bytes = jsonio_get_uint(from, "bytes", 0),
			.has_packets = true, .has_bytes = true,
		};

		add_row(l, &p, l->all);
	}
	json_decref(reply);
	return EXIT_FINE;
}

static int fill(struct listing *l)
{
	struct names *names;
	int ret;

	l->from = "daemon";
	if (names_new(l->cli, &names))
		return list_decisions(l);
	l->from = "module";
	ret = list_counted(l, names);
	free(names);
	return ret;
}

const struct command protocols_command = {
	.name = "protocols",
	.operands = "",
	.summary = "packets, bytes and flows of each protocol and application",
	.options = OPTIONS_LIVE | OPTIONS_TABLE | OPTION_ALL,
	.columns = columns,
	.nr_columns = sizeof(columns) / sizeof(*columns),
	.sort = "bytes",
	.rows = "protocols",
	.fill = fill,
	.run = list_run,
};
