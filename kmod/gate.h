/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The gate: what happens to a packet, as pure functions of its flow's label
 * word, the rules in force and a few facts about the packet. No lock, no
 * state, nothing of the kernel's: tests/unit/test_gate.c compiles the same
 * file in user space.
 */
#ifndef LIMEN_GATE_H
#define LIMEN_GATE_H

#ifndef __KERNEL__
#include <stdbool.h>
#endif
#include <linux/types.h>

#include <limen/genl.h>
#include <limen/label.h>

/*
 * What the packets of a class get, made from struct limen_class so that it
 * can be done at once: a mark becomes (mark | mark_set) ^ mark_flip, which
 * leaves it alone if both are 0. As long as what is counted of a class, so
 * that both are found by one offset.
 */
struct limen_action {
	__u32 priority;
	__u32 mark_set;
	__u32 mark_flip;
	__u16 flags;		/* LIMEN_CLASS_F_* */
	__u8 dscp;
	__u8 pad;
};
_Static_assert(sizeof(struct limen_action) == 16, "one shift finds an action");

/*
 * Everything the packet path looks up, in one block that is replaced whole.
 * What every packet needs stands first.
 */
struct limen_rules {
	__u32 tag_decided;	/* generation and DECIDED, as in a word */
	__u32 mark_mask;
	__u16 queue_base;
	__u16 queue_count;
	__u8 transport;
	__u8 on_daemon_down;
	__u8 testing_class;
	__u8 unknown_class;
	__u8 class_of[LIMEN_MAX_LABELS];
	/* [0] stays empty: the class of what has none */
	struct limen_action action[LIMEN_MAX_CLASSES];
	__u32 ct_mark[LIMEN_MAX_CLASSES];
};

/* What the gate is told of a packet whose flow is not decided. */
struct limen_facts {
	__s32 payload_len;	/* behind the transport header; negative: the
				 * packet is neither TCP nor UDP */
	__u8 net_state;		/* enum limen_net_state */
	bool is_labelable;	/* the flow has room for a word */
};

enum limen_choice {
	LIMEN_CHOICE_DECIDED,	/* act by the label's class */
	LIMEN_CHOICE_UNKNOWN,	/* given up: act by the class for those */
	LIMEN_CHOICE_UNDECIDED,	/* neither: ask limen_gate_choose_packet() */
	LIMEN_CHOICE_OTHER,	/* neither TCP nor UDP: pass untouched */
	LIMEN_CHOICE_LATE,	/* cannot be labelled: pass untouched */
	LIMEN_CHOICE_REFUSE,	/* nobody decides and the policy is closed */
	LIMEN_CHOICE_UNWATCHED,	/* nobody decides and the policy is open */
	LIMEN_CHOICE_EMPTY,	/* nothing to look at */
	LIMEN_CHOICE_PUSH,	/* hand it to the road of rules->transport */
};

/*
 * The question of the hot path in one comparison: the id of a flow that is
 * decided, or LIMEN_MAX_LABELS or more. The tag has zeroes where a word has
 * its id, so what is left of a word of the right state and generation is the
 * id; ids out of a word are not to be trusted.
 */
static inline __u32 limen_gate_decided_id(const struct limen_rules *rules,
					  __u32 word)
{
	return word ^ rules->tag_decided;
}

/* The word of which that is left. */
static inline __u32 limen_gate_word(const struct limen_rules *rules, __u32 left)
{
	return left ^ rules->tag_decided;
}

static inline __u8 limen_gate_label_class(const struct limen_rules *rules,
					  __u16 id)
{
	return id < LIMEN_MAX_LABELS ? rules->class_of[id] : 0;
}

static inline __u16 limen_gate_generation(const struct limen_rules *rules)
{
	return limen_label_generation(rules->tag_decided);
}

void limen_gate_set_generation(struct limen_rules *rules, __u16 generation);

/* Makes all classes empty, and one of them, under rules->mark_mask. */
void limen_gate_clear_classes(struct limen_rules *rules);
void limen_gate_set_class(struct limen_rules *rules,
			  const struct limen_class *class);

/* The state a word stands for; a word that is not believed is NEW. */
static inline __u8 limen_gate_state(const struct limen_rules *rules,
				    __u32 word)
{
	__u8 state = limen_label_state(word);

	if (limen_label_generation(word) != limen_gate_generation(rules))
		return LIMEN_STATE_NEW;
	/* anybody with the right to set labels may have written this one */
	if (state > LIMEN_STATE_UNKNOWN)
		return LIMEN_STATE_NEW;
	return state;
}

/* The class whose actions a packet of a flow with this word gets. */
static inline __u8 limen_gate_class(const struct limen_rules *rules,
				    __u32 word)
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

/*
 * Is a flow, of which limen_gate_decided_id() left @left, NEW or TESTING, and
 * has no class? Most undecided ones are and have none. Where this says no,
 * limen_gate_state() knows better: a state that nobody should have written is
 * left to it.
 */
static inline bool limen_gate_is_plain(const struct limen_rules *rules,
				       __u32 left)
{
	__u32 differs = left >> LIMEN_LABEL_STATE_SHIFT;
	bool is_testing = differs == (LIMEN_STATE_DECIDED ^ LIMEN_STATE_TESTING);
	bool is_of_another_generation =
		differs > LIMEN_LABEL_STATE_MASK >> LIMEN_LABEL_STATE_SHIFT;

	return (is_of_another_generation || is_testing) && !rules->testing_class;
}

/*
 * The flow's state comes first, whatever the packet is: an ICMP error belongs
 * to its flow's class. DECIDED, UNKNOWN or UNDECIDED.
 */
static inline enum limen_choice limen_gate_choose_flow(__u8 state)
{
	switch (state) {
	case LIMEN_STATE_DECIDED:
		return LIMEN_CHOICE_DECIDED;
	case LIMEN_STATE_UNKNOWN:
		return LIMEN_CHOICE_UNKNOWN;
	default:
		return LIMEN_CHOICE_UNDECIDED;
	}
}

/* A packet of an UNDECIDED flow: one of the choices behind that. */
static inline enum limen_choice
limen_gate_choose_packet(const struct limen_rules *rules,
			 const struct limen_facts *facts)
{
	if (facts->payload_len < 0)
		return LIMEN_CHOICE_OTHER;
	if (!facts->is_labelable)
		return LIMEN_CHOICE_LATE;
	if (facts->net_state == LIMEN_NET_BOUND)
		return facts->payload_len ? LIMEN_CHOICE_PUSH :
					    LIMEN_CHOICE_EMPTY;
	/*
	 * Closed means the whole flow: a handshake let through would only
	 * make both ends wait for data that never comes.
	 */
	if (facts->net_state == LIMEN_NET_DOWN &&
	    rules->on_daemon_down == LIMEN_DOWN_CLOSED)
		return LIMEN_CHOICE_REFUSE;
	return LIMEN_CHOICE_UNWATCHED;	/* or unbound, the hooks about to go */
}

/* May a verdict of this state replace the word? */
bool limen_gate_may_replace(const struct limen_rules *rules, __u32 old,
			    __u8 state);

#endif /* LIMEN_GATE_H */
