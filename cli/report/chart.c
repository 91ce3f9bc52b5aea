// SPDX-License-Identifier: GPL-2.0-or-later
/* Charts as SVG. */
#include <string.h>

#include "report/html.h"
#include "report/page.h"
#include "units.h"

/* In units of the view box. */
enum {
	WIDTH = 960, HEIGHT = 240,
	LEFT = 64, RIGHT = 12, TOP = 10, BOTTOM = 24,	/* around the plot */
	TICKS = 4,
	LABEL = 48,		/* a time below a bar */
};

static const char *const colors[PAGE_CURVES] = {
	"#3b7dd8", "#2e9e5b", "#d9902f", "#b5479a", "#1fa3a3", "#d2504b",
	"#7d6bd0", "#8a8f2f", "#8a94a0",
};

static void show_value(enum page_unit unit, double v, char buf[UNITS_SIZE])
{
	if (unit == PAGE_NS)
		units_ns(buf, (uint64_t)v);
	else if (v > 0 && v < 10)
		snprintf(buf, UNITS_SIZE, "%.1f", v);
	else
		units_count(buf, (uint64_t)v);
}

static void show_seconds(double v, char buf[UNITS_SIZE])
{
	if (v < 100)
		snprintf(buf, UNITS_SIZE, "%.3gs", v);
	else
		units_duration(buf, (uint64_t)v);
}

/* What is below curve @i at @point, if they are stacked. */
static double base_of(const struct page_chart *c, unsigned int i,
		      unsigned int point)
{
	double base = 0;

	if (!c->stacked)
		return 0;
	while (i--)
		if (c->curve[i].value[point] > 0)
			base += c->curve[i].value[point];
	return base;
}

static double highest(const struct page_chart *c)
{
	unsigned int i, point;
	double max = 0, v;

	for (point = 0; point < c->nr_points; point++) {
		for (i = 0; i < c->nr_curves; i++) {
			v = c->curve[i].value[point];
			if (v < 0)
				continue;
			v += base_of(c, i, point);
			if (v > max)
				max = v;
		}
	}
	return max;
}

/* The next 1, 2 or 5 of some power of ten. */
static double round_up(double v)
{
	double power = 1, part;

	if (!(v > 1))
		return 1;
	while (power * 10 <= v)
		power *= 10;
	part = v / power;
	if (part <= 1)
		return power;
	if (part <= 2)
		return 2 * power;
	return part <= 5 ? 5 * power : 10 * power;
}

static double x_of(const struct page_chart *c, unsigned int point)
{
	double part = c->nr_points > 1 ?
		      (double)point / (c->nr_points - 1) : 0.5;

	return LEFT + part * (WIDTH - LEFT - RIGHT);
}

static double y_of(double v, double max)
{
	return TOP + (1 - v / max) * (HEIGHT - TOP - BOTTOM);
}

static void write_axes(const struct page_chart *c, double max, FILE *out)
{
	char text[UNITS_SIZE];
	int i;

	for (i = 0; i <= TICKS; i++) {
		double v = max * i / TICKS;
		double x = LEFT + (double)(WIDTH - LEFT - RIGHT) * i / TICKS;

		show_value(c->unit, v, text);
		fprintf(out, "<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" "
			"stroke=\"#8884\"/><text x=\"%d\" y=\"%.1f\" "
			"text-anchor=\"end\">%s</text>\n", LEFT, WIDTH - RIGHT,
			y_of(v, max), y_of(v, max), LEFT - 6, y_of(v, max) + 4,
			text);
		show_seconds(c->seconds * i / TICKS, text);
		fprintf(out, "<text x=\"%.1f\" y=\"%d\" text-anchor=\"%s\">"
			"%s</text>\n", x, HEIGHT - 6,
			!i ? "start" : i == TICKS ? "end" : "middle", text);
	}
}

/* An area between the curve and what is below it. */
static void write_area(const struct page_chart *c, unsigned int i, double max,
		       FILE *out)
{
	unsigned int point;

	fputs("<path d=\"", out);
	for (point = 0; point < c->nr_points; point++) {
		double v = c->curve[i].value[point];

		fprintf(out, "%c%.1f %.1f", point ? 'L' : 'M', x_of(c, point),
			y_of((v > 0 ? v : 0) + base_of(c, i, point), max));
	}
	for (point = c->nr_points; point--; )
		fprintf(out, "L%.1f %.1f", x_of(c, point),
			y_of(base_of(c, i, point), max));
	fprintf(out, "Z\" fill=\"%s\" fill-opacity=\".8\"/>\n", colors[i]);
}

/* A line, broken where the value was not known. */
static void write_curve(const struct page_chart *c, unsigned int i, double max,
			FILE *out)
{
	unsigned int point;
	bool on = false;

	fputs("<path d=\"M0 0", out);
	for (point = 0; point < c->nr_points; point++) {
		double v = c->curve[i].value[point];

		if (v >= 0)
			fprintf(out, "%c%.1f %.1f", on ? 'L' : 'M',
				x_of(c, point), y_of(v, max));
		on = v >= 0;
	}
	fprintf(out, "\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\" "
		"stroke-linecap=\"round\"/>\n", colors[i]);
}

static void write_legend(const struct page_chart *c, FILE *out)
{
	unsigned int i;

	fputs("<ul class=\"legend\">", out);
	for (i = 0; i < c->nr_curves; i++) {
		fprintf(out, "<li><svg viewBox=\"0 0 1 1\"><rect width=\"1\" "
			"height=\"1\" fill=\"%s\"/></svg>", colors[i]);
		html_text(out, c->curve[i].name);
		fputs("</li>", out);
	}
	fputs("</ul>\n", out);
}

static void write_title(const char *title, FILE *out)
{
	fputs("<h2>", out);
	html_text(out, title);
	fprintf(out, "</h2>\n<svg class=\"chart\" viewBox=\"0 0 %d %d\" "
		"role=\"img\" aria-label=\"", WIDTH, HEIGHT);
	html_text(out, title);
	fputs("\">\n", out);
}

void chart_write(const struct page_chart *c, FILE *out)
{
	double max = round_up(highest(c));
	unsigned int i;

	if (!c->nr_curves || !c->nr_points)
		return;
	write_title(c->title, out);
	write_axes(c, max, out);
	for (i = 0; i < c->nr_curves; i++) {
		if (c->stacked)
			write_area(c, i, max, out);
		else
			write_curve(c, i, max, out);
	}
	fputs("</svg>\n", out);
	write_legend(c, out);
}

static void find_ends(const struct page_bars *b, unsigned int *first,
		      unsigned int *last, uint64_t *most)
{
	unsigned int i;

	*first = b->nr;
	*last = 0;
	*most = 0;
	for (i = 0; i < b->nr; i++) {
		if (!b->bucket[i])
			continue;
		if (*first == b->nr)
			*first = i;
		*last = i;
		if (b->bucket[i] > *most)
			*most = b->bucket[i];
	}
}

static void write_bar(const struct page_bars *b, unsigned int i, double x,
		      double width, double high, FILE *out)
{
	fprintf(out, "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" "
		"height=\"%.1f\" fill=\"%s\"/>", x + 1,
		HEIGHT - BOTTOM - high, width - 2, high, colors[2]);
	fprintf(out, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\">"
		"%llu</text>\n", x + width / 2, HEIGHT - BOTTOM - high - 4,
		(unsigned long long)b->bucket[i]);
}

void bars_write(const struct page_bars *b, FILE *out)
{
	unsigned int first, last, i;
	char from[UNITS_SIZE];
	uint64_t most;
	double step, label = 0;

	find_ends(b, &first, &last, &most);
	if (!most)
		return;
	step = (double)(WIDTH - LEFT - RIGHT) / (last - first + 1);
	if (step > 80)
		step = 80;
	write_title(b->title, out);
	for (i = first; i <= last; i++) {
		double x = LEFT + (i - first) * step;

		if (b->bucket[i])
			write_bar(b, i, x, step, (double)b->bucket[i] /
				  (double)most * (HEIGHT - TOP - BOTTOM - 14),
				  out);
		if (x < label)
			continue;
		label = x + LABEL;
		fprintf(out, "<text x=\"%.1f\" y=\"%d\">%s</text>\n", x,
			HEIGHT - 8, units_ns(from, 1ULL << i));
	}
	fputs("</svg>\n", out);
}
