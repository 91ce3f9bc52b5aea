// SPDX-License-Identifier: GPL-2.0-or-later
#include "regex.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

struct regex {
	pcre2_code *code;
	uint32_t min_len;
	bool anchored;
	bool looks_behind;
	bool jit;
};

struct regex_scratch {
	pcre2_match_data *data;
	pcre2_match_context *context;
	PCRE2_SIZE *ovector;
	uint32_t match_limit;
};

enum {
	/* for a PCRE2 without JIT: bytes of heap, KiB, and depth */
	HEAP_LIMIT_KIB = 64,
	DEPTH_LIMIT = 1000,
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

static void read_info(struct regex *r)
{
	uint32_t options = 0, behind = 0;

	pcre2_pattern_info(r->code, PCRE2_INFO_ALLOPTIONS, &options);
	pcre2_pattern_info(r->code, PCRE2_INFO_MINLENGTH, &r->min_len);
	pcre2_pattern_info(r->code, PCRE2_INFO_MAXLOOKBEHIND, &behind);
	r->anchored = options & PCRE2_ANCHORED;
	r->looks_behind = behind != 0;
}

int regex_new(const char *text, unsigned int flags, struct regex **out,
	      size_t *offset, char *why, size_t why_size)
{
	struct regex *r = calloc(1, sizeof(*r));
	PCRE2_SIZE at = 0;
	int error;

	if (!r)
		return -ENOMEM;
	r->code = pcre2_compile((PCRE2_SPTR)text, PCRE2_ZERO_TERMINATED,
				compile_options(flags), &error, &at, NULL);
	if (!r->code) {
		PCRE2_UCHAR message[256];

		pcre2_get_error_message(error, message, sizeof(message));
		snprintf(why, why_size, "%s", (const char *)message);
		*offset = at;
		free(r);
		return -EINVAL;
	}
	r->jit = !pcre2_jit_compile(r->code, PCRE2_JIT_COMPLETE |
				    PCRE2_JIT_PARTIAL_SOFT);
	read_info(r);
	*out = r;
	return 0;
}

void regex_free(struct regex *r)
{
	if (!r)
		return;
	pcre2_code_free(r->code);
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
	pcre2_set_match_limit(s->context, match_limit);
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

enum regex_result regex_exec(struct regex_scratch *s, const struct regex *r,
			     const uint8_t *data, uint32_t len, uint32_t start,
			     bool grows, uint32_t match[2])
{
	uint32_t options = grows ? PCRE2_PARTIAL_SOFT : 0;
	int ret;

	if (r->jit)
		ret = pcre2_jit_match(r->code, data, len, start, options,
				      s->data, s->context);
	else
		ret = pcre2_match(r->code, data, len, start, options, s->data,
				  s->context);
	if (ret == PCRE2_ERROR_NOMATCH)
		return REGEX_NO;
	if (ret >= 0 || ret == PCRE2_ERROR_PARTIAL) {
		match[0] = (uint32_t)s->ovector[0];
		match[1] = (uint32_t)s->ovector[1];
		return ret >= 0 ? REGEX_MATCH : REGEX_MORE;
	}
	return REGEX_LIMIT;
}
