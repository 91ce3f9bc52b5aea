// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * The native form, patterns/README.md: head lines, rule and example blocks.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "decode/decode.h"
#include "form.h"

enum block { HEAD, RULE, EXAMPLE };

struct parser {
	struct pattern *p;
	struct lines *l;
	enum block block;
	struct text block_line;	/* the line that opened it */
	uint32_t seen;		/* single head lines, by their place in heads[] */
};

struct keyword {
	const char *word;
	int (*parse)(struct parser *ps, struct text *value);
	bool many;	/* may stand more than once */
};

static int parse_name(struct parser *ps, struct text *value)
{
	size_t i;

	for (i = 0; i < value->len; i++) {
		char c = value->s[i];

		if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
		      c == '-'))
			return lines_error(ps->l, value,
					   "a name is made of a-z, 0-9 and -");
	}
	return pattern_set_name(ps->p, value, ps->l);
}

static int dup_value(struct parser *ps, const struct text *value, char **out)
{
	if (!value->len)
		return lines_error(ps->l, value, "the value is missing");
	*out = text_dup(value);
	return *out ? 0 : lines_no_memory(ps->l);
}

static int parse_title(struct parser *ps, struct text *value)
{
	return dup_value(ps, value, &ps->p->title);
}

static int parse_source(struct parser *ps, struct text *value)
{
	return dup_value(ps, value, &ps->p->source);
}

static int parse_kind(struct parser *ps, struct text *value)
{
	if (text_is(value, "protocol"))
		ps->p->kind = PATTERN_PROTOCOL;
	else if (text_is(value, "application"))
		ps->p->kind = PATTERN_APPLICATION;
	else
		return lines_error(ps->l, value,
				   "kind is protocol or application");
	return 0;
}

static int parse_words(struct parser *ps, struct text *value, char ***list,
		       unsigned int *nr)
{
	struct text word;

	if (!value->len)
		return lines_error(ps->l, value, "the value is missing");
	while (text_word(value, &word)) {
		int ret = pattern_add_word(list, nr, &word, ps->l);

		if (ret)
			return ret;
	}
	return 0;
}

static int parse_groups(struct parser *ps, struct text *value)
{
	return parse_words(ps, value, &ps->p->groups, &ps->p->nr_groups);
}

static int parse_parent(struct parser *ps, struct text *value)
{
	ps->p->parent_line = value->line;
	return parse_words(ps, value, &ps->p->parents, &ps->p->nr_parents);
}

/* A mask of PATTERN_TCP and PATTERN_UDP. */
static int read_transport(struct parser *ps, struct text *value, uint8_t *out)
{
	struct text word;

	*out = 0;
	while (text_word(value, &word)) {
		if (text_is(&word, "tcp"))
			*out |= PATTERN_TCP;
		else if (text_is(&word, "udp"))
			*out |= PATTERN_UDP;
		else
			return lines_error(ps->l, &word,
					   "transport is tcp, udp or both: \"tcp udp\"");
	}
	if (!*out)
		return lines_error(ps->l, value, "transport is missing");
	return 0;
}

static int parse_transport(struct parser *ps, struct text *value)
{
	return read_transport(ps, value, &ps->p->transport);
}

static int parse_port(struct parser *ps, struct text *value)
{
	struct pattern *p = ps->p;
	struct text word;
	unsigned long port;

	while (text_word(value, &word)) {
		uint16_t *more;

		if (text_number(&word, 65535, &port) || !port)
			return lines_error(ps->l, &word,
					   "a port is a number from 1 to 65535");
		if (p->nr_ports == PATTERN_MAX_LIST)
			return lines_error(ps->l, &word, "too many ports");
		more = array_more(p->ports, p->nr_ports, sizeof(*more));
		if (!more)
			return lines_no_memory(ps->l);
		p->ports = more;
		more[p->nr_ports++] = (uint16_t)port;
	}
	return 0;
}

static int parse_order(struct parser *ps, struct text *value)
{
	unsigned long order;

	if (text_number(value, 99, &order))
		return lines_error(ps->l, value, "order is a number from 0 to 99");
	ps->p->order = (uint8_t)order;
	return 0;
}

static int parse_decode(struct parser *ps, struct text *value)
{
	ps->p->decode_line = value->line;
	return dup_value(ps, value, &ps->p->decode);
}

/* A domain: labels of letters, digits, - and _ with dots between. */
static bool is_domain(const struct text *word)
{
	size_t i, label = 0;

	for (i = 0; i < word->len; i++) {
		char c = word->s[i];

		if (c == '.') {
			if (!label)
				return false;
			label = 0;
			continue;
		}
		if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
		      c == '-' || c == '_') || ++label > 63)
			return false;
	}
	return label && word->len <= 253;
}

static int parse_host(struct parser *ps, struct text *value)
{
	struct text word;
	int ret;

	while (text_word(value, &word)) {
		if (!is_domain(&word))
			return lines_error(ps->l, &word,
					   "\"%.*s\" is not a domain: write it in lower case, without a leading dot or \"*\"",
					   (int)word.len, word.s);
		ret = pattern_add_word(&ps->p->hosts, &ps->p->nr_hosts, &word,
				       ps->l);
		if (ret)
			return ret;
	}
	return 0;
}

static int open_rule(struct parser *ps, struct text *value)
{
	if (value->len)
		return lines_error(ps->l, value,
				   "nothing follows \"rule\": its conditions stand below, indented with a tab");
	ps->block = RULE;
	return pattern_add_rule(ps->p, value, ps->l) ? 0 :
		ps->l->err->line ? -EINVAL : -ENOMEM;
}

static int open_example(struct parser *ps, struct text *value, bool must_match)
{
	struct pattern *p = ps->p;
	struct example *more;
	uint8_t transport = 0;

	if (value->len) {
		int ret = read_transport(ps, value, &transport);

		if (ret)
			return ret;
	}
	if (p->nr_examples == PATTERN_MAX_EXAMPLES)
		return lines_error(ps->l, &ps->block_line,
				   "more than %d examples", PATTERN_MAX_EXAMPLES);
	more = array_more(p->examples, p->nr_examples, sizeof(*more));
	if (!more)
		return lines_no_memory(ps->l);
	p->examples = more;
	more[p->nr_examples++] = (struct example) {
		.must_match = must_match,
		.transport = transport,
		.line = ps->block_line.line,
	};
	ps->block = EXAMPLE;
	return 0;
}

static int open_must_match(struct parser *ps, struct text *value)
{
	return open_example(ps, value, true);
}

static int open_must_not_match(struct parser *ps, struct text *value)
{
	return open_example(ps, value, false);
}

static struct rule *this_rule(struct parser *ps)
{
	return &ps->p->rules[ps->p->nr_rules - 1];
}

static int add_cond(struct parser *ps, const struct text *text,
		    const struct cond *kind)
{
	struct cond *c = rule_add_cond(this_rule(ps), text, ps->l);

	if (!c)
		return ps->l->err->line ? -EINVAL : -ENOMEM;
	c->type = kind->type;
	c->side = kind->side;
	c->field = kind->field;
	return 0;
}

static int add_regex(struct parser *ps, struct text *value,
		     enum pattern_side side)
{
	return add_cond(ps, value, &(struct cond) {
		.type = COND_REGEX, .side = side, .field = -1 });
}

static int parse_client(struct parser *ps, struct text *value)
{
	return add_regex(ps, value, PS_CLIENT);
}

static int parse_server(struct parser *ps, struct text *value)
{
	return add_regex(ps, value, PS_SERVER);
}

static int parse_either(struct parser *ps, struct text *value)
{
	return add_regex(ps, value, PS_EITHER);
}

static int parse_both(struct parser *ps, struct text *value)
{
	return add_regex(ps, value, PS_BOTH);
}

static int parse_check(struct parser *ps, struct text *value)
{
	static const char *const sides[] = {
		[PS_CLIENT] = "client", [PS_SERVER] = "server",
		[PS_EITHER] = "either", [PS_BOTH] = "both",
	};
	struct text word;
	unsigned int i;

	text_word(value, &word);
	for (i = 0; i < sizeof(sides) / sizeof(*sides); i++) {
		if (text_is(&word, sides[i]))
			return add_cond(ps, value, &(struct cond) {
				.type = COND_CHECK,
				.side = (enum pattern_side)i, .field = -1 });
	}
	return lines_error(ps->l, &word,
			   "check needs a side first: client, server, either or both");
}

static int parse_field(struct parser *ps, struct text *value)
{
	struct cond kind = { .type = COND_FIELD };
	struct text word;
	char name[64] = "";

	text_word(value, &word);
	if (word.len < sizeof(name))
		memcpy(name, word.s, word.len);
	kind.field = field_find(name);
	if (kind.field < 0)
		return lines_error(ps->l, &word,
				   "there is no field \"%.*s\": the table in patterns/README.md lists them",
				   (int)word.len, word.s);
	return add_cond(ps, value, &kind);
}

static int parse_repeat(struct parser *ps, struct text *value)
{
	unsigned long n;

	if (text_number(value, 8, &n) || !n)
		return lines_error(ps->l, value,
				   "repeat is a number of datagrams from 1 to 8");
	this_rule(ps)->repeat = (uint8_t)n;
	return 0;
}

static int parse_rule_transport(struct parser *ps, struct text *value)
{
	return read_transport(ps, value, &this_rule(ps)->transport);
}

static struct example *this_example(struct parser *ps)
{
	return &ps->p->examples[ps->p->nr_examples - 1];
}

static int parse_client_packet(struct parser *ps, struct text *value)
{
	return example_add_packet(this_example(ps), false, value, ps->l);
}

static int parse_server_packet(struct parser *ps, struct text *value)
{
	return example_add_packet(this_example(ps), true, value, ps->l);
}

static int parse_example_port(struct parser *ps, struct text *value)
{
	unsigned long port;

	if (text_number(value, 65535, &port) || !port)
		return lines_error(ps->l, value,
				   "a port is a number from 1 to 65535");
	if (this_example(ps)->nr_packets)
		return lines_error(ps->l, value,
				   "port stands before the packets");
	this_example(ps)->port = (uint16_t)port;
	return 0;
}

static const struct keyword heads[] = {
	{ "name", parse_name, false },
	{ "title", parse_title, false },
	{ "kind", parse_kind, false },
	{ "groups", parse_groups, true },
	{ "source", parse_source, false },
	{ "transport", parse_transport, false },
	{ "parent", parse_parent, true },
	{ "port", parse_port, true },
	{ "order", parse_order, false },
	{ "decode", parse_decode, false },
	{ "host", parse_host, true },
	{ "rule", open_rule, true },
	{ "example", open_must_match, true },
	{ "counterexample", open_must_not_match, true },
	{ NULL, NULL, false },
};

static const struct keyword rule_words[] = {
	{ "transport", parse_rule_transport, true },
	{ "client", parse_client, true },
	{ "server", parse_server, true },
	{ "either", parse_either, true },
	{ "both", parse_both, true },
	{ "check", parse_check, true },
	{ "field", parse_field, true },
	{ "repeat", parse_repeat, true },
	{ NULL, NULL, false },
};

static const struct keyword example_words[] = {
	{ "port", parse_example_port, true },
	{ "client", parse_client_packet, true },
	{ "server", parse_server_packet, true },
	{ NULL, NULL, false },
};

static int unknown_word(struct parser *ps, const struct text *word,
			const struct keyword *table, const char *where)
{
	char list[256] = "";
	size_t used = 0;

	for (; table->word; table++) {
		size_t n = strlen(table->word);

		memcpy(list + used, table->word, n);
		used += n;
		list[used++] = ' ';
	}
	list[used - 1] = '\0';
	return lines_error(ps->l, word, "\"%.*s\" is not known %s; these are: %s",
			   (int)word->len, word->s, where, list);
}

static int parse_keyword(struct parser *ps, struct text *line,
			 const struct keyword *table, const char *where)
{
	const struct keyword *k;
	struct text word;

	text_word(line, &word);
	for (k = table; k->word; k++) {
		if (text_is(&word, k->word))
			break;
	}
	if (!k->word)
		return unknown_word(ps, &word, table, where);
	if (!k->many) {
		uint32_t bit = UINT32_C(1) << (k - table);

		if (ps->seen & bit)
			return lines_error(ps->l, &word,
					   "a second \"%s\" line", k->word);
		ps->seen |= bit;
	}
	return k->parse(ps, line);
}

/* What must be in a block, looked at when it ends. */
static int close_block(struct parser *ps)
{
	enum block block = ps->block;

	ps->block = HEAD;
	if (block == RULE && !this_rule(ps)->nr_conds)
		return lines_error(ps->l, &ps->block_line,
				   "the rule has no condition");
	if (block == EXAMPLE && !this_example(ps)->nr_packets)
		return lines_error(ps->l, &ps->block_line,
				   "the example has no packet");
	return 0;
}

static int parse_line(struct parser *ps, struct text *line)
{
	bool indented = *line->s == '\t';
	struct text at = *line;
	int ret;

	text_trim(line);
	if (!line->len || *line->s == '#')
		return 0;
	if (at.s[0] == ' ')
		return lines_error(ps->l, &at,
				   "begins with a space: indent with a tab, or not at all");
	if (indented && ps->block == HEAD)
		return lines_error(ps->l, line,
				   "an indented line outside a rule or example");
	if (indented)
		return ps->block == RULE ?
			parse_keyword(ps, line, rule_words, "in a rule") :
			parse_keyword(ps, line, example_words, "in an example");
	ret = close_block(ps);
	if (ret)
		return ret;
	ps->block_line = *line;
	return parse_keyword(ps, line, heads, "here");
}

static int finish_rule(struct parser *ps, struct rule *r)
{
	const struct pattern *p = ps->p;
	struct text at = { .line = r->line, .column = 1 };
	unsigned int i;

	if (!r->transport)
		r->transport = p->transport;
	if (r->transport & ~p->transport)
		return lines_error(ps->l, &at,
				   "the rule's transport is not among the file's");
	if (r->repeat > 1 && r->transport != PATTERN_UDP)
		return lines_error(ps->l, &at,
				   "repeat counts datagrams: say \"transport udp\" in this rule");
	for (i = 0; i < r->nr_conds; i++) {
		at.line = r->conds[i].line;
		if (r->conds[i].type == COND_FIELD && !p->nr_parents)
			return lines_error(ps->l, &at,
					   "a field condition needs a parent whose decoder finds the field");
	}
	return 0;
}

static int finish_example(struct parser *ps, struct example *ex)
{
	struct text at = { .line = ex->line, .column = 1 };
	uint8_t transport = ps->p->transport;

	if (ex->transport & ~transport)
		return lines_error(ps->l, &at,
				   "the example's transport is not among the file's");
	if (!ex->transport && transport == (PATTERN_TCP | PATTERN_UDP)) {
		/* a child without a transport line: that of most parents */
		if (!(ps->seen & 1u << 5))
			transport = PATTERN_TCP;
		else
			return lines_error(ps->l, &at,
					   "which transport? write \"%s tcp\" or \"%s udp\"",
					   ex->must_match ? "example" : "counterexample",
					   ex->must_match ? "example" : "counterexample");
	}
	if (!ex->transport)
		ex->transport = transport;
	return 0;
}

/* What the file as a whole must have. */
static int finish(struct parser *ps)
{
	struct pattern *p = ps->p;
	unsigned int i;
	int ret = 0;

	if (!p->name[0])
		return lines_error(ps->l, NULL, "there is no \"name\" line");
	if (!p->source)
		return lines_error(ps->l, NULL,
				   "there is no \"source\" line: say what the pattern was written from");
	if (!p->transport && !p->nr_parents)
		return lines_error(ps->l, NULL,
				   "there is no \"transport\" line (nor a parent)");
	if (!p->transport)
		p->transport = PATTERN_TCP | PATTERN_UDP;
	if (!p->nr_rules && !p->nr_hosts)
		return lines_error(ps->l, NULL,
				   "there is no rule and no host: nothing can match");
	if (p->nr_hosts && (!p->nr_parents || p->kind != PATTERN_APPLICATION))
		return lines_error(ps->l, NULL,
				   "host lines need \"kind application\" and a parent such as \"tls quic http\"");
	for (i = 0; !ret && i < p->nr_rules; i++)
		ret = finish_rule(ps, &p->rules[i]);
	for (i = 0; !ret && i < p->nr_examples; i++)
		ret = finish_example(ps, &p->examples[i]);
	return ret;
}

/* "limen 1": is_native() has seen the first word. */
static int parse_version(struct lines *l)
{
	struct text line, word;

	do {
		lines_next(l, &line);
		text_trim(&line);
	} while (!line.len || *line.s == '#');
	text_word(&line, &word);
	if (!text_is(&line, "1"))
		return lines_error(l, &line,
				   "form \"limen %.*s\" is not known: this program reads \"limen 1\"",
				   (int)line.len, line.s);
	return 0;
}

int native_parse(struct pattern *p, struct lines *l)
{
	struct parser ps = { .p = p, .l = l };
	struct text line;
	int ret;

	p->order = 50;
	ret = parse_version(l);
	while (!ret && lines_next(l, &line)) {
		if (memchr(line.s, '\0', line.len))
			return lines_error(l, &line,
					   "a NUL byte: write \\x00 in a regex");
		if (line.len)
			ret = parse_line(&ps, &line);
	}
	if (!ret)
		ret = close_block(&ps);
	return ret ? ret : finish(&ps);
}
