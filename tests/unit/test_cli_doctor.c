// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/checks.h"

#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "cli/rules.h"
#include "cli/tool.h"

/* A machine on which all is well. */
static struct facts *well(void)
{
	struct facts *f = calloc(1, sizeof(*f));
	size_t i;

	assert_non_null(f);
	f->root = f->has_services = f->loads_modules = true;
	strcpy(f->release, "6.1.0");
	strcpy(f->program_version, "1.0");
	f->conntrack_labels = YES;
	f->module_installed = YES;
	f->status.loaded = true;
	f->status.answers = true;
	strcpy(f->status.module_version, "1.0");
	f->status.state.net_state = LIMEN_NET_BOUND;
	f->status.daemon = json_pack("{s:s, s:i, s:{s:b, s:n}, s:[{s:i, s:i}]}",
				     "road", "module", "pid", 7, "module",
				     "bound", 1, "error", "queues", "queue", 0,
				     "portid", 7);
	assert_non_null(f->status.daemon);
	f->acct = 1;
	f->conntrack_count = 10;
	f->conntrack_max = 1000;
	f->queue_module = YES;
	f->nr_queues = 1;
	f->queues[0].portid = 7;
	f->nft = YES;
	f->rules = YES;
	f->has_mark_mask = true;
	f->mark_mask = 0xff;
	f->htb = YES;
	f->tc_modules = YES;
	f->qdiscs = YES;
	f->posture.nr_cpus = 3;
	f->posture.cpus = calloc(f->posture.nr_cpus, sizeof(*f->posture.cpus));
	assert_non_null(f->posture.cpus);
	for (i = 0; i < f->posture.nr_cpus; i++) {
		f->posture.cpus[i].cpu = (uint32_t)i;
		f->posture.cpus[i].features = 1 << LIMEN_FEATURE_SMAP;
	}
	return f;
}

static void judge(const struct facts *f, const char *name, struct finding *out)
{
	const struct check *check;

	memset(out, 0, sizeof(*out));
	for (check = checks; check->name; check++) {
		if (!strcmp(check->name, name)) {
			check->judge(f, out);
			return;
		}
	}
	fail_msg("no check '%s'", name);
}

static void expect_of(const struct facts *f, const char *name,
		      enum finding_level level, const char *mend)
{
	struct finding finding;

	judge(f, name, &finding);
	if (finding.level != level)
		fail_msg("%s: %s: %s", name, finding_word(finding.level),
			 finding.text);
	assert_true(*finding.text);
	if (mend)
		assert_string_equal(finding.mend, mend);
}

/* Checks @f, with something wrong, and frees it. */
static void expect(struct facts *f, const char *name, enum finding_level level,
		   const char *mend)
{
	expect_of(f, name, level, mend);
	facts_free(f);
}

static void smap_off_is_a_note(void **state)
{
	struct facts *f = well();
	size_t i;

	for (i = 0; i < f->posture.nr_cpus; i++)
		f->posture.cpus[i].features = 0;
	expect(f, "smap", FINDING_NOTE, "");
	f = well();
	for (i = 0; i < f->posture.nr_cpus; i++)
		f->posture.cpus[i].features = 0;
	f->smap_option = "nosmap";
	expect(f, "smap", FINDING_NOTE, "remove nosmap from the kernel's "
	       "command line and boot again");
}

static void a_processor_that_differs_is_told(void **state)
{
	struct facts *f = well();
	struct finding finding;

	f->posture.cpus[1].features = 0;
	judge(f, "cpus", &finding);
	assert_non_null(strstr(finding.text, "smap is not on CPU 1 as"));
	expect(f, "cpus", FINDING_BAD, "limen posture --all");

	f = well();
	f->posture.cpus[2].features |= 1 << LIMEN_FEATURE_LA57;
	judge(f, "cpus", &finding);
	assert_non_null(strstr(finding.text, "la57 is not on CPU 2 as"));
	expect(f, "cpus", FINDING_BAD, NULL);

	f = well();
	f->posture.err = -EPERM;
	expect(f, "cpus", FINDING_UNKNOWN, "");
}

static void a_well_machine_is_well(void **state)
{
	struct facts *f = well();
	const struct check *check;
	struct finding finding;

	for (check = checks; check->name; check++) {
		judge(f, check->name, &finding);
		if (finding.level != FINDING_GOOD)
			fail_msg("%s: %s", check->name, finding.text);
		assert_string_equal(finding.mend, "");
	}
	facts_free(f);
}

static void an_empty_machine_does_no_harm(void **state)
{
	struct facts *f = calloc(1, sizeof(*f));
	const struct check *check;
	struct finding finding;

	for (check = checks; check->name; check++)
		judge(f, check->name, &finding);
	facts_free(f);
}

static void module_is_missed(void **state)
{
	struct facts *f = well();

	f->status.loaded = f->status.answers = false;
	expect(f, "module", FINDING_BAD, "modprobe limen");
	/* where modprobe could not do it */
	f = well();
	f->status.loaded = f->status.answers = f->loads_modules = false;
	expect(f, "module", FINDING_NOTE, "");
	f = well();
	f->status.loaded = false;
	f->module_installed = NO;
	expect(f, "module", FINDING_BAD,
	       "make module install-module && modprobe limen");
	/* not at once, where only what is signed is let in */
	f = well();
	f->status.loaded = false;
	strcpy(f->posture.signing.lockdown, "integrity");
	expect(f, "module", FINDING_BAD, "modprobe limen; if that is "
	       "refused, sign limen.ko with a key that the kernel trusts "
	       "(mokutil --import) first");
	f = well();
	f->status.loaded = false;
	f->module_installed = NO;
	f->posture.signing.enforced = 1;
	expect(f, "module", FINDING_BAD, "make module install-module, "
	       "sign limen.ko with a key that the kernel trusts "
	       "(mokutil --import), then modprobe limen");
	/* on purpose */
	f = well();
	f->status.loaded = f->status.answers = false;
	json_object_set_new(f->status.daemon, "road", json_string("nfqueue"));
	expect(f, "module", FINDING_NOTE, "");
}

static void versions_are_compared(void **state)
{
	struct facts *f = well();

	strcpy(f->status.module_version, "0.9");
	expect(f, "version", FINDING_BAD, "rmmod limen && modprobe limen");
	f = well();
	f->kern_err = -EPROTO;
	expect(f, "version", FINDING_BAD, "rmmod limen && modprobe limen");
}

static void kernel_without_labels(void **state)
{
	struct facts *f = well();

	f->status.loaded = false;
	f->conntrack_labels = NO;
	expect(f, "kernel", FINDING_BAD, "");
}

static void conntrack_is_looked_at(void **state)
{
	struct facts *f = well();

	f->conntrack_err = -EOPNOTSUPP;
	expect(f, "conntrack", FINDING_BAD, "modprobe nf_conntrack_netlink");
	f = well();
	f->conntrack_count = 950;
	expect(f, "conntrack-size", FINDING_BAD,
	       "sysctl -w net.netfilter.nf_conntrack_max=2000");
	f = well();
	f->acct = 0;
	expect(f, "accounting", FINDING_NOTE,
	       "sysctl -w net.netfilter.nf_conntrack_acct=1");
	f = well();
	f->acct = 0;
	f->status.loaded = f->status.answers = false;
	json_object_set_new(f->status.daemon, "road", json_string("nfqueue"));
	expect(f, "accounting", FINDING_GOOD, "");
}

static void daemon_is_missed(void **state)
{
	struct facts *f = well();

	json_decref(f->status.daemon);
	f->status.daemon = NULL;
	f->ctl_err = -ENOENT;
	expect(f, "daemon", FINDING_BAD, "systemctl start limend");
	f = well();
	json_decref(f->status.daemon);
	f->status.daemon = NULL;
	f->ctl_err = -EACCES;
	expect(f, "daemon", FINDING_UNKNOWN, "sudo limen doctor");
	f = well();
	f->status.state.net_state = LIMEN_NET_DOWN;
	expect(f, "binding", FINDING_BAD, "systemctl restart limend");
	/* without systemd */
	f = well();
	f->has_services = false;
	f->status.state.net_state = LIMEN_NET_DOWN;
	expect(f, "binding", FINDING_BAD, "kill 7, then limend &");
	f = well();
	f->has_services = false;
	json_decref(f->status.daemon);
	f->status.daemon = NULL;
	f->ctl_err = -ENOENT;
	expect(f, "daemon", FINDING_BAD, "limend &");
}

static void reload_failed(void **state)
{
	struct facts *f = well();

	json_object_set_new(f->status.daemon, "reload",
			    json_pack("{s:i, s:b}", "at", 9, "ok", 0));
	expect(f, "reload", FINDING_BAD, "limend -t");
	/* by a file of its own */
	f = well();
	json_object_set_new(f->status.daemon, "reload",
			    json_pack("{s:i, s:b}", "at", 9, "ok", 0));
	json_object_set_new(f->status.daemon, "config",
			    json_string("/a/b.conf"));
	expect(f, "reload", FINDING_BAD, "limend -t -f /a/b.conf");
	/* nobody asked for one */
	f = well();
	json_object_set_new(f->status.daemon, "patterns",
			    json_pack("{s:i}", "loaded", 100));
	f->config_changed = 101;
	expect(f, "reload", FINDING_NOTE, "limen reload");
	f = well();
	json_object_set_new(f->status.daemon, "patterns",
			    json_pack("{s:i}", "loaded", 100));
	f->config_changed = 100;
	expect(f, "reload", FINDING_GOOD, "");
}

static void queue_of_another(void **state)
{
	struct facts *f = well();

	f->queues[0].portid = 99;
	expect(f, "queue-holder", FINDING_BAD, "ss -f netlink -p | grep 99");
	f = well();
	json_decref(f->status.daemon);
	f->status.daemon = NULL;
	f->first_wanted = 1;
	f->nr_wanted = 2;
	expect_of(f, "queue-holder", FINDING_UNKNOWN, "");
	f->queues[0].number = 2;
	expect(f, "queue-holder", FINDING_BAD, "ss -f netlink -p | grep 7    "
	       "# or another queue_base in limend.conf");
	f = well();
	f->queues[0].user_dropped = 1;
	expect(f, "queue-losses", FINDING_BAD, NULL);
}

static void transport_is_judged(void **state)
{
	struct facts *f = well();

	f->queue_module = NO;
	expect(f, "queue", FINDING_BAD, "modprobe nfnetlink_queue");
	f = well();
	f->queue_module = NO;
	json_object_set_new(f->status.daemon, "transport",
			    json_string("ring"));
	expect(f, "queue", FINDING_GOOD, NULL);
	f = well();
	expect(f, "transport", FINDING_GOOD, NULL);
	f = well();
	json_object_set_new(f->status.daemon, "transport_warning",
			    json_string("the first packets pass"));
	expect(f, "transport", FINDING_NOTE, "write transport = \"auto\" in "
	       "limend.conf, then systemctl restart limend");
}

static void losses_are_told(void **state)
{
	struct facts *f = well();

	f->status.counters.value[LIMEN_COUNTER_LABEL_FULL] = 1;
	expect(f, "losses", FINDING_BAD, NULL);
	f = well();
	f->status.counters.value[LIMEN_COUNTER_PACKET_SEEN] = 2000;
	f->status.counters.value[LIMEN_COUNTER_PACKET_UNTRACKED] = 1500;
	expect(f, "untracked", FINDING_BAD, NULL);
}

static void packets_that_are_hidden(void **state)
{
	struct facts *f = well();

	f->nr_flowtables = 1;
	strcpy(f->flowtables, "fast");
	expect(f, "flowtable", FINDING_BAD, NULL);
	f = well();
	f->marks_written = 0x1f0;
	expect(f, "marks", FINDING_BAD, "nft list ruleset | grep 'mark set'");
	f = well();
	f->marks_written = 0xff00;
	expect(f, "marks", FINDING_GOOD, "");
}

static void shaping_without_a_qdisc(void **state)
{
	struct facts *f = well();

	f->nr_priorities = 1;
	f->priorities[0] = 0x10010;
	expect(f, "shaping", FINDING_BAD,
	       "tc qdisc add dev DEVICE root handle 1: htb");
	f = well();
	f->nr_priorities = 1;
	f->priorities[0] = 0x10010;
	f->nr_qdiscs = 1;
	f->qdisc_majors[0] = 1;
	expect(f, "shaping", FINDING_GOOD, "");
}

static void marks_of_nft(void **state)
{
	assert_int_equal(rules_marks_nft(""), 0);
	assert_int_equal(rules_marks_nft("meta mark 0x1 accept\n"), 0);
	assert_int_equal(rules_marks_nft("meta mark set ct mark\n"), 0);
	assert_int_equal(rules_marks_nft("ct mark set mark\n"), 0);
	assert_int_equal(rules_marks_nft("meta mark set 0x10\n"), 0xffffffff);
	assert_int_equal(rules_marks_nft(
		"ct mark set ct mark and 0xffffff00 xor 0x3\n"), 0xff);
	assert_int_equal(rules_marks_nft(
		"meta mark set meta mark & 0xfffffff0 | 0x00000001\n"), 0xf);
	assert_int_equal(rules_marks_nft(
		"meta mark set mark or 0x100\n"
		"meta mark set meta mark & 0xffff7fff"), 0x8100);
	/* what limen shape makes is not somebody else's */
	assert_int_equal(rules_marks_nft(
		"table inet limen {\n\tchain decided {\n"
		"\t\tmeta mark set meta mark & 0xffff00ff | 0x100\n\t}\n}\n"
		"table inet other {\n\tchain x {\n"
		"\t\tmeta mark set meta mark or 0x1\n"), 0x1);
	assert_int_equal(rules_marks_nft(
		"table ip mangle {\n\tchain limen-class {\n"
		"\t\tmeta mark set 0x100\n\t}\n"
		"\tchain x {\n\t\tmeta mark set mark or 0x2\n"), 0x2);
}

static void shaping_without_its_queues(void **state)
{
	static struct facts facts;
	struct facts *f = &facts;

	f->nr_priorities = 1;
	f->priorities[0] = 0x6c690011;
	f->qdiscs = YES;
	expect_of(f, "shaping", FINDING_BAD, "limen shape apply");
	f->qdisc_majors[0] = 0x6c69;
	f->nr_qdiscs = 1;
	expect_of(f, "shaping", FINDING_GOOD, "");
	f->nr_differences = 2;
	expect_of(f, "shaping", FINDING_NOTE,
		  "limen shape diff; limen shape apply");
	f->tc_modules = YES;
	expect_of(f, "tc-modules", FINDING_GOOD, "");
	strcpy(f->tc_missing, "act_ctinfo");
	expect_of(f, "tc-modules", FINDING_NOTE, "");
	expect_of(f, "offloads", FINDING_GOOD, "");
	strcpy(f->shaped, "eth0");
	expect_of(f, "offloads", FINDING_UNKNOWN, "apt-get install ethtool");
	f->offloads = YES;
	expect_of(f, "offloads", FINDING_NOTE,
	       "ethtool -K eth0 gro off gso off tso off    # or qdisc = "
	       "\"cake\", which takes them apart");
	f->offloads = NO;
	expect_of(f, "offloads", FINDING_GOOD, "");
}

static void an_interface_that_is_shaped(void **state)
{
	char name[16];

	rules_shaped("qdisc htb 1: dev a root refcnt 2\n"
		     "qdisc htb 6c69: dev ifb-b root refcnt 2\n"
		     "qdisc htb 6c69: dev b root refcnt 2\n", 0x6c69, name,
		     sizeof(name));
	assert_string_equal(name, "b");
	/* cake in the classes takes joined packets apart */
	rules_shaped("qdisc htb 6c69: dev a root refcnt 2\n"
		     "qdisc cake 8001: dev a parent 6c69:10 unlimited\n"
		     "qdisc htb 6c69: dev b root refcnt 2\n"
		     "qdisc cake 8002: dev a parent 6c69:11 unlimited\n",
		     0x6c69, name, sizeof(name));
	assert_string_equal(name, "b");
	rules_shaped("qdisc cake 6c69: dev b root\n", 0x6c69, name,
		     sizeof(name));
	assert_string_equal(name, "");
	assert_true(rules_offloads("x:\ngeneric-receive-offload: on\n"));
	assert_false(rules_offloads("x:\ngeneric-receive-offload: off\n"
				    "tcp-segmentation-offload: off\n"));
}

static void check_queues(const struct queue_rule *r, unsigned int first,
			 unsigned int last, bool bypass)
{
	assert_int_equal(r->first, first);
	assert_int_equal(r->last, last);
	assert_int_equal(r->bypass, bypass);
}

static void rules_that_queue(void **state)
{
	struct queue_rule r[5];

	assert_int_equal(rules_queues_nft(
		"table inet queue {\n\tchain queue {\n"
		"\t\tjump queue\n"
		"\t\tcomment \"a queue to 9\"\n"
		"\t\ttcp dport 1 counter packets 0 bytes 0 queue num 3 bypass\n"
		"\t\tqueue flags bypass,fanout to 4-7 comment \"to 9\"\n"
		"\t\tqueue to numgen inc mod 3\n"
		"\t\tqueue to 8\n"
		"\t\tiifname { \"queue to 5\", \"lan\" } queue to 9\n"
		"\t\tqueue to 9\n", r, 5), 5);
	check_queues(&r[0], 3, 3, true);
	check_queues(&r[1], 4, 7, true);
	assert_true(r[2].is_computed);
	check_queues(&r[3], 8, 8, false);
	check_queues(&r[4], 9, 9, false);
	assert_int_equal(rules_queues_iptables(
		"-A FORWARD -j MARK --set-xmark 0x3/0xff\n"
		"-A FORWARD -j NFQUEUE --queue-num 2 --queue-bypass\n"
		"-A FORWARD -j NFQUEUE --queue-balance 0:3\n", r, 4), 2);
	check_queues(&r[0], 2, 2, true);
	check_queues(&r[1], 0, 3, false);
}

static void rules_are_judged(void **state)
{
	struct facts *f = well();
	struct queue_rule *r = f->queue_rules;

	/* the module brings packets, whatever rules there are */
	expect_of(f, "rules", FINDING_GOOD, "");
	json_object_set_new(f->status.daemon, "road", json_string("nfqueue"));
	expect_of(f, "rules", FINDING_BAD,
		  "limen shape apply    # where interfaces are shaped; else a "
		  "rule as in limend(8), Without the module");
	f->nr_queue_rules = 1;
	expect_of(f, "rules", FINDING_GOOD, "");
	/* one more than limend reads */
	r[0].last = 1;
	expect_of(f, "rules", FINDING_BAD, NULL);
	r[0].bypass = true;
	expect_of(f, "rules", FINDING_BAD, NULL);
	r[0].is_computed = true;
	expect_of(f, "rules", FINDING_GOOD, "");
	/* somebody else's, that nobody reads */
	f->nr_queue_rules = 2;
	r[1] = (struct queue_rule){ .first = 7, .last = 7, .bypass = true };
	expect_of(f, "rules", FINDING_NOTE, NULL);
	/* which does not hide that limend gets nothing */
	f->nr_queue_rules = 1;
	r[0] = r[1];
	expect_of(f, "rules", FINDING_BAD,
		  "limen shape apply    # where interfaces are shaped; else a "
		  "rule as in limend(8), Without the module");
	r[0] = (struct queue_rule){ .last = 0 };
	f->nr_queue_rules = 2;
	r[1].bypass = false;
	expect_of(f, "rules", FINDING_BAD, NULL);
	f->queue_module = UNKNOWN;
	expect_of(f, "rules", FINDING_GOOD, "");
	f->rules = UNKNOWN;
	expect(f, "rules", FINDING_UNKNOWN, "");
}

static void marks_of_iptables(void **state)
{
	assert_int_equal(rules_marks_iptables(
		"-A FORWARD -j MARK --set-xmark 0x3/0xff\n"), 0xff);
	assert_int_equal(rules_marks_iptables(
		"-A FORWARD -j MARK --set-xmark 0x100/0xff\n"), 0x1ff);
	assert_int_equal(rules_marks_iptables(
		"-A limen-class -j MARK --set-xmark 0x1/0xff\n"), 0);
	assert_int_equal(rules_marks_iptables(
		"-A X -j CONNMARK --save-mark --nfmask 0xff --ctmask 0xff\n"), 0);
}

static void names_of_flowtables(void **state)
{
	const char *text = "table inet t {\n\tflowtable fast {\n\t\thook ingress"
			   " priority filter\n\t}\n\tflowtable g {\n";
	char names[8];

	assert_int_equal(rules_flowtables(text, names, sizeof(names)), 2);
	assert_string_equal(names, "fast g");
	assert_int_equal(rules_flowtables(text, names, 6), 2);
	assert_string_equal(names, "fast");
	assert_int_equal(rules_flowtables("", names, sizeof(names)), 0);
	assert_string_equal(names, "");
}

static void handles_of_qdiscs(void **state)
{
	uint16_t majors[2];

	assert_int_equal(rules_qdiscs(
		"qdisc noqueue 0: dev lo root refcnt 2\n"
		"qdisc htb 1: dev eth0 root refcnt 2 r2q 10\n"
		"qdisc fq_codel 8001: dev eth1 root\n"
		"qdisc ingress ffff: dev eth0 parent ffff:fff1\n",
		majors, 2), 2);
	assert_int_equal(majors[0], 1);
	assert_int_equal(majors[1], 0x8001);
}

static void lines_of_queues(void **state)
{
	struct fact_queue q;

	assert_int_equal(facts_parse_queue("    3  25894     2 2  4096     5"
					   "     6       20  1\n", &q), 0);
	assert_int_equal(q.number, 3);
	assert_int_equal(q.portid, 25894);
	assert_int_equal(q.waiting, 2);
	assert_int_equal(q.queue_dropped, 5);
	assert_int_equal(q.user_dropped, 6);
	assert_int_equal(facts_parse_queue("nonsense\n", &q), -EINVAL);
	assert_int_equal(facts_parse_queue("", &q), -EINVAL);
}

static void tools_are_run(void **state)
{
	const char *const echo[] = { "echo", "a b", "c", NULL };
	const char *const no[] = { "false", NULL };
	const char *const none[] = { "no-such-program", NULL };
	const char *const much[] = { "yes", NULL };
	char *text;

	assert_int_equal(tool_run(echo, &text), 0);
	assert_string_equal(text, "a b c\n");
	free(text);
	assert_int_equal(tool_run(no, &text), 1);
	assert_string_equal(text, "");
	free(text);
	assert_int_equal(tool_run(none, &text), -ENOENT);
	assert_int_equal(tool_run(much, &text), -E2BIG);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_well_machine_is_well),
		cmocka_unit_test(smap_off_is_a_note),
		cmocka_unit_test(a_processor_that_differs_is_told),
		cmocka_unit_test(an_empty_machine_does_no_harm),
		cmocka_unit_test(module_is_missed),
		cmocka_unit_test(versions_are_compared),
		cmocka_unit_test(kernel_without_labels),
		cmocka_unit_test(conntrack_is_looked_at),
		cmocka_unit_test(daemon_is_missed),
		cmocka_unit_test(reload_failed),
		cmocka_unit_test(queue_of_another),
		cmocka_unit_test(transport_is_judged),
		cmocka_unit_test(losses_are_told),
		cmocka_unit_test(packets_that_are_hidden),
		cmocka_unit_test(shaping_without_a_qdisc),
		cmocka_unit_test(marks_of_nft),
		cmocka_unit_test(shaping_without_its_queues),
		cmocka_unit_test(an_interface_that_is_shaped),
		cmocka_unit_test(rules_that_queue),
		cmocka_unit_test(rules_are_judged),
		cmocka_unit_test(marks_of_iptables),
		cmocka_unit_test(names_of_flowtables),
		cmocka_unit_test(handles_of_qdiscs),
		cmocka_unit_test(lines_of_queues),
		cmocka_unit_test(tools_are_run),
	};

	return cmocka_run_group_tests_name("cli_doctor", tests, NULL, NULL);
}
