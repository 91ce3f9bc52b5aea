/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Qdiscs, classes and filters in the kernel's own messages (struct tcmsg and
 * attributes, linux/rtnetlink.h), one behind the other.
 */
#ifndef SHAPE_MESSAGES_H
#define SHAPE_MESSAGES_H

#include <stddef.h>
#include <stdint.h>

struct nlattr;
struct nlmsghdr;
struct tcmsg;

enum messages_limits {
	MESSAGES_MAX_BYTES = 16 << 20,	/* tens of thousands of classes */
	MESSAGES_KIND_SIZE = 16,
};

/* All zero: none. Whoever has it frees the data. */
struct messages {
	char *data;
	size_t len, size;
};

/* Appends a copy. 0, -ENOMEM, or -E2BIG past MESSAGES_MAX_BYTES. */
int messages_add(struct messages *m, const struct nlmsghdr *nlh);

/* The first (@nlh NULL) or next message, NULL behind the last. */
const struct nlmsghdr *messages_next(const struct messages *m,
				     const struct nlmsghdr *nlh);

/*
 * Of a message that is long enough for a struct tcmsg: that; an attribute, or
 * NULL; and its kind, "" if it names none.
 */
const struct tcmsg *messages_head(const struct nlmsghdr *nlh);
const struct nlattr *messages_find(const struct nlmsghdr *nlh, uint16_t type);
void messages_kind(const struct nlmsghdr *nlh, char kind[MESSAGES_KIND_SIZE]);

#endif /* SHAPE_MESSAGES_H */
