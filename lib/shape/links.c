// SPDX-License-Identifier: GPL-2.0-or-later
#include "shape/links.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <libmnl/libmnl.h>
#include <linux/if_arp.h>
#include <linux/if_ether.h>
#include <linux/if_link.h>
#include <linux/rtnetlink.h>

#include "shape/rtnl.h"

static bool is_kind(const struct nlattr *info, const char *kind)
{
	const struct nlattr *attr;

	mnl_attr_for_each_nested(attr, info)
		if (mnl_attr_get_type(attr) == IFLA_INFO_KIND &&
		    !mnl_attr_validate(attr, MNL_TYPE_NUL_STRING))
			return !strcmp(mnl_attr_get_str(attr), kind);
	return false;
}

int links_read(const struct nlmsghdr *nlh, struct link *link)
{
	const struct ifinfomsg *info = mnl_nlmsg_get_payload(nlh);
	const struct nlattr *attr;

	if (mnl_nlmsg_get_payload_len(nlh) < sizeof(*info))
		return -EINVAL;
	*link = (struct link){ .index = (uint32_t)info->ifi_index };
	if (info->ifi_type == ARPHRD_ETHER || info->ifi_type == ARPHRD_LOOPBACK)
		link->header = ETH_HLEN;
	mnl_attr_for_each(attr, nlh, sizeof(*info)) {
		uint16_t type = mnl_attr_get_type(attr);

		if (type == IFLA_IFNAME &&
		    !mnl_attr_validate(attr, MNL_TYPE_NUL_STRING))
			snprintf(link->name, sizeof(link->name), "%s",
				 mnl_attr_get_str(attr));
		if (type == IFLA_LINKINFO)
			link->is_ifb = is_kind(attr, "ifb");
	}
	return *link->name ? 0 : -EINVAL;
}

static int add_link(const struct nlmsghdr *nlh, void *data)
{
	struct links *l = data;

	if (l->nr == LINKS_MAX)
		return -E2BIG;
	if (l->nr == l->size) {
		size_t size = l->size ? l->size * 2 : 16;
		struct link *links = reallocarray(l->links, size,
						  sizeof(*links));

		if (!links)
			return -ENOMEM;
		l->links = links;
		l->size = size;
	}
	if (!links_read(nlh, &l->links[l->nr]))
		l->nr++;
	return 0;
}

int links_get(struct rtnl *r, struct links **out)
{
	char buffer[256];
	struct nlmsghdr *nlh = mnl_nlmsg_put_header(buffer);
	struct links *l = calloc(1, sizeof(*l));
	struct ifinfomsg *info;
	int ret;

	if (!l)
		return -ENOMEM;
	nlh->nlmsg_type = RTM_GETLINK;
	info = mnl_nlmsg_put_extra_header(nlh, sizeof(*info));
	info->ifi_family = AF_UNSPEC;
	ret = rtnl_dump(r, nlh, add_link, l);
	if (ret) {
		links_free(l);
		return ret;
	}
	*out = l;
	return 0;
}

void links_free(struct links *l)
{
	if (!l)
		return;
	free(l->links);
	free(l);
}

const struct link *links_find(const struct links *l, const char *name)
{
	size_t i;

	for (i = 0; i < l->nr; i++)
		if (!strcmp(l->links[i].name, name))
			return &l->links[i];
	return NULL;
}
