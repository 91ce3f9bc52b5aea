/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Where a page is from: a running system, or a capture.
 */
#ifndef SOURCES_H
#define SOURCES_H

struct cli;
struct page;

/*
 * Looks at module and daemon for @seconds, every @interval seconds. An enum
 * exit_status; what is wrong has been said.
 */
int live_gather(struct cli *cli, double seconds, double interval,
		struct page *p);

/*
 * The flows of @path: what "limend -r CAPTURE -j" printed, or a capture, for
 * which limend is run. An enum exit_status.
 */
int capture_gather(const char *path, struct page *p);

#endif /* SOURCES_H */
