// SPDX-License-Identifier: GPL-2.0-only
/*
 * The packet path: look up the flow's word, let the gate choose, act.
 *
 * Runs under rcu_read_lock(), on LOCAL_OUT preemptible and in a process's
 * context. Whatever is added here must be a this_cpu operation or come with
 * its own protection.
 */
#include "hook.h"

#include <linux/netfilter.h>
#include <linux/netfilter_ipv4.h>
#include <linux/skbuff.h>
#include <net/netfilter/nf_conntrack.h>
#include <net/netfilter/nf_conntrack_ecache.h>

#include "copy.h"
#include "flow.h"
#include "packet.h"
#include "pernet.h"
#include "queue.h"
#include "reject.h"
#include "rings.h"

/* Keeps the bits that are not the administrator's to give away. */
static void set_ct_mark(struct nf_conn *ct, u32 mark, u32 mask)
{
#ifdef CONFIG_NF_CONNTRACK_MARK
	u32 old = READ_ONCE(ct->mark);
	u32 new = (old & ~mask) | mark;

	if (old == new)
		return;
	WRITE_ONCE(ct->mark, new);
	nf_conntrack_event_cache(IPCT_MARK, ct);
#endif
}

#define RARE_FLAGS \
	(LIMEN_CLASS_F_CTMARK | LIMEN_CLASS_F_DSCP | LIMEN_CLASS_F_REFUSES)

/* Actions that few classes ask for, out of the way of those most do. */
static noinline unsigned int act_rarely(const struct limen_net *ln,
					const struct limen_rules *rules,
					u8 number, unsigned int flags,
					struct nf_conn *ct, struct sk_buff *skb,
					const struct nf_hook_state *state)
{
	unsigned int verdict = NF_DROP;
	const struct limen_class *class = &rules->class[number];

	if (flags & LIMEN_CLASS_F_CTMARK)
		set_ct_mark(ct, class->mark, rules->mark_mask);
	if (flags & LIMEN_CLASS_F_DSCP)
		limen_packet_set_dscp(skb, class->dscp);
	if (!(flags & LIMEN_CLASS_F_REFUSES))
		return NF_ACCEPT;
	if (flags & LIMEN_CLASS_F_REJECT)
		verdict = limen_reject(skb, state);
	if (verdict == NF_DROP)
		limen_count(ln->counters, PACKET_DROPPED);
	return verdict;
}

/* Counts for a class and does what it says, as far as @allowed. */
static __always_inline unsigned int act(const struct limen_net *ln,
					const struct limen_rules *rules,
					u8 number, unsigned int allowed,
					struct nf_conn *ct, struct sk_buff *skb,
					const struct nf_hook_state *state)
{
	struct limen_counters __percpu *counters = ln->counters;
	const struct limen_class *class = &rules->class[number];
	unsigned int flags = class->flags & allowed;

	limen_count_volume(counters->class[number], skb->len);
	if (flags & LIMEN_CLASS_F_PRIORITY)
		skb->priority = class->priority;
	if (flags & LIMEN_CLASS_F_MARK)
		skb->mark = (skb->mark & ~rules->mark_mask) | class->mark;
	if (unlikely(flags & RARE_FLAGS))
		return act_rarely(ln, rules, number, flags, ct, skb,
				  state);
	return NF_ACCEPT;
}

static void count_label(const struct limen_net *ln, u16 id, unsigned int len)
{
	if (id < LIMEN_MAX_LABELS)
		limen_count_volume(ln->counters->label[id], len);
}

/* A packet of a flow that is not decided, and what is known of both. */
struct passage {
	const struct limen_net *ln;
	const struct limen_rules *rules;
	const struct nf_conn_labels *labels;
	struct nf_conn *ct;
	struct sk_buff *skb;
	const struct nf_hook_state *state;
	bool is_reply;
	u32 word;
};

/* By ring: whatever becomes of the record, the packet goes on. */
static unsigned int copy(const struct passage *p)
{
	const struct limen_rings *rings = rcu_dereference(p->ln->rings);
	struct limen_counters __percpu *counters = p->ln->counters;
	struct limen_copied copied;

	/* the daemon has just gone, or just bound by another road */
	if (unlikely(!rings)) {
		limen_count(counters, PACKET_UNWATCHED);
		return NF_ACCEPT;
	}
	copied = limen_copy_push(rings, p->ct, p->is_reply, p->word, p->skb,
				 p->state);
	if (unlikely(copied.is_lost)) {
		limen_count(counters, RING_LOST);
		return NF_ACCEPT;
	}
	limen_count(counters, PACKET_COPIED);
	limen_count_n(counters, BYTE_PUSHED, copied.cap_len);
	if (copied.is_woken)
		limen_count(counters, RING_WAKEUP);
	return NF_ACCEPT;
}

/* Hands an undecided packet to the road the daemon bound. */
static unsigned int push(const struct passage *p)
{
	if (p->rules->transport == LIMEN_TRANSPORT_RING)
		return copy(p);
	limen_count(p->ln->counters, PACKET_QUEUED);
	limen_count_n(p->ln->counters, BYTE_PUSHED, p->skb->len);
	return limen_queue_push(p->rules, p->ct);
}

/*
 * Undecided: the other actions of the class apply already, but not a refusal.
 * What is dropped is not seen, and the flow would never be decided.
 */
#define UNDECIDED_FLAGS (LIMEN_CLASS_F_ALL & ~LIMEN_CLASS_F_REFUSES)

static unsigned int handle_undecided(const struct passage *p, bool is_push)
{
	if (limen_gate_state(p->rules, p->word) == LIMEN_STATE_PROVISIONAL)
		count_label(p->ln, limen_label_id(p->word), p->skb->len);
	act(p->ln, p->rules, limen_gate_class(p->rules, p->word),
	    UNDECIDED_FLAGS, p->ct, p->skb, p->state);
	return is_push ? push(p) : NF_ACCEPT;
}

static void collect_facts(const struct passage *p, struct limen_facts *facts)
{
	struct limen_packet packet;

	facts->word = p->word;
	facts->is_labelable = p->labels;
	facts->net_state = READ_ONCE(p->ln->state);
	if (!limen_packet_parse(p->skb, p->state->pf, &packet)) {
		facts->l4proto = packet.l4proto;
		facts->payload_len = packet.payload_len;
	} else {
		facts->l4proto = 0;
		facts->payload_len = 0;
	}
}

static unsigned int handle_passage(const struct passage *p)
{
	const struct limen_net *ln = p->ln;
	struct limen_facts facts;

	collect_facts(p, &facts);
	switch (limen_gate_choose(p->rules, &facts)) {
	case LIMEN_CHOICE_DECIDED:	/* a moment ago, or to no label */
		limen_count(ln->counters, PACKET_DECIDED);
		count_label(ln, limen_label_id(p->word), p->skb->len);
		break;
	case LIMEN_CHOICE_UNKNOWN:
		limen_count(ln->counters, PACKET_UNKNOWN);
		break;
	case LIMEN_CHOICE_OTHER:
		limen_count(ln->counters, PACKET_OTHER);
		return NF_ACCEPT;
	case LIMEN_CHOICE_LATE:
		limen_count(ln->counters, PACKET_LATE);
		return NF_ACCEPT;
	case LIMEN_CHOICE_REFUSE:
		limen_count(ln->counters, PACKET_REFUSED);
		return NF_DROP;
	case LIMEN_CHOICE_UNWATCHED:
		limen_count(ln->counters, PACKET_UNWATCHED);
		return handle_undecided(p, false);
	case LIMEN_CHOICE_EMPTY:
		limen_count(ln->counters, PACKET_EMPTY);
		return handle_undecided(p, false);
	case LIMEN_CHOICE_PUSH:
		return handle_undecided(p, true);
	}
	return act(ln, p->rules, limen_gate_class(p->rules, p->word),
		   LIMEN_CLASS_F_ALL, p->ct, p->skb, p->state);
}

static noinline unsigned int handle_rest(const struct limen_net *ln,
					 const struct limen_rules *rules,
					 struct sk_buff *skb,
					 const struct nf_hook_state *state)
{
	struct passage passage = {
		.ln = ln,
		.rules = rules,
		.skb = skb,
		.state = state,
	};
	enum ip_conntrack_info ctinfo;

	passage.ct = nf_ct_get(skb, &ctinfo);
	passage.is_reply = CTINFO2DIR(ctinfo) == IP_CT_DIR_REPLY;
	passage.labels = nf_ct_labels_find(passage.ct);
	if (passage.labels)
		passage.word = limen_flow_read(passage.labels);
	return handle_passage(&passage);
}

static unsigned int watch(void *priv, struct sk_buff *skb,
			  const struct nf_hook_state *state)
{
	const struct limen_net *ln = priv;
	const struct limen_rules *rules = &rcu_dereference(ln->policy)->rules;
	enum ip_conntrack_info ctinfo;
	struct nf_conn *ct = nf_ct_get(skb, &ctinfo);
	struct limen_counters __percpu *counters = ln->counters;
	const struct nf_conn_labels *labels;
	u32 id;

	if (unlikely(!ct)) {
		limen_count(counters, PACKET_UNTRACKED);
		return NF_ACCEPT;
	}
	labels = nf_ct_labels_find(ct);
	id = limen_gate_decided_id(rules, labels ? limen_flow_read(labels) : 0);
	if (unlikely(id >= LIMEN_MAX_LABELS))
		return handle_rest(ln, rules, skb, state);

	limen_count(counters, PACKET_DECIDED);
	limen_count_volume(counters->label[id], skb->len);
	return act(ln, rules, rules->class_of[id], LIMEN_CLASS_F_ALL, ct, skb,
		   state);
}

/* What a host says to itself was seen when it went out. */
static unsigned int watch_in(void *priv, struct sk_buff *skb,
			     const struct nf_hook_state *state)
{
	if (state->in && state->in->flags & IFF_LOOPBACK)
		return NF_ACCEPT;
	return watch(priv, skb, state);
}

static const struct nf_hook_ops hook_template[LIMEN_NR_HOOKS] = {
	{
		.hook = watch,
		.pf = NFPROTO_INET,
		.hooknum = NF_INET_FORWARD,
		.priority = NF_IP_PRI_MANGLE + 5,
	}, {
		.hook = watch_in,
		.pf = NFPROTO_INET,
		.hooknum = NF_INET_LOCAL_IN,
		.priority = NF_IP_PRI_MANGLE + 5,
	}, {
		.hook = watch,
		.pf = NFPROTO_INET,
		.hooknum = NF_INET_LOCAL_OUT,
		.priority = NF_IP_PRI_MANGLE + 5,
	},
};

int limen_hook_register(struct limen_net *ln)
{
	int i;

	/* each namespace has its own copy, so that priv can point to it */
	memcpy(ln->hooks, hook_template, sizeof(ln->hooks));
	for (i = 0; i < LIMEN_NR_HOOKS; i++)
		ln->hooks[i].priv = ln;
	return nf_register_net_hooks(ln->net, ln->hooks, LIMEN_NR_HOOKS);
}

static unsigned int pass(void *priv, struct sk_buff *skb,
			 const struct nf_hook_state *state)
{
	return NF_ACCEPT;
}

/*
 * Has netfilter drop what waits in the namespace's queues, which it does
 * whenever any hook goes: here one that was never needed, the last in a chain
 * where nobody notices.
 *
 * If one of ours went while packets wait that came through it, or through one
 * behind it, netfilter would take them up again at a place in a chain that is
 * shorter by then, and complain.
 */
static void drop_waiting(struct limen_net *ln)
{
	static const struct nf_hook_ops unneeded = {
		.hook = pass,
		.pf = NFPROTO_IPV4,
		.hooknum = NF_INET_PRE_ROUTING,
		.priority = NF_IP_PRI_LAST,
	};

	if (!nf_register_net_hook(ln->net, &unneeded))
		nf_unregister_net_hook(ln->net, &unneeded);
}

void limen_hook_unregister(struct limen_net *ln)
{
	/* nobody is bound any more: after this nothing more is pushed */
	synchronize_net();
	drop_waiting(ln);
	nf_unregister_net_hooks(ln->net, ln->hooks, LIMEN_NR_HOOKS);
	/* until then others may look at the ops, which a bind writes anew */
	synchronize_net();
}
