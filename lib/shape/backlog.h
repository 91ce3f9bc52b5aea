/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What waits in the classes of traffic control, whoever made them.
 */
#ifndef SHAPE_BACKLOG_H
#define SHAPE_BACKLOG_H

#include <stdint.h>

enum { BACKLOG_MAX_DEVICES = 256 };	/* with classes; more are not read */

/*
 * Calls @fn for each class of each interface, until it returns something
 * else than 0, which is returned: its @handle, the bytes that wait, and the
 * packets that it or its leaf dropped. Else 0 or -errno.
 */
int backlog_each(int (*fn)(uint32_t handle, uint64_t bytes, uint64_t dropped,
			   void *data), void *data);

#endif /* SHAPE_BACKLOG_H */
