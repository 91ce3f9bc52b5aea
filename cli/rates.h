/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Rates: how fast named counters grow between two looks.
 */
#ifndef RATES_H
#define RATES_H

#include <stdint.h>

struct table;

enum {
	/* names; every label with two counters, and all counters */
	RATES_MAX = 4096,
	RATES_MAX_NAME = 80,	/* with its NUL; longer ones are cut */
};

struct rates;

/* NULL: no memory. */
struct rates *rates_new(void);
void rates_free(struct rates *r);

/* A look begins, at @now_ns of any clock that does not jump. */
void rates_begin(struct rates *r, uint64_t now_ns);

/*
 * Notes that counter @name stands at @value in this look. Returns its growth
 * per second since the look before; below 0: it was not there then, or went
 * back (its owner began anew). @r may be NULL.
 */
double rates_note(struct rates *r, const char *name, uint64_t value);

/* Adds the rate as a cell: a whole number, or none. */
void rates_cell(struct table *t, double rate);

/* CLOCK_MONOTONIC. */
uint64_t rates_now(void);

#endif /* RATES_H */
