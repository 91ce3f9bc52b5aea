// SPDX-License-Identifier: GPL-2.0-or-later
#include "export/summary.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <limen/label.h>

#include "table.h"
#include "writer.h"

enum { NR_BUCKETS = 1024 };

/* Flows of one kind. */
struct sum {
	struct sum *next;
	const char *protocol;
	const char *app;	/* "" if none */
	uint64_t flows, packets, bytes;
};

struct summary {
	struct exporter exporter;	/* first: the exporter is this */
	struct sum *buckets[NR_BUCKETS];
	uint64_t bytes;
	bool no_memory;
};

/* What no pattern has named: nothing to look at, or nothing that matched. */
static const char *protocol_name(const struct flow_record *r)
{
	if (r->protocol)
		return r->protocol->name;
	return r->state == LIMEN_STATE_NEW ? "(no payload)" : "unknown";
}

static struct sum *get_sum(struct summary *t, const struct flow_record *r)
{
	unsigned int protocol = r->protocol ? r->protocol->index + 1 : 0;
	unsigned int app = r->app ? r->app->index + 1 : 0;
	struct sum **link = &t->buckets[(protocol + app * 31) % NR_BUCKETS];
	const char *name = protocol_name(r);
	const char *app_name = r->app ? r->app->name : "";

	for (; *link; link = &(*link)->next)
		if (!strcmp((*link)->protocol, name) &&
		    !strcmp((*link)->app, app_name))
			return *link;
	*link = calloc(1, sizeof(**link));
	if (*link) {
		(*link)->protocol = name;
		(*link)->app = app_name;
	}
	return *link;
}

static void add_flow(struct exporter *x, const struct flow_record *r)
{
	struct summary *t = (struct summary *)x;
	struct sum *s = get_sum(t, r);

	if (!s) {
		t->no_memory = true;
		return;
	}
	s->flows++;
	s->packets += r->packets;
	s->bytes += r->bytes;
	t->bytes += r->bytes;
}

static void free_export(struct exporter *x)
{
	struct summary *t = (struct summary *)x;
	struct sum *s, *next;
	int i;

	for (i = 0; i < NR_BUCKETS; i++) {
		for (s = t->buckets[i]; s; s = next) {
			next = s->next;
			free(s);
		}
	}
	free(t);
}

static const struct export_ops ops = {
	.name = "summary",
	.ended = add_flow,
	.free = free_export,
};

int summary_new(struct exporter **out)
{
	struct summary *t = calloc(1, sizeof(*t));

	if (!t)
		return -ENOMEM;
	t->exporter.ops = &ops;
	*out = &t->exporter;
	return 0;
}

static const struct column columns[] = {
	{ "protocol", NULL, COLUMN_TEXT, 0, "what the payload speaks" },
	{ "app", NULL, COLUMN_TEXT, COLUMN_F_IF_ANY, "whose service it is" },
	{ "flows", NULL, COLUMN_COUNT, 0, NULL },
	{ "packets", NULL, COLUMN_COUNT, 0, NULL },
	{ "bytes", NULL, COLUMN_BYTES, 0, "as on the wire, from the IP header" },
	{ "share", "% bytes", COLUMN_REAL, 0, "percent of all bytes" },
};

static void add_row(struct table *rows, const struct sum *s, uint64_t bytes)
{
	table_begin(rows);
	table_text(rows, s->protocol);
	table_text(rows, s->app);
	table_uint(rows, s->flows);
	table_uint(rows, s->packets);
	table_uint(rows, s->bytes);
	table_real(rows, bytes ? 100.0 * (double)s->bytes / (double)bytes : 0);
	table_end(rows);
}

static struct table *make_rows(const struct summary *t)
{
	struct table *rows = table_new(columns,
				       sizeof(columns) / sizeof(*columns));
	const struct sum *s;
	int i;

	if (!rows)
		return NULL;
	for (i = 0; i < NR_BUCKETS; i++)
		for (s = t->buckets[i]; s; s = s->next)
			add_row(rows, s, t->bytes);
	table_sort(rows, "bytes");
	return rows;
}

int summary_print(struct exporter *x, FILE *file)
{
	const struct summary *t = (struct summary *)x;
	struct writer_options options = {
		.out = file,
		.color = isatty(fileno(file)),
	};
	struct table *rows = make_rows(t);
	struct writer *w;
	int rc;

	if (!rows || t->no_memory) {
		table_free(rows);
		return -ENOMEM;
	}
	rc = writer_new(&options, &w);
	if (!rc) {
		writer_begin(w);
		writer_table(w, "protocols", rows);
		rc = writer_end(w);
		writer_free(w);
	}
	table_free(rows);
	return rc;
}
