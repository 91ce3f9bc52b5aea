/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The daemon proper: packets from the kernel until a signal says stop.
 *
 * live_run() is start, life and end in one call:
 *	1. read the configuration and the patterns
 *	2. open everything: the module, the queues, the control socket
 *	3. give up every right that is not needed any more (sandbox.h)
 *	4. only now read bytes that came off the wire
 * SIGHUP or "limen reload" does 1 again beside the packet path and swaps;
 * SIGTERM and SIGINT answer what is queued and leave.
 */
#ifndef LIVE_H
#define LIVE_H

#include <stdbool.h>
#include <stddef.h>

struct l7filter;

struct live_options {
	const char *config;	/* file; NULL: the default one, if it exists */
	/*
	 * First number of the queues; -1: as configured. Given, the module is
	 * left alone even if it is loaded (the road "nfqueue"): a rule of the
	 * administrator brings the packets.
	 */
	int queue;
	int queue_count;	/* -1: as configured */
	/* directories of patterns instead of the configured ones */
	const char *const *dirs;
	size_t nr_dirs;
	/* in l7-filter's place, as it was told; NULL: not */
	const struct l7filter *l7;
	bool verbose;		/* log_level = debug, whatever the file says */
};

/* The program's exit status: 0, or 1 with the reason logged. */
int live_run(const struct live_options *options);

#endif /* LIVE_H */
