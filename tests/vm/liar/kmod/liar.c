// SPDX-License-Identifier: GPL-2.0-only
/*
 * liar - what a broken driver may do: datagrams to port 2599 say that they are
 * longer than they are, from right before limen's hook to right behind it
 */
#include <linux/ip.h>
#include <linux/module.h>
#include <linux/netfilter.h>
#include <linux/netfilter_ipv4.h>
#include <linux/skbuff.h>
#include <linux/udp.h>
#include <net/net_namespace.h>

enum { PORT = 2599, EXCESS = 64, LIMEN_PRIORITY = NF_IP_PRI_MANGLE + 5 };

static bool is_ours(const struct sk_buff *skb)
{
	const struct iphdr *iph = ip_hdr(skb);
	const struct udphdr *udph = (const void *)(iph + 1);

	return iph->protocol == IPPROTO_UDP && iph->ihl == 5 &&
	       skb_headlen(skb) >= sizeof(*iph) + sizeof(*udph) &&
	       udph->dest == htons(PORT);
}

/* What is not linear is in pages, and here are none. */
static void stretch(struct sk_buff *skb, int excess)
{
	if (!is_ours(skb))
		return;
	skb->len += excess;
	skb->data_len += excess;
}

static unsigned int lie(void *priv, struct sk_buff *skb,
			const struct nf_hook_state *state)
{
	stretch(skb, EXCESS);
	return NF_ACCEPT;
}

static unsigned int repent(void *priv, struct sk_buff *skb,
			   const struct nf_hook_state *state)
{
	stretch(skb, -EXCESS);
	return NF_ACCEPT;
}

static const struct nf_hook_ops hooks[] = {
	{
		.hook = lie,
		.pf = NFPROTO_IPV4,
		.hooknum = NF_INET_FORWARD,
		.priority = LIMEN_PRIORITY - 1,
	}, {
		.hook = repent,
		.pf = NFPROTO_IPV4,
		.hooknum = NF_INET_FORWARD,
		.priority = LIMEN_PRIORITY + 1,
	},
};

static int __net_init start(struct net *net)
{
	return nf_register_net_hooks(net, hooks, ARRAY_SIZE(hooks));
}

static void __net_exit stop(struct net *net)
{
	nf_unregister_net_hooks(net, hooks, ARRAY_SIZE(hooks));
}

static struct pernet_operations namespaces = {
	.init = start,
	.exit = stop,
};

static int __init liar_init(void)
{
	return register_pernet_subsys(&namespaces);
}

static void __exit liar_exit(void)
{
	unregister_pernet_subsys(&namespaces);
}

module_init(liar_init);
module_exit(liar_exit);
MODULE_DESCRIPTION("lies about the length of packets, for tests");
MODULE_LICENSE("GPL");
