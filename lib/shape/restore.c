// SPDX-License-Identifier: GPL-2.0-or-later
#include "shape/restore.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include <libmnl/libmnl.h>
#include <linux/pkt_cls.h>
#include <linux/pkt_sched.h>
#include <linux/rtnetlink.h>

#include "shape/message.h"
#include "shape/plan.h"
#include "shape/present.h"
#include "shape/rtnl.h"

/*
 * What the kernel tells of these can be told to it; others
 * tell less than they were told (a program of BPF, a table of sizes).
 */
static const char *const qdisc_kinds[] = {
	"htb", "hfsc", "drr", "qfq", "prio", "mq", "fq_codel", "fq", "sfq",
	"codel", "cake", "pie", "tbf", "netem", "pfifo", "bfifo",
	"pfifo_head_drop", NULL
};
/* Numbers of u32's tables from which on the kernel gives them. */
#define U32_OWN_TABLES 0x80000000

/* Classes of the rest come with their qdisc. */
static const char *const class_kinds[] = { "htb", "hfsc", "drr", "qfq", NULL };
static const char *const filter_kinds[] = { "u32", "fw", "matchall", "flower",
					    NULL };

static bool is_one_of(const char *kind, const char *const *kinds)
{
	for (; *kinds; kinds++)
		if (!strcmp(kind, *kinds))
			return true;
	return false;
}

static bool is_of_root(const struct nlmsghdr *nlh)
{
	uint32_t parent = messages_head(nlh)->tcm_parent;

	return parent != PLAN_INGRESS_PARENT &&
	       TC_H_MAJ(parent) != PLAN_INGRESS_HANDLE;
}

/* The root's parent looks like the place for filters, but is not. */
static bool is_in_tree(const struct nlmsghdr *nlh)
{
	return messages_head(nlh)->tcm_parent == PLAN_ROOT || is_of_root(nlh);
}

bool restore_is_possible(const struct present *p, char kind[MESSAGES_KIND_SIZE])
{
	const struct nlmsghdr *nlh = NULL;

	while ((nlh = messages_next(&p->qdiscs, nlh))) {
		messages_kind(nlh, kind);
		if (is_in_tree(nlh) && messages_head(nlh)->tcm_handle &&
		    (!is_one_of(kind, qdisc_kinds) || messages_find(nlh, TCA_STAB)))
			return false;
	}
	while ((nlh = messages_next(&p->filters, nlh))) {
		messages_kind(nlh, kind);
		if (is_of_root(nlh) && !is_one_of(kind, filter_kinds))
			return false;
	}
	return true;
}

/* htb tells its version in full and takes the first half of it alone. */
static void mend_htb(struct nlmsghdr *nlh)
{
	const struct nlattr *options = messages_find(nlh, TCA_OPTIONS), *attr;
	struct tc_htb_glob *glob;

	if (!options)
		return;
	mnl_attr_for_each_nested(attr, options) {
		if (mnl_attr_get_type(attr) != TCA_HTB_INIT ||
		    mnl_attr_get_payload_len(attr) < sizeof(*glob))
			continue;
		glob = mnl_attr_get_payload(attr);
		if (glob->version >> 16)
			glob->version >>= 16;
	}
}

/* Filters tell whether hardware has them, and may not be told so. */
static void mend_filter(struct nlmsghdr *nlh, const char *kind)
{
	static const struct {
		const char *kind;
		uint16_t flags;
	} kinds[] = {
		{ "u32", TCA_U32_FLAGS },
		{ "matchall", TCA_MATCHALL_FLAGS },
		{ "flower", TCA_FLOWER_FLAGS },
	};
	const struct nlattr *options = messages_find(nlh, TCA_OPTIONS), *attr;
	uint32_t *flags;
	size_t i;

	for (i = 0; options && i < sizeof(kinds) / sizeof(*kinds); i++) {
		if (strcmp(kind, kinds[i].kind) != 0)
			continue;
		mnl_attr_for_each_nested(attr, options) {
			if (mnl_attr_get_type(attr) != kinds[i].flags ||
			    mnl_attr_get_payload_len(attr) < sizeof(*flags))
				continue;
			flags = mnl_attr_get_payload(attr);
			*flags &= TCA_CLS_FLAGS_SKIP_HW | TCA_CLS_FLAGS_SKIP_SW;
		}
	}
}

/* The same as a request, without figures. */
static struct nlmsghdr *as_request(const struct nlmsghdr *nlh, void *buffer,
				   uint32_t device)
{
	static const uint16_t types[] = { TCA_KIND, TCA_OPTIONS, TCA_CHAIN };
	struct nlmsghdr *request = mnl_nlmsg_put_header(buffer);
	char kind[MESSAGES_KIND_SIZE];
	const struct nlattr *attr;
	struct tcmsg *tc;
	size_t i;

	request->nlmsg_type = nlh->nlmsg_type;
	request->nlmsg_flags = NLM_F_CREATE | NLM_F_REPLACE;
	tc = mnl_nlmsg_put_extra_header(request, sizeof(*tc));
	*tc = *messages_head(nlh);
	tc->tcm_ifindex = (int)device;
	/* filled with what only the kernel means */
	if (nlh->nlmsg_type != RTM_NEWTFILTER)
		tc->tcm_info = 0;
	for (i = 0; i < sizeof(types) / sizeof(*types); i++) {
		attr = messages_find(nlh, types[i]);
		if (attr && request->nlmsg_len + attr->nla_len +
		    MNL_ALIGNTO < RTNL_MESSAGE_SIZE)
			mnl_attr_put(request, types[i],
				     mnl_attr_get_payload_len(attr),
				     mnl_attr_get_payload(attr));
	}
	messages_kind(nlh, kind);
	if (nlh->nlmsg_type == RTM_NEWQDISC && !strcmp(kind, "htb"))
		mend_htb(request);
	if (nlh->nlmsg_type == RTM_NEWTFILTER)
		mend_filter(request, kind);
	return request;
}

/* The head of a list of filters, or u32's first table of it. */
static bool comes_by_itself(const struct nlmsghdr *nlh, const char *kind)
{
	uint32_t handle = messages_head(nlh)->tcm_handle;

	if (!handle || !messages_find(nlh, TCA_OPTIONS))
		return true;
	return !strcmp(kind, "u32") && !TC_U32_KEY(handle) &&
	       TC_U32_HTID(handle) >= U32_OWN_TABLES;
}

static bool is_wanted(const struct nlmsghdr *nlh)
{
	char kind[MESSAGES_KIND_SIZE];

	messages_kind(nlh, kind);
	if (nlh->nlmsg_type == RTM_NEWQDISC)
		return is_in_tree(nlh) && messages_head(nlh)->tcm_handle;
	if (nlh->nlmsg_type == RTM_NEWTCLASS)
		return is_one_of(kind, class_kinds);
	return is_of_root(nlh) && !comes_by_itself(nlh, kind);
}

/*
 * A root that is there and knows no change is right as it is; so is a table
 * of filters that came with its list.
 */
static bool is_harmless(const struct nlmsghdr *nlh, int ret, bool in_place)
{
	if (nlh->nlmsg_type == RTM_NEWQDISC)
		return in_place && ret == -EINVAL &&
		       messages_head(nlh)->tcm_parent == PLAN_ROOT;
	return ret == -EEXIST;
}

/*
 * Sends what has not been taken yet; children come before their parents in
 * no certain order, so that this is done again as long as it helps.
 */
static size_t send_left(struct rtnl *r, uint32_t device, bool in_place,
			const struct messages *m, bool *done, int *error)
{
	const struct nlmsghdr *nlh = NULL;
	size_t i = 0, taken = 0;
	char buffer[RTNL_MESSAGE_SIZE];
	int ret;

	for (; (nlh = messages_next(m, nlh)); i++) {
		if (done[i])
			continue;
		ret = is_wanted(nlh) ?
			rtnl_talk(r, as_request(nlh, buffer, device)) : 0;
		if (is_harmless(nlh, ret, in_place))
			ret = 0;
		if (ret) {
			*error = ret;
			continue;
		}
		done[i] = true;
		taken++;
	}
	return taken;
}

static int send_all(struct rtnl *r, uint32_t device, bool in_place,
		    const struct messages *m)
{
	const struct nlmsghdr *nlh = NULL;
	size_t nr = 0;
	bool *done;
	int error;

	while ((nlh = messages_next(m, nlh)))
		nr++;
	done = calloc(nr + 1, sizeof(*done));
	if (!done)
		return -ENOMEM;
	do {
		error = 0;
	} while (send_left(r, device, in_place, m, done, &error) && error);
	free(done);
	return error;
}

static int tree_of(const struct present *p, struct messages *tree)
{
	const struct messages *const parts[] = { &p->qdiscs, &p->classes,
						 &p->filters };
	const struct nlmsghdr *nlh = NULL;
	size_t i;
	int ret = 0;

	for (i = 0; i < sizeof(parts) / sizeof(*parts); i++)
		while (!ret && (nlh = messages_next(parts[i], nlh)))
			ret = messages_add(tree, nlh);
	return ret;
}

static bool has_class(const struct present *p, uint32_t handle)
{
	const struct nlmsghdr *nlh = NULL;

	while ((nlh = messages_next(&p->classes, nlh)))
		if (messages_head(nlh)->tcm_handle == handle)
			return true;
	return false;
}

/* What has come since; those that have children still go another time. */
static void drop_added(struct rtnl *r, uint32_t device,
		       const struct present *now, const struct present *p)
{
	char buffer[256], kind[MESSAGES_KIND_SIZE];
	const struct nlmsghdr *nlh = NULL;
	bool again;

	do {
		again = false;
		while ((nlh = messages_next(&now->classes, nlh))) {
			uint32_t handle = messages_head(nlh)->tcm_handle;

			messages_kind(nlh, kind);
			if (is_one_of(kind, class_kinds) &&
			    !has_class(p, handle) &&
			    !rtnl_talk(r, message_del_class(buffer, device,
							    handle)))
				again = true;
		}
	} while (again);
}

static bool has_queue(const struct present *p, uint32_t parent)
{
	const struct nlmsghdr *nlh = NULL;

	while ((nlh = messages_next(&p->qdiscs, nlh)))
		if (messages_head(nlh)->tcm_parent == parent &&
		    messages_head(nlh)->tcm_handle)
			return true;
	return false;
}

/*
 * Queues in classes that had the plain one, which comes by itself. Those in
 * classes that have come go with them.
 */
static int drop_queues(struct rtnl *r, uint32_t device,
		       const struct present *now, const struct present *p)
{
	const struct nlmsghdr *nlh = NULL;
	char buffer[256];
	int ret, first = 0;

	while ((nlh = messages_next(&now->qdiscs, nlh))) {
		uint32_t parent = messages_head(nlh)->tcm_parent;

		if (!messages_head(nlh)->tcm_handle || !is_in_tree(nlh) ||
		    !has_class(p, parent) || has_queue(p, parent))
			continue;
		ret = rtnl_talk(r, message_del_qdisc(buffer, device, parent, 0));
		if (ret && !first)
			first = ret;
	}
	return first;
}

int restore_root(struct rtnl *r, uint32_t device, const struct present *p)
{
	struct messages tree = { 0 };
	struct present *now;
	char buffer[256];
	bool in_place;
	int ret = present_get(r, device, &now), dropped = 0;

	if (ret)
		return ret;
	in_place = now->root_handle == p->root_handle &&
		   !strcmp(now->root_kind, p->root_kind);
	if (now->root_handle && !in_place)
		ret = rtnl_talk(r, message_del_qdisc(buffer, device, PLAN_ROOT,
						     0));
	if (ret || !p->root_handle) {
		present_free(now);
		return ret;
	}
	ret = tree_of(p, &tree);
	if (!ret)
		ret = send_all(r, device, in_place, &tree);
	if (in_place) {
		drop_added(r, device, now, p);
		dropped = drop_queues(r, device, now, p);
	}
	free(tree.data);
	present_free(now);
	return ret ? ret : dropped;
}
