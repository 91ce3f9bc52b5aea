/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The door: generic netlink family "limen". control.c has the family; the
 * commands are in the file of their noun. Every handler runs in a process's
 * context and takes ln->lock itself.
 */
#ifndef LIMEN_CONTROL_H
#define LIMEN_CONTROL_H

#include <net/genetlink.h>

#include <limen/genl.h>

#include "pernet.h"

extern struct genl_family limen_genl_family;
/* What a LIMEN_A_LABEL of a request may carry. */
extern const struct nla_policy limen_label_policy[LIMEN_LABEL_A_MAX + 1];

int limen_control_init(void);
/* Tells whoever is bound that the module goes, then closes the door. */
void limen_control_exit(void);

static inline struct limen_net *limen_info_net(const struct genl_info *info)
{
	return limen_net_of(genl_info_net((struct genl_info *)info));
}

/* Fails a command with a text that has numbers in it. */
__printf(3, 4)
void limen_control_say(struct genl_info *info, struct limen_net *ln,
		       const char *fmt, ...);

/* 0, or -EPERM with a text when the sender is not the bound daemon. */
int limen_control_check_owner(struct genl_info *info, struct limen_net *ln);

/*
 * An empty reply to @info's command, for limen_control_reply(), which
 * swallows it. NULL: no memory.
 */
struct sk_buff *limen_control_new_reply(struct genl_info *info, size_t len,
					void **hdr);
int limen_control_reply(struct genl_info *info, struct sk_buff *msg,
			void *hdr);

/* event.c: multicasts; what cannot be sent is counted. @nr may be 0. */
void limen_event_send(struct limen_net *ln, enum limen_event event,
		      u32 portid, const struct limen_verdict *verdicts,
		      unsigned int nr);
/* Is it worth while to collect something for an event? */
bool limen_event_has_readers(const struct limen_net *ln);

/* owner.c */
int limen_do_bind(struct sk_buff *skb, struct genl_info *info);
int limen_do_unbind(struct sk_buff *skb, struct genl_info *info);
int limen_do_get_state(struct sk_buff *skb, struct genl_info *info);

/* tables.c */
int limen_do_set_policy(struct sk_buff *skb, struct genl_info *info);
int limen_do_add_labels(struct sk_buff *skb, struct genl_info *info);
int limen_dump_labels(struct sk_buff *skb, struct netlink_callback *cb);
int limen_dump_classes(struct sk_buff *skb, struct netlink_callback *cb);
int limen_do_get_counters(struct sk_buff *skb, struct genl_info *info);

/* boundary.c */
int limen_do_set_crossings(struct sk_buff *skb, struct genl_info *info);
int limen_do_get_crossings(struct sk_buff *skb, struct genl_info *info);
int limen_dump_crossings(struct sk_buff *skb, struct netlink_callback *cb);
int limen_dump_calls(struct sk_buff *skb, struct netlink_callback *cb);
int limen_dump_processes(struct sk_buff *skb, struct netlink_callback *cb);
int limen_dump_posture(struct sk_buff *skb, struct netlink_callback *cb);
int limen_do_get_layout(struct sk_buff *skb, struct genl_info *info);

/* nf_hooks.c */
int limen_dump_hooks(struct sk_buff *skb, struct netlink_callback *cb);

/* verdict.c */
int limen_do_verdict(struct sk_buff *skb, struct genl_info *info);

#endif /* LIMEN_CONTROL_H */
