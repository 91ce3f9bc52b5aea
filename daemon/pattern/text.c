// SPDX-License-Identifier: GPL-2.0-or-later
#include "text.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void lines_init(struct lines *l, const char *path, const char *text, size_t len,
		struct pattern_error *err)
{
	l->path = path;
	l->p = text;
	l->end = text + len;
	l->line = 0;
	l->err = err;
}

bool lines_next(struct lines *l, struct text *out)
{
	const char *lf;

	if (l->p == l->end)
		return false;
	lf = memchr(l->p, '\n', (size_t)(l->end - l->p));
	out->s = l->p;
	out->len = (size_t)((lf ? lf : l->end) - l->p);
	out->line = ++l->line;
	out->column = 1;
	l->p = lf ? lf + 1 : l->end;
	if (out->len && out->s[out->len - 1] == '\r')
		out->len--;
	return true;
}

int lines_error(struct lines *l, const struct text *at, const char *fmt, ...)
{
	struct pattern_error *err = l->err;
	va_list ap;

	snprintf(err->file, sizeof(err->file), "%s", l->path);
	err->line = at ? at->line : 0;
	err->column = at ? at->column : 0;
	va_start(ap, fmt);
	vsnprintf(err->text, sizeof(err->text), fmt, ap);
	va_end(ap);
	return -EINVAL;
}

int lines_no_memory(struct lines *l)
{
	lines_error(l, NULL, "no memory");
	return -ENOMEM;
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

void text_skip(struct text *t, size_t n)
{
	t->s += n;
	t->len -= n;
	t->column += (unsigned int)n;
}

static void skip_blanks(struct text *t)
{
	while (t->len && is_blank(*t->s))
		text_skip(t, 1);
}

void text_trim(struct text *t)
{
	skip_blanks(t);
	while (t->len && is_blank(t->s[t->len - 1]))
		t->len--;
}

bool text_word(struct text *t, struct text *word)
{
	size_t n = 0;

	skip_blanks(t);
	while (n < t->len && !is_blank(t->s[n]))
		n++;
	*word = *t;
	word->len = n;
	text_skip(t, n);
	skip_blanks(t);
	return n != 0;
}

bool text_is(const struct text *t, const char *s)
{
	return t->len == strlen(s) && !memcmp(t->s, s, t->len);
}

char *text_dup(const struct text *t)
{
	return strndup(t->s, t->len);
}

int text_number(const struct text *t, unsigned long max, unsigned long *out)
{
	unsigned long v = 0;
	size_t i;

	if (!t->len || t->len > 18)
		return -EINVAL;
	for (i = 0; i < t->len; i++) {
		if (t->s[i] < '0' || t->s[i] > '9')
			return -EINVAL;
		v = v * 10 + (unsigned long)(t->s[i] - '0');
	}
	if (v > max)
		return -EINVAL;
	*out = v;
	return 0;
}

int hex_digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c = (char)(c | 0x20);
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	return -1;
}

void *array_more(void *array, unsigned int nr, size_t elem_size)
{
	if (nr & (nr - 1))
		return array;
	return reallocarray(array, nr ? 2 * (size_t)nr : 1, elem_size);
}
