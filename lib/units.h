/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Numbers as people read and write them. What writes takes a buffer of
 * UNITS_SIZE bytes and returns it. Multiples are of 1000, as the rates of
 * networks are.
 */
#ifndef UNITS_H
#define UNITS_H

#include <stdint.h>

enum { UNITS_SIZE = 24 };

/* Exact up to 99999, then three digits, cut: 123k, 1.23M, 45.6G. */
const char *units_count(char *buf, uint64_t v);

/* A time span in its most fitting unit: 850ns, 61.2us, 1.20ms, 3.45s. */
const char *units_ns(char *buf, uint64_t ns);

/* The two largest parts of a duration: 42s, 3m 12s, 5h 0m, 12d 3h. */
const char *units_duration(char *buf, uint64_t seconds);

/*
 * "1500", "10k", "1.5M": a number with up to three decimals and one of
 * k M G T. 0, -EINVAL or -ERANGE.
 */
int units_parse(const char *text, uint64_t *out);

#endif /* UNITS_H */
