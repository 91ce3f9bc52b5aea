// SPDX-License-Identifier: GPL-2.0-or-later
#include "filter.h"

#include <errno.h>
#include <fnmatch.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "units.h"

enum op { OP_WORD, OP_EQ, OP_NE, OP_HAS, OP_HAS_NOT, OP_LT, OP_LE, OP_GT, OP_GE };

/* Longer signs first: the first that fits is taken. */
static const struct {
	const char *sign;
	enum op op;
} signs[] = {
	{ "!=", OP_NE }, { "!~", OP_HAS_NOT }, { "<=", OP_LE }, { ">=", OP_GE },
	{ "=", OP_EQ }, { "~", OP_HAS }, { "<", OP_LT }, { ">", OP_GT },
};

struct term {
	enum op op;
	size_t column;		/* index; OP_WORD: unused */
	bool has_number;
	uint64_t number;
	const char *value;	/* in filter.text */
};

struct filter {
	char *text;
	size_t nr_columns;
	unsigned int nr_terms;
	struct term terms[FILTER_MAX_TERMS];
};

/* Where the operator of @word begins, or NULL if it is a plain word. */
static char *find_sign(char *word, enum op *op, size_t *len)
{
	char *at = strpbrk(word, "!=~<>");
	size_t i;

	if (!at || at == word)
		return NULL;
	for (i = 0; i < sizeof(signs) / sizeof(*signs); i++) {
		*len = strlen(signs[i].sign);
		if (!strncmp(at, signs[i].sign, *len)) {
			*op = signs[i].op;
			return at;
		}
	}
	return NULL;
}

static void list_keys(const struct column *columns, size_t nr, char *buf,
		      size_t size)
{
	size_t used = 0, i;

	for (i = 0; i < nr && used < size; i++)
		used += (size_t)snprintf(buf + used, size - used, " %s",
					 columns[i].key);
}

static int parse_term(char *word, const struct column *columns, size_t nr,
		      struct term *t, char *err, size_t err_size)
{
	const struct column *column;
	char keys[512] = "", *sign;
	size_t len;

	sign = find_sign(word, &t->op, &len);
	if (!sign) {
		t->op = OP_WORD;
		t->value = word;
		return 0;
	}
	*sign = '\0';
	t->value = sign + len;
	column = column_find(columns, nr, word);
	if (!column) {
		list_keys(columns, nr, keys, sizeof(keys));
		snprintf(err, err_size, "filter: no column '%s'; there are:%s",
			 word, keys);
		return -EINVAL;
	}
	t->column = (size_t)(column - columns);
	t->has_number = !units_parse(t->value, &t->number);
	if (t->op >= OP_LT && !t->has_number) {
		snprintf(err, err_size, "filter: '%s' is not a number", t->value);
		return -EINVAL;
	}
	if (t->op >= OP_LT && column->kind == COLUMN_TEXT) {
		snprintf(err, err_size, "filter: column '%s' has no numbers",
			 word);
		return -EINVAL;
	}
	return 0;
}

int filter_new(const char *text, const struct column *columns, size_t nr,
	       struct filter **out, char *err, size_t err_size)
{
	struct filter *f = calloc(1, sizeof(*f));
	char *word, *rest;
	int ret = -ENOMEM;

	if (!f)
		return -ENOMEM;
	f->nr_columns = nr;
	f->text = strdup(text);
	if (!f->text)
		goto err_free;
	for (word = strtok_r(f->text, " \t\n", &rest); word;
	     word = strtok_r(NULL, " \t\n", &rest)) {
		if (f->nr_terms == FILTER_MAX_TERMS) {
			snprintf(err, err_size, "filter: more than %d terms",
				 FILTER_MAX_TERMS);
			ret = -EINVAL;
			goto err_free;
		}
		ret = parse_term(word, columns, nr, &f->terms[f->nr_terms++],
				 err, err_size);
		if (ret)
			goto err_free;
	}
	*out = f;
	return 0;

err_free:
	filter_free(f);
	return ret;
}

void filter_free(struct filter *f)
{
	if (!f)
		return;
	free(f->text);
	free(f);
}

/* The cell as text that a filter compares: exact, not as people read it. */
static const char *plain_text(const struct cell *cell, char *buf, size_t size)
{
	switch (cell->type) {
	case CELL_TEXT:
		return cell->s;
	case CELL_UINT:
		snprintf(buf, size, "%" PRIu64, cell->u);
		return buf;
	case CELL_REAL:
		snprintf(buf, size, "%g", cell->r);
		return buf;
	case CELL_BOOL:
		return cell->u ? "yes" : "no";
	case CELL_NONE:
		break;
	}
	return "";
}

/* -1, 0, 1: the cell against the term's number; 2: it has none. */
static int against_number(const struct cell *cell, uint64_t n)
{
	double r;

	if (cell->type == CELL_UINT)
		return (cell->u > n) - (cell->u < n);
	if (cell->type != CELL_REAL)
		return 2;
	r = (double)n;
	return (cell->r > r) - (cell->r < r);
}

static bool is_equal(const struct term *t, const struct cell *cell)
{
	char buf[32];

	if (t->has_number && (cell->type == CELL_UINT || cell->type == CELL_REAL))
		return !against_number(cell, t->number);
	return !fnmatch(t->value, plain_text(cell, buf, sizeof(buf)),
			FNM_CASEFOLD | FNM_NOESCAPE);
}

static bool has_text(const struct cell *cell, const char *text)
{
	char buf[32];

	return strcasestr(plain_text(cell, buf, sizeof(buf)), text);
}

static bool some_has_text(const struct cell *row, size_t nr, const char *text)
{
	size_t i;

	for (i = 0; i < nr; i++)
		if (has_text(&row[i], text))
			return true;
	return false;
}

static bool holds(const struct filter *f, const struct term *t,
		  const struct cell *row)
{
	const struct cell *cell = &row[t->column];
	int order;

	switch (t->op) {
	case OP_WORD:
		return some_has_text(row, f->nr_columns, t->value);
	case OP_EQ:
		return is_equal(t, cell);
	case OP_NE:
		return !is_equal(t, cell);
	case OP_HAS:
		return has_text(cell, t->value);
	case OP_HAS_NOT:
		return !has_text(cell, t->value);
	default:
		break;
	}
	order = against_number(cell, t->number);
	switch (t->op) {
	case OP_LT:
		return order == -1;
	case OP_LE:
		return order == -1 || order == 0;
	case OP_GT:
		return order == 1;
	default:
		return order == 1 || order == 0;
	}
}

bool filter_match(const struct filter *f, const struct cell *row)
{
	unsigned int i;

	if (!f)
		return true;
	for (i = 0; i < f->nr_terms; i++)
		if (!holds(f, &f->terms[i], row))
			return false;
	return true;
}
