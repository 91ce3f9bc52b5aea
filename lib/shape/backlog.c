// SPDX-License-Identifier: GPL-2.0-or-later
#include "shape/backlog.h"

#include <errno.h>
#include <stdbool.h>
#include <string.h>

#include <libmnl/libmnl.h>
#include <linux/pkt_sched.h>
#include <linux/rtnetlink.h>

#include "shape/figures.h"
#include "shape/present.h"
#include "shape/rtnl.h"

/* Interfaces of which it is worth to ask the classes. */
struct devices {
	unsigned int nr;
	uint32_t index[BACKLOG_MAX_DEVICES];
};

struct walk {
	int (*fn)(uint32_t handle, uint64_t bytes, uint64_t dropped,
		  void *data);
	void *data;
};

static int note_device(const struct nlmsghdr *nlh, void *data)
{
	const struct tcmsg *tc = messages_head(nlh);
	struct devices *d = data;
	char kind[MESSAGES_KIND_SIZE];

	if (nlh->nlmsg_type != RTM_NEWQDISC || tc->tcm_parent != TC_H_ROOT)
		return 0;
	messages_kind(nlh, kind);
	if (!strcmp(kind, "htb") && d->nr < BACKLOG_MAX_DEVICES)
		d->index[d->nr++] = (uint32_t)tc->tcm_ifindex;
	return 0;
}

/* One question for all interfaces: most have no classes. */
static int find_devices(struct rtnl *r, struct devices *d)
{
	char buf[256];
	struct nlmsghdr *nlh = mnl_nlmsg_put_header(buf);

	d->nr = 0;
	nlh->nlmsg_type = RTM_GETQDISC;
	nlh->nlmsg_flags = NLM_F_REQUEST | NLM_F_DUMP;
	mnl_nlmsg_put_extra_header(nlh, sizeof(struct tcmsg));
	return rtnl_dump(r, nlh, note_device, d);
}

static int tell_class(const struct figure *f, void *data)
{
	const struct walk *walk = data;

	return walk->fn(f->handle, f->backlog, f->dropped, walk->data);
}

int backlog_each(int (*fn)(uint32_t handle, uint64_t bytes, uint64_t dropped,
			   void *data), void *data)
{
	struct walk walk = { .fn = fn, .data = data };
	struct devices devices;
	struct present *p;
	struct rtnl *r;
	unsigned int i;
	int ret = rtnl_open(&r);

	if (ret)
		return ret;
	ret = find_devices(r, &devices);
	for (i = 0; !ret && i < devices.nr; i++) {
		if (present_get(r, devices.index[i], &p))
			continue;	/* it has just gone */
		ret = figures_each(p, tell_class, &walk);
		present_free(p);
	}
	rtnl_close(r);
	return ret;
}
