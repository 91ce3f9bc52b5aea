/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * limend -t: says everything that is wrong with the configuration and the
 * patterns, and runs the patterns' examples. Nothing is opened or changed.
 */
#ifndef CHECK_H
#define CHECK_H

struct options;

/*
 * Findings go to standard output, one a line. The program's exit status: 0
 * no errors, 1 some.
 */
int check_run(const struct options *o);

#endif /* CHECK_H */
