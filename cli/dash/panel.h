/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What stands below the rows of some views, where there is room: a
 * histogram of the row under the cursor, or the past of the whole.
 */
#ifndef PANEL_H
#define PANEL_H

#include <stdint.h>

#include "dash/dash.h"

/* Rows of the panel of the current view, of @rows; 0: it has none. */
int panel_rows(const struct dash *d, int rows);
void panel_draw(const struct dash *d, struct canvas *c, struct area a);

/*
 * @nr buckets from @first on, each of them twice as long a time in ns as
 * the one before, below @title.
 */
void histogram_draw(struct canvas *c, struct area a, const char *title,
		    const uint64_t *bucket, int first, int nr);

#endif /* PANEL_H */
