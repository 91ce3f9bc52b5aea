// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * What many flows cost: scale [-p DIR] [-f FLOWS] [-r RATE] [-s SECONDS]
 *
 * Packets are made up and given to the pipeline as a source gives them, in
 * bursts, RATE new flows a second, with the times they would have on the wire:
 *
 *	handshake	FLOWS flows of which nothing but a SYN has come
 *	undecided	FLOWS flows with one byte nobody can tell yet
 *	request		FLOWS flows with half a request, which are provisional
 *	decided		FLOWS flows that are decided by their first segment
 *	rate		RATE new flows a second, SYN, SYN-ACK, request, answer
 *	full		twice as many flows as there is room for
 *
 * Bytes are what the process has come to hold, by the kernel's account, when
 * the last flow has come and after some seconds of silence; "held" is what
 * the daemon itself accounts for. CPU time, one thread.
 */
#include <arpa/inet.h>
#include <inttypes.h>
#include <malloc.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "engine/engine.h"
#include "pattern/set.h"
#include "pipeline.h"
#include "verdict/none.h"

enum {
	SERVER_PORT = 80,
	PACKET_SIZE = 128,
	TCP_AT = 20,
	DATA_AT = 40,
	FLUSH_NS = 10000000,	/* the daemon's polls are not farther apart */
};

#define IDLE_NS UINT64_C(5000000000)

/* Packets under way to the pipeline, at simulated times. */
struct sim {
	struct pipeline *pl;
	struct packet burst[PIPELINE_BURST];
	uint8_t bytes[PIPELINE_BURST][PACKET_SIZE];
	unsigned int nr;
	uint64_t now_ns, flushed_ns;
};

static double cpu_ns(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_THREAD_CPUTIME_ID, &ts);
	return (double)ts.tv_sec * 1e9 + (double)ts.tv_nsec;
}

static uint64_t resident_bytes(void)
{
	unsigned long size = 0, resident = 0;
	FILE *f = fopen("/proc/self/statm", "r");

	if (!f || fscanf(f, "%lu %lu", &size, &resident) != 2)
		exit(1);
	fclose(f);
	return (uint64_t)resident * (uint64_t)sysconf(_SC_PAGESIZE);
}

static void show(const char *what, const char *name, double value,
		 const char *unit)
{
	printf("%-10s %-10s %12.4g %s\n", what, name, value, unit);
	printf("row\tscale.%s.%s\t%.4g\t%s\ttests/bench/scale.c\n", what, name,
	       value, unit);
}

static void push(struct sim *s)
{
	pipeline_burst(s->pl, s->burst, s->nr);
	s->nr = 0;
	if (s->now_ns - s->flushed_ns < FLUSH_NS)
		return;
	pipeline_flush(s->pl, s->now_ns);
	s->flushed_ns = s->now_ns;
}

static void put16(uint8_t *p, uint32_t v)
{
	p[0] = (uint8_t)(v >> 8);
	p[1] = (uint8_t)v;
}

static void put32(uint8_t *p, uint32_t v)
{
	put16(p, v >> 16);
	put16(p + 2, v);
}

/* A segment of flow @n: of its client, or an @answer. */
static void segment(struct sim *s, uint32_t n, bool answer, uint8_t flags,
		    uint32_t seq, const char *text)
{
	uint8_t *ip = s->bytes[s->nr];
	size_t len = strlen(text);
	uint32_t client = 0x0a000000 + n / 50000, port = 10000 + n % 50000;

	memset(ip, 0, DATA_AT);
	ip[0] = 0x45;
	put16(ip + 2, (uint32_t)(DATA_AT + len));
	ip[9] = IPPROTO_TCP;
	put32(ip + (answer ? 16 : 12), client);
	put32(ip + (answer ? 12 : 16), 0xc0000201);
	put16(ip + TCP_AT, answer ? SERVER_PORT : port);
	put16(ip + TCP_AT + 2, answer ? port : SERVER_PORT);
	put32(ip + TCP_AT + 4, seq);
	ip[TCP_AT + 12] = 5 << 4;
	ip[TCP_AT + 13] = flags;
	memcpy(ip + DATA_AT, text, len);
	s->burst[s->nr++] = (struct packet){
		.net = ip,
		.net_len = (uint32_t)(DATA_AT + len),
		.wire_len = (uint32_t)(DATA_AT + len),
		.ts_ns = s->now_ns,
	};
	if (s->nr == PIPELINE_BURST)
		push(s);
}

static void start(struct sim *s, struct engine *e, uint32_t flows)
{
	struct pipeline_limits limits = pipeline_default_limits;

	memset(s, 0, sizeof(*s));
	limits.flows = flows;
	limits.stream_bytes = UINT64_MAX;
	if (pipeline_new(e, &limits, &none_sink, NULL, &s->pl))
		exit(1);
	s->now_ns = s->flushed_ns = 1000000000;
}

static void stop(struct sim *s)
{
	pipeline_free(s->pl);
	malloc_trim(0);
}

/* Silence, in which the daemon wakes up as often as it does. */
static void be_silent(struct sim *s)
{
	uint64_t end = s->now_ns + IDLE_NS;

	for (; s->now_ns < end; s->now_ns += FLUSH_NS)
		pipeline_flush(s->pl, s->now_ns);
}

static void show_memory(const char *what, const char *name,
			const struct sim *s, uint64_t before, uint32_t flows)
{
	uint32_t there;
	uint64_t bytes;
	char held[32];

	pipeline_usage(s->pl, &there, &bytes);
	snprintf(held, sizeof(held), "%s_held", name);
	show(what, name, (double)(resident_bytes() - before) / flows,
	     "bytes/flow");
	show(what, held, (double)bytes / flows, "bytes/flow");
}

/*
 * @flows flows that begin with a SYN, and with @text behind it, as many a
 * second as @nr_rate.
 */
static void hold(struct engine *e, const char *what, uint32_t flows,
		 uint32_t nr_rate, const char *text)
{
	static struct sim s;
	uint64_t before = resident_bytes(), bytes;
	uint32_t i, there;
	double ns;

	start(&s, e, flows);
	ns = cpu_ns();
	for (i = 0; i < flows; i++) {
		segment(&s, i, false, TCP_F_SYN, 0, "");
		if (*text)
			segment(&s, i, false, TCP_F_ACK, 1, text);
		s.now_ns += 1000000000 / nr_rate;
	}
	push(&s);
	ns = cpu_ns() - ns;
	show(what, "flows", (double)pipeline_counters(s.pl)->flows_new,
	     "flows");
	show(what, "time", ns / flows / 1000, "us/flow");
	show_memory(what, "memory", &s, before, flows);
	be_silent(&s);
	show_memory(what, "idle", &s, before, flows);
	/* of decided flows none */
	pipeline_usage(s.pl, &there, &bytes);
	show(what, "idle_flows", there, "flows");
	stop(&s);
}

/* Whole short connections, @rate new ones in each of @seconds. */
static void rate(struct engine *e, uint32_t nr_rate, uint32_t seconds)
{
	static struct sim s;
	uint32_t i, nr = nr_rate * seconds, there, most = 0;
	uint64_t bytes;
	double ns;

	start(&s, e, pipeline_default_limits.flows);
	ns = cpu_ns();
	for (i = 0; i < nr; i++) {
		segment(&s, i, false, TCP_F_SYN, 0, "");
		segment(&s, i, true, TCP_F_SYN | TCP_F_ACK, 0, "");
		segment(&s, i, false, TCP_F_ACK, 1,
			"GET /a HTTP/1.1\r\nHost: example.com\r\n\r\n");
		segment(&s, i, true, TCP_F_ACK, 1,
			"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
		s.now_ns += 1000000000 / nr_rate;
		pipeline_usage(s.pl, &there, &bytes);
		most = there > most ? there : most;
	}
	push(&s);
	ns = cpu_ns() - ns;
	show("rate", "new_flows", nr_rate, "flows/s");
	show("rate", "decided",
	     (double)pipeline_counters(s.pl)->flows_decided / nr, "of_all");
	show("rate", "time", ns / nr / 1000, "us/flow");
	show("rate", "cpu", 100 * ns / 1e9 / seconds, "%_of_one_core");
	show("rate", "table", most, "flows_at_most");
	stop(&s);
}

static void overflow(struct engine *e, uint32_t flows)
{
	const struct pipeline_counters *c;
	static struct sim s;
	uint32_t i, there;
	uint64_t bytes;
	double ns;

	start(&s, e, flows);
	for (i = 0; i < flows; i++)
		segment(&s, i, false, TCP_F_SYN, 0, "");
	push(&s);
	ns = cpu_ns();
	for (; i < 2 * flows; i++)
		segment(&s, i, false, TCP_F_SYN, 0, "");
	push(&s);
	ns = cpu_ns() - ns;
	c = pipeline_counters(s.pl);
	pipeline_usage(s.pl, &there, &bytes);
	show("full", "flows", there, "flows");
	show("full", "evicted", (double)c->flows_evicted, "flows_evicted");
	show("full", "time", ns / flows / 1000, "us/flow");
	stop(&s);
}

static struct engine *load_engine(const char *dir)
{
	struct pattern_error err;
	struct pattern_set set;
	struct engine *e;

	if (pattern_set_load(&dir, 1, &set, NULL, NULL) ||
	    engine_new(set.patterns, set.nr, &engine_default_limits, &e, &err)) {
		fprintf(stderr, "scale: %s: patterns cannot be loaded\n", dir);
		exit(1);
	}
	set.nr = 0;
	pattern_set_free(&set);
	return e;
}

int main(int argc, char **argv)
{
	uint32_t flows = 1000000, new_flows = 50000, seconds = 10;
	const char *dir = "patterns";
	struct engine *e;
	int opt;

	while ((opt = getopt(argc, argv, "p:f:r:s:")) != -1) {
		if (opt == 'p')
			dir = optarg;
		else if (opt == 'f')
			flows = (uint32_t)atoi(optarg);
		else if (opt == 'r')
			new_flows = (uint32_t)atoi(optarg);
		else if (opt == 's')
			seconds = (uint32_t)atoi(optarg);
		else
			return 2;
	}
	if (!flows || !new_flows || !seconds) {
		fputs("usage: scale [-p DIR] [-f FLOWS] [-r RATE] "
		      "[-s SECONDS]\n", stderr);
		return 2;
	}
	e = load_engine(dir);
	hold(e, "handshake", flows, new_flows, "");
	/* the first byte of many things */
	hold(e, "undecided", flows, new_flows, "\x16");
	hold(e, "request", flows, new_flows, "GET /index.html HTTP/1.1\r\nHost: ");
	hold(e, "decided", flows, new_flows, "SSH-2.0-OpenSSH_9.2\r\n");
	rate(e, new_flows, seconds);
	overflow(e, flows);
	engine_put(e);
	return 0;
}
