// SPDX-License-Identifier: GPL-2.0-only
/*
 * The tables of a namespace over netlink: policy, labels, classes, counters.
 */
#include <net/netlink.h>
#include <net/sock.h>

#include "control.h"
#include "sysfs.h"

/* policy */

static u8 get_u8(struct genl_info *info, enum limen_attr attr)
{
	return info->attrs[attr] ? nla_get_u8(info->attrs[attr]) : 0;
}

static int parse_policy(struct genl_info *info,
			struct limen_policy_request *request)
{
	const struct nlattr *classes = info->attrs[LIMEN_A_CLASSES];
	const struct nlattr *labels = info->attrs[LIMEN_A_LABEL_CLASS];
	const struct nlattr *mask = info->attrs[LIMEN_A_MARK_MASK];

	if (!classes || !labels) {
		GENL_SET_ERR_MSG(info, "classes or labels are missing");
		return -EINVAL;
	}
	if (nla_len(classes) % sizeof(*request->classes) ||
	    nla_len(labels) % sizeof(*request->labels)) {
		GENL_SET_ERR_MSG(info, "no whole number of classes or labels");
		return -EINVAL;
	}
	request->classes = nla_data(classes);
	request->nr_classes = nla_len(classes) / sizeof(*request->classes);
	request->labels = nla_data(labels);
	request->nr_labels = nla_len(labels) / sizeof(*request->labels);
	request->testing_class = get_u8(info, LIMEN_A_TESTING_CLASS);
	request->unknown_class = get_u8(info, LIMEN_A_UNKNOWN_CLASS);
	request->mark_mask = mask ? nla_get_u32(mask) : 0;
	return 0;
}

static int replace_policy(struct genl_info *info, struct limen_net *ln,
			  const struct limen_policy_request *request)
{
	const struct nlattr *down = info->attrs[LIMEN_A_ON_DAEMON_DOWN];
	struct limen_policy *policy;
	int ret;

	ret = limen_control_check_owner(info, ln);
	if (ret)
		return ret;
	policy = limen_policy_copy(ln);
	if (!policy)
		return -ENOMEM;
	ret = limen_policy_fill(policy, request, info->extack);
	if (ret)
		goto err_free_policy;
	if (down)
		policy->rules.on_daemon_down = nla_get_u8(down);
	ret = limen_sysfs_set_classes(ln, policy);
	if (ret)
		goto err_free_policy;
	limen_policy_put_in_force(ln, policy);
	limen_event_send(ln, LIMEN_EVENT_POLICY, 0, NULL, 0);
	return 0;

err_free_policy:
	kfree(policy);
	return ret;
}

int limen_do_set_policy(struct sk_buff *skb, struct genl_info *info)
{
	struct limen_net *ln = limen_info_net(info);
	struct limen_policy_request request;
	int ret;

	ret = parse_policy(info, &request);
	if (ret)
		return ret;
	mutex_lock(&ln->lock);
	ret = replace_policy(info, ln, &request);
	mutex_unlock(&ln->lock);
	return ret;
}

/* classes */

static int put_class(struct sk_buff *msg, const struct limen_net *ln,
		     const struct limen_class *class)
{
	struct limen_volume volume;

	volume = limen_counters_sum_class(ln->counters, class->class);
	if (nla_put(msg, LIMEN_A_CLASSES, sizeof(*class), class) ||
	    nla_put_u64_64bit(msg, LIMEN_A_PACKETS, volume.packets,
			      LIMEN_A_PAD) ||
	    nla_put_u64_64bit(msg, LIMEN_A_BYTES, volume.bytes, LIMEN_A_PAD))
		return -EMSGSIZE;
	return 0;
}

static void *start_part(struct sk_buff *skb, struct netlink_callback *cb,
			u8 cmd)
{
	return genlmsg_put(skb, NETLINK_CB(cb->skb).portid,
			   cb->nlh->nlmsg_seq, &limen_genl_family,
			   NLM_F_MULTI, cmd);
}

/* Ends a part of a dump, or takes it back when it did not fit. */
static int end_part(struct sk_buff *skb, void *hdr, int ret)
{
	if (ret)
		genlmsg_cancel(skb, hdr);
	else
		genlmsg_end(skb, hdr);
	return ret;
}

static int dump_class(struct sk_buff *skb, struct netlink_callback *cb,
		      const struct limen_net *ln,
		      const struct limen_class *class)
{
	void *hdr = start_part(skb, cb, LIMEN_CMD_GET_CLASSES);

	if (!hdr)
		return -EMSGSIZE;
	return end_part(skb, hdr, put_class(skb, ln, class));
}

/*
 * A dump goes on where the last message was full: cb->args[0] is the next
 * class, or label. A policy that changes in between shows in the rest.
 */
int limen_dump_classes(struct sk_buff *skb, struct netlink_callback *cb)
{
	struct limen_net *ln = limen_net_of(sock_net(skb->sk));
	const struct limen_policy *policy;
	unsigned long i = cb->args[0];

	mutex_lock(&ln->lock);
	policy = limen_policy_get(ln);
	if (policy)
		for_each_set_bit_from(i, policy->classes, LIMEN_MAX_CLASSES)
			if (dump_class(skb, cb, ln, &policy->class[i]))
				break;
	mutex_unlock(&ln->lock);
	cb->args[0] = policy ? i : 0;
	return skb->len;
}

/* labels */

static int put_label(struct sk_buff *msg, const struct limen_net *ln,
		     const struct limen_label *label)
{
	struct limen_volume volume;
	struct nlattr *nest;
	u8 class;

	nest = nla_nest_start(msg, LIMEN_A_LABEL);
	if (!nest)
		return -EMSGSIZE;
	class = limen_gate_label_class(&limen_policy_get(ln)->rules, label->id);
	volume = limen_counters_sum_label(ln->counters, label->id);
	if (nla_put_string(msg, LIMEN_LABEL_A_NAME, label->name) ||
	    nla_put_u16(msg, LIMEN_LABEL_A_ID, label->id) ||
	    nla_put_u8(msg, LIMEN_LABEL_A_CLASS, class) ||
	    nla_put_u64_64bit(msg, LIMEN_LABEL_A_PACKETS, volume.packets,
			      LIMEN_LABEL_A_PAD) ||
	    nla_put_u64_64bit(msg, LIMEN_LABEL_A_BYTES, volume.bytes,
			      LIMEN_LABEL_A_PAD))
		return -EMSGSIZE;
	nla_nest_end(msg, nest);
	return 0;
}

static int dump_label(struct sk_buff *skb, struct netlink_callback *cb,
		      const struct limen_net *ln,
		      const struct limen_label *label)
{
	void *hdr = start_part(skb, cb, LIMEN_CMD_GET_LABELS);

	if (!hdr)
		return -EMSGSIZE;
	return end_part(skb, hdr, put_label(skb, ln, label));
}

int limen_dump_labels(struct sk_buff *skb, struct netlink_callback *cb)
{
	struct limen_net *ln = limen_net_of(sock_net(skb->sk));
	unsigned long id = cb->args[0];

	mutex_lock(&ln->lock);
	for (; id < LIMEN_MAX_LABELS; id++) {
		const struct limen_label *label;

		label = limen_label_find(ln->labels, id);
		if (label && dump_label(skb, cb, ln, label))
			break;
	}
	mutex_unlock(&ln->lock);
	cb->args[0] = id;
	return skb->len;
}

/* Returns the id, or -errno with a text that names the label. */
static int prepare_label(struct genl_info *info, struct limen_net *ln,
			 struct nlattr **attrs)
{
	const struct nlattr *id = attrs[LIMEN_LABEL_A_ID];
	const char *name;
	int ret;

	if (!attrs[LIMEN_LABEL_A_NAME]) {
		GENL_SET_ERR_MSG(info, "label without a name");
		return -EINVAL;
	}
	name = nla_data(attrs[LIMEN_LABEL_A_NAME]);
	ret = limen_label_prepare(ln, name, id ? nla_get_u16(id) : 0);
	switch (ret) {
	case -EINVAL:
		GENL_SET_ERR_MSG(info, "label name is not printable ASCII without blanks");
		break;
	case -EEXIST:
		limen_control_say(info, ln,
				  "label %s or its wanted id is taken", name);
		break;
	case -ERANGE:
		limen_control_say(info, ln, "label %s: id out of range", name);
		break;
	case -ENOSPC:
		limen_control_say(info, ln, "no id left for label %s", name);
		break;
	}
	return ret;
}

static int put_added(struct sk_buff *msg, struct nlattr **attrs, u16 id)
{
	struct nlattr *nest = nla_nest_start(msg, LIMEN_A_LABEL);

	if (!nest ||
	    nla_put_string(msg, LIMEN_LABEL_A_NAME,
			   nla_data(attrs[LIMEN_LABEL_A_NAME])) ||
	    nla_put_u16(msg, LIMEN_LABEL_A_ID, id))
		return -EMSGSIZE;
	nla_nest_end(msg, nest);
	return 0;
}

static int prepare_labels(struct genl_info *info, struct limen_net *ln,
			  struct sk_buff *msg)
{
	struct nlattr *attrs[LIMEN_LABEL_A_MAX + 1];
	struct nlattr *attr, *nest;
	int rem, id, ret;

	nest = nla_nest_start(msg, LIMEN_A_LABELS);
	if (!nest)
		return -EMSGSIZE;
	nla_for_each_nested(attr, info->attrs[LIMEN_A_LABELS], rem) {
		/* the family's policy has looked into the nests already */
		ret = nla_parse_nested(attrs, LIMEN_LABEL_A_MAX, attr,
				       limen_label_policy, info->extack);
		if (ret)
			return ret;
		id = prepare_label(info, ln, attrs);
		if (id < 0)
			return id;
		ret = put_added(msg, attrs, id);
		if (ret)
			return ret;
	}
	/* the same names over and over, which with their ids take more room */
	if (skb_tail_pointer(msg) - (u8 *)nest > U16_MAX) {
		GENL_SET_ERR_MSG(info, "more labels than an answer has room for");
		return -EMSGSIZE;
	}
	nla_nest_end(msg, nest);
	return 0;
}

/*
 * All of them or none, and none, too, when the answer cannot be delivered.
 * Whoever has it and asks on waits for the lock. Swallows @msg.
 */
static int add_labels(struct genl_info *info, struct limen_net *ln,
		      struct sk_buff *msg, void *hdr)
{
	int ret;

	ret = prepare_labels(info, ln, msg);
	if (ret)
		nlmsg_free(msg);
	else
		ret = limen_control_reply(info, msg, hdr);
	if (ret)
		limen_labels_undo(ln);
	else
		limen_labels_commit(ln);
	return ret;
}

int limen_do_add_labels(struct sk_buff *skb, struct genl_info *info)
{
	struct limen_net *ln = limen_info_net(info);
	const struct nlattr *labels = info->attrs[LIMEN_A_LABELS];
	struct sk_buff *msg;
	void *hdr;
	int ret;

	if (!labels) {
		GENL_SET_ERR_MSG(info, "labels are missing");
		return -EINVAL;
	}
	/* each comes back with an id, even where it was sent without one */
	msg = limen_control_new_reply(info, NLMSG_GOODSIZE + 2 * nla_len(labels),
				      &hdr);
	if (!msg)
		return -ENOMEM;
	mutex_lock(&ln->lock);
	ret = limen_control_check_owner(info, ln);
	if (ret)
		nlmsg_free(msg);
	else
		ret = add_labels(info, ln, msg, hdr);
	mutex_unlock(&ln->lock);
	return ret;
}

/* counters */

static int put_counters(struct sk_buff *msg, const struct limen_net *ln)
{
	u64 latency[LIMEN_NR_LATENCY];
	struct nlattr *nest;
	unsigned int id;

	nest = nla_nest_start(msg, LIMEN_A_COUNTERS);
	if (!nest)
		return -EMSGSIZE;
	for (id = 0; id < LIMEN_NR_COUNTERS; id++)
		if (nla_put_u64_64bit(msg, id + 1,
				      limen_counters_sum(ln->counters, id), 0))
			return -EMSGSIZE;
	nla_nest_end(msg, nest);
	limen_counters_sum_latency(ln->counters, latency);
	return nla_put(msg, LIMEN_A_LATENCY, sizeof(latency), latency);
}

int limen_do_get_counters(struct sk_buff *skb, struct genl_info *info)
{
	struct limen_net *ln = limen_info_net(info);
	struct sk_buff *msg;
	void *hdr;
	int ret;

	msg = limen_control_new_reply(info, GENLMSG_DEFAULT_SIZE, &hdr);
	if (!msg)
		return -ENOMEM;
	mutex_lock(&ln->lock);
	ret = put_counters(msg, ln);
	mutex_unlock(&ln->lock);
	if (ret) {
		nlmsg_free(msg);
		return ret;
	}
	return limen_control_reply(info, msg, hdr);
}
