/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Puts a root qdisc back as it was, with its classes and filters: the kernel's
 * own messages are sent back to it.
 */
#ifndef SHAPE_RESTORE_H
#define SHAPE_RESTORE_H

#include <stdbool.h>
#include <stdint.h>

#include "shape/messages.h"

struct present;
struct rtnl;

/*
 * Could it be put back after it was replaced? If not, the kind of what
 * could not is written to @kind.
 */
bool restore_is_possible(const struct present *p, char kind[MESSAGES_KIND_SIZE]);

/*
 * Makes the root of @device what it is in @p, in place as far as that goes.
 * 0 or the first error that remained.
 */
int restore_root(struct rtnl *r, uint32_t device, const struct present *p);

#endif /* SHAPE_RESTORE_H */
