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

/*
 * What a packet costs is what limen promises, so the way of a decided one
 * stands in one function, needs no stack, reads nothing twice and asks the
 * likely question first. tests/bench/kernel counts it.
 */

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
					u8 class, unsigned int flags,
					struct sk_buff *skb,
					const struct nf_hook_state *state)
{
	unsigned int verdict = NF_DROP;
	enum ip_conntrack_info ctinfo;

	if (flags & LIMEN_CLASS_F_CTMARK)
		set_ct_mark(nf_ct_get(skb, &ctinfo), rules->ct_mark[class],
			    rules->mark_mask);
	if (flags & LIMEN_CLASS_F_DSCP)
		limen_packet_set_dscp(skb, rules->action[class].dscp);
	if (!(flags & LIMEN_CLASS_F_REFUSES))
		return NF_ACCEPT;
	if (flags & LIMEN_CLASS_F_REJECT)
		verdict = limen_reject(skb, state);
	if (verdict == NF_DROP)
		limen_count(ln->counters, PACKET_DROPPED);
	return verdict;
}

/*
 * The bytes that entry @i of a table of volumes or actions is from its begin.
 * Hidden from the compiler, which would take the tables' own offsets into the
 * product, and compute it once for each.
 */
static __always_inline size_t entry(size_t i)
{
	size_t offset = i * sizeof(struct limen_volume);

	BUILD_BUG_ON(sizeof(struct limen_volume) != sizeof(struct limen_action));
	OPTIMIZER_HIDE_VAR(offset);
	return offset;
}

/* Counts @len bytes for a class and does what it says, as far as @allowed. */
static __always_inline unsigned int
act(const struct limen_net *ln, struct limen_counters __percpu *counters,
    const struct limen_rules *rules, u8 class, unsigned int allowed,
    struct sk_buff *skb, const struct nf_hook_state *state, unsigned int len)
{
	size_t offset = entry(class);
	const struct limen_action *action = (const void *)rules->action + offset;
	struct limen_volume __percpu *volume =
		(void __percpu *)counters->class + offset;
	unsigned int flags = action->flags & allowed;

	limen_count_volume(*volume, len);
	skb->mark = (skb->mark | action->mark_set) ^ action->mark_flip;
	if (flags & LIMEN_CLASS_F_PRIORITY)
		skb->priority = action->priority;
	if (unlikely(flags & RARE_FLAGS))
		return act_rarely(ln, rules, class, flags, skb, state);
	return NF_ACCEPT;
}

static void count_label(const struct limen_net *ln, u16 id, unsigned int len)
{
	if (id < LIMEN_MAX_LABELS)
		limen_count_volume(ln->counters->label[id], len);
}

/* A packet whose flow is not decided, and what is known of both. */
struct passage {
	const struct limen_net *ln;
	const struct limen_rules *rules;
	struct sk_buff *skb;
	const struct nf_hook_state *state;
	u32 word;
	bool is_labelable;
};

/* Hands an undecided packet to the road the daemon bound. */
static __always_inline unsigned int push(const struct passage *p)
{
	struct limen_counters __percpu *counters = p->ln->counters;
	const struct limen_rings *rings;
	enum ip_conntrack_info ctinfo;

	if (unlikely(p->rules->transport == LIMEN_TRANSPORT_QUEUE)) {
		limen_count(counters, PACKET_QUEUED);
		limen_count_n(counters, BYTE_PUSHED, p->skb->len);
		return limen_queue_push(p->rules, nf_ct_get(p->skb, &ctinfo));
	}
	rings = rcu_dereference(p->ln->rings);
	/* NULL: the daemon has just gone, or just bound by another road */
	if (likely(rings))
		return limen_copy_push(rings, p->skb, p->state, counters,
				       p->word);
	limen_count(counters, PACKET_UNWATCHED);
	return NF_ACCEPT;
}

/*
 * Undecided: the other actions of the class apply already, but not a refusal.
 * What is dropped is not seen, and the flow would never be decided.
 */
#define UNDECIDED_FLAGS (LIMEN_CLASS_F_ALL & ~LIMEN_CLASS_F_REFUSES)

static __always_inline void act_undecided(const struct passage *p)
{
	u8 class = limen_gate_class(p->rules, p->word);

	if (limen_gate_state(p->rules, p->word) == LIMEN_STATE_PROVISIONAL)
		count_label(p->ln, limen_label_id(p->word), p->skb->len);
	if (class)
		act(p->ln, p->ln->counters, p->rules, class, UNDECIDED_FLAGS,
		    p->skb, p->state, p->skb->len);
}

static __always_inline unsigned int handle_choice(const struct passage *p,
						  enum limen_choice choice)
{
	struct limen_counters __percpu *counters = p->ln->counters;

	switch (choice) {
	case LIMEN_CHOICE_PUSH:
		act_undecided(p);
		return push(p);
	case LIMEN_CHOICE_EMPTY:
		limen_count(counters, PACKET_EMPTY);
		act_undecided(p);
		return NF_ACCEPT;
	case LIMEN_CHOICE_UNWATCHED:
		limen_count(counters, PACKET_UNWATCHED);
		act_undecided(p);
		return NF_ACCEPT;
	case LIMEN_CHOICE_LATE:
		limen_count(counters, PACKET_LATE);
		return NF_ACCEPT;
	case LIMEN_CHOICE_REFUSE:
		limen_count(counters, PACKET_REFUSED);
		return NF_DROP;
	default:
		limen_count(counters, PACKET_OTHER);
		return NF_ACCEPT;
	}
}

static __always_inline enum limen_choice
choose_packet(const struct passage *p, int payload_len)
{
	struct limen_facts facts = {
		.payload_len = payload_len,
		.is_labelable = p->is_labelable,
		.net_state = READ_ONCE(p->ln->state),
	};

	return limen_gate_choose_packet(p->rules, &facts);
}

/* A flow that is not decided, or has no room for a word. */
static noinline unsigned int handle_undecided(const struct limen_net *ln,
					      const struct limen_rules *rules,
					      struct sk_buff *skb,
					      const struct nf_hook_state *state)
{
	const struct nf_conn *ct = (const struct nf_conn *)skb_nfct(skb);
	struct passage p = {
		.ln = ln,
		.rules = rules,
		.skb = skb,
		.state = state,
		.is_labelable = limen_flow_has_word(ct),
	};
	int payload_len = limen_packet_payload_len(skb, state->pf);

	if (p.is_labelable)
		p.word = limen_flow_read(nf_ct_labels_find(ct));
	return handle_choice(&p, choose_packet(&p, payload_len));
}

/* Given up, or decided a moment ago, or decided to be of no label. */
static noinline unsigned int handle_settled(const struct limen_net *ln,
					    const struct limen_rules *rules,
					    struct sk_buff *skb,
					    const struct nf_hook_state *state,
					    u32 word)
{
	if (limen_gate_state(rules, word) == LIMEN_STATE_UNKNOWN) {
		limen_count(ln->counters, PACKET_UNKNOWN);
	} else {
		limen_count(ln->counters, PACKET_DECIDED);
		count_label(ln, limen_label_id(word), skb->len);
	}
	return act(ln, ln->counters, rules, limen_gate_class(rules, word),
		   LIMEN_CLASS_F_ALL, skb, state, skb->len);
}

/* What handle_rest() leaves. */
static noinline unsigned int handle_slowly(const struct limen_net *ln,
					   const struct limen_rules *rules,
					   struct sk_buff *skb,
					   const struct nf_hook_state *state,
					   u32 word)
{
	if (limen_gate_choose_flow(limen_gate_state(rules, word)) !=
	    LIMEN_CHOICE_UNDECIDED)
		return handle_settled(ln, rules, skb, state, word);
	return handle_undecided(ln, rules, skb, state);
}

/*
 * Finds the packets that are pushed into a ring and have no class, which come
 * often, and calls nothing before, so that nothing has to be saved. @left is of
 * limen_gate_decided_id(). Rings are there while a daemon is bound by them.
 */
static noinline unsigned int handle_rest(const struct limen_net *ln,
					 const struct limen_rules *rules,
					 struct sk_buff *skb,
					 const struct nf_hook_state *state,
					 u32 left)
{
	u32 word = limen_gate_word(rules, left);
	const struct limen_rings *rings;

	if (likely(limen_gate_is_plain(rules, left) &&
		   limen_packet_look(skb, state->pf) > 0)) {
		rings = rcu_dereference(ln->rings);
		if (likely(rings))
			return limen_copy_push(rings, skb, state, ln->counters,
					       word);
	}
	return handle_slowly(ln, rules, skb, state, word);
}

static unsigned int watch(void *priv, struct sk_buff *skb,
			  const struct nf_hook_state *state)
{
	const struct limen_net *ln = priv;
	const struct limen_rules *rules = &rcu_dereference(ln->policy)->rules;
	struct limen_counters __percpu *counters = ln->counters;
	const struct nf_conn *ct = (const struct nf_conn *)skb_nfct(skb);
	struct limen_volume __percpu *volume;
	unsigned int len = skb->len;
	u32 id;

	/* or it keeps a register for the policy as well */
	OPTIMIZER_HIDE_VAR(rules);
	if (unlikely(!ct)) {
		limen_count(counters, PACKET_UNTRACKED);
		return NF_ACCEPT;
	}
	if (unlikely(!limen_flow_has_word(ct)))
		return handle_undecided(ln, rules, skb, state);
	id = limen_gate_decided_id(rules,
				   limen_flow_read(nf_ct_labels_find(ct)));
	if (unlikely(id >= LIMEN_MAX_LABELS))
		return handle_rest(ln, rules, skb, state, id);

	limen_count(counters, PACKET_DECIDED);
	volume = (void __percpu *)counters->label + entry(id);
	limen_count_volume(*volume, len);
	/* no index, which UBSAN would compare again, with registers saved */
	return act(ln, counters, rules, *(rules->class_of + id),
		   LIMEN_CLASS_F_ALL, skb, state, len);
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
