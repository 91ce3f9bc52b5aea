/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The rings and queues on which packets wait for limend.
 */
#ifndef ROADS_H
#define ROADS_H

#include <stdint.h>

struct boundary;
struct table;
struct writer;

/*
 * A table of them all, the caller's to table_free(): road, number, waiting,
 * size, high_water, lost. NULL: no memory.
 */
struct table *roads_table(const struct boundary *b);

/* The same, written; nothing if there are none. */
void roads_write(struct writer *w, const struct boundary *b);

#endif /* ROADS_H */
