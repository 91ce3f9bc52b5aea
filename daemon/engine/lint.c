// SPDX-License-Identifier: GPL-2.0-or-later
#include "lint.h"

#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "cost.h"
#include "engine.h"
#include "pattern/set.h"
#include "program.h"
#include "replay.h"
#include "shadow.h"

struct lint {
	const struct lint_options *options;
	FILE *out;
	struct engine *engine;
	struct engine_worker *worker;
	struct shadow *shadow;
	unsigned int errors, warnings, examples;
};

static bool is_wanted(const struct lint *l, const char *name)
{
	size_t i;

	for (i = 0; i < l->options->nr_names; i++) {
		if (!strcmp(l->options->names[i], name))
			return true;
	}
	return !l->options->nr_names;
}

/* A name that no pattern has: checking nothing would look like success. */
static void report_missing(struct lint *l)
{
	size_t i;

	for (i = 0; i < l->options->nr_names; i++) {
		if (engine_find(l->engine, l->options->names[i]))
			continue;
		l->errors++;
		fprintf(l->out, "%s: error: no pattern has this name: it is "
			"its file's, without folder and .pat\n",
			l->options->names[i]);
	}
}

/* The file's name up to its first dot, for files that do not parse. */
static bool is_wanted_file(const struct lint *l, const char *path)
{
	const char *slash = strrchr(path, '/');
	char name[PATTERN_MAX_NAME] = "";
	size_t n;

	slash = slash ? slash + 1 : path;
	n = strcspn(slash, ".");
	if (n < sizeof(name))
		memcpy(name, slash, n);
	return !l->options->nr_names || is_wanted(l, name);
}

static void report_error(const struct pattern_error *err, void *data)
{
	struct lint *l = data;

	if (!is_wanted_file(l, err->file))
		return;
	l->errors++;
	fprintf(l->out, "%s", err->file);
	if (err->line)
		fprintf(l->out, ":%u:%u", err->line, err->column);
	fprintf(l->out, ": error: %s\n", err->text);
}

static void __attribute__((format(printf, 5, 6)))
say(struct lint *l, const struct pattern *p, unsigned int line, bool error,
    const char *fmt, ...)
{
	va_list ap;

	if (error)
		l->errors++;
	else
		l->warnings++;
	fprintf(l->out, "%s", p->file);
	if (line)
		fprintf(l->out, ":%u:1", line);
	fprintf(l->out, ": %s: ", error ? "error" : "warning");
	va_start(ap, fmt);
	vfprintf(l->out, fmt, ap);
	va_end(ap);
	fputc('\n', l->out);
}

/* --- examples --- */

static const struct {
	struct replay_options options;
	const char *how;
} ways[] = {
	{ { .client_known = true }, "" },
	{ { .exchange = true }, " when it is not known who opened the flow" },
	{ { .client_known = true, .split = true }, " when its bytes come in pieces" },
};

static const char *name_of(const struct engine_label *l)
{
	return l ? l->name : "nothing";
}

/* Is @name the label, or has the label come out of it? */
static bool comes_from(const struct engine *e, const struct engine_label *l,
		       const char *name)
{
	unsigned int i;

	if (!l)
		return false;
	if (!strcmp(l->name, name))
		return true;
	for (i = 0; i < l->pattern->nr_parents; i++) {
		if (comes_from(e, engine_find(e, l->pattern->parents[i]), name))
			return true;
	}
	return false;
}

static bool gives(const struct lint *l, const struct engine_result *res,
		  const char *name)
{
	return comes_from(l->engine, res->protocol, name) ||
		(res->app && !strcmp(res->app->name, name));
}

/* What the engine says when it may not say @p. */
static const char *rival_of(struct lint *l, const struct pattern *p,
			    const struct example *ex)
{
	const struct replay_options options = {
		.client_known = true, .without = p->name };
	struct engine_result res;

	if (replay_example(l->worker, ex, &options, &res))
		return "nothing";
	return name_of(res.protocol);
}

static void check_example(struct lint *l, const struct pattern *p,
			  const struct example *ex, unsigned int way)
{
	struct engine_result res;
	int ret = replay_example(l->worker, ex, &ways[way].options, &res);

	l->examples++;
	if (ret) {
		say(l, p, ex->line, true, "example: %s", strerror(-ret));
		return;
	}
	if (ex->must_match == gives(l, &res, p->name))
		return;
	if (!ex->must_match)
		/* seen from the other side it may be another thing */
		say(l, p, ex->line, ways[way].options.client_known,
		    "counterexample gives \"%s\"%s, by the rule of line %u",
		    p->name, ways[way].how, res.why.line);
	else if (res.protocol)
		say(l, p, ex->line, true,
		    "example gives \"%s\"%s: %s line %u matches it first",
		    name_of(res.app ? res.app : res.protocol), ways[way].how,
		    res.why.pattern->file, res.why.line);
	else
		say(l, p, ex->line, true, "example gives nothing%s",
		    ways[way].how);
}

static void check_examples(struct lint *l, const struct pattern *p)
{
	unsigned int i, way, nr[2] = { 0, 0 };

	for (i = 0; i < p->nr_examples; i++) {
		unsigned int before = l->errors;

		nr[p->examples[i].must_match]++;
		for (way = 0; way < 3 && l->errors == before; way++)
			check_example(l, p, &p->examples[i], way);
		if (l->errors == before && p->examples[i].must_match &&
		    l->options->verbose) {
			const char *rival = rival_of(l, p, &p->examples[i]);

			if (strcmp(rival, "nothing"))
				fprintf(l->out,
					"%s:%u:1: note: \"%s\" would match it too\n",
					p->file, p->examples[i].line, rival);
		}
	}
	if (p->form == PATTERN_L7)
		return;
	if (!nr[1])
		say(l, p, 0, true, "there is no example");
	if (!nr[0])
		say(l, p, 0, true, "there is no counterexample");
}

static void check_cost(struct lint *l, const struct engine_label *label)
{
	const struct pattern *p = label->pattern;
	unsigned int i, j;

	for (i = 0; i < p->nr_rules; i++) {
		for (j = 0; j < p->rules[i].nr_conds; j++) {
			const struct cond *c = &p->rules[i].conds[j];
			struct cost cost;

			if (cost_of_cond(l->worker, label->index, i, j, &cost))
				continue;
			if (cost.ns > COST_SLOW_NS)
				say(l, p, c->line, false,
				    "slow: %.1f us on %s", (double)cost.ns / 1000,
				    cost.bytes);
			else if (cost.limit_hit)
				say(l, p, c->line, false,
				    "reaches the match limit on hostile bytes: write it with less backtracking");
		}
	}
}

static void check_all(struct lint *l)
{
	uint32_t i;

	for (i = 0; i < engine_nr_labels(l->engine); i++) {
		const struct pattern *p = engine_label(l->engine, i)->pattern;
		unsigned int before = l->errors;

		if (!is_wanted(l, p->name))
			continue;
		check_examples(l, p);
		if (!l->options->quick)
			check_cost(l, engine_label(l->engine, i));
		if (l->options->verbose)
			fprintf(l->out, "%s: %s\n", p->name,
				l->errors == before ? "ok" : "not ok");
	}
}

/* --- patterns in each other's way --- */

static const struct pattern *pattern_of(const struct lint *l, uint32_t label)
{
	return engine_label(l->engine, label)->pattern;
}

/* Each matches flows that the other one labels. */
static void say_mutual(struct lint *l, uint32_t a, uint32_t b)
{
	const struct pattern *p = pattern_of(l, a), *q = pattern_of(l, b);
	uint32_t won = shadow_pair(l->shadow, a, b);
	uint32_t lost = shadow_pair(l->shadow, b, a);

	if (won && lost && a < b)
		say(l, p, 0, false, "\"%s\" and \"%s\" shadow each other: "
		    "of the flows that both match %u are the one, %u the "
		    "other: tell them apart by more evidence, or by order",
		    p->name, q->name, won, lost);
	else if (won && !lost && l->options->verbose)
		fprintf(l->out, "%s: note: shadows \"%s\" on %u flows\n",
			p->file, q->name, won);
}

static void say_loser(struct lint *l, uint32_t label)
{
	const struct pattern *p = pattern_of(l, label);
	uint32_t to = 0, lost = shadow_loser(l->shadow, label, &to);

	if (lost)
		say(l, p, 0, false, "matches %u flows and labels none of them: "
		    "others come first, most often \"%s\"", lost,
		    pattern_of(l, to)->name);
}

static void check_shadows(struct lint *l)
{
	uint32_t a, b, nr = engine_nr_labels(l->engine);

	for (a = 0; a < nr; a++) {
		if (is_wanted(l, pattern_of(l, a)->name))
			say_loser(l, a);
		for (b = 0; b < nr; b++) {
			if (a != b && (is_wanted(l, pattern_of(l, a)->name) ||
				       is_wanted(l, pattern_of(l, b)->name)))
				say_mutual(l, a, b);
		}
	}
}

/* Examples as they are, all of them: any may be in the way of those wanted. */
static int play_examples(struct lint *l)
{
	const struct replay_options options = { .client_known = true };
	struct engine_result res;
	uint32_t i;
	unsigned int j;
	int ret = 0;

	engine_watch_rivals(l->worker, shadow_count, l->shadow);
	for (i = 0; i < engine_nr_labels(l->engine); i++) {
		const struct pattern *p = pattern_of(l, i);

		for (j = 0; !ret && j < p->nr_examples; j++)
			if (p->examples[j].must_match)
				ret = replay_example(l->worker, &p->examples[j],
						     &options, &res);
	}
	engine_watch_rivals(l->worker, NULL, NULL);
	return ret;
}

static int find_shadows(struct lint *l)
{
	const struct lint_options *o = l->options;
	int ret = shadow_new(l->engine, &l->shadow);

	if (ret)
		return ret;
	ret = play_examples(l);
	if (!ret && o->play)
		ret = o->play(l->engine, shadow_count, l->shadow, o->play_data);
	check_shadows(l);
	shadow_free(l->shadow);
	return ret;
}

/* What does not compile is left out, so that it does not hide the rest. */
static void drop_broken(struct lint *l, struct pattern_set *set)
{
	struct pattern_error err;
	size_t i = 0, before = set->nr;

	while (i < set->nr) {
		if (engine_check_pattern(set->patterns[i], &err)) {
			report_error(&err, l);
			pattern_set_drop(set, i);
		} else {
			i++;
		}
	}
	if (set->nr != before)
		pattern_set_check(set, report_error, l);
}

static int compile(struct lint *l, const char *const *dirs, size_t nr_dirs)
{
	struct pattern_set set;
	struct pattern_error err;
	int ret;

	pattern_set_load(dirs, nr_dirs, &set, report_error, l);
	drop_broken(l, &set);
	ret = engine_new(set.patterns, set.nr, &engine_default_limits,
			 &l->engine, &err);
	/* the engine has taken them */
	set.nr = 0;
	pattern_set_free(&set);
	if (ret)
		report_error(&err, l);
	return ret;
}

int pattern_lint(const char *const *dirs, size_t nr_dirs,
		 const struct lint_options *options, FILE *out)
{
	struct lint l = { .options = options, .out = out };
	int ret = compile(&l, dirs, nr_dirs);

	if (ret)
		return l.errors ? (int)l.errors : ret;
	l.worker = engine_worker_new(l.engine);
	if (!l.worker) {
		engine_put(l.engine);
		return -ENOMEM;
	}
	/* one that does not parse has been told of */
	if (!l.errors)
		report_missing(&l);
	check_all(&l);
	if (!options->quick)
		ret = find_shadows(&l);
	fprintf(out, "%u patterns, %u example runs, %u errors, %u warnings\n",
		engine_nr_labels(l.engine), l.examples, l.errors, l.warnings);
	engine_worker_free(l.worker);
	engine_put(l.engine);
	return ret < 0 ? ret : (int)l.errors;
}
