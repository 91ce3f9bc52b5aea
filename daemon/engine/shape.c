// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * A walk over the text of a regex with a set of offsets at which its next
 * element may stand. An element marks its bytes as possible at each of
 * them and moves the offsets on; a repeated element is walked again until
 * the offsets do not change. All that is not understood ends the walk
 * without a result, so the outcome is too wide but never wrong.
 */
#include "shape.h"

#include <ctype.h>
#include <string.h>

#include "byteset.h"

enum {
	PLACES = SHAPE_PLACES,
	MAX_STEPS = 20000,		/* nested repetition is walked again */
	MAX_NESTING = 32,
	LONG_RUN = 32,			/* bytes that cost something to run over */
	NO_END = 1000,			/* of a repetition */
};

/* A bit for each place, and one for all that is behind. */
typedef unsigned __int128 offsets;

#define FIRST ((offsets)1)
#define BEYOND ((offsets)1 << PLACES)

struct walk {
	const char *p;
	struct shape *out;
	unsigned int steps, nesting;
	bool icase;
	bool mute;		/* inside a look-around: nothing is marked */
	bool many;		/* this place can be come to many times */
	bool failed;
	/* the run of single bytes at hand, outside of all groups */
	struct literal run;
	bool branched;		/* the regex as a whole has branches */
	bool floats;		/* no match begins at a place that is known */
	int byte;		/* of the atom just walked, -1: not one */
};

static offsets walk_branches(struct walk *w, offsets at);

/* --- elements --- */

/* Bytes of @s stand at each of the offsets @at; the offsets behind. */
static offsets mark(struct walk *w, const struct byteset *s, offsets at)
{
	unsigned int place, i;

	for (place = 0; !w->mute && place < PLACES && at >> place; place++) {
		for (i = 0; at >> place & 1 && i < 4; i++)
			w->out->may[place][i] |= s->bits[i];
	}
	return (at & (BEYOND - 1)) << 1 | (at & BEYOND);
}

static offsets walk_byte(struct walk *w, int byte, offsets at)
{
	struct byteset s = { { 0 } };

	if (byte < 0) {
		w->failed = true;
		return at;
	}
	byteset_add(&s, (unsigned int)byte);
	w->byte = w->icase && isalpha(byte) ? -1 : byte;
	if (w->icase)
		byteset_fold_case(&s);
	return mark(w, &s, at);
}

/* Something of any length stands at each of the offsets. */
static offsets walk_anything(struct walk *w, offsets at)
{
	offsets from = at & -at, place;
	struct byteset s = { { 0 } };

	byteset_invert(&s);
	for (place = from; place && place < BEYOND; place <<= 1)
		at |= mark(w, &s, place);
	return at;
}

static offsets walk_escape(struct walk *w, offsets at)
{
	struct byteset s = { { 0 } };

	w->p++;
	if (*w->p && strchr("AzZGbB", *w->p)) {
		w->p++;
		return at;
	}
	/* what a group has matched; two digits would be ambiguous */
	if (*w->p >= '1' && *w->p <= '9' && !isdigit((unsigned char)w->p[1])) {
		w->p++;
		w->out->costly = true;
		return walk_anything(w, at);
	}
	if (*w->p == 'N' && w->p[1] != '{') {
		byteset_invert(&s);
		w->p++;
		return mark(w, &s, at);
	}
	if (byteset_add_escape(&s, *w->p)) {
		w->p++;
		return mark(w, &s, at);
	}
	return walk_byte(w, byteset_read_escape(&w->p), at);
}

/* "(?i)", "(?i:", "(?s-i)": true if it was one, *@open if a group follows. */
static bool read_options(struct walk *w, bool *open)
{
	const char *p = w->p;
	bool on = true, icase = w->icase;

	for (; *p && strchr("ismnJU-", *p); p++) {
		if (*p == '-')
			on = false;
		else if (*p == 'i')
			icase = on;
	}
	if (*p != ')' && *p != ':')
		return false;
	*open = *p == ':';
	w->p = p + 1;
	w->icase = icase;
	return true;
}

/* Past the name of "(?<name>...", "(?P<name>..." or "(?'name'...". */
static bool skip_group_name(struct walk *w)
{
	const char *p = w->p + (*w->p == 'P');
	char end = *p == '<' ? '>' : *p == '\'' ? '\'' : 0;

	if (!end)
		return false;
	p = strchr(p + 1, end);
	if (!p)
		return false;
	w->p = p + 1;
	return true;
}

static offsets walk_to_end(struct walk *w, offsets at)
{
	at = walk_branches(w, at);
	if (*w->p == ')')
		w->p++;
	else
		w->failed = true;
	return at;
}

/* Look-arounds take no bytes, and what they ask for is left out. */
static offsets walk_look_around(struct walk *w, offsets at)
{
	bool mute = w->mute, many = w->many;

	w->p += *w->p == '<' ? 2 : 1;
	w->mute = true;
	walk_to_end(w, 0);
	w->mute = mute;
	w->many = many;
	return at;
}

/* "(?>": once left it is not gone back into. */
static offsets walk_atomic(struct walk *w, offsets at)
{
	bool many = w->many;

	w->p++;
	at = walk_to_end(w, at);
	w->many = many;
	return at;
}

static offsets walk_group(struct walk *w, offsets at)
{
	bool icase = w->icase, open = true;

	w->p++;
	if (*w->p == '*') {
		w->failed = true;
		return at;
	}
	if (*w->p == '?') {
		w->p++;
		if (*w->p == '=' || *w->p == '!' ||
		    (*w->p == '<' && (w->p[1] == '=' || w->p[1] == '!'))) {
			at = walk_look_around(w, at);
			w->icase = icase;
			return at;
		}
		if (*w->p == '>') {
			at = walk_atomic(w, at);
			w->icase = icase;
			return at;
		}
		if (*w->p == ':' || *w->p == '|')
			w->p++;
		else if (!skip_group_name(w) && !read_options(w, &open))
			w->failed = true;
		/* an option without a group holds to the end of this one */
		if (!open || w->failed)
			return at;
	}
	at = walk_to_end(w, at);
	w->icase = icase;
	return at;
}

static offsets walk_atom(struct walk *w, offsets at)
{
	struct byteset s = { { 0 } };

	if (++w->steps > MAX_STEPS)
		w->failed = true;
	switch (*w->p) {
	case '^':
	case '$':
		w->p++;
		return at;
	case '.':
		w->p++;
		byteset_invert(&s);
		return mark(w, &s, at);
	case '[':
		if (!byteset_read_class(&w->p, w->icase, &s))
			w->failed = true;
		return mark(w, &s, at);
	case '\\':
		return walk_escape(w, at);
	case '(':
		return walk_group(w, at);
	default:
		return walk_byte(w, (unsigned char)*w->p++, at);
	}
}

/* --- repetition --- */

/* "{2}", "{2,}", "{2,5}": false: a brace like any other byte. */
static bool read_braces(struct walk *w, unsigned int *out_min,
			unsigned int *out_max)
{
	const char *p = w->p + 1;
	unsigned int min, max;

	/* repetitions for newer versions of PCRE2 only */
	if (*p == ',' || *p == ' ')
		w->failed = true;
	if (!isdigit((unsigned char)*p))
		return false;
	for (min = 0; isdigit((unsigned char)*p) && min < NO_END; p++)
		min = min * 10 + (unsigned int)(*p - '0');
	max = min;
	if (*p == ',') {
		p++;
		max = isdigit((unsigned char)*p) ? 0 : NO_END;
		for (; isdigit((unsigned char)*p) && max < NO_END; p++)
			max = max * 10 + (unsigned int)(*p - '0');
	}
	if (isdigit((unsigned char)*p) || *p == ' ') {
		/* thousands, or a space that not all versions take */
		w->failed = true;
		return false;
	}
	if (*p != '}')
		return false;
	w->p = p + 1;
	*out_min = min;
	*out_max = max;
	return true;
}

/*
 * Without a repetition @min and @max stay as they are. True if it can be
 * gone back into to take less or more.
 */
static bool read_repetition(struct walk *w, unsigned int *min,
			    unsigned int *max)
{
	switch (*w->p) {
	case '*':
		*min = 0;
		*max = NO_END;
		w->p++;
		break;
	case '+':
		*max = NO_END;
		w->p++;
		break;
	case '?':
		*min = 0;
		w->p++;
		break;
	case '{':
		if (!read_braces(w, min, max))
			return false;
		break;
	default:
		return false;
	}
	if (*w->p == '+') {
		w->p++;
		return false;
	}
	if (*w->p == '?')
		w->p++;
	return *min != *max;
}

/* Where an atom begins, and what held there. */
struct place {
	const char *p;
	bool icase, many;
};

static offsets walk_again(struct walk *w, const struct place *atom, offsets at)
{
	w->p = atom->p;
	w->icase = atom->icase;
	w->many = atom->many;
	return walk_atom(w, at);
}

/* Behind the class that begins at @p, at most @end. */
static const char *skip_class(const char *p, const char *end)
{
	p += p[1] == '^' ? 2 : 1;
	if (*p == ']')	/* first it is one of the bytes */
		p++;
	for (; p < end && *p != ']'; p++)
		if (*p == '\\')
			p++;
	return p;
}

/* May anything from @p to @end take fewer bytes than it has taken first? */
static bool gives_back(const char *p, const char *end)
{
	for (; p < end; p++) {
		if (*p == '\\') {
			p++;
		} else if (*p == '[') {
			p = skip_class(p, end);
		} else if (strchr("*+?}", *p)) {
			if (p[1] != '+')
				return true;
			p++;
		}
	}
	return false;
}

/*
 * A repetition that is not gone back into, of a group without branches in which
 * nothing is gone back into either: once anything in it does not hold it ends,
 * so that no place is come to again, unless matching begins again elsewhere.
 * @end is where the repetition ends.
 */
static bool is_one_pass(const struct walk *w, const struct place *atom,
			const char *end)
{
	size_t len = (size_t)(end - atom->p);
	const char *inside = atom->p + 1, *close = memrchr(atom->p, ')', len);

	if (w->floats || len <= 2 || end[-1] != '+' ||
	    !strchr("*+?}", end[-2]) || !close)
		return false;
	return !memchr(atom->p, '|', len) && !memchr(inside, '(', len - 1) &&
	       !gives_back(inside + (*inside == '?'), close);
}

/*
 * What a repetition costs: "." is not looked at, so any number of it is a
 * jump; what is in a repeated group is come to each time.
 */
static void note_cost(struct walk *w, const struct place *atom,
		      unsigned int max)
{
	struct place inside = *atom;

	inside.many = true;
	if (*atom->p == '(' && max > 1 && is_one_pass(w, atom, w->p))
		return;
	if (*atom->p == '(' && max > 1)
		walk_again(w, &inside, 0);
	else if (*atom->p != '(' && *atom->p != '.' && max > LONG_RUN &&
		 atom->many)
		w->out->costly = true;
}

/* The run at hand is over: keeps it if it is the longest. */
static void end_run(struct walk *w)
{
	if (w->run.len > w->out->literal.len)
		w->out->literal = w->run;
	w->run.len = 0;
}

/* A run begins at one of the offsets @at. */
static void begin_run(struct walk *w, offsets at)
{
	unsigned int place = 0;

	while (!(at >> place & 1))
		place++;
	w->run.first = (uint16_t)place;
	if (at & BEYOND) {
		w->run.last = LITERAL_ANYWHERE;
		return;
	}
	while (at >> (place + 1))
		place++;
	w->run.last = (uint16_t)place;
}

/*
 * An atom was walked once. A run is of interest only where it has no place
 * of its own: else the sets of bytes say as much.
 */
static void note_literal(struct walk *w, bool is_byte, offsets at)
{
	if (w->nesting != 1 || w->mute || !at)
		return;
	if (!is_byte || !(w->run.len || w->floats || at & (at - 1) ||
			  at == BEYOND)) {
		end_run(w);
		return;
	}
	if (w->run.len == LITERAL_BYTES)
		end_run(w);
	if (!w->run.len)
		begin_run(w, at);
	w->run.bytes[w->run.len++] = (uint8_t)w->byte;
}

/* "(?<=abc)": what has to be there lies before the offsets @at. */
static void note_look_behind(struct walk *w, const char *p, offsets at)
{
	size_t len;

	if (strncmp(p, "(?<=", 4) || w->icase || w->nesting != 1 || w->mute ||
	    !at)
		return;
	len = strcspn(p + 4, "\\[](){}.*+?|^$");
	if (p[4 + len] != ')' || len > LITERAL_BYTES)
		return;
	end_run(w);
	begin_run(w, at);
	w->run.first = w->run.first > len ? (uint16_t)(w->run.first - len) : 0;
	memcpy(w->run.bytes, p + 4, len);
	w->run.len = (uint8_t)len;
	end_run(w);
}

/*
 * An atom with its repetition: walked without offsets to find its end, then
 * once for each time that can still be seen.
 */
static offsets walk_repeated(struct walk *w, offsets at)
{
	const struct place atom = { w->p, w->icase, w->many };
	struct place behind;
	unsigned int min = 1, max = 1, i;
	offsets out;

	w->byte = -1;
	walk_atom(w, 0);
	if (w->failed)
		return at;
	behind.icase = w->icase;
	behind.many = w->many | read_repetition(w, &min, &max);
	behind.p = w->p;
	note_literal(w, *atom.p != '(' && w->byte >= 0 && min == 1 && max == 1,
		     at);
	if (min == 1 && max == 1)
		note_look_behind(w, atom.p, at);
	note_cost(w, &atom, max);
	for (i = 0; at && i < min && i <= PLACES && !w->failed; i++)
		at = walk_again(w, &atom, at);
	out = at;
	/* once nothing new comes nothing new will */
	for (i = min; at && i < max && !w->failed; i++) {
		at = walk_again(w, &atom, at);
		if (!(at & ~out))
			break;
		out |= at;
	}
	w->p = behind.p;
	w->icase = behind.icase;
	w->many = behind.many;
	return out;
}

static offsets walk_branches(struct walk *w, offsets at)
{
	offsets here = at, out = 0;
	bool many = w->many, any_many = false;

	if (++w->nesting > MAX_NESTING)
		w->failed = true;
	while (!w->failed && *w->p && *w->p != ')') {
		if (*w->p == '|') {
			w->p++;
			w->branched |= w->nesting == 1;
			out |= here;
			here = at;
			any_many |= w->many;
			w->many = many;
			continue;
		}
		here = walk_repeated(w, here);
	}
	w->nesting--;
	w->many |= any_many;
	return out | here;
}

void shape_of_regex(const char *text, bool icase, struct shape *out)
{
	struct walk w = { .p = text, .out = out, .icase = icase,
			  .floats = *text != '^' };
	offsets ends;
	unsigned int place = 0;

	memset(out, 0, sizeof(*out));
	ends = walk_branches(&w, FIRST);
	w.failed |= *w.p != '\0';
	out->costly |= w.failed;
	end_run(&w);
	if (w.failed || w.branched)
		out->literal.len = 0;
	/* behind the end of the match anything may follow */
	while (!w.failed && place < PLACES && !(ends >> place & 1))
		place++;
	memset(&out->may[place], 0xff, (PLACES - place) * sizeof(*out->may));
}
