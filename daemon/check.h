/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * limend -t: says everything that is wrong with the configuration and the
 * patterns, and runs the patterns' examples. Nothing is opened or changed.
 */
#ifndef CHECK_H
#define CHECK_H

struct options;

/* The program's exit status: 0 nothing wrong, 1 something is, and logged. */
int check_run(const struct options *o);

#endif /* CHECK_H */
