/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What limen keeps in /run/limen/shape as long as it shapes: that it does,
 * and for each interface the qdiscs that were there before, if they were
 * not the kernel's own; and the marks of the packets that rules of the packet
 * filter answer, where there is no module. Each network namespace has its own files.
 */
#ifndef SHAPE_SAVED_H
#define SHAPE_SAVED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct present;

/* Keeps @p for @interface. 0 or -errno. */
int saved_put(const char *interface, const struct present *p);
/* 0, -ENOENT: nothing is kept, -EBADMSG: it is damaged, or -errno. */
int saved_get(const char *interface, struct present **out);
void saved_drop(const char *interface);

/* Notes that this namespace is shaped, or no more. 0 or -errno. */
int saved_set_applied(bool applied);
bool saved_is_applied(void);

/* Keeps the marks; none: nothing is kept. 0 or -errno. */
int saved_set_refused(const uint32_t *marks, size_t nr);
/* How many are kept and now in @marks, at most @max. */
size_t saved_get_refused(uint32_t *marks, size_t max);

#endif /* SHAPE_SAVED_H */
