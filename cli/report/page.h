/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A page: lines, charts and tables, gathered first and then written as one
 * file of HTML that needs nothing else, no script, no font, no network.
 */
#ifndef PAGE_H
#define PAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

struct table;

enum page_limits {
	PAGE_POINTS = 240,	/* as many as a chart can show apart */
	PAGE_CURVES = 9,	/* that can be told apart by colour */
	PAGE_CHARTS = 8,
	PAGE_TABLES = 16,
	PAGE_LINES = 16,
	PAGE_BARS = 64,
	PAGE_TEXT = 256,
};

/* How the numbers of a chart are to be read. */
enum page_unit { PAGE_PER_SECOND, PAGE_BYTES_S, PAGE_NS };

struct page_curve {
	char name[PAGE_TEXT];
	double value[PAGE_POINTS];	/* below 0: not known */
};

/* Values over time: lines, or areas on top of each other. */
struct page_chart {
	char title[PAGE_TEXT];
	enum page_unit unit;
	bool stacked;
	unsigned int nr_points;
	double seconds;			/* from the first to the last */
	unsigned int nr_curves;
	struct page_curve curve[PAGE_CURVES];
};

/* How often something took how long: bucket b is from 2^b ns on. */
struct page_bars {
	char title[PAGE_TEXT];
	unsigned int nr;		/* 0: there are none */
	uint64_t bucket[PAGE_BARS];
};

struct page_line {
	char word[PAGE_TEXT];
	char text[PAGE_TEXT * 4];
};

struct page_table {
	char title[PAGE_TEXT];
	struct table *table;		/* the page's */
	size_t total;			/* rows there were before the cut */
};

struct page {
	char title[PAGE_TEXT];
	char source[PAGE_TEXT * 4];	/* where it is from */
	unsigned int nr_lines, nr_charts, nr_tables;
	struct page_line line[PAGE_LINES];
	struct page_chart chart[PAGE_CHARTS];
	struct page_bars bars;
	struct page_table table[PAGE_TABLES];
};

/* Large. NULL: no memory. */
struct page *page_new(void);
void page_free(struct page *p);

void page_line(struct page *p, const char *word, const char *text);
/* An empty chart to be filled, NULL: there are PAGE_CHARTS. */
struct page_chart *page_chart(struct page *p, const char *title,
			      enum page_unit unit, bool stacked);
/* A curve of it, all zero; NULL: there are PAGE_CURVES. */
struct page_curve *page_curve(struct page_chart *c, const char *name);
/*
 * Takes @t over, sorted; rows after the first @most are left out. A table
 * without rows is not shown.
 */
void page_table(struct page *p, const char *title, struct table *t,
		size_t most);

void page_write(const struct page *p, FILE *out);

/* chart.c */
void chart_write(const struct page_chart *c, FILE *out);
void bars_write(const struct page_bars *b, FILE *out);

#endif /* PAGE_H */
