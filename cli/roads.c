// SPDX-License-Identifier: GPL-2.0-or-later
#include "roads.h"

#include <inttypes.h>
#include <stdio.h>

#include "boundary_state.h"
#include "table.h"
#include "writer.h"

static const struct column columns[] = {
	{ "road", "ROAD", COLUMN_TEXT, 0, "ring or queue" },
	{ "number", "NUMBER", COLUMN_NUMBER, 0, "of it" },
	{ "waiting", "WAITING", COLUMN_COUNT, 0,
	  "now: bytes of a ring, packets of a queue" },
	{ "size", "SIZE", COLUMN_COUNT, 0, "as many can wait" },
	{ "high_water", "HIGH WATER", COLUMN_COUNT, 0,
	  "the most that ever waited" },
	{ "lost", "LOST", COLUMN_COUNT, 0, "packets not shown: it was full" },
};

enum { MAX_RINGS = 64 };	/* LIMEN_MAX_RINGS */

/* A file of a ring's folder; false: there is none. */
static bool read_file(uint64_t inode, unsigned int ring, const char *name,
		      uint64_t *out)
{
	char path[128];
	bool good;
	FILE *f;

	snprintf(path, sizeof(path), "/sys/kernel/limen/net/%" PRIu64
		 "/rings/%u/%s", inode, ring, name);
	f = fopen(path, "re");
	if (!f)
		return false;
	good = fscanf(f, "%" SCNu64, out) == 1;
	fclose(f);
	return good;
}

static void add_row(struct table *t, const char *road, uint64_t number,
		    uint64_t waiting, uint64_t size)
{
	table_begin(t);
	table_text(t, road);
	table_uint(t, number);
	table_uint(t, waiting);
	table_uint(t, size);
}

static void add_rings(struct table *t, const struct boundary *b)
{
	uint64_t waiting, high_water = 0, lost = 0;
	unsigned int i;

	for (i = 0; i < b->state.ring_count && i < MAX_RINGS; i++) {
		uint64_t inode = b->state.netns_ino;

		if (!read_file(inode, i, "waiting", &waiting))
			continue;
		read_file(inode, i, "high_water", &high_water);
		read_file(inode, i, "lost", &lost);
		add_row(t, "ring", i, waiting, b->state.ring_size);
		table_uint(t, high_water);
		table_uint(t, lost);
		table_end(t);
	}
}

/* Nobody keeps the most that ever waited in a queue. */
static void add_queues(struct table *t, const struct boundary *b)
{
	const json_t *queues = json_object_get(b->daemon, "queues"), *q;
	size_t i;

	json_array_foreach(queues, i, q) {
		add_row(t, "queue", jsonio_get_uint(q, "queue", 0),
			jsonio_get_uint(q, "depth", 0),
			jsonio_get_uint(q, "maxlen", 0));
		table_none(t);
		table_uint(t, jsonio_get_uint(q, "queue_dropped", 0) +
			   jsonio_get_uint(q, "user_dropped", 0));
		table_end(t);
	}
}

static struct table *make_table(const struct boundary *b)
{
	struct table *t = table_new(columns, sizeof(columns) / sizeof(*columns));

	if (!t)
		return NULL;
	add_rings(t, b);
	add_queues(t, b);
	return t;
}

void roads_write(struct writer *w, const struct boundary *b)
{
	struct table *t = make_table(b);

	if (t && (writer_is_json(w) || table_rows(t)))
		writer_table(w, "roads", t);
	table_free(t);
}
