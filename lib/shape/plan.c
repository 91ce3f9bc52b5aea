// SPDX-License-Identifier: GPL-2.0-or-later
#include "shape/plan.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <limen/genl.h>

#include "shape/links.h"

enum {
	FRAME = 1514,		/* a full Ethernet frame as the kernel counts */
	/* what a timer that is late may catch up with, in milliseconds */
	BURST_MS = 4,
	MAX_QUANTUM = 60000,	/* htb takes 1000 to 200000 without a word */
	MIN_CLASS_BITS = 8000,	/* of a class that is promised nothing */
	/* RFC 8289, 4.2 and 4.3 */
	TARGET_US = 5000,
	INTERVAL_US = 100000,
	CAKE_RTT = 20,		/* targets: tc-cake(8) knows no other */
};

/* One direction of one interface, while its steps are made. */
struct way {
	struct plan *plan;
	const struct config *config;
	const struct config_interface *interface;
	char device[CONFIG_MAX_IF_NAME];
	uint64_t link;		/* bits a second */
	uint16_t counted;	/* bytes of header that the kernel counts */
	uint16_t overhead, mpu;	/* beyond these */
};

void plan_ifb_name(const char *interface, char name[CONFIG_MAX_IF_NAME])
{
	snprintf(name, CONFIG_MAX_IF_NAME, PLAN_IFB_PREFIX "%.11s", interface);
}

static struct plan_step *add(const struct way *w, enum plan_kind kind,
			     uint32_t parent, uint32_t handle)
{
	struct plan *p = w->plan;
	struct plan_step *steps;

	if (p->nr == p->size) {
		size_t size = p->size ? p->size * 2 : 64;

		steps = reallocarray(p->steps, size, sizeof(*steps));
		if (!steps)
			return NULL;
		p->steps = steps;
		p->size = size;
	}
	steps = &p->steps[p->nr++];
	*steps = (struct plan_step){
		.kind = kind, .parent = parent, .handle = handle,
		.overhead = w->overhead, .mpu = w->mpu,
	};
	strcpy(steps->device, w->device);
	return steps;
}

static uint32_t handle(uint32_t minor)
{
	return (uint32_t)CONFIG_SHAPE_MAJOR << 16 | minor;
}

/*
 * Links.
 */

/*
 * Bytes on the wire for each packet, counted from its IP header on: preamble,
 * header, check sequence and gap of Ethernet (IEEE 802.3); header and check
 * sequence, as DOCSIS counts (tc-cake(8)); PPPoE (RFC 2516, with PPP's two)
 * in Ethernet over VDSL2's PTM.
 */
static const struct {
	uint16_t bytes, mpu;
} overheads[] = {
	[OVERHEAD_NONE] = { 0, 0 },
	[OVERHEAD_ETHERNET] = { 38, 84 },
	[OVERHEAD_PPPOE] = { 30, 0 },
	[OVERHEAD_DOCSIS] = { 18, 64 },
};

/* htb adds to what the kernel counts, and knows no 64b/65b coding. */
static void count_for_htb(struct way *w)
{
	uint16_t counted = w->counted;

	if (w->interface->overhead == OVERHEAD_PPPOE)
		w->link = w->link * 64 / 65;
	if (w->interface->overhead != OVERHEAD_NONE)
		w->overhead = overheads[w->interface->overhead].bytes - counted;
	w->mpu = overheads[w->interface->overhead].mpu;
}

/*
 * htb.
 */
static uint32_t burst_of(uint64_t rate)
{
	uint64_t bytes = rate / 8 * BURST_MS / 1000;

	return bytes < 2 * FRAME ? 2 * FRAME : (uint32_t)bytes;
}

static int add_class(const struct way *w, uint32_t parent, uint32_t minor,
		     const struct plan_step *like)
{
	struct plan_step *s = add(w, PLAN_CLASS, parent, handle(minor));

	if (!s)
		return -ENOMEM;
	s->name = like->name;
	s->rate = like->rate;
	s->ceiling = like->ceiling;
	s->precedence = like->precedence;
	s->quantum = like->quantum;
	s->burst = burst_of(like->ceiling);
	return 0;
}

/*
 * A full frame must pass within the target, however slow the class. That cake
 * is in a class and not the root is because its own tins are four, with shares
 * that cannot be chosen and are kept to an eighth: with htb, a rate is what it
 * says.
 */
static int add_queue(const struct way *w, const struct plan_step *class)
{
	bool is_cake = w->interface->qdisc == QDISC_CAKE;
	uint64_t frame_us = FRAME * 8ULL * 1000000 / class->ceiling;
	struct plan_step *s = add(w, is_cake ? PLAN_CAKE : PLAN_FQ_CODEL,
				  class->handle, 0);

	if (!s)
		return -ENOMEM;
	s->name = class->name;
	s->target_us = TARGET_US;
	if (frame_us * 3 / 2 > TARGET_US)
		s->target_us = (uint32_t)(frame_us * 3 / 2);
	if (is_cake)
		s->interval_us = s->target_us * CAKE_RTT;
	else
		s->interval_us = INTERVAL_US + s->target_us - TARGET_US;
	return 0;
}

/* What is not guaranteed, in even parts to those without a rate. */
static uint64_t free_share(const struct way *w)
{
	uint64_t sum = 0, share;
	unsigned int i, nr = 0;

	for (i = 0; i < w->config->nr_classes; i++) {
		const struct config_class *k = &w->config->classes[i];

		if (!k->is_queued)
			continue;
		sum += qos_rate_of(&k->rate, w->link);
		nr += !qos_rate_is_given(&k->rate);
	}
	share = nr && sum < w->link ? (w->link - sum) / nr : 0;
	return share < MIN_CLASS_BITS ? MIN_CLASS_BITS : share;
}

static uint64_t rate_of(const struct way *w, const struct config_class *k)
{
	uint64_t rate = qos_rate_of(&k->rate, w->link);

	if (!qos_rate_is_given(&k->rate))
		rate = free_share(w);
	return rate < QOS_MIN_BITS ? QOS_MIN_BITS : rate;
}

static uint64_t ceiling_of(const struct way *w, const struct config_class *k,
			   uint64_t rate)
{
	uint64_t ceiling = qos_rate_of(&k->ceiling, w->link);

	if (!ceiling || ceiling > w->link)
		ceiling = w->link;
	/* a class that is promised nothing may still have a low ceiling */
	return ceiling < rate && qos_rate_is_given(&k->rate) ? rate : ceiling;
}

static uint64_t lowest_rate(const struct way *w)
{
	uint64_t lowest = w->link, rate;
	unsigned int i;

	for (i = 0; i < w->config->nr_classes; i++) {
		if (!w->config->classes[i].is_queued)
			continue;
		rate = rate_of(w, &w->config->classes[i]);
		if (rate < lowest)
			lowest = rate;
	}
	return lowest;
}

/* What is lent goes by quanta: they stand to each other as rates do. */
static uint32_t quantum_of(uint64_t rate, uint64_t lowest)
{
	uint64_t quantum = FRAME * rate / lowest;

	return quantum > MAX_QUANTUM ? MAX_QUANTUM : (uint32_t)quantum;
}

static int add_htb_class(const struct way *w, const struct config_class *k,
			 uint64_t lowest)
{
	struct plan_step like = {
		.name = k->name,
		.rate = rate_of(w, k),
		.precedence = k->precedence,
	};
	int ret;

	like.ceiling = ceiling_of(w, k, like.rate);
	if (like.rate > like.ceiling)
		like.rate = like.ceiling;
	like.quantum = quantum_of(like.rate, lowest);
	ret = add_class(w, handle(CONFIG_SHAPE_LINK), k->priority & 0xffff,
			&like);
	if (!ret) {
		like.handle = k->priority;
		ret = add_queue(w, &like);
	}
	return ret;
}

static int add_htb(struct way *w)
{
	struct plan_step *root, link = { .quantum = FRAME };
	uint64_t lowest;
	unsigned int i;
	int ret;

	count_for_htb(w);
	root = add(w, PLAN_HTB, PLAN_ROOT, handle(0));
	if (!root)
		return -ENOMEM;
	link.rate = link.ceiling = w->link;
	ret = add_class(w, handle(0), CONFIG_SHAPE_LINK, &link);
	lowest = lowest_rate(w);
	for (i = 0; !ret && i < w->config->nr_classes; i++)
		if (w->config->classes[i].is_queued)
			ret = add_htb_class(w, &w->config->classes[i], lowest);
	return ret;
}

/*
 * Ingress.
 */
static int add_filter(const struct way *w, enum plan_kind kind,
		      const struct config_class *k)
{
	struct plan_step *s = add(w, kind, PLAN_INGRESS_FILTERS, 0);

	if (!s)
		return -ENOMEM;
	strcpy(s->device, w->interface->name);
	strcpy(s->target, w->device);
	s->mask = w->config->mark_mask;
	if (!k)
		return 0;
	s->name = k->name;
	s->mark = k->mark;
	s->priority = k->priority;
	return 0;
}

static int add_filters(const struct way *w)
{
	const struct config *c = w->config;
	struct plan_step *s = add(w, PLAN_INGRESS, PLAN_INGRESS_PARENT,
				  PLAN_INGRESS_HANDLE);
	unsigned int i;
	int ret;

	if (!s)
		return -ENOMEM;
	strcpy(s->device, w->interface->name);
	ret = add_filter(w, PLAN_RESTORE, NULL);
	for (i = 0; !ret && i < c->nr_classes; i++)
		if (c->classes[i].is_queued)
			ret = add_filter(w, PLAN_CHOOSE, &c->classes[i]);
	return ret ? ret : add_filter(w, PLAN_REST,
				      config_class(c, c->rest_class));
}

static int add_egress(struct way *w)
{
	w->link = w->interface->egress;
	strcpy(w->device, w->interface->name);
	return add_htb(w);
}

static int add_ingress(struct way *w)
{
	int ret;

	w->link = w->interface->ingress;
	plan_ifb_name(w->interface->name, w->device);
	if (!add(w, PLAN_IFB, 0, 0))
		return -ENOMEM;
	ret = add_htb(w);
	return ret ? ret : add_filters(w);
}

static int add_interface(struct plan *p, const struct config *c,
			 const struct config_interface *f,
			 const struct links *links)
{
	const struct link *l = links_find(links, f->name);
	struct way egress = { .plan = p, .config = c, .interface = f }, ingress;
	int ret = 0;

	if (!l)
		return 0;
	egress.counted = l->header;
	ingress = egress;
	if (f->egress)
		ret = add_egress(&egress);
	if (!ret && f->ingress)
		ret = add_ingress(&ingress);
	return ret;
}

int plan_new(const struct config *c, const struct links *links,
	     const char *only, struct plan **out)
{
	struct plan *p = calloc(1, sizeof(*p));
	unsigned int i;
	int ret = 0;

	if (!p)
		return -ENOMEM;
	for (i = 0; !ret && i < c->nr_interfaces; i++)
		if (!only || !strcmp(only, c->interfaces[i].name))
			ret = add_interface(p, c, &c->interfaces[i], links);
	if (ret) {
		plan_free(p);
		return ret;
	}
	*out = p;
	return 0;
}

void plan_free(struct plan *p)
{
	if (!p)
		return;
	free(p->steps);
	free(p);
}
