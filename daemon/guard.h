/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The guard: a second process that holds the queues, too, and does nothing
 * until the daemon is gone.
 *
 * When the last process that holds a queue closes it, the kernel drops what
 * waits there. A daemon that leaves by itself empties its queues first; for
 * one that is killed the guard does it: it lets everything pass and leaves.
 */
#ifndef GUARD_H
#define GUARD_H

#include <stddef.h>

#include "config.h"

struct nfqueue;

/*
 * To be called when the queues are open, before sandbox_enter() and the
 * first thread. The guard gives up its rights as the daemon does, as @user
 * and @mode say. 0, or -errno with the reason in @why.
 */
int guard_start(struct nfqueue *const *queues, unsigned int nr,
		const char *user, enum sandbox_mode mode, char *why,
		size_t why_size);

#endif /* GUARD_H */
