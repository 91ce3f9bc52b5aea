// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * limen hooks: the functions that netfilter calls in this network namespace,
 * in the order in which it does.
 */
#include <linux/netfilter.h>
#include <stdio.h>

#include "cli.h"
#include "crossings.h"
#include "door.h"
#include "kern_boundary.h"
#include "list.h"
#include "table.h"

static const struct column columns[] = {
	{ "family", "FAMILY", COLUMN_TEXT, 0,
	  "ipv4, ipv6, arp, bridge, or netdev" },
	{ "hook", "HOOK", COLUMN_TEXT, 0,
	  "prerouting, input, forward, output, postrouting; ingress, egress" },
	{ "device", "DEVICE", COLUMN_TEXT, COLUMN_F_IF_ANY,
	  "whose packets; netdev only" },
	{ "place", "PLACE", COLUMN_NUMBER, 0,
	  "in the hook's order, from 1 on" },
	{ "priority", "PRIORITY", COLUMN_NUMBER, 0,
	  "smaller ones are called first" },
	{ "symbol", "SYMBOL", COLUMN_TEXT, 0, "the function" },
	{ "module", "MODULE", COLUMN_TEXT, 0,
	  "it is in; empty: the kernel itself" },
};

static const char *family_word(uint8_t pf)
{
	switch (pf) {
	case NFPROTO_IPV4:
		return "ipv4";
	case NFPROTO_IPV6:
		return "ipv6";
	case NFPROTO_ARP:
		return "arp";
	case NFPROTO_BRIDGE:
		return "bridge";
	case NFPROTO_NETDEV:
		return "netdev";
	}
	return "?";
}

/* The bridge's BROUTING comes after those that all families share. */
static const char *hook_word(uint8_t pf, uint8_t hook)
{
	static const char *const inet[] = {
		[NF_INET_PRE_ROUTING] = "prerouting",
		[NF_INET_LOCAL_IN] = "input",
		[NF_INET_FORWARD] = "forward",
		[NF_INET_LOCAL_OUT] = "output",
		[NF_INET_POST_ROUTING] = "postrouting",
		[NF_INET_NUMHOOKS] = "brouting",
	};
	/* arp counts on its own: NF_ARP_IN, NF_ARP_OUT, NF_ARP_FORWARD */
	static const char *const arp[] = { "input", "output", "forward" };
	static const char *const netdev[] = { "ingress", "egress" };

	if (pf == NFPROTO_ARP)
		return hook < 3 ? arp[hook] : "?";
	if (pf == NFPROTO_NETDEV)
		return hook < 2 ? netdev[hook] : "?";
	return hook <= NF_INET_NUMHOOKS ? inet[hook] : "?";
}

struct order {
	struct listing *l;
	struct limen_hook last;
	unsigned int place;
};

static int add_hook(const struct limen_hook *hook, void *data)
{
	struct order *order = data;
	struct table *t = order->l->table;

	if (hook->pf != order->last.pf || hook->hook != order->last.hook ||
	    hook->ifindex != order->last.ifindex)
		order->place = 0;
	order->last = *hook;
	table_begin(t);
	table_text(t, family_word(hook->pf));
	table_text(t, hook_word(hook->pf, hook->hook));
	table_text(t, hook->device);
	table_uint(t, ++order->place);
	table_real(t, hook->priority);
	table_text(t, hook->symbol);
	table_text(t, hook->module);
	table_end(t);
	return 0;
}

static int fill(struct listing *l)
{
	struct kern *k = door_kern(l->cli);
	struct order order = { .l = l };
	int ret = l->cli->kern_err;

	if (k)
		ret = kern_get_hooks(k, add_hook, &order);
	return ret ? crossings_fail(l->cli, ret) : EXIT_FINE;
}

const struct command hooks_command = {
	.name = "hooks",
	.operands = "",
	.summary = "the functions that netfilter calls here, in order",
	.options = OPTIONS_LIVE | OPTIONS_TABLE,
	.columns = columns,
	.nr_columns = sizeof(columns) / sizeof(*columns),
	.rows = "hooks",
	.fill = fill,
	.run = list_run,
};
