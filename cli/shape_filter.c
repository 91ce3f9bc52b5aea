// SPDX-License-Identifier: GPL-2.0-or-later
#include "shape_filter.h"

#include <errno.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tool.h"

enum { NR_FAMILIES = 2 };

static const char *const saves[NR_FAMILIES] = {
	"iptables-save", "ip6tables-save"
};
static const char *const restores[NR_FAMILIES] = {
	"iptables-restore", "ip6tables-restore"
};

/* The rules of limen that are there. */
struct filter_state {
	char *nft;		/* NULL: no table */
	char *tables[NR_FAMILIES];	/* for iptables-restore; NULL: no chains */
};

/*
 * Feeds @input to a program. 0 or -errno; what it complained of is the first
 * line of @error.
 */
static int feed(const char *const *argv, const char *input, char *error,
		size_t size)
{
	char *text = NULL;
	int ret = tool_feed(argv, input, &text);

	if (ret < 0)
		snprintf(error, size, "%s: %s", argv[0], strerror(-ret));
	else if (ret > 0)
		snprintf(error, size, "%s: %.*s", argv[0],
			 (int)strcspn(text, "\n"), text);
	free(ret >= 0 ? text : NULL);
	return ret > 0 ? -EINVAL : ret;
}

static int feed_nft(const char *input, char *error, size_t size)
{
	static const char *const argv[] = { "nft", "-f", "-", NULL };

	return feed(argv, input, error, size);
}

static int feed_iptables(int family, const char *input, char *error,
			 size_t size)
{
	const char *const argv[] = { restores[family], "--noflush", NULL };

	return feed(argv, input, error, size);
}

/*
 * What is there.
 */
static char *copy_line(FILE *f, char *line)
{
	size_t len = strcspn(line, "\n");

	fprintf(f, "%.*s\n", (int)len, line);
	return line + len + (line[len] == '\n');
}

/* The chains of a table with their rules, without the jumps. */
static void copy_chains(FILE *f, const char *table, char *saved)
{
	char *line = saved;

	fprintf(f, "*%s\n", table);
	while (*line) {
		if (!strncmp(line, ":limen-", 7) ||
		    !strncmp(line, "-A limen-", 9))
			line = copy_line(f, line);
		else
			line += strcspn(line, "\n") +
				(line[strcspn(line, "\n")] == '\n');
	}
	fputs("COMMIT\n", f);
}

static char *chains_of(int family)
{
	static const char *const tables[] = { "mangle", "filter" };
	bool is_there = false;
	char *text = NULL;
	size_t i, len;
	FILE *f = open_memstream(&text, &len);

	if (!f)
		return NULL;
	for (i = 0; i < sizeof(tables) / sizeof(*tables); i++) {
		const char *const save[] = { saves[family], "-t", tables[i],
					     NULL };
		char *saved = tool_ask(save);

		if (!saved)
			continue;
		is_there |= strstr(saved, "\n:limen-queue") != NULL;
		copy_chains(f, tables[i], saved);
		free(saved);
	}
	if (fclose(f) || !is_there) {
		free(text);
		return NULL;
	}
	return text;
}

static void look(struct filter_state *s)
{
	static const char *const list[] = { "nft", "list", "table", "inet",
					    "limen", NULL };
	int i;

	s->nft = tool_ask(list);
	for (i = 0; i < NR_FAMILIES; i++)
		s->tables[i] = chains_of(i);
}

void filter_forget(struct filter_state *s)
{
	int i;

	if (!s)
		return;
	for (i = 0; i < NR_FAMILIES; i++)
		free(s->tables[i]);
	free(s->nft);
	free(s);
}

static int clear_nft(char *error, size_t size)
{
	return feed_nft("delete table inet limen\n", error, size);
}

static int clear_family(int family, char *error, size_t size)
{
	return feed_iptables(family, shape_rules_iptables_clear, error, size);
}

/*
 * Doors.
 */
static int apply_iptables(const struct config *c, const struct rules_queues *q,
			  const struct filter_state *before, char *error,
			  size_t size)
{
	int i, ret = 0;

	for (i = 0; !ret && i < NR_FAMILIES; i++) {
		char *text = shape_rules_iptables(c, q, before->tables[i]);

		ret = text ? feed_iptables(i, text, error, size) : -ENOMEM;
		free(text);
	}
	return ret;
}

static int apply_any(const struct config *c, const struct rules_queues *q,
		     const struct filter_state *before, char *error,
		     size_t size)
{
	char *text = shape_rules_nft(c, q), by_nft[200] = "";
	int ret = text ? feed_nft(text, by_nft, sizeof(by_nft)) : -ENOMEM;

	free(text);
	if (!ret) {
		int i;

		/* of a time when nft could not */
		for (i = 0; i < NR_FAMILIES; i++)
			if (before->tables[i])
				clear_family(i, error, size);
		return 0;
	}
	ret = apply_iptables(c, q, before, error, size);
	if (ret) {
		size_t used = strnlen(error, size);

		snprintf(error + used, size - used, "; and %s", by_nft);
	}
	return ret;
}

int filter_apply(const struct config *c, const struct rules_queues *q,
		 struct filter_state **before, char *error, size_t size)
{
	struct filter_state *s = calloc(1, sizeof(*s));
	int ret;

	*error = '\0';
	if (!s) {
		snprintf(error, size, "%s", strerror(ENOMEM));
		return -ENOMEM;
	}
	look(s);
	ret = apply_any(c, q, s, error, size);
	if (ret) {
		filter_undo(s);
		s = NULL;
	}
	*before = s;
	return ret;
}

static void put_back_nft(const struct filter_state *before, bool is_there)
{
	char error[200], *text;

	if (is_there)
		clear_nft(error, sizeof(error));
	if (before->nft && asprintf(&text, "%s\n", before->nft) >= 0) {
		feed_nft(text, error, sizeof(error));
		free(text);
	}
}

void filter_undo(struct filter_state *before)
{
	struct filter_state *now = calloc(1, sizeof(*now));
	char error[200];
	int i;

	if (!now) {
		filter_forget(before);
		return;
	}
	look(now);
	put_back_nft(before, now->nft);
	for (i = 0; i < NR_FAMILIES; i++) {
		if (before->tables[i])
			feed_iptables(i, before->tables[i], error,
				      sizeof(error));
		else if (now->tables[i])
			clear_family(i, error, sizeof(error));
	}
	filter_forget(now);
	filter_forget(before);
}

int filter_clear(char *error, size_t size)
{
	struct filter_state *s = calloc(1, sizeof(*s));
	int i, ret = 0;

	if (!s)
		return -ENOMEM;
	look(s);
	if (s->nft)
		ret = clear_nft(error, size);
	for (i = 0; !ret && i < NR_FAMILIES; i++)
		if (s->tables[i])
			ret = clear_family(i, error, size);
	filter_forget(s);
	return ret;
}
