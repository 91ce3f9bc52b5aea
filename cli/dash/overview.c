// SPDX-License-Identifier: GPL-2.0-or-later
/* The first view: does it work, and what uses the line. */
#include <stdio.h>
#include <string.h>

#include "dash/bar.h"
#include "dash/draw.h"
#include "dash/panel.h"
#include "latency.h"
#include "units.h"

enum {
	WORD = 10,		/* columns of the word before a line */
	WIDE = 110,		/* from here on the shares stand side by side */
	TALL = 36,		/* from here on there is a histogram */
	HISTOGRAM = 8,		/* its rows */
	MIN_SHARE_ROWS = 3,	/* heading and two of them */
};

static int draw_word(struct canvas *c, int y, const char *word)
{
	canvas_text(c, y, 1, WORD - 1, LOOK_STRONG, word);
	return WORD + 1;
}

static void draw_line(struct canvas *c, int y, int columns, const char *word,
		      enum look_kind look, const char *text)
{
	int x = draw_word(c, y, word);

	canvas_text(c, y, x, columns - x, look, text);
}

/* Of the sparkline beside a line. */
static int spark_width(int columns)
{
	return columns / 5;
}

static void draw_past(struct canvas *c, int y, int columns,
		      enum look_kind look, const struct series *s)
{
	int width = spark_width(columns);

	bar_spark(c, y, columns - width - 1, width, look, s, 0);
}

static enum look_kind module_look(const struct status *s)
{
	if (!s->answers)
		return s->daemon ? LOOK_WARN : LOOK_BAD;
	return s->state.net_state == LIMEN_NET_BOUND ? LOOK_GOOD : LOOK_WARN;
}

static void draw_health(const struct status *s, struct canvas *c, int y,
			int columns)
{
	char text[512];

	status_line(s, "module", text, sizeof(text));
	draw_line(c, y, columns, "module", module_look(s), text);
	status_line(s, "daemon", text, sizeof(text));
	draw_line(c, y + 1, columns, "daemon",
		  s->daemon ? LOOK_GOOD : LOOK_BAD, text);
}

/* Flows by state: a bar of parts, each with its own filling. */

static const struct {
	uint8_t state;
	const char *name;
	const char *fill, *ascii;
	enum look_kind look;
	bool always;		/* shown also if there are none */
} parts[] = {
	{ LIMEN_STATE_DECIDED, "decided", "\u2588", "#", LOOK_FIRST + 1, true },
	{ LIMEN_STATE_PROVISIONAL, "provisional", "\u2593", "=", LOOK_FIRST,
	  false },
	{ LIMEN_STATE_TESTING, "testing", "\u2592", "-", LOOK_FIRST + 2, true },
	{ LIMEN_STATE_UNKNOWN, "unknown", "\u2591", ".", LOOK_FIRST + 3, true },
	{ LIMEN_STATE_NEW, "new", "\u00b7", "'", LOOK_DIM, false },
};

enum { NR_PARTS = sizeof(parts) / sizeof(*parts), PARTS_WIDTH = 16 };

static void draw_states(const struct status *s, struct canvas *c, int y,
			int columns)
{
	bool ascii = canvas_is_ascii(c);
	uint64_t total = 0, sum = 0;
	int x = draw_word(c, y, "flows"), at = 0, i;
	char text[UNITS_SIZE];

	for (i = 0; i < NR_PARTS; i++)
		total += s->flows[parts[i].state];
	for (i = 0; i < NR_PARTS && total; i++) {
		sum += s->flows[parts[i].state];
		for (; at < (int)(sum * PARTS_WIDTH / total); at++)
			canvas_text(c, y, x + at, 1, parts[i].look,
				    ascii ? parts[i].ascii : parts[i].fill);
	}
	x += total ? PARTS_WIDTH + 1 : 0;
	for (i = 0; i < NR_PARTS; i++) {
		if (!s->flows[parts[i].state] && !parts[i].always)
			continue;
		x += canvas_text(c, y, x, columns - x, parts[i].look,
				 ascii ? parts[i].ascii : parts[i].fill);
		x += canvas_printf(c, y, x, columns - x, LOOK_PLAIN, " %s %s  ",
				   units_count(text, s->flows[parts[i].state]),
				   parts[i].name);
	}
}

static void draw_flows(const struct overview *o, struct canvas *c, int y,
		       int columns)
{
	const struct status *s = &o->status;
	char text[512];

	if (s->has_flows) {
		draw_states(s, c, y, columns);
		return;
	}
	status_line(s, "flows", text, sizeof(text));
	draw_line(c, y, columns, "flows", LOOK_PLAIN, text);
}

/* "1234/s", or "-". */
static const char *show_rate(char buf[UNITS_SIZE], double rate)
{
	if (rate < 0)
		snprintf(buf, UNITS_SIZE, "-");
	else
		units_count(buf, (uint64_t)(rate + 0.5));
	return buf;
}

static void draw_packets(const struct overview *o, struct canvas *c, int y,
			 int columns)
{
	char seen[UNITS_SIZE], kept[UNITS_SIZE], pushed[UNITS_SIZE];
	int x = draw_word(c, y, "packets"), width = columns - x - spark_width(columns) - 1;

	if (o->status.answers)
		canvas_printf(c, y, x, width, LOOK_PLAIN,
			      "%s/s seen, %s/s decided, %s/s pushed", show_rate(seen, o->seen_s),
			      show_rate(kept, o->decided_s),
			      show_rate(pushed, o->pushed_s));
	else
		canvas_printf(c, y, x, width, LOOK_PLAIN,
			      "%s/s inspected by limend; flows settled %s/s",
			      show_rate(seen, o->inspected_s),
			      show_rate(kept, o->flows_s));
	draw_past(c, y, columns, LOOK_FIRST, &o->seen);
}

static void draw_latency(const struct overview *o, struct canvas *c, int y,
			 int columns)
{
	uint64_t p50 = latency_percentile(o->latency, 50);
	uint64_t p99 = latency_percentile(o->latency, 99);
	int x = draw_word(c, y, "verdicts"), width = columns - x - spark_width(columns) - 1;
	char half[UNITS_SIZE], most[UNITS_SIZE];

	if (!p50)
		canvas_text(c, y, x, width, LOOK_DIM, o->status.answers ?
			    "none yet" : "the module times them, it is not here");
	else
		canvas_printf(c, y, x, width, LOOK_PLAIN,
			      "half within %s, 99%% within %s%s",
			      units_ns(half, p50), units_ns(most, p99),
			      o->latency_is_new ? " (now)" : " (so far)");
	draw_past(c, y, columns, LOOK_FIRST + 2, &o->p99);
}

static void draw_losses(const struct overview *o, struct canvas *c, int y,
			int columns)
{
	char text[512], rate[UNITS_SIZE];
	int x = draw_word(c, y, "losses");
	bool none;

	status_line(&o->status, "losses", text, sizeof(text));
	none = !strcmp(text, "none") || !strcmp(text, "-");
	if (o->lost_s > 0)
		x += canvas_printf(c, y, x, columns - x, LOOK_BAD,
				   "%s/s now; ", show_rate(rate, o->lost_s));
	canvas_text(c, y, x, columns - x, none ? LOOK_GOOD : LOOK_BAD, text);
}

/* shares */

/* How a share's line is divided. */
struct share_layout {
	int name, rate, part, bar, spark;
};

static struct share_layout lay_out_share(int columns)
{
	struct share_layout l = { .rate = 8, .part = 5 };
	int rest;

	l.name = columns >= 60 ? 20 : 14;
	rest = columns - l.name - l.rate - l.part - 4;
	if (rest < 8)
		rest = 0;
	l.bar = rest / 2;
	l.spark = rest - l.bar - (rest ? 1 : 0);
	return l;
}

static void draw_share_heading(struct canvas *c, struct area a,
			       const struct share_layout *l, const char *what)
{
	int x = a.x + 1;

	canvas_fill(c, a.y, a.x, a.columns, LOOK_HEADING);
	canvas_text(c, a.y, x, l->name, LOOK_HEADING, what);
	canvas_right(c, a.y, x += l->name, l->rate, LOOK_HEADING, "BYTES/S");
	canvas_right(c, a.y, x += l->rate, l->part, LOOK_HEADING, "%");
	canvas_text(c, a.y, x + l->part + 1, l->bar, LOOK_HEADING, "SHARE");
	canvas_right(c, a.y, a.x, a.columns - 1, LOOK_HEADING, "PAST > NOW");
}

static void draw_share(struct canvas *c, int y, int x,
		       const struct share_layout *l, const struct share *s,
		       double total, enum look_kind look)
{
	double part = total > 0 && s->bytes_s > 0 ? s->bytes_s / total : 0;
	char text[UNITS_SIZE];

	canvas_text(c, y, x, l->name, LOOK_PLAIN, s->name);
	canvas_right(c, y, x += l->name, l->rate, LOOK_PLAIN,
		     show_rate(text, s->bytes_s));
	snprintf(text, sizeof(text), "%.0f", part * 100);
	canvas_right(c, y, x += l->rate, l->part, LOOK_PLAIN, text);
	x += l->part + 1;
	bar_draw(c, y, x, l->bar, look, part);
	bar_spark(c, y, x + l->bar + 1, l->spark, look, &s->past, 0);
}

static void draw_shares(struct canvas *c, struct area a, const char *what,
			const struct shares *s)
{
	struct share_layout l = lay_out_share(a.columns);
	unsigned int i;
	int y = a.y + 1;

	if (a.rows < 2)
		return;
	draw_share_heading(c, a, &l, what);
	for (i = 0; i < s->nr && y < a.y + a.rows; i++)
		if (s->share[i]->present)
			draw_share(c, y++, a.x + 1, &l, s->share[i], s->total,
				   LOOK_FIRST + i % 6);
	if (y == a.y + 1)
		canvas_text(c, y, a.x + 1, a.columns - 1, LOOK_DIM,
			    "nothing yet");
}

static unsigned int count_present(const struct shares *s)
{
	unsigned int i, n = 0;

	for (i = 0; i < s->nr; i++)
		n += s->share[i]->present;
	return n;
}

/* Classes are few: they get what they need, up to a third. */
static void draw_both(const struct overview *o, struct canvas *c,
		      struct area a)
{
	struct area classes = a, protocols = a;
	int wanted = (int)count_present(&o->classes) + 1;

	if (wanted < 2)
		wanted = 2;
	if (a.columns >= WIDE) {
		classes.columns = a.columns / 2 - 1;
		protocols.x += a.columns / 2;
		protocols.columns = a.columns - a.columns / 2;
	} else {
		if (wanted > a.rows / 3)
			wanted = a.rows / 3;
		if (wanted < MIN_SHARE_ROWS - 1)
			wanted = 0;
		classes.rows = wanted;
		protocols.y += wanted;
		protocols.rows -= wanted;
	}
	draw_shares(c, classes, "CLASS", &o->classes);
	draw_shares(c, protocols, "PROTOCOL", &o->protocols);
}

enum { FIRST_BUCKET = 10, NR_BUCKETS = 24 };	/* from 1 us to 17 s */

static void draw_latencies(const struct overview *o, struct canvas *c,
			   struct area a)
{
	histogram_draw(c, a, o->latency_is_new ?
		       "PUSH TO VERDICT: how many took how long since the last look" :
		       "PUSH TO VERDICT: how many took how long so far",
		       o->latency, FIRST_BUCKET, NR_BUCKETS);
}

void draw_overview(const struct dash *d, struct canvas *c, struct area body)
{
	const struct overview *o = model_overview(d->model);
	int y = body.y, columns = body.columns;

	if (!o->looks) {
		canvas_text(c, y, 1, columns, LOOK_DIM, "asking ...");
		return;
	}
	draw_health(&o->status, c, y, columns);
	draw_flows(o, c, y + 2, columns);
	draw_packets(o, c, y + 3, columns);
	draw_latency(o, c, y + 4, columns);
	draw_losses(o, c, y + 5, columns);
	body.y += 6;
	body.rows -= 6;
	if (body.rows >= TALL && o->status.answers) {
		body.rows -= HISTOGRAM + 1;
		draw_both(o, c, body);
		draw_latencies(o, c, (struct area){ body.y + body.rows + 1, 0,
			       HISTOGRAM, columns });
	} else {
		draw_both(o, c, body);
	}
}
