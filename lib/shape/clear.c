// SPDX-License-Identifier: GPL-2.0-or-later
#include "shape/clear.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include <libmnl/libmnl.h>

#include "config.h"
#include "shape/apply.h"
#include "shape/links.h"
#include "shape/message.h"
#include "shape/plan.h"
#include "shape/present.h"
#include "shape/restore.h"
#include "shape/rtnl.h"
#include "shape/saved.h"

static const struct config_interface *find_interface(const struct config *c,
						     const char *name)
{
	unsigned int i;

	for (i = 0; c && i < c->nr_interfaces; i++)
		if (!strcmp(c->interfaces[i].name, name))
			return &c->interfaces[i];
	return NULL;
}

static bool keeps_egress(const struct config *keep, const struct link *l)
{
	const struct config_interface *f = find_interface(keep, l->name);

	return f && f->egress;
}

static bool keeps_ingress(const struct config *keep, const struct link *l)
{
	const struct config_interface *f = find_interface(keep, l->name);

	return f && f->ingress;
}

static bool keeps_ifb(const struct config *keep, const struct link *l)
{
	char name[CONFIG_MAX_IF_NAME];
	unsigned int i;

	for (i = 0; keep && i < keep->nr_interfaces; i++) {
		plan_ifb_name(keep->interfaces[i].name, name);
		if (keep->interfaces[i].ingress && !strcmp(name, l->name))
			return true;
	}
	return false;
}

static bool is_our_ifb(const struct link *l)
{
	return l->is_ifb && !strncmp(l->name, PLAN_IFB_PREFIX,
				     strlen(PLAN_IFB_PREFIX));
}

/* The first is told; the rest goes on, so that as much as can be is right. */
static int fail(struct rtnl *r, struct apply_report *report,
		const struct link *l, int ret)
{
	if (!*report->error)
		snprintf(report->error, sizeof(report->error), "%s: what was "
			 "there before limen cannot be put back: %s%s%s",
			 l->name, strerror(-ret), *rtnl_error(r) ? ": " : "",
			 rtnl_error(r));
	return ret;
}

/* The kernel's own default comes by itself. */
static int clear_root(struct rtnl *r, const struct link *l)
{
	struct present *before = NULL;
	char buffer[256];
	int ret = saved_get(l->name, &before);

	if (ret == -ENOENT)
		return rtnl_talk(r, message_del_qdisc(buffer, l->index,
						      PLAN_ROOT, 0));
	if (!ret)
		ret = restore_root(r, l->index, before);
	present_free(before);
	if (!ret)
		saved_drop(l->name);
	return ret;
}

/*
 * With the last filter goes the place for them, unless it may be somebody
 * else's: a clsact is, and one in which there are filters of others.
 */
static int clear_ingress(struct rtnl *r, const struct link *l,
			 const struct present *p)
{
	char buffer[256];

	if (!p->is_clsact && !p->nr_ingress_filters)
		return rtnl_talk(r, message_del_qdisc(buffer, l->index,
						      PLAN_INGRESS_PARENT,
						      PLAN_INGRESS_HANDLE));
	return rtnl_talk(r, message_del_filters(buffer, l->index,
						p->preference));
}

static int clear_link(struct rtnl *r, const struct link *l,
		      const struct config *keep, bool *cleared)
{
	struct present *p;
	int ret = present_get(r, l->index, &p);

	if (ret)
		return ret == -ENODEV ? 0 : ret;
	if (p->preference && !keeps_ingress(keep, l)) {
		*cleared = true;
		ret = clear_ingress(r, l, p);
	}
	if (!ret && present_has_our_handle(p) && !keeps_egress(keep, l)) {
		*cleared = true;
		ret = clear_root(r, l);
	}
	present_free(p);
	return ret;
}

static int clear_ifbs(struct rtnl *r, const struct links *links,
		      const struct config *keep, struct apply_report *report)
{
	int ret, first = 0;
	char buffer[256];
	size_t i;

	for (i = 0; i < links->nr; i++) {
		const struct link *l = &links->links[i];

		if (!is_our_ifb(l) || keeps_ifb(keep, l))
			continue;
		ret = rtnl_talk(r, message_del_link(buffer, l->index));
		if (ret && ret != -ENODEV && !first)
			first = fail(r, report, l, ret);
	}
	return first;
}

int clear_links(struct rtnl *r, const struct links *links,
		const struct config *keep, struct apply_report *report)
{
	int ret, first = 0, nr = 0;
	size_t i;

	for (i = 0; i < links->nr; i++) {
		const struct link *l = &links->links[i];
		bool cleared = false;

		if (is_our_ifb(l))
			continue;
		ret = clear_link(r, l, keep, &cleared);
		if (ret && !first)
			first = fail(r, report, l, ret);
		nr += cleared;
	}
	ret = clear_ifbs(r, links, keep, report);
	if (!first)
		first = ret;
	return first ? first : nr;
}
