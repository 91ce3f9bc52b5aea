// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * The gate as it is in the module, and the label word it looks at.
 */
#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "kmod/gate.c"

enum {
	GENERATION = 0x5a5,
	ID_WEB = 7,
	ID_PLAIN = 8,		/* has no class */
	CLASS_WEB = 3,
	CLASS_TESTING = 4,
	CLASS_UNKNOWN = 5,
};

static int setup(void **state)
{
	static struct limen_rules rules;

	memset(&rules, 0, sizeof(rules));
	limen_gate_set_generation(&rules, GENERATION);
	rules.class_of[ID_WEB] = CLASS_WEB;
	rules.testing_class = CLASS_TESTING;
	rules.unknown_class = CLASS_UNKNOWN;
	*state = &rules;
	return 0;
}

static uint32_t word(uint16_t id, uint8_t state)
{
	return limen_label_make(id, state, GENERATION);
}

/* A packet with payload, while a daemon is bound. */
static struct limen_facts facts(void)
{
	return (struct limen_facts) {
		.payload_len = 100,
		.net_state = LIMEN_NET_BOUND,
		.is_labelable = true,
	};
}

/* The two questions in the order in which the hook asks them. */
static enum limen_choice choose(const struct limen_rules *rules, uint32_t w,
				const struct limen_facts *f)
{
	enum limen_choice choice =
		limen_gate_choose_flow(limen_gate_state(rules, w));

	return choice == LIMEN_CHOICE_UNDECIDED ?
	       limen_gate_choose_packet(rules, f) : choice;
}

/* What an action makes of a mark. */
static uint32_t marked(const struct limen_rules *rules, uint8_t class,
		       uint32_t mark)
{
	const struct limen_action *action = &rules->action[class];

	return (mark | action->mark_set) ^ action->mark_flip;
}

static void a_mark_is_written_under_the_mask(void **state)
{
	struct limen_rules *rules = *state;
	struct limen_class class = {
		.class = CLASS_WEB,
		.flags = LIMEN_CLASS_F_MARK,
		.mark = 0x5000,
	};

	rules->mark_mask = 0xf000;
	limen_gate_set_class(rules, &class);
	assert_int_equal(marked(rules, CLASS_WEB, 0), 0x5000);
	assert_int_equal(marked(rules, CLASS_WEB, 0xabcdef12), 0xabcd5f12);
	/* without the flag, and without a class, it stays */
	assert_int_equal(marked(rules, 0, 0xabcdef12), 0xabcdef12);
	class.class = CLASS_TESTING;
	class.flags = LIMEN_CLASS_F_CTMARK;
	limen_gate_set_class(rules, &class);
	assert_int_equal(marked(rules, CLASS_TESTING, 0xabcdef12), 0xabcdef12);
	assert_int_equal(rules->ct_mark[CLASS_TESTING], 0x5000);
	limen_gate_clear_classes(rules);
	assert_int_equal(marked(rules, CLASS_WEB, 0xabcdef12), 0xabcdef12);
	assert_int_equal(rules->ct_mark[CLASS_TESTING], 0);
}

static void label_word_round_trip(void **state)
{
	uint32_t w;

	(void)state;
	w = limen_label_make(0xffff, LIMEN_STATE_DECIDED, 0xfff);
	assert_int_equal(limen_label_id(w), 0xffff);
	assert_int_equal(limen_label_state(w), LIMEN_STATE_DECIDED);
	assert_int_equal(limen_label_generation(w), 0xfff);
	w = limen_label_make(1, LIMEN_STATE_TESTING, 1);
	assert_int_equal(w, 1U << 20 | 1U << 16 | 1);
	/* a state too large does not reach the generation */
	assert_int_equal(limen_label_make(0, 0xff, 0), 0x000f0000);
}

static void generation_is_kept_in_the_tag(void **state)
{
	struct limen_rules *rules = *state;

	assert_int_equal(limen_gate_generation(rules), GENERATION);
	limen_gate_set_generation(rules, LIMEN_LABEL_GEN_MAX);
	assert_int_equal(limen_gate_generation(rules), LIMEN_LABEL_GEN_MAX);
}

/* The hook's short cut says yes only where the long way says the same. */
static void plain_is_new_or_testing_without_a_class(void **state)
{
	struct limen_rules *rules = *state;
	uint16_t generations[] = { 0, 1, GENERATION - 1, GENERATION,
				   GENERATION + 1, LIMEN_LABEL_GEN_MAX };
	size_t g;
	uint32_t w, left;
	uint8_t s;

	left = limen_gate_decided_id(rules, 0);
	assert_int_equal(limen_gate_word(rules, left), 0);
	assert_false(limen_gate_is_plain(rules, left));
	rules->testing_class = 0;
	assert_true(limen_gate_is_plain(rules, left));
	for (g = 0; g < sizeof(generations) / sizeof(*generations); g++)
		for (s = 0; s < 16; s++) {
			w = limen_label_make(ID_WEB, s, generations[g]);
			left = limen_gate_decided_id(rules, w);
			assert_int_equal(limen_gate_word(rules, left), w);
			if (limen_gate_is_plain(rules, left))
				assert_in_range(limen_gate_state(rules, w),
						LIMEN_STATE_NEW,
						LIMEN_STATE_TESTING);
		}
	assert_true(limen_gate_is_plain(rules, limen_gate_decided_id(rules,
		word(0, LIMEN_STATE_TESTING))));
	for (s = LIMEN_STATE_PROVISIONAL; s <= LIMEN_STATE_UNKNOWN; s++)
		assert_false(limen_gate_is_plain(rules,
			limen_gate_decided_id(rules, word(ID_WEB, s))));
}

static void decided_is_one_state_of_one_generation(void **state)
{
	const struct limen_rules *rules = *state;
	uint8_t s;

	for (s = 0; s < 16; s++)
		assert_int_equal(limen_gate_decided_id(rules, word(ID_WEB, s)) <
				 LIMEN_MAX_LABELS, s == LIMEN_STATE_DECIDED);
	assert_int_equal(limen_gate_decided_id(rules,
			 word(ID_WEB, LIMEN_STATE_DECIDED)), ID_WEB);
	assert_true(limen_gate_decided_id(rules, 0) >= LIMEN_MAX_LABELS);
	assert_true(limen_gate_decided_id(rules,
		limen_label_make(ID_WEB, LIMEN_STATE_DECIDED, GENERATION + 1)) >=
		LIMEN_MAX_LABELS);
	/* no table is that long */
	assert_true(limen_gate_decided_id(rules,
		word(LIMEN_MAX_LABELS, LIMEN_STATE_DECIDED)) >= LIMEN_MAX_LABELS);
	assert_true(limen_gate_decided_id(rules,
		word(0xffff, LIMEN_STATE_DECIDED)) >= LIMEN_MAX_LABELS);
}

static void foreign_and_impossible_words_are_new(void **state)
{
	const struct limen_rules *rules = *state;
	uint8_t s;

	assert_int_equal(limen_gate_state(rules, 0), LIMEN_STATE_NEW);
	assert_int_equal(limen_gate_state(rules,
		limen_label_make(ID_WEB, LIMEN_STATE_DECIDED, GENERATION - 1)),
		LIMEN_STATE_NEW);
	for (s = LIMEN_STATE_LATE; s < 16; s++)
		assert_int_equal(limen_gate_state(rules, word(ID_WEB, s)),
				 LIMEN_STATE_NEW);
	for (s = LIMEN_STATE_NEW; s < LIMEN_STATE_LATE; s++)
		assert_int_equal(limen_gate_state(rules, word(ID_WEB, s)), s);
}

static void class_follows_the_state(void **state)
{
	const struct limen_rules *rules = *state;

	assert_int_equal(limen_gate_class(rules, 0), CLASS_TESTING);
	assert_int_equal(limen_gate_class(rules, word(0, LIMEN_STATE_TESTING)),
			 CLASS_TESTING);
	assert_int_equal(limen_gate_class(rules,
			 word(ID_WEB, LIMEN_STATE_PROVISIONAL)), CLASS_WEB);
	assert_int_equal(limen_gate_class(rules,
			 word(ID_WEB, LIMEN_STATE_DECIDED)), CLASS_WEB);
	assert_int_equal(limen_gate_class(rules,
			 word(ID_PLAIN, LIMEN_STATE_DECIDED)), 0);
	assert_int_equal(limen_gate_class(rules, word(0, LIMEN_STATE_UNKNOWN)),
			 CLASS_UNKNOWN);
}

static void ids_out_of_range_have_no_class(void **state)
{
	struct limen_rules *rules = *state;

	memset(rules->class_of, CLASS_WEB, sizeof(rules->class_of));
	assert_int_equal(limen_gate_label_class(rules, LIMEN_MAX_LABELS - 1),
			 CLASS_WEB);
	assert_int_equal(limen_gate_label_class(rules, LIMEN_MAX_LABELS), 0);
	assert_int_equal(limen_gate_label_class(rules, 0xffff), 0);
}

static void payload_of_a_new_flow_is_pushed(void **state)
{
	struct limen_facts f = facts();
	uint32_t w = 0;

	assert_int_equal(choose(*state, w, &f), LIMEN_CHOICE_PUSH);
	w = word(0, LIMEN_STATE_TESTING);
	assert_int_equal(choose(*state, w, &f), LIMEN_CHOICE_PUSH);
	w = word(ID_WEB, LIMEN_STATE_PROVISIONAL);
	assert_int_equal(choose(*state, w, &f), LIMEN_CHOICE_PUSH);
}

static void handshakes_and_acks_are_not_pushed(void **state)
{
	struct limen_facts f = facts();
	uint32_t w = 0;

	f.payload_len = 0;
	assert_int_equal(choose(*state, w, &f), LIMEN_CHOICE_EMPTY);
}

static void decided_and_given_up_flows_stay_in_the_kernel(void **state)
{
	struct limen_facts f = facts();
	uint32_t w = 0;

	w = word(ID_WEB, LIMEN_STATE_DECIDED);
	assert_int_equal(choose(*state, w, &f), LIMEN_CHOICE_DECIDED);
	w = word(0, LIMEN_STATE_UNKNOWN);
	assert_int_equal(choose(*state, w, &f), LIMEN_CHOICE_UNKNOWN);
	/* whatever the packet is: an ICMP error belongs to its flow */
	f.payload_len = -EPROTONOSUPPORT;
	assert_int_equal(choose(*state, w, &f), LIMEN_CHOICE_UNKNOWN);
}

static void other_protocols_pass(void **state)
{
	struct limen_facts f = facts();
	uint32_t w = 0;

	f.payload_len = -EPROTONOSUPPORT;
	assert_int_equal(choose(*state, w, &f), LIMEN_CHOICE_OTHER);
	f.is_labelable = false;
	f.net_state = LIMEN_NET_DOWN;
	assert_int_equal(choose(*state, w, &f), LIMEN_CHOICE_OTHER);
}

static void flows_without_room_for_a_label_are_late(void **state)
{
	struct limen_facts f = facts();
	uint32_t w = 0;

	f.is_labelable = false;
	assert_int_equal(choose(*state, w, &f), LIMEN_CHOICE_LATE);
}

static void without_a_daemon_open_passes_and_closed_refuses(void **state)
{
	struct limen_rules *rules = *state;
	struct limen_facts f = facts();
	uint32_t w = 0;

	f.net_state = LIMEN_NET_DOWN;
	rules->on_daemon_down = LIMEN_DOWN_OPEN;
	assert_int_equal(choose(rules, w, &f), LIMEN_CHOICE_UNWATCHED);
	rules->on_daemon_down = LIMEN_DOWN_CLOSED;
	assert_int_equal(choose(rules, w, &f), LIMEN_CHOICE_REFUSE);
	/* also the handshake of a flow that could not go on */
	f.payload_len = 0;
	assert_int_equal(choose(rules, w, &f), LIMEN_CHOICE_REFUSE);
	/* but not what was decided while there was one */
	w = word(ID_WEB, LIMEN_STATE_DECIDED);
	assert_int_equal(choose(rules, w, &f), LIMEN_CHOICE_DECIDED);
	w = word(0, LIMEN_STATE_UNKNOWN);
	assert_int_equal(choose(rules, w, &f), LIMEN_CHOICE_UNKNOWN);
}

static void an_unbound_namespace_passes_all(void **state)
{
	struct limen_rules *rules = *state;
	struct limen_facts f = facts();
	uint32_t w = 0;

	f.net_state = LIMEN_NET_IDLE;
	rules->on_daemon_down = LIMEN_DOWN_CLOSED;
	assert_int_equal(choose(rules, w, &f), LIMEN_CHOICE_UNWATCHED);
}

static void verdicts_never_make_a_flow_less_certain(void **state)
{
	/* from the least certain to the most */
	static const uint8_t order[] = {
		LIMEN_STATE_NEW, LIMEN_STATE_TESTING, LIMEN_STATE_PROVISIONAL,
		LIMEN_STATE_UNKNOWN, LIMEN_STATE_DECIDED,
	};
	const struct limen_rules *rules = *state;
	size_t old, new;

	for (old = 0; old < 5; old++)
		for (new = 1; new < 5; new++)
			assert_int_equal(
				limen_gate_may_replace(rules,
						       word(ID_WEB, order[old]),
						       order[new]),
				new >= old);
}

static void verdicts_of_impossible_states_replace_nothing(void **state)
{
	const struct limen_rules *rules = *state;
	unsigned int s;

	assert_false(limen_gate_may_replace(rules, 0, LIMEN_STATE_NEW));
	for (s = LIMEN_STATE_LATE; s < 256; s++)
		assert_false(limen_gate_may_replace(rules, 0, s));
}

static void any_verdict_replaces_a_word_of_another_load(void **state)
{
	uint32_t old = limen_label_make(ID_WEB, LIMEN_STATE_DECIDED,
					GENERATION + 1);

	assert_true(limen_gate_may_replace(*state, old, LIMEN_STATE_TESTING));
}

/* Every word there can be: nothing reads outside the tables. */
static void every_state_and_generation_is_handled(void **state)
{
	const struct limen_rules *rules = *state;
	uint32_t high, id;

	for (high = 0; high < 1 << 16; high++)
		for (id = 0; id < 1 << 16; id += 1021) {
			struct limen_facts f = facts();
	uint32_t w = 0;

			w = high << 16 | id;
			assert_true(limen_gate_class(rules, w) <=
				    CLASS_UNKNOWN);
			assert_true(choose(rules, w, &f) <=
				    LIMEN_CHOICE_PUSH);
			limen_gate_may_replace(rules, w,
					       LIMEN_STATE_DECIDED);
		}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(label_word_round_trip),
		cmocka_unit_test_setup(generation_is_kept_in_the_tag, setup),
		cmocka_unit_test_setup(plain_is_new_or_testing_without_a_class, setup),
		cmocka_unit_test_setup(decided_is_one_state_of_one_generation,
				       setup),
		cmocka_unit_test_setup(foreign_and_impossible_words_are_new,
				       setup),
		cmocka_unit_test_setup(class_follows_the_state, setup),
		cmocka_unit_test_setup(a_mark_is_written_under_the_mask, setup),
		cmocka_unit_test_setup(ids_out_of_range_have_no_class, setup),
		cmocka_unit_test_setup(payload_of_a_new_flow_is_pushed, setup),
		cmocka_unit_test_setup(handshakes_and_acks_are_not_pushed,
				       setup),
		cmocka_unit_test_setup(decided_and_given_up_flows_stay_in_the_kernel,
				       setup),
		cmocka_unit_test_setup(other_protocols_pass, setup),
		cmocka_unit_test_setup(flows_without_room_for_a_label_are_late,
				       setup),
		cmocka_unit_test_setup(without_a_daemon_open_passes_and_closed_refuses,
				       setup),
		cmocka_unit_test_setup(an_unbound_namespace_passes_all, setup),
		cmocka_unit_test_setup(verdicts_never_make_a_flow_less_certain,
				       setup),
		cmocka_unit_test_setup(verdicts_of_impossible_states_replace_nothing,
				       setup),
		cmocka_unit_test_setup(any_verdict_replaces_a_word_of_another_load,
				       setup),
		cmocka_unit_test_setup(every_state_and_generation_is_handled,
				       setup),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
