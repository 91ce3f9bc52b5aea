// SPDX-License-Identifier: GPL-2.0-only
#include "gate.h"

#ifdef __KERNEL__
#include <linux/in.h>
#else
#include <netinet/in.h>
#endif

__u16 limen_gate_generation(const struct limen_rules *rules)
{
	return limen_label_generation(rules->tag_decided);
}

void limen_gate_set_generation(struct limen_rules *rules, __u16 generation)
{
	rules->tag_decided = limen_label_make(0, LIMEN_STATE_DECIDED,
					      generation);
}

__u8 limen_gate_state(const struct limen_rules *rules, __u32 word)
{
	__u8 state = limen_label_state(word);

	if (limen_label_generation(word) != limen_gate_generation(rules))
		return LIMEN_STATE_NEW;
	/* anybody with the right to set labels may have written this one */
	if (state > LIMEN_STATE_UNKNOWN)
		return LIMEN_STATE_NEW;
	return state;
}

__u8 limen_gate_class(const struct limen_rules *rules, __u32 word)
{
	switch (limen_gate_state(rules, word)) {
	case LIMEN_STATE_PROVISIONAL:
	case LIMEN_STATE_DECIDED:
		return limen_gate_label_class(rules, limen_label_id(word));
	case LIMEN_STATE_UNKNOWN:
		return rules->unknown_class;
	default:
		return rules->testing_class;
	}
}

/* What remains when the flow is undecided and could be inspected. */
static enum limen_choice choose_undecided(const struct limen_rules *rules,
					  const struct limen_facts *facts)
{
	switch (facts->net_state) {
	case LIMEN_NET_BOUND:
		break;
	case LIMEN_NET_DOWN:
		/*
		 * Closed means the whole flow: a handshake let through would
		 * only make both ends wait for data that never comes.
		 */
		if (rules->on_daemon_down == LIMEN_DOWN_CLOSED)
			return LIMEN_CHOICE_REFUSE;
		return LIMEN_CHOICE_UNWATCHED;
	default:	/* unbound, and the hooks about to go */
		return LIMEN_CHOICE_UNWATCHED;
	}
	if (!facts->payload_len)
		return LIMEN_CHOICE_EMPTY;
	return LIMEN_CHOICE_PUSH;
}

enum limen_choice limen_gate_choose(const struct limen_rules *rules,
				    const struct limen_facts *facts)
{
	/* the word comes first: an ICMP error belongs to its flow's class */
	switch (limen_gate_state(rules, facts->word)) {
	case LIMEN_STATE_DECIDED:
		return LIMEN_CHOICE_DECIDED;
	case LIMEN_STATE_UNKNOWN:
		return LIMEN_CHOICE_UNKNOWN;
	}
	if (facts->l4proto != IPPROTO_TCP && facts->l4proto != IPPROTO_UDP)
		return LIMEN_CHOICE_OTHER;
	if (!facts->is_labelable)
		return LIMEN_CHOICE_LATE;
	return choose_undecided(rules, facts);
}

/* How firm a state is; a verdict never makes a flow less firm. */
static int firmness(__u8 state)
{
	static const __u8 rank[] = {
		[LIMEN_STATE_NEW]		= 0,
		[LIMEN_STATE_TESTING]		= 1,
		[LIMEN_STATE_PROVISIONAL]	= 2,
		[LIMEN_STATE_UNKNOWN]		= 3,
		[LIMEN_STATE_DECIDED]		= 4,
	};

	return rank[state];
}

bool limen_gate_may_replace(const struct limen_rules *rules, __u32 old,
			    __u8 state)
{
	if (state < LIMEN_STATE_TESTING || state > LIMEN_STATE_UNKNOWN)
		return false;
	return firmness(state) >= firmness(limen_gate_state(rules, old));
}
