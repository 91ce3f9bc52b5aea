// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * ring [ROUNDS] - what a record of a ring costs its reader before it is looked at:
 * finding it, checking it, making a packet of it, giving its space back.
 *
 * The kernel's writing half, compiled here, fills a ring of default size
 * with packets of a mixed length; the reading is timed, the filling is not.
 * The peer is a reader of an AF_PACKET ring (TPACKET_V3) that holds the same
 * packets in as much memory; they take turns, and what is compared is made
 * of their rounds. The records are in the cache of this processor as far as
 * it holds them; after a sweep over other memory they are in none, of either
 * ring. Medians of many rounds, in processor time, since the machine may be
 * busy with other things.
 */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "bench/ring_peer.h"
#include "source/ring.h"
#include "unit/ring_pair.h"
#include "unit/wire.h"

enum {
	SIZE = 4 << 20,
	MAX_ROUNDS = 101,
	SWEEP = 64 << 20,	/* bytes; more than any cache */
};

static struct pair *pair;
static struct ring_source *source;
static struct ring *ring;		/* the source's */
static uint8_t *other;
static uint64_t sum;		/* what is read is used */
static int nr_rounds = MAX_ROUNDS;

static uint64_t cpu_ns(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_THREAD_CPUTIME_ID, &ts);
	return (uint64_t)ts.tv_sec * 1000000000u + (uint64_t)ts.tv_nsec;
}

/* Packet @number of the mix. */
static void make_packet(struct wire *w, uint32_t number)
{
	static const uint16_t lengths[] = { 40, 120, 512, 1400, 200, 64 };
	const struct end client = { 1, (uint16_t)number }, server = { 2, 443 };
	static const uint8_t zero[1400];

	wire_segment(w, client, server, number, 0, TCP_F_ACK, zero,
		     lengths[number % 6], 0);
}

static bool put(uint32_t number)
{
	struct limen_record *rec;
	struct wire w;

	make_packet(&w, number);
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

static bool put_peer(uint32_t number)
{
	struct wire w;

	make_packet(&w, number);
	return peer_ring_put(w.bytes, w.p.net_len, number);
}

/* Ways to read all there is. */
static void find_records(void)
{
	const struct limen_record *rec;
	uint32_t n = 0;

	while ((rec = ring_next(ring))) {
		sum += rec->stamp_ns;
		if (!(++n % 64))
			ring_advance(ring);
	}
	ring_advance(ring);
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

static void read_source(ring_source_fn fn)
{
	while (ring_source_read(source, 64, fn, NULL) == 64)
		;
}

static void make_packets(void)
{
	read_source(take);
}

static void make_and_parse(void)
{
	read_source(take_parsed);
}

static void peer_packets(void)
{
	peer_ring_read(take, NULL);
}

static void peer_parse(void)
{
	peer_ring_read(take_parsed, NULL);
}

static const struct way {
	const char *name, *what;
	bool (*put)(uint32_t number);
	void (*read_all)(void);
} ways[] = {
	{ "peer", "found by a reader of an AF_PACKET ring: the peer",
	  put_peer, peer_packets },
	{ "peer_parsed", "and its headers parsed", put_peer, peer_parse },
	{ "find", "found and checked by lib/ring.c", put, find_records },
	{ "packet", "made a packet of by daemon/source/ring.c", put,
	  make_packets },
	{ "parsed", "and its headers parsed", put, make_and_parse },
};
enum { NR_WAYS = sizeof(ways) / sizeof(*ways), PEER_PACKET = 0, PEER_PARSED,
       PACKET = 3, PARSED };

/* Reads, since what is written has to go to memory while we measure. */
static void sweep(void)
{
	size_t i;

	for (i = 0; i < SWEEP; i += 64)
		sum += other[i];
}

static double time_round(const struct way *way, bool cold)
{
	uint32_t number = 0;
	uint64_t before;

	while (way->put(number))
		number++;
	if (cold)
		sweep();
	before = cpu_ns();
	way->read_all();
	return (double)(cpu_ns() - before) / number;
}

static int compare(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static double median(double *v)
{
	qsort(v, nr_rounds, sizeof(*v), compare);
	return v[nr_rounds / 2];
}

static double ratio(double (*ns)[MAX_ROUNDS], int a, int b)
{
	double ratios[MAX_ROUNDS];
	int i;

	for (i = 0; i < nr_rounds; i++)
		ratios[i] = ns[a][i] / ns[b][i];
	return median(ratios);
}

static void show_ratio(const char *name, const char *suffix, double value)
{
	printf("  %-12s %6.2f of the peer's\n", name, value);
	printf("row\tring.%s_to_peer%s\t%.3f\tratio\ttests/bench/ring.c: median "
	       "of the ratios of %d rounds to an AF_PACKET ring's reader\n",
	       name, suffix, value, nr_rounds);
}

static void compare_readers(bool cold)
{
	const char *suffix = cold ? ".cold" : "";
	static double ns[NR_WAYS][MAX_ROUNDS];
	double packet, parsed;
	int i, round;

	for (round = -1; round < nr_rounds; round++)
		for (i = 0; i < NR_WAYS; i++)
			/* pages are touched the first time */
			ns[i][round < 0 ? 0 : round] = time_round(&ways[i],
								  cold);
	printf("%s\n", cold ? "in no cache" : "in this processor's caches");
	packet = ratio(ns, PACKET, PEER_PACKET);
	parsed = ratio(ns, PARSED, PEER_PARSED);
	for (i = 0; i < NR_WAYS; i++) {
		double value = median(ns[i]);

		printf("  %-12s %6.1f ns a record  %s\n", ways[i].name, value,
		       ways[i].what);
		printf("row\tring.%s%s\t%.1f\tns\ttests/bench/ring.c: a record, "
		       "median of %d rounds: %s\n", ways[i].name, suffix,
		       value, nr_rounds, ways[i].what);
	}
	show_ratio("packet", suffix, packet);
	show_ratio("parsed", suffix, parsed);
}

int main(int argc, char **argv)
{
	if (argc > 1)
		nr_rounds = atoi(argv[1]);
	if (argc > 2 || nr_rounds < 1 || nr_rounds > MAX_ROUNDS) {
		fputs("usage: ring [ROUNDS]\n", stderr);
		return 2;
	}
	other = calloc(1, SWEEP);
	if (!other) {
		perror("ring");
		return 1;
	}
	memset(other, 1, SWEEP);
	pair = pair_new(SIZE);
	ring = pair->reader;
	pair->reader = NULL;
	if (ring_source_over(ring, &source))
		return 1;
	peer_ring_init(SIZE);
	printf("ring: the reader's share of a record, %d MiB rings\n",
	       SIZE >> 20);
	compare_readers(false);
	compare_readers(true);
	peer_ring_exit();
	ring_source_close(source);
	pair_free(pair);
	free(other);
	return sum == 0;
}
