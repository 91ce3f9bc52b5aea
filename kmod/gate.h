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
	struct limen_class class[LIMEN_MAX_CLASSES];
};

/* What the gate is told of a packet whose flow is not decided. */
struct limen_facts {
	__u32 word;
	__u32 payload_len;	/* behind the transport header */
	__u8 net_state;		/* enum limen_net_state */
	__u8 l4proto;		/* IPPROTO_TCP, IPPROTO_UDP or anything else */
	bool is_labelable;	/* the flow has room for a word */
};

enum limen_choice {
	LIMEN_CHOICE_DECIDED,	/* act by the label's class */
	LIMEN_CHOICE_UNKNOWN,	/* given up: act by the class for those */
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

static inline __u8 limen_gate_label_class(const struct limen_rules *rules,
					  __u16 id)
{
	return id < LIMEN_MAX_LABELS ? rules->class_of[id] : 0;
}

__u16 limen_gate_generation(const struct limen_rules *rules);
void limen_gate_set_generation(struct limen_rules *rules, __u16 generation);

/* The state a word stands for; a word that is not believed is NEW. */
__u8 limen_gate_state(const struct limen_rules *rules, __u32 word);

/* The class whose actions a packet of a flow with this word gets. */
__u8 limen_gate_class(const struct limen_rules *rules, __u32 word);

enum limen_choice limen_gate_choose(const struct limen_rules *rules,
				    const struct limen_facts *facts);

/* May a verdict of this state replace the word? */
bool limen_gate_may_replace(const struct limen_rules *rules, __u32 old,
			    __u8 state);

#endif /* LIMEN_GATE_H */
