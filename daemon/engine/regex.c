// SPDX-License-Identifier: GPL-2.0-or-later
#include "regex.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "prefix.h"
#include "shape.h"
#include "stopwatch.h"

/*
 * @code matches at its start only. A regex that may match anywhere is
 * searched start by start: PCRE2 counts its limit anew at each, so one
 * call for all of them would have no bound.
 */
struct regex {
	pcre2_code *code;
	uint32_t min_len;
	bool anchored;
	bool looks_behind;
	bool jit;
	bool icase;
	bool costly;
	struct literal literal;	/* in every match */
	int first;		/* the only first byte there is, -1: several */
	char *text;
	struct prefix inside;	/* what a match not at the first byte begins with */
};

struct regex_scratch {
	pcre2_match_data *data;
	pcre2_match_context *context;
	PCRE2_SIZE *ovector;
	uint32_t match_limit;
	uint32_t current_limit;
};

enum {
	/*
	 * Steps times bytes of a costly regex: at 0.3 ns for each, 36 us,
	 * and twice as much on a busy machine. The limit for a full packet
	 * is 80 then, which a regex that is not hostile hardly needs.
	 */
	MAX_WORK = 120000,
	MIN_LIMIT = 10,
	/*
	 * Others take as many steps as there are bytes for one ".*", and
	 * their steps are cheap. When the limit is reached its cost is
	 * measured, and it grows while that is small.
	 */
	GROWTH = 4,
	MAX_GROWN_LIMIT = 100000,
	MAX_GROWN_NS = 40000,
	MAX_GROWN_SEARCH_NS = 8000,	/* of one try among many */
	/* for a PCRE2 without JIT: KiB of heap, and depth */
	HEAP_LIMIT_KIB = 64,
	DEPTH_LIMIT = 1000,
	/* of one search over many starts, see stopwatch.h */
	SEARCH_NS = 25000,
};

static uint32_t compile_options(unsigned int flags)
{
	uint32_t options = PCRE2_NEVER_UTF | PCRE2_NEVER_UCP;

	if (flags & REGEX_ICASE)
		options |= PCRE2_CASELESS;
	if (flags & REGEX_NEWLINE)
		options |= PCRE2_MULTILINE;
	else
		options |= PCRE2_DOTALL | PCRE2_DOLLAR_ENDONLY;
	return options;
}

static pcre2_code *compile(const char *text, uint32_t options, size_t *offset,
			   char *why, size_t why_size)
{
	PCRE2_SIZE at = 0;
	int error;
	pcre2_code *code = pcre2_compile((PCRE2_SPTR)text,
					 PCRE2_ZERO_TERMINATED, options,
					 &error, &at, NULL);

	if (!code) {
		PCRE2_UCHAR message[256];

		pcre2_get_error_message(error, message, sizeof(message));
		snprintf(why, why_size, "%s", (const char *)message);
		*offset = at;
	}
	return code;
}

static void read_info(struct regex *r)
{
	uint32_t options = 0, behind = 0;

	pcre2_pattern_info(r->code, PCRE2_INFO_ALLOPTIONS, &options);
	pcre2_pattern_info(r->code, PCRE2_INFO_MINLENGTH, &r->min_len);
	pcre2_pattern_info(r->code, PCRE2_INFO_MAXLOOKBEHIND, &behind);
	r->anchored = options & PCRE2_ANCHORED;
	r->looks_behind = behind != 0;
}

/* What the search of an unanchored regex goes by. */
static int init_search(struct regex *r)
{
	struct regex_scratch *s = regex_scratch_new(1000);
	unsigned int byte, nr = 0;

	if (!s)
		return -ENOMEM;
	prefix_init(&r->inside);
	prefix_add_regex(&r->inside, s, r, true);
	regex_scratch_free(s);
	for (byte = 0; byte < 256; byte++) {
		if (prefix_has(&r->inside, 0, (uint8_t)byte)) {
			r->first = (int)byte;
			nr++;
		}
	}
	if (nr != 1)
		r->first = -1;
	return 0;
}

int regex_new(const char *text, unsigned int flags, struct regex **out,
	      size_t *offset, char *why, size_t why_size)
{
	uint32_t options = compile_options(flags);
	struct regex *r = calloc(1, sizeof(*r));
	struct shape shape;
	int ret = -EINVAL;

	if (!r)
		return -ENOMEM;
	r->icase = flags & REGEX_ICASE;
	r->text = strdup(text);
	if (!r->text) {
		ret = -ENOMEM;
		goto err_free;
	}
	r->code = compile(text, options, offset, why, why_size);
	if (!r->code)
		goto err_free;
	read_info(r);
	regex_shape(r, &shape);
	r->costly = shape.costly;
	r->literal = shape.literal;
	literal_ready(&r->literal);
	if (!r->anchored) {
		pcre2_code_free(r->code);
		r->code = compile(text, options | PCRE2_ANCHORED, offset, why,
				  why_size);
		if (!r->code)
			goto err_free;
	}
	r->jit = !pcre2_jit_compile(r->code, PCRE2_JIT_COMPLETE |
				    PCRE2_JIT_PARTIAL_SOFT);
	ret = r->anchored ? 0 : init_search(r);
	if (ret)
		goto err_free;
	*out = r;
	return 0;

err_free:
	regex_free(r);
	return ret;
}

void regex_free(struct regex *r)
{
	if (!r)
		return;
	pcre2_code_free(r->code);
	free(r->text);
	free(r);
}

bool regex_is_anchored(const struct regex *r)
{
	return r->anchored;
}

uint32_t regex_min_len(const struct regex *r)
{
	return r->min_len;
}

bool regex_looks_behind(const struct regex *r)
{
	return r->looks_behind;
}

const struct literal *regex_literal(const struct regex *r)
{
	return r->literal.len ? &r->literal : NULL;
}

void regex_shape(const struct regex *r, struct shape *out)
{
	shape_of_regex(r->text, r->icase, out);
}

struct regex_scratch *regex_scratch_new(uint32_t match_limit)
{
	struct regex_scratch *s = calloc(1, sizeof(*s));

	if (!s)
		return NULL;
	s->match_limit = match_limit;
	s->data = pcre2_match_data_create(1, NULL);
	s->context = pcre2_match_context_create(NULL);
	if (!s->data || !s->context) {
		regex_scratch_free(s);
		return NULL;
	}
	s->ovector = pcre2_get_ovector_pointer(s->data);
	pcre2_set_heap_limit(s->context, HEAP_LIMIT_KIB);
	pcre2_set_depth_limit(s->context, DEPTH_LIMIT);
	return s;
}

void regex_scratch_free(struct regex_scratch *s)
{
	if (!s)
		return;
	pcre2_match_data_free(s->data);
	pcre2_match_context_free(s->context);
	free(s);
}

static uint32_t first_limit(const struct regex_scratch *s,
			    const struct regex *r, uint32_t len)
{
	uint32_t limit = s->match_limit;

	if (r->costly && len && limit > MAX_WORK / len)
		limit = MAX_WORK / len;
	return limit < MIN_LIMIT ? MIN_LIMIT : limit;
}

static int run(struct regex_scratch *s, const struct regex *r,
	       const uint8_t *data, uint32_t len, uint32_t start,
	       uint32_t options, uint32_t limit)
{
	if (limit != s->current_limit) {
		s->current_limit = limit;
		pcre2_set_match_limit(s->context, limit);
	}
	if (r->jit)
		return pcre2_jit_match(r->code, data, len, start, options,
				       s->data, s->context);
	return pcre2_match(r->code, data, len, start, options, s->data,
			   s->context);
}

/*
 * @limit was not enough. Grows it as long as the next run, which costs as
 * many times more as the limit is higher, will stay below @max_ns.
 */
static int run_longer(struct regex_scratch *s, const struct regex *r,
		      const uint8_t *data, uint32_t len, uint32_t start,
		      uint32_t options, uint32_t limit, uint64_t max_ns)
{
	uint64_t took;
	int ret;

	for (;; limit *= GROWTH) {
		took = clock_ns(CLOCK_THREAD_CPUTIME_ID);
		ret = run(s, r, data, len, start, options, limit);
		took = clock_ns(CLOCK_THREAD_CPUTIME_ID) - took;
		if (ret != PCRE2_ERROR_MATCHLIMIT ||
		    took * GROWTH > max_ns ||
		    limit * GROWTH > MAX_GROWN_LIMIT)
			return ret;
	}
}

static enum regex_result exec_at(struct regex_scratch *s, const struct regex *r,
				 const uint8_t *data, uint32_t len,
				 uint32_t start, bool grows, uint64_t max_ns,
				 uint32_t match[2])
{
	uint32_t options = grows ? PCRE2_PARTIAL_SOFT : 0;
	uint32_t limit = first_limit(s, r, len - start);
	int ret = run(s, r, data, len, start, options, limit);

	if (ret == PCRE2_ERROR_MATCHLIMIT && !r->costly)
		ret = run_longer(s, r, data, len, start, options, limit,
				 max_ns);
	if (ret == PCRE2_ERROR_NOMATCH)
		return REGEX_NO;
	if (ret == PCRE2_ERROR_PARTIAL)
		return REGEX_MORE;
	if (ret < 0)
		return REGEX_LIMIT;
	match[0] = (uint32_t)s->ovector[0];
	match[1] = (uint32_t)s->ovector[1];
	return REGEX_MATCH;
}

bool regex_lacks_literal(const struct regex *r, const uint8_t *data,
			 uint32_t len, uint32_t *from)
{
	const struct literal *l = &r->literal;
	uint32_t end = len;

	if (!l->len)
		return false;
	/* elsewhere a match may begin anywhere, so that it has no place */
	if (r->anchored) {
		if (*from < l->first)
			*from = l->first;
		if (l->last != LITERAL_ANYWHERE && len > (uint32_t)l->last + l->len)
			end = (uint32_t)l->last + l->len;
	}
	if (literal_in(l, data, end, *from))
		return false;
	if (len >= l->len && *from < len - l->len + 1u)
		*from = len - l->len + 1u;
	return true;
}

/* Nothing will follow: what every match has in it must be there. */
static bool is_hopeless(const struct regex *r, const uint8_t *data,
			uint32_t len)
{
	uint32_t from = 0;

	return regex_lacks_literal(r, data, len, &from);
}

enum regex_result regex_exec(struct regex_scratch *s, const struct regex *r,
			     const uint8_t *data, uint32_t len, uint32_t start,
			     bool grows, uint32_t match[2])
{
	/* what lies before the start can count, too */
	if (!grows && !(start && r->looks_behind) &&
	    is_hopeless(r, data + start, len - start))
		return REGEX_NO;
	return exec_at(s, r, data, len, start, grows, MAX_GROWN_NS, match);
}

/* --- searching --- */

static bool can_start(const struct regex *r, const uint8_t *data, uint32_t n)
{
	unsigned int i;

	if (n > PREFIX_BYTES)
		n = PREFIX_BYTES;
	for (i = 0; i < n; i++) {
		if (!prefix_has(&r->inside, i, data[i]))
			return false;
	}
	return true;
}

/* The first place from @at on where a match could start, or @len. */
static uint32_t next_start(const struct regex *r, const uint8_t *data,
			   uint32_t len, uint32_t at)
{
	const uint8_t *p;

	/* at the very first byte "^" may hold, which @inside knows not of */
	if (!at)
		return 0;
	for (; at < len; at++) {
		if (r->first >= 0 && data[at] != r->first) {
			p = memchr(data + at, r->first, len - at);
			if (!p)
				return len;
			at = (uint32_t)(p - data);
		}
		if (can_start(r, data + at, len - at))
			break;
	}
	return at;
}

enum regex_result regex_search(struct regex_scratch *s, const struct regex *r,
			       const uint8_t *data, uint32_t len,
			       uint32_t *from, bool grows, uint32_t match[2])
{
	struct stopwatch watch = { 0 };
	uint32_t at = *from, earliest = len;

	if (!grows && is_hopeless(r, data, len))
		return REGEX_NO;
	for (at = next_start(r, data, len, at); at < len;
	     at = next_start(r, data, len, at + 1)) {
		enum regex_result ret = exec_at(s, r, data, len, at, grows,
						MAX_GROWN_SEARCH_NS, match);

		if (ret == REGEX_MATCH || ret == REGEX_LIMIT)
			return ret;
		if (ret == REGEX_MORE && at < earliest)
			earliest = at;
		if (stopwatch_step(&watch, STEPS_BETWEEN_LOOKS, SEARCH_NS))
			return REGEX_LIMIT;
	}
	*from = earliest;
	return grows ? REGEX_MORE : REGEX_NO;
}
