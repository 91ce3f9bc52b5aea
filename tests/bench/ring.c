// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * What a record of a ring costs its reader before anything is looked at:
 * finding it, checking it, making a packet of it, giving its space back.
 *
 * The kernel's writing half, compiled here, fills a ring of default size
 * with packets of a mixed length; the reading is timed, the filling is not.
 * The records are in the cache of this processor as far as it holds them;
 * after a sweep over other memory they are in none. Medians of many rounds,
 * in processor time, since the machine may be busy with other things.
 */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "source/ring.h"
#include "unit/ring_pair.h"
#include "unit/wire.h"

enum {
	SIZE = 4 << 20,
	ROUNDS = 101,
	SWEEP = 64 << 20,	/* bytes; more than any cache */
};

static struct pair *pair;
static struct ring_source *source;
static struct ring *ring;
static uint8_t *other;
static uint64_t sum;		/* what is read is used */

static uint64_t cpu_ns(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_THREAD_CPUTIME_ID, &ts);
	return (uint64_t)ts.tv_sec * 1000000000u + (uint64_t)ts.tv_nsec;
}

static bool put(uint32_t number)
{
	static const uint16_t lengths[] = { 40, 120, 512, 1400, 200, 64 };
	const struct end client = { 1, (uint16_t)number }, server = { 2, 443 };
	struct limen_record *rec;
	struct wire w;
	static const uint8_t zero[1400];

	wire_segment(&w, client, server, number, 0, TCP_F_ACK, zero,
		     lengths[number % 6], 0);
	rec = limen_ring_reserve(&pair->writer, sizeof(*rec) + w.p.net_len);
	if (!rec)
		return false;
	memset(rec, 0, sizeof(*rec));
	rec->stamp_ns = number;
	rec->l3num = AF_INET;
	rec->l4proto = IPPROTO_TCP;
	rec->sport = htons((uint16_t)number);
	rec->dport = htons(443);
	rec->cap_len = rec->wire_len = w.p.net_len;
	memcpy(rec + 1, w.bytes, w.p.net_len);
	limen_ring_commit(&pair->writer, rec);
	return true;
}

/* Ways to read the ring: each returns how many records it has read. */
static uint32_t find_records(void)
{
	const struct limen_record *rec;
	uint32_t n = 0;

	while ((rec = ring_next(ring))) {
		sum += rec->stamp_ns;
		if (!(++n % 64))
			ring_advance(ring);
	}
	ring_advance(ring);
	return n;
}

static void take(void *data, struct packet *packets, unsigned int nr)
{
	unsigned int i;

	for (i = 0; i < nr; i++)
		sum += packets[i].ts_ns;
}

static void take_parsed(void *data, struct packet *packets, unsigned int nr)
{
	unsigned int i;

	for (i = 0; i < nr; i++) {
		packet_parse(&packets[i]);
		sum += packets[i].payload_len;
	}
}

static uint32_t read_source(ring_source_fn fn)
{
	uint32_t n, all = 0;

	do {
		n = ring_source_read(source, 64, fn, NULL);
		all += n;
	} while (n == 64);
	return all;
}

static uint32_t make_packets(void)
{
	return read_source(take);
}

static uint32_t make_and_parse(void)
{
	return read_source(take_parsed);
}

/* Reads, since what is written has to go to memory while we measure. */
static void sweep(void)
{
	size_t i;

	for (i = 0; i < SWEEP; i += 64)
		sum += other[i];
}

static double time_round(uint32_t (*read_all)(void), bool cold)
{
	uint32_t number = 0;
	uint64_t before;

	while (put(number))
		number++;
	if (cold)
		sweep();
	before = cpu_ns();
	number = read_all();
	return (double)(cpu_ns() - before) / number;
}

static int compare(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static double measure(uint32_t (*read_all)(void), bool cold)
{
	static double rounds[ROUNDS];
	int i;

	time_round(read_all, cold);	/* pages are touched the first time */
	for (i = 0; i < ROUNDS; i++)
		rounds[i] = time_round(read_all, cold);
	qsort(rounds, ROUNDS, sizeof(*rounds), compare);
	return rounds[ROUNDS / 2];
}

static void show(const char *name, double ns, double floor, FILE *rows,
		 const char *what)
{
	printf("  %-22s %6.1f ns a record  %5.2f of the floor   %s\n", name,
	       ns, ns / floor, what);
	fprintf(rows, "ring.%s\t%.1f\tns\ttests/bench/ring.c: a record, median of "
		"%d rounds: %s\n", name, ns, ROUNDS, what);
}

/* The reader of lib, and the daemon's source over it, take turns. */
static void compare_readers(bool cold, FILE *rows)
{
	const char *suffix = cold ? ".cold" : "";
	char name[3][32];
	double floor, ns[2];

	snprintf(name[0], sizeof(name[0]), "find%s", suffix);
	snprintf(name[1], sizeof(name[1]), "packet%s", suffix);
	snprintf(name[2], sizeof(name[2]), "parsed%s", suffix);
	ring = pair->reader;
	floor = measure(find_records, cold);
	pair->reader = NULL;
	if (ring_source_over(ring, &source))
		exit(1);
	ns[0] = measure(make_packets, cold);
	ns[1] = measure(make_and_parse, cold);
	show(name[0], floor, floor, rows, "found and checked by lib/ring.c: the floor");
	show(name[1], ns[0], floor, rows, "made a packet of by daemon/source/ring.c");
	show(name[2], ns[1], floor, rows, "and its headers parsed");
	ring_source_close(source);
	if (pair_attach(pair, &pair->reader))
		exit(1);
}

int main(int argc, char **argv)
{
	FILE *rows = fopen(argc > 1 ? argv[1] : "/dev/null", "a");

	other = calloc(1, SWEEP);
	if (!rows || !other) {
		perror(argc > 1 ? argv[1] : "ring");
		return 1;
	}
	memset(other, 1, SWEEP);
	pair = pair_new(SIZE);
	printf("ring: the reader's share of a record, %d MiB ring\n",
	       SIZE >> 20);
	compare_readers(false, rows);
	compare_readers(true, rows);
	pair_free(pair);
	free(other);
	fclose(rows);
	return sum == 0;
}
