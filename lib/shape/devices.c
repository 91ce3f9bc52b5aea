// SPDX-License-Identifier: GPL-2.0-or-later
#include "shape/devices.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include <libmnl/libmnl.h>

#include "shape/links.h"
#include "shape/message.h"
#include "shape/plan.h"
#include "shape/present.h"
#include "shape/restore.h"
#include "shape/rtnl.h"

static int add(struct rtnl *r, const struct links *links, const char *name,
	       struct devices *d)
{
	const struct link *l = links_find(links, name);
	struct device *v = &d->devices[d->nr];

	if (devices_find(d, name))
		return 0;
	*v = (struct device){ .index = l ? l->index : 0 };
	strcpy(v->name, name);
	d->nr++;
	return l ? present_get(r, l->index, &v->before) : 0;
}

int devices_get(struct rtnl *r, const struct plan *plan,
		const struct links *links, struct devices *out)
{
	size_t i;
	int ret = 0;

	out->nr = 0;
	out->devices = calloc(plan->nr + 1, sizeof(*out->devices));
	if (!out->devices)
		return -ENOMEM;
	for (i = 0; !ret && i < plan->nr; i++)
		ret = add(r, links, plan->steps[i].device, out);
	return ret;
}

void devices_free(struct devices *d)
{
	size_t i;

	for (i = 0; i < d->nr; i++)
		present_free(d->devices[i].before);
	free(d->devices);
}

struct device *devices_find(const struct devices *d, const char *name)
{
	size_t i;

	for (i = 0; i < d->nr; i++)
		if (!strcmp(d->devices[i].name, name))
			return &d->devices[i];
	return NULL;
}

static int undo_filters(struct rtnl *r, const struct device *d)
{
	char buffer[256];

	if (d->made_ingress)
		return rtnl_talk(r, message_del_qdisc(buffer, d->index,
						      PLAN_INGRESS_PARENT,
						      PLAN_INGRESS_HANDLE));
	if (d->preference)
		return rtnl_talk(r, message_del_filters(buffer, d->index,
							d->preference));
	return 0;
}

static int undo(struct rtnl *r, const struct device *d)
{
	char buffer[256];
	int ret, first;

	if (!d->index)
		return 0;
	if (!d->before)
		return rtnl_talk(r, message_del_link(buffer, d->index));
	first = undo_filters(r, d);
	ret = restore_root(r, d->index, d->before);
	return first ? first : ret;
}

/* The other way round than they were made. */
int devices_undo(struct rtnl *r, const struct devices *d)
{
	size_t i;
	int ret, first = 0;

	for (i = d->nr; i-- > 0; ) {
		ret = undo(r, &d->devices[i]);
		if (!first)
			first = ret;
	}
	return first;
}
