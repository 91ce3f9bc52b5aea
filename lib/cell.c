// SPDX-License-Identifier: GPL-2.0-or-later
#include "cell.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <time.h>

#include "scrub.h"
#include "units.h"

static int compare_text(const char *a, const char *b)
{
	int order = strcasecmp(a, b);

	return order ? order : strcmp(a, b);
}

int cell_compare(const struct cell *a, const struct cell *b)
{
	int order;

	if (a->type == CELL_NONE || b->type == CELL_NONE)
		return (a->type == CELL_NONE) - (b->type == CELL_NONE);
	switch (a->type) {
	case CELL_REAL:
		return (a->r > b->r) - (a->r < b->r);
	case CELL_TEXT:
		order = compare_text(a->s, b->s);
		return (order > 0) - (order < 0);
	default:
		return (a->u > b->u) - (a->u < b->u);
	}
}

bool column_is_amount(const struct column *column)
{
	switch (column->kind) {
	case COLUMN_COUNT:
	case COLUMN_BYTES:
	case COLUMN_SECONDS:
	case COLUMN_NS:
	case COLUMN_REAL:
		return true;
	default:
		return false;
	}
}

const struct column *column_find(const struct column *columns, size_t nr,
				 const char *key)
{
	size_t i;

	for (i = 0; i < nr; i++)
		if (!strcmp(columns[i].key, key))
			return &columns[i];
	return NULL;
}

static void show_uint(const struct column *column, uint64_t v, char *buf,
		      size_t size)
{
	switch (column->kind) {
	case COLUMN_COUNT:
	case COLUMN_BYTES:
		units_count(buf, v);
		break;
	case COLUMN_SECONDS:
		units_duration(buf, v);
		break;
	case COLUMN_NS:
		units_ns(buf, v);
		break;
	default:
		snprintf(buf, size, "%" PRIu64, v);
	}
}

/* 15:04:05.123 */
static void show_time(double at, char *buf, size_t size)
{
	time_t seconds = (time_t)at;
	char text[16] = "";
	struct tm tm;

	if (localtime_r(&seconds, &tm))
		strftime(text, sizeof(text), "%H:%M:%S", &tm);
	snprintf(buf, size, "%s.%03d", text,
		 (int)((at - (double)seconds) * 1000));
}

void cell_show(const struct column *column, const struct cell *cell,
	       unsigned int flags, char *buf, size_t size)
{
	switch (cell->type) {
	case CELL_NONE:
		snprintf(buf, size, "-");
		break;
	case CELL_UINT:
		show_uint(column, cell->u, buf, size);
		break;
	case CELL_REAL:
		if (column->kind == COLUMN_TIME)
			show_time(cell->r, buf, size);
		else if (column->kind == COLUMN_NUMBER)
			/* one that may be below 0 */
			snprintf(buf, size, "%.0f", cell->r);
		else
			snprintf(buf, size, "%.2f", cell->r);
		break;
	case CELL_BOOL:
		snprintf(buf, size, "%s", cell->u ? "yes" : "no");
		break;
	case CELL_TEXT:
		scrub(buf, size, cell->s, strlen(cell->s), flags);
		break;
	}
}
