// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Rules and examples of a native file.
 */
#include <errno.h>
#include <string.h>

#include "decode/decode.h"
#include "native.h"

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

static int parse_alone(struct parser *ps, struct text *value)
{
	struct text word;

	if (text_word(value, &word))
		return lines_error(ps->l, &word,
				   "alone has no value");
	this_rule(ps)->alone = true;
	return 0;
}

static int parse_rule_transport(struct parser *ps, struct text *value)
{
	return read_transport(ps, value, &this_rule(ps)->transport);
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

const struct keyword rule_words[] = {
	{ "transport", parse_rule_transport, true },
	{ "client", parse_client, true },
	{ "server", parse_server, true },
	{ "either", parse_either, true },
	{ "both", parse_both, true },
	{ "check", parse_check, true },
	{ "field", parse_field, true },
	{ "repeat", parse_repeat, true },
	{ "alone", parse_alone, true },
	{ NULL, NULL, false },
};

const struct keyword example_words[] = {
	{ "port", parse_example_port, true },
	{ "client", parse_client_packet, true },
	{ "server", parse_server_packet, true },
	{ NULL, NULL, false },
};
