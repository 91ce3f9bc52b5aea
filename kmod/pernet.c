// SPDX-License-Identifier: GPL-2.0-only
#include "pernet.h"

#include <linux/netlink.h>
#include <linux/pid.h>
#include <linux/random.h>
#include <linux/slab.h>
#include <net/net_namespace.h>
#include <net/netfilter/nf_conntrack.h>
#include <net/netfilter/nf_conntrack_labels.h>
#include <net/netns/generic.h>

#include "debugfs.h"
#include "hook.h"
#include "rings.h"
#include "sysfs.h"

static unsigned int limen_net_id __read_mostly;
static u16 generation __ro_after_init;

struct limen_net *limen_net_of(const struct net *net)
{
	return net_generic(net, limen_net_id);
}

unsigned int limen_net_ino(const struct limen_net *ln)
{
	return ln->net->ns.inum;
}

u16 limen_generation(void)
{
	return generation;
}

int limen_net_prepare(struct limen_net *ln, struct netlink_ext_ack *extack)
{
	int ret = -ENOMEM;

	lockdep_assert_held(&ln->lock);
	if (ln->is_prepared)
		return 0;
	ln->counters = limen_counters_new();
	if (!ln->counters)
		return ret;
	ln->labels = limen_labels_new();
	if (!ln->labels)
		goto err_free_counters;
	ret = limen_sysfs_add_net(ln);
	if (ret) {
		NL_SET_ERR_MSG(extack, "cannot make the namespace's folder in sysfs");
		goto err_free_labels;
	}
	limen_debugfs_add_net(ln);	/* nothing depends on it */
	ln->is_prepared = true;
	return 0;

err_free_labels:
	limen_labels_free(ln->labels);
	ln->labels = NULL;
err_free_counters:
	limen_counters_free(ln->counters);
	ln->counters = NULL;
	return ret;
}

int limen_net_watch(struct limen_net *ln, struct netlink_ext_ack *extack)
{
	int ret;

	lockdep_assert_held(&ln->lock);
	if (ln->is_watching)
		return 0;
	ret = nf_ct_netns_get(ln->net, NFPROTO_INET);
	if (ret) {
		NL_SET_ERR_MSG(extack, "cannot turn on connection tracking");
		return ret;
	}
	ret = nf_connlabels_get(ln->net, LIMEN_LABEL_BIT_MAX);
	if (ret) {
		NL_SET_ERR_MSG(extack, "this kernel has no room for connection labels");
		goto err_put_conntrack;
	}
	ret = limen_hook_register(ln);
	if (ret) {
		NL_SET_ERR_MSG(extack, "cannot register the hooks");
		goto err_put_labels;
	}
	ln->is_watching = true;
	return 0;

err_put_labels:
	nf_connlabels_put(ln->net);
err_put_conntrack:
	nf_ct_netns_put(ln->net, NFPROTO_INET);
	return ret;
}

void limen_net_unwatch(struct limen_net *ln)
{
	lockdep_assert_held(&ln->lock);
	if (!ln->is_watching)
		return;
	ln->is_watching = false;
	limen_hook_unregister(ln);
	nf_connlabels_put(ln->net);
	nf_ct_netns_put(ln->net, NFPROTO_INET);
}

int limen_net_set_rings(struct limen_net *ln, struct limen_rings *rings)
{
	struct limen_rings *old = rcu_dereference_protected(ln->rings,
						lockdep_is_held(&ln->lock));
	int ret;

	if (old == rings)
		return 0;
	/* at once: packets are pushed as long as there are rings */
	if (!rings)
		RCU_INIT_POINTER(ln->rings, NULL);
	ret = limen_sysfs_set_rings(ln, rings ? rings->count : 0);
	if (ret)
		return ret;
	rcu_assign_pointer(ln->rings, rings);
	limen_rings_retire(old);
	return 0;
}

void limen_net_set_owner(struct limen_net *ln, u32 portid, u8 state)
{
	lockdep_assert_held(&ln->lock);
	put_pid(ln->owner_pid);
	ln->owner_pid = portid ? get_task_pid(current, PIDTYPE_TGID) : NULL;
	/* looked at without the lock when any socket closes */
	WRITE_ONCE(ln->owner_portid, portid);
	WRITE_ONCE(ln->state, state);
}

static int __net_init init_net_ns(struct net *net)
{
	struct limen_net *ln = limen_net_of(net);

	mutex_init(&ln->lock);
	limen_texts_init(&ln->texts);
	ln->net = net;
	ln->generation = generation;
	ln->state = LIMEN_NET_IDLE;
	return 0;
}

/* The hooks go first; the core waits for RCU before it calls the next one. */
static void __net_exit pre_exit_net_ns(struct net *net)
{
	struct limen_net *ln = limen_net_of(net);

	mutex_lock(&ln->lock);
	limen_net_set_owner(ln, 0, LIMEN_NET_IDLE);
	limen_net_unwatch(ln);
	limen_net_set_rings(ln, NULL);
	mutex_unlock(&ln->lock);
}

static void __net_exit exit_net_ns(struct net *net)
{
	struct limen_net *ln = limen_net_of(net);

	if (ln->is_prepared) {
		limen_debugfs_del_net(ln);
		limen_labels_free(ln->labels);
		limen_sysfs_del_net(ln);
		limen_counters_free(ln->counters);
	}
	kfree(rcu_dereference_protected(ln->policy, true));
	limen_texts_exit(&ln->texts);
	mutex_destroy(&ln->lock);
}

static struct pernet_operations limen_net_ops = {
	.init = init_net_ns,
	.pre_exit = pre_exit_net_ns,
	.exit = exit_net_ns,
	.id = &limen_net_id,
	.size = sizeof(struct limen_net),
};

int __init limen_pernet_init(void)
{
	generation = get_random_u32() % LIMEN_LABEL_GEN_MAX + 1;
	return register_pernet_subsys(&limen_net_ops);
}

void limen_pernet_exit(void)
{
	unregister_pernet_subsys(&limen_net_ops);
}
