// SPDX-License-Identifier: GPL-2.0-or-later
#include "shape.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli.h"
#include "config.h"
#include "list.h"
#include "qos.h"
#include "rates.h"
#include "shape/figures.h"
#include "shape/links.h"
#include "shape/plan.h"
#include "shape/present.h"
#include "shape/rtnl.h"
#include "shape/text.h"
#include "shape_rules.h"
#include "table.h"
#include "writer.h"

/*
 * show: what is there, with names where a configuration can be read.
 */
struct look {
	struct listing *listing;
	const struct config *config;	/* NULL: not known */
	const char *interface;
	const char *direction;
};

static void name_figure(const struct look *l, const struct figure *f,
			char *name, size_t size)
{
	const struct config_class *k = NULL;
	uint32_t id = f->minor - CONFIG_SHAPE_FIRST;

	if (l->config && f->minor > CONFIG_SHAPE_FIRST && id <= UINT8_MAX)
		k = config_class(l->config, (uint8_t)id);
	if (k)
		snprintf(name, size, "%s", k->name);
	else if (f->minor == CONFIG_SHAPE_LINK)
		snprintf(name, size, "link");
	else if (f->minor == CONFIG_SHAPE_FIRST)
		snprintf(name, size, "default");
	else
		snprintf(name, size, "%x:%x", CONFIG_SHAPE_MAJOR, f->minor);
}

static void add_settings(struct table *t, const struct figure *f)
{
	char text[QOS_RATE_SIZE];

	qos_format_rate(f->rate, text);
	table_text(t, text);
	qos_format_rate(f->ceiling, text);
	table_text(t, text);
	list_count(t, f->minor != CONFIG_SHAPE_LINK, f->precedence);
}

static void add_row(const struct figure *f, const struct look *l)
{
	struct table *t = l->listing->table;
	char name[CONFIG_MAX_CLASS_NAME], key[RATES_MAX_NAME];

	name_figure(l, f, name, sizeof(name));
	snprintf(key, sizeof(key), "%s %s %s", l->interface, l->direction,
		 name);
	table_begin(t);
	table_text(t, l->interface);
	table_text(t, l->direction);
	table_text(t, name);
	add_settings(t, f);
	table_uint(t, f->packets);
	table_uint(t, f->bytes);
	rates_cell(t, list_rate(l->listing, key, "bytes", true, f->bytes));
	table_uint(t, f->dropped);
	table_uint(t, f->backlog);
	table_end(t);
}

/* The kernel tells classes in no order; these go as the file has them. */
struct figures {
	struct figure figures[LIMEN_MAX_CLASSES + 1];
	size_t nr;
};

static int take_figure(const struct figure *f, void *data)
{
	struct figures *all = data;

	if (all->nr == sizeof(all->figures) / sizeof(*all->figures))
		return 1;
	all->figures[all->nr++] = *f;
	return 0;
}

static int compare_figures(const void *a, const void *b)
{
	const struct figure *f = a, *g = b;

	return f->minor < g->minor ? -1 : f->minor > g->minor;
}

static void add_rows(struct look *l, const struct present *p)
{
	struct figures all = { .nr = 0 };
	size_t i;

	figures_each(p, take_figure, &all);
	qsort(all.figures, all.nr, sizeof(*all.figures), compare_figures);
	for (i = 0; i < all.nr; i++)
		add_row(&all.figures[i], l);
}

/* An ifb device is shown as the interface whose arrivals it holds. */
static void look_at_link(struct rtnl *r, struct look *l, const struct link *k)
{
	size_t prefix = strlen(PLAN_IFB_PREFIX);
	struct present *p;

	if (present_get(r, k->index, &p))
		return;		/* it has just gone */
	l->interface = k->name;
	l->direction = "egress";
	if (k->is_ifb && !strncmp(k->name, PLAN_IFB_PREFIX, prefix)) {
		l->interface += prefix;
		l->direction = "ingress";
	}
	if (present_is_ours(p))
		add_rows(l, p);
	present_free(p);
}

int shape_fill(struct listing *listing)
{
	struct look look = { .listing = listing };
	struct links *links = NULL;
	struct config *config;
	struct rtnl *r;
	size_t i;
	int ret = shape_names(listing->cli, &config);

	if (ret)
		return ret;
	ret = rtnl_open(&r);
	if (!ret)
		ret = links_get(r, &links);
	if (ret) {
		cli_say("traffic control cannot be read: %s", strerror(-ret));
		config_free(config);
		return EXIT_TROUBLE;
	}
	look.config = config;
	for (i = 0; i < links->nr; i++)
		look_at_link(r, &look, &links->links[i]);
	config_free(config);
	links_free(links);
	rtnl_close(r);
	return EXIT_FINE;
}

/*
 * --dry-run.
 */
static void write_rules(struct cli *cli, const struct config *c)
{
	struct rules_queues q;
	char *text, *line, *next;

	if (!shape_needs_rules(cli, c, &q))
		return;
	text = shape_rules_nft(c, &q);
	for (line = text; line && *line; line = next) {
		next = line + strcspn(line, "\n");
		if (*next)
			*next++ = '\0';
		writer_json_str(cli->w, "", line);
		writer_text(cli->w, "# %s\n", line);
	}
	free(text);
}

int shape_print(struct cli *cli, const struct config *c)
{
	struct links *links = NULL;
	struct plan *p = NULL;
	char line[TEXT_SIZE];
	struct rtnl *r = NULL;
	size_t i;
	int ret = rtnl_open(&r);

	if (!ret)
		ret = links_get(r, &links);
	if (!ret)
		ret = plan_new(c, links, NULL, &p);
	writer_begin(cli->w);
	writer_open_array(cli->w, "batch");
	for (i = 0; !ret && i < p->nr; i++) {
		text_step(&p->steps[i], line);
		line[strcspn(line, "\n")] = '\0';
		writer_str(cli->w, "", "%s\n", line);
	}
	writer_close(cli->w);
	writer_open_array(cli->w, "rules");
	write_rules(cli, c);
	writer_close(cli->w);
	plan_free(p);
	links_free(links);
	rtnl_close(r);
	if (ret)
		cli_say("%s", strerror(-ret));
	return ret ? EXIT_TROUBLE : cli_end(cli);
}
