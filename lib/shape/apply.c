// SPDX-License-Identifier: GPL-2.0-or-later
#include "shape/apply.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <libmnl/libmnl.h>
#include <linux/rtnetlink.h>

#include "shape/clear.h"
#include "shape/devices.h"
#include "shape/links.h"
#include "shape/message.h"
#include "shape/plan.h"
#include "shape/present.h"
#include "shape/restore.h"
#include "shape/rtnl.h"
#include "shape/saved.h"

struct apply {
	struct rtnl *rtnl;
	struct links *links;
	struct plan *plan;
	struct devices devices;
	struct apply_report *report;
	bool is_follower;	/* one that came: nothing may be replaced */
};

__attribute__((format(printf, 3, 4)))
static int fail(struct apply *a, int ret, const char *fmt, ...)
{
	char *error = a->report->error;
	va_list ap;

	if (*error)
		return ret;
	va_start(ap, fmt);
	vsnprintf(error, APPLY_TEXT_SIZE, fmt, ap);
	va_end(ap);
	return ret;
}

static int fail_kernel(struct apply *a, int ret, const char *what)
{
	const char *more = a->rtnl ? rtnl_error(a->rtnl) : "";

	return fail(a, ret, "%s: %s%s%s%s", what, strerror(-ret),
		    *more ? ": " : "", more, ret == -EPERM ?
		    " (be root, or have CAP_NET_ADMIN)" : "");
}

__attribute__((format(printf, 2, 3)))
static void note(struct apply *a, const char *fmt, ...)
{
	struct apply_report *r = a->report;
	char text[APPLY_TEXT_SIZE];
	unsigned int i;
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	for (i = 0; i < r->nr_notes; i++)
		if (!strcmp(r->notes[i], text))
			return;
	if (r->nr_notes < APPLY_MAX_NOTES)
		strcpy(r->notes[r->nr_notes++], text);
}

static const char *const words[] = {
	[PLAN_IFB] = "device",
	[PLAN_HTB] = "htb",
	[PLAN_CLASS] = "class",
	[PLAN_FQ_CODEL] = "fq_codel",
	[PLAN_CAKE] = "cake",
	[PLAN_INGRESS] = "ingress",
	[PLAN_RESTORE] = "filter that restores the mark",
	[PLAN_CHOOSE] = "filter by mark",
	[PLAN_REST] = "filter for the rest",
};

static int fail_step(struct apply *a, const struct plan_step *s, int ret)
{
	char what[100];

	snprintf(what, sizeof(what), "%s: %s%s%s", s->device, words[s->kind],
		 s->name ? " of class " : "", s->name ? s->name : "");
	return fail_kernel(a, ret, what);
}

/*
 * Before.
 */
static int keep_foreign(struct apply *a, const struct device *d)
{
	const struct present *p = d->before;
	char kind[MESSAGES_KIND_SIZE];
	int ret;

	/* what is kept is what was there before limen's first root */
	if (!p || present_has_our_handle(p))
		return 0;
	if (!p->root_handle) {
		/* kept of another interface of that name */
		if (!a->is_follower)
			saved_drop(d->name);
		return 0;
	}
	if (a->is_follower)
		return fail(a, -EBUSY, "%s: it has a qdisc %s of somebody "
			    "else: limen shape apply replaces it", d->name,
			    p->root_kind);
	if (!restore_is_possible(p, kind))
		return fail(a, -EOPNOTSUPP, "%s: its %s could not be put back "
			    "later: take it away first (tc qdisc del dev %s "
			    "root)", d->name, kind, d->name);
	ret = saved_put(d->name, p);
	return ret ? fail(a, ret, "%s: what is there cannot be kept in "
			  "/run/limen/shape: %s", d->name, strerror(-ret)) : 0;
}

static bool has_tree_step(const struct apply *a, const char *device)
{
	size_t i;

	for (i = 0; i < a->plan->nr; i++)
		if (a->plan->steps[i].parent == PLAN_ROOT &&
		    !strcmp(a->plan->steps[i].device, device))
			return true;
	return false;
}

static int prepare(struct apply *a)
{
	size_t i;
	int ret = devices_get(a->rtnl, a->plan, a->links, &a->devices);

	if (ret)
		return fail_kernel(a, ret, "traffic control cannot be read");
	for (i = 0; !ret && i < a->devices.nr; i++)
		if (has_tree_step(a, a->devices.devices[i].name))
			ret = keep_foreign(a, &a->devices.devices[i]);
	return ret;
}

/*
 * Steps.
 */
static int make_ifb(struct apply *a, const struct plan_step *s,
		    struct device *d)
{
	const struct link *l = links_find(a->links, s->device);
	char buffer[RTNL_MESSAGE_SIZE];
	struct links *links;
	int ret;

	if (l)
		return l->is_ifb ? 0 : -EEXIST;
	ret = rtnl_talk(a->rtnl, message_step(s, buffer, 0, 0, 0, 0));
	if (!ret)
		ret = links_get(a->rtnl, &links);
	if (ret)
		return ret;
	links_free(a->links);
	a->links = links;
	l = links_find(links, s->device);
	d->index = l ? l->index : 0;
	d->made_tree = true;
	return l ? 0 : -ENODEV;
}

static int make_root(struct apply *a, const struct plan_step *s,
		     struct device *d)
{
	char buffer[RTNL_MESSAGE_SIZE];
	int ret = 0;

	/* nothing of it can change */
	if (d->before && present_is_ours(d->before))
		return 0;
	d->made_tree = true;
	/* one of another kind that has the handle would be changed, not replaced */
	if (d->before && d->before->root_handle == s->handle)
		ret = rtnl_talk(a->rtnl, message_del_qdisc(buffer, d->index,
							   PLAN_ROOT, 0));
	return ret ? ret : rtnl_talk(a->rtnl, message_step(s, buffer, d->index, 0, 0, 0));
}

static int make_queue(struct apply *a, const struct plan_step *s,
		     const struct device *d)
{
	char buffer[RTNL_MESSAGE_SIZE];
	int ret = rtnl_talk(a->rtnl, message_step(s, buffer, d->index, 0, 0,
						  0));

	if (ret != -ENOENT)
		return ret;
	if (s->kind == PLAN_CAKE)
		return fail(a, ret, "%s: class %s: this kernel has no cake: "
			    "modprobe sch_cake, or take qdisc = \"htb\"",
			    s->device, s->name);
	note(a, "this kernel has no fq_codel: classes have plain queues "
	     "(modprobe sch_fq_codel)");
	return 0;
}

static int make_ingress(struct apply *a, const struct plan_step *s,
			struct device *d)
{
	char buffer[RTNL_MESSAGE_SIZE];
	int ret;

	/* the other one while the old filters are still at work */
	d->preference = PLAN_PREFERENCE;
	if (d->before && d->before->preference == PLAN_PREFERENCE)
		d->preference++;
	if (d->before && d->before->has_ingress)
		return 0;
	ret = rtnl_talk(a->rtnl, message_step(s, buffer, d->index, 0, 0, 0));
	d->made_ingress = !ret;
	return ret;
}

static int make_filter(struct apply *a, const struct plan_step *s,
		       const struct device *d)
{
	const struct link *target = links_find(a->links, s->target);
	char buffer[RTNL_MESSAGE_SIZE];
	int form, ret = -ENODEV;

	for (form = 0; target && form < message_forms(s); form++) {
		ret = rtnl_talk(a->rtnl,
				message_step(s, buffer, d->index,
					     target->index, d->preference,
					     form));
		/* no such kind of action */
		if (ret != -ENOENT)
			break;
	}
	if (ret == -ENOENT)
		return fail(a, ret, "%s: %s: this kernel lacks an action that "
			    "it takes (limen doctor names it): modprobe it, or "
			    "leave ingress out", s->device, words[s->kind]);
	if (!ret && form)
		note(a, "this kernel has no act_ctinfo: connmark copies the "
		     "whole mark of a connection to what arrives");
	return ret;
}

static int make(struct apply *a, const struct plan_step *s)
{
	struct device *d = devices_find(&a->devices, s->device);
	char buffer[RTNL_MESSAGE_SIZE];

	switch (s->kind) {
	case PLAN_IFB:
		return make_ifb(a, s, d);
	case PLAN_HTB:
		return make_root(a, s, d);
	case PLAN_FQ_CODEL:
	case PLAN_CAKE:
		return make_queue(a, s, d);
	case PLAN_INGRESS:
		return make_ingress(a, s, d);
	case PLAN_RESTORE:
	case PLAN_CHOOSE:
	case PLAN_REST:
		return make_filter(a, s, d);
	case PLAN_CLASS:
		break;
	}
	return rtnl_talk(a->rtnl, message_step(s, buffer, d->index, 0, 0, 0));
}

static int make_all(struct apply *a)
{
	size_t i;
	int ret;

	for (i = 0; i < a->plan->nr; i++) {
		ret = make(a, &a->plan->steps[i]);
		if (ret)
			return fail_step(a, &a->plan->steps[i], ret);
	}
	return 0;
}

/*
 * After: what the plan has no more. Nothing that is wanted depends on it.
 */
static bool is_planned(const struct apply *a, const struct device *d,
		       uint32_t handle)
{
	size_t i;

	for (i = 0; i < a->plan->nr; i++)
		if (a->plan->steps[i].kind == PLAN_CLASS &&
		    a->plan->steps[i].handle == handle &&
		    !strcmp(a->plan->steps[i].device, d->name))
			return true;
	return false;
}

static void drop_classes(const struct apply *a, const struct device *d)
{
	const struct nlmsghdr *nlh = NULL;
	char buffer[256], kind[MESSAGES_KIND_SIZE];

	if (d->made_tree || !d->before || !present_is_ours(d->before))
		return;
	while ((nlh = messages_next(&d->before->classes, nlh))) {
		const struct tcmsg *tc = messages_head(nlh);

		messages_kind(nlh, kind);
		if (!strcmp(kind, "htb") && !is_planned(a, d, tc->tcm_handle))
			rtnl_talk(a->rtnl, message_del_class(buffer, d->index,
							     tc->tcm_handle));
	}
}

static void drop_filters(const struct apply *a, const struct device *d)
{
	char buffer[256];

	if (d->preference && d->before && d->before->preference)
		rtnl_talk(a->rtnl, message_del_filters(buffer, d->index,
						       d->before->preference));
}

static void drop_old(const struct apply *a)
{
	size_t i;

	for (i = 0; i < a->devices.nr; i++) {
		drop_filters(a, &a->devices.devices[i]);
		drop_classes(a, &a->devices.devices[i]);
	}
}

/*
 * Doors.
 */
static int open_apply(struct apply *a, struct apply_report *report)
{
	int ret;

	memset(report, 0, sizeof(*report));
	a->report = report;
	ret = rtnl_open(&a->rtnl);
	if (ret)
		return fail(a, ret, "rtnetlink: %s", strerror(-ret));
	ret = links_get(a->rtnl, &a->links);
	return ret ? fail_kernel(a, ret, "interfaces cannot be read") : 0;
}

static void close_apply(struct apply *a)
{
	devices_free(&a->devices);
	plan_free(a->plan);
	links_free(a->links);
	rtnl_close(a->rtnl);
}

static int change(struct apply *a, const struct config *c, const char *only)
{
	int ret = plan_new(c, a->links, only, &a->plan), undone;

	if (ret)
		return fail(a, ret, "%s", strerror(-ret));
	ret = prepare(a);
	if (ret)
		return ret;
	ret = make_all(a);
	if (!ret) {
		drop_old(a);
		return 0;
	}
	undone = devices_undo(a->rtnl, &a->devices);
	if (undone)
		note(a, "what was there before could not all be put back: %s",
		     strerror(-undone));
	return ret;
}

static unsigned int count_interfaces(const struct apply *a,
				     const struct config *c)
{
	unsigned int i, nr = 0;

	for (i = 0; i < c->nr_interfaces; i++)
		nr += links_find(a->links, c->interfaces[i].name) != NULL;
	return nr;
}

int apply_config(const struct config *c, struct apply_report *report)
{
	struct apply a = { 0 };
	int ret = open_apply(&a, report);

	if (!ret)
		ret = change(&a, c, NULL);
	if (!ret)
		ret = clear_links(a.rtnl, a.links, c, report);
	if (ret >= 0) {
		report->nr_interfaces = count_interfaces(&a, c);
		ret = saved_set_applied(c->nr_interfaces > 0);
		if (ret)
			fail(&a, ret, "/run/limen/shape: %s", strerror(-ret));
	}
	close_apply(&a);
	return ret;
}

int apply_interface(const struct config *c, const char *name,
		    struct apply_report *report)
{
	struct apply a = { .is_follower = true };
	unsigned int i;
	int ret;

	for (i = 0; i < c->nr_interfaces; i++)
		if (!strcmp(c->interfaces[i].name, name))
			break;
	if (i == c->nr_interfaces || !saved_is_applied())
		return -ENOENT;
	ret = open_apply(&a, report);
	if (!ret)
		ret = change(&a, c, name);
	close_apply(&a);
	return ret;
}

int apply_clear(struct apply_report *report)
{
	struct apply a = { 0 };
	int ret = open_apply(&a, report);

	if (!ret)
		ret = clear_links(a.rtnl, a.links, NULL, report);
	if (ret >= 0) {
		report->nr_interfaces = (unsigned int)ret;
		ret = saved_set_applied(false);
		if (ret)
			fail(&a, ret, "/run/limen/shape: %s", strerror(-ret));
	}
	close_apply(&a);
	return ret;
}
