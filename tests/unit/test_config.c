// SPDX-License-Identifier: GPL-2.0-or-later
#include "config_text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include <limen/genl.h>

static void defaults_need_no_file(void **state)
{
	struct config_error err;
	struct config *c;

	assert_int_equal(config_load(NULL, &c, &err), 0);
	assert_null(c->file);
	assert_int_equal(c->transport, CONFIG_TRANSPORT_AUTO);
	assert_int_equal(c->on_daemon_down, LIMEN_DOWN_OPEN);
	assert_int_equal(c->mark_mask, 0);
	assert_true(c->queue_full_open);
	assert_false(c->release_on_exit);
	assert_in_range(c->queue_count, 1, LIMEN_MAX_QUEUES);
	assert_in_range(c->ring_count, 1, LIMEN_MAX_RINGS);
	assert_int_equal(c->ring_rest_us, 1000);
	assert_int_equal(c->snaplen, c->engine.window + CONFIG_HEADERS);
	assert_int_equal(c->nr_classes, 0);
	assert_int_equal(c->nr_patterns, 1);
	assert_int_equal(c->flows.flows, pipeline_default_limits.flows);
	config_free(c);
}

static void every_option_is_taken(void **state)
{
	struct config *c = config_good(
		"patterns = {\"/a\", \"/b\"}\n"
		"transport = ring\n"
		"on_daemon_down = closed\n"
		"on_exit = release\n"
		"queue_base = 100\n"
		"queue_count = 3\n"
		"queue_maxlen = 1000\n"
		"on_queue_full = closed\n"
		"ring_count = 5\n"
		"ring_size = 131072\n"
		"ring_rest = 250\n"
		"snaplen = 300\n"
		"mark_mask = 0xff00\n"
		"done_mark = 0x100\n"
		"control_socket = /tmp/s\n"
		"control_group = root\n"
		"user = root\n"
		"state_dir = /tmp/d\n"
		"sandbox = debug\n"
		"log = syslog\n"
		"log_level = warn\n"
		"limits {\n"
		"  flows = 1000 bytes = 2000000 idle_tcp = 5 idle_udp = 6\n"
		"  window = 4096 tcp_packets = 7 udp_packets = 8\n"
		"  match_limit = 9000\n"
		"}\n");

	assert_string_equal(c->patterns[1], "/b");
	assert_int_equal(c->transport, LIMEN_TRANSPORT_RING);
	assert_int_equal(c->on_daemon_down, LIMEN_DOWN_CLOSED);
	assert_true(c->release_on_exit);
	assert_int_equal(c->queue_base, 100);
	assert_int_equal(c->queue_count, 3);
	assert_int_equal(c->queue_maxlen, 1000);
	assert_false(c->queue_full_open);
	assert_int_equal(c->ring_count, 5);
	assert_int_equal(c->ring_size, 131072);
	assert_int_equal(c->ring_rest_us, 250);
	assert_int_equal(c->snaplen, 300);
	assert_int_equal(c->mark_mask, 0xff00);
	assert_int_equal(c->done_mark, 0x100);
	assert_string_equal(c->control_socket, "/tmp/s");
	assert_string_equal(c->control_group, "root");
	assert_string_equal(c->user, "root");
	assert_string_equal(c->state_dir, "/tmp/d");
	assert_int_equal(c->sandbox, SANDBOX_DEBUG);
	assert_true(c->log_syslog);
	assert_int_equal(c->log_level, LOG_L_WARN);
	assert_int_equal(c->flows.flows, 1000);
	assert_int_equal(c->flows.stream_bytes, 2000000);
	assert_int_equal(c->flows.idle_tcp_s, 5);
	assert_int_equal(c->flows.idle_udp_s, 6);
	assert_int_equal(c->engine.window, 4096);
	assert_int_equal(c->engine.tcp_packets, 7);
	assert_int_equal(c->engine.udp_packets, 8);
	assert_int_equal(c->engine.match_limit, 9000);
	config_free(c);
}

static void a_class_is_taken_whole(void **state)
{
	struct config *c = config_good(
		"mark_mask = 0xff\n"
		"class bulk { id = 2 members = {\"group:p2p\", \"ftp\"}\n"
		"  priority = \"1:30\" dscp = CS1 }\n"
		"class video { members = {\"app:youtube\"} mark = 0x10\n"
		"  ctmark = true dscp = 34 }\n"
		"class no { members = {\"telnet\", \"unknown\"} drop = true }\n");
	const struct config_class *k = c->classes;

	assert_int_equal(c->nr_classes, 3);
	assert_int_equal(k[0].id, 2);
	assert_int_equal(k[0].flags,
			 LIMEN_CLASS_F_PRIORITY | LIMEN_CLASS_F_DSCP);
	assert_int_equal(k[0].priority, 0x10030);
	assert_int_equal(k[0].dscp, 8);
	assert_int_equal(k[0].members[0].kind, MEMBER_GROUP);
	assert_string_equal(k[0].members[0].name, "p2p");
	assert_int_equal(k[0].members[1].kind, MEMBER_LABEL);
	assert_int_equal(k[0].members[1].at.line, 2);
	assert_int_equal(k[0].members[1].at.column, 45);
	/* numbers that nobody asked for are those that are free */
	assert_int_equal(k[1].id, 1);
	assert_int_equal(k[1].flags, LIMEN_CLASS_F_MARK |
			 LIMEN_CLASS_F_CTMARK | LIMEN_CLASS_F_DSCP);
	assert_int_equal(k[1].mark, 0x10);
	assert_int_equal(k[1].dscp, 34);
	assert_int_equal(k[1].members[0].kind, MEMBER_APP);
	assert_int_equal(k[2].id, 3);
	assert_int_equal(k[2].flags, LIMEN_CLASS_F_DROP);
	assert_int_equal(k[2].members[1].kind, MEMBER_UNKNOWN);
	config_free(c);
}

/* Each is one mistake; the error must begin like that. */
static const struct config_mistake mistakes[] = {
	{ "a = 1\n", "t.conf:1:1: no such option 'a'" },
	{ "\n  # x\n  colour = red\n", "t.conf:3:3: no such option 'colour'" },
	{ "/* a\n b */ mark_maks = 1\n",
	  "t.conf:2:7: no such option 'mark_maks'" },
	{ "queue_base = ten\n", "t.conf:1:" },
	{ "queue_base = 70000\n",
	  "t.conf:1:14: queue_base cannot be 70000: it goes from 0 to 65535" },
	{ "queue_base = 65535 queue_count = 2\n", "t.conf:1:14: queues" },
	{ "queue_maxlen = -1\n", "t.conf:1:16: queue_maxlen cannot be -1" },
	{ "transport = pigeon\n",
	  "t.conf:1:13: transport cannot be 'pigeon': write \"ring\" or" },
	{ "ring_size = 100000\n",
	  "t.conf:1:13: ring_size cannot be 100000: it is a power of two, as "
	  "65536" },
	{ "ring_size = 65536\nsnaplen = 65535\n",
	  "t.conf:1:13: ring_size 65536 has no room for a record of 65535 "
	  "bytes" },
	{ "ring_count = 64\nring_size = 268435456\n",
	  "t.conf:2:13: 64 rings of 268435456 bytes are more than the module "
	  "takes" },
	{ "ring_rest = 10001\n",
	  "t.conf:1:13: ring_rest cannot be 10001: it goes from 0 to 10000" },
	{ "snaplen = 65536\n",
	  "t.conf:1:11: snaplen cannot be 65536: it goes from 0 to 65535" },
	{ "ring_count = 65\n",
	  "t.conf:1:14: ring_count cannot be 65: it goes from 0 to 64" },
	{ "on_exit = \"no\"\n", "t.conf:1:11: on_exit cannot be 'no'" },
	{ "mark_mask = 0x100000000\n", "t.conf:1:13: mark_mask cannot be" },
	{ "mark_mask = 0xf\ndone_mark = 0x10\n",
	  "t.conf:2:13: done_mark 0x10 has bits outside mark_mask 0xf" },
	{ "user = nobody-such\n", "t.conf:1:8: user 'nobody-such' does not" },
	{ "control_group = no-such-group\n", "t.conf:1:17: control_group" },
	{ "control_socket = \"\"\n", "t.conf:1:18: control_socket is empty" },
	{ "patterns = {}\n", "t.conf:1:1: patterns names no directory" },
	{ "limits {\n\twindow = 1\n}\n", "t.conf:2:11: window cannot be 1" },
	{ "limits {\n\tflwos = 1\n}\n", "t.conf:2:2: no such option 'flwos'" },
	{ "class a {\n\tmembers = {\"http\"}\n\tspeed = 5\n}\n",
	  "t.conf:3:2: no such option 'speed'" },
	{ "class a { }\n", "t.conf:1:7: class 'a' has no members" },
	{ "class a { members = {\"x y\"} }\n",
	  "t.conf:1:22: class 'a': member 'x y' is no name" },
	{ "class a { members = {\"group:\"} }\n", "t.conf:1:22: class 'a'" },
	{ "class \"a b\" { members = {\"x\"} }\n", "t.conf:1:7: class 'a b'" },
	{ "class a { members = {\"x\"} priority = \"10\" }\n",
	  "t.conf:1:38: class 'a': priority '10' is no tc class" },
	{ "class a { members = {\"x\"} priority = \"1:10000\" }\n",
	  "t.conf:1:38: class 'a': priority" },
	{ "class a { members = {\"x\"} dscp = 64 }\n",
	  "t.conf:1:34: class 'a': dscp '64' is no code point" },
	{ "class a { members = {\"x\"} mark = 1 }\n",
	  "t.conf:1:34: class 'a': mark 0x1 has bits outside mark_mask 0x0" },
	{ "class a { members = {\"x\"} mark = -1 }\n", "t.conf:1:34: class" },
	{ "class a { members = {\"x\"} ctmark = true }\n",
	  "t.conf:1:36: class 'a': ctmark without mark" },
	{ "class a { members = {\"x\"} id = 0 }\n", "t.conf:1:32: class 'a'" },
	{ "class a { members = {\"x\"} id = 256 }\n", "t.conf:1:32: class" },
	{ "class a { members = {\"x\"} id = 5 }\n"
	  "class b { members = {\"y\"} id = 5 }\n",
	  "t.conf:2:32: class 'b': id 5 is that of class 'a' (line 1)" },
	{ "class a { members = {\"x\"} }\nclass b {\n members = {\"y\",\n"
	  "   \"app:x\"} }\n",
	  "t.conf:4:4: 'app:x' is in class 'b' and in class 'a' (line 1)" },
	{ "class a { members = {\"x\"} }\nclass a { members = {\"y\"} }\n",
	  "t.conf:2:" },
	{ "class a { members = {\"testing\"} drop = true }\n",
	  "t.conf:1:22: class 'a' refuses undecided flows" },
	{ "class a { members = {\"x\"}\n", "t.conf:" },
	{ "log = \"stderr\n", "t.conf:" },
	{ "}", "t.conf:1:1: unexpected closing brace" },
	{ "limits = 5\n", "t.conf:1:" },
};

static void a_mistake_is_said_with_its_place(void **state)
{
	config_refuses(mistakes, sizeof(mistakes) / sizeof(mistakes[0]));
}

static void a_file_that_is_no_text_is_refused(void **state)
{
	static const char text[] = "log = stderr\n\0log = syslog\n";
	struct config_error err;
	struct config *c;

	assert_int_not_equal(config_parse("t.conf", text, sizeof(text) - 1, &c,
					  &err), 0);
	assert_non_null(strstr(err.text, "byte 13 is NUL"));
	assert_int_not_equal(config_load("/", &c, &err), 0);
	assert_non_null(strstr(err.text, "Is a directory"));
	assert_int_not_equal(config_load("/no/such", &c, &err), 0);
	assert_non_null(strstr(err.text, "/no/such: cannot be read"));
}

/* Whatever it is given it ends, and says something. */
static void garbage_is_survived(void **state)
{
	static const char good[] =
		"mark_mask = 0xff # c\nclass web { members = {\"http\", 'tls'} "
		"mark = 1 }\nlimits { flows = 100 }\n";
	char text[sizeof(good)];
	struct config_error err;
	struct config *c;
	unsigned int seed = 1;
	size_t len, i;
	int ret;

	for (i = 0; i < 3000; i++) {
		memcpy(text, good, sizeof(good));
		seed = seed * 1103515245 + 12345;
		len = (seed >> 8) % sizeof(good);
		seed = seed * 1103515245 + 12345;
		if (len)
			text[(seed >> 8) % len] = (char)(seed >> 20);
		ret = config_parse("t.conf", text, len, &c, &err);
		if (ret)
			assert_true(err.text[0]);
		else
			config_free(c);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(defaults_need_no_file),
		cmocka_unit_test(every_option_is_taken),
		cmocka_unit_test(a_class_is_taken_whole),
		cmocka_unit_test(a_mistake_is_said_with_its_place),
		cmocka_unit_test(a_file_that_is_no_text_is_refused),
		cmocka_unit_test(garbage_is_survived),
	};

	return cmocka_run_group_tests_name("config", tests, NULL, NULL);
}
