// SPDX-License-Identifier: GPL-2.0-only
#include "gate.h"

#ifdef __KERNEL__
#include <linux/string.h>
#else
#include <string.h>
#endif

void limen_gate_set_generation(struct limen_rules *rules, __u16 generation)
{
	rules->tag_decided = limen_label_make(0, LIMEN_STATE_DECIDED,
					      generation);
}

void limen_gate_clear_classes(struct limen_rules *rules)
{
	memset(rules->action, 0, sizeof(rules->action));
	memset(rules->ct_mark, 0, sizeof(rules->ct_mark));
}

void limen_gate_set_class(struct limen_rules *rules,
			  const struct limen_class *class)
{
	struct limen_action *action = &rules->action[class->class];

	action->priority = class->priority;
	action->flags = class->flags;
	action->dscp = class->dscp;
	if (class->flags & LIMEN_CLASS_F_MARK) {
		action->mark_set = rules->mark_mask;
		action->mark_flip = rules->mark_mask ^ class->mark;
	}
	rules->ct_mark[class->class] = class->mark;
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
