// SPDX-License-Identifier: GPL-2.0-or-later
#include "config_text.h"

#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include <limen/genl.h>

#include "shape/links.h"
#include "shape/plan.h"
#include "shape/text.h"

#define WAN "interface wan { egress = \"20mbit\" ingress = \"10mbit\" }\n"
#define MASK "mark_mask = 0xff00\n"

static void rates_are_read(void **state)
{
	static const struct {
		const char *text;
		int ret;
		uint64_t bits;
		uint32_t ppm;
	} cases[] = {
		{ "20mbit", 0, 20000000, 0 },
		{ "1.5Mbit", 0, 1500000, 0 },
		{ "0.0005kbit", -ERANGE, 0, 0 },
		{ "8bit", 0, 8, 0 },
		{ "34gbit", 0, 34000000000ULL, 0 },
		{ "35gbit", -ERANGE, 0, 0 },
		{ "99999999999999999999gbit", -ERANGE, 0, 0 },
		{ "12.5%", 0, 0, 125000 },
		{ "100%", 0, 0, 1000000 },
		{ "100.1%", -ERANGE, 0, 0 },
		{ "0%", -ERANGE, 0, 0 },
		{ "", -EINVAL, 0, 0 },
		{ "20", -EINVAL, 0, 0 },
		{ "mbit", -EINVAL, 0, 0 },
		{ ".5mbit", -EINVAL, 0, 0 },
		{ "1.2.3mbit", -EINVAL, 0, 0 },
		{ "20mbps", -EINVAL, 0, 0 },
		{ "-1mbit", -EINVAL, 0, 0 },
		{ "5%%", -EINVAL, 0, 0 },
	};
	char text[QOS_RATE_SIZE];
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct qos_rate rate = { 0 };

		if (qos_read_rate(cases[i].text, &rate) != cases[i].ret ||
		    rate.bits != cases[i].bits || rate.ppm != cases[i].ppm)
			fail_msg("%s", cases[i].text);
	}
	qos_format_rate(1500000, text);
	assert_string_equal(text, "1500kbit");
	qos_format_rate(2000000000, text);
	assert_string_equal(text, "2gbit");
	qos_format_rate(0, text);
	assert_string_equal(text, "0bit");
}

static void an_interface_makes_queues_and_marks(void **state)
{
	struct config *c = config_good(
		MASK WAN
		"class a { members = {\"x\"} rate = \"20%\" precedence = 0 }\n"
		"class b { members = {\"y\"} mark = 0x4000 }\n"
		"class no { members = {\"z\"} reject = true }\n"
		"class own { members = {\"u\"} priority = \"1:10\" }\n");
	const struct config_class *k = c->classes;
	const unsigned int queued = LIMEN_CLASS_F_PRIORITY |
		LIMEN_CLASS_F_MARK | LIMEN_CLASS_F_CTMARK;

	assert_int_equal(c->nr_classes, 5);
	assert_true(k[0].is_queued);
	assert_int_equal(k[0].flags, queued);
	assert_int_equal(k[0].priority, 0x6c690011);
	assert_int_equal(k[0].mark, 0x100);
	assert_int_equal(k[0].rate.ppm, 200000);
	assert_int_equal(k[1].mark, 0x4000);
	assert_int_equal(k[1].priority, 0x6c690012);
	assert_false(k[2].is_queued);
	/* rules may answer its packets, by the mark */
	assert_int_equal(k[2].flags,
			 LIMEN_CLASS_F_REJECT | LIMEN_CLASS_F_MARK);
	assert_int_equal(k[2].mark, 0x300);
	assert_false(k[3].is_queued);
	assert_int_equal(k[3].priority, 0x10010);
	assert_string_equal(k[4].name, "default");
	assert_int_equal(k[4].id, 255);
	assert_int_equal(c->rest_class, 255);
	assert_int_equal(k[4].priority, 0x6c690010);
	assert_int_equal(c->done_mark, 0xff00);
	assert_int_equal(k[4].mark, 0xff00);
	config_free(c);
}

static void cake_takes_the_same_classes(void **state)
{
	struct config *c = config_good(
		MASK "interface wan { egress = 20mbit qdisc = cake }\n"
		"interface lan { egress = 20mbit }\n"
		"class a { members = {\"x\"} rate = \"90%\" precedence = 1 }\n"
		"class b { members = {\"y\"} ceiling = 1mbit precedence = 6 }\n");
	const struct config_class *k = c->classes;

	assert_int_equal(c->interfaces[0].qdisc, QDISC_CAKE);
	assert_int_equal(c->interfaces[1].qdisc, QDISC_HTB);
	assert_int_equal(k[0].priority, 0x6c690011);
	assert_int_equal(k[1].priority, 0x6c690012);
	assert_int_equal(k[2].priority, 0x6c690010);
	/* nothing arrives through a queue: no connection needs a mark */
	assert_false(k[0].flags & LIMEN_CLASS_F_CTMARK);
	config_free(c);
}

/* Each is one mistake; the error must begin like that. */
static const struct config_mistake mistakes[] = {
	{ "interface wan { }\n",
	  "t.conf:1:11: interface 'wan' has neither egress nor ingress" },
	{ "interface \"a/b\" { egress = 1mbit }\n",
	  "t.conf:1:11: interface 'a/b': a name is" },
	{ "interface sixteencharacter { egress = 1mbit }\n", "t.conf:1:11:" },
	{ "interface wan { egress = fast }\n",
	  "t.conf:1:26: interface 'wan': egress 'fast' is no rate" },
	{ "interface wan { egress = \"20%\" }\n", "t.conf:1:26: interface" },
	{ "interface wan {\n ingress = \"99gbit\" }\n",
	  "t.conf:2:12: interface 'wan': ingress cannot be '99gbit'" },
	{ "interface wan { egress = 1mbit overhead = atm }\n",
	  "t.conf:1:43: overhead cannot be 'atm': write \"none\" or" },
	{ "interface wan { egress = 1mbit qdisc = red }\n",
	  "t.conf:1:40: qdisc cannot be 'red'" },
	{ WAN, "t.conf:1:11: ingress comes before the packet filter" },
	{ "class a { members = {\"x\"} rate = 1mbit }\n",
	  "t.conf:1:34: class 'a' asks for a rate or precedence, but no" },
	{ "class a { members = {\"x\"} precedence = 8 }\n",
	  "t.conf:1:40: class 'a': precedence cannot be 8" },
	{ "class a { members = {\"x\"} rate = 1 }\n",
	  "t.conf:1:34: class 'a': rate '1' is no rate" },
	{ "class a { members = {\"x\"} ceiling = \"101%\" }\n",
	  "t.conf:1:37: class 'a': ceiling cannot be '101%'" },
	{ "class a { members = {\"x\"} drop = true reject = true }\n",
	  "t.conf:1:48: class 'a' both drops and rejects" },
	{ "class a { members = {\"testing\"} reject = true }\n",
	  "t.conf:1:22: class 'a' refuses undecided flows" },
	{ MASK WAN "class a { members = {\"x\"} rate = 1mbit drop = true }\n",
	  "t.conf:3:34: class 'a' asks for a rate or precedence, and refuses" },
	{ MASK WAN "class a { members = {\"x\"} rate = 1mbit "
	  "priority = \"1:1\" }\n",
	  "t.conf:3:34: class 'a' asks for a rate or precedence, and sends" },
	{ MASK WAN "class a { members = {\"x\"} priority = \"6c69:1\" }\n",
	  "t.conf:3:38: class 'a': priority 6c69:1 is in the qdisc" },
	{ MASK WAN "class a { members = {\"x\"} rate = 8mbit }\n"
	  "class b { members = {\"y\"} rate = \"21%\" }\n",
	  "t.conf:4:34: class 'b': with it 10100kbit is guaranteed of ingress "
	  "of interface 'wan', which has 10mbit" },
	{ MASK WAN "class a { members = {\"x\"} rate = 2mbit "
	  "ceiling = 1mbit }\n",
	  "t.conf:3:50: class 'a': its ceiling is below its rate" },
	{ MASK WAN "class default { members = {\"x\"} }\n",
	  "t.conf:3:7: class 'default' is what no other class has" },
	{ MASK WAN "class a { members = {\"x\"} mark = 0x200 }\n"
	  "class b { members = {\"y\"} }\n",
	  "t.conf:4:7: class 'b' has mark 0x200 like class 'a'" },
	{ "mark_mask = 0x300\n" WAN "class a { id = 9 members = {\"x\"} }\n",
	  "t.conf:3:7: class 'a': its number 9 has no room in mark_mask" },
	{ MASK WAN "class a { members = {\"x\"} mark = 0 }\n",
	  "t.conf:3:34: class 'a': mark 0 is that of undecided flows" },
	{ WAN WAN, "t.conf:2:" },
	/* what follows is turned inside out, and would be blamed */
	{ MASK "interface wan { egress = \"1mbit }\n"
	  "class a { members = { \"x\" } }\n",
	  "t.conf:2:26: the text that begins here does not end on its line" },
	{ "control_group = \"x", "t.conf:1:17: the text that begins here" },
};

static void a_conflict_is_said_with_its_place(void **state)
{
	config_refuses(mistakes, sizeof(mistakes) / sizeof(mistakes[0]));
}

static void an_unknown_interface_is_an_error_unless_optional(void **state)
{
	struct config_error err;
	struct config *c = config_good("\ninterface no-such { egress = 1mbit }\n");

	assert_int_equal(config_check_interfaces(c, &err), -EINVAL);
	assert_ptr_equal(strstr(err.text, "t.conf:2:11: interface 'no-such' "
				"does not exist here"), err.text);
	config_free(c);
	c = config_good("interface no-such { egress = 1mbit optional = true }\n");
	assert_int_equal(config_check_interfaces(c, &err), 0);
	config_free(c);
}

/*
 * The plan.
 */
static struct plan *plan(const struct config *c)
{
	static struct link two[] = {
		{ .name = "wan", .index = 2, .header = 14 },
		{ .name = "ppp0", .index = 3 },
	};
	struct links links = { .links = two, .nr = 2, .size = 2 };
	struct plan *p;

	assert_int_equal(plan_new(c, &links, NULL, &p), 0);
	return p;
}

static const struct plan_step *find_class(const struct plan *p,
					  const char *device, const char *name)
{
	size_t i;

	for (i = 0; i < p->nr; i++)
		if (p->steps[i].kind == PLAN_CLASS && p->steps[i].name &&
		    !strcmp(p->steps[i].name, name) &&
		    !strcmp(p->steps[i].device, device))
			return &p->steps[i];
	fail_msg("no class %s on %s", name, device);
	return NULL;
}

static void shares_are_of_each_link(void **state)
{
	struct config *c = config_good(
		MASK WAN
		"class a { members = {\"x\"} rate = \"20%\" }\n"
		"class b { members = {\"y\"} rate = 1mbit ceiling = \"50%\" }\n"
		"class c { members = {\"z\"} ceiling = 1mbit }\n");
	struct plan *p = plan(c);

	assert_int_equal(find_class(p, "wan", "a")->rate, 4000000);
	assert_int_equal(find_class(p, "wan", "a")->ceiling, 20000000);
	assert_int_equal(find_class(p, "ifb-wan", "a")->rate, 2000000);
	assert_int_equal(find_class(p, "wan", "b")->rate, 1000000);
	assert_int_equal(find_class(p, "wan", "b")->ceiling, 10000000);
	/* (20 - 4 - 1) / 2 for each of c and the rest, and c's ceiling */
	assert_int_equal(find_class(p, "wan", "default")->rate, 7500000);
	assert_int_equal(find_class(p, "wan", "c")->rate, 1000000);
	assert_int_equal(find_class(p, "wan", "c")->ceiling, 1000000);
	plan_free(p);
	config_free(c);
}

static void what_is_away_has_no_steps(void **state)
{
	struct config *c = config_good("interface eth9 { egress = 1mbit }\n");
	struct plan *p = plan(c);

	assert_int_equal(p->nr, 0);
	plan_free(p);
	config_free(c);
}

static void overhead_is_beyond_what_the_kernel_counts(void **state)
{
	static const struct {
		const char *text;
		unsigned int overhead, mpu;
		uint64_t link;
	} cases[] = {
		{ "interface wan { egress = 65mbit }", 0, 0, 65000000 },
		{ "interface wan { egress = 65mbit overhead = ethernet }", 24,
		  84, 65000000 },
		{ "interface wan { egress = 65mbit overhead = docsis }", 4, 64,
		  65000000 },
		{ "interface wan { egress = 65mbit overhead = pppoe }", 16, 0,
		  64000000 },
		{ "interface ppp0 { egress = 65mbit overhead = pppoe }", 30, 0,
		  64000000 },
	};
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct config *c = config_good(cases[i].text);
		struct plan *p = plan(c);

		assert_int_equal(p->steps[1].overhead, cases[i].overhead);
		assert_int_equal(p->steps[1].mpu, cases[i].mpu);
		assert_int_equal(p->steps[1].rate, cases[i].link);
		plan_free(p);
		config_free(c);
	}
}

static void a_full_frame_fits_the_target(void **state)
{
	struct config *c = config_good("interface wan { egress = 1mbit }\n");
	struct plan *p = plan(c);

	/* 1514 bytes take 12.1 ms */
	assert_int_equal(p->steps[3].kind, PLAN_FQ_CODEL);
	assert_in_range(p->steps[3].target_us, 18100, 18200);
	plan_free(p);
	config_free(c);
}

static void cake_is_a_queue_in_a_class(void **state)
{
	struct config *c = config_good("interface wan { egress = 20mbit "
				       "qdisc = cake }\n");
	struct plan *p = plan(c);
	char text[TEXT_SIZE];

	assert_int_equal(p->nr, 4);
	assert_int_equal(p->steps[0].kind, PLAN_HTB);
	assert_int_equal(p->steps[3].kind, PLAN_CAKE);
	assert_int_equal(p->steps[3].parent, p->steps[2].handle);
	text_step(&p->steps[3], text);
	assert_string_equal(text, "qdisc replace dev wan parent 6c69:10 cake "
			    "unlimited besteffort nat split-gso rtt 100000us\n");
	plan_free(p);
	config_free(c);
}

static void every_step_fits_its_line(void **state)
{
	struct config *c = config_good(
		"mark_mask = 0xffffffff\n"
		"interface wan { egress = 20mbit ingress = 33999999999bit }\n"
		"class a { members = {\"x\"} rate = \"20%\" mark = 0xfffffffe }\n");
	struct plan *p = plan(c);
	char text[TEXT_SIZE];
	size_t i;

	assert_int_equal(p->nr, 18);
	for (i = 0; i < p->nr; i++) {
		text_step(&p->steps[i], text);
		assert_int_equal(text[strlen(text) - 1], '\n');
		assert_null(strchr(text, '?'));
	}
	plan_free(p);
	config_free(c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rates_are_read),
		cmocka_unit_test(an_interface_makes_queues_and_marks),
		cmocka_unit_test(cake_takes_the_same_classes),
		cmocka_unit_test(a_conflict_is_said_with_its_place),
		cmocka_unit_test(an_unknown_interface_is_an_error_unless_optional),
		cmocka_unit_test(shares_are_of_each_link),
		cmocka_unit_test(what_is_away_has_no_steps),
		cmocka_unit_test(overhead_is_beyond_what_the_kernel_counts),
		cmocka_unit_test(a_full_frame_fits_the_target),
		cmocka_unit_test(cake_is_a_queue_in_a_class),
		cmocka_unit_test(every_step_fits_its_line),
	};

	return cmocka_run_group_tests_name("config_shape", tests, NULL, NULL);
}
