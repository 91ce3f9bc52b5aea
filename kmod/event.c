// SPDX-License-Identifier: GPL-2.0-only
/* What the module tells without being asked. */
#include <net/netlink.h>

#include "control.h"

bool limen_event_has_readers(const struct limen_net *ln)
{
	return genl_has_listeners(&limen_genl_family, ln->net, 0);
}

static struct sk_buff *build_event(enum limen_event event, u32 portid,
				   const struct limen_verdict *verdicts,
				   unsigned int nr)
{
	size_t len = nr * sizeof(*verdicts);
	struct sk_buff *msg;
	void *hdr;

	msg = genlmsg_new(nla_total_size(sizeof(u8)) +
			  nla_total_size(sizeof(u32)) + nla_total_size(len),
			  GFP_KERNEL);
	if (!msg)
		return NULL;
	hdr = genlmsg_put(msg, 0, 0, &limen_genl_family, 0, LIMEN_CMD_EVENT);
	if (!hdr ||
	    nla_put_u8(msg, LIMEN_A_EVENT, event) ||
	    (portid && nla_put_u32(msg, LIMEN_A_OWNER_PORTID, portid)) ||
	    (nr && nla_put(msg, LIMEN_A_VERDICTS, len, verdicts))) {
		nlmsg_free(msg);
		return NULL;
	}
	genlmsg_end(msg, hdr);
	return msg;
}

void limen_event_send(struct limen_net *ln, enum limen_event event,
		      u32 portid, const struct limen_verdict *verdicts,
		      unsigned int nr)
{
	struct sk_buff *msg;
	int ret;

	if (!limen_event_has_readers(ln))
		return;
	msg = build_event(event, portid, verdicts, nr);
	ret = msg ? genlmsg_multicast_netns(&limen_genl_family, ln->net, msg,
					    0, 0, GFP_KERNEL) : -ENOMEM;
	if (ret && ret != -ESRCH && ln->counters)
		limen_count(ln->counters, EVENT_LOST);
}
