/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Who has a device open, from /proc/PID/fd.
 */
#ifndef HOLDERS_H
#define HOLDERS_H

#include <stdbool.h>
#include <sys/types.h>

/* One descriptor of one process that is a device of interest. */
struct holder {
	pid_t pid;
	int fd;
	char comm[17];
	dev_t device;
};

/*
 * Calls @cb for each descriptor of each process that is a character device
 * with major number @a or @b. False: some processes could not be looked at.
 */
bool holders_walk(unsigned int a, unsigned int b,
		  void (*cb)(const struct holder *h, void *data), void *data);

#endif /* HOLDERS_H */
