/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * limen in one network namespace.
 *
 *	new --(first bind)--> prepared: tables, sysfs, debugfs; until the end
 *	prepared --(bind)--> watching: hooks, conntrack, labels
 *	watching --(unbind, end)--> prepared
 *
 * A daemon that dies leaves it watching, so that flows which begin meanwhile
 * have room for a label when the next one comes.
 */
#ifndef LIMEN_PERNET_H
#define LIMEN_PERNET_H

#include <linux/mutex.h>
#include <linux/netfilter.h>
#include <linux/types.h>

#include "counters.h"
#include "labels.h"
#include "policy.h"
#include "texts.h"

#define LIMEN_NR_HOOKS 3

struct dentry;
struct limen_rings;
struct limen_sysfs_net;
struct net;
struct netlink_ext_ack;
struct pid;

struct limen_net {
	/* read on the packet path; set before the hooks come */
	struct limen_policy __rcu *policy;
	struct limen_counters __percpu *counters;
	struct limen_rings __rcu *rings;	/* NULL: bound by queues, or not */
	u8 state;			/* enum limen_net_state */

	/* the rest changes under the lock alone */
	struct mutex lock;
	struct net *net;
	struct limen_labels *labels;
	u32 owner_portid;		/* 0 unless BOUND */
	struct pid *owner_pid;
	u16 generation;
	bool is_prepared;
	bool is_watching;
	struct nf_hook_ops hooks[LIMEN_NR_HOOKS];
	struct limen_sysfs_net *sysfs;
	struct dentry *debugfs;
	struct limen_texts texts;	/* with a lock of its own */
};

struct limen_net *limen_net_of(const struct net *net);

/* The inode number people know a namespace by. */
unsigned int limen_net_ino(const struct limen_net *ln);

/* Drawn when the module is loaded, 1..LIMEN_LABEL_GEN_MAX. */
u16 limen_generation(void);

/* Both under ln->lock, from a bind; safe to call again. */
int limen_net_prepare(struct limen_net *ln, struct netlink_ext_ack *extack);
int limen_net_watch(struct limen_net *ln, struct netlink_ext_ack *extack);
/* Nobody is the owner by then. */
void limen_net_unwatch(struct limen_net *ln);

/*
 * Puts @rings in the place of those that are there, and retires these; NULL:
 * none. Under ln->lock. On failure, -ENOMEM, everything is as before.
 */
int limen_net_set_rings(struct limen_net *ln, struct limen_rings *rings);

/* Makes a process the owner, or nobody with @portid 0. Under ln->lock. */
void limen_net_set_owner(struct limen_net *ln, u32 portid, u8 state);

int limen_pernet_init(void);
void limen_pernet_exit(void);

#endif /* LIMEN_PERNET_H */
