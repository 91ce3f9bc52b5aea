// SPDX-License-Identifier: GPL-2.0-or-later
#include "stages.h"

#include <inttypes.h>
#include <stdio.h>

#include "table.h"
#include "writer.h"

static const struct column columns[] = {
	{ "protocol", "PROTOCOL", COLUMN_TEXT, 0, "what flows were settled as" },
	{ "flows", "FLOWS", COLUMN_COUNT, 0, "settled" },
	{ "sampled", "SAMPLED", COLUMN_COUNT, 0, "packets that were timed" },
	{ "push_ns", "PUSH", COLUMN_NS, COLUMN_F_IF_ANY,
	  "copying into a ring, in the kernel; known while crossings are timed" },
	{ "wait_ns", "WAIT", COLUMN_NS, 0, "of one packet, before it was read" },
	{ "read_ns", "READ", COLUMN_NS, 0, "parsing headers" },
	{ "flow_ns", "FLOW", COLUMN_NS, 0, "finding the flow" },
	{ "reassembly_ns", "REASSEMBLY", COLUMN_NS, 0, "bringing bytes in order" },
	{ "decode_ns", "DECODE", COLUMN_NS, 0, "reading fields" },
	{ "regex_ns", "REGEX", COLUMN_NS, 0, "trying patterns" },
	{ "verdict_ns", "VERDICT", COLUMN_NS, 0, "making the verdict ready" },
	{ "decision_ns", "DECISION", COLUMN_NS, 0,
	  "all of these but the wait, for one flow" },
};

static const char *const keys[] = {
	"read_ns", "flow_ns", "reassembly_ns", "decode_ns", "regex_ns",
	"verdict_ns",
};

/* What is the push of one packet to a decision that takes several? */
static uint64_t add_push(struct table *t, double packets, double push_ns)
{
	uint64_t ns = push_ns < 0 ? 0 : (uint64_t)(packets * push_ns);

	if (push_ns < 0)
		table_none(t);
	else
		table_uint(t, ns);
	return ns;
}

static void add_row(struct table *t, const json_t *o, uint64_t sample,
		    double push_ns)
{
	uint64_t flows = jsonio_get_uint(o, "flows", 0);
	uint64_t packets = jsonio_get_uint(o, "packets", 0), sum = 0, ns, push;
	size_t i;

	/* a few packets say nothing of many flows */
	if (!flows || !packets)
		return;
	table_begin(t);
	table_text(t, jsonio_get_str(o, "protocol", ""));
	table_uint(t, flows);
	table_uint(t, packets);
	push = add_push(t, (double)packets * (double)sample / (double)flows,
			push_ns);
	table_uint(t, jsonio_get_uint(o, "wait_ns", 0) / packets);
	for (i = 0; i < sizeof(keys) / sizeof(*keys); i++) {
		ns = jsonio_get_uint(o, keys[i], 0);
		sum += ns;
		table_uint(t, ns * sample / flows);
	}
	table_uint(t, push + sum * sample / flows);
	table_end(t);
}

struct table *stages_table(const json_t *stages, double push_ns)
{
	struct table *t = table_new(columns, sizeof(columns) / sizeof(*columns));
	const json_t *o;
	size_t i;

	if (!t)
		return NULL;
	json_array_foreach(json_object_get(stages, "stages"), i, o)
		add_row(t, o, jsonio_get_uint(stages, "sample", 1), push_ns);
	table_sort(t, "flows");
	return t;
}

void stages_write(struct writer *w, const json_t *stages, double push_ns)
{
	struct table *t = stages ? stages_table(stages, push_ns) : NULL;
	uint64_t lost = jsonio_get_uint(stages, "lost", 0);

	if (t && (writer_is_json(w) || table_rows(t))) {
		writer_text(w, "what one decision costs, by stage:\n");
		writer_table(w, "stages", t);
		if (writer_is_json(w) || lost)
			writer_uint(w, "stages_lost", "stages_lost %" PRIu64
				    ": packets that were timed and are in none "
				    "of these\n", lost);
	}
	table_free(t);
}
