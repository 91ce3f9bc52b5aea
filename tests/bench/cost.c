// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * What hostile bytes and hostile patterns can cost, against the bounds that
 * regex.h and engine.h promise. Times are the least of some runs, in
 * processor time, since the machine may be busy with other things.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "engine/cost.h"
#include "engine/engine.h"
#include "pattern/set.h"

#ifdef __SANITIZE_ADDRESS__
enum { SLOWER = 4 };	/* our own code, with sanitizers */
#else
enum { SLOWER = 1 };
#endif

enum {
	RUNS = 3,
	MAX_SEARCH_NS = 300000 * SLOWER,
	MAX_FEED_NS = 2000000 * SLOWER,
	/* of the patterns that limen ships */
	MAX_SHIPPED_EXEC_NS = 50000 * SLOWER,
	MAX_SHIPPED_FEED_NS = 300000 * SLOWER,
	WINDOW = 8192,
};

static const char *const hostile[] = {
	"^(a+)+$", "^(a|aa)+$", "^(a*)*b", "^(.*)*x", "^a*a*a*a*a*b",
	"^.*.*.*.*x", "^([^b]*a?)*c", "^(?:[^b]*c?)*[^b]*d", "^.*?.*?.*?z",
	"^(?:a?){20}a{20}b", "^[a-z]*[a-y]*[a-x]*Q", "^(?:(?:(?:a*)*)*)*b",
	"^(?=(a+))\\1*b", "^(a*)\\1\\1b", "^(?:a|b|ab)*c",
	"^(?:.*foo){3}", "^(?:(?=.*z)a)*b", "^(?:(?!.*z)a)*b",
	"^(?:(?=[a-y]*z)a|a)*b", "^(?:a*Q|a)*b", "^(?:(?:a*+Q)|a)*z",
	"^(?:(?>[^z]*)a?)*b", "^((a{0,5}){0,5}){0,5}[b]",
	"^(?:a?a?a?a?a?a?a?a?a?a?){10}b", "^(x?)*(?:a+b?)*c",
	"(a+)+$", "a*a*a*a*b", "[a-z]*Q", "[a-z]+[a-y]+Q", "(?:[a-z]+ ?)+Q",
	"a+\\d*a+Q", "(?=[a-y]*z)a", "(?=[a-y]+Q)[a-b]", "(a+)\\1Q",
	"a(?:[a-z]{1,})Q", "(.*)(.*)(.*)\\1\\2\\3x", "(?:a|b)*?c{5}",
	".?.?.?.?.?.?.?.?.?.?z", "(?<=a)(?:a*?b?)*c", "\\ba*\\b.*z",
};

struct worst {
	uint64_t ns;
	char what[128];
};

static uint64_t cpu_ns(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_THREAD_CPUTIME_ID, &ts);
	return (uint64_t)ts.tv_sec * 1000000000u + (uint64_t)ts.tv_nsec;
}

static int failed;

static void result(const char *name, uint64_t ns, uint64_t max_ns,
		   const char *what)
{
	if (ns <= max_ns) {
		printf("ok %s: %.1f us of %.0f\n", name, (double)ns / 1000,
		       (double)max_ns / 1000);
		return;
	}
	printf("not ok %s: %.1f us, more than %.0f: %s\n", name,
	       (double)ns / 1000, (double)max_ns / 1000, what);
	failed = 1;
}

/* A figure for tests/bench/keep. */
static void row(const char *name, uint64_t ns)
{
	printf("row\tcost.%s\t%.1f\tus\ttests/bench/cost.c: the dearest of all "
	       "tried, the least of %d runs\n", name, (double)ns / 1000, RUNS);
}

/* --- flows of hurtful bytes --- */

struct flow_trial {
	struct engine_worker *worker;
	struct worst *worst;
	const char *name;
	bool tcp;
	uint32_t piece;		/* bytes of one packet */
};

static uint64_t feed_flow(const struct flow_trial *t, const uint8_t *data,
			  uint32_t len)
{
	struct engine_input in = { .client_known = false };
	struct engine_result res;
	struct inspect *inspect = NULL;
	uint64_t worst = 0;
	uint32_t at;

	in.in.tcp = t->tcp;
	for (at = 0; at < len; at += t->piece) {
		uint32_t n = len - at < t->piece ? len - at : t->piece;
		uint64_t t0, took;

		in.in.data[SIDE_CLIENT] = t->tcp ? data : data + at;
		in.in.len[SIDE_CLIENT] = t->tcp ? at + n : n;
		in.in.wire_len = n;
		in.old_len = t->tcp ? at : 0;
		in.packet++;
		t0 = cpu_ns();
		if (engine_feed(t->worker, &inspect, &in, &res))
			break;
		took = cpu_ns() - t0;
		worst = took > worst ? took : worst;
		if (res.outcome >= ENGINE_DECIDED)
			break;
	}
	inspect_free(inspect);
	return worst;
}

static int try_buffer(const uint8_t *data, uint32_t len, const char *what,
		      void *arg)
{
	const struct flow_trial *t = arg;
	uint64_t least = UINT64_MAX;
	unsigned int run;

	/* again only where it could be a new maximum */
	for (run = 0; run < RUNS && least > t->worst->ns; run++) {
		uint64_t ns = feed_flow(t, data, len);

		least = ns < least ? ns : least;
	}
	if (least > t->worst->ns) {
		t->worst->ns = least;
		snprintf(t->worst->what, sizeof(t->worst->what), "%s: %s, %s",
			 t->name, what, t->tcp ? "tcp" : "udp");
	}
	return 0;
}

static void try_flows(struct engine_worker *w, const struct pattern *p,
		      struct worst *worst)
{
	static const uint32_t pieces[] = { 1460, WINDOW };
	unsigned int i;

	for (i = 0; i < 4; i++) {
		struct flow_trial t = {
			.worker = w, .worst = worst, .name = p->name,
			.tcp = i % 2, .piece = pieces[i / 2],
		};

		if (cost_each_buffer(p, WINDOW, try_buffer, &t))
			exit(1);
	}
}

/* --- hostile patterns --- */

static struct pattern *make_pattern(const char *name, const char *regex)
{
	struct pattern_error err;
	struct pattern *p = NULL;
	char text[512], path[64];

	snprintf(path, sizeof(path), "%s.pat", name);
	snprintf(text, sizeof(text),
		 "limen 1\nname %s\nsource test\ntransport tcp udp\nrule\n"
		 "\teither %s\nexample tcp\n\tclient pad 7000 61 \"\\nQ\"\n",
		 name, regex);
	if (pattern_parse(path, text, strlen(text), &p, &err)) {
		printf("not ok %s: %s\n", regex, err.text);
		exit(1);
	}
	return p;
}

static struct engine_worker *make_worker(struct pattern **patterns, size_t nr)
{
	struct engine_worker *w;
	struct pattern_error err;
	struct engine *e;

	if (engine_new(patterns, nr, &engine_default_limits, &e, &err)) {
		printf("not ok engine: %s:%u: %s\n", err.file, err.line,
		       err.text);
		exit(1);
	}
	w = engine_worker_new(e);
	engine_put(e);
	if (!w)
		exit(1);
	return w;
}

static void try_hostile(void)
{
	enum { NR = sizeof(hostile) / sizeof(*hostile) };
	struct pattern *patterns[NR];
	struct engine_worker *w;
	struct worst all = { 0 };
	unsigned int i;

	for (i = 0; i < NR; i++) {
		char name[16];

		snprintf(name, sizeof(name), "h%u", i);
		patterns[i] = make_pattern(name, hostile[i]);
	}
	w = make_worker(patterns, NR);
	for (i = 0; i < NR; i++) {
		struct cost cost;

		if (cost_of_cond(w, i, 0, 0, &cost))
			exit(1);
		result(hostile[i], cost.ns, hostile[i][0] == '^' ?
		       COST_MAX_NS : MAX_SEARCH_NS, cost.bytes);
	}
	try_flows(w, patterns[0], &all);
	result("one packet against all of them", all.ns, MAX_FEED_NS, all.what);
	row("hostile_packet", all.ns);
	engine_worker_free(w);
}

/* --- the patterns that are shipped --- */

static void try_shipped(const char *dir)
{
	struct pattern_set set;
	struct engine_worker *w;
	struct worst feed = { 0 }, exec = { 0 };
	struct pattern **patterns;
	size_t nr, i, j, k;

	pattern_set_load(&dir, 1, &set, NULL, NULL);
	nr = set.nr;
	patterns = set.patterns;
	w = make_worker(patterns, nr);
	for (i = 0; i < nr; i++) {
		const struct pattern *p = patterns[i];

		try_flows(w, p, &feed);
		for (j = 0; j < p->nr_rules; j++) {
			for (k = 0; k < p->rules[j].nr_conds; k++) {
				struct cost cost;

				if (cost_of_cond(w, (uint32_t)i,
						 (unsigned int)j,
						 (unsigned int)k, &cost) ||
				    cost.ns <= exec.ns)
					continue;
				exec.ns = cost.ns;
				snprintf(exec.what, sizeof(exec.what),
					 "%s line %u: %s", p->name,
					 p->rules[j].conds[k].line, cost.bytes);
			}
		}
	}
	result("one regex of ours", exec.ns, MAX_SHIPPED_EXEC_NS, exec.what);
	result("one packet against all of ours", feed.ns, MAX_SHIPPED_FEED_NS,
	       feed.what);
	row("our_regex", exec.ns);
	row("our_packet", feed.ns);
	printf("# the worst: %s; %s\n", exec.what, feed.what);
	engine_worker_free(w);
	set.nr = 0;
	pattern_set_free(&set);
}

int main(int argc, char **argv)
{
	try_hostile();
	try_shipped(argc > 1 ? argv[1] : "patterns");
	return failed;
}
