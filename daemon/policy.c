// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy.h"

#include <errno.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <limen/label.h>

#include "members.h"

struct policy {
	atomic_int refs;
	struct engine *engine;
	uint8_t *class_of;	/* by index of the engine's label */
	bool *may_escape;	/* the same: see find_escapes() */
	uint8_t testing_class, unknown_class, rest_class;
	uint32_t mark_mask, done_mark, testing_mark;
	bool clobbers;
	size_t nr_classes;
	struct limen_class classes[LIMEN_MAX_CLASSES];
	char names[LIMEN_MAX_CLASSES][CONFIG_MAX_CLASS_NAME];
};

static uint8_t find_class(const struct config *c, const struct engine_label *l,
			  bool by_group)
{
	unsigned int i, j;

	for (i = 0; i < c->nr_classes; i++) {
		const struct config_class *k = &c->classes[i];

		for (j = 0; j < k->nr_members; j++)
			if ((k->members[j].kind == MEMBER_GROUP) == by_group &&
			    members_match(&k->members[j], l))
				return k->id;
	}
	return 0;
}

static uint8_t class_of_parents(const struct policy *p,
				const struct engine_label *l)
{
	const struct pattern *pattern = l->pattern;
	unsigned int i;

	for (i = 0; i < pattern->nr_parents; i++) {
		const struct engine_label *parent =
			engine_find(p->engine, pattern->parents[i]);

		if (parent && p->class_of[parent->index])
			return p->class_of[parent->index];
	}
	return 0;
}

/*
 * A protocol without a class takes its parent's; again, until nothing
 * changes, for grandparents. Each round settles one label at least, so a
 * circle of parents ends too.
 */
static void inherit_classes(struct policy *p)
{
	uint32_t i, nr = engine_nr_labels(p->engine);
	bool changed;

	do {
		changed = false;
		for (i = 0; i < nr; i++) {
			const struct engine_label *l =
				engine_label(p->engine, i);

			if (p->class_of[i] ||
			    l->pattern->kind != PATTERN_PROTOCOL)
				continue;
			p->class_of[i] = class_of_parents(p, l);
			changed |= p->class_of[i] != 0;
		}
	} while (changed);
}

static void classify_labels(struct policy *p, const struct config *c)
{
	uint32_t i, nr = engine_nr_labels(p->engine);

	for (i = 0; i < nr; i++) {
		const struct engine_label *l = engine_label(p->engine, i);

		p->class_of[i] = find_class(c, l, false);
		if (!p->class_of[i])
			p->class_of[i] = find_class(c, l, true);
	}
	inherit_classes(p);
}

static bool is_drop(const struct policy *p, uint8_t class)
{
	const struct limen_class *k = policy_action(p, class);

	return k && k->flags & LIMEN_CLASS_F_REFUSES;
}

/* Whether a flow of @l may turn out to be of a class that does not drop. */
static bool escapes(const struct policy *p, const struct engine_label *l)
{
	return p->may_escape[l->index] ||
	       (p->class_of[l->index] && !is_drop(p, p->class_of[l->index]));
}

/*
 * A label has an escape if one of its children, or of theirs, is not to be
 * dropped: "tls" may be dropped only once it is known not to be "youtube".
 */
static void find_escapes(struct policy *p)
{
	uint32_t i, nr = engine_nr_labels(p->engine);
	bool changed;

	do {
		changed = false;
		for (i = 0; i < nr; i++) {
			const struct engine_label *l =
				engine_label(p->engine, i), *parent;
			unsigned int j;

			for (j = 0; j < l->pattern->nr_parents; j++) {
				parent = engine_find(p->engine,
						     l->pattern->parents[j]);
				if (!parent || !escapes(p, l) ||
				    p->may_escape[parent->index])
					continue;
				p->may_escape[parent->index] = true;
				changed = true;
			}
		}
	} while (changed);
}

static void copy_classes(struct policy *p, const struct config *c)
{
	unsigned int i, j;

	for (i = 0; i < c->nr_classes; i++) {
		const struct config_class *k = &c->classes[i];

		p->classes[i] = (struct limen_class){
			.priority = k->priority,
			.mark = k->mark,
			.class = k->id,
			.dscp = k->dscp,
			.flags = k->flags,
		};
		strcpy(p->names[k->id], k->name);
		for (j = 0; j < k->nr_members; j++) {
			if (k->members[j].kind == MEMBER_TESTING)
				p->testing_class = k->id;
			if (k->members[j].kind == MEMBER_UNKNOWN)
				p->unknown_class = k->id;
		}
	}
	p->nr_classes = c->nr_classes;
	p->rest_class = c->rest_class;
	if (!p->unknown_class)
		p->unknown_class = c->rest_class;
}

/*
 * Life.
 */
static void free_policy(struct policy *p)
{
	if (p->engine)
		engine_put(p->engine);
	free(p->class_of);
	free(p->may_escape);
	free(p);
}

int policy_new(const struct config *config, struct engine *engine,
	       struct policy **out, struct config_error *err)
{
	struct policy *p;
	int ret = members_check(config, engine, err);

	if (ret)
		return ret;
	p = calloc(1, sizeof(*p));
	if (!p)
		return -ENOMEM;
	p->class_of = calloc(engine_nr_labels(engine) + 1,
			     sizeof(*p->class_of));
	p->may_escape = calloc(engine_nr_labels(engine) + 1,
			       sizeof(*p->may_escape));
	if (!p->class_of || !p->may_escape) {
		free_policy(p);
		return -ENOMEM;
	}
	atomic_init(&p->refs, 1);
	p->engine = engine_get(engine);
	p->mark_mask = config->mark_mask;
	p->done_mark = config->done_mark;
	p->testing_mark = config->testing_mark;
	p->clobbers = config->clobber;
	copy_classes(p, config);
	classify_labels(p, config);
	find_escapes(p);
	*out = p;
	return 0;
}

struct policy *policy_get(struct policy *p)
{
	atomic_fetch_add(&p->refs, 1);
	return p;
}

void policy_put(struct policy *p)
{
	if (p && atomic_fetch_sub(&p->refs, 1) == 1)
		free_policy(p);
}

/*
 * Questions.
 */
struct engine *policy_engine(const struct policy *p)
{
	return p->engine;
}

uint8_t policy_class(const struct policy *p, uint8_t state,
		     const struct engine_label *protocol,
		     const struct engine_label *app)
{
	uint8_t class = 0;

	if (state == LIMEN_STATE_UNKNOWN)
		return p->unknown_class;
	if (state == LIMEN_STATE_TESTING)
		return p->testing_class;
	if (app)
		class = p->class_of[app->index];
	if (!class && protocol)
		class = p->class_of[protocol->index];
	return class ? class : p->rest_class;
}

const struct limen_class *policy_action(const struct policy *p, uint8_t class)
{
	size_t i;

	for (i = 0; class && i < p->nr_classes; i++)
		if (p->classes[i].class == class)
			return &p->classes[i];
	return NULL;
}

const char *policy_class_name(const struct policy *p, uint8_t class)
{
	return p->names[class][0] ? p->names[class] : NULL;
}

const struct limen_class *policy_classes(const struct policy *p, size_t *nr)
{
	*nr = p->nr_classes;
	return p->classes;
}

uint8_t policy_testing_class(const struct policy *p)
{
	return p->testing_class;
}

uint8_t policy_unknown_class(const struct policy *p)
{
	return p->unknown_class;
}

uint32_t policy_mark_mask(const struct policy *p)
{
	return p->mark_mask;
}

uint32_t policy_testing_mark(const struct policy *p)
{
	return p->testing_mark;
}

bool policy_clobbers(const struct policy *p)
{
	return p->clobbers;
}

bool policy_drops(const struct policy *p, uint8_t state,
		  const struct engine_label *protocol,
		  const struct engine_label *app)
{
	if (!is_drop(p, policy_class(p, state, protocol, app)))
		return false;
	if (state == LIMEN_STATE_PROVISIONAL && !app)
		return protocol && !p->may_escape[protocol->index];
	return state == LIMEN_STATE_DECIDED || state == LIMEN_STATE_UNKNOWN;
}

bool policy_flow_mark(const struct policy *p, uint8_t state,
		      const struct engine_label *protocol,
		      const struct engine_label *app, uint32_t *mark)
{
	const struct limen_class *k;

	if (state != LIMEN_STATE_DECIDED && state != LIMEN_STATE_UNKNOWN)
		return false;
	k = policy_action(p, policy_class(p, state, protocol, app));
	if (k && k->flags & LIMEN_CLASS_F_REFUSES)
		return false;
	*mark = k && k->flags & LIMEN_CLASS_F_MARK ? k->mark : p->done_mark;
	return *mark != 0;
}

int policy_name(const struct engine_label *protocol,
		const struct engine_label *app, char name[LIMEN_MAX_NAME])
{
	int n;

	if (app && protocol)
		n = snprintf(name, LIMEN_MAX_NAME, "%s/%s", app->name,
			     protocol->name);
	else
		n = snprintf(name, LIMEN_MAX_NAME, "%s",
			     app ? app->name : protocol ? protocol->name : "");
	return n > 0 && n < LIMEN_MAX_NAME ? 0 : -ENAMETOOLONG;
}

uint8_t policy_class_of_name(const struct policy *p, const char *name)
{
	const char *slash = strchr(name, '/');
	const struct engine_label *protocol, *app = NULL;
	char first[LIMEN_MAX_NAME];

	if (slash) {
		snprintf(first, sizeof(first), "%.*s", (int)(slash - name),
			 name);
		app = engine_find(p->engine, first);
	}
	protocol = engine_find(p->engine, slash ? slash + 1 : name);
	return policy_class(p, LIMEN_STATE_DECIDED, protocol, app);
}
