/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * limend -r: captures instead of live traffic.
 *
 * Each file is its own set of flows. A file that is damaged ends there: what
 * was read of it counts, the next file is read, and the status is 1.
 *
 * Of a configuration only the patterns and the limits of the inspection
 * matter here; load.h says where patterns come from without one.
 */
#ifndef OFFLINE_H
#define OFFLINE_H

struct options;

/* The program's exit status: 0, or 1 with the reason logged. */
int offline_run(const struct options *o);

#endif /* OFFLINE_H */
