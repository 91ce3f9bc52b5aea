// SPDX-License-Identifier: GPL-2.0-or-later
#include "shape/message.h"

#include <arpa/inet.h>
#include <string.h>

#include <libmnl/libmnl.h>
#include <linux/if_ether.h>
#include <linux/if_link.h>
#include <linux/pkt_cls.h>
#include <linux/pkt_sched.h>
#include <linux/rtnetlink.h>
#include <linux/tc_act/tc_connmark.h>
#include <linux/tc_act/tc_ctinfo.h>
#include <linux/tc_act/tc_mirred.h>
#include <linux/tc_act/tc_skbedit.h>
#include <net/if.h>

#include "shape/plan.h"

enum {
	HTB_VERSION = 3,		/* the kernel's only one */
	NS_PER_TICK_SHIFT = 6,		/* of the scheduler's clock */
	IFB_QUEUE = 1000,
};

static struct nlmsghdr *start(void *buffer, uint16_t type, uint16_t flags,
			      uint32_t device)
{
	struct nlmsghdr *nlh = mnl_nlmsg_put_header(buffer);
	struct tcmsg *tc = mnl_nlmsg_put_extra_header(nlh, sizeof(*tc));

	nlh->nlmsg_type = type;
	nlh->nlmsg_flags = flags;
	tc->tcm_family = AF_UNSPEC;
	tc->tcm_ifindex = (int)device;
	return nlh;
}

static struct nlmsghdr *start_at(void *buffer, uint16_t type, uint16_t flags,
				 uint32_t device, uint32_t parent,
				 uint32_t handle)
{
	struct nlmsghdr *nlh = start(buffer, type, flags, device);
	struct tcmsg *tc = mnl_nlmsg_get_payload(nlh);

	tc->tcm_parent = parent;
	tc->tcm_handle = handle;
	return nlh;
}

static struct nlattr *start_options(struct nlmsghdr *nlh, const char *kind)
{
	mnl_attr_put_strz(nlh, TCA_KIND, kind);
	return mnl_attr_nest_start(nlh, TCA_OPTIONS);
}

/*
 * Devices.
 */
static void put_ifb(struct nlmsghdr *nlh, const struct plan_step *s)
{
	struct ifinfomsg *info;
	struct nlattr *nest;

	nlh->nlmsg_len = MNL_NLMSG_HDRLEN;
	nlh->nlmsg_type = RTM_NEWLINK;
	nlh->nlmsg_flags = NLM_F_CREATE | NLM_F_EXCL;
	info = mnl_nlmsg_put_extra_header(nlh, sizeof(*info));
	info->ifi_family = AF_UNSPEC;
	info->ifi_flags = IFF_UP;
	info->ifi_change = IFF_UP;
	mnl_attr_put_strz(nlh, IFLA_IFNAME, s->device);
	mnl_attr_put_u32(nlh, IFLA_TXQLEN, IFB_QUEUE);
	nest = mnl_attr_nest_start(nlh, IFLA_LINKINFO);
	mnl_attr_put_strz(nlh, IFLA_INFO_KIND, "ifb");
	mnl_attr_nest_end(nlh, nest);
}

/*
 * Qdiscs and classes.
 */
static void put_htb(struct nlmsghdr *nlh)
{
	struct tc_htb_glob glob = {
		.version = HTB_VERSION,
		.rate2quantum = 10,
		.defcls = CONFIG_SHAPE_FIRST,
	};
	struct nlattr *nest = start_options(nlh, "htb");

	mnl_attr_put(nlh, TCA_HTB_INIT, sizeof(glob), &glob);
	mnl_attr_nest_end(nlh, nest);
}

static uint32_t ticks(uint32_t bytes, uint64_t bits_s)
{
	uint64_t ns = bytes * 8ULL * 1000000000 / bits_s;
	uint64_t v = ns >> NS_PER_TICK_SHIFT;

	return v > UINT32_MAX ? UINT32_MAX : (uint32_t)v;
}

static void fill_rate(struct tc_ratespec *spec, const struct plan_step *s,
		      uint64_t bits_s)
{
	spec->rate = (uint32_t)(bits_s / 8);
	spec->linklayer = TC_LINKLAYER_ETHERNET;
	spec->overhead = s->overhead;
	spec->mpu = s->mpu;
}

static void put_class(struct nlmsghdr *nlh, const struct plan_step *s)
{
	struct tc_htb_opt opt = {
		.buffer = ticks(s->burst, s->rate),
		.cbuffer = ticks(s->burst, s->ceiling),
		.quantum = s->quantum,
		.prio = s->precedence,
	};
	struct nlattr *nest = start_options(nlh, "htb");

	fill_rate(&opt.rate, s, s->rate);
	fill_rate(&opt.ceil, s, s->ceiling);
	mnl_attr_put(nlh, TCA_HTB_PARMS, sizeof(opt), &opt);
	mnl_attr_nest_end(nlh, nest);
}

static void put_fq_codel(struct nlmsghdr *nlh, const struct plan_step *s)
{
	struct nlattr *nest = start_options(nlh, "fq_codel");

	mnl_attr_put_u32(nlh, TCA_FQ_CODEL_TARGET, s->target_us);
	mnl_attr_put_u32(nlh, TCA_FQ_CODEL_INTERVAL, s->interval_us);
	mnl_attr_nest_end(nlh, nest);
}

/*
 * Without a rate of its own, which is htb's, and without tins, which are the
 * classes.
 */
static void put_cake(struct nlmsghdr *nlh, const struct plan_step *s)
{
	struct nlattr *nest = start_options(nlh, "cake");

	mnl_attr_put_u64(nlh, TCA_CAKE_BASE_RATE64, 0);
	mnl_attr_put_u32(nlh, TCA_CAKE_DIFFSERV_MODE, CAKE_DIFFSERV_BESTEFFORT);
	mnl_attr_put_u32(nlh, TCA_CAKE_NAT, 1);
	mnl_attr_put_u32(nlh, TCA_CAKE_SPLIT_GSO, 1);
	mnl_attr_put_u32(nlh, TCA_CAKE_RTT, s->interval_us);
	mnl_attr_put_u32(nlh, TCA_CAKE_TARGET, s->target_us);
	mnl_attr_nest_end(nlh, nest);
}

/*
 * Filters: u32, which every kernel has, with one key that matches all.
 */
struct filter_message {
	struct nlmsghdr *nlh;
	struct nlattr *options, *actions, *action, *action_options;
	uint16_t nr_actions;
};

static void start_filter(struct filter_message *m, uint32_t preference)
{
	struct {
		struct tc_u32_sel sel;
		struct tc_u32_key key;
	} match = {
		.sel = { .flags = TC_U32_TERMINAL, .nkeys = 1 },
	};
	struct tcmsg *tc = mnl_nlmsg_get_payload(m->nlh);

	tc->tcm_info = TC_H_MAKE(preference << 16, htons(ETH_P_ALL));
	m->options = start_options(m->nlh, "u32");
	mnl_attr_put(m->nlh, TCA_U32_SEL, sizeof(match), &match);
}

static void put_mark(struct filter_message *m, uint32_t mark, uint32_t mask)
{
	struct tc_u32_mark match = { .val = mark, .mask = mask };

	mnl_attr_put(m->nlh, TCA_U32_MARK, sizeof(match), &match);
}

static void start_action(struct filter_message *m, const char *kind)
{
	if (!m->actions)
		m->actions = mnl_attr_nest_start(m->nlh, TCA_U32_ACT);
	m->action = mnl_attr_nest_start(m->nlh, ++m->nr_actions);
	mnl_attr_put_strz(m->nlh, TCA_ACT_KIND, kind);
	m->action_options = mnl_attr_nest_start(m->nlh, TCA_ACT_OPTIONS);
}

static void end_action(struct filter_message *m)
{
	mnl_attr_nest_end(m->nlh, m->action_options);
	mnl_attr_nest_end(m->nlh, m->action);
}

static void end_filter(struct filter_message *m)
{
	mnl_attr_nest_end(m->nlh, m->actions);
	mnl_attr_nest_end(m->nlh, m->options);
}

static void put_ctinfo(struct filter_message *m, uint32_t mask)
{
	struct tc_ctinfo parms = { .action = TC_ACT_UNSPEC };

	start_action(m, "ctinfo");
	mnl_attr_put(m->nlh, TCA_CTINFO_ACT, sizeof(parms), &parms);
	mnl_attr_put_u32(m->nlh, TCA_CTINFO_PARMS_CPMARK_MASK, mask);
	end_action(m);
}

/* The whole mark: it has no mask. */
static void put_connmark(struct filter_message *m)
{
	struct tc_connmark parms = { .action = TC_ACT_UNSPEC };

	start_action(m, "connmark");
	mnl_attr_put(m->nlh, TCA_CONNMARK_PARMS, sizeof(parms), &parms);
	end_action(m);
}

static void put_priority(struct filter_message *m, uint32_t priority)
{
	struct tc_skbedit parms = { .action = TC_ACT_PIPE };

	start_action(m, "skbedit");
	mnl_attr_put(m->nlh, TCA_SKBEDIT_PARMS, sizeof(parms), &parms);
	mnl_attr_put_u32(m->nlh, TCA_SKBEDIT_PRIORITY, priority);
	end_action(m);
}

static void put_redirect(struct filter_message *m, uint32_t target)
{
	struct tc_mirred parms = {
		.action = TC_ACT_STOLEN,
		.eaction = TCA_EGRESS_REDIR,
		.ifindex = target,
	};

	start_action(m, "mirred");
	mnl_attr_put(m->nlh, TCA_MIRRED_PARMS, sizeof(parms), &parms);
	end_action(m);
}

static void put_filter(struct nlmsghdr *nlh, const struct plan_step *s,
		       uint32_t target, uint32_t preference, int form)
{
	struct filter_message m = { .nlh = nlh };

	start_filter(&m, preference);
	if (s->kind == PLAN_CHOOSE)
		put_mark(&m, s->mark, s->mask);
	if (s->kind != PLAN_RESTORE) {
		put_priority(&m, s->priority);
		put_redirect(&m, target);
	} else if (form == 0) {
		put_ctinfo(&m, s->mask);
	} else {
		put_connmark(&m);
	}
	end_filter(&m);
}

int message_forms(const struct plan_step *s)
{
	return s->kind == PLAN_RESTORE ? 2 : 1;
}

struct nlmsghdr *message_step(const struct plan_step *s, void *buffer,
			      uint32_t device, uint32_t target,
			      uint32_t preference, int form)
{
	const uint16_t make = NLM_F_CREATE | NLM_F_REPLACE;
	struct nlmsghdr *nlh = start_at(buffer, RTM_NEWQDISC, make, device,
					s->parent, s->handle);

	switch (s->kind) {
	case PLAN_IFB:
		put_ifb(nlh, s);
		break;
	case PLAN_HTB:
		put_htb(nlh);
		break;
	case PLAN_CLASS:
		nlh->nlmsg_type = RTM_NEWTCLASS;
		put_class(nlh, s);
		break;
	case PLAN_FQ_CODEL:
		put_fq_codel(nlh, s);
		break;
	case PLAN_CAKE:
		put_cake(nlh, s);
		break;
	case PLAN_INGRESS:
		nlh->nlmsg_flags = NLM_F_CREATE | NLM_F_EXCL;
		mnl_attr_put_strz(nlh, TCA_KIND, "ingress");
		break;
	case PLAN_RESTORE:
	case PLAN_CHOOSE:
	case PLAN_REST:
		nlh->nlmsg_type = RTM_NEWTFILTER;
		nlh->nlmsg_flags = NLM_F_CREATE | NLM_F_EXCL;
		put_filter(nlh, s, target, preference, form);
		break;
	}
	return nlh;
}

struct nlmsghdr *message_del_qdisc(void *buffer, uint32_t device,
				   uint32_t parent, uint32_t handle)
{
	return start_at(buffer, RTM_DELQDISC, 0, device, parent, handle);
}

struct nlmsghdr *message_del_class(void *buffer, uint32_t device,
				   uint32_t handle)
{
	return start_at(buffer, RTM_DELTCLASS, 0, device, 0, handle);
}

struct nlmsghdr *message_del_filters(void *buffer, uint32_t device,
				     uint32_t preference)
{
	struct nlmsghdr *nlh = start_at(buffer, RTM_DELTFILTER, 0, device,
					PLAN_INGRESS_FILTERS, 0);
	struct tcmsg *tc = mnl_nlmsg_get_payload(nlh);

	tc->tcm_info = TC_H_MAKE(preference << 16, htons(ETH_P_ALL));
	return nlh;
}

struct nlmsghdr *message_del_link(void *buffer, uint32_t device)
{
	struct nlmsghdr *nlh = mnl_nlmsg_put_header(buffer);
	struct ifinfomsg *info;

	nlh->nlmsg_type = RTM_DELLINK;
	info = mnl_nlmsg_put_extra_header(nlh, sizeof(*info));
	info->ifi_family = AF_UNSPEC;
	info->ifi_index = (int)device;
	return nlh;
}

struct nlmsghdr *message_get(void *buffer, uint16_t type, uint32_t device,
			     uint32_t parent)
{
	return start_at(buffer, type, 0, device, parent, 0);
}
