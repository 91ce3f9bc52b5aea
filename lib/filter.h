/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * filter: which rows of a table are wanted.
 *
 * The text is a list of terms with blanks between them; a row is wanted if
 * all of them hold.
 *
 *	WORD		stands in some cell of the row
 *	KEY=GLOB	the cell's text is that; * ? [...] as in a shell
 *	KEY!=GLOB
 *	KEY~TEXT	the cell's text has TEXT in it
 *	KEY!~TEXT
 *	KEY<N KEY<=N KEY>N KEY>=N	numbers; 10k, 1.5M may be written
 *
 * Text is compared without regard to case. An empty cell has the text "",
 * and is neither larger nor smaller than a number. KEY is the key of a
 * column. A number is compared as number by = and != if N is one.
 */
#ifndef FILTER_H
#define FILTER_H

#include <stdbool.h>
#include <stddef.h>

#include "cell.h"

struct filter;

enum { FILTER_MAX_TERMS = 16 };	/* more than anybody types */

/*
 * @columns must outlive the filter. 0, -ENOMEM, or -EINVAL with what is
 * wrong in @err. The caller frees *@out with filter_free().
 */
int filter_new(const char *text, const struct column *columns, size_t nr,
	       struct filter **out, char *err, size_t err_size);
void filter_free(struct filter *f);

/* Is the row of these cells (one a column) wanted? NULL wants all. */
bool filter_match(const struct filter *f, const struct cell *row);

#endif /* FILTER_H */
