// SPDX-License-Identifier: GPL-2.0-or-later
#include "shape/figures.h"

#include <string.h>

#include <libmnl/libmnl.h>
#include <linux/gen_stats.h>
#include <linux/pkt_cls.h>
#include <linux/pkt_sched.h>
#include <linux/rtnetlink.h>

#include "shape/plan.h"
#include "shape/present.h"

/* Kernels may add to structures at their ends, and old ones have less. */
static void copy(void *to, size_t size, const struct nlattr *attr)
{
	size_t len = mnl_attr_get_payload_len(attr);

	memset(to, 0, size);
	memcpy(to, mnl_attr_get_payload(attr), len < size ? len : size);
}

static const struct nlattr *find_nested(const struct nlattr *nest,
					uint16_t type)
{
	const struct nlattr *attr;

	if (!nest)
		return NULL;
	mnl_attr_for_each_nested(attr, nest)
		if (mnl_attr_get_type(attr) == type)
			return attr;
	return NULL;
}

/*
 * Classes.
 */
static void read_sent(const struct nlmsghdr *nlh, struct figure *f)
{
	const struct nlattr *stats = messages_find(nlh, TCA_STATS2);
	const struct nlattr *basic = find_nested(stats, TCA_STATS_BASIC);
	const struct nlattr *queue = find_nested(stats, TCA_STATS_QUEUE);
	struct gnet_stats_basic b;
	struct gnet_stats_queue q;

	if (basic) {
		copy(&b, sizeof(b), basic);
		f->bytes = b.bytes;
		f->packets = b.packets;
	}
	if (queue) {
		copy(&q, sizeof(q), queue);
		f->backlog = q.backlog;
		f->dropped = q.drops;
	}
}

static const struct nlmsghdr *find_queue(const struct present *p,
					 uint32_t class)
{
	const struct nlmsghdr *nlh = NULL;

	while ((nlh = messages_next(&p->qdiscs, nlh)))
		if (messages_head(nlh)->tcm_parent == class)
			break;
	return nlh;
}

/* A class does not count what its queue drops. */
static uint64_t dropped_by_queue(const struct present *p, uint32_t class)
{
	const struct nlmsghdr *nlh = find_queue(p, class);
	struct figure queue = { 0 };

	if (nlh)
		read_sent(nlh, &queue);
	return queue.dropped;
}

static bool read_class(const struct present *p, const struct nlmsghdr *nlh,
		       struct figure *f)
{
	const struct nlattr *parms = find_nested(messages_find(nlh, TCA_OPTIONS),
						 TCA_HTB_PARMS);
	char kind[MESSAGES_KIND_SIZE];
	struct tc_htb_opt opt;

	messages_kind(nlh, kind);
	if (strcmp(kind, "htb") != 0 || !parms)
		return false;
	copy(&opt, sizeof(opt), parms);
	*f = (struct figure){
		.handle = messages_head(nlh)->tcm_handle,
		.minor = messages_head(nlh)->tcm_handle & 0xffff,
		.rate = opt.rate.rate * 8ULL,
		.ceiling = opt.ceil.rate * 8ULL,
		.precedence = (uint8_t)opt.prio,
		.overhead = opt.rate.overhead,
	};
	read_sent(nlh, f);
	f->dropped += dropped_by_queue(p, messages_head(nlh)->tcm_handle);
	return true;
}

int figures_each(const struct present *p,
		 int (*fn)(const struct figure *f, void *data), void *data)
{
	const struct nlmsghdr *nlh = NULL;
	struct figure f;
	int ret = 0;

	while (!ret && (nlh = messages_next(&p->classes, nlh)))
		if (read_class(p, nlh, &f))
			ret = fn(&f, data);
	return ret;
}

bool figures_queue(const struct present *p, uint32_t class,
		   char kind[MESSAGES_KIND_SIZE])
{
	const struct nlmsghdr *nlh = find_queue(p, class);

	if (!nlh || !messages_head(nlh)->tcm_handle)
		return false;
	messages_kind(nlh, kind);
	return true;
}

/*
 * Filters.
 */
unsigned int figures_marks(const struct present *p, uint32_t *marks,
			   unsigned int max)
{
	const struct nlmsghdr *nlh = NULL;
	const struct nlattr *attr;
	struct tc_u32_mark mark;
	unsigned int nr = 0;

	while (nr < max && (nlh = messages_next(&p->filters, nlh))) {
		if (messages_head(nlh)->tcm_parent != PLAN_INGRESS_FILTERS ||
		    TC_H_MAJ(messages_head(nlh)->tcm_info) >> 16 != p->preference)
			continue;
		attr = find_nested(messages_find(nlh, TCA_OPTIONS), TCA_U32_MARK);
		if (!attr)
			continue;
		copy(&mark, sizeof(mark), attr);
		marks[nr++] = mark.val;
	}
	return nr;
}
