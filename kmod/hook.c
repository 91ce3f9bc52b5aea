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

#include "flow.h"
#include "packet.h"
#include "pernet.h"
#include "queue.h"

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

/* Actions that few classes ask for, out of the way of those most do. */
static noinline unsigned int act_rarely(const struct limen_net *ln,
					const struct limen_class *class,
					unsigned int flags, u32 mark_mask,
					struct nf_conn *ct, struct sk_buff *skb,
					u8 pf)
{
	if (flags & LIMEN_CLASS_F_CTMARK)
		set_ct_mark(ct, class->mark, mark_mask);
	if (flags & LIMEN_CLASS_F_DSCP)
		limen_packet_set_dscp(skb, pf, class->dscp);
	if (flags & LIMEN_CLASS_F_DROP) {
		limen_count(ln->counters, PACKET_DROPPED);
		return NF_DROP;
	}
	return NF_ACCEPT;
}

#define RARE_FLAGS \
	(LIMEN_CLASS_F_CTMARK | LIMEN_CLASS_F_DSCP | LIMEN_CLASS_F_DROP)

/* Counts for a class and does what it says, as far as @allowed. */
static __always_inline unsigned int act(const struct limen_net *ln,
					const struct limen_rules *rules,
					u8 number, unsigned int allowed,
					struct nf_conn *ct, struct sk_buff *skb,
					u8 pf)
{
	struct limen_counters __percpu *counters = ln->counters;
	const struct limen_class *class = &rules->class[number];
	unsigned int flags = class->flags & allowed;
	u32 mask = rules->mark_mask;

	limen_count_volume(counters->class[number], skb->len);
	if (flags & LIMEN_CLASS_F_PRIORITY)
		skb->priority = class->priority;
	if (flags & LIMEN_CLASS_F_MARK)
		skb->mark = (skb->mark & ~mask) | class->mark;
	if (unlikely(flags & RARE_FLAGS))
		return act_rarely(ln, class, flags, mask, ct, skb, pf);
	return NF_ACCEPT;
}

static __always_inline void count_label(const struct limen_net *ln, u16 id,
					unsigned int len)
{
	struct limen_counters __percpu *counters = ln->counters;

	if (likely(id < LIMEN_MAX_LABELS))
		limen_count_volume(counters->label[id], len);
}

/* Hands an undecided packet to the road the daemon bound. */
static unsigned int push(const struct limen_net *ln,
			 const struct limen_rules *rules,
			 const struct nf_conn *ct, const struct sk_buff *skb)
{
	limen_count(ln->counters, PACKET_QUEUED);
	limen_count_n(ln->counters, BYTE_PUSHED, skb->len);
	return limen_queue_push(rules, ct);
}

/*
 * Undecided: the other actions of the class apply already, but not a drop.
 * What is dropped is not seen, and the flow would never be decided.
 */
#define UNDECIDED_FLAGS (LIMEN_CLASS_F_ALL & ~LIMEN_CLASS_F_DROP)

static unsigned int handle_undecided(const struct limen_net *ln,
				     const struct limen_rules *rules, u32 word,
				     bool is_push, struct nf_conn *ct,
				     struct sk_buff *skb, u8 pf)
{
	if (limen_gate_state(rules, word) == LIMEN_STATE_PROVISIONAL)
		count_label(ln, limen_label_id(word), skb->len);
	act(ln, rules, limen_gate_class(rules, word), UNDECIDED_FLAGS,
	    ct, skb, pf);
	return is_push ? push(ln, rules, ct, skb) : NF_ACCEPT;
}

static void collect_facts(const struct limen_net *ln, const u32 *word,
			  const struct sk_buff *skb, u8 pf,
			  struct limen_facts *facts)
{
	struct limen_packet packet;

	facts->word = word ? READ_ONCE(*word) : 0;
	facts->is_labelable = word;
	facts->net_state = READ_ONCE(ln->state);
	if (!limen_packet_parse(skb, pf, &packet)) {
		facts->l4proto = packet.l4proto;
		facts->payload_len = packet.payload_len;
	} else {
		facts->l4proto = 0;
		facts->payload_len = 0;
	}
}

static noinline unsigned int handle_rest(const struct limen_net *ln,
					 const struct limen_rules *rules,
					 const u32 *word, struct nf_conn *ct,
					 struct sk_buff *skb, u8 pf)
{
	struct limen_facts facts;
	enum limen_choice choice;

	collect_facts(ln, word, skb, pf, &facts);
	choice = limen_gate_choose(rules, &facts);
	switch (choice) {
	case LIMEN_CHOICE_DECIDED:	/* a verdict came a moment ago */
		limen_count(ln->counters, PACKET_DECIDED);
		count_label(ln, limen_label_id(facts.word), skb->len);
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
		return handle_undecided(ln, rules, facts.word, false, ct, skb, pf);
	case LIMEN_CHOICE_EMPTY:
		limen_count(ln->counters, PACKET_EMPTY);
		return handle_undecided(ln, rules, facts.word, false, ct, skb, pf);
	case LIMEN_CHOICE_PUSH:
		return handle_undecided(ln, rules, facts.word, true, ct, skb, pf);
	}
	return act(ln, rules, limen_gate_class(rules, facts.word),
		   LIMEN_CLASS_F_ALL, ct, skb, pf);
}

static unsigned int watch(void *priv, struct sk_buff *skb,
			  const struct nf_hook_state *state)
{
	const struct limen_net *ln = priv;
	const struct limen_rules *rules = &rcu_dereference(ln->policy)->rules;
	enum ip_conntrack_info ctinfo;
	struct nf_conn *ct = nf_ct_get(skb, &ctinfo);
	const u32 *where;
	u32 word;
	u16 id;

	if (unlikely(!ct)) {
		limen_count(ln->counters, PACKET_UNTRACKED);
		return NF_ACCEPT;
	}
	where = limen_flow_word(ct);
	word = where ? READ_ONCE(*where) : 0;
	if (unlikely(!limen_gate_is_decided(rules, word)))
		return handle_rest(ln, rules, where, ct, skb, state->pf);

	id = limen_label_id(word);
	limen_count(ln->counters, PACKET_DECIDED);
	count_label(ln, id, skb->len);
	return act(ln, rules, limen_gate_label_class(rules, id),
		   LIMEN_CLASS_F_ALL, ct, skb, state->pf);
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

void limen_hook_unregister(struct limen_net *ln)
{
	nf_unregister_net_hooks(ln->net, ln->hooks, LIMEN_NR_HOOKS);
	/* until then others may look at the ops, which a bind writes anew */
	synchronize_net();
}
