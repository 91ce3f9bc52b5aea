// SPDX-License-Identifier: GPL-2.0-or-later
#include "list.h"

#include <stdio.h>
#include <string.h>

#include "cli.h"
#include "latency.h"
#include "rates.h"
#include "table.h"
#include "writer.h"

void list_count(struct table *t, bool known, uint64_t v)
{
	if (known)
		table_uint(t, v);
	else
		table_none(t);
}

void list_flag(struct table *t, bool yes)
{
	if (yes)
		table_bool(t, true);
	else
		table_none(t);
}

double list_rate(struct listing *l, const char *name, const char *what,
		 bool known, uint64_t v)
{
	char key[RATES_MAX_NAME];

	snprintf(key, sizeof(key), "%s %s", name, what);
	return known ? rates_note(l->rates, key, v) : -1;
}

void list_join(const json_t *words, char *text, size_t size)
{
	size_t used = 0, i;
	json_t *word;

	text[0] = '\0';
	json_array_foreach(words, i, word) {
		int n = snprintf(text + used, size - used, "%s%s",
				 used ? " " : "", json_string_value(word));

		if (n < 0 || (size_t)n >= size - used)
			break;
		used += (size_t)n;
	}
}

void list_words(struct table *t, const json_t *words)
{
	char text[1024];

	list_join(words, text, sizeof(text));
	table_text(t, text);
}

/* The document: what is told beside the rows, then the rows. */
static int write_rows(struct listing *l)
{
	struct cli *cli = l->cli;
	size_t total = table_rows(l->table);

	cli_arrange(cli, l->table);
	writer_begin(cli->w);
	if (l->from)
		writer_json_str(cli->w, "from", l->from);
	if (l->has_total)
		writer_json_uint(cli->w, "total", total);
	writer_table(cli->w, cli->command->rows, l->table);
	if (l->has_total && table_rows(l->table) < total)
		writer_text(cli->w, "%zu of %zu %s\n", table_rows(l->table),
			    total, cli->command->rows);
	if (l->has_latency)
		latency_write(cli->w, l->latency);
	return cli_end(cli);
}

static int show(struct cli *cli, void *data)
{
	struct listing l = {
		.cli = cli, .rates = data, .all = cli_wants_all(cli),
		.table = cli_table(cli),
	};
	int ret;

	if (!l.table)
		return EXIT_TROUBLE;
	rates_begin(l.rates, rates_now());
	ret = cli->command->fill(&l);
	if (!ret)
		ret = write_rows(&l);
	if (!ret)
		ret = l.status;
	table_free(l.table);
	return ret;
}

int list_run(struct cli *cli)
{
	struct rates *rates = rates_new();
	int ret = EXIT_TROUBLE;

	if (rates)
		ret = cli_show(cli, show, rates);
	rates_free(rates);
	return ret;
}
