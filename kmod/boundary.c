// SPDX-License-Identifier: GPL-2.0-only
/*
 * The boundary over netlink: crossings, posture, layout. All of it tells
 * what others on the machine do or where the kernel is: for those who
 * administer the machine, not just a namespace.
 */
#include <linux/capability.h>
#include <linux/cpu.h>
#include <net/netlink.h>

#include "control.h"
#include "crossings.h"
#include "posture.h"

static int check_admin(const struct sk_buff *skb)
{
	return netlink_capable(skb, CAP_SYS_ADMIN) ? 0 : -EPERM;
}

int limen_do_set_crossings(struct sk_buff *skb, struct genl_info *info)
{
	const struct nlattr *mode = info->attrs[LIMEN_A_MODE];
	int ret = check_admin(skb);

	if (ret)
		return ret;
	if (!mode) {
		GENL_SET_ERR_MSG(info, "the mode is missing");
		return -EINVAL;
	}
	return limen_crossings_set_mode(nla_get_u8(mode));
}

/* @cpu below 0: all of them */
static int put_crossings(struct sk_buff *msg, int cpu)
{
	struct nlattr *nest = nla_nest_start(msg, LIMEN_A_CROSSINGS);
	unsigned int id;
	u64 value;

	if (!nest)
		return -EMSGSIZE;
	for (id = 0; id < LIMEN_NR_CROSSINGS; id++) {
		value = cpu < 0 ? limen_crossings_sum(id) :
			limen_crossings_value(cpu, id);
		/* attribute 0 is taken, so a kind's is one up */
		if (nla_put_u64_64bit(msg, id + 1, value, 0))
			return -EMSGSIZE;
	}
	nla_nest_end(msg, nest);
	return 0;
}

static int put_state(struct sk_buff *msg)
{
	struct limen_cost cost = limen_crossings_cost();

	if (nla_put_u8(msg, LIMEN_A_MODE, limen_crossings_mode()) ||
	    nla_put_u64_64bit(msg, LIMEN_A_PRESENT, limen_crossings_present(),
			      LIMEN_A_PAD) ||
	    nla_put(msg, LIMEN_A_COST, sizeof(cost), &cost))
		return -EMSGSIZE;
	return put_crossings(msg, -1);
}

static int put_regions(struct sk_buff *msg)
{
	struct limen_region regions[LIMEN_NR_REGIONS];

	limen_layout_get(regions);
	return nla_put(msg, LIMEN_A_REGIONS, sizeof(regions), regions);
}

/* One message, of what @put puts into it. */
static int reply(struct sk_buff *skb, struct genl_info *info,
		 int (*put)(struct sk_buff *msg))
{
	int ret = check_admin(skb);
	struct sk_buff *msg;
	void *hdr;

	if (ret)
		return ret;
	msg = limen_control_new_reply(info, GENLMSG_DEFAULT_SIZE, &hdr);
	if (!msg)
		return -ENOMEM;
	ret = put(msg);
	if (!ret)
		return limen_control_reply(info, msg, hdr);
	nlmsg_free(msg);
	return ret;
}

int limen_do_get_crossings(struct sk_buff *skb, struct genl_info *info)
{
	return reply(skb, info, put_state);
}

int limen_do_get_layout(struct sk_buff *skb, struct genl_info *info)
{
	return reply(skb, info, put_regions);
}

/*
 * Dumps. Each row is put by its number; -ENOENT: there is none by it.
 */
typedef int put_row_fn(struct sk_buff *msg, unsigned long row);

static int dump_row(struct sk_buff *skb, struct netlink_callback *cb, u8 cmd,
		    put_row_fn *put)
{
	void *hdr = genlmsg_put(skb, NETLINK_CB(cb->skb).portid,
				cb->nlh->nlmsg_seq, &limen_genl_family,
				NLM_F_MULTI, cmd);
	int ret;

	if (!hdr)
		return -EMSGSIZE;
	ret = put(skb, cb->args[0]);
	if (ret)
		genlmsg_cancel(skb, hdr);
	else
		genlmsg_end(skb, hdr);
	return ret == -ENOENT ? 0 : ret;
}

static int dump_rows(struct sk_buff *skb, struct netlink_callback *cb, u8 cmd,
		     unsigned long nr, put_row_fn *put)
{
	int ret = check_admin(cb->skb);

	for (; !ret && cb->args[0] < nr; cb->args[0]++) {
		ret = dump_row(skb, cb, cmd, put);
		if (ret)
			break;
		cond_resched();
	}
	return ret && !skb->len ? ret : skb->len;
}

static int put_one_cpu(struct sk_buff *msg, unsigned long cpu)
{
	if (!cpu_possible(cpu) || !limen_crossings_of(cpu))
		return -ENOENT;
	if (nla_put_u32(msg, LIMEN_A_CPU, cpu))
		return -EMSGSIZE;
	return put_crossings(msg, cpu);
}

static int put_call(struct sk_buff *msg, unsigned long row)
{
	struct limen_call call;

	limen_crossings_sum_call(row / LIMEN_MAX_CALLS, row % LIMEN_MAX_CALLS,
				 &call);
	/* one that was under way at the start may only have returned */
	if (!call.entered && !call.failed)
		return -ENOENT;
	return nla_put(msg, LIMEN_A_CALL, sizeof(call), &call);
}

static int put_process(struct sk_buff *msg, unsigned long row)
{
	unsigned int cpu = row / LIMEN_MAX_PROCESSES;
	struct limen_process process;

	if (!cpu_possible(cpu) ||
	    !limen_crossings_process(cpu, row % LIMEN_MAX_PROCESSES, &process))
		return -ENOENT;
	return nla_put(msg, LIMEN_A_PROCESS, sizeof(process), &process);
}

static int put_posture(struct sk_buff *msg, unsigned long cpu)
{
	struct limen_posture posture;
	int ret;

	if (!cpu_online(cpu))
		return -ENOENT;
	ret = limen_posture_read(cpu, &posture);
	/* it went in between */
	if (ret)
		return ret == -ENXIO ? -ENOENT : ret;
	return nla_put(msg, LIMEN_A_POSTURE, sizeof(posture), &posture);
}

int limen_dump_crossings(struct sk_buff *skb, struct netlink_callback *cb)
{
	return dump_rows(skb, cb, LIMEN_CMD_GET_CROSSINGS, nr_cpu_ids, put_one_cpu);
}

int limen_dump_calls(struct sk_buff *skb, struct netlink_callback *cb)
{
	return dump_rows(skb, cb, LIMEN_CMD_GET_CALLS, 2 * LIMEN_MAX_CALLS,
			 put_call);
}

int limen_dump_processes(struct sk_buff *skb, struct netlink_callback *cb)
{
	return dump_rows(skb, cb, LIMEN_CMD_GET_PROCESSES,
			 (unsigned long)nr_cpu_ids * LIMEN_MAX_PROCESSES,
			 put_process);
}

int limen_dump_posture(struct sk_buff *skb, struct netlink_callback *cb)
{
	return dump_rows(skb, cb, LIMEN_CMD_GET_POSTURE, nr_cpu_ids,
			 put_posture);
}
