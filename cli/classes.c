// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * limen classes: what is done with the packets of each class, and how many
 * there were. The module knows numbers and counts, the daemon names and
 * members; each is shown as far as its owner is there.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli.h"
#include "door.h"
#include "kern.h"
#include "qos.h"
#include "rates.h"
#include "table.h"
#include "writer.h"

static const struct column columns[] = {
	{ "id", "ID", COLUMN_NUMBER, 0, "number of the class, 1 to 255" },
	{ "name", "NAME", COLUMN_TEXT, 0, "as in limend.conf" },
	{ "priority", "PRIORITY", COLUMN_TEXT, COLUMN_F_IF_ANY,
	  "tc handle written to skb->priority" },
	{ "mark", "MARK", COLUMN_TEXT, COLUMN_F_IF_ANY,
	  "written to the packet, hexadecimal" },
	{ "ctmark", "CTMARK", COLUMN_BOOL, COLUMN_F_IF_ANY,
	  "to the connection, too" },
	{ "dscp", "DSCP", COLUMN_NUMBER, COLUMN_F_IF_ANY,
	  "written to the IP header" },
	{ "drop", "DROP", COLUMN_BOOL, COLUMN_F_IF_ANY, "packets are dropped" },
	{ "packets", "PACKETS", COLUMN_COUNT, COLUMN_F_IF_ANY,
	  "counted by the module" },
	{ "bytes", "BYTES", COLUMN_BYTES, COLUMN_F_IF_ANY, "the same" },
	{ "packets_s", "PACKETS/S", COLUMN_COUNT, COLUMN_F_IF_ANY,
	  "packets a second since the last look" },
	{ "bytes_s", "BYTES/S", COLUMN_BYTES, COLUMN_F_IF_ANY, "the same" },
	{ "members", "MEMBERS", COLUMN_TEXT, COLUMN_F_IF_ANY | COLUMN_F_CUT,
	  "labels of the class, with blanks between them" },
};

enum { MAX_MEMBERS_TEXT = 1024 };

/* A class as both sides together know it. */
struct class_row {
	bool present;
	bool counted;
	char name[32];
	char priority[QOS_HANDLE_SIZE];
	bool has_mark, ctmark, has_dscp, drop;
	uint32_t mark;
	uint8_t dscp;
	uint64_t packets, bytes;
	char members[MAX_MEMBERS_TEXT];
};

struct gathered {
	struct class_row class[LIMEN_MAX_CLASSES];
};

static int take_kernel_class(const struct kern_class *from, void *data)
{
	struct gathered *g = data;
	struct class_row *to = &g->class[from->class.class];
	uint16_t flags = from->class.flags;

	to->present = true;
	to->counted = true;
	if (flags & LIMEN_CLASS_F_PRIORITY)
		qos_format_handle(from->class.priority, to->priority);
	to->has_mark = flags & (LIMEN_CLASS_F_MARK | LIMEN_CLASS_F_CTMARK);
	to->mark = from->class.mark;
	to->ctmark = flags & LIMEN_CLASS_F_CTMARK;
	to->has_dscp = flags & LIMEN_CLASS_F_DSCP;
	to->dscp = from->class.dscp;
	to->drop = flags & LIMEN_CLASS_F_DROP;
	to->packets = from->packets;
	to->bytes = from->bytes;
	return 0;
}

static void join_members(const json_t *members, char *text, size_t size)
{
	size_t used = 0, i;
	json_t *member;

	json_array_foreach(members, i, member) {
		int n = snprintf(text + used, size - used, "%s%s",
				 used ? " " : "", json_string_value(member));

		if (n < 0 || (size_t)n >= size - used)
			break;
		used += (size_t)n;
	}
}

/* What the daemon says of a class that the module has already told of. */
static void take_names(struct class_row *to, const json_t *from)
{
	snprintf(to->name, sizeof(to->name), "%s",
		 jsonio_get_str(from, "name", ""));
	join_members(json_object_get(from, "members"), to->members,
		     sizeof(to->members));
}

static void take_daemon_class(struct class_row *to, const json_t *from)
{
	const json_t *mark = json_object_get(from, "mark");
	const json_t *dscp = json_object_get(from, "dscp");

	take_names(to, from);
	if (to->present)
		return;
	to->present = true;
	snprintf(to->priority, sizeof(to->priority), "%s",
		 jsonio_get_str(from, "priority", ""));
	to->has_mark = json_is_integer(mark);
	to->mark = (uint32_t)json_integer_value(mark);
	to->ctmark = jsonio_get_bool(from, "ctmark", 0);
	to->has_dscp = json_is_integer(dscp);
	to->dscp = (uint8_t)json_integer_value(dscp);
	to->drop = jsonio_get_bool(from, "drop", 0);
}

static bool ask_module(struct cli *cli, struct gathered *g)
{
	struct kern *k = door_kern(cli);

	if (!k)
		return false;
	cli->kern_err = kern_get_classes(k, take_kernel_class, g);
	return !cli->kern_err;
}

static bool ask_daemon(struct cli *cli, struct gathered *g)
{
	json_t *reply = door_ask(cli, "classes"), *class;
	size_t i;

	if (!reply)
		return false;
	json_array_foreach(json_object_get(reply, "classes"), i, class) {
		uint64_t id = jsonio_get_uint(class, "id", 0);

		if (id > 0 && id < LIMEN_MAX_CLASSES)
			take_daemon_class(&g->class[id], class);
	}
	json_decref(reply);
	return true;
}

static void add_settings(struct table *t, const struct class_row *c)
{
	char mark[16];

	table_text(t, c->priority);
	snprintf(mark, sizeof(mark), "0x%x", c->mark);
	table_text(t, c->has_mark ? mark : NULL);
	if (c->ctmark)
		table_bool(t, true);
	else
		table_none(t);
	if (c->has_dscp)
		table_uint(t, c->dscp);
	else
		table_none(t);
	if (c->drop)
		table_bool(t, true);
	else
		table_none(t);
}

static void add_volume(struct table *t, struct rates *rates, unsigned int id,
		       const struct class_row *c)
{
	char key[32];

	if (!c->counted) {
		table_none(t);
		table_none(t);
		table_none(t);
		table_none(t);
		return;
	}
	table_uint(t, c->packets);
	table_uint(t, c->bytes);
	snprintf(key, sizeof(key), "%u packets", id);
	rates_cell(t, rates_note(rates, key, c->packets));
	snprintf(key, sizeof(key), "%u bytes", id);
	rates_cell(t, rates_note(rates, key, c->bytes));
}

static void add_rows(struct table *t, struct rates *rates,
		     const struct gathered *g)
{
	unsigned int id;

	for (id = 1; id < LIMEN_MAX_CLASSES; id++) {
		const struct class_row *c = &g->class[id];

		if (!c->present)
			continue;
		table_begin(t);
		table_uint(t, id);
		table_text(t, c->name);
		add_settings(t, c);
		add_volume(t, rates, id, c);
		table_text(t, c->members);
		table_end(t);
	}
}

static int show(struct cli *cli, void *data)
{
	struct rates *rates = data;
	struct gathered *g = calloc(1, sizeof(*g));
	struct table *t = cli_table(cli);
	bool module, daemon;
	int ret = EXIT_TROUBLE;

	if (!g || !t)
		goto out_free;
	module = ask_module(cli, g);
	daemon = ask_daemon(cli, g);
	ret = module || daemon ? EXIT_FINE : door_nobody(cli);
	if (ret)
		goto out_free;
	rates_begin(rates, rates_now());
	add_rows(t, rates, g);
	cli_arrange(cli, t);
	writer_begin(cli->w);
	writer_table(cli->w, "classes", t);
	ret = cli_end(cli);
out_free:
	table_free(t);
	free(g);
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

const struct command classes_command = {
	.name = "classes",
	.operands = "",
	.summary = "the classes, what they do, packets and bytes of each",
	.options = OPTIONS_LIVE | OPTIONS_TABLE,
	.columns = columns,
	.nr_columns = sizeof(columns) / sizeof(*columns),
	.run = run,
};
