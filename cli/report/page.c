// SPDX-License-Identifier: GPL-2.0-or-later
#include "report/page.h"

#include <stdlib.h>
#include <string.h>

#include "report/html.h"
#include "table.h"
#include "version.h"

struct page *page_new(void)
{
	return calloc(1, sizeof(struct page));
}

void page_free(struct page *p)
{
	unsigned int i;

	if (!p)
		return;
	for (i = 0; i < p->nr_tables; i++)
		table_free(p->table[i].table);
	free(p);
}

void page_line(struct page *p, const char *word, const char *text)
{
	struct page_line *line;

	if (p->nr_lines == PAGE_LINES)
		return;
	line = &p->line[p->nr_lines++];
	snprintf(line->word, sizeof(line->word), "%s", word);
	snprintf(line->text, sizeof(line->text), "%s", text);
}

struct page_chart *page_chart(struct page *p, const char *title,
			      enum page_unit unit, bool stacked)
{
	struct page_chart *c;

	if (p->nr_charts == PAGE_CHARTS)
		return NULL;
	c = &p->chart[p->nr_charts++];
	snprintf(c->title, sizeof(c->title), "%s", title);
	c->unit = unit;
	c->stacked = stacked;
	return c;
}

struct page_curve *page_curve(struct page_chart *c, const char *name)
{
	struct page_curve *curve;

	if (!c || c->nr_curves == PAGE_CURVES)
		return NULL;
	curve = &c->curve[c->nr_curves++];
	snprintf(curve->name, sizeof(curve->name), "%s", name);
	return curve;
}

void page_table(struct page *p, const char *title, struct table *t,
		size_t most)
{
	struct page_table *to;

	if (p->nr_tables == PAGE_TABLES || !table_rows(t)) {
		table_free(t);
		return;
	}
	to = &p->table[p->nr_tables++];
	snprintf(to->title, sizeof(to->title), "%s", title);
	to->total = table_seen(t);
	table_limit(t, most);
	to->table = t;
}

/* writing */

static const char *const style =
	"body{font:15px/1.45 system-ui,sans-serif;margin:2em auto;"
	"max-width:70em;padding:0 1em;color:#1c2530;background:#fff}"
	"h1{font-size:1.5em;margin-bottom:0}h2{font-size:1.15em;"
	"margin:2em 0 .4em}p.source{color:#5a6675;margin-top:.2em}"
	"table{border-collapse:collapse;font-variant-numeric:tabular-nums}"
	"th,td{padding:.15em .7em;border-bottom:1px solid #dde2e8;"
	"text-align:left;white-space:nowrap}th{color:#5a6675;"
	"font-weight:600}td.n,th.n{text-align:right}"
	"td.w{white-space:normal;overflow-wrap:break-word;"
	"min-width:14em;max-width:40em}"
	"div.wide{overflow-x:auto}svg{width:100%;height:auto;"
	"display:block}svg text{font:11px system-ui,sans-serif;"
	"fill:#5a6675}ul.legend{list-style:none;padding:0;margin:.3em 0;"
	"display:flex;flex-wrap:wrap;gap:.2em 1.2em}ul.legend svg{"
	"display:inline-block;width:.8em;height:.8em;margin-right:.4em}"
	".good{color:#1a7f37}.bad{color:#c0262d}.dim{color:#8a94a0}"
	"@media(prefers-color-scheme:dark){body{color:#dbe2ea;"
	"background:#12171d}th,td{border-color:#2b343f}"
	"th,p.source,svg text{color:#94a1b0;fill:#94a1b0}"
	".good{color:#57ab5a}.bad{color:#f47067}}";

static bool is_number(const struct column *column)
{
	return column->kind != COLUMN_TEXT && column->kind != COLUMN_BOOL;
}

static const char *class_of(const struct table *t, size_t row, size_t column)
{
	if (is_number(table_column(t, column)))
		return "n";
	switch (table_cell(t, row, column)->style) {
	case STYLE_GOOD:
		return "good";
	case STYLE_WARN:
	case STYLE_BAD:
		return "bad";
	case STYLE_DIM:
		return "dim";
	default:
		return table_column(t, column)->flags & COLUMN_F_CUT ? "w" : "t";
	}
}

/* The columns of a table that are shown; it takes all rows to know. */
struct shown {
	size_t column[TABLE_MAX_COLUMNS];
	size_t nr;
};

static void find_shown(const struct table *t, struct shown *s)
{
	size_t i;

	s->nr = 0;
	for (i = 0; i < table_columns(t); i++)
		if (table_is_shown(t, i))
			s->column[s->nr++] = i;
}

static void write_head(const struct table *t, const struct shown *s, FILE *out)
{
	size_t i;

	fputs("<thead><tr>", out);
	for (i = 0; i < s->nr; i++) {
		const struct column *column = table_column(t, s->column[i]);

		fprintf(out, "<th class=\"%s\" title=\"",
			is_number(column) ? "n" : "t");
		html_text(out, column->help);
		fputs("\">", out);
		html_text(out, column->heading ? column->heading : column->key);
		fputs("</th>", out);
	}
	fputs("</tr></thead>\n", out);
}

static void write_rows(const struct table *t, const struct shown *s, FILE *out)
{
	char text[HTML_MAX_TEXT];
	size_t row, i;

	for (row = 0; row < table_rows(t); row++) {
		fputs("<tr>", out);
		for (i = 0; i < s->nr; i++) {
			size_t at = s->column[i];

			cell_show(table_column(t, at), table_cell(t, row, at),
				  0, text, sizeof(text));
			fprintf(out, "<td class=\"%s\">",
				class_of(t, row, at));
			html_text(out, text);
			fputs("</td>", out);
		}
		fputs("</tr>\n", out);
	}
}

static void write_table(const struct page_table *pt, FILE *out)
{
	struct shown shown;

	find_shown(pt->table, &shown);
	fputs("<h2>", out);
	html_text(out, pt->title);
	fputs("</h2>\n", out);
	if (table_rows(pt->table) < pt->total)
		fprintf(out, "<p class=\"source\">the first %zu of %zu</p>\n",
			table_rows(pt->table), pt->total);
	fputs("<div class=\"wide\"><table>", out);
	write_head(pt->table, &shown, out);
	fputs("<tbody>\n", out);
	write_rows(pt->table, &shown, out);
	fputs("</tbody></table></div>\n", out);
}

static void write_lines(const struct page *p, FILE *out)
{
	unsigned int i;

	fputs("<table>\n", out);
	for (i = 0; i < p->nr_lines; i++) {
		fputs("<tr><th>", out);
		html_text(out, p->line[i].word);
		fputs("</th><td class=\"w\">", out);
		html_text(out, p->line[i].text);
		fputs("</td></tr>\n", out);
	}
	fputs("</table>\n", out);
}

void page_write(const struct page *p, FILE *out)
{
	unsigned int i;

	/* a page of names from the wire is allowed nothing but its looks */
	fputs("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n"
	      "<meta http-equiv=\"Content-Security-Policy\" content=\""
	      "default-src 'none'; style-src 'unsafe-inline'\">\n"
	      "<meta name=\"viewport\" content=\"width=device-width\">\n"
	      "<meta name=\"generator\" content=\"limen " LIMEN_VERSION "\">\n"
	      "<title>", out);
	html_text(out, p->title);
	fprintf(out, "</title>\n<style>%s</style></head>\n<body>\n<h1>", style);
	html_text(out, p->title);
	fputs("</h1>\n<p class=\"source\">", out);
	html_text(out, p->source);
	fputs("</p>\n", out);
	write_lines(p, out);
	for (i = 0; i < p->nr_charts; i++)
		chart_write(&p->chart[i], out);
	bars_write(&p->bars, out);
	for (i = 0; i < p->nr_tables; i++)
		write_table(&p->table[i], out);
	fputs("</body></html>\n", out);
}
