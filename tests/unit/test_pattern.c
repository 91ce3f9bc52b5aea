// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * The native form and l7-filter's: what is read, and what errors say.
 */
#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "decode/fields.h"
#include "pattern/pattern.h"

static struct pattern *parse(const char *path, const char *text)
{
	struct pattern *p = NULL;
	struct pattern_error err;

	if (pattern_parse(path, text, strlen(text), &p, &err))
		fail_msg("%s:%u:%u: %s", err.file, err.line, err.column,
			 err.text);
	return p;
}

#define HEAD "limen 1\nname x\nsource RFC 0\ntransport tcp udp\n"

static void a_whole_native_file_is_read(void **state)
{
	struct pattern *p = parse("dir/ssh-x.pat",
		"# SPDX\n\nlimen 1\n"
		"name   ssh-x\ntitle  Secure X\nkind protocol\n"
		"groups secure remote\ngroups more\nsource RFC 1, RFC 2\n"
		"transport tcp udp\nport 22 2222\norder 7\ndecode ssh\n"
		"  \n"
		"# a rule\n"
		"rule\n\ttransport udp\n\tclient ^a b  \n\t# inside\n"
		"\tcheck both len > 3\n\trepeat 2\n"
		"rule\n\teither (?i)x\n\tboth ^y\n\tserver z$\n"
		"example udp\n\tport 22\n\tclient \"a\\n\\x41\\\"\" hex 0a 0b0c pad 3 ff \"z\"\n"
		"\tserver hex 00\n"
		"counterexample tcp\n\tclient \"q\"\n");

	assert_string_equal(p->name, "ssh-x");
	assert_string_equal(p->title, "Secure X");
	assert_string_equal(p->source, "RFC 1, RFC 2");
	assert_string_equal(p->decode, "ssh");
	assert_int_equal(p->form, PATTERN_NATIVE);
	assert_int_equal(p->kind, PATTERN_PROTOCOL);
	assert_int_equal(p->nr_groups, 3);
	assert_string_equal(p->groups[2], "more");
	assert_int_equal(p->transport, PATTERN_TCP | PATTERN_UDP);
	assert_int_equal(p->nr_ports, 2);
	assert_int_equal(p->ports[1], 2222);
	assert_int_equal(p->order, 7);
	assert_int_equal(p->nr_rules, 2);
	assert_int_equal(p->rules[0].transport, PATTERN_UDP);
	assert_int_equal(p->rules[0].repeat, 2);
	assert_int_equal(p->rules[0].nr_conds, 2);
	assert_string_equal(p->rules[0].conds[0].text, "^a b");
	assert_int_equal(p->rules[0].conds[0].line, 18);
	assert_int_equal(p->rules[0].conds[0].column, 9);
	assert_int_equal(p->rules[0].conds[1].type, COND_CHECK);
	assert_int_equal(p->rules[0].conds[1].side, PS_BOTH);
	assert_string_equal(p->rules[0].conds[1].text, "len > 3");
	assert_int_equal(p->rules[1].transport, PATTERN_TCP | PATTERN_UDP);
	assert_int_equal(p->rules[1].repeat, 1);
	assert_int_equal(p->rules[1].conds[2].side, PS_SERVER);
	assert_int_equal(p->nr_examples, 2);
	assert_true(p->examples[0].must_match);
	assert_int_equal(p->examples[0].port, 22);
	assert_int_equal(p->examples[0].transport, PATTERN_UDP);
	assert_int_equal(p->examples[0].nr_packets, 2);
	assert_int_equal(p->examples[0].packets[0].len, 11);
	assert_memory_equal(p->examples[0].packets[0].data,
			    "a\nA\"\x0a\x0b\x0c\xff\xff\xffz", 11);
	assert_true(p->examples[0].packets[1].from_server);
	assert_false(p->examples[1].must_match);
	pattern_free(p);
}

static void an_application_has_hosts_and_fields(void **state)
{
	struct pattern *p = parse("x.pat",
		"limen 1\nname x\nsource s\nkind application\nparent tls quic\n"
		"host example.com a_b.example-2.net\nhost third.org\n"
		"rule\n\tfield tls.sni ^x\\.\n"
		"example\n\tclient \"x\"\n");

	assert_int_equal(p->nr_hosts, 3);
	assert_string_equal(p->hosts[1], "a_b.example-2.net");
	assert_int_equal(p->nr_parents, 2);
	assert_int_equal(p->parent_line, 5);
	assert_int_equal(p->order, 50);
	assert_int_equal(p->rules[0].conds[0].type, COND_FIELD);
	assert_int_equal(p->rules[0].conds[0].field, FIELD_TLS_SNI);
	/* no transport line: both, and examples are of tcp */
	assert_int_equal(p->transport, PATTERN_TCP | PATTERN_UDP);
	assert_int_equal(p->examples[0].transport, PATTERN_TCP);
	pattern_free(p);
}

static void windows_line_ends_are_read(void **state)
{
	struct pattern *p = parse("x.pat",
		"limen 1\r\nname x\r\nsource s\r\ntransport tcp\r\nrule\r\n"
		"\tclient ^a\r\n");

	assert_string_equal(p->rules[0].conds[0].text, "^a");
	pattern_free(p);
}

static void every_error_has_a_place(void **state)
{
	static const struct {
		const char *text;
		unsigned int line, column;
		const char *says;
	} bad[] = {
		{ "limen 2\n", 1, 7, "limen 1" },
		{ HEAD "bogus 1\n", 5, 1, "not known here" },
		{ HEAD "rule\n\tbogus 1\n", 6, 2, "not known in a rule" },
		{ HEAD "rule\n", 5, 1, "no condition" },
		{ HEAD "rule x\n", 5, 6, "indented with a tab" },
		{ HEAD "rule\n  client ^a\n", 6, 1, "space" },
		{ HEAD "\tclient ^a\n", 5, 2, "outside" },
		{ HEAD "rule\n\tclient\n", 6, 8, "empty" },
		{ HEAD "rule\n\tcheck len == 3\n", 6, 8, "side" },
		{ HEAD "rule\n\tfield no.such ^a\n", 6, 8, "no field" },
		{ HEAD "rule\n\tfield tls.sni ^a\n", 6, 1, "needs a parent" },
		{ HEAD "rule\n\trepeat 9\n", 6, 9, "1 to 8" },
		{ HEAD "rule\n\tclient a\n\trepeat 2\n", 5, 1, "transport udp" },
		{ HEAD "rule\n\tclient a\n\talone\n", 5, 1, "no need" },
		{ HEAD "rule\n\talone x\n", 6, 8, "no value" },
		{ HEAD "parent y\nrule\n\tfield tls.sni ^a\n\talone\n", 7, 1,
		  "is alone" },
		{ HEAD "name x\n", 5, 1, "second" },
		{ HEAD "order 100\n", 5, 7, "0 to 99" },
		{ HEAD "port 0\n", 5, 6, "1 to 65535" },
		{ HEAD "port 1 70000\n", 5, 8, "1 to 65535" },
		{ HEAD "kind thing\n", 5, 6, "protocol or application" },
		{ HEAD "host EXAMPLE.com\n", 5, 6, "not a domain" },
		{ HEAD "host .example.com\n", 5, 6, "not a domain" },
		{ HEAD "host a..b\n", 5, 6, "not a domain" },
		{ HEAD "host a.b\n", 0, 0, "kind application" },
		{ HEAD "parent\n", 5, 7, "missing" },
		{ HEAD, 0, 0, "no rule and no host" },
		{ "limen 1\nname y\n", 2, 6, "file's name" },
		{ "limen 1\nname X\n", 2, 6, "a-z" },
		{ "limen 1\nname x\ntransport sctp\n", 3, 11, "tcp, udp" },
		{ "limen 1\nname x\ntransport tcp\n", 0, 0, "source" },
		{ "limen 1\nname x\nsource s\nrule\n\tclient a\n", 0, 0, "transport" },
		{ "limen 1\nsource s\ntransport tcp\nrule\n\tclient a\n", 0, 0, "name" },
		{ HEAD "rule\n\tclient a\nexample\n\tclient \"a\"\n", 7, 1, "example tcp" },
		{ HEAD "example tcp\n", 5, 1, "no packet" },
		{ HEAD "example tcp\n\tclient \"a\n", 6, 9, "closing quote" },
		{ HEAD "example tcp\n\tclient \"a\\q\"\n", 6, 11, "escape" },
		{ HEAD "example tcp\n\tclient hex 0\n", 6, 13, "odd" },
		{ HEAD "example tcp\n\tclient hex\n", 6, 12, "needs" },
		{ HEAD "example tcp\n\tclient pad 3\n", 6, 14, "two hex" },
		{ HEAD "example tcp\n\tclient pad 70000 00\n", 6, 13, "number of bytes" },
		{ HEAD "example tcp\n\tclient what\n", 6, 9, "made of" },
		{ HEAD "example tcp\n\tclient \"a\"\n\tport 3\n", 7, 7, "before" },
	};
	unsigned int i;

	for (i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		struct pattern *p = NULL;
		struct pattern_error err;

		if (!pattern_parse("x.pat", bad[i].text, strlen(bad[i].text),
				   &p, &err))
			fail_msg("read: %s", bad[i].text);
		if (err.line != bad[i].line || err.column != bad[i].column ||
		    !strstr(err.text, bad[i].says))
			fail_msg("%s: %u:%u: %s", bad[i].text, err.line,
				 err.column, err.text);
		assert_string_equal(err.file, "x.pat");
	}
}

static void names_of_states_are_refused(void **state)
{
	const char *text = "limen 1\nname unknown\n";
	struct pattern *p;
	struct pattern_error err;

	assert_int_equal(pattern_parse("unknown.pat", text, strlen(text), &p,
				       &err), -EINVAL);
	assert_int_equal(err.line, 2);
}

static void a_nul_byte_is_refused(void **state)
{
	static const char text[] = HEAD "rule\n\tclient a\0b\n";
	struct pattern *p;
	struct pattern_error err;

	assert_int_equal(pattern_parse("x.pat", text, sizeof(text) - 1, &p,
				       &err), -EINVAL);
	assert_int_equal(err.line, 6);
}

static void caps_hold(void **state)
{
	static char text[PATTERN_MAX_FILE + 2];
	struct pattern *p;
	struct pattern_error err;
	unsigned int i;

	memset(text, '\n', sizeof(text));
	assert_int_equal(pattern_parse("x.pat", text, sizeof(text), &p, &err),
			 -EINVAL);
	strcpy(text, HEAD);
	for (i = 0; i <= PATTERN_MAX_RULES; i++)
		strcat(text, "rule\n\tclient a\n");
	assert_int_equal(pattern_parse("x.pat", text, strlen(text), &p, &err),
			 -EINVAL);
	assert_non_null(strstr(err.text, "more than 64 rules"));
	strcpy(text, HEAD "rule\n");
	for (i = 0; i <= PATTERN_MAX_CONDS; i++)
		strcat(text, "\tclient a\n");
	assert_int_equal(pattern_parse("x.pat", text, strlen(text), &p, &err),
			 -EINVAL);
	strcpy(text, HEAD "rule\n\tclient ");
	memset(text + strlen(text), 'a', PATTERN_MAX_REGEX + 1);
	assert_int_equal(pattern_parse("x.pat", text,
				       strlen(HEAD) + PATTERN_MAX_REGEX + 14,
				       &p, &err), -EINVAL);
	strcpy(text, HEAD "example tcp\n\tclient pad 40000 00 pad 40000 00\n");
	assert_int_equal(pattern_parse("x.pat", text, strlen(text), &p, &err),
			 -EINVAL);
}

/* --- l7-filter's form --- */

/* What the regex line becomes. */
static void assert_l7(const char *line, const char *pcre)
{
	char text[512];
	struct pattern *p;

	snprintf(text, sizeof(text), "x\n%s\n", line);
	p = parse("x.pat", text);
	assert_int_equal(p->form, PATTERN_L7);
	assert_string_equal(p->rules[0].conds[0].text, pcre);
	pattern_free(p);
}

static void an_l7_file_is_read(void **state)
{
	struct pattern *p = parse("http-rtsp.pat",
		"# RTSP over HTTP - a tunnel\n"
		"# Pattern attributes: good fast fast\n"
		"# Protocol groups: streaming_video ietf_draft\n"
		"\n   \t\n"
		"http-rtsp \t ignored words\n"
		"# between\n"
		"^(get[\\x09-\\x0d -~]* Accept: application/x-rtsp-tunnelled)\n");

	assert_string_equal(p->name, "http-rtsp");
	assert_string_equal(p->title, "RTSP over HTTP - a tunnel");
	assert_int_equal(p->nr_groups, 2);
	assert_string_equal(p->groups[0], "streaming_video");
	assert_int_equal(p->form, PATTERN_L7);
	assert_int_equal(p->l7_flags, PATTERN_L7_ICASE);
	assert_int_equal(p->rules[0].conds[0].line, 8);
	assert_string_equal(p->rules[0].conds[0].text,
		"^(get[\x09-\x0d -~]* Accept: application/x-rtsp-tunnelled)");
	pattern_free(p);
}

static void the_user_space_lines_replace(void **state)
{
	struct pattern *p = parse("x.pat",
		"x\n^kernel\nuserspace pattern=^user=1\n"
		"userspace flags=REG_EXTENDED REG_NOSUB\nodd line\n");

	assert_string_equal(p->rules[0].conds[0].text, "^user=1");
	assert_int_equal(p->rules[0].conds[0].line, 3);
	assert_int_equal(p->l7_flags, 0);
	pattern_free(p);
	p = parse("x.pat", "x\na\nuserspace flags=REG_ICASE REG_NEWLINE\n");
	assert_int_equal(p->l7_flags, PATTERN_L7_ICASE | PATTERN_L7_NEWLINE);
	pattern_free(p);
}

static void hex_is_decoded_before_the_regex(void **state)
{
	assert_l7("^\\x16\\x03", "^\x16\x03");
	/* the byte is an operator then, as in l7-filter */
	assert_l7("a\\x2eb", "a.b");
	assert_l7("a\\x5c.b", "a\\.b");
	assert_l7("a\\xffb\\xg1", "a\xff" "bxg1");
	/* the pattern ends there */
	assert_l7("ab\\x00cd", "ab");
	assert_l7("a\\x4", "ax4");
}

static void posix_becomes_pcre(void **state)
{
	assert_l7("[\\.a]b", "[\\\\.a]b");
	assert_l7("[a\\]b]", "[a\\\\]b]");
	assert_l7("[]a][^]a]", "[]a][^]a]");
	assert_l7("[[:alpha:]\\]", "[[:alpha:]\\\\]");
	assert_l7("a\\.b\\?\\d\\w", "a\\.b\\?d\\w");
	assert_l7("a+?b*+c??d++", "a*b*c?d+");
	assert_l7("(*a|+b|?c)", "(\\*a|\\+b|\\?c)");
	assert_l7("\\<a\\>", "\\b(?=\\w)a\\b(?<=\\w)");
	assert_l7("a\\(*", "a\\(*");
	assert_l7("ab\\", "ab\\");
	assert_l7("a.?.?.?b.?c", "a.{0,3}b.?c");
	assert_l7(".?.?+\\.?.?", ".?.*\\.?.?");
}

static void l7_errors_have_a_place(void **state)
{
	static const struct {
		const char *text;
		unsigned int line, column;
	} bad[] = {
		{ "", 0, 0 }, { "x\n", 0, 0 }, { "y\nfoo\n", 1, 1 },
		{ "x\nfoo\nuserspace flags=REG_ICASE REG_PERL\n", 3, 27 },
		{ "x\n\\x00\n", 2, 1 },
	};
	unsigned int i;

	for (i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		struct pattern *p;
		struct pattern_error err;

		if (!pattern_parse("x.pat", bad[i].text, strlen(bad[i].text),
				   &p, &err))
			fail_msg("read: %s", bad[i].text);
		assert_int_equal(err.line, bad[i].line);
		assert_int_equal(err.column, bad[i].column);
	}
}

static void the_name_ends_at_the_first_dot(void **state)
{
	struct pattern *p = parse("/etc/l7/x.old.pat", "x\nfoo\n");

	assert_string_equal(p->name, "x");
	pattern_free(p);
}

static void a_missing_file_is_an_error(void **state)
{
	struct pattern *p;
	struct pattern_error err;

	assert_int_equal(pattern_read("/nonexistent/x.pat", &p, &err), -ENOENT);
	assert_string_equal(err.file, "/nonexistent/x.pat");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_whole_native_file_is_read),
		cmocka_unit_test(an_application_has_hosts_and_fields),
		cmocka_unit_test(windows_line_ends_are_read),
		cmocka_unit_test(every_error_has_a_place),
		cmocka_unit_test(names_of_states_are_refused),
		cmocka_unit_test(a_nul_byte_is_refused),
		cmocka_unit_test(caps_hold),
		cmocka_unit_test(an_l7_file_is_read),
		cmocka_unit_test(the_user_space_lines_replace),
		cmocka_unit_test(hex_is_decoded_before_the_regex),
		cmocka_unit_test(posix_becomes_pcre),
		cmocka_unit_test(l7_errors_have_a_place),
		cmocka_unit_test(the_name_ends_at_the_first_dot),
		cmocka_unit_test(a_missing_file_is_an_error),
	};

	return cmocka_run_group_tests_name("pattern", tests, NULL, NULL);
}
