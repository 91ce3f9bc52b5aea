// SPDX-License-Identifier: GPL-2.0-or-later
#include "policy.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <limen/label.h>

/* name, kind, groups, parent */
static const struct {
	const char *name, *kind, *groups, *parent;
} labels[] = {
	{ "http", "protocol", "web document", NULL },
	{ "tls", "protocol", "secure web", NULL },
	{ "https", "protocol", "misc", "tls" },
	{ "doh", "protocol", "misc", "https" },
	{ "quic", "protocol", "secure", NULL },
	{ "bittorrent", "protocol", "p2p", NULL },
	{ "ssh", "protocol", "remote", NULL },
	{ "youtube", "application", "video", "tls" },
	{ "gmail", "application", "mail", "tls" },
};

static struct pattern *make_pattern(size_t i)
{
	struct pattern_error err;
	struct pattern *p = NULL;
	char path[64], parent[64] = "", text[1024];

	if (labels[i].parent)
		snprintf(parent, sizeof(parent), "parent %s\n",
			 labels[i].parent);
	snprintf(path, sizeof(path), "g/%s.pat", labels[i].name);
	snprintf(text, sizeof(text),
		 "limen 1\nname %s\ntitle T\nkind %s\ngroups %s\n"
		 "source none\ntransport tcp\n%s"
		 "rule\n\tclient ^%s\n"
		 "example\n\tclient \"%s\"\n"
		 "counterexample\n\tclient \"-\"\n",
		 labels[i].name, labels[i].kind, labels[i].groups, parent,
		 labels[i].name, labels[i].name);
	if (pattern_parse(path, text, strlen(text), &p, &err))
		fail_msg("%s:%u:%u: %s", err.file, err.line, err.column,
			 err.text);
	return p;
}

static int make_engine(void **state)
{
	size_t i, nr = sizeof(labels) / sizeof(labels[0]);
	struct pattern **list = calloc(nr, sizeof(*list));
	struct pattern_error err;
	struct engine *e;

	for (i = 0; i < nr; i++)
		list[i] = make_pattern(i);
	if (engine_new(list, nr, &engine_default_limits, &e, &err))
		return -1;
	free(list);
	*state = e;
	return 0;
}

static int put_engine(void **state)
{
	engine_put(*state);
	return 0;
}

static struct policy *make_policy(struct engine *e, const char *text,
				  struct config_error *err)
{
	struct policy *p = NULL;
	struct config *c;

	if (config_parse("t.conf", text, strlen(text), &c, err))
		fail_msg("%s", err->text);
	policy_new(c, e, &p, err);
	config_free(c);
	return p;
}

static uint8_t class_of(const struct policy *p, const char *protocol,
			const char *app)
{
	const struct engine *e = policy_engine(p);

	return policy_class(p, LIMEN_STATE_DECIDED,
			    protocol ? engine_find(e, protocol) : NULL,
			    app ? engine_find(e, app) : NULL);
}

static void names_win_over_groups_and_groups_over_parents(void **state)
{
	struct config_error err;
	struct policy *p = make_policy(*state,
		"class a { id = 1 members = {\"group:web\"} }\n"
		"class b { id = 2 members = {\"tls\", \"group:p2p\"} }\n"
		"class c { id = 3 members = {\"group:secure\", "
		"\"group:remote\"} }\n", &err);

	assert_non_null(p);
	assert_int_equal(class_of(p, "http", NULL), 1);
	assert_int_equal(class_of(p, "tls", NULL), 2);
	assert_int_equal(class_of(p, "https", NULL), 2);
	assert_int_equal(class_of(p, "doh", NULL), 2);
	assert_int_equal(class_of(p, "quic", NULL), 3);
	assert_int_equal(class_of(p, "bittorrent", NULL), 2);
	assert_int_equal(class_of(p, "ssh", NULL), 3);
	policy_put(p);
}

static void an_application_wins_over_its_protocol(void **state)
{
	struct config_error err;
	struct policy *p = make_policy(*state,
		"class web { id = 1 members = {\"tls\"} }\n"
		"class video { id = 2 members = {\"group:video\"} }\n", &err);

	assert_int_equal(class_of(p, "tls", "youtube"), 2);
	assert_int_equal(class_of(p, "tls", "gmail"), 1);
	assert_int_equal(class_of(p, NULL, "youtube"), 2);
	assert_int_equal(class_of(p, "ssh", NULL), 0);
	assert_int_equal(policy_class_of_name(p, "youtube/tls"), 2);
	assert_int_equal(policy_class_of_name(p, "gmail/tls"), 1);
	assert_int_equal(policy_class_of_name(p, "tls"), 1);
	assert_int_equal(policy_class_of_name(p, "gone/tls"), 1);
	assert_int_equal(policy_class_of_name(p, "gone"), 0);
	assert_string_equal(policy_class_name(p, 2), "video");
	assert_null(policy_class_name(p, 9));
	policy_put(p);
}

static void states_have_classes_too(void **state)
{
	struct config_error err;
	struct policy *p = make_policy(*state,
		"class t { id = 7 members = {\"testing\"} }\n"
		"class u { id = 8 members = {\"unknown\"} }\n", &err);

	assert_int_equal(policy_testing_class(p), 7);
	assert_int_equal(policy_unknown_class(p), 8);
	assert_int_equal(policy_class(p, LIMEN_STATE_UNKNOWN, NULL, NULL), 8);
	assert_int_equal(policy_class(p, LIMEN_STATE_TESTING, NULL, NULL), 7);
	policy_put(p);
}

static void only_finished_flows_get_marks(void **state)
{
	struct config_error err;
	struct policy *p = make_policy(*state,
		"mark_mask = 0xff\ndone_mark = 0x80\n"
		"class a { members = {\"ssh\"} mark = 0x11 }\n", &err);
	const struct engine_label *ssh = engine_find(*state, "ssh");
	const struct engine_label *http = engine_find(*state, "http");
	uint32_t mark;

	assert_true(policy_flow_mark(p, LIMEN_STATE_DECIDED, ssh, NULL,
				     &mark));
	assert_int_equal(mark, 0x11);
	assert_true(policy_flow_mark(p, LIMEN_STATE_DECIDED, http, NULL,
				     &mark));
	assert_int_equal(mark, 0x80);
	assert_true(policy_flow_mark(p, LIMEN_STATE_UNKNOWN, NULL, NULL,
				     &mark));
	assert_false(policy_flow_mark(p, LIMEN_STATE_PROVISIONAL, ssh, NULL,
				      &mark));
	assert_false(policy_flow_mark(p, LIMEN_STATE_TESTING, NULL, NULL,
				      &mark));
	policy_put(p);
}

static bool drops(const struct policy *p, uint8_t state, const char *protocol,
		  const char *app)
{
	const struct engine *e = policy_engine(p);

	return policy_drops(p, state, engine_find(e, protocol),
			    app ? engine_find(e, app) : NULL);
}

static void a_provisional_flow_is_dropped_if_nothing_saves_it(void **state)
{
	struct config_error err;
	struct policy *p = make_policy(*state,
		"class no { members = {\"tls\", \"quic\"} drop = true }\n"
		"class web { members = {\"doh\"} }\n", &err);

	/* tls may become https, that doh */
	assert_false(drops(p, LIMEN_STATE_PROVISIONAL, "tls", NULL));
	assert_true(drops(p, LIMEN_STATE_DECIDED, "tls", NULL));
	assert_true(drops(p, LIMEN_STATE_DECIDED, "https", NULL));
	assert_false(drops(p, LIMEN_STATE_DECIDED, "doh", NULL));
	assert_true(drops(p, LIMEN_STATE_DECIDED, "tls", "youtube"));
	assert_true(drops(p, LIMEN_STATE_PROVISIONAL, "quic", NULL));
	assert_false(drops(p, LIMEN_STATE_PROVISIONAL, "ssh", NULL));
	policy_put(p);

	p = make_policy(*state,
		"class no { members = {\"tls\"} drop = true }\n"
		"class video { members = {\"youtube\"} }\n", &err);
	assert_false(drops(p, LIMEN_STATE_PROVISIONAL, "tls", NULL));
	assert_false(drops(p, LIMEN_STATE_DECIDED, "tls", "youtube"));
	assert_true(drops(p, LIMEN_STATE_DECIDED, "tls", "gmail"));
	policy_put(p);
}

static void a_member_nobody_has_is_named(void **state)
{
	struct config_error err;

	assert_null(make_policy(*state,
		"class a {\n  members = {\"http\", \"bitorrent\"} }\n", &err));
	assert_string_equal(err.text, "t.conf:2:22: class 'a': no label "
			    "'bitorrent': did you mean 'bittorrent'?");
	assert_null(make_policy(*state,
		"class a { members = {\"app:ssh\"} }\n", &err));
	assert_non_null(strstr(err.text, "no application 'ssh'"));
	assert_null(make_policy(*state,
		"class a { members = {\"group:videos\"} }\n", &err));
	assert_non_null(strstr(err.text, "did you mean 'video'?"));
	assert_null(make_policy(*state,
		"class a { members = {\"something-else\"} }\n", &err));
	assert_non_null(strstr(err.text, "have none such"));
}

static void names_are_made_of_both_labels(void **state)
{
	const struct engine_label *tls = engine_find(*state, "tls");
	const struct engine_label *yt = engine_find(*state, "youtube");
	char name[LIMEN_MAX_NAME];

	assert_int_equal(policy_name(tls, yt, name), 0);
	assert_string_equal(name, "youtube/tls");
	assert_int_equal(policy_name(tls, NULL, name), 0);
	assert_string_equal(name, "tls");
	assert_int_equal(policy_name(NULL, yt, name), 0);
	assert_string_equal(name, "youtube");
	assert_int_not_equal(policy_name(NULL, NULL, name), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_win_over_groups_and_groups_over_parents),
		cmocka_unit_test(an_application_wins_over_its_protocol),
		cmocka_unit_test(states_have_classes_too),
		cmocka_unit_test(only_finished_flows_get_marks),
		cmocka_unit_test(
			a_provisional_flow_is_dropped_if_nothing_saves_it),
		cmocka_unit_test(a_member_nobody_has_is_named),
		cmocka_unit_test(names_are_made_of_both_labels),
	};

	return cmocka_run_group_tests_name("policy", tests, make_engine,
					   put_engine);
}
