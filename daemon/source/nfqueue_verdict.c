// SPDX-License-Identifier: GPL-2.0-or-later
#include "source/nfqueue_verdict.h"

#include <arpa/inet.h>
#include <errno.h>
#include <stdlib.h>

/* before the library's, which has an older copy of it */
#include <linux/netfilter/nfnetlink_queue.h>

#include <libmnl/libmnl.h>
#include <libnetfilter_queue/libnetfilter_queue.h>
#include <linux/netfilter.h>

enum {
	VERDICT_SIZE = 64,	/* a message: headers, id, mark, priority */
};

int nfqueue_verdicts_init(struct nfqueue_verdicts *v)
{
	v->buf = calloc(NFQUEUE_BATCH, VERDICT_SIZE);
	return v->buf ? 0 : -ENOMEM;
}

void nfqueue_verdicts_exit(struct nfqueue_verdicts *v)
{
	free(v->buf);
}

void nfqueue_verdicts_clear(struct nfqueue_verdicts *v)
{
	v->len = 0;
	v->nr = 0;
}

/* Of a packet that is dropped the rest does not matter. */
static bool says_same(const struct nfqueue_verdict *a,
		      const struct nfqueue_verdict *b)
{
	if (a->drop || b->drop)
		return a->drop == b->drop;
	return !a->set_priority && !b->set_priority &&
	       a->set_mark == b->set_mark &&
	       (!a->set_mark || a->mark == b->mark);
}

static void put_message(struct nfqueue_verdicts *v, int type, uint16_t number,
			uint32_t id)
{
	struct nlmsghdr *nlh = nfq_nlmsg_put(v->buf + v->last_at, type, number);

	nfq_nlmsg_verdict_put(nlh, (int)id, v->last.drop ? NF_DROP : NF_ACCEPT);
	if (v->last.set_mark && !v->last.drop)
		nfq_nlmsg_verdict_put_mark(nlh, v->last.mark);
	if (v->last.set_priority && !v->last.drop)
		mnl_attr_put_u32(nlh, NFQA_PRIORITY, htonl(v->last.priority));
	v->len = v->last_at + MNL_ALIGN(nlh->nlmsg_len);
}

void nfqueue_verdicts_put(struct nfqueue_verdicts *v, uint16_t number,
			  uint32_t id, const struct nfqueue_verdict *verdict)
{
	if (v->nr++ && says_same(&v->last, verdict)) {
		put_message(v, NFQNL_MSG_VERDICT_BATCH, number, id);
		return;
	}
	v->last_at = v->len;
	v->last = *verdict;
	put_message(v, NFQNL_MSG_VERDICT, number, id);
}
