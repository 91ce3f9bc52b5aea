// SPDX-License-Identifier: GPL-2.0-or-later
#include "byteset.h"

#include <ctype.h>
#include <string.h>

/* --- sets of bytes --- */

void byteset_add(struct byteset *s, unsigned int byte)
{
	s->bits[byte / 64] |= UINT64_C(1) << byte % 64;
}

static bool has(const struct byteset *s, unsigned int byte)
{
	return s->bits[byte / 64] >> byte % 64 & 1;
}

static void add_range(struct byteset *s, unsigned int from, unsigned int to)
{
	for (; from <= to; from++)
		byteset_add(s, from);
}

static void add_string(struct byteset *s, const char *bytes)
{
	while (*bytes)
		byteset_add(s, (unsigned char)*bytes++);
}

void byteset_invert(struct byteset *s)
{
	unsigned int i;

	for (i = 0; i < 4; i++)
		s->bits[i] = ~s->bits[i];
}

void byteset_fold_case(struct byteset *s)
{
	unsigned int c;

	for (c = 'a'; c <= 'z'; c++) {
		if (has(s, c) || has(s, c - 32)) {
			byteset_add(s, c);
			byteset_add(s, c - 32);
		}
	}
}

/* --- escapes --- */

static int hex(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c = (char)(c | 0x20);
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

bool byteset_add_escape(struct byteset *s, char c)
{
	struct byteset class = { { 0 } };
	unsigned int i;

	switch (c | 0x20) {
	case 'd':
		add_range(&class, '0', '9');
		break;
	case 'w':
		add_range(&class, '0', '9');
		add_range(&class, 'a', 'z');
		add_range(&class, 'A', 'Z');
		byteset_add(&class, '_');
		break;
	case 's':
		add_string(&class, " \t\n\v\f\r");
		break;
	case 'h':
		add_string(&class, " \t\xa0");
		break;
	case 'v':
		add_string(&class, "\n\v\f\r\x85");
		break;
	default:
		return false;
	}
	if (c >= 'A' && c <= 'Z')
		byteset_invert(&class);
	for (i = 0; i < 4; i++)
		s->bits[i] |= class.bits[i];
	return true;
}

/* The number behind "\x"; at most two digits, or any in braces. */
static int read_hex(const char **p)
{
	int value = 0, n = 0;
	bool braces = **p == '{';

	*p += braces;
	while (hex(**p) >= 0 && (braces || n < 2)) {
		value = value * 16 + hex(*(*p)++);
		if (++n > 2)
			return -1;
	}
	if (braces && (*(*p)++ != '}' || !n))
		return -1;
	return value;
}

int byteset_read_escape(const char **p)
{
	static const char letters[] = "nrtfae";
	static const char bytes[] = "\n\r\t\f\a\033";
	const char *at;
	char c = **p;

	if (!c)
		return -1;
	(*p)++;
	if (c == 'x')
		return read_hex(p);
	/* \0, but no octal number and no back reference */
	if (c == '0')
		return **p >= '0' && **p <= '7' ? -1 : 0;
	at = strchr(letters, c);
	if (at)
		return (unsigned char)bytes[at - letters];
	return isalnum((unsigned char)c) ? -1 : (unsigned char)c;
}

/* --- bracket expressions --- */

/* "[:alpha:]"; *@p is on its "[". */
static bool add_posix_class(const char **p, struct byteset *s)
{
	static const struct {
		const char *name;
		int (*is)(int c);
	} classes[] = {
		{ "[:alpha:]", isalpha }, { "[:digit:]", isdigit },
		{ "[:alnum:]", isalnum }, { "[:upper:]", isupper },
		{ "[:lower:]", islower }, { "[:space:]", isspace },
		{ "[:punct:]", ispunct }, { "[:print:]", isprint },
		{ "[:graph:]", isgraph }, { "[:cntrl:]", iscntrl },
		{ "[:xdigit:]", isxdigit },
	};
	unsigned int i, c;

	for (i = 0; i < sizeof(classes) / sizeof(*classes); i++) {
		size_t len = strlen(classes[i].name);

		if (strncmp(*p, classes[i].name, len))
			continue;
		for (c = 0; c < 128; c++) {
			if (classes[i].is((int)c))
				byteset_add(s, c);
		}
		*p += len;
		return true;
	}
	return false;
}

enum { NOT_KNOWN = -1, WAS_CLASS = -2 };

/* One end of a range: a byte, WAS_CLASS if a class was added, NOT_KNOWN. */
static int read_class_item(const char **p, struct byteset *s)
{
	if (**p == '[' && strchr(":.=", (*p)[1]))
		return add_posix_class(p, s) ? WAS_CLASS : NOT_KNOWN;
	if (**p != '\\')
		return (unsigned char)*(*p)++;
	(*p)++;
	if (byteset_add_escape(s, **p)) {
		(*p)++;
		return WAS_CLASS;
	}
	/* in a class \b is a backspace */
	if (**p == 'b') {
		(*p)++;
		return '\b';
	}
	return byteset_read_escape(p);
}

bool byteset_read_class(const char **p, bool icase, struct byteset *s)
{
	bool negated = *++*p == '^', first = true;

	*p += negated;
	for (; **p != ']' || first; first = false) {
		int from, to;

		if (!**p)
			return false;
		from = read_class_item(p, s);
		if (from == NOT_KNOWN)
			return false;
		if (from == WAS_CLASS)
			continue;
		if (**p != '-' || (*p)[1] == ']') {
			byteset_add(s, (unsigned int)from);
			continue;
		}
		++*p;
		to = read_class_item(p, s);
		if (to < from)
			return false;
		add_range(s, (unsigned int)from, (unsigned int)to);
	}
	++*p;
	if (icase)
		byteset_fold_case(s);
	if (negated)
		byteset_invert(s);
	return true;
}
