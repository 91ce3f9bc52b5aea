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
#include "config.h"
#include "door.h"
#include "kern.h"
#include "list.h"
#include "qos.h"
#include "rates.h"
#include "shape/backlog.h"
#include "table.h"

static const struct column columns[] = {
	{ "id", "ID", COLUMN_NUMBER, COLUMN_F_NAME,
	  "number of the class, 1 to 255" },
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
	{ "reject", "REJECT", COLUMN_BOOL, COLUMN_F_IF_ANY,
	  "packets are dropped and the sender is told" },
	{ "packets", "PACKETS", COLUMN_COUNT, COLUMN_F_IF_ANY,
	  "counted by the module" },
	{ "bytes", "BYTES", COLUMN_BYTES, COLUMN_F_IF_ANY, "the same" },
	{ "packets_s", "PACKETS/S", COLUMN_COUNT, COLUMN_F_IF_ANY,
	  "packets a second since the last look" },
	{ "bytes_s", "BYTES/S", COLUMN_BYTES, COLUMN_F_IF_ANY, "the same" },
	{ "backlog", "BACKLOG", COLUMN_BYTES, COLUMN_F_IF_ANY,
	  "bytes that wait in its queues, on all interfaces" },
	{ "dropped", "DROPPED", COLUMN_COUNT, COLUMN_F_IF_ANY,
	  "packets that these queues dropped" },
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
	bool has_mark, ctmark, has_dscp, drop, reject;
	uint32_t mark;
	uint8_t dscp;
	uint64_t packets, bytes;
	bool queued;		/* traffic control has a class for it */
	uint64_t backlog, dropped;
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
	to->reject = flags & LIMEN_CLASS_F_REJECT;
	to->packets = from->packets;
	to->bytes = from->bytes;
	return 0;
}

/* What the daemon says of a class that the module has already told of. */
static void take_names(struct class_row *to, const json_t *from)
{
	snprintf(to->name, sizeof(to->name), "%s",
		 jsonio_get_str(from, "name", ""));
	list_join(json_object_get(from, "members"), to->members,
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
	to->reject = jsonio_get_bool(from, "reject", 0);
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

/* The class of traffic control that is meant by @c, by default limen's own. */
static uint32_t queue_of(const struct class_row *c, unsigned int id)
{
	uint32_t handle;

	if (!qos_read_handle(c->priority, &handle))
		return handle;
	return (uint32_t)CONFIG_SHAPE_MAJOR << 16 | (CONFIG_SHAPE_FIRST + id);
}

static int take_backlog(uint32_t handle, uint64_t bytes, uint64_t dropped,
			void *data)
{
	struct gathered *g = data;
	unsigned int id;

	for (id = 1; id < LIMEN_MAX_CLASSES; id++) {
		struct class_row *c = &g->class[id];

		if (!c->present || queue_of(c, id) != handle)
			continue;
		c->queued = true;
		c->backlog += bytes;
		c->dropped += dropped;
	}
	return 0;
}

static void add_settings(struct table *t, const struct class_row *c)
{
	char mark[16];

	table_text(t, c->priority);
	snprintf(mark, sizeof(mark), "0x%x", c->mark);
	table_text(t, c->has_mark ? mark : NULL);
	list_flag(t, c->ctmark);
	list_count(t, c->has_dscp, c->dscp);
	list_flag(t, c->drop);
	list_flag(t, c->reject);
}

static void add_volume(struct listing *l, unsigned int id,
		       const struct class_row *c)
{
	struct table *t = l->table;
	char name[16];

	snprintf(name, sizeof(name), "%u", id);
	list_count(t, c->counted, c->packets);
	list_count(t, c->counted, c->bytes);
	rates_cell(t, list_rate(l, name, "packets", c->counted, c->packets));
	rates_cell(t, list_rate(l, name, "bytes", c->counted, c->bytes));
}

static void add_rows(struct listing *l, const struct gathered *g)
{
	struct table *t = l->table;
	unsigned int id;

	for (id = 1; id < LIMEN_MAX_CLASSES; id++) {
		const struct class_row *c = &g->class[id];

		if (!c->present)
			continue;
		table_begin(t);
		table_uint(t, id);
		table_text(t, c->name);
		add_settings(t, c);
		add_volume(l, id, c);
		list_count(t, c->queued, c->backlog);
		list_count(t, c->queued, c->dropped);
		table_text(t, c->members);
		table_end(t);
	}
}

static int fill(struct listing *l)
{
	struct gathered *g = calloc(1, sizeof(*g));
	bool module, daemon;

	if (!g)
		return EXIT_TROUBLE;
	module = ask_module(l->cli, g);
	daemon = ask_daemon(l->cli, g);
	/* without queues, or the right to see them, there is nothing to add */
	backlog_each(take_backlog, g);
	add_rows(l, g);
	free(g);
	return module || daemon ? EXIT_FINE : door_nobody(l->cli);
}

const struct command classes_command = {
	.name = "classes",
	.operands = "",
	.summary = "the classes, what they do, packets and bytes of each",
	.options = OPTIONS_LIVE | OPTIONS_TABLE,
	.columns = columns,
	.nr_columns = sizeof(columns) / sizeof(*columns),
	.rows = "classes",
	.fill = fill,
	.run = list_run,
};
