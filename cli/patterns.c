// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * limen patterns: what each pattern of the daemon costs and finds.
 */
#include <string.h>

#include "cli.h"
#include "door.h"
#include "table.h"
#include "writer.h"

static const struct column columns[] = {
	{ "name", "NAME", COLUMN_TEXT, 0, "of the pattern" },
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

static void add_words(struct table *t, const json_t *words)
{
	char text[512] = "";
	size_t used = 0, i;
	json_t *word;

	json_array_foreach(words, i, word) {
		int n = snprintf(text + used, sizeof(text) - used, "%s%s",
				 used ? " " : "", json_string_value(word));

		if (n < 0 || (size_t)n >= sizeof(text) - used)
			break;
		used += (size_t)n;
	}
	table_text(t, text);
}

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
	if (tries)
		table_uint(t, ns / tries);
	else
		table_none(t);
	add_words(t, json_object_get(p, "groups"));
	add_words(t, json_object_get(p, "parents"));
	table_text(t, jsonio_get_str(p, "title", NULL));
	table_text(t, jsonio_get_str(p, "file", NULL));
	table_end(t);
}

static int show(struct cli *cli, void *data)
{
	json_t *reply = door_ask(cli, "patterns"), *pattern;
	struct table *t;
	size_t i;
	int ret;

	if (!reply)
		return door_no_daemon(cli);
	t = cli_table(cli);
	if (!t) {
		json_decref(reply);
		return EXIT_TROUBLE;
	}
	json_array_foreach(json_object_get(reply, "patterns"), i, pattern)
		if (jsonio_get_uint(pattern, "tries", 0) ||
		    jsonio_get_uint(pattern, "hits", 0) || cli_wants_all(cli))
			add_pattern(t, pattern);
	json_decref(reply);
	/* the time is sampled: many have none yet */
	table_sort(t, "tries");
	cli_arrange(cli, t);
	writer_begin(cli->w);
	writer_table(cli->w, "patterns", t);
	ret = cli_end(cli);
	table_free(t);
	return ret;
}

static int run(struct cli *cli)
{
	return cli_show(cli, show, NULL);
}

const struct command patterns_command = {
	.name = "patterns",
	.operands = "",
	.summary = "what each pattern finds and costs",
	.options = OPTIONS_LIVE | OPTIONS_TABLE | OPTION_ALL,
	.columns = columns,
	.nr_columns = sizeof(columns) / sizeof(*columns),
	.sort = "ns",
	.run = run,
};
