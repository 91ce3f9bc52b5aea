// SPDX-License-Identifier: GPL-2.0-or-later
#include "rules.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Calls @take with each line of @text, which it may not keep. */
static void each_line(const char *text,
		      void (*take)(const char *line, void *data), void *data)
{
	char line[1024];

	while (*text) {
		size_t len = strcspn(text, "\n");

		snprintf(line, sizeof(line), "%.*s", (int)len, text);
		take(line, data);
		text += len;
		text += *text == '\n';
	}
}

/* The number after @word in @s; false: there is none. */
static bool number_after(const char *s, const char *word, uint32_t *out)
{
	const char *at = strstr(s, word);
	char *end;

	if (!at)
		return false;
	at += strlen(word);
	*out = (uint32_t)strtoul(at, &end, 0);
	return end != at;
}

/*
 * The value behind "mark set": a number, "mark and A or B", "mark & A | B"
 * or another mark.
 */
static uint32_t bits_of_value(const char *value)
{
	uint32_t keep = 0xffffffff, set = 0, v;

	if (*value >= '0' && *value <= '9')
		return 0xffffffff;
	if (number_after(value, " and ", &v) || number_after(value, " & ", &v))
		keep = v;
	if (number_after(value, " or ", &v) || number_after(value, " | ", &v) ||
	    number_after(value, " xor ", &v) || number_after(value, " ^ ", &v))
		set = v;
	return ~keep | set;
}

struct nft_marks {
	uint32_t bits;
	bool in_table, in_chain;	/* that limen shape has made */
};

static void take_nft_line(const char *line, void *data)
{
	struct nft_marks *m = data;
	const char *at = strstr(line, "mark set ");

	if (!strncmp(line, "table ", 6))
		m->in_table = !strcmp(line, "table inet limen {");
	if (!strncmp(line, "\tchain ", 7))
		m->in_chain = !strncmp(line + 7, "limen-", 6);
	if (at && !m->in_table && !m->in_chain)
		m->bits |= bits_of_value(at + strlen("mark set "));
}

uint32_t rules_marks_nft(const char *text)
{
	struct nft_marks marks = { 0 };

	each_line(text, take_nft_line, &marks);
	return marks.bits;
}

static void take_iptables_line(const char *line, void *data)
{
	const char *at = strstr(line, "--set-xmark ");
	uint32_t *bits = data, value, mask;

	if (!at || !strncmp(line, "-A limen-", 9) ||
	    !number_after(at, "--set-xmark ", &value))
		return;
	mask = 0xffffffff;
	number_after(at, "/", &mask);
	*bits |= mask | value;
}

uint32_t rules_marks_iptables(const char *text)
{
	uint32_t bits = 0;

	each_line(text, take_iptables_line, &bits);
	return bits;
}

enum { MAX_QUEUE = 65535 };

struct queue_list {
	struct queue_rule *rules;
	unsigned int nr, max;
};

/* "0", "0-3" of nft, "0:3" of iptables; anything else is an expression. */
static void add_queues(struct queue_list *list, const char *numbers, bool bypass)
{
	struct queue_rule *r = &list->rules[list->nr];
	int n;

	if (list->nr == list->max)
		return;
	*r = (struct queue_rule){ .bypass = bypass };
	n = sscanf(numbers, "%5u%*1[-:]%5u", &r->first, &r->last);
	if (n < 1) {
		r->is_computed = true;
		r->last = MAX_QUEUE;
	} else if (n < 2) {
		r->last = r->first;
	}
	list->nr++;
}

/* @line, with blanks for what is in quotes: comments, and names of interfaces. */
static void copy_unquoted(const char *line, char *rule, size_t size)
{
	bool quoted = false;
	size_t i;

	for (i = 0; line[i] && i + 1 < size; i++) {
		bool is_quote = line[i] == '"';

		rule[i] = quoted || is_quote ? ' ' : line[i];
		quoted ^= is_quote;
	}
	rule[i] = '\0';
}

/* "queue num 0-3 bypass" or "queue flags bypass,fanout to 0-3" */
static void take_nft_queue_line(const char *line, void *data)
{
	static const char *const forms[] = {
		" queue num ", " queue to ", " queue flags ",
		"\tqueue num ", "\tqueue to ", "\tqueue flags ",
	};
	char rule[1024], *at = NULL, *numbers;
	size_t i;

	copy_unquoted(line, rule, sizeof(rule));
	for (i = 0; i < sizeof(forms) / sizeof(*forms) && !at; i++)
		at = strstr(rule, forms[i]);
	if (!at)
		return;
	numbers = strstr(at, " to ");
	if (!numbers)
		numbers = strstr(at, " num ");
	numbers = numbers ? strchr(numbers + 1, ' ') : NULL;
	add_queues(data, numbers ? numbers : "0", strstr(at, "bypass"));
}

unsigned int rules_queues_nft(const char *text, struct queue_rule *rules,
			      unsigned int max)
{
	struct queue_list list = { .rules = rules, .max = max };

	each_line(text, take_nft_queue_line, &list);
	return list.nr;
}

static void take_iptables_queue_line(const char *line, void *data)
{
	const char *numbers = strstr(line, "--queue-num ");

	if (!strstr(line, "-j NFQUEUE"))
		return;
	if (!numbers)
		numbers = strstr(line, "--queue-balance ");
	add_queues(data, numbers ? strchr(numbers, ' ') : "0",
		   strstr(line, "--queue-bypass"));
}

unsigned int rules_queues_iptables(const char *text, struct queue_rule *rules,
				   unsigned int max)
{
	struct queue_list list = { .rules = rules, .max = max };

	each_line(text, take_iptables_queue_line, &list);
	return list.nr;
}

struct name_list {
	char *names;
	size_t size, used;
	unsigned int nr;
};

static void take_flowtable_line(const char *line, void *data)
{
	struct name_list *list = data;
	char name[64];
	int n;

	if (sscanf(line, " flowtable %63s {", name) != 1)
		return;
	list->nr++;
	n = snprintf(list->names + list->used, list->size - list->used, "%s%s",
		     list->used ? " " : "", name);
	if (n > 0 && (size_t)n < list->size - list->used)
		list->used += (size_t)n;
	else
		list->names[list->used] = '\0';
}

unsigned int rules_flowtables(const char *text, char *names, size_t size)
{
	struct name_list list = { .names = names, .size = size };

	names[0] = '\0';
	each_line(text, take_flowtable_line, &list);
	return list.nr;
}

struct major_list {
	uint16_t *majors;
	unsigned int nr, max;
};

static void take_qdisc_line(const char *line, void *data)
{
	struct major_list *list = data;
	unsigned int major;

	if (list->nr < list->max &&
	    sscanf(line, "qdisc %*s %x:", &major) == 1 && major)
		list->majors[list->nr++] = (uint16_t)major;
}

unsigned int rules_qdiscs(const char *text, uint16_t *majors, unsigned int max)
{
	struct major_list list = { .majors = majors, .max = max };

	each_line(text, take_qdisc_line, &list);
	return list.nr;
}

struct shaped {
	const char *text;
	char *name;
	size_t size;
	uint16_t major;
};

/* Is there a line of cake in the interface's classes? */
static void take_cake_line(const char *line, void *data)
{
	struct shaped *s = data;
	unsigned int major;
	char name[64];

	if (sscanf(line, "qdisc cake %*x: dev %63s parent %x:", name,
		   &major) == 2 &&
	    major == s->major && !strcmp(name, s->name))
		*s->name = '\0';
}

static void take_shaped_line(const char *line, void *data)
{
	struct shaped *s = data;
	unsigned int major;
	char name[64];

	if (!*s->name &&
	    sscanf(line, "qdisc htb %x: dev %63s root", &major, name) == 2 &&
	    major == s->major && strncmp(name, "ifb-", 4) != 0) {
		snprintf(s->name, s->size, "%s", name);
		each_line(s->text, take_cake_line, s);
	}
}

void rules_shaped(const char *text, uint16_t major, char *name, size_t size)
{
	struct shaped shaped = { text, name, size, major };

	*name = '\0';
	each_line(text, take_shaped_line, &shaped);
}

bool rules_offloads(const char *text)
{
	return strstr(text, "generic-receive-offload: on") ||
	       strstr(text, "\ntcp-segmentation-offload: on");
}
