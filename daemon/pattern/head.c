// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * The head of a native file.
 */
#include <errno.h>

#include "native.h"

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

int read_transport(struct parser *ps, struct text *value, uint8_t *out)
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
	ps->has_transport = true;
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

const struct keyword head_words[] = {
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
