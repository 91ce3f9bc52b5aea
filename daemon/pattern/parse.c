// SPDX-License-Identifier: GPL-2.0-or-later
#include "pattern.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "form.h"

/* What a flow without a label is called: no pattern may take it. */
static const char *const state_names[] = {
	"new", "testing", "provisional", "decided", "unknown", "late", "unset",
	"none", NULL
};

/* The file's name up to its first dot. */
static size_t base_name(const char *path, const char **name)
{
	const char *slash = strrchr(path, '/');

	*name = slash ? slash + 1 : path;
	return strcspn(*name, ".");
}

int pattern_set_name(struct pattern *p, const struct text *word,
		     struct lines *l)
{
	const char *file;
	size_t len = base_name(l->path, &file), i;

	if (!word->len || word->len >= PATTERN_MAX_NAME)
		return lines_error(l, word, "a name has 1 to %d characters",
				   PATTERN_MAX_NAME - 1);
	if (word->len != len || memcmp(word->s, file, len))
		return lines_error(l, word,
				   "name \"%.*s\" is not the file's name \"%.*s\": rename one of them",
				   (int)word->len, word->s, (int)len, file);
	memcpy(p->name, word->s, len);
	p->name[len] = '\0';
	for (i = 0; p->form == PATTERN_NATIVE && state_names[i]; i++) {
		if (!strcmp(p->name, state_names[i]))
			return lines_error(l, word,
					   "\"%s\" is the name of a flow's state: choose another",
					   p->name);
	}
	return 0;
}

int pattern_add_word(char ***list, unsigned int *nr, const struct text *word,
		     struct lines *l)
{
	char **more;

	if (*nr == PATTERN_MAX_LIST)
		return lines_error(l, word, "more than %d words",
				   PATTERN_MAX_LIST);
	more = array_more(*list, *nr, sizeof(**list));
	if (!more)
		return lines_no_memory(l);
	*list = more;
	more[*nr] = text_dup(word);
	if (!more[*nr])
		return lines_no_memory(l);
	(*nr)++;
	return 0;
}

struct rule *pattern_add_rule(struct pattern *p, const struct text *at,
			      struct lines *l)
{
	struct rule *r;

	if (p->nr_rules == PATTERN_MAX_RULES) {
		lines_error(l, at, "more than %d rules: split the pattern",
			    PATTERN_MAX_RULES);
		return NULL;
	}
	r = array_more(p->rules, p->nr_rules, sizeof(*r));
	if (!r) {
		lines_no_memory(l);
		return NULL;
	}
	p->rules = r;
	r += p->nr_rules++;
	memset(r, 0, sizeof(*r));
	r->repeat = 1;
	r->line = at->line;
	return r;
}

struct cond *rule_add_cond(struct rule *r, const struct text *text,
			   struct lines *l)
{
	struct cond *c;

	if (!text->len) {
		lines_error(l, text, "the condition is empty");
		return NULL;
	}
	if (text->len > PATTERN_MAX_REGEX) {
		lines_error(l, text, "longer than %d bytes", PATTERN_MAX_REGEX);
		return NULL;
	}
	if (r->nr_conds == PATTERN_MAX_CONDS) {
		lines_error(l, text, "more than %d conditions in a rule",
			    PATTERN_MAX_CONDS);
		return NULL;
	}
	c = array_more(r->conds, r->nr_conds, sizeof(*c));
	if (!c) {
		lines_no_memory(l);
		return NULL;
	}
	r->conds = c;
	c += r->nr_conds;
	memset(c, 0, sizeof(*c));
	c->field = -1;
	c->line = text->line;
	c->column = text->column;
	c->text = text_dup(text);
	if (!c->text) {
		lines_no_memory(l);
		return NULL;
	}
	r->nr_conds++;
	return c;
}

/* Native files say so in their first line that is no comment. */
static bool is_native(struct lines l)
{
	struct text t, word;

	while (lines_next(&l, &t)) {
		text_trim(&t);
		if (!t.len || *t.s == '#')
			continue;
		text_word(&t, &word);
		return text_is(&word, "limen");
	}
	return false;
}

int pattern_parse(const char *path, const char *text, size_t len,
		  struct pattern **out, struct pattern_error *err)
{
	struct lines l;
	struct pattern *p;
	int ret;

	memset(err, 0, sizeof(*err));
	lines_init(&l, path, text, len, err);
	if (len > PATTERN_MAX_FILE)
		return lines_error(&l, NULL, "file is longer than %d bytes",
				   PATTERN_MAX_FILE);
	p = calloc(1, sizeof(*p));
	if (!p)
		return lines_no_memory(&l);
	p->file = strdup(path);
	if (!p->file) {
		pattern_free(p);
		return lines_no_memory(&l);
	}
	p->form = is_native(l) ? PATTERN_NATIVE : PATTERN_L7;
	ret = p->form == PATTERN_NATIVE ? native_parse(p, &l) : l7_parse(p, &l);
	if (ret) {
		pattern_free(p);
		return ret;
	}
	*out = p;
	return 0;
}

/* The whole file in memory that the caller frees. */
static int read_file(const char *path, char **out, size_t *len,
		     struct pattern_error *err)
{
	struct lines l;
	FILE *f;
	char *buf;

	*out = NULL;
	*len = 0;
	memset(err, 0, sizeof(*err));
	lines_init(&l, path, "", 0, err);
	f = fopen(path, "re");
	if (!f) {
		lines_error(&l, NULL, "cannot open: %s", strerror(errno));
		return -ENOENT;
	}
	buf = malloc(PATTERN_MAX_FILE + 1);
	if (!buf) {
		fclose(f);
		return lines_no_memory(&l);
	}
	*len = fread(buf, 1, PATTERN_MAX_FILE + 1, f);
	if (ferror(f)) {
		fclose(f);
		free(buf);
		lines_error(&l, NULL, "cannot read");
		return -EIO;
	}
	fclose(f);
	*out = buf;
	return 0;
}

int pattern_read(const char *path, struct pattern **out,
		 struct pattern_error *err)
{
	char *text;
	size_t len;
	int ret = read_file(path, &text, &len, err);

	if (ret)
		return ret;
	ret = pattern_parse(path, text, len, out, err);
	free(text);
	return ret;
}

static void free_words(char **list, unsigned int nr)
{
	while (nr--)
		free(list[nr]);
	free(list);
}

static void free_rule(struct rule *r)
{
	unsigned int i;

	for (i = 0; i < r->nr_conds; i++)
		free(r->conds[i].text);
	free(r->conds);
}

static void free_example(struct example *ex)
{
	unsigned int i;

	for (i = 0; i < ex->nr_packets; i++)
		free(ex->packets[i].data);
	free(ex->packets);
}

void pattern_free(struct pattern *p)
{
	unsigned int i;

	if (!p)
		return;
	for (i = 0; i < p->nr_rules; i++)
		free_rule(&p->rules[i]);
	for (i = 0; i < p->nr_examples; i++)
		free_example(&p->examples[i]);
	free(p->rules);
	free(p->examples);
	free_words(p->groups, p->nr_groups);
	free_words(p->parents, p->nr_parents);
	free_words(p->hosts, p->nr_hosts);
	free(p->ports);
	free(p->file);
	free(p->title);
	free(p->source);
	free(p->decode);
	free(p);
}
