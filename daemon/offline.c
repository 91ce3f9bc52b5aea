// SPDX-License-Identifier: GPL-2.0-or-later
#include "offline.h"

#include <errno.h>
#include <inttypes.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "export/jsonl.h"
#include "export/summary.h"
#include "load.h"
#include "log.h"
#include "options.h"
#include "pipeline.h"
#include "ruleset.h"
#include "source/pcap.h"
#include "units.h"
#include "verdict/none.h"

enum {
	/* 350 MB at most; beyond it those decided longest ago are reported */
	MAX_FLOWS = 2 << 20,
	/* packets between two looks at the clock */
	PROGRESS_PACKETS = 1 << 14,
	PROGRESS_MS = 250,
};

/* One run over all files. */
struct run {
	const struct options *options;
	struct engine *engine;
	struct exporter *exporter;
	struct pipeline_limits limits;
	bool show_progress;
	bool shown;			/* a progress line stands there */
	int64_t shown_ms;
	struct pipeline_counters total;
	uint64_t not_ip;
};

static volatile sig_atomic_t interrupted;

static void interrupt(int signal)
{
	interrupted = 1;
}

/* The first interrupt ends the reading, the second the program. */
static void catch_interrupt(void)
{
	struct sigaction sa = {
		.sa_handler = interrupt,
		.sa_flags = (int)SA_RESETHAND,
	};

	sigaction(SIGINT, &sa, NULL);
}

static int64_t now_ms(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (int64_t)ts.tv_sec * 1000 + ts.tv_nsec / 1000000;
}

static const char *base_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

static void clear_progress(struct run *run)
{
	if (run->shown)
		fputs("\r\033[K", stderr);
	run->shown = false;
}

static void show_progress(struct run *run, const struct pcap_source *source,
			  const char *name)
{
	char count[UNITS_SIZE];
	uint64_t done, size;
	int64_t now = now_ms();

	if (now - run->shown_ms < PROGRESS_MS)
		return;
	run->shown_ms = now;
	run->shown = true;
	pcap_source_progress(source, &done, &size);
	fprintf(stderr, "\r\033[K%s: %s packets", name,
		units_count(count, pcap_source_frames(source)));
	if (size)
		fprintf(stderr, ", %d %%", (int)(100.0 * (double)done /
						 (double)size));
}

static int read_packets(struct run *run, struct pcap_source *source,
			struct pipeline *pl, const char *name)
{
	struct pipeline_result result;
	struct packet packet = { 0 };
	uint64_t nr = 0;
	int rc = 0;

	while (!interrupted && (rc = pcap_source_next(source, &packet)) == 1) {
		pipeline_packet(pl, &packet, &result);
		if (run->show_progress && ++nr % PROGRESS_PACKETS == 0)
			show_progress(run, source, name);
	}
	return interrupted ? -EINTR : rc;
}

static void add_counters(struct run *run, const struct pipeline *pl)
{
	const struct pipeline_counters *c = pipeline_counters(pl);

#define ADD_COUNTER(name, unit, help) run->total.name += c->name;
	PIPELINE_COUNTERS(ADD_COUNTER)
#undef ADD_COUNTER
}

/* All of one capture; its flows are reported in any case. */
static int read_capture(struct run *run, struct pcap_source *source,
			const char *name)
{
	struct pipeline *pl;
	int rc;

	rc = pipeline_new(run->engine, &run->limits, &none_sink, run->exporter,
			  &pl);
	if (rc) {
		log_error("%s: %s", name, strerror(-rc));
		return rc;
	}
	pipeline_set_pcap(pl, name);
	run->shown_ms = now_ms() + PROGRESS_MS;	/* short files show nothing */
	rc = read_packets(run, source, pl, name);
	clear_progress(run);
	if (rc == -EBADMSG)
		log_error("%s", pcap_source_error(source));
	pipeline_finish(pl);
	add_counters(run, pl);
	run->not_ip += pcap_source_not_ip(source);
	pipeline_free(pl);
	return rc;
}

static int read_file(struct run *run, const char *path)
{
	struct pcap_source *source = NULL;
	int rc = pcap_source_open(path, &source);

	if (rc)
		log_error("%s", source ? pcap_source_error(source) :
					 strerror(-rc));
	else
		rc = read_capture(run, source, base_name(path));
	pcap_source_close(source);
	return rc;
}

static void print_total(const struct run *run, FILE *file)
{
	const struct pipeline_counters *t = &run->total;
	char packets[UNITS_SIZE], flows[UNITS_SIZE];

	fprintf(file, "\npackets %s, flows %s: decided %" PRIu64 ", unknown %"
		PRIu64, units_count(packets, t->packets),
		units_count(flows, t->flows_new), t->flows_decided,
		t->flows_unknown);
	/* without payload there is nothing to decide by */
	if (t->flows_new > t->flows_decided + t->flows_unknown)
		fprintf(file, ", without payload %" PRIu64,
			t->flows_new - t->flows_decided - t->flows_unknown);
	fputc('\n', file);
#define PRINT_COUNT(value, what)					\
	do {								\
		if (value)						\
			fprintf(file, "%s %" PRIu64 "\n", what, value);	\
	} while (0)
	PRINT_COUNT(run->not_ip, "frames without an IP packet:");
	PRINT_COUNT(t->other_protocol, "packets of neither TCP nor UDP:");
	PRINT_COUNT(t->malformed, "packets with a wrong or cut header:");
	PRINT_COUNT(t->fragments_lost, "fragments never completed or refused:");
	PRINT_COUNT(t->stream_cap, "flows given up for want of stream memory:");
	PRINT_COUNT(t->flows_evicted, "flows pushed out undecided:");
	PRINT_COUNT(t->no_memory, "allocations that failed:");
#undef PRINT_COUNT
}

static int print_result(struct run *run)
{
	int rc = 0;

	if (!run->options->json) {
		rc = summary_print(run->exporter, stdout);
		print_total(run, stdout);
	}
	if (!rc && (fflush(stdout) || ferror(stdout)))
		rc = -EIO;
	if (rc)
		log_error("standard output: %s", strerror(-rc));
	return rc;
}

static int start(struct run *run, const struct options *o)
{
	struct ruleset *rules;
	int rc;

	*run = (struct run){
		.options = o,
		.limits = pipeline_default_limits,
		.show_progress = isatty(STDERR_FILENO),
	};
	run->limits.flows = MAX_FLOWS;
	run->limits.idle_tcp_s = 0;	/* a flow is a tuple, as long as it is */
	run->limits.idle_udp_s = 0;
	run->limits.split_reused = false;
	run->limits.keep_decided = true;
	run->limits.keep_why = o->json;
	rc = load_ruleset(o, &rules);
	if (rc)
		return rc;
	run->engine = engine_get(rules->engine);
	ruleset_put(rules);
	rc = o->json ? jsonl_new(stdout, o->why, &run->exporter) :
		       summary_new(&run->exporter);
	if (rc) {
		log_error("%s", strerror(-rc));
		engine_put(run->engine);
	}
	return rc;
}

int offline_run(const struct options *o)
{
	struct run run;
	bool failed = false;
	size_t i;

	if (start(&run, o))
		return EXIT_FAILURE;
	catch_interrupt();
	for (i = 0; i < o->nr_files && !interrupted; i++)
		if (read_file(&run, o->files[i]))
			failed = true;
	if (print_result(&run))
		failed = true;
	run.exporter->ops->free(run.exporter);
	engine_put(run.engine);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
