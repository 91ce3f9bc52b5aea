// SPDX-License-Identifier: GPL-2.0-only
/*
 * The functions that netfilter calls in a namespace, in the order in which it
 * does, over netlink. Later kernels have nfnetlink_hook for this; here it is
 * the same on all.
 */
#include <linux/kallsyms.h>
#include <linux/netdevice.h>
#include <linux/netfilter.h>
#include <linux/string.h>
#include <net/netlink.h>
#include <net/sock.h>

#include "control.h"

#include <limen/boundary.h>

/* Where a dump goes on; in the callback's own words. */
struct position {
	unsigned int nr;	/* hooks to pass over: they have been sent */
	unsigned int at;	/* hooks seen in this part of the dump */
};

struct dump {
	struct sk_buff *skb;
	struct netlink_callback *cb;
	struct position pos;
};

/* "function+0x0/0x40 [module]" */
static void name_function(struct limen_hook *hook, const void *function)
{
	char text[KSYM_SYMBOL_LEN], *end, *module;

	sprint_symbol(text, (unsigned long)function);
	module = strstr(text, " [");
	if (module) {
		*module = '\0';
		module += 2;
		end = strchr(module, ']');
		if (end)
			*end = '\0';
		strscpy(hook->module, module, sizeof(hook->module));
	}
	end = strchr(text, '+');
	if (end)
		*end = '\0';
	strscpy(hook->symbol, text, sizeof(hook->symbol));
}

static int put_hook(struct dump *d, struct limen_hook *hook,
		    const struct nf_hook_ops *ops)
{
	void *hdr;

	if (d->pos.at++ < d->pos.nr)
		return 0;
	hook->priority = ops->priority;
	memset(hook->symbol, 0, sizeof(hook->symbol));
	memset(hook->module, 0, sizeof(hook->module));
	name_function(hook, ops->hook);
	hdr = genlmsg_put(d->skb, NETLINK_CB(d->cb->skb).portid,
			  d->cb->nlh->nlmsg_seq, &limen_genl_family,
			  NLM_F_MULTI, LIMEN_CMD_GET_HOOKS);
	if (!hdr)
		return -EMSGSIZE;
	if (nla_put(d->skb, LIMEN_A_HOOK, sizeof(*hook), hook)) {
		genlmsg_cancel(d->skb, hdr);
		return -EMSGSIZE;
	}
	genlmsg_end(d->skb, hdr);
	d->pos.nr++;
	return 0;
}

static int put_entries(struct dump *d, struct limen_hook *hook,
		       const struct nf_hook_entries *entries)
{
	struct nf_hook_ops **ops;
	unsigned int i;
	int ret = 0;

	if (!entries)
		return 0;
	ops = nf_hook_entries_get_hook_ops(entries);
	for (i = 0; i < entries->num_hook_entries && !ret; i++)
		ret = put_hook(d, hook, READ_ONCE(ops[i]));
	return ret;
}

/* the hooks of a protocol family */

static int put_family(struct dump *d, u8 pf,
		      struct nf_hook_entries __rcu * const *hooks,
		      unsigned int nr)
{
	struct limen_hook hook = { .pf = pf };
	unsigned int i;
	int ret = 0;

	for (i = 0; i < nr && !ret; i++) {
		hook.hook = i;
		ret = put_entries(d, &hook, rcu_dereference(hooks[i]));
	}
	return ret;
}

#define PUT_FAMILY(d, pf, hooks) \
	put_family(d, pf, (hooks), ARRAY_SIZE(hooks))

static int put_families(struct dump *d, const struct net *net)
{
	int ret;

	ret = PUT_FAMILY(d, NFPROTO_IPV4, net->nf.hooks_ipv4);
	if (!ret)
		ret = PUT_FAMILY(d, NFPROTO_IPV6, net->nf.hooks_ipv6);
#ifdef CONFIG_NETFILTER_FAMILY_ARP
	if (!ret)
		ret = PUT_FAMILY(d, NFPROTO_ARP, net->nf.hooks_arp);
#endif
#ifdef CONFIG_NETFILTER_FAMILY_BRIDGE
	if (!ret)
		ret = PUT_FAMILY(d, NFPROTO_BRIDGE, net->nf.hooks_bridge);
#endif
	return ret;
}

/* the hooks of a device */

static int put_netdev(struct dump *d, const struct net_device *dev)
{
	struct limen_hook hook = {
		.pf = NFPROTO_NETDEV,
		.ifindex = dev->ifindex,
	};
	int ret = 0;

	strscpy(hook.device, dev->name, sizeof(hook.device));
#ifdef CONFIG_NETFILTER_INGRESS
	hook.hook = NF_NETDEV_INGRESS;
	ret = put_entries(d, &hook, rcu_dereference(dev->nf_hooks_ingress));
#endif
#ifdef CONFIG_NETFILTER_EGRESS
	if (ret)
		return ret;
	hook.hook = NF_NETDEV_EGRESS;
	ret = put_entries(d, &hook, rcu_dereference(dev->nf_hooks_egress));
#endif
	return ret;
}

static int put_devices(struct dump *d, struct net *net)
{
	const struct net_device *dev;
	int ret;

	for_each_netdev_rcu(net, dev) {
		ret = put_netdev(d, dev);
		if (ret)
			return ret;
	}
	return 0;
}

/*
 * A part is as much as fits a message. What comes or goes between two parts
 * may be missing or there twice.
 */
int limen_dump_hooks(struct sk_buff *skb, struct netlink_callback *cb)
{
	struct dump d = { .skb = skb, .cb = cb, .pos.nr = cb->args[0] };
	struct net *net = sock_net(skb->sk);
	int ret;

	rcu_read_lock();
	ret = put_families(&d, net);
	if (!ret)
		ret = put_devices(&d, net);
	rcu_read_unlock();
	cb->args[0] = d.pos.nr;
	return ret && !skb->len ? ret : skb->len;
}
