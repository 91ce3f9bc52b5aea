// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Reading captures: offline [-l LIMEND] [-p DIR] [-n ROUNDS] [-c COPIES]
 * CAPTURE...
 *
 * The captures are put together into one file, with other addresses in each
 * copy, and that file is read in turn by
 *
 *	floor	the same reader and parser, and nothing else
 *	limend	limend -r, the whole program, less what it takes to read an
 *		empty capture, which is loading the patterns
 *
 * CPU time; the file is in the page cache.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <fcntl.h>
#include <time.h>
#include <unistd.h>

#include "flow/table.h"
#include "packet.h"
#include "source/pcap.h"
#include "trace.h"

enum {
	MAX_ROUNDS = 99,
	LINKTYPE_RAW = 101,	/* the frame is the IP packet */
	SNAPLEN = 262144,
};

struct offline {
	const char *limend, *patterns;
	char file[64], empty[64];
	uint64_t packets, flows;
};

struct pcap_header {
	uint32_t magic;
	uint16_t major, minor;
	uint32_t zone, accuracy, snaplen, link;
};

struct pcap_record {
	uint32_t s, ns, cap_len, len;
};

static double cpu_of(int who)
{
	struct rusage u;

	getrusage(who, &u);
	return (double)(u.ru_utime.tv_sec + u.ru_stime.tv_sec) +
	       (double)(u.ru_utime.tv_usec + u.ru_stime.tv_usec) / 1e6;
}

static FILE *begin_file(char *path)
{
	const struct pcap_header h = {
		.magic = 0xa1b23c4d, .major = 2, .minor = 4,
		.snaplen = SNAPLEN, .link = LINKTYPE_RAW,
	};
	int fd = mkstemp(path);
	FILE *f = fd < 0 ? NULL : fdopen(fd, "w");

	if (!f || fwrite(&h, sizeof(h), 1, f) != 1) {
		perror(path);
		exit(1);
	}
	return f;
}

static void end_file(FILE *f, const char *path)
{
	if (fflush(f) || ferror(f) || fclose(f)) {
		perror(path);
		exit(1);
	}
}

static void write_trace(const struct trace *t, char *path)
{
	FILE *f = begin_file(path);
	size_t i;

	for (i = 0; i < t->nr; i++) {
		const struct trace_packet *p = &t->packets[i];
		const struct pcap_record r = {
			.s = (uint32_t)(p->ts_ns / 1000000000),
			.ns = (uint32_t)(p->ts_ns % 1000000000),
			.cap_len = p->net_len,
			.len = p->wire_len < p->net_len ? p->net_len :
			       p->wire_len,
		};

		fwrite(&r, sizeof(r), 1, f);
		fwrite(t->bytes + p->at, 1, p->net_len, f);
	}
	end_file(f, path);
}

static void count_flows(const struct trace *t, struct offline *o)
{
	struct flow_table *table;
	size_t i;

	if (flow_table_new(1 << 24, &table))
		exit(1);
	for (i = 0; i < t->nr; i++) {
		struct packet p = { 0 };
		struct flow_place at;

		trace_get(t, i, &p);
		if (packet_parse(&p) || p.fragment)
			continue;
		flow_place(table, &p, &at);
		if (!flow_find(table, &at))
			flow_add(table, &p, &at);
	}
	o->packets = t->nr;
	o->flows = flow_table_nr(table);
	flow_table_free(table);
}

static double read_floor(const struct offline *o)
{
	struct pcap_source *s;
	struct packet p = { 0 };
	double start = cpu_of(RUSAGE_SELF);

	if (pcap_source_open(o->file, &s))
		exit(1);
	while (pcap_source_next(s, &p) == 1)
		packet_parse(&p);
	pcap_source_close(s);
	return cpu_of(RUSAGE_SELF) - start;
}

static double run_limend(const struct offline *o, const char *file)
{
	double start = cpu_of(RUSAGE_CHILDREN);
	pid_t pid = fork();
	int status, fd;

	if (!pid) {
		fd = open("/dev/null", O_WRONLY);
		dup2(fd, STDOUT_FILENO);
		execl(o->limend, o->limend, "-p", o->patterns, "-r", file,
		      NULL);
		perror(o->limend);
		_exit(127);
	}
	if (pid < 0 || waitpid(pid, &status, 0) != pid || status) {
		fprintf(stderr, "offline: %s fails\n", o->limend);
		exit(1);
	}
	return cpu_of(RUSAGE_CHILDREN) - start;
}

static int compare(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static double median(double *v, unsigned int n)
{
	qsort(v, n, sizeof(*v), compare);
	return v[n / 2];
}

static void show(const struct offline *o, const char *name, double seconds,
		 unsigned int rounds)
{
	double packets = (double)o->packets / seconds;
	double flows = (double)o->flows / seconds;

	printf("%-8s %8.1f ns/packet %8.2f Mpackets/s %8.1f kflows/s\n", name,
	       1e9 / packets, packets / 1e6, flows / 1e3);
	printf("row\toffline.%s.packets\t%.0f\tpackets/s\ttests/bench/offline.c: "
	       "median of %u rounds\n", name, packets, rounds);
	printf("row\toffline.%s.flows\t%.0f\tflows/s\ttests/bench/offline.c: "
	       "median of %u rounds\n", name, flows, rounds);
}

static void measure(const struct offline *o, unsigned int rounds)
{
	double floor[MAX_ROUNDS], whole[MAX_ROUNDS], ratio[MAX_ROUNDS];
	double start[MAX_ROUNDS], r;
	unsigned int i;

	for (i = 0; i < rounds; i++) {
		floor[i] = read_floor(o);
		start[i] = run_limend(o, o->empty);
		whole[i] = run_limend(o, o->file) - start[i];
		ratio[i] = whole[i] / floor[i];
	}
	printf("offline: %lu packets, %lu flows, %u rounds\n", o->packets,
	       o->flows, rounds);
	show(o, "floor", median(floor, rounds), rounds);
	show(o, "limend", median(whole, rounds), rounds);
	r = median(ratio, rounds);
	printf("limend -r is %.2f of reading and parsing, and %.0f ms to load "
	       "its patterns\n", r, 1000 * median(start, rounds));
	printf("row\toffline.limend_to_floor\t%.3f\tratio\ttests/bench/offline.c: "
	       "processor time, median of %u rounds\n", r, rounds);
}

int main(int argc, char **argv)
{
	struct offline o = {
		.limend = "build/limend", .patterns = "patterns",
		.file = "/tmp/limen-offline-XXXXXX",
		.empty = "/tmp/limen-offline-XXXXXX",
	};
	unsigned int rounds = 5, copies = 1;
	struct trace trace;
	int opt;

	while ((opt = getopt(argc, argv, "l:p:n:c:")) != -1) {
		if (opt == 'l')
			o.limend = optarg;
		else if (opt == 'p')
			o.patterns = optarg;
		else if (opt == 'n')
			rounds = (unsigned int)atoi(optarg);
		else if (opt == 'c')
			copies = (unsigned int)atoi(optarg);
		else
			return 2;
	}
	if (optind >= argc || !rounds || rounds > MAX_ROUNDS || !copies ||
	    copies > 255) {
		fputs("usage: offline [-l LIMEND] [-p DIR] [-n ROUNDS] "
		      "[-c COPIES] CAPTURE...\n", stderr);
		return 2;
	}
	if (trace_load(&trace, argv + optind, (size_t)(argc - optind), copies))
		return 1;
	write_trace(&trace, o.file);
	end_file(begin_file(o.empty), o.empty);
	count_flows(&trace, &o);
	trace_free(&trace);
	measure(&o, rounds);
	unlink(o.file);
	unlink(o.empty);
	return 0;
}
