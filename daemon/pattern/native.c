// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * The native form, patterns/README.md: lines into blocks, and what a file
 * as a whole must have.
 */
#include "native.h"

#include <errno.h>
#include <string.h>

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
	return parse_keyword(ps, line, head_words, "here");
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
	if (r->alone && !p->nr_parents)
		return lines_error(ps->l, &at,
				   "a pattern without a parent has no need of \"alone\"");
	for (i = 0; i < r->nr_conds; i++) {
		at.line = r->conds[i].line;
		if (r->conds[i].type == COND_FIELD && r->alone)
			return lines_error(ps->l, &at,
					   "a rule that is alone has no parent to find the field");
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
		if (ps->has_transport)
			return lines_error(ps->l, &at,
					   "which transport? write \"%s tcp\" or \"%s udp\"",
					   ex->must_match ? "example" : "counterexample",
					   ex->must_match ? "example" : "counterexample");
		/* a child without a transport line: that of most parents */
		transport = PATTERN_TCP;
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
