/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A mixed capture held in memory, for benches.
 */
#ifndef BENCH_TRACE_H
#define BENCH_TRACE_H

#include <stddef.h>
#include <stdint.h>

#include "packet.h"

struct trace {
	struct packet *packets;	/* source fields filled */
	size_t nr;
	uint64_t bytes;		/* of IP packets as on the wire */
};

/*
 * Reads @files one after the other, @copies times, each copy with other
 * addresses so that its flows are new. 0 or -errno, said on stderr.
 */
int trace_load(struct trace *t, char *const *files, size_t nr_files,
	       unsigned int copies);
void trace_free(struct trace *t);

#endif /* BENCH_TRACE_H */
