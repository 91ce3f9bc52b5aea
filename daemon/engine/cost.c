// SPDX-License-Identifier: GPL-2.0-or-later
#include "cost.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "inspect.h"

/* What the runs are made of: one of each class that regexes ask for. */
static const struct {
	const char *name;
	const char *bytes;
	uint32_t len;
} runs[] = {
	{ "'a'", "a", 1 }, { "'A'", "A", 1 }, { "'0'", "0", 1 },
	{ "' '", " ", 1 }, { "'.'", ".", 1 }, { "'/'", "/", 1 },
	{ "NUL", "\0", 1 }, { "0x01", "\1", 1 }, { "0x7f", "\x7f", 1 },
	{ "0xff", "\xff", 1 }, { "CR LF", "\r\n", 2 }, { "LF", "\n", 1 },
	{ "\"a \"", "a ", 2 }, { "\"a: a CR LF\"", "a: a\r\n", 6 },
	{ "\"a.\"", "a.", 2 }, { "\"ab\"", "ab", 2 },
};

enum { NR_RUNS = sizeof(runs) / sizeof(*runs) };

struct buffer {
	uint8_t *data;
	uint32_t size;
	int (*fn)(const uint8_t *data, uint32_t len, const char *what, void *arg);
	void *arg;
};

static void fill(struct buffer *b, uint32_t from, const void *bytes,
		 uint32_t len)
{
	const uint8_t *p = bytes;
	uint32_t i;

	for (i = from; i < b->size; i++)
		b->data[i] = p[(i - from) % len];
}

static int try_runs(struct buffer *b, uint32_t from, const char *behind)
{
	char what[48];
	unsigned int i;
	int ret = 0;

	for (i = 0; !ret && i < NR_RUNS; i++) {
		fill(b, from, runs[i].bytes, runs[i].len);
		snprintf(what, sizeof(what), "%s%srun of %s", behind,
			 *behind ? ", " : "", runs[i].name);
		ret = b->fn(b->data, b->size, what, b->arg);
	}
	return ret;
}

/* The packet again and again; and once, then its last byte, then runs. */
static int try_packet(struct buffer *b, const struct example *ex,
		      unsigned int nr)
{
	const struct example_packet *p = &ex->packets[nr];
	uint32_t len = p->len < b->size ? p->len : b->size;
	char what[32];
	int ret;

	snprintf(what, sizeof(what), "line %u packet %u", ex->line, nr + 1);
	fill(b, 0, p->data, len);
	ret = b->fn(b->data, b->size, what, b->arg);
	if (ret)
		return ret;
	fill(b, len, p->data + len - 1, 1);
	ret = b->fn(b->data, b->size, what, b->arg);
	return ret ? ret : try_runs(b, len, what);
}

int cost_each_buffer(const struct pattern *p, uint32_t window,
		     int (*fn)(const uint8_t *data, uint32_t len,
			       const char *what, void *data_of_fn),
		     void *data_of_fn)
{
	struct buffer b = { .size = window, .fn = fn, .arg = data_of_fn };
	unsigned int i, j;
	int ret;

	b.data = malloc(window);
	if (!b.data)
		return -ENOMEM;
	ret = try_runs(&b, 0, "");
	for (i = 0; !ret && i < p->nr_examples; i++) {
		for (j = 0; !ret && j < p->examples[i].nr_packets; j++)
			ret = try_packet(&b, &p->examples[i], j);
	}
	free(b.data);
	return ret;
}

/* --- one regex --- */

struct trial {
	struct regex_scratch *scratch;
	const struct regex *regex;
	bool is_field;
	struct cost *worst;
};

static enum regex_result exec(const struct trial *t, const uint8_t *data,
			      uint32_t len, bool grows)
{
	uint32_t match[2], from = 0;

	if (regex_is_anchored(t->regex))
		return regex_exec(t->scratch, t->regex, data, len, 0, grows,
				  match);
	return regex_search(t->scratch, t->regex, data, len, &from, grows,
			    match);
}

/*
 * As a datagram and as a stream that grows; the least time of some runs, and
 * of more if that would be slow: others may have used the processor. A limit
 * counts that was reached each time, since some are of time.
 */
static int try_buffer(const uint8_t *data, uint32_t len, const char *what,
		      void *arg)
{
	const struct trial *t = arg;
	unsigned int run, grows;

	if (t->is_field && len > FIELD_MAX_LEN)
		len = FIELD_MAX_LEN;
	for (grows = 0; grows < (t->is_field ? 1 : 2); grows++) {
		uint64_t least = UINT64_MAX;
		bool hit = true;

		for (run = 0; run < COST_RUNS ||
		     (run < COST_RUNS_SLOW && (hit || least > COST_SLOW_NS)); run++) {
			uint64_t t0 = clock_ns(CLOCK_THREAD_CPUTIME_ID), took;

			hit &= exec(t, data, len, grows) == REGEX_LIMIT;
			took = clock_ns(CLOCK_THREAD_CPUTIME_ID) - t0;
			if (took < least)
				least = took;
		}
		t->worst->limit_hit |= hit;
		if (least > t->worst->ns) {
			t->worst->ns = least;
			snprintf(t->worst->bytes, sizeof(t->worst->bytes), "%s",
				 what);
		}
	}
	return 0;
}

static const struct test *find_test(const struct engine *e,
				    const struct cond *cond)
{
	uint32_t i;

	for (i = 0; i < e->nr_conds; i++) {
		if (e->conds[i].cond == cond)
			return &e->conds[i];
	}
	return NULL;
}

int cost_of_cond(struct engine_worker *w, uint32_t label, unsigned int rule,
		 unsigned int cond, struct cost *worst)
{
	const struct pattern *p = engine_label(w->engine, label)->pattern;
	const struct cond *c = &p->rules[rule].conds[cond];
	const struct test *test = find_test(w->engine, c);
	struct trial t = { .scratch = w->scratch, .worst = worst };

	memset(worst, 0, sizeof(*worst));
	if (!test || !test->regex)
		return -ENOENT;
	t.regex = test->regex;
	t.is_field = c->type == COND_FIELD;
	return cost_each_buffer(p, p->form == PATTERN_L7 ?
				engine_limits(w->engine)->l7_buffer :
				engine_limits(w->engine)->window, try_buffer, &t);
}
