/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A daemon in the background: whoever started it waits until it is ready,
 * and learns by the status and on standard error when it is not.
 */
#ifndef BACKGROUND_H
#define BACKGROUND_H

/* where l7-filter's is: scripts look for it there */
#define BACKGROUND_PID_FILE "/var/run/l7-filter.pid"

/*
 * Goes on in a child; the parent stays until the child is ready or ends, and
 * leaves with status 0 or 1. Before the first thread. 0 or -errno.
 */
int background_start(void);

/*
 * Lets the parent leave, leaves standard input and output behind, and writes
 * the process's id to @pid_file. Messages go to syslog from then on. Does
 * nothing without background_start(). 0 or -errno: the file.
 */
int background_ready(const char *pid_file);

#endif /* BACKGROUND_H */
