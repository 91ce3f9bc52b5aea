/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The interfaces of the network namespace, as they are now.
 */
#ifndef SHAPE_LINKS_H
#define SHAPE_LINKS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "config.h"

struct nlmsghdr;
struct rtnl;

enum links_limits {
	LINKS_MAX = 16384,	/* containers and VLANs of a large host */
};

struct link {
	char name[CONFIG_MAX_IF_NAME];
	uint32_t index;
	uint16_t header;	/* bytes of it that qdiscs count with a packet */
	bool is_ifb;
};

struct links {
	struct link *links;
	size_t nr, size;
};

/* 0, -ENOMEM, -E2BIG, or what the kernel said. */
int links_get(struct rtnl *r, struct links **out);
void links_free(struct links *l);

/* NULL: there is none. */
const struct link *links_find(const struct links *l, const char *name);

/* Reads a message about a link. 0, or -EINVAL: it has no name. */
int links_read(const struct nlmsghdr *nlh, struct link *link);

#endif /* SHAPE_LINKS_H */
