// SPDX-License-Identifier: GPL-2.0-or-later
#include "shape/present.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include <libmnl/libmnl.h>
#include <linux/pkt_sched.h>
#include <linux/rtnetlink.h>

#include "shape/message.h"
#include "shape/plan.h"
#include "shape/rtnl.h"

struct reading {
	struct present *present;
	struct messages *into;
	uint32_t device;
};

static int take(const struct nlmsghdr *nlh, void *data)
{
	struct reading *r = data;

	if (mnl_nlmsg_get_payload_len(nlh) < sizeof(struct tcmsg) ||
	    (uint32_t)messages_head(nlh)->tcm_ifindex != r->device)
		return 0;
	return messages_add(r->into, nlh);
}

static void look_at_qdisc(struct present *p, const struct nlmsghdr *nlh)
{
	uint32_t parent = messages_head(nlh)->tcm_parent;

	if (parent == PLAN_ROOT) {
		p->root_handle = messages_head(nlh)->tcm_handle;
		messages_kind(nlh, p->root_kind);
	} else if (parent == PLAN_INGRESS_PARENT) {
		char kind[MESSAGES_KIND_SIZE];

		messages_kind(nlh, kind);
		p->has_ingress = true;
		p->is_clsact = !strcmp(kind, "clsact");
	}
}

static void look_at_filter(struct present *p, const struct nlmsghdr *nlh)
{
	uint32_t preference = TC_H_MAJ(messages_head(nlh)->tcm_info) >> 16;

	if (messages_head(nlh)->tcm_parent != PLAN_INGRESS_FILTERS)
		return;
	if (preference == PLAN_PREFERENCE || preference == PLAN_PREFERENCE + 1)
		p->preference = preference;
	else
		p->nr_ingress_filters++;
}

static int get(struct rtnl *r, struct reading *reading, uint16_t type,
	       uint32_t parent)
{
	char buffer[256];

	return rtnl_dump(r, message_get(buffer, type, reading->device, parent),
			 take, reading);
}

static int get_filters(struct rtnl *r, struct reading *reading)
{
	struct present *p = reading->present;
	const struct nlmsghdr *nlh = NULL;
	int ret = 0;

	if (p->has_ingress)
		ret = get(r, reading, RTM_GETTFILTER, PLAN_INGRESS_FILTERS);
	/* below a root of somebody else's there may be some anywhere */
	if (!p->root_handle || present_is_ours(p))
		return ret;
	while (!ret && (nlh = messages_next(&p->qdiscs, nlh)))
		if (messages_head(nlh)->tcm_handle &&
		    messages_head(nlh)->tcm_parent != PLAN_INGRESS_PARENT)
			ret = get(r, reading, RTM_GETTFILTER,
				  messages_head(nlh)->tcm_handle);
	while (!ret && (nlh = messages_next(&p->classes, nlh)))
		ret = get(r, reading, RTM_GETTFILTER, messages_head(nlh)->tcm_handle);
	return ret;
}

int present_get(struct rtnl *r, uint32_t device, struct present **out)
{
	struct present *p = calloc(1, sizeof(*p));
	struct reading reading = { .present = p, .device = device };
	const struct nlmsghdr *nlh = NULL;
	int ret;

	if (!p)
		return -ENOMEM;
	reading.into = &p->qdiscs;
	ret = get(r, &reading, RTM_GETQDISC, 0);
	while (!ret && (nlh = messages_next(&p->qdiscs, nlh)))
		look_at_qdisc(p, nlh);
	reading.into = &p->classes;
	if (!ret)
		ret = get(r, &reading, RTM_GETTCLASS, 0);
	reading.into = &p->filters;
	if (!ret)
		ret = get_filters(r, &reading);
	nlh = NULL;
	while (!ret && (nlh = messages_next(&p->filters, nlh)))
		look_at_filter(p, nlh);
	if (ret) {
		present_free(p);
		return ret;
	}
	*out = p;
	return 0;
}

static struct messages *part_of(struct present *p, const struct nlmsghdr *nlh)
{
	switch (nlh->nlmsg_type) {
	case RTM_NEWQDISC:
		return &p->qdiscs;
	case RTM_NEWTCLASS:
		return &p->classes;
	case RTM_NEWTFILTER:
		return &p->filters;
	default:
		return NULL;
	}
}

int present_from(const struct messages *m, struct present **out)
{
	struct present *p = calloc(1, sizeof(*p));
	const struct nlmsghdr *nlh = NULL;
	struct messages *part;
	size_t len = 0;
	int ret = p ? 0 : -ENOMEM;

	while (!ret && (nlh = messages_next(m, nlh))) {
		part = part_of(p, nlh);
		if (!part ||
		    mnl_nlmsg_get_payload_len(nlh) < sizeof(struct tcmsg))
			break;
		ret = messages_add(part, nlh);
		len += MNL_ALIGN(nlh->nlmsg_len);
		if (part == &p->qdiscs)
			look_at_qdisc(p, nlh);
	}
	if (!ret && len != m->len)
		ret = -EBADMSG;
	if (ret) {
		present_free(p);
		return ret;
	}
	*out = p;
	return 0;
}

void present_free(struct present *p)
{
	if (!p)
		return;
	free(p->qdiscs.data);
	free(p->classes.data);
	free(p->filters.data);
	free(p);
}

bool present_is_ours(const struct present *p)
{
	return present_has_our_handle(p) && !strcmp(p->root_kind, "htb");
}

bool present_has_our_handle(const struct present *p)
{
	return p->root_handle >> 16 == CONFIG_SHAPE_MAJOR;
}
