// SPDX-License-Identifier: GPL-2.0-or-later
#include "l7filter/rules.h"

#include <errno.h>
#include <stdarg.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "l7filter/l7filter.h"
#include "log.h"
#include "pattern/set.h"
#include "pattern/text.h"

unsigned int l7mask_shift(uint32_t mask)
{
	return mask ? (unsigned int)__builtin_ctz(mask) : 0;
}

uint32_t l7mask_max(uint32_t mask)
{
	return mask >> l7mask_shift(mask);
}

/* What is wrong with a line costs that line alone, as with l7-filter. */
static void __attribute__((format(printf, 3, 4)))
warn(const char *path, const struct text *at, const char *fmt, ...)
{
	char text[300];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	log_warn("%s:%u:%u: %s: line left out", path, at->line, at->column,
		 text);
}

/* A file name is made of it: it must not lead elsewhere. */
static bool is_name(const struct text *word)
{
	size_t i;

	if (word->len >= PATTERN_MAX_NAME || *word->s == '.' || *word->s == '#')
		return false;
	for (i = 0; i < word->len; i++)
		if (word->s[i] <= ' ' || word->s[i] >= 0x7f ||
		    word->s[i] == '/')
			return false;
	return true;
}

static const struct l7rule *find(const struct l7rules *r,
				 const struct text *name)
{
	size_t i;

	for (i = 0; i < r->nr; i++)
		if (text_is(name, r->list[i].name))
			return &r->list[i];
	return NULL;
}

static bool parse_mark(const char *path, const struct text *word, uint32_t mask,
		       uint32_t *mark)
{
	unsigned long v;

	if (text_number(word, UINT32_MAX, &v)) {
		warn(path, word, "\"%.*s\" is no mark: a decimal number is wanted",
		     (int)(word->len < 40 ? word->len : 40), word->s);
		return false;
	}
	if (v < L7FILTER_FIRST || v > l7mask_max(mask)) {
		warn(path, word, "mark %lu is not from %d to %u, which the mask 0x%x leaves",
		     v, L7FILTER_FIRST, l7mask_max(mask), mask);
		return false;
	}
	*mark = (uint32_t)v;
	return true;
}

static int add(struct l7rules *r, const struct text *name, uint32_t mark)
{
	struct l7rule *list = array_more(r->list, (unsigned int)r->nr,
					 sizeof(*list));

	if (!list)
		return -ENOMEM;
	r->list = list;
	list += r->nr++;
	*list = (struct l7rule){
		.mark = mark,
		.at = { name->line, name->column },
	};
	memcpy(list->name, name->s, name->len);
	return 0;
}

/* What comes behind the mark is not read, as with l7-filter. */
static int parse_line(const char *path, struct text *line, uint32_t mask,
		      struct l7rules *r)
{
	struct text name, word, end = *line;
	const struct l7rule *other;
	uint32_t mark;

	if (*line->s == '#' || !text_word(line, &name))
		return 0;
	if (!is_name(&name)) {
		warn(path, &name, "this is no name of a protocol");
		return 0;
	}
	if (text_is(&name, "unknown") || text_is(&name, "unset")) {
		warn(path, &name, "\"%.*s\" is a state, not a protocol: flows "
		     "that are given up have mark %d", (int)name.len, name.s,
		     L7FILTER_UNKNOWN);
		return 0;
	}
	if (!text_word(line, &word)) {
		text_skip(&end, end.len);
		warn(path, &end, "\"%.*s\" has no mark: write PROTOCOL MARK",
		     (int)name.len, name.s);
		return 0;
	}
	if (!parse_mark(path, &word, mask, &mark))
		return 0;
	other = find(r, &name);
	if (other) {
		warn(path, &name, "\"%s\" has mark %u already, in line %u",
		     other->name, other->mark, other->at.line);
		return 0;
	}
	if (r->nr == PATTERN_SET_MAX) {
		warn(path, &name, "there are %d protocols already",
		     PATTERN_SET_MAX);
		return 0;
	}
	return add(r, &name, mark);
}

int l7rules_parse(const char *path, const char *text, size_t len, uint32_t mask,
		  struct l7rules *out, struct config_error *err)
{
	struct pattern_error unused;
	struct lines l;
	struct text line;
	int ret = 0;

	memset(out, 0, sizeof(*out));
	if (memchr(text, '\0', len)) {
		snprintf(err->text, sizeof(err->text),
			 "%s: has a NUL byte: this is no text file", path);
		return -EINVAL;
	}
	lines_init(&l, path, text, len, &unused);
	while (!ret && lines_next(&l, &line))
		if (line.len)
			ret = parse_line(path, &line, mask, out);
	if (!ret && !out->nr) {
		snprintf(err->text, sizeof(err->text), "%s: no line of it "
			 "holds: write PROTOCOL MARK, as in \"http %d\"", path,
			 L7FILTER_FIRST);
		ret = -EINVAL;
	}
	return ret;
}

void l7rules_free(struct l7rules *r)
{
	free(r->list);
	r->list = NULL;
	r->nr = 0;
}
