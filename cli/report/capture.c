// SPDX-License-Identifier: GPL-2.0-or-later
/* A page about the flows of a capture, as limend tells them. */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "address.h"
#include "cli.h"
#include "report/page.h"
#include "report/sources.h"
#include "table.h"

enum capture_limits {
	MAX_FLOWS = 1 << 20,	/* 40 MB; more are counted, and not drawn */
	MAX_NAMES = 2048,	/* more than there are labels */
	MAX_ROWS = 100,		/* of flows in the page */
	NR_POINTS = 120,
};

static const struct column flow_columns[] = {
	{ "proto", "PROTO", COLUMN_TEXT, 0, "tcp or udp" },
	{ "from", "FROM", COLUMN_TEXT, 0, "end that opened the flow" },
	{ "to", "TO", COLUMN_TEXT, 0, "end it sent to" },
	{ "state", "STATE", COLUMN_TEXT, 0, "decided, unknown, ..." },
	{ "label", "PROTOCOL", COLUMN_TEXT, 0, "the protocol" },
	{ "app", "APP", COLUMN_TEXT, COLUMN_F_IF_ANY, "the application" },
	{ "packets", "PACKETS", COLUMN_COUNT, 0, "of both directions" },
	{ "bytes", "BYTES", COLUMN_BYTES, 0, "the same" },
	{ "packet", "DECIDED AT", COLUMN_COUNT, COLUMN_F_IF_ANY,
	  "which of its packets decided" },
	{ "host", "HOST", COLUMN_TEXT, COLUMN_F_IF_ANY | COLUMN_F_CUT,
	  "server name the client asked for" },
};

static const struct column name_columns[] = {
	{ "name", "NAME", COLUMN_TEXT, 0, "protocol, or application/protocol" },
	{ "flows", "FLOWS", COLUMN_COUNT, 0, "how many" },
	{ "packets", "PACKETS", COLUMN_COUNT, 0, "of these" },
	{ "bytes", "BYTES", COLUMN_BYTES, 0, "of these" },
};

/* What one protocol has. */
struct total {
	char name[PAGE_TEXT];
	uint64_t flows, packets, bytes;
};

/* When a flow was, for the chart. */
struct span {
	double first, last;
	uint64_t bytes;
	unsigned int name;
};

struct capture {
	struct page *page;
	struct table *flows;
	unsigned int nr_names;
	struct total total[MAX_NAMES];
	struct span *spans;
	size_t nr_spans, size_spans;
	double first, last;		/* of the whole */
	uint64_t nr_flows, nr_decided, not_drawn;
	uint64_t line;
};

/* the flows */

/* The last entry stands for all that have no room. */
static unsigned int find_name(struct capture *c, const char *name)
{
	unsigned int i;

	for (i = 0; i < c->nr_names; i++)
		if (!strcmp(c->total[i].name, name))
			return i;
	if (i == MAX_NAMES)
		return MAX_NAMES - 1;
	snprintf(c->total[i].name, sizeof(c->total[i].name), "%s",
		 i == MAX_NAMES - 1 ? "others" : name);
	return c->nr_names++;
}

static void add_span(struct capture *c, const struct span *span)
{
	size_t size = c->size_spans ? c->size_spans * 2 : 1024;
	struct span *spans;

	if (c->nr_spans == c->size_spans) {
		spans = c->nr_spans < MAX_FLOWS ?
			reallocarray(c->spans, size, sizeof(*spans)) : NULL;
		if (!spans) {
			c->not_drawn++;
			return;
		}
		c->spans = spans;
		c->size_spans = size;
	}
	if (!c->nr_spans || span->first < c->first)
		c->first = span->first;
	if (!c->nr_spans || span->last > c->last)
		c->last = span->last;
	c->spans[c->nr_spans++] = *span;
}

static void add_row(struct table *t, const json_t *f)
{
	char both[ADDRESS_SIZE];

	table_begin(t);
	table_text(t, jsonio_get_str(f, "proto", ""));
	address_join(jsonio_get_str(f, "a", ""),
		     (uint16_t)jsonio_get_uint(f, "a_port", 0), both);
	table_text(t, both);
	address_join(jsonio_get_str(f, "b", ""),
		     (uint16_t)jsonio_get_uint(f, "b_port", 0), both);
	table_text(t, both);
	table_text(t, jsonio_get_str(f, "state", ""));
	table_text(t, jsonio_get_str(f, "label", ""));
	table_text(t, jsonio_get_str(f, "app", ""));
	table_uint(t, jsonio_get_uint(f, "packets", 0));
	table_uint(t, jsonio_get_uint(f, "bytes", 0));
	if (jsonio_get_uint(f, "decided_packet", 0))
		table_uint(t, jsonio_get_uint(f, "decided_packet", 0));
	else
		table_none(t);
	table_text(t, jsonio_get_str(f, "host", ""));
	table_end(t);
}

static double number(const json_t *f, const char *key)
{
	return json_number_value(json_object_get(f, key));
}

/* From the first packet to the one that decided. */
static void add_wait(struct page_bars *bars, const json_t *f)
{
	double wait = number(f, "decided_time") - number(f, "first");
	/* captures have microseconds; 0 is the first packet itself */
	uint64_t ns = wait > 1e-6 ? (uint64_t)(wait * 1e9) : 1024;
	unsigned int b;

	if (!json_is_number(json_object_get(f, "decided_time")))
		return;
	b = 63 - (unsigned int)__builtin_clzll(ns | 1);
	if (b < bars->nr)
		bars->bucket[b]++;
}

static void take_flow(struct capture *c, const json_t *f)
{
	const char *label = jsonio_get_str(f, "label", "unknown");
	const char *app = jsonio_get_str(f, "app", "");
	struct span span = {
		.first = number(f, "first"), .last = number(f, "last"),
		.bytes = jsonio_get_uint(f, "bytes", 0),
	};
	char name[PAGE_TEXT];

	snprintf(name, sizeof(name), "%.120s%s%.120s", app, *app ? "/" : "",
		 label);
	span.name = find_name(c, name);
	c->total[span.name].flows++;
	c->total[span.name].packets += jsonio_get_uint(f, "packets", 0);
	c->total[span.name].bytes += span.bytes;
	c->nr_flows++;
	c->nr_decided += !strcmp(jsonio_get_str(f, "state", ""), "decided");
	add_row(c->flows, f);
	add_span(c, &span);
	add_wait(&c->page->bars, f);
}

static int read_flows(struct capture *c, const char *path, FILE *file)
{
	char *line = NULL, err[256];
	size_t size = 0;
	ssize_t len;
	json_t *f;
	int ret = EXIT_FINE;

	while (!ret && (len = getline(&line, &size, file)) > 0) {
		c->line++;
		if (jsonio_parse(line, (size_t)len, &f, err, sizeof(err))) {
			cli_say("%s:%llu: %s; it must be what limend -r "
				"CAPTURE -j prints", path,
				(unsigned long long)c->line, err);
			ret = EXIT_TROUBLE;
			break;
		}
		if (!json_is_number(json_object_get(f, "first")) ||
		    !json_is_string(json_object_get(f, "label"))) {
			cli_say("%s:%llu: no flow of limend -r CAPTURE -j",
				path, (unsigned long long)c->line);
			ret = EXIT_TROUBLE;
		} else {
			take_flow(c, f);
		}
		json_decref(f);
	}
	free(line);
	return ret;
}

/* limend */

/* The one beside this program, as in a build; else that of the system. */
static void run_limend(const char *path)
{
	char self[PATH_MAX], *slash;
	ssize_t len = readlink("/proc/self/exe", self, sizeof(self) - 8);

	if (len > 0) {
		self[len] = '\0';
		slash = strrchr(self, '/');
		strcpy(slash + 1, "limend");
		execl(self, "limend", "-r", path, "-j", (char *)NULL);
	}
	execlp("limend", "limend", "-r", path, "-j", (char *)NULL);
	fprintf(stderr, "limen: limend: %s; install it, or give what it "
		"printed elsewhere\n", strerror(errno));
	_exit(127);
}

static int read_capture(struct capture *c, const char *path)
{
	int ends[2], status, ret;
	FILE *file;
	pid_t pid;

	if (pipe2(ends, O_CLOEXEC))
		return EXIT_TROUBLE;
	fflush(NULL);
	pid = fork();
	if (!pid) {
		dup2(ends[1], STDOUT_FILENO);
		run_limend(path);
	}
	close(ends[1]);
	file = fdopen(ends[0], "r");
	ret = file && pid > 0 ? read_flows(c, path, file) : EXIT_TROUBLE;
	if (file)
		fclose(file);
	else
		close(ends[0]);
	if (pid > 0 && waitpid(pid, &status, 0) == pid && status)
		return EXIT_TROUBLE;	/* it has said why */
	return ret;
}

/* JSON begins with a brace, and no capture does. */
static int read_path(struct capture *c, const char *path)
{
	FILE *file = strcmp(path, "-") ? fopen(path, "re") : stdin;
	int first, ret;

	if (!file) {
		cli_say("%s: %s", path, strerror(errno));
		return EXIT_TROUBLE;
	}
	first = getc(file);
	ungetc(first, file);
	if (first == '{' || file == stdin)
		ret = read_flows(c, path, file);
	else
		ret = read_capture(c, path);
	if (file != stdin)
		fclose(file);
	return ret;
}

/* the page */

static int compare_totals(const void *a, const void *b, void *data)
{
	const struct capture *c = data;
	const struct total *x = &c->total[*(const unsigned int *)a];
	const struct total *y = &c->total[*(const unsigned int *)b];

	return (x->bytes < y->bytes) - (x->bytes > y->bytes);
}

/* A flow's bytes are spread over the time it was there. */
static void spread(const struct capture *c, const struct span *span,
		   struct page_curve *curve, double step)
{
	int from = (int)((span->first - c->first) / step);
	int to = (int)((span->last - c->first) / step), i;

	if (from < 0)
		from = 0;
	if (to >= NR_POINTS)
		to = NR_POINTS - 1;
	for (i = from; i <= to; i++)
		curve->value[i] += (double)span->bytes / (to - from + 1) / step;
}

static void draw_protocols(struct capture *c)
{
	struct page_chart *chart = page_chart(c->page,
		"Bytes a second by protocol", PAGE_BYTES_S, true);
	unsigned int order[MAX_NAMES], curve_of[MAX_NAMES], i;
	double step = (c->last - c->first) / NR_POINTS;
	size_t s;

	if (!(step > 0))
		step = 1.0 / NR_POINTS;
	chart->nr_points = NR_POINTS;
	chart->seconds = step * NR_POINTS;
	for (i = 0; i < c->nr_names; i++)
		order[i] = i;
	qsort_r(order, c->nr_names, sizeof(*order), compare_totals, c);
	for (i = 0; i < c->nr_names; i++) {
		curve_of[order[i]] = i < PAGE_CURVES - 1 ? i : PAGE_CURVES - 1;
		page_curve(chart, i < PAGE_CURVES - 1 ? c->total[order[i]].name
						      : "others");
	}
	for (s = 0; s < c->nr_spans; s++)
		spread(c, &c->spans[s],
		       &chart->curve[curve_of[c->spans[s].name]], step);
}

static void list_names(struct capture *c)
{
	struct table *t = table_new(name_columns, sizeof(name_columns) /
				    sizeof(*name_columns));
	unsigned int i;

	for (i = 0; t && i < c->nr_names; i++) {
		table_begin(t);
		table_text(t, c->total[i].name);
		table_uint(t, c->total[i].flows);
		table_uint(t, c->total[i].packets);
		table_uint(t, c->total[i].bytes);
		table_end(t);
	}
	if (!t)
		return;
	table_sort(t, "bytes");
	page_table(c->page, "Protocols", t, MAX_NAMES);
}

static void make_page(struct capture *c, const char *path)
{
	char text[PAGE_TEXT];

	snprintf(c->page->title, sizeof(c->page->title), "limen report of %.200s",
		 path);
	snprintf(c->page->source, sizeof(c->page->source),
		 "flows of a capture, %.3f seconds", c->last - c->first);
	snprintf(text, sizeof(text), "%llu, of which %llu decided",
		 (unsigned long long)c->nr_flows,
		 (unsigned long long)c->nr_decided);
	page_line(c->page, "flows", text);
	if (c->not_drawn) {
		snprintf(text, sizeof(text), "%llu flows are too many to be "
			 "drawn; the tables have them",
			 (unsigned long long)c->not_drawn);
		page_line(c->page, "note", text);
	}
	snprintf(c->page->bars.title, sizeof(c->page->bars.title),
		 "From a flow's first packet to its decision");
	draw_protocols(c);
	list_names(c);
	table_sort(c->flows, "bytes");
	page_table(c->page, "Flows", c->flows, MAX_ROWS);
	c->flows = NULL;
}

int capture_gather(const char *path, struct page *p)
{
	struct capture *c = calloc(1, sizeof(*c));
	int ret = EXIT_TROUBLE;

	if (!c)
		return EXIT_TROUBLE;
	c->page = p;
	p->bars.nr = PAGE_BARS;
	c->flows = table_new(flow_columns, sizeof(flow_columns) /
			     sizeof(*flow_columns));
	if (c->flows) {
		table_keep(c->flows, MAX_ROWS, "bytes");
		ret = read_path(c, path);
	}
	if (!ret)
		make_page(c, path);
	table_free(c->flows);
	free(c->spans);
	free(c);
	return ret;
}
