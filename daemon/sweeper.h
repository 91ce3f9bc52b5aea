/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The sweeper: a second process that takes the control socket away when the
 * daemon leaves.
 *
 * By then the daemon is another user, whom the socket's folder does not
 * belong to, and gets none of its rights back for this. The sweeper becomes
 * the folder's owner without any capability, reads nothing but the daemon's
 * word, and can do nothing but look whether the socket is still the
 * daemon's and remove it.
 */
#ifndef SWEEPER_H
#define SWEEPER_H

#include <stddef.h>

#include "config.h"

/*
 * To be called before anything is opened or loaded: what this process has by
 * then the sweeper has, too, as long as it lives. The caller's end of it to
 * close, or -errno.
 */
int sweeper_start(void);

/*
 * Hands it the socket at @path, on which the caller listens; it gives up its
 * rights then, as @mode says. 0, or -errno with the reason in @why: it is
 * gone, and the socket stays.
 */
int sweeper_take(int sweeper, const char *path, enum sandbox_mode mode,
		 char *why, size_t why_size);

/*
 * Has it remove the socket, unless another one is there now, and waits until
 * that is done. The caller still listens, so that no daemon that starts
 * meanwhile takes the socket for a dead one's. @sweeper may be an -errno.
 */
void sweeper_sweep(int sweeper);

#endif /* SWEEPER_H */
