/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The parts of limen boundary around its table, each an object in JSON.
 */
#ifndef BOUNDARY_WRITE_H
#define BOUNDARY_WRITE_H

#include <stdint.h>

#include "boundary_state.h"

struct writer;

/* What is counted and what that costs; the CPUs, in JSON. */
void boundary_write_crossings(struct writer *w, const struct boundary *last,
			      const struct boundary *now);

/* Bytes copied against bytes moved. */
void boundary_write_bytes(struct writer *w, const struct boundary *b);

/* Latency, rings and queues, and what a decision costs. */
void boundary_write_packets(struct writer *w, const struct boundary *b);

/* After a switch: one getppid() took @before_ns, and takes @after_ns now. */
void boundary_write_switched(struct writer *w, const struct kern_crossings *c,
			     uint64_t before_ns, uint64_t after_ns);

#endif /* BOUNDARY_WRITE_H */
