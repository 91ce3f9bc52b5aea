// SPDX-License-Identifier: GPL-2.0-or-later
#include "config/parse.h"

#include <ctype.h>
#include <errno.h>
#include <string.h>

#include <limen/genl.h>

#include "qos.h"

cfg_opt_t parse_class_opts[] = {
	CFG_INT("id", 0, CFGF_NODEFAULT),
	CFG_STR_LIST("members", NULL, CFGF_NONE),
	CFG_STR("priority", NULL, CFGF_NODEFAULT),
	CFG_INT("mark", 0, CFGF_NODEFAULT),
	CFG_BOOL("ctmark", cfg_false, CFGF_NONE),
	CFG_STR("dscp", NULL, CFGF_NODEFAULT),
	CFG_BOOL("drop", cfg_false, CFGF_NONE),
	CFG_BOOL("reject", cfg_false, CFGF_NONE),
	CFG_STR("rate", NULL, CFGF_NODEFAULT),
	CFG_STR("ceiling", NULL, CFGF_NODEFAULT),
	CFG_INT("precedence", CONFIG_PRECEDENCE, CFGF_NODEFAULT),
	CFG_END()
};

struct place parse_class_place(const struct parse *p,
			       const struct config_class *k, const char *key)
{
	return places_find(p->places, "class %s/%s#0", k->name, key);
}

static bool is_name(const char *s)
{
	if (!*s)
		return false;
	for (; *s; s++)
		if (!isalnum((unsigned char)*s) && !strchr("-_.+", *s))
			return false;
	return true;
}

static void split_member(struct config_member *m)
{
	static const struct {
		const char *prefix;
		enum member_kind kind;
	} kinds[] = {
		{ "group:", MEMBER_GROUP },
		{ "app:", MEMBER_APP },
	};
	size_t i, n;

	m->name = m->text;
	m->kind = !strcmp(m->text, "testing") ? MEMBER_TESTING :
		  !strcmp(m->text, "unknown") ? MEMBER_UNKNOWN : MEMBER_LABEL;
	for (i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		n = strlen(kinds[i].prefix);
		if (strncmp(m->text, kinds[i].prefix, n))
			continue;
		m->name += n;
		m->kind = kinds[i].kind;
	}
}

static void take_members(struct parse *p, struct config_class *k, cfg_t *sec)
{
	unsigned int i, n = cfg_size(sec, "members");

	if (!n)
		parse_fail(p, k->at, "class '%s' has no members: say what "
			   "belongs to it, as members = {\"http\"}", k->name);
	k->members = parse_alloc(p, n + 1, sizeof(*k->members));
	for (i = 0; i < n && !p->ret; i++) {
		struct config_member *m = &k->members[i];

		m->at = places_find(p->places, "class %s/members#%u", k->name,
				    i);
		m->text = parse_strdup(p, cfg_getnstr(sec, "members", i));
		k->nr_members = i + 1;
		if (!m->text)
			return;
		split_member(m);
		if (!is_name(m->name))
			parse_fail(p, m->at, "class '%s': member '%s' is no "
				   "name: write a label as \"http\", "
				   "\"app:NAME\", \"group:NAME\", "
				   "\"testing\" or \"unknown\"", k->name,
				   m->text);
	}
}

static void take_mark(struct parse *p, struct config_class *k, cfg_t *sec)
{
	uint32_t mask = p->config->mark_mask;
	long mark;

	if (cfg_getbool(sec, "ctmark")) {
		k->flags |= LIMEN_CLASS_F_CTMARK;
		if (!cfg_size(sec, "mark"))
			parse_fail(p, parse_class_place(p, k, "ctmark"),
				   "class '%s': ctmark without mark: say "
				   "which mark", k->name);
	}
	if (!cfg_size(sec, "mark"))
		return;
	mark = cfg_getint(sec, "mark");
	if (mark & ~(long)mask)
		parse_fail(p, parse_class_place(p, k, "mark"), "class '%s': mark "
			   "0x%lx has bits outside mark_mask 0x%x: widen the "
			   "mask or take another mark", k->name, mark, mask);
	k->mark = (uint32_t)mark;
	k->flags |= LIMEN_CLASS_F_MARK;
}

static void take_refusal(struct parse *p, struct config_class *k, cfg_t *sec)
{
	if (cfg_getbool(sec, "drop"))
		k->flags |= LIMEN_CLASS_F_DROP;
	if (!cfg_getbool(sec, "reject"))
		return;
	if (k->flags & LIMEN_CLASS_F_DROP)
		parse_fail(p, parse_class_place(p, k, "reject"), "class '%s' "
			   "both drops and rejects: leave one of them out",
			   k->name);
	k->flags |= LIMEN_CLASS_F_REJECT;
}

static void take_action(struct parse *p, struct config_class *k, cfg_t *sec)
{
	const char *priority = cfg_getstr(sec, "priority");
	const char *dscp = cfg_getstr(sec, "dscp");

	if (priority && qos_read_handle(priority, &k->priority))
		parse_fail(p, parse_class_place(p, k, "priority"), "class '%s': "
			   "priority '%s' is no tc class: write MAJOR:MINOR "
			   "in hexadecimal, as \"1:10\"", k->name, priority);
	if (dscp && qos_read_dscp(dscp, &k->dscp))
		parse_fail(p, parse_class_place(p, k, "dscp"), "class '%s': dscp "
			   "'%s' is no code point: write CS0..CS7, "
			   "AF11..AF43, EF, VA, LE or 0..63", k->name, dscp);
	if (priority)
		k->flags |= LIMEN_CLASS_F_PRIORITY;
	if (dscp)
		k->flags |= LIMEN_CLASS_F_DSCP;
	take_mark(p, k, sec);
	take_refusal(p, k, sec);
}

static void take_rate(struct parse *p, const struct config_class *k,
		      cfg_t *sec, const char *key, struct qos_rate *rate)
{
	const char *text = cfg_getstr(sec, key);
	int ret = text ? qos_read_rate(text, rate) : 0;

	if (ret == -ERANGE)
		parse_fail(p, parse_class_place(p, k, key), "class '%s': %s "
			   "cannot be '%s': rates go from 8bit to 34gbit, "
			   "shares from above 0%% to 100%%", k->name, key,
			   text);
	else if (ret)
		parse_fail(p, parse_class_place(p, k, key), "class '%s': %s "
			   "'%s' is no rate: write \"4mbit\" (bit, kbit, "
			   "mbit, gbit) or a share of the link, as \"20%%\"",
			   k->name, key, text);
}

static void take_precedence(struct parse *p, struct config_class *k,
			    cfg_t *sec)
{
	long v = CONFIG_PRECEDENCE;

	if (cfg_size(sec, "precedence"))
		v = cfg_getint(sec, "precedence");
	if (v < 0 || v > CONFIG_MAX_PRECEDENCE)
		parse_fail(p, parse_class_place(p, k, "precedence"), "class "
			   "'%s': precedence cannot be %ld: it goes from 0 "
			   "(served first) to %d", k->name, v,
			   CONFIG_MAX_PRECEDENCE);
	k->precedence = (uint8_t)v;
}

/* What asks for a queue in vain is an error where the queues are known. */
static void take_queue(struct parse *p, struct config_class *k, cfg_t *sec)
{
	take_rate(p, k, sec, "rate", &k->rate);
	take_rate(p, k, sec, "ceiling", &k->ceiling);
	take_precedence(p, k, sec);
}

static void take_id(struct parse *p, struct config_class *k, cfg_t *sec)
{
	const struct config_class *other;
	long id;

	if (!cfg_size(sec, "id"))
		return;		/* number_classes() gives one */
	id = cfg_getint(sec, "id");
	if (id < 1 || id >= LIMEN_MAX_CLASSES) {
		parse_fail(p, parse_class_place(p, k, "id"), "class '%s': id cannot "
			   "be %ld: it goes from 1 to %d", k->name, id,
			   LIMEN_MAX_CLASSES - 1);
		return;
	}
	other = config_class(p->config, (uint8_t)id);
	if (other)
		parse_fail(p, parse_class_place(p, k, "id"), "class '%s': id %ld is "
			   "that of class '%s' (line %u): take another",
			   k->name, id, other->name, other->at.line);
	k->id = (uint8_t)id;
}

static void take_class(struct parse *p, struct config_class *k, cfg_t *sec)
{
	const char *title = cfg_title(sec);

	k->name = parse_strdup(p, title);
	if (!k->name)
		return;
	k->at = places_find(p->places, "class %s", title);
	if (!is_name(title) || strlen(title) >= CONFIG_MAX_CLASS_NAME)
		parse_fail(p, k->at, "class '%s': a name is 1 to %d letters, "
			   "digits and - _ . +", title,
			   CONFIG_MAX_CLASS_NAME - 1);
	take_id(p, k, sec);
	take_action(p, k, sec);
	take_queue(p, k, sec);
	take_members(p, k, sec);
}

/* Numbers for those that gave none, in the order of the file. */
static void number_classes(struct parse *p)
{
	struct config *c = p->config;
	unsigned int i, id = 1;

	for (i = 0; i < c->nr_classes; i++) {
		if (c->classes[i].id)
			continue;
		while (id < LIMEN_MAX_CLASSES && config_class(c, (uint8_t)id))
			id++;
		if (id == LIMEN_MAX_CLASSES) {
			parse_fail(p, c->classes[i].at, "class '%s': there "
				   "are %d classes already: merge some",
				   c->classes[i].name, LIMEN_MAX_CLASSES - 1);
			return;
		}
		c->classes[i].id = (uint8_t)id;
	}
}

static bool same_member(const struct config_member *a,
			const struct config_member *b)
{
	if (strcmp(a->name, b->name))
		return false;
	/* "youtube" and "app:youtube" are one label */
	return a->kind == b->kind ||
	       (a->kind <= MEMBER_APP && b->kind <= MEMBER_APP);
}

/* The class that names what @m names, before @m does. */
static const struct config_class *find_earlier(const struct config *c,
					       const struct config_member *m)
{
	unsigned int i, j;

	for (i = 0; i < c->nr_classes; i++) {
		const struct config_class *k = &c->classes[i];

		for (j = 0; j < k->nr_members; j++) {
			if (&k->members[j] == m)
				return NULL;
			if (same_member(&k->members[j], m))
				return k;
		}
	}
	return NULL;
}

static void check_members(struct parse *p)
{
	const struct config *c = p->config;
	unsigned int i, j;

	for (i = 0; i < c->nr_classes; i++) {
		const struct config_class *k = &c->classes[i];

		for (j = 0; j < k->nr_members; j++) {
			const struct config_member *m = &k->members[j];
			const struct config_class *other = find_earlier(c, m);

			if (other == k)
				parse_fail(p, m->at, "'%s' is twice in class "
					   "'%s': leave one out", m->text,
					   k->name);
			else if (other)
				parse_fail(p, m->at, "'%s' is in class '%s' "
					   "and in class '%s' (line %u): "
					   "leave it in one", m->text,
					   k->name, other->name,
					   other->at.line);
		}
	}
}

/* Whose first packets are dropped never shows what it is. */
static void check_drops(struct parse *p)
{
	const struct config *c = p->config;
	unsigned int i, j;

	for (i = 0; i < c->nr_classes; i++) {
		const struct config_class *k = &c->classes[i];

		for (j = 0; k->flags & LIMEN_CLASS_F_REFUSES &&
		     j < k->nr_members; j++)
			if (k->members[j].kind == MEMBER_TESTING)
				parse_fail(p, k->members[j].at, "class '%s' "
					   "refuses undecided flows: nothing "
					   "could ever be decided; leave "
					   "\"testing\" out", k->name);
	}
}

void parse_classes(struct parse *p)
{
	unsigned int i, n = cfg_size(p->cfg, "class");
	struct config *c = p->config;

	/* one more for "default", see parse_shaping() */
	c->classes = parse_alloc(p, n + 1, sizeof(*c->classes));
	for (i = 0; i < n && !p->ret; i++) {
		c->nr_classes = i + 1;
		take_class(p, &c->classes[i], cfg_getnsec(p->cfg, "class", i));
	}
	if (p->ret)
		return;
	number_classes(p);
	check_members(p);
	check_drops(p);
}
