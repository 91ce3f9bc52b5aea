// SPDX-License-Identifier: GPL-2.0-or-later
#include "text.h"

#include <string.h>
#include <strings.h>

int text_line(struct cursor *c, struct span *line)
{
	return cursor_line(c, &line->p, &line->len);
}

bool span_is(struct span s, const char *word)
{
	return s.len == strlen(word) && !memcmp(s.p, word, s.len);
}

static uint8_t lower(uint8_t b)
{
	return b >= 'A' && b <= 'Z' ? b | 0x20 : b;
}

/* @word is one of ours; a span has as many bytes as the caller checked. */
static bool equal_nocase(const uint8_t *p, const char *word, size_t len)
{
	size_t i;

	for (i = 0; i < len; i++) {
		if (lower(p[i]) != lower((uint8_t)word[i]))
			return false;
	}
	return true;
}

bool span_is_nocase(struct span s, const char *word)
{
	return s.len == strlen(word) && equal_nocase(s.p, word, s.len);
}

bool span_starts(struct span s, const char *word)
{
	size_t n = strlen(word);

	return s.len >= n && !memcmp(s.p, word, n);
}

bool span_starts_nocase(struct span s, const char *word)
{
	size_t n = strlen(word);

	return s.len >= n && equal_nocase(s.p, word, n);
}

bool span_is_text(struct span s)
{
	size_t i;

	for (i = 0; i < s.len; i++) {
		if ((s.p[i] < 0x20 && s.p[i] != '\t') || s.p[i] == 0x7f)
			return false;
	}
	return true;
}

bool span_is_digits(struct span s)
{
	size_t i;

	for (i = 0; i < s.len; i++) {
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
	}
	return s.len > 0;
}

static bool is_blank(uint8_t b)
{
	return b == ' ' || b == '\t';
}

struct span span_word(struct span *rest)
{
	struct span word = { rest->p, 0 };

	while (word.len < rest->len && !is_blank(rest->p[word.len]))
		word.len++;
	rest->p += word.len;
	rest->len -= word.len;
	while (rest->len && is_blank(*rest->p)) {
		rest->p++;
		rest->len--;
	}
	return word;
}

struct span span_trim(struct span s)
{
	while (s.len && is_blank(*s.p)) {
		s.p++;
		s.len--;
	}
	while (s.len && is_blank(s.p[s.len - 1]))
		s.len--;
	return s;
}

struct span span_until(struct span s, uint8_t stop)
{
	const uint8_t *at = s.len ? memchr(s.p, stop, s.len) : NULL;

	if (at)
		s.len = (size_t)(at - s.p);
	return s;
}

int text_header(struct span line, struct span *name, struct span *value)
{
	*name = span_until(line, ':');
	if (name->len == line.len || !name->len || !span_is_text(*name))
		return -EBADMSG;
	value->p = line.p + name->len + 1;
	value->len = line.len - name->len - 1;
	*name = span_trim(*name);
	*value = span_trim(*value);
	return name->len ? 0 : -EBADMSG;
}

struct span text_host(struct span a)
{
	const uint8_t *at = a.len ? memchr(a.p, '@', a.len) : NULL;

	if (at) {
		a.len -= (size_t)(at + 1 - a.p);
		a.p = at + 1;
	}
	if (a.len && a.p[0] == '[') {
		a.p++;
		a.len--;
		return span_until(a, ']');
	}
	return span_until(a, ':');
}
