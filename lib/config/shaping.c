// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * What interfaces make of classes: a queue for each, a mark by which what
 * arrives is told, and the check that what is promised can be kept.
 */
#include "config/parse.h"

#include <string.h>

#include <limen/genl.h>

#define REST_NAME "default"

static bool asks_for_queue(const struct config_class *k)
{
	return qos_rate_is_given(&k->rate) || qos_rate_is_given(&k->ceiling) ||
	       k->precedence != CONFIG_PRECEDENCE;
}

static struct place queue_place(const struct parse *p,
				const struct config_class *k)
{
	return parse_class_place(p, k, qos_rate_is_given(&k->rate) ? "rate" :
				 qos_rate_is_given(&k->ceiling) ? "ceiling" :
				 "precedence");
}

/* A queue that nothing would ever be in. */
static void check_asked(struct parse *p, const struct config_class *k)
{
	if (!asks_for_queue(k))
		return;
	if (!p->config->nr_interfaces)
		parse_fail(p, queue_place(p, k), "class '%s' asks for a rate "
			   "or precedence, but no interface is shaped: add "
			   "interface NAME { egress = \"20mbit\" }", k->name);
	if (k->flags & LIMEN_CLASS_F_REFUSES)
		parse_fail(p, queue_place(p, k), "class '%s' asks for a rate "
			   "or precedence, and refuses its packets: leave "
			   "one of them out", k->name);
	if (k->flags & LIMEN_CLASS_F_PRIORITY)
		parse_fail(p, queue_place(p, k), "class '%s' asks for a rate "
			   "or precedence, and sends its packets to a class "
			   "of your own by priority: leave one of them out",
			   k->name);
}

static void check_priority(struct parse *p, const struct config_class *k)
{
	if (k->flags & LIMEN_CLASS_F_PRIORITY &&
	    k->priority >> 16 == CONFIG_SHAPE_MAJOR)
		parse_fail(p, parse_class_place(p, k, "priority"),
			   "class '%s': priority %x:%x is in the qdisc that "
			   "limen shape makes: leave it out, or take another "
			   "handle than %d:", k->name, k->priority >> 16,
			   k->priority & 0xffff, CONFIG_SHAPE_MAJOR);
}

static void give_queue(const struct config *c, struct config_class *k)
{
	if (k->flags & (LIMEN_CLASS_F_REFUSES | LIMEN_CLASS_F_PRIORITY))
		return;
	k->is_queued = true;
	k->flags |= LIMEN_CLASS_F_PRIORITY;
	k->priority = CONFIG_SHAPE_MAJOR << 16 | CONFIG_SHAPE_FIRST;
	if (k->id != c->rest_class)
		k->priority += k->id;
}

static bool any_ingress(const struct config *c)
{
	unsigned int i;

	for (i = 0; i < c->nr_interfaces; i++)
		if (c->interfaces[i].ingress)
			return true;
	return false;
}

static const struct config_class *class_of_mark(const struct config *c,
						const struct config_class *not)
{
	unsigned int i;

	for (i = 0; i < c->nr_classes; i++) {
		const struct config_class *k = &c->classes[i];

		if (k != not && k->flags & LIMEN_CLASS_F_MARK &&
		    k->mark == not->mark)
			return k;
	}
	return NULL;
}

/* The class's number in the mask's bits. */
static void choose_mark(struct parse *p, struct config_class *k)
{
	uint32_t mask = p->config->mark_mask;
	uint64_t mark = (uint64_t)k->id << __builtin_ctz(mask);

	if (mark & ~(uint64_t)mask)
		parse_fail(p, k->at, "class '%s': its number %u has no room in "
			   "mark_mask 0x%x: widen the mask, or give the class "
			   "a mark", k->name, k->id, mask);
	k->mark = (uint32_t)mark;
	k->flags |= LIMEN_CLASS_F_MARK;
}

static void give_mark(struct parse *p, struct config_class *k)
{
	const struct config_class *other;

	/* rules answer what is rejected, by its mark */
	if (k->flags & LIMEN_CLASS_F_DROP)
		return;
	if (!(k->flags & LIMEN_CLASS_F_MARK))
		choose_mark(p, k);
	other = class_of_mark(p->config, k);
	if (other)
		parse_fail(p, k->at, "class '%s' has mark 0x%x like class "
			   "'%s' (line %u): what arrives could not be told "
			   "apart; give it another mark", k->name, k->mark,
			   other->name, other->at.line);
	if (!k->mark)
		parse_fail(p, parse_class_place(p, k, "mark"), "class '%s': "
			   "mark 0 is that of undecided flows: take another",
			   k->name);
	if (k->is_queued && any_ingress(p->config))
		k->flags |= LIMEN_CLASS_F_CTMARK;
}

static void give_marks(struct parse *p)
{
	struct config *c = p->config;
	unsigned int i;

	if (!c->mark_mask) {
		if (any_ingress(c))
			parse_fail(p, c->interfaces->at, "ingress comes "
				   "before the packet filter: the class is "
				   "told by the connection's mark; set "
				   "mark_mask, as mark_mask = 0x00ff0000");
		return;
	}
	for (i = 0; i < c->nr_classes && !p->ret; i++)
		give_mark(p, &c->classes[i]);
}

/* The class of finished flows that no other has. */
static void add_rest(struct parse *p)
{
	struct config *c = p->config;
	struct config_class *k = &c->classes[c->nr_classes];
	unsigned int i, id = LIMEN_MAX_CLASSES - 1;

	for (i = 0; i < c->nr_classes; i++)
		if (!strcmp(c->classes[i].name, REST_NAME))
			parse_fail(p, c->classes[i].at, "class '" REST_NAME
				   "' is what no other class has, where "
				   "interfaces are shaped: take another name");
	while (id && config_class(c, (uint8_t)id))
		id--;
	if (!id)
		parse_fail(p, c->interfaces->at, "there are %d classes "
			   "already: one is needed for the rest; merge some",
			   LIMEN_MAX_CLASSES - 1);
	if (p->ret)
		return;
	*k = (struct config_class){
		.name = parse_strdup(p, REST_NAME),
		.id = (uint8_t)id,
		.precedence = CONFIG_PRECEDENCE,
		.at = c->interfaces->at,
	};
	c->nr_classes++;
	c->rest_class = k->id;
	if (!c->mark_mask)
		return;
	/* all bits, unless the file says which */
	if (!c->done_mark)
		c->done_mark = c->mark_mask;
	k->mark = c->done_mark;
	k->flags = LIMEN_CLASS_F_MARK;
}

/*
 * What can be promised.
 */
static void check_ceiling(struct parse *p, const struct config_class *k,
			  const struct config_interface *f, uint64_t link)
{
	if (qos_rate_is_given(&k->ceiling) &&
	    qos_rate_of(&k->ceiling, link) < qos_rate_of(&k->rate, link))
		parse_fail(p, parse_class_place(p, k, "ceiling"), "class '%s': "
			   "its ceiling is below its rate on interface '%s': "
			   "raise it", k->name, f->name);
}

static void fail_rates(struct parse *p, const struct config_class *k,
		       const struct config_interface *f, const char *direction,
		       uint64_t sum, uint64_t link)
{
	char sum_text[QOS_RATE_SIZE], link_text[QOS_RATE_SIZE];

	qos_format_rate(sum, sum_text);
	qos_format_rate(link, link_text);
	parse_fail(p, parse_class_place(p, k, "rate"), "class '%s': with it "
		   "%s is guaranteed of %s of interface '%s', which has %s: "
		   "lower a rate", k->name, sum_text, direction, f->name,
		   link_text);
}

static void check_link(struct parse *p, const struct config_interface *f,
		       const char *direction, uint64_t link)
{
	const struct config *c = p->config;
	uint64_t sum = 0;
	unsigned int i;

	for (i = 0; link && i < c->nr_classes && !p->ret; i++) {
		const struct config_class *k = &c->classes[i];

		if (!k->is_queued)
			continue;
		sum += qos_rate_of(&k->rate, link);
		if (sum > link && qos_rate_is_given(&k->rate))
			fail_rates(p, k, f, direction, sum, link);
		check_ceiling(p, k, f, link);
	}
}

void parse_shaping(struct parse *p)
{
	struct config *c = p->config;
	unsigned int i;

	for (i = 0; i < c->nr_classes; i++)
		check_asked(p, &c->classes[i]);
	if (p->ret || !c->nr_interfaces)
		return;
	for (i = 0; i < c->nr_classes; i++)
		check_priority(p, &c->classes[i]);
	add_rest(p);
	for (i = 0; i < c->nr_classes && !p->ret; i++)
		give_queue(c, &c->classes[i]);
	if (!p->ret)
		give_marks(p);
	for (i = 0; i < c->nr_interfaces && !p->ret; i++) {
		const struct config_interface *f = &c->interfaces[i];

		check_link(p, f, "egress", f->egress);
		check_link(p, f, "ingress", f->ingress);
	}
}
