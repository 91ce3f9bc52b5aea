// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * What classification costs: engine [-p DIR] [-n ROUNDS] [-c COPIES] [-f FLOWS]
 * [-sl] CAPTURE... | -S
 *
 * The packets are held in memory and read again and again, in turn by
 *
 *	floor	parsing and flow lookup alone
 *	limend	the whole pipeline with all patterns and decoders
 *	ndpi	Debian's libndpi behind the same parsing and lookup
 *
 * and the medians of the rounds are compared. -S instead of captures is a scan:
 * SYNs, each of a flow of its own. -s adds the statistics of
 * the patterns, -l runs limend alone (for a profiler), -f is the size of the
 * flow table, which must hold them all. CPU time, one thread.
 */
#include <limits.h>
#include <malloc.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include <limen/label.h>

#include "engine/engine.h"
#include "flow/table.h"
#include "pattern/set.h"
#include "peer.h"
#include "pipeline.h"
#include "trace.h"
#include "verdict/none.h"

enum { MAX_ROUNDS = 99, SCAN_FLOWS = 200000 };

struct run {
	double ns[MAX_ROUNDS];	/* per packet */
	uint32_t flows, decided;
	uint64_t state_bytes;	/* at most at one time */
};

struct bench {
	struct trace trace;
	struct engine *engine;
	uint32_t max_flows;
	bool statistics;
	bool alone;
	bool is_scan;
};

static const char *row_group = "engine";

static double cpu_ns(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_THREAD_CPUTIME_ID, &ts);
	return (double)ts.tv_sec * 1e9 + (double)ts.tv_nsec;
}

/* Packets that are looked at together, and their flows or NULL. */
struct burst {
	struct packet packets[PIPELINE_BURST];
	struct flow_place at[PIPELINE_BURST];
	struct flow *flows[PIPELINE_BURST];
	unsigned int nr;
};

static void get_burst(const struct trace *t, size_t from, struct burst *b)
{
	size_t left = t->nr - from;
	unsigned int i;

	b->nr = left < PIPELINE_BURST ? (unsigned int)left : PIPELINE_BURST;
	for (i = 0; i < b->nr; i++)
		trace_get(t, from + i, &b->packets[i]);
}

/* What pipeline_burst() does before it looks at payload. */
static void look_up(struct flow_table *t, struct burst *b)
{
	bool found[PIPELINE_BURST];
	unsigned int i;

	for (i = 0; i < b->nr; i++) {
		__builtin_prefetch(b->packets[i].net);
		__builtin_prefetch(b->packets[i].net + 64);
	}
	for (i = 0; i < b->nr; i++) {
		struct packet *p = &b->packets[i];

		found[i] = !packet_parse(p) && !p->fragment;
		if (found[i])
			flow_place(t, p, &b->at[i]);
	}
	for (i = 0; i < b->nr; i++)
		if (found[i])
			flow_fetch(t, &b->at[i]);
	for (i = 0; i < b->nr; i++) {
		struct packet *p = &b->packets[i];
		struct flow *f = found[i] ? flow_find(t, &b->at[i]) : NULL;

		if (found[i] && !f)
			f = flow_add(t, p, &b->at[i]);
		b->flows[i] = f;
		if (!f)
			continue;
		f->packets++;
		f->bytes += p->wire_len;
		flow_touch(t, f, p->ts_ns);
	}
}

static double run_floor(struct bench *b, struct run *r)
{
	struct burst burst = { .nr = 0 };
	struct flow_table *t;
	double start;
	size_t i;

	if (flow_table_new(b->max_flows, &t))
		exit(1);
	start = cpu_ns();
	for (i = 0; i < b->trace.nr; i += burst.nr) {
		get_burst(&b->trace, i, &burst);
		look_up(t, &burst);
	}
	start = cpu_ns() - start;
	r->flows = flow_table_nr(t);
	flow_table_free(t);
	return start;
}

static int free_peer_flow(struct flow *f, void *data)
{
	peer_flow_free(f->work);
	f->work = NULL;
	return 0;
}

static void show_peer(struct flow *f, const struct packet *p, struct run *r)
{
	void *state = f->work;
	bool decided = false;

	if (peer_packet(&state, p->net, p->net_len, p->ts_ns / 1000000,
			p->tuple.l4 == IPPROTO_TCP, &decided)) {
		r->decided += decided;
		f->state = LIMEN_STATE_DECIDED;
		peer_flow_free(state);
		state = NULL;
	}
	f->work = state;
}

static double run_peer(struct bench *b, struct run *r)
{
	struct burst burst = { .nr = 0 };
	struct flow_table *t;
	unsigned int j;
	double start;
	size_t i;

	if (flow_table_new(b->max_flows, &t))
		exit(1);
	r->decided = 0;
	start = cpu_ns();
	for (i = 0; i < b->trace.nr; i += burst.nr) {
		get_burst(&b->trace, i, &burst);
		look_up(t, &burst);
		for (j = 0; j < burst.nr; j++) {
			struct flow *f = burst.flows[j];

			if (f && f->state != LIMEN_STATE_DECIDED)
				show_peer(f, &burst.packets[j], r);
		}
	}
	start = cpu_ns() - start;
	flow_each(t, free_peer_flow, NULL);
	r->flows = flow_table_nr(t);
	flow_table_free(t);
	return start;
}

static void show_statistics(struct bench *b, struct pipeline *pl)
{
	uint32_t i;

	for (i = 0; i < engine_nr_labels(b->engine); i++) {
		const struct pattern_stats *st =
			engine_stats(pipeline_worker(pl), i);

		if (st->tries || st->hits)
			printf("# %-24s %9lu tries %7lu hits %5lu limit %8.1f us\n",
			       engine_label(b->engine, i)->name, st->tries,
			       st->hits, st->limit_hits, (double)st->ns / 1000);
	}
}

static double run_limend(struct bench *b, struct run *r)
{
	struct pipeline_limits limits = pipeline_default_limits;
	struct pipeline *pl;
	struct burst burst = { .nr = 0 };
	double start;
	uint32_t flows;
	uint64_t bytes;
	size_t i;

	limits.flows = b->max_flows;
	/* the copies have the same times; decided flows stay, too */
	limits.idle_tcp_s = limits.idle_udp_s = 0;
	if (pipeline_new(b->engine, &limits, &none_sink, NULL, &pl))
		exit(1);
	start = cpu_ns();
	for (i = 0; i < b->trace.nr; i += burst.nr) {
		get_burst(&b->trace, i, &burst);
		pipeline_burst(pl, burst.packets, burst.nr);
	}
	start = cpu_ns() - start;
	pipeline_usage(pl, &flows, &bytes);
	r->flows = flows;
	r->state_bytes = bytes;
	r->decided = (uint32_t)pipeline_counters(pl)->flows_decided;
	if (b->statistics)
		show_statistics(b, pl);
	b->statistics = false;
	pipeline_free(pl);
	return start;
}

static int compare_doubles(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return x < y ? -1 : x > y;
}

static double median(double *v, unsigned int n)
{
	qsort(v, n, sizeof(*v), compare_doubles);
	return v[n / 2];
}

static void show(const char *name, struct run *r, unsigned int rounds,
		 double floor)
{
	double ns = median(r->ns, rounds);

	printf("%-8s %8.1f ns/packet %6.2f x floor %8u flows %8u decided\n",
	       name, ns, ns / floor, r->flows, r->decided);
	printf("row\t%s.%s\t%.1f\tns/packet\ttests/bench/engine.c: median of "
	       "%u rounds\n", row_group, name, ns, rounds);
}

static void show_ratio(const char *name, const struct run *a,
		       const struct run *b, unsigned int rounds)
{
	double ratio[MAX_ROUNDS];
	unsigned int i;

	for (i = 0; i < rounds; i++)
		ratio[i] = a->ns[i] / b->ns[i];
	printf("row\t%s.%s\t%.3f\tratio\ttests/bench/engine.c: median of the "
	       "ratios of %u rounds\n", row_group, name, median(ratio, rounds),
	       rounds);
}

static int load_engine(struct bench *b, const char *dir)
{
	struct pattern_set set;
	struct pattern_error err;
	int ret = pattern_set_load(&dir, 1, &set, NULL, NULL);

	/* patterns that are wrong are the business of another test */
	ret = engine_new(set.patterns, set.nr, &engine_default_limits,
			 &b->engine, &err);
	set.nr = 0;
	pattern_set_free(&set);
	if (ret)
		fprintf(stderr, "%s:%u: %s\n", err.file, err.line, err.text);
	return ret;
}

static int load_trace(struct bench *b, char *const *files, size_t nr,
		      unsigned int copies)
{
	return b->is_scan ? trace_scan(&b->trace, SCAN_FLOWS) :
		trace_load(&b->trace, files, nr, copies);
}

static void measure(struct bench *b, unsigned int rounds, bool peer)
{
	static struct run floor, limend, ndpi;
	double nr = (double)b->trace.nr;
	unsigned int i;
	double base;

	for (i = 0; i < rounds; i++) {
		if (!b->alone)
			floor.ns[i] = run_floor(b, &floor) / nr;
		limend.ns[i] = run_limend(b, &limend) / nr;
		if (peer)
			ndpi.ns[i] = run_peer(b, &ndpi) / nr;
	}
	printf("%zu packets, %lu bytes, %u labels, %u rounds\n", b->trace.nr,
	       b->trace.wire_bytes, engine_nr_labels(b->engine), rounds);
	show_ratio("limend_to_floor", &limend, &floor, rounds);
	if (peer)
		show_ratio("limend_to_ndpi", &limend, &ndpi, rounds);
	base = median(floor.ns, rounds);
	show("floor", &floor, rounds, base);
	show("limend", &limend, rounds, base);
	if (!peer)
		return;
	show("ndpi", &ndpi, rounds, base);
	printf("limend is %.2f of ndpi (%s), without the floor %.2f\n",
	       median(limend.ns, rounds) / median(ndpi.ns, rounds), peer_name(),
	       (median(limend.ns, rounds) - base) /
	       (median(ndpi.ns, rounds) - base));
}

int main(int argc, char **argv)
{
	struct bench b = { .max_flows = pipeline_default_limits.flows };
	const char *dir = "patterns";
	unsigned int rounds = 5, copies = 1;
	int opt;

	while ((opt = getopt(argc, argv, "p:n:c:f:slS")) != -1) {
		if (opt == 'p')
			dir = optarg;
		else if (opt == 'n')
			rounds = (unsigned int)atoi(optarg);
		else if (opt == 'c')
			copies = (unsigned int)atoi(optarg);
		else if (opt == 'f')
			b.max_flows = (uint32_t)atoi(optarg);
		else if (opt == 's')
			b.statistics = true;
		else if (opt == 'l')
			b.alone = true;
		else if (opt == 'S')
			b.is_scan = true;
		else
			return 2;
	}
	if ((optind >= argc) != b.is_scan || !rounds || rounds > MAX_ROUNDS || !copies ||
	    copies > 255) {
		fputs("usage: engine [-p DIR] [-n ROUNDS] [-c COPIES] [-f FLOWS] "
		      "[-sl] CAPTURE... | -S\n", stderr);
		return 2;
	}
	/* a daemon has its memory already: no page faults after a first round */
	mallopt(M_MMAP_MAX, 0);
	mallopt(M_TRIM_THRESHOLD, INT_MAX);
	if (b.is_scan)
		row_group = "scan";
	if (load_engine(&b, dir) || load_trace(&b, argv + optind,
					       (size_t)(argc - optind), copies))
		return 1;
	measure(&b, rounds, !b.alone && peer_open());
	trace_free(&b.trace);
	engine_put(b.engine);
	return 0;
}
