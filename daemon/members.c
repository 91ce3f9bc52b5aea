// SPDX-License-Identifier: GPL-2.0-or-later
#include "members.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

static bool has_group(const struct pattern *p, const char *group)
{
	unsigned int i;

	for (i = 0; i < p->nr_groups; i++)
		if (!strcmp(p->groups[i], group))
			return true;
	return false;
}

bool members_match(const struct config_member *m, const struct engine_label *l)
{
	switch (m->kind) {
	case MEMBER_LABEL:
		return !strcmp(m->name, l->name);
	case MEMBER_APP:
		return l->pattern->kind == PATTERN_APPLICATION &&
		       !strcmp(m->name, l->name);
	case MEMBER_GROUP:
		return has_group(l->pattern, m->name);
	default:
		return false;
	}
}

static bool any_label_matches(const struct engine *e,
			      const struct config_member *m)
{
	uint32_t i;

	for (i = 0; i < engine_nr_labels(e); i++)
		if (members_match(m, engine_label(e, i)))
			return true;
	return false;
}

/* Edits (insert, delete, replace) that make @a of @b; names are short. */
static unsigned int edit_distance(const char *a, const char *b)
{
	size_t n = strnlen(b, PATTERN_MAX_NAME - 1), i, j;
	unsigned int row[PATTERN_MAX_NAME], corner, left;

	for (j = 0; j <= n; j++)
		row[j] = (unsigned int)j;
	for (i = 0; i < PATTERN_MAX_NAME && a[i]; i++) {
		corner = row[0];
		row[0] = (unsigned int)i + 1;
		for (j = 0; j < n; j++) {
			left = row[j] + 1;
			if (row[j + 1] + 1 < left)
				left = row[j + 1] + 1;
			if (corner + (a[i] != b[j]) < left)
				left = corner + (a[i] != b[j]);
			corner = row[j + 1];
			row[j + 1] = left;
		}
	}
	return row[n];
}

/* The label or group that @m was probably meant to be, or NULL. */
static const char *probably_meant(const struct engine *e,
				  const struct config_member *m)
{
	unsigned int best = 3, d, j;
	const char *name = NULL;
	uint32_t i;

	for (i = 0; i < engine_nr_labels(e); i++) {
		const struct engine_label *l = engine_label(e, i);

		for (j = 0; m->kind == MEMBER_GROUP &&
		     j < l->pattern->nr_groups; j++) {
			d = edit_distance(m->name, l->pattern->groups[j]);
			if (d < best)
				best = d, name = l->pattern->groups[j];
		}
		d = edit_distance(m->name, l->name);
		if (m->kind != MEMBER_GROUP && d < best)
			best = d, name = l->name;
	}
	return name;
}

static int unknown_member(const struct config *c, const struct engine *e,
			  const struct config_class *k,
			  const struct config_member *m,
			  struct config_error *err)
{
	const char *what = m->kind == MEMBER_GROUP ? "group" :
		m->kind == MEMBER_APP ? "application" : "label";
	const char *meant = probably_meant(e, m);
	char advice[128];

	if (meant)
		snprintf(advice, sizeof(advice), "did you mean '%s'?", meant);
	else
		snprintf(advice, sizeof(advice), "the %u patterns have none "
			 "such (limen protocols -a lists them)",
			 engine_nr_labels(e));
	snprintf(err->text, sizeof(err->text),
		 "%s:%u:%u: class '%s': no %s '%s': %s",
		 c->file ? c->file : "defaults", m->at.line, m->at.column,
		 k->name, what, m->name, advice);
	return -EINVAL;
}

int members_check(const struct config *c, const struct engine *e,
		  struct config_error *err)
{
	unsigned int i, j;

	for (i = 0; i < c->nr_classes; i++) {
		const struct config_class *k = &c->classes[i];

		for (j = 0; j < k->nr_members; j++) {
			const struct config_member *m = &k->members[j];

			if (m->kind != MEMBER_TESTING &&
			    m->kind != MEMBER_UNKNOWN &&
			    !any_label_matches(e, m))
				return unknown_member(c, e, k, m, err);
		}
	}
	return 0;
}
