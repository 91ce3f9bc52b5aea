/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The rings and queues on which packets wait for limend.
 */
#ifndef ROADS_H
#define ROADS_H

#include <stdint.h>

struct boundary;
struct writer;

/*
 * Writes a table of them all: road, number, waiting, size, high_water, lost;
 * nothing if there are none.
 */
void roads_write(struct writer *w, const struct boundary *b);

#endif /* ROADS_H */
