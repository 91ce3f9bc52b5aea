// SPDX-License-Identifier: GPL-2.0-only
/*
 * Batches of verdicts: each finds its flow and writes the flow's word.
 */
#include <linux/ktime.h>
#include <linux/netfilter.h>
#include <linux/slab.h>
#include <net/netfilter/nf_conntrack.h>
#include <net/netfilter/nf_conntrack_core.h>
#include <net/netfilter/nf_conntrack_zones.h>
#include <net/netlink.h>

#include "control.h"
#include "flow.h"

enum outcome { APPLIED, STALE, MISSED, REFUSED };

/* What came of a batch; the arrays of positions go into the reply. */
struct batch {
	const u8 *verdicts;		/* the message's, aligned to 4 bytes */
	unsigned int nr;
	unsigned int nr_applied;
	unsigned int nr_missed;
	unsigned int nr_refused;
	u16 missed[LIMEN_MAX_BATCH];
	u16 refused[LIMEN_MAX_BATCH];
	struct limen_verdict *applied;	/* for the event; NULL: nobody reads */
};

static bool is_id_valid(const struct limen_net *ln,
			const struct limen_verdict *verdict)
{
	if (limen_label_find(ln->labels, verdict->id))
		return true;
	return !verdict->id && (verdict->state == LIMEN_STATE_TESTING ||
				verdict->state == LIMEN_STATE_UNKNOWN);
}

static bool is_verdict_valid(const struct limen_net *ln,
			     const struct limen_verdict *verdict)
{
	if (verdict->state < LIMEN_STATE_TESTING ||
	    verdict->state > LIMEN_STATE_UNKNOWN)
		return false;
	if (verdict->l3num != NFPROTO_IPV4 && verdict->l3num != NFPROTO_IPV6)
		return false;
	if (verdict->l4proto != IPPROTO_TCP && verdict->l4proto != IPPROTO_UDP)
		return false;
	return !verdict->flags && !verdict->pad && is_id_valid(ln, verdict);
}

static void make_tuple(const struct limen_verdict *verdict,
		       struct nf_conntrack_tuple *tuple)
{
	size_t len = verdict->l3num == NFPROTO_IPV4 ? sizeof(__be32) :
						      sizeof(verdict->saddr);

	/* the hash covers the unused bytes too */
	memset(tuple, 0, sizeof(*tuple));
	tuple->src.l3num = verdict->l3num;
	memcpy(&tuple->src.u3, verdict->saddr, len);
	memcpy(&tuple->dst.u3, verdict->daddr, len);
	tuple->src.u.all = verdict->sport;
	tuple->dst.u.all = verdict->dport;
	tuple->dst.protonum = verdict->l4proto;
	tuple->dst.dir = IP_CT_DIR_ORIGINAL;
}

/* Returns a reference, or NULL. */
static struct nf_conn *find_flow(const struct limen_net *ln,
				 const struct limen_verdict *verdict)
{
	struct nf_conntrack_tuple_hash *hash;
	struct nf_conntrack_tuple tuple;
	struct nf_conntrack_zone zone;

	make_tuple(verdict, &tuple);
	nf_ct_zone_init(&zone, verdict->zone, NF_CT_DEFAULT_ZONE_DIR, 0);
	hash = nf_conntrack_find_get(ln->net, &zone, &tuple);
	return hash ? nf_ct_tuplehash_to_ctrack(hash) : NULL;
}

static enum outcome write_word(const struct limen_net *ln, struct nf_conn *ct,
			       const struct limen_verdict *verdict)
{
	const struct limen_policy *policy = limen_policy_get(ln);
	const struct nf_conn_labels *labels = nf_ct_labels_find(ct);

	if (!labels)	/* older than limen */
		return REFUSED;
	if (!limen_gate_may_replace(&policy->rules, limen_flow_read(labels),
				    verdict->state))
		return STALE;
	if (limen_flow_write(ct, limen_label_make(verdict->id, verdict->state,
						  ln->generation)))
		return REFUSED;
	return APPLIED;
}

/* The stamp is the daemon's word for it; one from the future is nonsense. */
static void count_latency(const struct limen_net *ln, u64 stamp_ns, u64 now_ns)
{
	if (stamp_ns && stamp_ns <= now_ns)
		limen_counters_add_latency(ln->counters, now_ns - stamp_ns);
}

static void count_applied(const struct limen_net *ln, u8 state)
{
	limen_count(ln->counters, VERDICT_APPLIED);
	if (state == LIMEN_STATE_PROVISIONAL)
		limen_count(ln->counters, FLOW_PROVISIONAL);
	else if (state == LIMEN_STATE_DECIDED)
		limen_count(ln->counters, FLOW_DECIDED);
	else if (state == LIMEN_STATE_UNKNOWN)
		limen_count(ln->counters, FLOW_UNKNOWN);
}

static enum outcome apply(const struct limen_net *ln,
			  const struct limen_verdict *verdict)
{
	enum outcome outcome;
	struct nf_conn *ct;

	if (!is_verdict_valid(ln, verdict))
		return REFUSED;
	ct = find_flow(ln, verdict);
	if (!ct)
		return MISSED;
	outcome = write_word(ln, ct, verdict);
	nf_ct_put(ct);
	return outcome;
}

static void handle_one(struct limen_net *ln, struct batch *batch, u16 i,
		       u64 now_ns)
{
	struct limen_verdict verdict;

	memcpy(&verdict, batch->verdicts + i * sizeof(verdict), sizeof(verdict));
	switch (apply(ln, &verdict)) {
	case APPLIED:
		count_applied(ln, verdict.state);
		count_latency(ln, verdict.stamp_ns, now_ns);
		if (batch->applied)
			batch->applied[batch->nr_applied] = verdict;
		batch->nr_applied++;
		break;
	case STALE:
		limen_count(ln->counters, VERDICT_STALE);
		break;
	case MISSED:
		limen_count(ln->counters, VERDICT_MISSED);
		batch->missed[batch->nr_missed++] = i;
		break;
	case REFUSED:
		limen_count(ln->counters, VERDICT_REFUSED);
		batch->refused[batch->nr_refused++] = i;
		break;
	}
}

static void handle_batch(struct limen_net *ln, struct batch *batch)
{
	u64 now_ns = ktime_get_ns();
	unsigned int i;

	for (i = 0; i < batch->nr; i++)
		handle_one(ln, batch, i, now_ns);
	if (batch->applied && batch->nr_applied)
		limen_event_send(ln, LIMEN_EVENT_VERDICT, 0, batch->applied,
				 batch->nr_applied);
}

static int put_positions(struct sk_buff *msg, int attr, const u16 *positions,
			 unsigned int nr)
{
	return nr ? nla_put(msg, attr, nr * sizeof(u16), positions) : 0;
}

static int reply(struct genl_info *info, const struct batch *batch)
{
	struct sk_buff *msg;
	void *hdr;

	msg = limen_control_new_reply(info, GENLMSG_DEFAULT_SIZE, &hdr);
	if (!msg)
		return -ENOMEM;
	if (nla_put_u32(msg, LIMEN_A_NR_APPLIED, batch->nr_applied) ||
	    put_positions(msg, LIMEN_A_MISSED, batch->missed,
			  batch->nr_missed) ||
	    put_positions(msg, LIMEN_A_REFUSED, batch->refused,
			  batch->nr_refused)) {
		nlmsg_free(msg);
		return -EMSGSIZE;
	}
	return limen_control_reply(info, msg, hdr);
}

static int parse_batch(struct genl_info *info, struct batch *batch)
{
	const struct nlattr *attr = info->attrs[LIMEN_A_VERDICTS];
	unsigned int len = attr ? nla_len(attr) : 0;

	if (!len || len % sizeof(struct limen_verdict)) {
		GENL_SET_ERR_MSG(info, "no whole number of verdicts");
		return -EINVAL;
	}
	batch->verdicts = nla_data(attr);
	batch->nr = len / sizeof(struct limen_verdict);
	return 0;
}

int limen_do_verdict(struct sk_buff *skb, struct genl_info *info)
{
	struct limen_net *ln = limen_info_net(info);
	struct batch *batch;
	int ret;

	batch = kzalloc(sizeof(*batch), GFP_KERNEL);
	if (!batch)
		return -ENOMEM;
	ret = parse_batch(info, batch);
	if (ret)
		goto out_free;
	mutex_lock(&ln->lock);
	ret = limen_control_check_owner(info, ln);
	if (!ret) {
		if (limen_event_has_readers(ln))
			batch->applied = kmalloc_array(batch->nr,
						       sizeof(*batch->applied),
						       GFP_KERNEL);
		handle_batch(ln, batch);
	}
	mutex_unlock(&ln->lock);
	if (!ret)
		ret = reply(info, batch);
	kfree(batch->applied);
out_free:
	kfree(batch);
	return ret;
}
