/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * ctnl: the kernel's connection tracking table as seen through ctnetlink,
 * read only. This is where a flow's label word lives (limen/label.h), with
 * the module loaded or not.
 *
 * Everything is about the network namespace the socket was opened in.
 */
#ifndef CTNL_H
#define CTNL_H

#include <stdbool.h>
#include <stdint.h>

struct ctnl;
struct nlmsghdr;

/*
 * One direction of a flow. Addresses are network order, an IPv4 address is
 * the first four bytes with the rest 0. Ports are host order, 0 for
 * protocols without them.
 */
struct ctnl_tuple {
	uint8_t addr[2][16];	/* [0] source, [1] destination */
	uint16_t port[2];
};

struct ctnl_flow {
	uint8_t l3num;		/* AF_INET or AF_INET6 */
	uint8_t l4proto;	/* IPPROTO_* */
	uint16_t zone;
	struct ctnl_tuple orig;	/* what the opener sent, before any NAT */
	struct ctnl_tuple reply; /* what comes back, before it is turned round */
	/*
	 * Limen's word of the label extension. 0: nobody wrote it, or there
	 * is no extension, which ctnetlink does not tell apart.
	 */
	uint32_t label;
	uint32_t mark;
	uint32_t status;	/* IPS_* of nf_conntrack_common.h */
	uint32_t timeout_s;	/* until the entry is forgotten */
	uint32_t id;
	bool has_counters;	/* nf_conntrack_acct was on when it began */
	uint64_t packets[2];	/* [0] as orig, [1] as reply */
	uint64_t bytes[2];
	uint64_t start_ns;	/* since the epoch, 0: nf_conntrack_timestamp off */
};

/*
 *	-EPERM			not CAP_NET_ADMIN in this network namespace
 *	-EPROTONOSUPPORT	a kernel without nfnetlink
 */
int ctnl_open(struct ctnl **out);
void ctnl_close(struct ctnl *c);

/*
 * Calls @cb for each entry of the table; a return other than 0 ends the
 * walk and becomes the return of the function. Entries that come or go
 * meanwhile may be missed or seen twice. Besides the errors of ctnl_open():
 *	-EOPNOTSUPP	nf_conntrack_netlink is not loaded, and cannot be
 */
int ctnl_dump(struct ctnl *c,
	      int (*cb)(const struct ctnl_flow *flow, void *data), void *data);

/* Reads one message of the dump. 0, or -EBADMSG if it makes no sense. */
int ctnl_parse(const struct nlmsghdr *nlh, struct ctnl_flow *flow);

#endif /* CTNL_H */
