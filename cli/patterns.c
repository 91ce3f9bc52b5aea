// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * limen patterns: what each pattern of the daemon costs and finds.
 */
#include <string.h>

#include "cli.h"
#include "door.h"
#include "list.h"
#include "table.h"

static const struct column columns[] = {
	{ "name", "NAME", COLUMN_TEXT, COLUMN_F_NAME, "of the pattern" },
	{ "kind", "KIND", COLUMN_TEXT, 0, "protocol or application" },
	{ "transport", "TRANSPORT", COLUMN_TEXT, 0, "tcp, udp or both" },
	{ "hits", "HITS", COLUMN_COUNT, 0, "flows it labelled" },
	{ "tries", "TRIES", COLUMN_COUNT, 0,
	  "executions of its regular expressions" },
	{ "limit_hits", "OVER LIMIT", COLUMN_COUNT, 0,
	  "executions stopped by the match limit" },
	{ "ns", "TIME", COLUMN_NS, 0, "in its executions, sampled" },
	{ "ns_per_try", "PER TRY", COLUMN_NS, COLUMN_F_IF_ANY,
	  "mean time of one" },
	{ "groups", "GROUPS", COLUMN_TEXT, COLUMN_F_HIDDEN,
	  "groups it is in, with blanks between them" },
	{ "parents", "PARENTS", COLUMN_TEXT, COLUMN_F_HIDDEN,
	  "labels below which it is tried" },
	{ "title", "TITLE", COLUMN_TEXT, COLUMN_F_IF_ANY | COLUMN_F_CUT,
	  "what it is, for people" },
	{ "file", "FILE", COLUMN_TEXT, COLUMN_F_HIDDEN, "it was read from" },
};

static void add_pattern(struct table *t, const json_t *p)
{
	uint64_t tries = jsonio_get_uint(p, "tries", 0);
	uint64_t limit_hits = jsonio_get_uint(p, "limit_hits", 0);
	uint64_t ns = jsonio_get_uint(p, "ns", 0);

	table_begin(t);
	table_text(t, jsonio_get_str(p, "name", "?"));
	table_text(t, jsonio_get_str(p, "kind", NULL));
	table_text(t, jsonio_get_str(p, "transport", NULL));
	table_uint(t, jsonio_get_uint(p, "hits", 0));
	table_uint(t, tries);
	table_uint(t, limit_hits);
	if (limit_hits)
		table_style(t, STYLE_WARN);
	table_uint(t, ns);
	list_count(t, tries, tries ? ns / tries : 0);
	list_words(t, json_object_get(p, "groups"));
	list_words(t, json_object_get(p, "parents"));
	table_text(t, jsonio_get_str(p, "title", NULL));
	table_text(t, jsonio_get_str(p, "file", NULL));
	table_end(t);
}

static bool is_shown(const struct listing *l, uint64_t tries, uint64_t hits)
{
	if (l->cli->o.given & OPTION_COST)
		return tries;
	return l->all || tries || hits;
}

static int fill(struct listing *l)
{
	json_t *reply = door_ask(l->cli, "patterns"), *pattern;
	size_t i;

	if (!reply)
		return door_no_daemon(l->cli);
	json_array_foreach(json_object_get(reply, "patterns"), i, pattern)
		if (is_shown(l, jsonio_get_uint(pattern, "tries", 0),
			     jsonio_get_uint(pattern, "hits", 0)))
			add_pattern(l->table, pattern);
	json_decref(reply);
	/* the time is sampled: many have none yet */
	table_sort(l->table, "tries");
	return EXIT_FINE;
}

const struct command patterns_command = {
	.name = "patterns",
	.operands = "",
	.summary = "what each pattern finds and costs",
	.options = OPTIONS_LIVE | OPTIONS_TABLE | OPTION_ALL |
		   OPTION_COST,
	.columns = columns,
	.nr_columns = sizeof(columns) / sizeof(*columns),
	.sort = "ns",
	.rows = "patterns",
	.fill = fill,
	.run = list_run,
};
