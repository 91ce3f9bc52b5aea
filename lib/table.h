/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * table: rows of typed cells, filtered as they come, sorted at the end.
 *
 * What every list of the command line is made of. A row is begun, its cells
 * are added from left to right, and it is ended. Texts are copied. An
 * allocation that fails is remembered: the row is lost, table_error() tells.
 */
#ifndef TABLE_H
#define TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "cell.h"

struct filter;
struct table;

enum table_limits {
	TABLE_MAX_COLUMNS = 32,
	/* as many flows as a large gateway has; about 500 MB */
	TABLE_MAX_ROWS = 1 << 21,
	/* bytes of one text, longer ones are cut: what a large module uses */
	TABLE_MAX_TEXT = 1 << 16,
};

/*
 * @columns are the caller's and outlive the table; 1..TABLE_MAX_COLUMNS.
 * NULL: no memory.
 */
struct table *table_new(const struct column *columns, size_t nr);
void table_free(struct table *t);

/* Rows that @f does not want are thrown away; it is the caller's. */
void table_set_filter(struct table *t, const struct filter *f);

/*
 * Keeps only the best @nr rows by @key (as for table_sort(), which is still
 * to be called at the end), so that a table of which the beginning is shown
 * does not hold the rest; up to twice as many are there meanwhile. @key is
 * copied. -ENOENT: no such column.
 */
int table_keep(struct table *t, size_t nr, const char *key);

void table_begin(struct table *t);
void table_none(struct table *t);
void table_uint(struct table *t, uint64_t v);
void table_real(struct table *t, double v);
void table_bool(struct table *t, bool v);
/* NULL and "" are an empty cell. */
void table_text(struct table *t, const char *s);
/* For the cell added last. */
void table_style(struct table *t, enum style style);
/* Cells that were not added are empty. */
void table_end(struct table *t);

/* 0; -ENOMEM; -E2BIG: TABLE_MAX_ROWS was reached. Rows are missing then. */
int table_error(const struct table *t);

/*
 * Sorts by the column called @key: amounts from large to small, the rest
 * upwards; a "-" before the key turns it round. Rows that are equal stay in
 * the order they are in, so that one may sort by several columns, the most
 * important one last. -ENOENT: no such column.
 */
int table_sort(struct table *t, const char *key);

/* Only the first @nr rows stay. */
void table_limit(struct table *t, size_t nr);

size_t table_rows(const struct table *t);
/* How many table_end() saw, also those that the filter did not want. */
size_t table_made(const struct table *t);
/* How many the filter wanted, also those that were not kept. */
size_t table_seen(const struct table *t);
size_t table_columns(const struct table *t);
const struct column *table_column(const struct table *t, size_t column);
const struct cell *table_cell(const struct table *t, size_t row,
			      size_t column);

/* Is the column for people to see? By its flags, and by what its rows have. */
bool table_is_shown(const struct table *t, size_t column);

#endif /* TABLE_H */
