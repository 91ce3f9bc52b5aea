/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The push-to-verdict histogram of the module: bucket b counts flows whose
 * verdict took 2^b to 2^(b+1) nanoseconds.
 */
#ifndef LATENCY_H
#define LATENCY_H

#include <stdint.h>

#include "kern.h"

struct writer;

/* How many there are in all. */
uint64_t latency_total(const uint64_t bucket[LIMEN_NR_LATENCY]);

/*
 * The time in ns that @percent of them did not exceed, as the upper end of
 * its bucket; 0: there are none.
 */
uint64_t latency_percentile(const uint64_t bucket[LIMEN_NR_LATENCY],
			    unsigned int percent);

/* JSON: object "latency"; text: one line, if there is any. */
void latency_write(struct writer *w, const uint64_t bucket[LIMEN_NR_LATENCY]);

#endif /* LATENCY_H */
