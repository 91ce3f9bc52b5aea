/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A recording at work: where the records come from, what is wanted of them,
 * and what has come so far. For the files of limen record.
 */
#ifndef RECORD_H
#define RECORD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct cli;
struct ctl;
struct tap;

enum record_limits {
	RECORD_MAX_INDEXES = 64,	/* that --ring can name */
};

struct recording {
	struct cli *cli;
	struct ctl *ctl;	/* from the daemon, or */
	struct tap *tap;	/* from the module itself */
	int in;			/* the stream of either */
	int signals;		/* a signalfd: SIGINT, SIGTERM */
	int out;
	const char *name;	/* of the file, for people */

	size_t wanted;		/* packets; 0: no end */
	uint32_t indexes[RECORD_MAX_INDEXES];	/* of --ring */
	unsigned int nr_indexes;		/* 0: all */

	uint64_t packets, bytes;
	uint64_t missed;	/* not in the file: nobody took them in time */
	uint64_t nameless;	/* of more interfaces than a file names */
	uint64_t other;		/* of other rings */
};

/* What to do next, from record_wait(). */
enum record_event { RECORD_READ, RECORD_STOP, RECORD_ENDED };

/* Why the stream may have ended before anybody said stop, for people. */
const char *record_end(const struct recording *r);

/* Waits for bytes, a signal, or the end of the stream. */
enum record_event record_wait(const struct recording *r);

/*
 * Both record until somebody says stop, and return an enum exit_status;
 * what went wrong has been said.
 */
int record_pcapng(struct recording *r);
/*
 * From the stream into the file by splice(): not a byte goes through this
 * program's memory, apart from what came together with the daemon's reply.
 */
int record_raw(struct recording *r);

#endif /* RECORD_H */
