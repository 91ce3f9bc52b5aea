/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A mixed capture held in memory, for benches: the packets' bytes one after
 * the other, as a ring or a file mapped into memory holds them.
 */
#ifndef BENCH_TRACE_H
#define BENCH_TRACE_H

#include <stddef.h>
#include <stdint.h>

#include "packet.h"

struct trace_packet {
	uint64_t at;		/* offset in bytes[] */
	uint64_t ts_ns;
	uint32_t net_len, wire_len;
};

struct trace {
	struct trace_packet *packets;
	size_t nr;
	uint8_t *bytes;
	size_t used, size;	/* of bytes */
	uint64_t wire_bytes;	/* of IP packets as on the wire */
};

/*
 * Reads @files one after the other, @copies times, each copy with other
 * addresses so that its flows are new. 0 or -errno, said on stderr.
 */
int trace_load(struct trace *t, char *const *files, size_t nr_files,
	       unsigned int copies);
/* @nr SYNs, each to another port or host. 0 or -ENOMEM. */
int trace_scan(struct trace *t, uint32_t nr);
void trace_free(struct trace *t);

/* What a source fills of packet @i. */
static inline void trace_get(const struct trace *t, size_t i, struct packet *p)
{
	const struct trace_packet *tp = &t->packets[i];

	p->net = t->bytes + tp->at;
	p->net_len = tp->net_len;
	p->wire_len = tp->wire_len;
	p->ts_ns = tp->ts_ns;
	p->has_ct = false;
}

#endif /* BENCH_TRACE_H */
