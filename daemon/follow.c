// SPDX-License-Identifier: GPL-2.0-or-later
#include "follow.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>

#include <libmnl/libmnl.h>
#include <linux/rtnetlink.h>

#include "config.h"
#include "log.h"
#include "loop.h"
#include "shape/apply.h"
#include "shape/links.h"
#include "shape/rtnl.h"

enum { EVENT_SIZE = 1 << 15 };

struct follow {
	struct loop *loop;
	const struct config *(*config)(void *data);
	void *data;
	struct mnl_socket *events;
	/* interfaces of the configuration that have been looked at */
	struct link seen[CONFIG_MAX_INTERFACES];
	unsigned int nr_seen;
	char in[EVENT_SIZE];
};

static bool is_wanted(const struct follow *f, const char *name)
{
	const struct config *c = f->config(f->data);
	unsigned int i;

	for (i = 0; i < c->nr_interfaces; i++)
		if (!strcmp(c->interfaces[i].name, name))
			return true;
	return false;
}

/* An interface tells of itself often; that it is another one counts. */
static bool is_new(struct follow *f, const struct link *l)
{
	unsigned int i;

	for (i = 0; i < f->nr_seen; i++)
		if (!strcmp(f->seen[i].name, l->name))
			break;
	if (i < f->nr_seen && f->seen[i].index == l->index)
		return false;
	if (i == CONFIG_MAX_INTERFACES)
		i = 0;	/* after reloads: at worst one is looked at twice */
	f->seen[i] = *l;
	if (i == f->nr_seen)
		f->nr_seen++;
	return true;
}

static void shape(struct follow *f, const struct link *l)
{
	struct apply_report report;
	unsigned int i;
	int ret;

	if (!is_wanted(f, l->name) || !is_new(f, l))
		return;
	ret = apply_interface(f->config(f->data), l->name, &report);
	if (ret == -ENOENT)
		return;
	if (ret)
		log_warn("shape: %s", report.error);
	else
		log_info("shape: %s: is shaped", l->name);
	for (i = 0; !ret && i < report.nr_notes; i++)
		log_info("shape: %s", report.notes[i]);
}

static void handle(struct follow *f, const struct nlmsghdr *nlh)
{
	struct link l;

	if (nlh->nlmsg_type == RTM_NEWLINK && !links_read(nlh, &l))
		shape(f, &l);
}

static void look_at_all(struct follow *f)
{
	struct links *links;
	struct rtnl *r;
	size_t i;

	if (rtnl_open(&r))
		return;
	if (!links_get(r, &links)) {
		for (i = 0; i < links->nr; i++)
			shape(f, &links->links[i]);
		links_free(links);
	}
	rtnl_close(r);
}

static void on_events(void *data, uint32_t events)
{
	struct follow *f = data;
	const struct nlmsghdr *nlh;
	ssize_t n = mnl_socket_recvfrom(f->events, f->in, sizeof(f->in));
	int len = (int)n;

	/* some were lost: what there is can still be seen */
	if (n < 0 && errno == ENOBUFS)
		look_at_all(f);
	for (nlh = (void *)f->in; n > 0 && mnl_nlmsg_ok(nlh, len);
	     nlh = mnl_nlmsg_next(nlh, &len))
		handle(f, nlh);
}

static int open_events(struct follow *f)
{
	f->events = mnl_socket_open2(NETLINK_ROUTE, SOCK_CLOEXEC);
	if (!f->events ||
	    mnl_socket_bind(f->events, RTMGRP_LINK, MNL_SOCKET_AUTOPID))
		return -errno;
	return loop_add(f->loop, mnl_socket_get_fd(f->events), EPOLLIN,
			on_events, f);
}

int follow_new(struct loop *loop, const struct config *(*config)(void *data),
	       void *data, struct follow **out)
{
	struct follow *f = calloc(1, sizeof(*f));
	int ret;

	if (!f)
		return -ENOMEM;
	f->loop = loop;
	f->config = config;
	f->data = data;
	ret = open_events(f);
	if (ret) {
		if (f->events)
			mnl_socket_close(f->events);
		free(f);
		return ret;
	}
	/* those that came while no daemon was there */
	look_at_all(f);
	*out = f;
	return 0;
}

void follow_free(struct follow *f)
{
	if (!f)
		return;
	loop_del(f->loop, mnl_socket_get_fd(f->events));
	mnl_socket_close(f->events);
	free(f);
}
