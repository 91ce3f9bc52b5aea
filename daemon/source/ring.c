// SPDX-License-Identifier: GPL-2.0-or-later
#include "source/ring.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <ring.h>	/* lib's, not the one beside this file */

struct ring_source {
	struct ring *ring;	/* NULL: the binding is lost */
	unsigned int index;
	uint64_t stamp_ns;
	uint64_t old_lost;	/* of rings before this one */
	uint64_t old_malformed;
	struct ring_counters counters;
};

static bool is_sound(const struct limen_record *rec)
{
	return (rec->l3num == AF_INET || rec->l3num == AF_INET6) &&
	       (rec->l4proto == IPPROTO_TCP || rec->l4proto == IPPROTO_UDP) &&
	       rec->cap_len <= rec->wire_len;
}

/* Tuples are compared whole: what an IPv4 address does not use is zero. */
static void fill_tuple(const struct limen_record *rec, struct tuple *t)
{
	size_t len = rec->l3num == AF_INET ? 4 : 16;

	memset(t->addr, 0, sizeof(t->addr));
	memcpy(t->addr[0], rec->saddr, len);
	memcpy(t->addr[1], rec->daddr, len);
	t->port[0] = ntohs(rec->sport);
	t->port[1] = ntohs(rec->dport);
	t->l3 = rec->l3num == AF_INET ? 4 : 6;
	t->l4 = rec->l4proto;
	t->zone = rec->zone;
}

static void fill_packet(const struct limen_record *rec, struct packet *p)
{
	p->net = (const uint8_t *)(rec + 1);
	p->net_len = rec->cap_len;
	p->wire_len = rec->wire_len;
	p->ts_ns = rec->stamp_ns;
	p->gso_size = rec->flags & LIMEN_RECORD_F_GSO ? rec->gso_size : 0;
	p->has_ct = true;
	p->ct_dir = !!(rec->flags & LIMEN_RECORD_F_REPLY);
	fill_tuple(rec, &p->ct);
}

/* False: it is not for us. */
static bool take_record(struct ring_source *s, const struct limen_record *rec,
			struct packet *p)
{
	if (!is_sound(rec)) {
		s->counters.malformed++;
		return false;
	}
	s->counters.records++;
	s->counters.bytes += rec->wire_len;
	s->counters.gso += !!(rec->flags & LIMEN_RECORD_F_GSO);
	s->counters.cut += rec->cap_len < rec->wire_len;
	s->stamp_ns = rec->stamp_ns;
	fill_packet(rec, p);
	return true;
}

unsigned int ring_source_read(struct ring_source *s, unsigned int max,
			      ring_source_fn fn, void *data)
{
	struct packet burst[RING_SOURCE_BURST];
	const struct limen_record *rec;
	unsigned int n = 0, nr = 0;

	if (!s->ring)
		return 0;
	while (n < max && (rec = ring_next(s->ring))) {
		n++;
		nr += take_record(s, rec, &burst[nr]);
		if (nr == RING_SOURCE_BURST) {
			fn(data, burst, nr);
			nr = 0;
		}
	}
	if (nr)
		fn(data, burst, nr);
	s->counters.reads += !!n;
	ring_advance(s->ring);
	return n;
}

/* Of microseconds, in which 4 GB a second fill the seven eighths left. */
static uint64_t longest_rest(const struct ring *ring)
{
	return ring_size(ring) / 8 * 7 / 4096;
}

void ring_source_rest(struct ring_source *s, unsigned int us)
{
	struct timespec ts = { 0 };

	if (!us || !s->ring || ring_waiting(s->ring) > ring_size(s->ring) / 8)
		return;
	if (us > longest_rest(s->ring))
		us = (unsigned int)longest_rest(s->ring);
	s->counters.rests++;
	ts.tv_sec = us / 1000000;
	ts.tv_nsec = us % 1000000 * 1000L;
	/* a signal makes it shorter, which does no harm */
	clock_nanosleep(CLOCK_MONOTONIC, 0, &ts, NULL);
}

/*
 * Life.
 */
static void explain(unsigned int index, int err, char *why, size_t size)
{
	switch (err) {
	case -ENOENT:
	case -ENXIO:
		snprintf(why, size, "ring %u: there is no " LIMEN_DEVICE
			 ": is devtmpfs mounted?", index);
		break;
	case -EPERM:
	case -EACCES:
		snprintf(why, size, "ring %u: " LIMEN_DEVICE ": no right to "
			 "it: be root, or have CAP_NET_ADMIN in this network "
			 "namespace", index);
		break;
	case -EBUSY:
		snprintf(why, size, "ring %u: another process reads it: stop "
			 "it first", index);
		break;
	default:
		snprintf(why, size, "ring %u: " LIMEN_DEVICE ": %s", index,
			 strerror(-err));
	}
}

int ring_source_over(struct ring *ring, struct ring_source **out)
{
	struct ring_source *s = calloc(1, sizeof(*s));

	if (!s)
		return -ENOMEM;
	s->ring = ring;
	*out = s;
	return 0;
}

int ring_source_open(unsigned int index, struct ring_source **out, char *why,
		     size_t why_size)
{
	struct ring *ring;
	int ret = ring_open(index, &ring);

	if (!ret) {
		ret = ring_source_over(ring, out);
		if (ret)
			ring_close(ring);
	}
	if (ret) {
		explain(index, ret, why, why_size);
		return ret;
	}
	(*out)->index = index;
	return 0;
}

int ring_source_reopen(struct ring_source *s)
{
	if (s->ring) {
		s->old_lost += ring_lost(s->ring);
		s->old_malformed += ring_malformed(s->ring);
		ring_close(s->ring);
		s->ring = NULL;
	}
	return ring_open(s->index, &s->ring);
}

void ring_source_close(struct ring_source *s)
{
	if (!s)
		return;
	ring_close(s->ring);
	free(s);
}

int ring_source_fd(const struct ring_source *s)
{
	return s->ring ? ring_fd(s->ring) : -1;
}

unsigned int ring_source_index(const struct ring_source *s)
{
	return s->index;
}

uint64_t ring_source_stamp(const struct ring_source *s)
{
	return s->stamp_ns;
}

void ring_source_counters(const struct ring_source *s,
			  struct ring_counters *out)
{
	*out = s->counters;
	out->lost = s->old_lost;
	out->malformed += s->old_malformed;
	if (!s->ring)
		return;
	out->lost += ring_lost(s->ring);
	out->malformed += ring_malformed(s->ring);
}

void ring_source_usage(const struct ring_source *s, struct ring_usage *out)
{
	*out = (struct ring_usage){ 0 };
	if (!s->ring)
		return;
	out->size = ring_size(s->ring);
	out->high_water = ring_high_water(s->ring);
}
