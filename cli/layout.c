// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * limen layout: how the address space is split between user and kernel, as a
 * drawing with the wall between the two.
 */
#include <stdio.h>
#include <string.h>

#include "cli.h"
#include "crossings.h"
#include "door.h"
#include "list.h"
#include "posture_state.h"
#include "rates.h"
#include "table.h"
#include "writer.h"

static const struct column columns[] = {
	{ "region", "REGION", COLUMN_TEXT, 0, "its name" },
	{ "start", "START", COLUMN_TEXT, 0, "its first address, hexadecimal" },
	{ "end", "END", COLUMN_TEXT, 0, "the first address past it" },
	{ "bytes", "BYTES", COLUMN_BYTES, 0, "from start to end" },
	{ "help", "MEANING", COLUMN_TEXT, COLUMN_F_CUT, "what is there" },
};

static const struct {
	const char *name;
	const char *help;
} region_texts[LIMEN_NR_REGIONS] = {
#define REGION_TEXT(id, name, help) { #name, help },
	LIMEN_REGIONS(REGION_TEXT)
#undef REGION_TEXT
};

static void add_address(struct table *t, uint64_t address)
{
	char text[24];

	snprintf(text, sizeof(text), "0x%016" PRIx64, address);
	table_text(t, text);
}

static void fill_from(struct table *t, const struct limen_region *regions)
{
	unsigned int id;

	for (id = 0; id < LIMEN_NR_REGIONS; id++) {
		const struct limen_region *r = &regions[id];

		if (r->start == r->end)
			continue;
		table_begin(t);
		table_text(t, region_texts[id].name);
		add_address(t, r->start);
		add_address(t, r->end);
		table_uint(t, r->end - r->start);
		table_text(t, region_texts[id].help);
		table_end(t);
	}
}

static int get(struct cli *cli, struct limen_region *regions)
{
	struct kern *k = door_kern(cli);
	int ret = cli->kern_err;

	if (k)
		ret = kern_get_layout(k, regions);
	return ret ? crossings_fail(cli, ret) : EXIT_FINE;
}

static int fill(struct listing *l)
{
	struct limen_region regions[LIMEN_NR_REGIONS];
	int ret = get(l->cli, regions);

	if (!ret)
		fill_from(l->table, regions);
	return ret;
}

/*
 * The drawing, from the top of the address space down. The bytes of a region
 * are told in multiples of 1024, as addresses are.
 */
static const char *size_words(char *buf, size_t size, uint64_t bytes)
{
	static const char *const units[] = { "B", "KiB", "MiB", "GiB", "TiB",
					     "PiB" };
	unsigned int i = 0;

	while (bytes >= 10240 && i + 1 < sizeof(units) / sizeof(*units)) {
		bytes >>= 10;
		i++;
	}
	snprintf(buf, size, "%" PRIu64 " %s", bytes, units[i]);
	return buf;
}

enum { WIDTH = 46 };

static void draw_line(struct writer *w, uint64_t address)
{
	char line[WIDTH + 1];

	memset(line, '-', WIDTH);
	line[WIDTH] = '\0';
	writer_text(w, "%016" PRIx64 " +%s+\n", address, line);
}

static void draw_text(struct writer *w, const char *left, const char *right)
{
	writer_text(w, "%16s | %-*s%*s |\n", "", WIDTH - 16, left, 14, right);
}

/* What keeps the one side from the other. */
static void draw_wall(struct writer *w, const struct posture *p)
{
	char line[WIDTH * 2];
	size_t used = 0;
	unsigned int id;

	line[0] = '\0';
	for (id = 0; id < LIMEN_NR_FEATURES; id++)
		if (posture_feature(p, id) == FEATURE_ON && used < WIDTH)
			used += (size_t)snprintf(line + used,
						 sizeof(line) - used, " %s",
						 feature_texts[id].name);
	writer_text(w, "%16s #", "kernel");
	writer_text(w, "################ the wall ####################");
	writer_text(w, "#\n%16s #%-*.*s#\n", "", WIDTH, WIDTH, line);
	writer_text(w, "%16s #", "user");
	writer_text(w, "##############################################");
	writer_text(w, "#\n");
}

static void draw_region(struct writer *w, unsigned int id,
			const struct limen_region *r)
{
	char size[24];

	draw_line(w, r->end);
	draw_text(w, region_texts[id].help,
		  size_words(size, sizeof(size), r->end - r->start));
	draw_line(w, r->start);
}

/* The region that ends highest below @below, or -1. */
static int next_below(const struct limen_region *regions, uint64_t below)
{
	int id, best = -1;

	for (id = 0; id < LIMEN_NR_REGIONS; id++) {
		if (regions[id].start == regions[id].end ||
		    regions[id].end > below)
			continue;
		if (best < 0 || regions[id].end > regions[best].end)
			best = id;
	}
	return best;
}

static void draw(struct writer *w, const struct limen_region *regions,
		 const struct posture *p)
{
	uint64_t below = UINT64_MAX;
	int id;

	while ((id = next_below(regions, below)) >= 0) {
		if (id == LIMEN_REGION_USER)
			draw_wall(w, p);
		draw_region(w, (unsigned int)id, &regions[id]);
		below = regions[id].start;
		if (!below)
			break;
	}
}

static int show(struct cli *cli, void *data)
{
	struct limen_region regions[LIMEN_NR_REGIONS];
	struct table *t = cli_table(cli);
	struct posture p;
	int ret = t ? get(cli, regions) : EXIT_TROUBLE;

	if (!ret) {
		fill_from(t, regions);
		cli_arrange(cli, t);
		posture_gather(cli, &p);
		writer_begin(cli->w);
		if (!writer_is_json(cli->w) && !(cli->o.given & OPTIONS_TABLE))
			draw(cli->w, regions, &p);
		else
			writer_table(cli->w, "regions", t);
		ret = cli_end(cli);
		posture_drop(&p);
	}
	table_free(t);
	return ret;
}

static int run(struct cli *cli)
{
	return cli_show(cli, show, NULL);
}

const struct command layout_command = {
	.name = "layout",
	.operands = "",
	.summary = "how the address space is split, drawn",
	.options = OPTIONS_TABLE,
	.columns = columns,
	.nr_columns = sizeof(columns) / sizeof(*columns),
	.rows = "regions",
	.fill = fill,
	.run = run,
};
