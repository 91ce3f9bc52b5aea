/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * How what a configuration asks of traffic control differs from what is
 * there.
 */
#ifndef SHAPE_DIFF_H
#define SHAPE_DIFF_H

#include "config.h"

enum { DIFF_TEXT_SIZE = 200 };

/*
 * Calls @fn with each difference, as "wan: class bulk: rate 1mbit, should be
 * 2mbit". How many there were, or -errno.
 */
int diff_config(const struct config *c,
		void (*fn)(const char *text, void *data), void *data);

#endif /* SHAPE_DIFF_H */
