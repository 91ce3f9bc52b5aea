/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The traffic control of one interface as the kernel has it now, in the
 * kernel's own messages: they can be looked at, kept in a file, and sent
 * back.
 */
#ifndef SHAPE_PRESENT_H
#define SHAPE_PRESENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct nlattr;
struct nlmsghdr;
struct rtnl;

enum present_limits {
	PRESENT_MAX_BYTES = 16 << 20,	/* tens of thousands of classes */
	PRESENT_KIND_SIZE = 16,
};

/* Messages one behind the other. */
struct messages {
	char *data;
	size_t len, size;
};

struct present {
	struct messages qdiscs, classes, filters;
	/* of the root; handle 0: the kernel's own default, or none */
	uint32_t root_handle;
	char root_kind[PRESENT_KIND_SIZE];
	bool has_ingress;	/* a place for filters of what arrives */
	bool is_clsact;		/* and it is for both ways */
	unsigned int nr_ingress_filters;	/* that are not limen's */
	uint32_t preference;	/* of limen's there; 0: none */
};

/* 0, -ENOMEM, -E2BIG, or what the kernel said. */
int present_get(struct rtnl *r, uint32_t device, struct present **out);
/* The same from messages that were kept; -EBADMSG: they are none. */
int present_from(const struct messages *m, struct present **out);
void present_free(struct present *p);

/* Is the root limen's, as it makes it? */
bool present_is_ours(const struct present *p);
/* Or at least made by some limen? Earlier ones made a cake the root. */
bool present_has_our_handle(const struct present *p);

/*
 * Could it be put back after it was replaced? If not, the kind of what
 * could not is written to @kind.
 */
bool present_can_return(const struct present *p, char kind[PRESENT_KIND_SIZE]);

/*
 * Makes the root of @device what it is in @p, in place as far as that goes.
 * 0 or the first error that remained.
 */
int present_put_back(struct rtnl *r, uint32_t device, const struct present *p);

int messages_add(struct messages *m, const struct nlmsghdr *nlh);
/* The first (@nlh NULL) or next message, NULL behind the last. */
const struct nlmsghdr *messages_next(const struct messages *m,
				     const struct nlmsghdr *nlh);
/* The attribute of a qdisc, class or filter; NULL: there is none. */
const struct nlattr *messages_find(const struct nlmsghdr *nlh, uint16_t type);
/* An attribute's text of a qdisc, class or filter: its kind; "" for none. */
void messages_kind(const struct nlmsghdr *nlh, char kind[PRESENT_KIND_SIZE]);

#endif /* SHAPE_PRESENT_H */
