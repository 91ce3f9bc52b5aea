/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The kernel's routing socket: links, qdiscs, classes and filters, one
 * message and its answer at a time. rtnetlink(7), tc(8).
 */
#ifndef SHAPE_RTNL_H
#define SHAPE_RTNL_H

#include <stddef.h>
#include <stdint.h>

struct nlmsghdr;
struct rtnl;

enum rtnl_limits {
	RTNL_MESSAGE_SIZE = 8192,	/* a filter with its actions */
};

/* 0 or -errno. Of the caller's network namespace. */
int rtnl_open(struct rtnl **out);
void rtnl_close(struct rtnl *r);

/* Sends @nlh and waits for its end: 0 or the kernel's -errno. */
int rtnl_talk(struct rtnl *r, struct nlmsghdr *nlh);

/*
 * Calls @fn with each message of the dump that @nlh asks for. 0, what @fn
 * returned if not 0, or -errno.
 */
int rtnl_dump(struct rtnl *r, struct nlmsghdr *nlh,
	      int (*fn)(const struct nlmsghdr *nlh, void *data), void *data);

/* What the kernel said of the last failure, or "". */
const char *rtnl_error(const struct rtnl *r);

#endif /* SHAPE_RTNL_H */
