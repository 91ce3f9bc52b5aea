// SPDX-License-Identifier: GPL-2.0-or-later
#include "l7filter/l7filter.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "l7filter/rules.h"

/* One load. */
struct load {
	const struct l7filter *l7;
	struct config *config;
	struct pattern_set *set;
	struct config_error *err;
	struct l7rules rules;
};

static int __attribute__((format(printf, 4, 5)))
fail(const struct load *ld, int ret, const struct l7rule *r,
     const char *fmt, ...)
{
	char text[900];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	if (r)
		snprintf(ld->err->text, sizeof(ld->err->text), "%s:%u:%u: %s",
			 ld->l7->file, r->at.line, r->at.column, text);
	else
		snprintf(ld->err->text, sizeof(ld->err->text), "%s: %s",
			 ld->l7->file, text);
	return ret;
}

/*
 * Patterns, in the order of the file, which is the order they are tried in.
 */
static int load_pattern(struct load *ld, const struct l7rule *r)
{
	char path[PATTERN_MAX_PATH];
	struct pattern_error wrong;
	struct pattern *p;
	int ret = pattern_find_l7(ld->l7->dir, r->name, path, sizeof(path));

	if (ret == -ENOENT)
		return fail(ld, ret, r, "there is no %s.pat in %s or a folder "
			    "of it: see -p", r->name, ld->l7->dir);
	if (ret)
		return fail(ld, ret, r, "%s: %s", ld->l7->dir, strerror(-ret));
	ret = pattern_read(path, &p, &wrong);
	if (ret && wrong.line)
		snprintf(ld->err->text, sizeof(ld->err->text), "%s:%u:%u: %s",
			 wrong.file, wrong.line, wrong.column, wrong.text);
	else if (ret)
		fail(ld, ret, r, "%s: %s", wrong.file, wrong.text);
	if (ret)
		return ret;
	ld->set->patterns[ld->set->nr++] = p;
	if (p->form != PATTERN_L7)
		return fail(ld, -EINVAL, r, "%s is a pattern of limen's own "
			    "form, which l7-filter cannot order: name it in a "
			    "limend.conf", path);
	return 0;
}

static int load_patterns(struct load *ld)
{
	size_t i;
	int ret = 0;

	ld->set->patterns = calloc(ld->rules.nr, sizeof(*ld->set->patterns));
	if (!ld->set->patterns)
		return fail(ld, -ENOMEM, NULL, "no memory");
	for (i = 0; !ret && i < ld->rules.nr; i++)
		ret = load_pattern(ld, &ld->rules.list[i]);
	return ret;
}

/*
 * Classes: one for each mark, since what a class does is all that counts.
 */
static struct config_class *get_class(struct load *ld, const struct l7rule *r)
{
	struct config *c = ld->config;
	uint32_t mark = r->mark << l7mask_shift(ld->l7->mask);
	struct config_class *k;
	char name[CONFIG_MAX_CLASS_NAME];
	unsigned int i;

	for (i = 0; i < c->nr_classes; i++)
		if (c->classes[i].mark == mark)
			return &c->classes[i];
	if (c->nr_classes == LIMEN_MAX_CLASSES - 1) {
		fail(ld, -E2BIG, r, "more than %d different marks",
		     LIMEN_MAX_CLASSES - 1);
		return NULL;
	}
	k = &c->classes[c->nr_classes];
	snprintf(name, sizeof(name), "mark-%u", r->mark);
	k->name = strdup(name);
	k->members = calloc(ld->rules.nr, sizeof(*k->members));
	k->id = (uint8_t)++c->nr_classes;
	k->flags = LIMEN_CLASS_F_MARK;
	k->mark = mark;
	k->at = r->at;
	if (k->name && k->members)
		return k;
	fail(ld, -ENOMEM, NULL, "no memory");
	return NULL;
}

static int add_member(struct load *ld, const struct l7rule *r)
{
	struct config_class *k = get_class(ld, r);
	struct config_member *m;

	if (!k)
		return -EINVAL;
	m = &k->members[k->nr_members];
	m->text = strdup(r->name);
	if (!m->text)
		return fail(ld, -ENOMEM, NULL, "no memory");
	m->name = m->text;
	m->kind = MEMBER_LABEL;
	m->at = r->at;
	k->nr_members++;
	return 0;
}

static int make_classes(struct load *ld)
{
	struct config *c = ld->config;
	size_t i;
	int ret = 0;

	if (c->nr_classes)
		return fail(ld, -EINVAL, NULL, "gives the classes; those of %s "
			    "would be in their way: take them out there",
			    c->file);
	free(c->classes);
	c->classes = calloc(LIMEN_MAX_CLASSES, sizeof(*c->classes));
	if (!c->classes)
		return fail(ld, -ENOMEM, NULL, "no memory");
	for (i = 0; !ret && i < ld->rules.nr; i++)
		ret = add_member(ld, &ld->rules.list[i]);
	return ret;
}

static void set_limits(struct load *ld)
{
	const struct l7filter *l7 = ld->l7;
	unsigned int shift = l7mask_shift(l7->mask);
	struct config *c = ld->config;

	c->mark_mask = l7->mask;
	c->testing_mark = (uint32_t)L7FILTER_TESTING << shift;
	c->done_mark = (uint32_t)L7FILTER_UNKNOWN << shift;
	c->clobber = l7->clobber;
	c->engine.l7_buffer = l7->buffer;
	c->engine.l7_packets = l7->packets;
	if (c->engine.window < l7->buffer)
		c->engine.window = l7->buffer;
	/* those count packets with payload alone: they must not end it first */
	if (c->engine.tcp_packets <= l7->packets)
		c->engine.tcp_packets = (uint16_t)(l7->packets + 1u);
	if (c->engine.udp_packets <= l7->packets)
		c->engine.udp_packets = (uint16_t)(l7->packets + 1u);
	if (l7->silent && c->log_level > LOG_L_WARN)
		c->log_level = LOG_L_WARN;
}

int l7filter_load(const struct l7filter *l7, struct config *config,
		  struct pattern_set *set, struct config_error *err)
{
	struct load ld = { l7, config, set, err, { NULL, 0 } };
	char *text;
	size_t len;
	int ret = config_read_file(l7->file, &text, &len);

	if (ret)
		return fail(&ld, ret, NULL, "cannot be read: %s",
			    strerror(-ret));
	ret = l7rules_parse(l7->file, text, len, l7->mask, &ld.rules, err);
	free(text);
	if (!ret)
		ret = load_patterns(&ld);
	if (!ret)
		ret = make_classes(&ld);
	if (!ret)
		set_limits(&ld);
	l7rules_free(&ld.rules);
	return ret;
}
