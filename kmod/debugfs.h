/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * debugfs limen/<inode of the namespace>/: dumps for people. No program may
 * depend on them, and the module works without debugfs.
 *
 *	flows		every tracked flow that limen has an opinion on
 *	policy		rules, classes and labels in force
 *	hooks		the namespace's netfilter hooks, in order, by symbol
 *	rings		the rings, what waits in them and what was lost
 *	counters	counters and the push-to-verdict histogram
 */
#ifndef LIMEN_DEBUGFS_H
#define LIMEN_DEBUGFS_H

#include <linux/fs.h>

struct limen_net;

void limen_debugfs_init(void);
void limen_debugfs_exit(void);

void limen_debugfs_add_net(struct limen_net *ln);
void limen_debugfs_del_net(struct limen_net *ln);

extern const struct file_operations limen_debugfs_flows;	/* flows.c */

#endif /* LIMEN_DEBUGFS_H */
