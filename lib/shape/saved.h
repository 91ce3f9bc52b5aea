/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What limen keeps in /run/limen/shape as long as it shapes: that it does,
 * and for each interface the qdiscs that were there before, if they were
 * not the kernel's own. Each network namespace has its own files.
 */
#ifndef SHAPE_SAVED_H
#define SHAPE_SAVED_H

#include <stdbool.h>

struct present;

/* Keeps @p for @interface. 0 or -errno. */
int saved_put(const char *interface, const struct present *p);
/* 0, -ENOENT: nothing is kept, -EBADMSG: it is damaged, or -errno. */
int saved_get(const char *interface, struct present **out);
void saved_drop(const char *interface);

/* Notes that this namespace is shaped, or no more. 0 or -errno. */
int saved_set_applied(bool applied);
bool saved_is_applied(void);

#endif /* SHAPE_SAVED_H */
