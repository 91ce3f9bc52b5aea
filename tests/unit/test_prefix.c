// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * First bytes of regexes: what is found is right, never too narrow.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "engine/compare.h"
#include "engine/prefix.h"
#include "engine/regex.h"
#include "engine/shape.h"

/* The bytes that may stand at @place, as text; "*" for all. */
static const char *bytes_at(const struct prefix *p, unsigned int place)
{
	static char text[1024];
	unsigned int i, n = 0, nr = 0;

	for (i = 0; i < 256; i++) {
		if (!prefix_has(p, place, (uint8_t)i))
			continue;
		nr++;
		if (i >= ' ' && i < 127)
			text[n++] = (char)i;
		else
			n += (unsigned int)sprintf(text + n, "<%02x>", i);
	}
	text[n] = '\0';
	return nr == 256 ? "*" : text;
}

static void assert_shape(const char *regex, bool icase, ...)
{
	struct shape shape;
	struct prefix p;
	unsigned int place;
	const char *want;
	va_list ap;

	shape_of_regex(regex, icase, &shape);
	memcpy(&p, &shape, sizeof(p));
	va_start(ap, icase);
	for (place = 0; (want = va_arg(ap, const char *)); place++) {
		if (strcmp(bytes_at(&p, place), want))
			fail_msg("%s at %u: %s, not %s", regex, place,
				 bytes_at(&p, place), want);
	}
	va_end(ap);
}

static void literals_and_classes_are_read(void **state)
{
	assert_shape("^abc", false, "a", "b", "c", "*", NULL);
	assert_shape("^\\x16\\x03[\\x00-\\x02]", false, "<16>", "<03>",
		     "<00><01><02>", "*", NULL);
	assert_shape("^a\\.\\d[^\\x00-\\x2f:-\\xff]", false, "a", ".",
		     "0123456789", "0123456789", NULL);
	assert_shape("^[]a-c][\\]-]", false, "]abc", "-]", "*", NULL);
	assert_shape("^[[:digit:]x]\\r\\n\\0", false, "0123456789x", "<0d>",
		     "<0a>", "<00>", NULL);
	assert_shape("^.{6}\\xff", false, "*", "*", "*", "*", "*", "*", "<ff>",
		     "*", NULL);
}

static void case_is_folded_where_it_is_asked_for(void **state)
{
	assert_shape("^aB1", true, "Aa", "Bb", "1", "*", NULL);
	assert_shape("^a(?i)b[c](?-i)d", false, "a", "Bb", "Cc", "d", NULL);
	assert_shape("^(?:(?i)a|b)c", false, "ABab", "c", NULL);
	assert_shape("^(?i:a)b", false, "Aa", "b", NULL);
	assert_shape("^(?i)[^a]", false, NULL);
}

static void repetitions_move_what_follows(void **state)
{
	assert_shape("^a?b", false, "ab", "*", NULL);
	assert_shape("^a?bc", false, "ab", "bc", "*", NULL);
	assert_shape("^a{2}b", false, "a", "a", "b", "*", NULL);
	assert_shape("^a{1,2}bc", false, "a", "ab", "bc", "*", NULL);
	assert_shape("^[ab]+c", false, "ab", "abc", "*", NULL);
	assert_shape("^(?:ab)*cd", false, "ac", "bd", "*", NULL);
	assert_shape("^(?:ab){0}c", false, "c", "*", NULL);
	assert_shape("^a{,2}b", false, "*", NULL);
	assert_shape("^a{x", false, "a", "{", "x", "*", NULL);
}

static void branches_are_put_together(void **state)
{
	assert_shape("^(?:ab|cd)e", false, "ac", "bd", "e", "*", NULL);
	assert_shape("^(?:a|cd)e", false, "ac", "de", "*", NULL);
	assert_shape("^ab|^c", false, "ac", "*", NULL);
	assert_shape("^(?<n>a|)b", false, "ab", "*", NULL);
	assert_shape("^(a)b\\1c", false, "a", "b", "*", "*", NULL);
}

static void look_around_takes_no_bytes(void **state)
{
	assert_shape("^(?=ab)(?!x)\\bcd", false, "c", "d", "*", NULL);
	assert_shape("^a(?<=a)b(?<!x)c", false, "a", "b", "c", NULL);
}

static void far_places_are_read_too(void **state)
{
	struct shape s;

	shape_of_regex("^.{96}[ab](?:c|d.)x", false, &s);
	assert_int_equal(s.may[95][1], UINT64_MAX);
	assert_int_equal(s.may[96][1], 6ull << ('a' - 65));
	assert_int_equal(s.may[97][1], 6ull << ('c' - 65));
	assert_int_equal(s.may[98][1], UINT64_MAX);
	shape_of_regex("^(?:a*b*)*c{200}", false, &s);
	assert_int_equal(s.may[111][1], 14ull << ('a' - 65));
	assert_int_equal(s.may[111][0], 0);
}

static void assert_literal(const char *regex, const char *literal)
{
	struct shape s;

	shape_of_regex(regex, false, &s);
	if (s.literal.len != strlen(literal) ||
	    memcmp(s.literal.bytes, literal, s.literal.len))
		fail_msg("%s: \"%.*s\"", regex, s.literal.len,
			 (const char *)s.literal.bytes);
}

static void bytes_of_every_match_are_found(void **state)
{
	assert_literal("^[ab]{0,9}hello\\.you[0-9]", "hello.you");
	assert_literal("^a?bcd(?:x|y)efghi", "efghi");
	assert_literal("a*one.two", "one");
	assert_literal("^hello.*[a-z]", "");
	assert_literal("^a*abc|def", "");
	assert_literal("^a*abcd?", "abc");
	assert_literal("^a*(?:abc)?def", "def");
	assert_literal("^a*(?=xyz)de", "de");
	assert_literal("^.*(?i)abc12", "12");
	assert_literal("^.*ab\\1cd", "ab");
	assert_literal("^.*(a\\Kb)cdef", "");
	assert_literal("hello.*[a-z]", "hello");
	assert_literal("^[a-z]*+(?<=cd:)e", "cd:");
	assert_literal("^[a-z]*(?<=cd:)?e", "e");
	assert_literal("^[a-z]*(?<=cd|e:)f", "f");
	assert_literal("^[a-z]*(?<!cd:)e", "e");
	assert_literal("^[a-z]*((?<=cd:))e", "e");
}

static void assert_place(const char *regex, unsigned int first,
			 unsigned int last)
{
	struct shape s;

	shape_of_regex(regex, false, &s);
	if (s.literal.first != first || s.literal.last != last)
		fail_msg("%s: %u to %u", regex, s.literal.first, s.literal.last);
}

static void where_those_bytes_may_begin_is_known(void **state)
{
	assert_place("^a?bcd", 0, 1);
	assert_place("^.{3,9}bcd", 3, 9);
	assert_place("^(?:[^b]|bx){0,8}+bcd", 0, 16);
	assert_place("^.{2,}bcd", 2, LITERAL_ANYWHERE);
	assert_place("^.{100,200}bcd", 100, LITERAL_ANYWHERE);
	assert_place("^.{4,8}(?<=bcd)", 1, 8);
	assert_place("hello", 0, 0);
}

static bool finds(const char *literal, const char *text, uint32_t from)
{
	struct literal l = { .len = (uint8_t)strlen(literal) };

	memcpy(l.bytes, literal, l.len);
	literal_ready(&l);
	return literal_in(&l, (const uint8_t *)text, (uint32_t)strlen(text),
			  from);
}

static void literals_are_looked_for(void **state)
{
	assert_true(finds("Jones", "Jones", 0));
	assert_true(finds("Jones", "Jim Jones", 4));
	assert_false(finds("Jones", "Jim Jones", 5));
	assert_false(finds("Jones", "Jone", 0));
	assert_false(finds("Jones", "Jim JonesJones" + 5, 9));
	assert_false(finds("Jones", "oooooooones", 0));
	/* the regex is asked instead of searching long */
	assert_true(finds("Jones", "JJJJJJJJJJJJJJJJJJJJJJJJJJ", 0));
}

static void what_is_everywhere_is_not_looked_for(void **state)
{
	struct literal l = { .len = 1, .bytes = "e" };

	literal_ready(&l);
	assert_int_equal(l.len, 0);
	l = (struct literal){ .len = 1, .bytes = "Q" };
	literal_ready(&l);
	assert_int_equal(l.len, 1);
	l = (struct literal){ .len = 5, .bytes = "tezos" };
	literal_ready(&l);
	assert_int_equal(l.bytes[l.rare], 'z');
}

static void runs_that_are_entered_often_are_costly(void **state)
{
	static const struct {
		const char *text;
		bool costly;
	} regexes[] = {
		{ "^a[a-z]*b", false }, { "^.*a.*b.{0,9}c", false },
		{ "^(?:ab?)*c", false }, { "^(?:a[a-z]*|b[0-9]+)c", false },
		{ "^[a-z]{1,9}[0-9]{1,9}", false }, { "^[a-z]*+[0-9]*", false },
		{ "^(?>[a-z]*)[0-9]*", false }, { "^(?!.*x)[a-z]*", false },
		{ "^(?:a[a-z]*+\\n)*+b", false },
		{ "^(?:a[a-z]*+\\n){1,9}+b", false },
		{ "^[a-z]*[0-9]*", true }, { "^.*[a-z]*b", true },
		{ "^(?:a[a-z]*)*", true }, { "^a*\\d{100}", true },
		{ "^(?:(?=[a-z]*x)a)*", true }, { "^(a)\\1", true },
		{ "^(?:a|b[a-z]*)?[0-9]+", true },
		{ "^(?:[a-z]*+b|a)*+", true }, { "^(?:(?:[a-z]*+b)?a)*+", true },
		{ "^(?:[a-z]*+b)++[0-9]{1,99}", false },
		{ "^(?:[^]\\\\*]*+\\+)*+b[0-9]{1,99}", false },
		{ "^(?:[]*]*+[a-z]{0,99}b)*+", true },
		{ "(?:[a-z]*+,)*+b", true },
		{ "^(?:[a-z]*[0-9]*b)*+", true }, { "^(?:[a-z]*+b)+", true },
	};
	struct shape s;
	unsigned int i;

	for (i = 0; i < sizeof(regexes) / sizeof(*regexes); i++) {
		shape_of_regex(regexes[i].text, false, &s);
		if (s.costly != regexes[i].costly)
			fail_msg("%s", regexes[i].text);
	}
}

static void what_is_not_understood_leaves_all_open(void **state)
{
	static const char *const odd[] = {
		"^a(b)\\11", "^\\Qa\\E", "^(?x)a b", "^a(*ACCEPT)b", "^(?R)?a",
		"^\\pLa", "^(?(1)a|b)", "^a\\Kb", "^\\cAb", "^\\x{100}", "^a(",
		"^a)", "^[a", "^a{99999}", "^\\012",
	};
	unsigned int i;

	for (i = 0; i < sizeof(odd) / sizeof(*odd); i++)
		assert_shape(odd[i], false, "*", "*", "*", "*", NULL);
}

static void prefix_of(struct prefix *p, const char *text, bool inside)
{
	struct regex_scratch *s = regex_scratch_new(1000);
	struct regex *r;
	size_t offset;
	char why[256];

	assert_int_equal(regex_new(text, 0, &r, &offset, why, sizeof(why)), 0);
	prefix_init(p);
	prefix_add_regex(p, s, r, inside);
	regex_free(r);
	regex_scratch_free(s);
}

static void beginnings_are_found_by_trying(void **state)
{
	struct prefix p;

	prefix_of(&p, "^(a)b\\1", false);
	assert_string_equal(bytes_at(&p, 0), "a");
	assert_string_equal(bytes_at(&p, 1), "b");
	assert_string_equal(bytes_at(&p, 2), "a");
	/* the anchored branch cannot begin behind the first byte */
	prefix_of(&p, "^abc|de", true);
	assert_string_equal(bytes_at(&p, 0), "d");
	assert_string_equal(bytes_at(&p, 1), "e");
	assert_string_equal(bytes_at(&p, 2), "*");
}

static void comparisons_narrow_too(void **state)
{
	struct compare *c;
	struct prefix p;
	unsigned int offset;
	const char *why;

	prefix_init(&p);
	assert_int_equal(compare_new("u16be[1] == 0x4142", &c, &offset, &why), 0);
	prefix_add_compare(&p, c);
	assert_string_equal(bytes_at(&p, 0), "*");
	assert_string_equal(bytes_at(&p, 1), "A");
	assert_string_equal(bytes_at(&p, 2), "B");
	compare_free(c);
	prefix_init(&p);
	assert_int_equal(compare_new("0x41424344 == u32le[4]", &c, &offset,
				     &why), 0);
	prefix_add_compare(&p, c);
	assert_string_equal(bytes_at(&p, 4), "D");
	assert_string_equal(bytes_at(&p, 7), "A");
	compare_free(c);
}

/* --- against PCRE2 --- */

static unsigned int seed = 1;

static unsigned int roll(unsigned int n)
{
	seed = seed * 1103515245 + 12345;
	return seed / 65536 % n;
}

static void put(char *text, const char *s)
{
	strcat(text, s);
}

/* A random regex of everything that shape.c reads. */
static void make_regex(char *text, unsigned int depth)
{
	static const char *const atoms[] = {
		"a", "b", "c", ".", "[ab]", "[^a]", "\\x61", "\\d", "\\w", "\\W",
		"[b-c1]", "\\.", "A", "(?i)", "\\b", "^", "$", "[[:alpha:]]",
		"\\s", "\\n", "abc", "\\1",
	};
	static const char *const groups[] = {
		"(?:", "(", "(?i:", "(?=", "(?!", "(?>", "(?<!", "(?-i:",
	};
	static const char *const repeats[] = {
		"", "", "", "", "?", "*", "+", "{2}", "{0,2}", "{1,}", "*?",
		"+?", "?+",
	};
	unsigned int n = 1 + roll(3), i;

	for (i = 0; i < n; i++) {
		if (depth && !roll(3)) {
			unsigned int group = roll(8);

			put(text, groups[group]);
			if (group == 6)
				put(text, atoms[roll(5)]);
			else
				make_regex(text, depth - 1);
			put(text, ")");
			/* PCRE2 refuses some repeated look-arounds */
			if (group >= 3 && group <= 6)
				continue;
		} else {
			unsigned int atom = roll(sizeof(atoms) / sizeof(*atoms));

			put(text, atoms[atom]);
			if (atom >= 13 && atom <= 16)
				continue;
		}
		put(text, repeats[roll(13)]);
		if (!roll(6))
			put(text, "|");
	}
}

/* Is @l where it may begin, or before the start of a match? */
static bool has_literal(const struct literal *l, const uint8_t *data,
			uint32_t len, uint32_t start)
{
	uint32_t at;

	for (at = 0; at + l->len <= len; at++) {
		if (memcmp(data + at, l->bytes, l->len))
			continue;
		if (at < start || (at - start >= l->first &&
				   (l->last == LITERAL_ANYWHERE ||
				    at - start <= l->last)))
			return true;
	}
	return !l->len;
}

static bool fits(const struct regex *r, const struct prefix *p,
		 const uint8_t *data, uint32_t len)
{
	struct shape shape;
	uint32_t i;

	for (i = 0; i < len && i < PREFIX_BYTES; i++) {
		if (!prefix_has(p, i, data[i]))
			return false;
	}
	regex_shape(r, &shape);
	for (i = 0; i < len && i < SHAPE_PLACES; i++) {
		if (!(shape.may[i][data[i] / 64] >> data[i] % 64 & 1))
			return false;
	}
	return true;
}

static void try_strings(struct regex_scratch *s, const struct regex *r,
			const struct prefix p[2], const char *text)
{
	static const char alphabet[] = "aaabbcA1. \n_";
	uint8_t data[40];
	uint32_t len, i, start, match[2];
	struct shape shape;
	unsigned int n;

	for (n = 0; n < 200; n++) {
		len = 1 + roll(sizeof(data));
		for (i = 0; i < len; i++)
			data[i] = (uint8_t)alphabet[roll(sizeof(alphabet) - 1)];
		start = roll(2) && len > 1;
		if (regex_exec(s, r, data, len, start, false, match) !=
		    REGEX_MATCH)
			continue;
		regex_shape(r, &shape);
		if (!has_literal(&shape.literal, data, len, start) ||
		    !fits(r, &p[start], data + start, len - start))
			fail_msg("%s matches \"%.*s\" at %u, its prefix does not",
				 text, (int)len, (const char *)data, start);
	}
}

static void no_match_is_filtered_out(void **state)
{
	struct regex_scratch *s = regex_scratch_new(100000);
	unsigned int n, used = 0;

	for (n = 0; n < 3000; n++) {
		char text[1024] = "", why[256];
		struct prefix p[2];
		struct regex *r;
		size_t offset;

		if (roll(2))
			put(text, "^");
		make_regex(text, 2);
		if (regex_new(text, 0, &r, &offset, why, sizeof(why)))
			continue;
		used++;
		prefix_init(&p[0]);
		prefix_init(&p[1]);
		prefix_add_regex(&p[0], s, r, false);
		prefix_add_regex(&p[1], s, r, true);
		try_strings(s, r, p, text);
		regex_free(r);
	}
	assert_in_range(used, 2000, 3000);
	regex_scratch_free(s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(literals_and_classes_are_read),
		cmocka_unit_test(case_is_folded_where_it_is_asked_for),
		cmocka_unit_test(repetitions_move_what_follows),
		cmocka_unit_test(branches_are_put_together),
		cmocka_unit_test(look_around_takes_no_bytes),
		cmocka_unit_test(far_places_are_read_too),
		cmocka_unit_test(bytes_of_every_match_are_found),
		cmocka_unit_test(where_those_bytes_may_begin_is_known),
		cmocka_unit_test(literals_are_looked_for),
		cmocka_unit_test(what_is_everywhere_is_not_looked_for),
		cmocka_unit_test(runs_that_are_entered_often_are_costly),
		cmocka_unit_test(what_is_not_understood_leaves_all_open),
		cmocka_unit_test(beginnings_are_found_by_trying),
		cmocka_unit_test(comparisons_narrow_too),
		cmocka_unit_test(no_match_is_filtered_out),
	};

	return cmocka_run_group_tests_name("prefix", tests, NULL, NULL);
}
