/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Gives up every right that a running daemon does not need.
 *
 * Afterwards the process is @user, has no capability but CAP_NET_ADMIN
 * (verdicts, marks and a new bind ask for it each time), can gain none by
 * running a program, can run no program, can open files for reading only
 * and make no sockets but netlink and UNIX ones.
 */
#ifndef SANDBOX_H
#define SANDBOX_H

#include <stddef.h>
#include <sys/types.h>

#include "config.h"

/*
 * To be called once, when everything is open and before the first thread.
 *
 * @user	whom to become; NULL, or not root: stay
 * @mode	SANDBOX_DEBUG: a call that is not allowed is named on standard
 *		error and ends the process, instead of failing with EPERM.
 *		SANDBOX_OFF: user and capabilities only
 *
 * 0, or -errno with the reason in @why; the caller must not go on then.
 */
int sandbox_enter(const char *user, enum sandbox_mode mode, char *why,
		  size_t why_size);

/*
 * The same for the sweeper, whose files are open: it becomes @uid and @gid, or
 * stays if it is not root, without any capability, and can do nothing but
 * read and write what it has, look at a file, and remove one.
 */
int sandbox_enter_sweeper(uid_t uid, gid_t gid, enum sandbox_mode mode,
			  char *why, size_t why_size);

#endif /* SANDBOX_H */
