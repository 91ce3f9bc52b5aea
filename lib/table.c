// SPDX-License-Identifier: GPL-2.0-or-later
#include "table.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "filter.h"

/* texts are kept in pieces of that; a longer one has its own */
enum { CHUNK_SIZE = 1 << 16 };

struct chunk {
	struct chunk *next;
	size_t used, size;
	char bytes[];
};

struct row {
	size_t number;		/* place before sorting */
	struct cell cells[];
};

struct sort_order {
	size_t column;
	int sign;
};

struct table {
	const struct column *columns;
	size_t nr_columns;
	const struct filter *filter;
	struct row **rows;
	size_t nr_rows, size_rows;
	size_t made;		/* rows that were ended */
	size_t seen;		/* rows that the filter wanted */
	size_t keep;		/* 0: all */
	struct sort_order keep_by;
	struct cell worst;	/* what the last row that was kept has there */
	bool full;		/* there is a worst one */
	struct chunk *chunks;	/* the newest first */
	struct row *row;	/* begun, not ended */
	size_t filled;		/* cells of it */
	struct chunk *mark;	/* where its texts begin */
	size_t mark_used;
	int err;
};

struct table *table_new(const struct column *columns, size_t nr)
{
	struct table *t;

	if (!nr || nr > TABLE_MAX_COLUMNS)
		return NULL;
	t = calloc(1, sizeof(*t));
	if (!t)
		return NULL;
	t->columns = columns;
	t->nr_columns = nr;
	return t;
}

void table_free(struct table *t)
{
	struct chunk *chunk;
	size_t i;

	if (!t)
		return;
	while ((chunk = t->chunks)) {
		t->chunks = chunk->next;
		free(chunk);
	}
	for (i = 0; i < t->nr_rows; i++)
		free(t->rows[i]);
	free(t->rows);
	free(t->row);
	free(t);
}

void table_set_filter(struct table *t, const struct filter *f)
{
	t->filter = f;
}

void table_begin(struct table *t)
{
	size_t cells = t->nr_columns * sizeof(struct cell);

	if (!t->row)
		t->row = malloc(sizeof(*t->row) + cells);
	if (!t->row) {
		t->err = -ENOMEM;
		return;
	}
	memset(t->row, 0, sizeof(*t->row) + cells);
	t->filled = 0;
	t->mark = t->chunks;
	t->mark_used = t->chunks ? t->chunks->used : 0;
}

/* The next cell of the row, or NULL if there is none. */
static struct cell *next_cell(struct table *t, enum cell_type type)
{
	struct cell *cell;

	if (!t->row || t->filled == t->nr_columns)
		return NULL;
	cell = &t->row->cells[t->filled++];
	cell->type = type;
	return cell;
}

void table_none(struct table *t)
{
	next_cell(t, CELL_NONE);
}

void table_uint(struct table *t, uint64_t v)
{
	struct cell *cell = next_cell(t, CELL_UINT);

	if (cell)
		cell->u = v;
}

void table_real(struct table *t, double v)
{
	struct cell *cell = next_cell(t, CELL_REAL);

	if (cell)
		cell->r = v;
}

void table_bool(struct table *t, bool v)
{
	struct cell *cell = next_cell(t, CELL_BOOL);

	if (cell)
		cell->u = v;
}

static struct chunk *add_chunk(struct table *t, size_t size)
{
	struct chunk *chunk;

	if (size < CHUNK_SIZE)
		size = CHUNK_SIZE;
	chunk = malloc(sizeof(*chunk) + size);
	if (!chunk) {
		t->err = -ENOMEM;
		return NULL;
	}
	chunk->next = t->chunks;
	chunk->used = 0;
	chunk->size = size;
	t->chunks = chunk;
	return chunk;
}

/* A copy that lives as long as the table. */
static const char *keep_text(struct table *t, const char *s)
{
	size_t len = strnlen(s, TABLE_MAX_TEXT);
	struct chunk *chunk = t->chunks;
	char *copy;

	if (!chunk || chunk->size - chunk->used < len + 1)
		chunk = add_chunk(t, len + 1);
	if (!chunk)
		return NULL;
	copy = chunk->bytes + chunk->used;
	memcpy(copy, s, len);
	copy[len] = '\0';
	chunk->used += len + 1;
	return copy;
}

void table_text(struct table *t, const char *s)
{
	struct cell *cell = next_cell(t, CELL_NONE);

	if (!cell || !s || !*s)
		return;
	cell->s = keep_text(t, s);
	if (cell->s)
		cell->type = CELL_TEXT;
}

void table_style(struct table *t, enum style style)
{
	if (t->row && t->filled)
		t->row->cells[t->filled - 1].style = style;
}

static int make_room(struct table *t)
{
	size_t size = t->size_rows ? t->size_rows * 2 : 64;
	struct row **rows;

	if (t->nr_rows < t->size_rows)
		return 0;
	if (t->nr_rows >= TABLE_MAX_ROWS)
		return -E2BIG;
	rows = reallocarray(t->rows, size, sizeof(*rows));
	if (!rows)
		return -ENOMEM;
	t->rows = rows;
	t->size_rows = size;
	return 0;
}

/* Takes the texts of an unwanted row back, unless they began a chunk. */
static void drop_texts(struct table *t)
{
	if (t->chunks && t->chunks == t->mark)
		t->chunks->used = t->mark_used;
}

/* Empty cells are last in both directions. */
static int compare_cells(const struct cell *a, const struct cell *b, int sign)
{
	int order = cell_compare(a, b);

	if (a->type != CELL_NONE && b->type != CELL_NONE)
		order *= sign;
	return order;
}

static int compare_rows(const void *a, const void *b, void *data)
{
	const struct row *x = *(const struct row *const *)a;
	const struct row *y = *(const struct row *const *)b;
	const struct sort_order *by = data;
	int order = compare_cells(&x->cells[by->column],
				  &y->cells[by->column], by->sign);

	if (order)
		return order;
	return (x->number > y->number) - (x->number < y->number);
}

static int find_order(const struct table *t, const char *key,
		      struct sort_order *by)
{
	bool turned = *key == '-';
	const struct column *column;

	column = column_find(t->columns, t->nr_columns, key + turned);
	if (!column)
		return -ENOENT;
	by->column = (size_t)(column - t->columns);
	by->sign = column_is_amount(column) != turned ? -1 : 1;
	return 0;
}

static void sort_rows(struct table *t, struct sort_order by)
{
	size_t i;

	for (i = 0; i < t->nr_rows; i++)
		t->rows[i]->number = i;
	if (t->nr_rows)
		qsort_r(t->rows, t->nr_rows, sizeof(*t->rows), compare_rows, &by);
}

int table_sort(struct table *t, const char *key)
{
	struct sort_order by;
	int ret = find_order(t, key, &by);

	if (!ret)
		sort_rows(t, by);
	return ret;
}

int table_keep(struct table *t, size_t nr, const char *key)
{
	int ret = find_order(t, key, &t->keep_by);

	if (!ret)
		t->keep = nr;
	return ret;
}

/* No better than the worst that was kept? */
static bool is_out(const struct table *t)
{
	return t->full && compare_cells(&t->row->cells[t->keep_by.column],
					&t->worst, t->keep_by.sign) >= 0;
}

/* Half of what there is goes once there is twice too much. */
static void let_go(struct table *t)
{
	if (!t->keep || t->nr_rows < t->keep * 2)
		return;
	sort_rows(t, t->keep_by);
	table_limit(t, t->keep);
	t->worst = t->rows[t->keep - 1]->cells[t->keep_by.column];
	t->full = true;
}

void table_end(struct table *t)
{
	int ret;

	if (!t->row)
		return;
	t->made++;
	if (!filter_match(t->filter, t->row->cells)) {
		drop_texts(t);
		return;
	}
	t->seen++;
	if (is_out(t)) {
		drop_texts(t);
		return;
	}
	ret = make_room(t);
	if (ret) {
		t->err = ret;
		return;
	}
	t->rows[t->nr_rows++] = t->row;
	t->row = NULL;
	let_go(t);
}

int table_error(const struct table *t)
{
	return t->err;
}

void table_limit(struct table *t, size_t nr)
{
	while (t->nr_rows > nr)
		free(t->rows[--t->nr_rows]);
}

size_t table_rows(const struct table *t)
{
	return t->nr_rows;
}

size_t table_made(const struct table *t)
{
	return t->made;
}

size_t table_seen(const struct table *t)
{
	return t->seen;
}

size_t table_columns(const struct table *t)
{
	return t->nr_columns;
}

const struct column *table_column(const struct table *t, size_t column)
{
	return &t->columns[column];
}

const struct cell *table_cell(const struct table *t, size_t row,
			      size_t column)
{
	return &t->rows[row]->cells[column];
}

bool table_is_shown(const struct table *t, size_t column)
{
	unsigned int flags = t->columns[column].flags;
	size_t row;

	if (flags & COLUMN_F_HIDDEN)
		return false;
	if (!(flags & COLUMN_F_IF_ANY))
		return true;
	for (row = 0; row < t->nr_rows; row++)
		if (t->rows[row]->cells[column].type != CELL_NONE)
			return true;
	return false;
}
