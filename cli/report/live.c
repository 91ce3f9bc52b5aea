// SPDX-License-Identifier: GPL-2.0-or-later
/* A page about the running system: some looks, and lists at the end. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/utsname.h>
#include <time.h>

#include "cli.h"
#include "door.h"
#include "latency.h"
#include "list.h"
#include "model/overview.h"
#include "rates.h"
#include "report/page.h"
#include "report/sources.h"
#include "table.h"

enum { MAX_ROWS = 100, NR_LISTS = 8 };

/* The lists of the page: the first look is the base of their rates. */
static const struct {
	const struct command *list;
	const char *title;
} lists[NR_LISTS] = {
	{ &protocols_command, "Protocols" },
	{ &classes_command, "Classes" },
	{ &flows_command, "Flows" },
	{ &shape_command, "Queues" },
	{ &boundary_command, "Crossings between kernel and user mode" },
	{ &processes_command, "Processes that cross most" },
	{ &patterns_command, "Patterns by cost" },
	{ &posture_command, "What holds kernel and user apart" },
};

struct live {
	struct cli *cli;
	struct page *page;
	struct overview *overview;
	struct rates *protocols, *classes;
	struct rates *rates[NR_LISTS];
	char said[512];
};

/* What a list has to say stands among the lines of the page. */
static void listen_to(const char *text, void *data)
{
	struct live *live = data;

	/* the doors say it again for each list */
	if (!strcmp(live->said, text))
		return;
	snprintf(live->said, sizeof(live->said), "%s", text);
}

static int make_parts(struct live *live)
{
	int i;

	live->overview = overview_new();
	live->protocols = rates_new();
	live->classes = rates_new();
	if (!live->overview || !live->protocols || !live->classes)
		return -ENOMEM;
	for (i = 0; i < NR_LISTS; i++) {
		live->rates[i] = rates_new();
		if (!live->rates[i])
			return -ENOMEM;
	}
	return 0;
}

static void free_parts(struct live *live)
{
	int i;

	overview_free(live->overview);
	rates_free(live->protocols);
	rates_free(live->classes);
	for (i = 0; i < NR_LISTS; i++)
		rates_free(live->rates[i]);
}

static void look_around(struct live *live)
{
	struct look look;

	look_gather(&look, live->cli, NULL, live->protocols, live->classes);
	overview_add(live->overview, &look, rates_now());
	door_close(live->cli);
}

/* NULL: nobody could be asked. */
static struct table *fill_list(struct live *live, int i)
{
	const struct command *list = lists[i].list;
	struct listing l = {
		.cli = live->cli, .rates = live->rates[i],
		.table = table_new(list->columns, list->nr_columns),
	};
	int ret;

	if (!l.table)
		return NULL;
	rates_begin(l.rates, rates_now());
	ret = list->fill(&l);
	if (list->sort)
		table_sort(l.table, list->sort);
	if (!ret)
		return l.table;
	table_free(l.table);
	return NULL;
}

static void look_at_lists(struct live *live, bool show)
{
	struct table *t;
	int i;

	for (i = 0; i < NR_LISTS; i++) {
		t = fill_list(live, i);
		if (t && show)
			page_table(live->page, lists[i].title, t, MAX_ROWS);
		else
			table_free(t);
	}
	door_close(live->cli);
}

/* curves */

static void take_series(struct page_chart *chart, const char *name,
			const struct series *s)
{
	struct page_curve *curve = page_curve(chart, name);
	unsigned int i;

	for (i = 0; curve && i < chart->nr_points; i++)
		curve->value[i] = series_at(s, chart->nr_points - 1 - i);
}

static bool has_values(const struct series *s, unsigned int nr)
{
	unsigned int i;

	for (i = 0; i < nr; i++)
		if (series_at(s, i) >= 0)
			return true;
	return false;
}

/* All curves but the last have a name; the last is what is left. */
static void chart_shares(struct page_chart *chart, const struct shares *s)
{
	struct page_curve *rest = NULL;
	unsigned int i, point;
	double v;

	for (i = 0; i < s->nr; i++) {
		if (!(series_max(&s->share[i]->past, chart->nr_points) > 0))
			continue;
		if (chart->nr_curves < PAGE_CURVES - 1) {
			take_series(chart, s->share[i]->name, &s->share[i]->past);
			continue;
		}
		if (!rest)
			rest = page_curve(chart, "others");
		for (point = 0; rest && point < chart->nr_points; point++) {
			v = series_at(&s->share[i]->past,
				      chart->nr_points - 1 - point);
			rest->value[point] += v > 0 ? v : 0;
		}
	}
}

static struct page_chart *begin_chart(struct live *live, const char *title,
				      enum page_unit unit, bool stacked,
				      double interval)
{
	struct page_chart *chart = page_chart(live->page, title, unit, stacked);

	/* the first look has no rates */
	if (chart && live->overview->looks > 1)
		chart->nr_points = live->overview->looks - 1;
	if (chart && chart->nr_points > 1)
		chart->seconds = interval * (chart->nr_points - 1);
	return chart;
}

static void draw_crossings(struct live *live, double interval)
{
	const struct crossings_past *p = &live->overview->crossings;
	struct page_chart *chart;
	int i;

	if (!has_values(&p->past[PAST_CALLS], live->overview->looks))
		return;
	chart = begin_chart(live, "Crossings a second, all CPUs",
			    PAGE_PER_SECOND, false, interval);
	for (i = PAST_CALLS; chart && i <= PAST_INTERRUPTS; i++)
		take_series(chart, past_names[i], &p->past[i]);
	chart = begin_chart(live, "Bytes a second across the boundary: copied, "
			    "or moved without a copy", PAGE_BYTES_S, false,
			    interval);
	for (i = PAST_COPIED; chart && i <= PAST_MOVED; i++)
		take_series(chart, past_names[i], &p->past[i]);
}

static void draw_charts(struct live *live, double interval)
{
	const struct overview *o = live->overview;
	struct page_chart *chart;

	chart = begin_chart(live, "Bytes a second by protocol", PAGE_BYTES_S,
			    true, interval);
	if (chart)
		chart_shares(chart, &o->protocols);
	chart = begin_chart(live, "Bytes a second by class", PAGE_BYTES_S, true,
			    interval);
	if (chart)
		chart_shares(chart, &o->classes);
	chart = begin_chart(live, o->status.answers ? "Packets a second" :
			    "Packets a second that limend inspected",
			    PAGE_PER_SECOND, false, interval);
	if (chart)
		take_series(chart, o->status.answers ? "seen" : "inspected",
			    &o->seen);
	if (chart && o->status.answers)
		take_series(chart, "pushed to user space", &o->pushed);
	if (has_values(&o->p50, o->looks)) {
		chart = begin_chart(live, "From push to verdict", PAGE_NS,
				    false, interval);
		if (chart)
			take_series(chart, "half within", &o->p50);
		if (chart)
			take_series(chart, "99% within", &o->p99);
	}
	draw_crossings(live, interval);
	live->page->bars.nr = LIMEN_NR_LATENCY;
	memcpy(live->page->bars.bucket, o->status.counters.latency,
	       sizeof(o->status.counters.latency));
	snprintf(live->page->bars.title, sizeof(live->page->bars.title),
		 "From push to verdict: verdicts by their time, of all so far");
}

static void write_lines(struct live *live)
{
	static const char *const words[] = {
		"module", "daemon", "patterns", "transport", "flows",
		"packets", "latency", "losses", "policy",
	};
	char text[512];
	size_t i;

	for (i = 0; i < sizeof(words) / sizeof(*words); i++) {
		status_line(&live->overview->status, words[i], text,
			    sizeof(text));
		page_line(live->page, words[i], text);
	}
	if (*live->said)
		page_line(live->page, "note", live->said);
}

static void write_source(struct page *p, double seconds)
{
	time_t now = time(NULL);
	char clock[64] = "";
	struct utsname name;
	struct tm tm;

	if (uname(&name))
		name.nodename[0] = '\0';
	if (localtime_r(&now, &tm))
		strftime(clock, sizeof(clock), "%Y-%m-%d %H:%M:%S %z", &tm);
	snprintf(p->title, sizeof(p->title), "limen report of %.64s",
		 name.nodename);
	snprintf(p->source, sizeof(p->source), "%.0f seconds up to %s",
		 seconds, clock);
}

static void wait_for(double seconds)
{
	struct timespec ts = {
		.tv_sec = (time_t)seconds,
		.tv_nsec = (long)((seconds - (double)(time_t)seconds) * 1e9),
	};

	while (nanosleep(&ts, &ts) && errno == EINTR)
		;
}

static void sample(struct live *live, double seconds, double interval)
{
	unsigned int nr = (unsigned int)(seconds / interval + 0.5), i;

	look_at_lists(live, false);
	look_around(live);
	for (i = 0; i < nr; i++) {
		wait_for(interval);
		look_around(live);
	}
	live->said[0] = '\0';
	look_at_lists(live, true);
	draw_charts(live, interval);
	write_lines(live);
	write_source(live->page, seconds);
}

int live_gather(struct cli *cli, double seconds, double interval,
		struct page *p)
{
	struct live live = { .cli = cli, .page = p };
	int ret = EXIT_TROUBLE;

	/* nobody there is an error here, as it is for the lists */
	if (!door_kern(cli) && !door_ctl(cli))
		return door_nobody(cli);
	if (!make_parts(&live)) {
		cli_divert(listen_to, &live);
		sample(&live, seconds, interval);
		cli_divert(NULL, NULL);
		ret = EXIT_FINE;
	}
	free_parts(&live);
	return ret;
}
