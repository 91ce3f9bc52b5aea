// SPDX-License-Identifier: GPL-2.0-only
/*
 * The family: which commands there are, what each may carry, and what the
 * handlers have in common.
 *
 * The core holds its own lock while a handler runs and while the reply or
 * the error goes out, and closing the family waits for it: nothing a message
 * points to in this module goes away under it.
 */
#include "control.h"

#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <net/net_namespace.h>
#include <net/netlink.h>

#include "compat/compat.h"

#include <limen/boundary.h>

void limen_control_say(struct genl_info *info, struct limen_net *ln,
		       const char *fmt, ...)
{
	const char *text;
	char said[128];
	va_list args;

	va_start(args, fmt);
	vscnprintf(said, sizeof(said), fmt, args);
	va_end(args);
	text = limen_texts_keep(&ln->texts, said);
	/* without its numbers rather than not at all */
	if (info->extack)
		info->extack->_msg = text ? text : fmt;
}

int limen_control_check_owner(struct genl_info *info, struct limen_net *ln)
{
	lockdep_assert_held(&ln->lock);
	if (ln->owner_portid && ln->owner_portid == info->snd_portid)
		return 0;
	GENL_SET_ERR_MSG(info, "this socket is not the bound daemon");
	return -EPERM;
}

struct sk_buff *limen_control_new_reply(struct genl_info *info, size_t len,
					void **hdr)
{
	struct sk_buff *msg = genlmsg_new(len, GFP_KERNEL);

	if (!msg)
		return NULL;
	*hdr = genlmsg_put_reply(msg, info, &limen_genl_family, 0,
				 info->genlhdr->cmd);
	if (*hdr)
		return msg;
	nlmsg_free(msg);
	return NULL;
}

int limen_control_reply(struct genl_info *info, struct sk_buff *msg, void *hdr)
{
	genlmsg_end(msg, hdr);
	return genlmsg_reply(msg, info);
}

static const struct nla_policy bind_policy[LIMEN_A_MAX + 1] = {
	[LIMEN_A_DOOR_VERSION] = { .type = NLA_U32 },
	[LIMEN_A_RECORD_VERSION] = { .type = NLA_U32 },
	[LIMEN_A_TRANSPORT] = NLA_POLICY_MAX(NLA_U8, LIMEN_TRANSPORT_MAX),
	[LIMEN_A_ON_DAEMON_DOWN] = NLA_POLICY_MAX(NLA_U8, LIMEN_DOWN_MAX),
	[LIMEN_A_QUEUE_BASE] = { .type = NLA_U16 },
	[LIMEN_A_QUEUE_COUNT] = NLA_POLICY_RANGE(NLA_U16, 1, LIMEN_MAX_QUEUES),
	[LIMEN_A_RING_COUNT] = { .type = NLA_U16 },
	[LIMEN_A_RING_SIZE] = { .type = NLA_U32 },
	[LIMEN_A_SNAPLEN] = { .type = NLA_U32 },
	[LIMEN_A_GENERATION] = NLA_POLICY_RANGE(NLA_U16, 1,
						LIMEN_LABEL_GEN_MAX),
};

static const struct nla_policy set_policy_policy[LIMEN_A_MAX + 1] = {
	[LIMEN_A_CLASSES] = {
		.type = NLA_BINARY,
		.len = (LIMEN_MAX_CLASSES - 1) * sizeof(struct limen_class),
	},
	[LIMEN_A_LABEL_CLASS] = {
		.type = NLA_BINARY,
		.len = (LIMEN_MAX_LABELS - 1) * sizeof(struct limen_label_class),
	},
	[LIMEN_A_TESTING_CLASS] = { .type = NLA_U8 },
	[LIMEN_A_UNKNOWN_CLASS] = { .type = NLA_U8 },
	[LIMEN_A_MARK_MASK] = { .type = NLA_U32 },
	[LIMEN_A_ON_DAEMON_DOWN] = NLA_POLICY_MAX(NLA_U8, LIMEN_DOWN_MAX),
};

const struct nla_policy limen_label_policy[LIMEN_LABEL_A_MAX + 1] = {
	[LIMEN_LABEL_A_NAME] = {
		.type = NLA_NUL_STRING,
		.len = LIMEN_MAX_NAME - 1,
	},
	[LIMEN_LABEL_A_ID] = { .type = NLA_U16 },
};

static const struct nla_policy labels_policy[LIMEN_A_MAX + 1] = {
	[LIMEN_A_LABEL] = NLA_POLICY_NESTED(limen_label_policy),
};

static const struct nla_policy add_labels_policy[LIMEN_A_MAX + 1] = {
	[LIMEN_A_LABELS] = NLA_POLICY_NESTED(labels_policy),
};

static const struct nla_policy verdict_policy[LIMEN_A_MAX + 1] = {
	[LIMEN_A_VERDICTS] = {
		.type = NLA_BINARY,
		.len = LIMEN_MAX_BATCH * sizeof(struct limen_verdict),
	},
};

static const struct nla_policy crossings_policy[LIMEN_A_MAX + 1] = {
	[LIMEN_A_MODE] = NLA_POLICY_MAX(NLA_U8, LIMEN_MODE_MAX),
};

/* Commands without attributes refuse all of them. */
static const struct nla_policy no_policy[LIMEN_A_MAX + 1];

#define OP(command, handler, attributes)	\
	{					\
		.cmd = (command),		\
		.flags = GENL_UNS_ADMIN_PERM,	\
		.doit = (handler),		\
		.policy = (attributes),		\
		.maxattr = LIMEN_A_MAX,		\
	}

#define DUMP_OP(command, handler)		\
	{					\
		.cmd = (command),		\
		.flags = GENL_UNS_ADMIN_PERM,	\
		.dumpit = (handler),		\
		.policy = no_policy,		\
		.maxattr = LIMEN_A_MAX,		\
	}

static const struct genl_ops limen_ops[] = {
	OP(LIMEN_CMD_BIND, limen_do_bind, bind_policy),
	OP(LIMEN_CMD_UNBIND, limen_do_unbind, no_policy),
	OP(LIMEN_CMD_GET_STATE, limen_do_get_state, no_policy),
	OP(LIMEN_CMD_SET_POLICY, limen_do_set_policy, set_policy_policy),
	OP(LIMEN_CMD_ADD_LABELS, limen_do_add_labels, add_labels_policy),
	DUMP_OP(LIMEN_CMD_GET_LABELS, limen_dump_labels),
	DUMP_OP(LIMEN_CMD_GET_CLASSES, limen_dump_classes),
	OP(LIMEN_CMD_VERDICT, limen_do_verdict, verdict_policy),
	OP(LIMEN_CMD_GET_COUNTERS, limen_do_get_counters, no_policy),
	OP(LIMEN_CMD_SET_CROSSINGS, limen_do_set_crossings, crossings_policy),
	{
		.cmd = LIMEN_CMD_GET_CROSSINGS,
		.flags = GENL_UNS_ADMIN_PERM,
		.doit = limen_do_get_crossings,
		.dumpit = limen_dump_crossings,
		.policy = no_policy,
		.maxattr = LIMEN_A_MAX,
	},
	DUMP_OP(LIMEN_CMD_GET_CALLS, limen_dump_calls),
	DUMP_OP(LIMEN_CMD_GET_PROCESSES, limen_dump_processes),
	DUMP_OP(LIMEN_CMD_GET_POSTURE, limen_dump_posture),
	OP(LIMEN_CMD_GET_LAYOUT, limen_do_get_layout, no_policy),
	DUMP_OP(LIMEN_CMD_GET_HOOKS, limen_dump_hooks),
};

static const struct genl_multicast_group limen_groups[] = {
	{ .name = LIMEN_GENL_MC_EVENTS, LIMEN_COMPAT_ADMIN_GROUP },
};

struct genl_family limen_genl_family __ro_after_init = {
	.name = LIMEN_GENL_NAME,
	.version = LIMEN_GENL_VERSION,
	.maxattr = LIMEN_A_MAX,
	.netnsok = true,
	.parallel_ops = true,
	.module = THIS_MODULE,
	.ops = limen_ops,
	.n_ops = ARRAY_SIZE(limen_ops),
	.mcgrps = limen_groups,
	.n_mcgrps = ARRAY_SIZE(limen_groups),
	LIMEN_COMPAT_RESV_START(__LIMEN_CMD_LAST)
};

int __init limen_control_init(void)
{
	return genl_register_family(&limen_genl_family);
}

static void say_goodbye(void)
{
	struct net *net;

	down_read(&net_rwsem);
	for_each_net(net) {
		struct limen_net *ln = limen_net_of(net);

		mutex_lock(&ln->lock);
		if (ln->is_prepared)
			limen_event_send(ln, LIMEN_EVENT_GONE,
					 ln->owner_portid, NULL, 0);
		mutex_unlock(&ln->lock);
	}
	up_read(&net_rwsem);
}

void limen_control_exit(void)
{
	say_goodbye();
	genl_unregister_family(&limen_genl_family);
}
