// SPDX-License-Identifier: GPL-2.0-or-later
#include "shape/diff.h"

#include <errno.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <limen/genl.h>

#include "qos.h"
#include "shape/devices.h"
#include "shape/figures.h"
#include "shape/links.h"
#include "shape/plan.h"
#include "shape/present.h"
#include "shape/rtnl.h"

struct diff {
	const struct config *config;
	struct rtnl *rtnl;
	struct links *links;
	struct plan *plan;
	struct devices devices;
	void (*fn)(const char *text, void *data);
	void *data;
	int nr;
};

__attribute__((format(printf, 2, 3)))
static void say(struct diff *d, const char *fmt, ...)
{
	char text[DIFF_TEXT_SIZE];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	d->fn(text, d->data);
	d->nr++;
}

static void compare_rate(struct diff *d, const char *what, const char *word,
			 uint64_t is, uint64_t should)
{
	char is_text[QOS_RATE_SIZE], should_text[QOS_RATE_SIZE];

	/* the kernel counts in bytes */
	if (is / 8 == should / 8)
		return;
	qos_format_rate(is, is_text);
	qos_format_rate(should / 8 * 8, should_text);
	say(d, "%s: %s %s, should be %s", what, word, is_text, should_text);
}

struct search {
	uint32_t minor;
	struct figure found;
	bool is_found;
};

static int take_figure(const struct figure *f, void *data)
{
	struct search *s = data;

	if (f->minor != s->minor)
		return 0;
	s->found = *f;
	s->is_found = true;
	return 1;
}

static bool find_figure(const struct present *p, uint32_t class,
			struct figure *found)
{
	struct search search = { .minor = class & 0xffff };

	figures_each(p, take_figure, &search);
	*found = search.found;
	return search.is_found;
}

static void compare_class(struct diff *d, const struct plan_step *s,
			  const struct present *p)
{
	struct figure found;
	char what[80];

	snprintf(what, sizeof(what), "%s: %s%s", s->device,
		 s->name ? "class " : "the link", s->name ? s->name : "");
	if (!find_figure(p, s->handle, &found)) {
		say(d, "%s: is missing", what);
		return;
	}
	compare_rate(d, what, "rate", found.rate, s->rate);
	compare_rate(d, what, "ceiling", found.ceiling, s->ceiling);
	if (found.precedence != s->precedence)
		say(d, "%s: precedence %u, should be %u", what,
		    found.precedence, s->precedence);
	if (found.overhead != s->overhead)
		say(d, "%s: overhead %u, should be %u", what,
		    found.overhead, s->overhead);
}

/*
 * The plain queue that htb makes by itself may be for want of fq_codel; for
 * want of cake nothing would have been applied.
 */
static void compare_queue(struct diff *d, const struct plan_step *s,
			  const struct present *p)
{
	const char *should = s->kind == PLAN_CAKE ? "cake" : "fq_codel";
	char kind[MESSAGES_KIND_SIZE];
	struct figure class;

	/* a class that is missing has been told */
	if (!find_figure(p, s->parent, &class))
		return;
	if (!figures_queue(p, s->parent, kind)) {
		if (s->kind == PLAN_FQ_CODEL)
			return;
		strcpy(kind, "plain");
	}
	if (strcmp(kind, should) != 0)
		say(d, "%s: class %s: its queue is %s, should be %s", s->device,
		    s->name, kind, should);
}

static bool has_mark(const struct present *p, uint32_t mark)
{
	uint32_t marks[LIMEN_MAX_CLASSES];
	unsigned int i, nr = figures_marks(p, marks, LIMEN_MAX_CLASSES);

	for (i = 0; i < nr; i++)
		if (marks[i] == mark)
			return true;
	return false;
}

static void compare_filter(struct diff *d, const struct plan_step *s,
			   const struct present *p)
{
	if (!p->preference) {
		if (s->kind == PLAN_RESTORE)
			say(d, "%s: what arrives is not sent to %s", s->device,
			    s->target);
	} else if (s->kind == PLAN_CHOOSE && !has_mark(p, s->mark)) {
		say(d, "%s: no filter for mark 0x%x of class %s", s->device,
		    s->mark, s->name);
	}
}

static void compare_root(struct diff *d, const struct plan_step *s,
			 const struct present *p)
{
	if (present_is_ours(p))
		return;
	if (present_has_our_handle(p))
		say(d, "%s: limen's %s, should be limen's htb", s->device,
		    p->root_kind);
	else
		say(d, "%s: %s, should be limen's htb", s->device,
		    p->root_handle ? "a qdisc of somebody else" : "not shaped");
}

static void compare_step(struct diff *d, const struct plan_step *s)
{
	const struct device *v = devices_find(&d->devices, s->device);

	if (!v->before) {
		if (s->kind == PLAN_IFB)
			say(d, "%s: is missing", s->device);
		return;
	}
	switch (s->kind) {
	case PLAN_HTB:
		compare_root(d, s, v->before);
		break;
	case PLAN_CLASS:
		if (present_is_ours(v->before))
			compare_class(d, s, v->before);
		break;
	case PLAN_FQ_CODEL:
	case PLAN_CAKE:
		if (present_is_ours(v->before))
			compare_queue(d, s, v->before);
		break;
	case PLAN_RESTORE:
	case PLAN_CHOOSE:
		compare_filter(d, s, v->before);
		break;
	default:
		break;
	}
}

/* What is there and not asked for. */
static const struct plan_step *find_class(const struct diff *d,
					  const char *device, uint32_t minor)
{
	size_t i;

	for (i = 0; i < d->plan->nr; i++) {
		const struct plan_step *s = &d->plan->steps[i];

		if (s->kind == PLAN_CLASS && (s->handle & 0xffff) == minor &&
		    !strcmp(s->device, device))
			return s;
	}
	return NULL;
}

struct surplus {
	struct diff *diff;
	const char *device;
};

static int take_surplus(const struct figure *f, void *data)
{
	const struct surplus *s = data;

	if (!find_class(s->diff, s->device, f->minor))
		say(s->diff, "%s: class %x:%x, should not be there", s->device,
		    CONFIG_SHAPE_MAJOR, f->minor);
	return 0;
}

static int compare_link(struct diff *d, const struct link *l)
{
	const struct device *v = devices_find(&d->devices, l->name);
	struct surplus surplus = { d, l->name };
	struct present *p;
	int ret;

	if (v) {
		/* another kind of root has been told */
		if (v->before && present_is_ours(v->before) &&
		    find_class(d, l->name, CONFIG_SHAPE_LINK))
			figures_each(v->before, take_surplus, &surplus);
		return 0;
	}
	ret = present_get(d->rtnl, l->index, &p);
	if (ret)
		return ret == -ENODEV ? 0 : ret;
	if (present_has_our_handle(p))
		say(d, "%s: is shaped, should not be", l->name);
	present_free(p);
	return 0;
}

static void compare_missing(struct diff *d)
{
	unsigned int i;

	for (i = 0; i < d->config->nr_interfaces; i++) {
		const struct config_interface *f = &d->config->interfaces[i];

		if (!f->is_optional && !links_find(d->links, f->name))
			say(d, "%s: the interface is not there", f->name);
	}
}

static int compare_all(struct diff *d)
{
	size_t i;
	int ret = 0;

	for (i = 0; i < d->plan->nr; i++)
		compare_step(d, &d->plan->steps[i]);
	for (i = 0; !ret && i < d->links->nr; i++)
		ret = compare_link(d, &d->links->links[i]);
	compare_missing(d);
	return ret;
}

int diff_config(const struct config *c,
		void (*fn)(const char *text, void *data), void *data)
{
	struct diff d = { .config = c, .fn = fn, .data = data };
	int ret = rtnl_open(&d.rtnl);

	if (!ret)
		ret = links_get(d.rtnl, &d.links);
	if (!ret)
		ret = plan_new(c, d.links, NULL, &d.plan);
	if (!ret)
		ret = devices_get(d.rtnl, d.plan, d.links, &d.devices);
	if (!ret)
		ret = compare_all(&d);
	devices_free(&d.devices);
	plan_free(d.plan);
	links_free(d.links);
	rtnl_close(d.rtnl);
	return ret ? ret : d.nr;
}
