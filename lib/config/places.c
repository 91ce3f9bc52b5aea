// SPDX-License-Identifier: GPL-2.0-or-later
#include "places.h"

#include <ctype.h>
#include <errno.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct word {
	char *text;		/* without its quotes; punctuation: one char */
	char *path;		/* NULL: nothing that is asked for */
	bool quoted;
	struct place at;
};

struct places {
	struct word *words;
	size_t nr, size;
	struct place open_quote;
};

struct scanner {
	const char *p, *end;
	const char *line_start;
	unsigned int line;
};

static void next_char(struct scanner *s)
{
	if (*s->p++ == '\n') {
		s->line++;
		s->line_start = s->p;
	}
}

static bool at(const struct scanner *s, const char *what)
{
	size_t n = strlen(what);

	return (size_t)(s->end - s->p) >= n && !memcmp(s->p, what, n);
}

static void skip_blanks(struct scanner *s)
{
	while (s->p < s->end) {
		if (*s->p == '#' || at(s, "//")) {
			while (s->p < s->end && *s->p != '\n')
				next_char(s);
		} else if (at(s, "/*")) {
			while (s->p < s->end && !at(s, "*/"))
				next_char(s);
			if (s->p < s->end)
				s->p += 2;
		} else if (isspace((unsigned char)*s->p)) {
			next_char(s);
		} else {
			return;
		}
	}
}

/* Moves over a word and says which bytes of it are its text. */
static void scan_word(struct scanner *s, const char **text, size_t *len,
		      bool *quoted)
{
	char quote = *s->p;

	*quoted = quote == '"' || quote == '\'';
	*text = s->p;
	if (*quoted) {
		*text = ++s->p;
		while (s->p < s->end && *s->p != quote) {
			if (*s->p == '\\' && s->p + 1 < s->end)
				next_char(s);
			next_char(s);
		}
		*len = (size_t)(s->p - *text);
		if (s->p < s->end)
			s->p++;
		return;
	}
	if (strchr("{}()=,", quote)) {
		s->p++;
	} else {
		while (s->p < s->end && !isspace((unsigned char)*s->p) &&
		       !strchr("{}()=,\"'#", *s->p))
			s->p++;
	}
	/* a lone byte no rule wants */
	if (s->p == *text)
		s->p++;
	*len = (size_t)(s->p - *text);
}

void places_blank_comments(char *text, size_t len)
{
	struct scanner s = { text, text + len, text, 1 };
	const char *from, *word;
	bool quoted;
	size_t n;

	while (s.p < s.end) {
		for (from = s.p, skip_blanks(&s); from < s.p; from++)
			if (*from != '\n')
				text[from - text] = ' ';
		if (s.p < s.end)
			scan_word(&s, &word, &n, &quoted);
	}
}

static int add_word(struct places *p, const char *text, size_t len,
		    bool quoted, struct place where)
{
	struct word *w;

	if (p->nr == PLACES_MAX)
		return -E2BIG;
	if (p->nr == p->size) {
		size_t size = p->size ? p->size * 2 : 64;

		w = realloc(p->words, size * sizeof(*w));
		if (!w)
			return -ENOMEM;
		p->words = w;
		p->size = size;
	}
	w = &p->words[p->nr];
	*w = (struct word){ .quoted = quoted, .at = where };
	w->text = strndup(text, len);
	if (!w->text)
		return -ENOMEM;
	p->nr++;
	return 0;
}

static int scan(struct places *p, const char *text, size_t len)
{
	struct scanner s = { text, text + len, text, 1 };

	for (;;) {
		struct place where;
		const char *word;
		size_t n;
		bool quoted;
		int ret;

		skip_blanks(&s);
		if (s.p == s.end)
			return 0;
		where.line = s.line;
		where.column = (unsigned int)(s.p - s.line_start) + 1;
		scan_word(&s, &word, &n, &quoted);
		if (quoted && !p->open_quote.line &&
		    (s.line != where.line || word + n == s.end))
			p->open_quote = where;
		ret = add_word(p, word, n, quoted, where);
		if (ret)
			return ret;
	}
}

static bool is_mark(const struct places *p, size_t i, const char *mark)
{
	return i < p->nr && !p->words[i].quoted &&
	       !strcmp(p->words[i].text, mark);
}

static bool is_assign(const struct places *p, size_t i)
{
	return is_mark(p, i, "=") ||
	       (is_mark(p, i, "+") && is_mark(p, i + 1, "="));
}

/* No memory: the word has no place, which an error message survives. */
__attribute__((format(printf, 2, 3)))
static void set_path(struct word *w, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	if (vasprintf(&w->path, fmt, ap) < 0)
		w->path = NULL;
	va_end(ap);
}

/* Paths for the values from word @i on; returns the word after them. */
static size_t name_values(struct places *p, size_t i, const char *section,
			  const char *name)
{
	int index = 0;

	if (!is_mark(p, i, "{")) {
		if (i < p->nr)
			set_path(&p->words[i], "%s%s#0", section, name);
		return i + 1;
	}
	for (i++; i < p->nr && !is_mark(p, i, "}"); i++)
		if (!is_mark(p, i, ","))
			set_path(&p->words[i], "%s%s#%d", section, name,
				 index++);
	return i + 1;
}

/*
 * Gives each word its path. One level of sections is all that limend.conf
 * has; deeper ones get the paths of the innermost.
 */
static void name_words(struct places *p)
{
	char section[128] = "";
	size_t i = 0;

	while (i < p->nr) {
		struct word *w = &p->words[i];

		if (is_mark(p, i, "}")) {
			section[0] = '\0';
			i++;
		} else if (is_assign(p, i + 1)) {
			set_path(w, "%s%s", section, w->text);
			i += is_mark(p, i + 1, "=") ? 2 : 3;
			i = name_values(p, i, section, w->text);
		} else if (is_mark(p, i + 1, "{")) {
			set_path(w, "%s", w->text);
			snprintf(section, sizeof(section), "%s/", w->text);
			i += 2;
		} else if (is_mark(p, i + 2, "{")) {
			const char *title = p->words[i + 1].text;

			set_path(&p->words[i + 1], "%s %s", w->text, title);
			snprintf(section, sizeof(section), "%s %s/", w->text,
				 title);
			i += 3;
		} else {
			i++;
		}
	}
}

int places_new(const char *text, size_t len, struct places **out)
{
	struct places *p = calloc(1, sizeof(*p));
	int ret;

	if (!p)
		return -ENOMEM;
	ret = scan(p, text, len);
	if (ret) {
		places_free(p);
		return ret;
	}
	name_words(p);
	*out = p;
	return 0;
}

void places_free(struct places *p)
{
	size_t i;

	if (!p)
		return;
	for (i = 0; i < p->nr; i++) {
		free(p->words[i].text);
		free(p->words[i].path);
	}
	free(p->words);
	free(p);
}

struct place places_find(const struct places *p, const char *fmt, ...)
{
	char path[256];
	va_list ap;
	size_t i;

	va_start(ap, fmt);
	vsnprintf(path, sizeof(path), fmt, ap);
	va_end(ap);
	for (i = 0; i < p->nr; i++)
		if (p->words[i].path && !strcmp(p->words[i].path, path))
			return p->words[i].at;
	return (struct place){ 0, 0 };
}

struct place places_on_line(const struct places *p, unsigned int line,
			    const char *word, size_t len)
{
	struct place first = { line, 1 };
	bool found = false;
	size_t i;

	for (i = 0; i < p->nr; i++) {
		const struct word *w = &p->words[i];

		if (w->at.line != line)
			continue;
		if (strlen(w->text) == len && !memcmp(w->text, word, len))
			return w->at;
		if (!found)
			first = w->at;
		found = true;
	}
	return first;
}

struct place places_unclosed(const struct places *p)
{
	struct place open = { 0, 0 }, outer = { 0, 0 };
	size_t i;

	for (i = 0; i < p->nr; i++) {
		if (is_mark(p, i, "{")) {
			outer = open;
			open = p->words[i].at;
		} else if (is_mark(p, i, "}")) {
			open = outer;
			outer = (struct place){ 0, 0 };
		}
	}
	return open;
}

struct place places_open_quote(const struct places *p)
{
	return p->open_quote;
}
