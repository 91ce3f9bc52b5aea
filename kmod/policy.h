/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The policy of a namespace: the rules the packet path reads and what only
 * the control path wants to know. Never changed in place: a change is a copy,
 * put in force with one pointer.
 */
#ifndef LIMEN_POLICY_H
#define LIMEN_POLICY_H

#include <linux/bitmap.h>
#include <linux/rcupdate.h>

#include "gate.h"

struct limen_net;
struct netlink_ext_ack;

struct limen_policy {
	struct rcu_head rcu;	/* kfree_rcu() wants it near the front */
	struct limen_rules rules;
	DECLARE_BITMAP(classes, LIMEN_MAX_CLASSES);	/* those that exist */
	struct limen_class class[LIMEN_MAX_CLASSES];	/* as they were given */
	u32 ring_size;
	u32 snaplen;
	u16 ring_count;
};

/* What a LIMEN_CMD_SET_POLICY asks for; the arrays are the message's. */
struct limen_policy_request {
	const struct limen_class *classes;
	const struct limen_label_class *labels;
	unsigned int nr_classes;
	unsigned int nr_labels;
	u32 mark_mask;
	u8 testing_class;
	u8 unknown_class;
};

/* The policy in force, for those who hold ln->lock. May be NULL. */
struct limen_policy *limen_policy_get(const struct limen_net *ln);

/* A copy of the policy in force, or a first one, for the caller to change
 * and to put in force or to kfree(). NULL: no memory.
 */
struct limen_policy *limen_policy_copy(const struct limen_net *ln);

/*
 * Swallows @policy. Packets under way may finish under the one before.
 */
void limen_policy_put_in_force(struct limen_net *ln,
			       struct limen_policy *policy);

/*
 * Replaces classes and labels of a copy. Says in @extack what is wrong;
 * the copy is then good for nothing but kfree().
 */
int limen_policy_fill(struct limen_policy *policy,
		      const struct limen_policy_request *request,
		      struct netlink_ext_ack *extack);

#endif /* LIMEN_POLICY_H */
