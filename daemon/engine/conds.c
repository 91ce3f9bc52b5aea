// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Conditions from text to what can be run.
 */
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "compare.h"
#include "program.h"
#include "regex.h"

int engine_error(struct pattern_error *err, const struct pattern *p,
		 unsigned int line, unsigned int column, const char *fmt, ...)
{
	va_list ap;

	err->line = line;
	err->column = column;
	snprintf(err->file, sizeof(err->file), "%s", p ? p->file : "");
	va_start(ap, fmt);
	vsnprintf(err->text, sizeof(err->text), fmt, ap);
	va_end(ap);
	return -EINVAL;
}

int engine_no_memory(struct pattern_error *err)
{
	engine_error(err, NULL, 0, 0, "no memory");
	return -ENOMEM;
}

static unsigned int regex_flags(const struct pattern *p)
{
	unsigned int flags = 0;

	if (p->form == PATTERN_L7 && p->l7_flags & PATTERN_L7_ICASE)
		flags |= REGEX_ICASE;
	if (p->form == PATTERN_L7 && p->l7_flags & PATTERN_L7_NEWLINE)
		flags |= REGEX_NEWLINE;
	return flags;
}

static int compile_regex(const struct pattern *p, const struct cond *c,
			 struct test *t, struct pattern_error *err)
{
	struct regex *regex;
	char why[256];
	size_t offset = 0;
	int ret = regex_new(c->text, regex_flags(p), &regex, &offset, why,
			    sizeof(why));

	if (ret == -EINVAL)
		return engine_error(err, p, c->line,
				 c->column + (unsigned int)offset,
				 "regular expression: %s", why);
	if (ret)
		return engine_no_memory(err);
	t->regex = regex;
	t->anchored = regex_is_anchored(regex);
	return 0;
}

static int compile_compare(const struct pattern *p, const struct cond *c,
			   struct test *t, struct pattern_error *err)
{
	struct compare *compare;
	unsigned int offset = 0;
	const char *why = "";
	int ret = compare_new(c->text, &compare, &offset, &why);

	if (ret == -EINVAL)
		return engine_error(err, p, c->line, c->column + offset, "check: %s",
				 why);
	if (ret)
		return engine_no_memory(err);
	t->compare = compare;
	return 0;
}

static uint16_t weight_of(const struct test *t)
{
	uint32_t len = t->regex ? regex_min_len(t->regex) : 2;

	return (uint16_t)(len < 255 ? len : 255);
}

int conds_compile(const struct pattern *p, struct rule_ref *ref,
			struct pattern_error *err)
{
	unsigned int i;

	for (i = 0; i < ref->rule->nr_conds; i++) {
		const struct cond *c = &ref->rule->conds[i];
		struct test *t = &ref->conds[i];
		int ret;

		t->cond = c;
		t->offset_slot = NO_SLOT;
		ret = c->type == COND_CHECK ? compile_compare(p, c, t, err) :
			compile_regex(p, c, t, err);
		if (ret)
			return ret;
		ref->weight = (uint16_t)(ref->weight + weight_of(t));
	}
	return 0;
}

void conds_free_one(struct test *t)
{
	regex_free(t->regex);
	compare_free(t->compare);
}

int engine_check_pattern(const struct pattern *p, struct pattern_error *err)
{
	struct test conds[PATTERN_MAX_CONDS];
	unsigned int i, j;
	int ret = 0;

	memset(err, 0, sizeof(*err));
	for (i = 0; !ret && i < p->nr_rules; i++) {
		struct rule_ref ref = { .rule = &p->rules[i], .conds = conds };

		memset(conds, 0, sizeof(conds));
		ret = conds_compile(p, &ref, err);
		for (j = 0; j < ref.rule->nr_conds; j++)
			conds_free_one(&conds[j]);
	}
	return ret;
}
