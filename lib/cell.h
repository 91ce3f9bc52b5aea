/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A cell of a table, and the column that says what it means.
 *
 * A column has one name, its key: the JSON key, the word after --sort and
 * in --filter, and the heading are the same or made from it. Values keep
 * their type, so that they are compared as what they are; only the last
 * step, showing them, makes text.
 */
#ifndef CELL_H
#define CELL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum column_kind {
	COLUMN_TEXT,
	COLUMN_NUMBER,	/* a name that is a number: a port, an id */
	COLUMN_COUNT,	/* how many: may be shown as 1.23M */
	COLUMN_BYTES,
	COLUMN_SECONDS,	/* a duration */
	COLUMN_NS,	/* a duration in nanoseconds */
	COLUMN_REAL,
	COLUMN_BOOL,
	COLUMN_TIME,	/* real: seconds since the epoch, shown as local time */
};

#define COLUMN_F_IF_ANY	0x1u	/* text: not shown if it is empty in all rows */
#define COLUMN_F_CUT	0x2u	/* text: may be cut to fit the terminal */
#define COLUMN_F_HIDDEN	0x4u	/* text: never shown; there for JSON and --sort */
#define COLUMN_F_NAME	0x10u	/* tells a row from the others */
#define COLUMN_F_SHOWN	0x8u	/* JSON: left out; others say the same apart */

struct column {
	const char *key;
	const char *heading;	/* NULL: the key */
	enum column_kind kind;
	unsigned int flags;	/* COLUMN_F_* */
	const char *help;	/* for the manual page */
};

enum cell_type { CELL_NONE, CELL_UINT, CELL_REAL, CELL_BOOL, CELL_TEXT };

/* How a value wants to be seen, where there are colours. */
enum style {
	STYLE_PLAIN,
	STYLE_HEADING,
	STYLE_DIM,
	STYLE_GOOD,
	STYLE_WARN,
	STYLE_BAD,
};

struct cell {
	enum cell_type type;
	enum style style;
	union {
		uint64_t u;	/* CELL_UINT, CELL_BOOL */
		double r;
		const char *s;	/* the table's; any bytes, not scrubbed */
	};
};

/*
 * Orders two cells of one column: -1, 0 or 1. An empty cell comes after all
 * others; text is ordered without regard to case first.
 */
int cell_compare(const struct cell *a, const struct cell *b);

/* True for kinds whose larger values are the more interesting. */
bool column_is_amount(const struct column *column);

/* The column called @key among @nr, or NULL. */
const struct column *column_find(const struct column *columns, size_t nr,
				 const char *key);

/*
 * The value as people read it, in @buf, which is scrubbed and cut to @size
 * (at least UNITS_SIZE). @flags as for scrub(). An empty cell is "-".
 */
void cell_show(const struct column *column, const struct cell *cell,
	       unsigned int flags, char *buf, size_t size);

#endif /* CELL_H */
