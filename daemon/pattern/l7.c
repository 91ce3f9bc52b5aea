// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * l7-filter's form: comments, a line with the name, a line with the regex,
 * and two optional lines for its user-space version.
 *
 * Its regexes are POSIX extended ones with \xHH decoded first. Here they
 * become text for PCRE2 that means the same.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "form.h"

static const char USERSPACE_PATTERN[] = "userspace pattern=";
static const char USERSPACE_FLAGS[] = "userspace flags=";
static const char GROUPS[] = "# Protocol groups:";

/* Text for PCRE2 growing; a regex grows to at most four times its size. */
struct out {
	char buf[4 * PATTERN_MAX_REGEX + 1];
	size_t len;
};

static void put(struct out *o, char c)
{
	o->buf[o->len++] = c;
}

static void put_str(struct out *o, const char *s)
{
	while (*s)
		put(o, *s++);
}

/*
 * \xHH becomes the byte itself before the regex compiler sees it, as in
 * l7-filter: \x2e is then the operator "." and \x00 ends the pattern.
 */
static size_t decode_hex(const struct text *t, char *to)
{
	size_t i = 0, n = 0;

	while (i < t->len) {
		char c = t->s[i];

		if (c == '\\' && i + 3 < t->len && t->s[i + 1] == 'x' &&
		    hex_digit(t->s[i + 2]) >= 0 && hex_digit(t->s[i + 3]) >= 0) {
			c = (char)(hex_digit(t->s[i + 2]) << 4 |
				   hex_digit(t->s[i + 3]));
			i += 3;
		}
		if (!c)
			break;
		to[n++] = c;
		i++;
	}
	return n;
}

/*
 * A bracket expression from @s[0] == '[' to its ']': the same for PCRE2
 * but for the backslash, which stands for itself in POSIX. Returns its
 * length; without an end it goes on to the end, for PCRE2 to complain of.
 */
static size_t put_bracket(struct out *o, const char *s, size_t len)
{
	size_t i = 0;

	put(o, s[i++]);
	if (i < len && s[i] == '^')
		put(o, s[i++]);
	if (i < len && s[i] == ']')
		put(o, s[i++]);
	while (i < len && s[i] != ']') {
		if (s[i] == '[' && i + 1 < len && strchr(":.=", s[i + 1])) {
			char kind = s[i + 1];

			put(o, s[i++]);
			put(o, s[i++]);
			while (i < len && !(s[i] == kind && i + 1 < len &&
					    s[i + 1] == ']'))
				put(o, s[i++]);
			if (i < len)
				put(o, s[i++]);
			if (i < len)
				put(o, s[i++]);
			continue;
		}
		if (s[i] == '\\')
			put(o, '\\');
		put(o, s[i++]);
	}
	if (i < len)
		put(o, s[i++]);
	return i;
}

/* A backslash and what it means in glibc's extended expressions. */
static void put_escape(struct out *o, char c)
{
	switch (c) {
	case '<':
		put_str(o, "\\b(?=\\w)");
		break;
	case '>':
		put_str(o, "\\b(?<=\\w)");
		break;
	case '`':
		put_str(o, "\\A");
		break;
	case '\'':
		put_str(o, "\\z");
		break;
	default:
		/* letters without a meaning stand for themselves */
		if (strchr("wWsSbB", c) || !((c >= 'a' && c <= 'z') ||
					     (c >= 'A' && c <= 'Z') || c == '0'))
			put(o, '\\');
		put(o, c);
	}
}

static bool is_quantifier(char c)
{
	return c == '*' || c == '+' || c == '?';
}

/*
 * Quantifiers after @s[0]: POSIX repeats what is repeated, where PCRE2 would
 * read laziness or possession, so they are folded into one.
 */
static size_t put_quantifiers(struct out *o, const char *s, size_t len)
{
	bool zero = false, many = false;
	size_t i;

	for (i = 0; i < len && is_quantifier(s[i]); i++) {
		zero |= s[i] != '+';
		many |= s[i] != '?';
	}
	put(o, !many ? '?' : zero ? '*' : '+');
	return i;
}

/* Is there nothing before @s[i] that a quantifier could repeat? */
static bool at_start(const char *s, size_t i)
{
	return !i || strchr("(|^", s[i - 1]);
}

/*
 * Runs of ".?" are l7-filter's way to say "up to so many bytes". Taken one
 * by one they are exponential to backtrack; ".{0,n}" means the same.
 * Returns how many bytes of @s were one run, 0: there is none.
 */
static size_t put_optional_run(struct out *o, const char *s, size_t len)
{
	char text[32];
	size_t n = 0;

	while (2 * n + 1 < len && s[2 * n] == '.' && s[2 * n + 1] == '?')
		n++;
	/* a quantifier behind it belongs to the last one alone */
	if (n && 2 * n < len && (is_quantifier(s[2 * n]) || s[2 * n] == '{'))
		n--;
	if (n < 2)
		return 0;
	snprintf(text, sizeof(text), ".{0,%zu}", n);
	put_str(o, text);
	return 2 * n;
}

static void translate(struct out *o, const char *s, size_t len)
{
	size_t i = 0;
	bool escaped = false;	/* the last one was an escape */

	while (i < len) {
		bool start = !escaped && at_start(s, i);
		size_t run = put_optional_run(o, s + i, len - i);

		escaped = false;
		if (run) {
			i += run;
		} else if (s[i] == '[') {
			i += put_bracket(o, s + i, len - i);
		} else if (s[i] == '\\' && i + 1 < len) {
			put_escape(o, s[i + 1]);
			i += 2;
			escaped = true;
		} else if (is_quantifier(s[i]) && start) {
			put(o, '\\');
			put(o, s[i++]);
		} else if (is_quantifier(s[i])) {
			i += put_quantifiers(o, s + i, len - i);
		} else {
			put(o, s[i++]);
		}
	}
}

static int set_regex(struct rule *r, const struct text *line, struct lines *l)
{
	char *decoded;
	struct out *o;
	struct text pcre;
	struct cond *c;
	size_t n;
	int ret;

	if (line->len > PATTERN_MAX_REGEX)
		return lines_error(l, line, "regex is longer than %d bytes",
				   PATTERN_MAX_REGEX);
	o = malloc(sizeof(*o) + line->len + 1);
	if (!o)
		return lines_no_memory(l);
	decoded = (char *)(o + 1);
	o->len = 0;
	n = decode_hex(line, decoded);
	translate(o, decoded, n);
	pcre = *line;
	pcre.s = o->buf;
	pcre.len = o->len;
	while (r->nr_conds)
		free(r->conds[--r->nr_conds].text);
	c = rule_add_cond(r, &pcre, l);
	free(o);
	if (!c) {
		ret = l->err->line ? -EINVAL : -ENOMEM;
		return ret;
	}
	c->type = COND_REGEX;
	c->side = PS_EITHER;
	return 0;
}

static int set_flags(struct pattern *p, struct text *t, struct lines *l)
{
	static const char *const known[] = {
		/*
		 * REG_EXTENDED is taken for granted: a file without it would
		 * be a basic expression, which no author has meant
		 */
		"REG_EXTENDED", "REG_NOSUB", "REG_NOTBOL", "REG_NOTEOL", NULL
	};
	struct text word;
	unsigned int i;

	p->l7_flags = 0;
	while (text_word(t, &word)) {
		if (text_is(&word, "REG_ICASE")) {
			p->l7_flags |= PATTERN_L7_ICASE;
			continue;
		}
		if (text_is(&word, "REG_NEWLINE")) {
			p->l7_flags |= PATTERN_L7_NEWLINE;
			continue;
		}
		for (i = 0; known[i] && !text_is(&word, known[i]); i++)
			;
		if (!known[i])
			return lines_error(l, &word,
					   "unknown flag \"%.*s\": REG_ICASE, REG_NEWLINE and such are known",
					   (int)word.len, word.s);
	}
	return 0;
}

static bool starts_with(const struct text *t, const char *s)
{
	return t->len >= strlen(s) && !memcmp(t->s, s, strlen(s));
}

/* The first comment is the title, one of them has the groups. */
static int parse_comment(struct pattern *p, struct text *t, struct lines *l)
{
	struct text word;
	int ret = 0;

	if (starts_with(t, GROUPS)) {
		text_skip(t, strlen(GROUPS));
		while (!ret && text_word(t, &word))
			ret = pattern_add_word(&p->groups, &p->nr_groups, &word, l);
		return ret;
	}
	text_skip(t, 1);
	text_trim(t);
	if (p->title || !t->len)
		return 0;
	p->title = text_dup(t);
	return p->title ? 0 : lines_no_memory(l);
}

static bool is_white(const struct text *t)
{
	size_t i;

	for (i = 0; i < t->len; i++) {
		if (!strchr(" \t\v\f\r", t->s[i]))
			return false;
	}
	return true;
}

/* The lines that are neither empty nor comments, in their order. */
static int parse_content(struct pattern *p, struct text *t, struct lines *l,
			 unsigned int nr)
{
	struct text word;
	struct rule *r;

	if (memchr(t->s, '\0', t->len))
		return lines_error(l, t, "a NUL byte");
	if (nr == 0) {
		text_word(t, &word);
		return pattern_set_name(p, &word, l);
	}
	if (nr == 1) {
		r = pattern_add_rule(p, t, l);
		if (!r)
			return -ENOMEM;
		r->transport = PATTERN_TCP | PATTERN_UDP;
		return set_regex(r, t, l);
	}
	if (starts_with(t, USERSPACE_PATTERN)) {
		text_skip(t, strlen(USERSPACE_PATTERN));
		return set_regex(&p->rules[0], t, l);
	}
	if (starts_with(t, USERSPACE_FLAGS)) {
		text_skip(t, strlen(USERSPACE_FLAGS));
		return set_flags(p, t, l);
	}
	/* l7-filter warns of other lines and goes on */
	return 0;
}

int l7_parse(struct pattern *p, struct lines *l)
{
	struct text line;
	unsigned int nr = 0;
	int ret = 0;

	p->order = 50;
	p->transport = PATTERN_TCP | PATTERN_UDP;
	p->l7_flags = PATTERN_L7_ICASE;
	while (!ret && lines_next(l, &line)) {
		if (is_white(&line))
			continue;
		if (*line.s == '#')
			ret = parse_comment(p, &line, l);
		else
			ret = parse_content(p, &line, l, nr++);
	}
	if (ret)
		return ret;
	if (nr < 2)
		return lines_error(l, NULL, nr ? "there is no regex line" :
				   "there is no name and no regex; a native file begins with \"limen 1\"");
	return 0;
}
