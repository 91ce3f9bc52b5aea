/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * limend -r: captures instead of live traffic.
 *
 * Each file is its own set of flows. A file that is damaged ends there: what
 * was read of it counts, the next file is read, and the status is 1.
 *
 * Patterns are taken from the directories given; else, if a configuration is
 * given, from those it names; else from the tree the program was built in,
 * if it runs there; else from LIMEN_DATADIR/patterns. A configuration's
 * inspection limits are obeyed too.
 */
#ifndef OFFLINE_H
#define OFFLINE_H

struct options;

/* The program's exit status: 0, or 1 with the reason logged. */
int offline_run(const struct options *o);

#endif /* OFFLINE_H */
