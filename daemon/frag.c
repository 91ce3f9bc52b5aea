// SPDX-License-Identifier: GPL-2.0-or-later
#include "frag.h"

#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "flow/hash.h"
#include "packet.h"

enum {
	NR_BUCKETS = 256,
	/* room for an IP header in front of the payload */
	HEADROOM = 40,
	IPV4_HEADER = 20,
	MAX_PAYLOAD = 65535,
	MAX_DATA = 128 << 10,		/* of one datagram, a power of two */
};

struct frag_key {
	struct tuple tuple;	/* ports 0; IPv6: l4 0, RFC 8200 4.5 */
	uint32_t id;
	uint32_t pad;
};
_Static_assert(sizeof(struct frag_key) % 8 == 0, "hashed by words");

struct piece {
	uint32_t start, end;	/* bytes of payload, as sent */
};

/*
 * A datagram that waits for its fragments. Its pieces are in order and
 * disjoint. @data holds HEADROOM bytes and then the payload.
 */
struct datagram {
	struct datagram *next;		/* in the bucket */
	struct datagram *older, *newer;
	struct frag_key key;
	uint64_t born_ns;
	uint8_t *data;
	uint32_t size;			/* of data */
	uint32_t total;			/* bytes of payload, 0: not known yet */
	uint32_t cut;			/* captured without a hole up to here */
	uint16_t nr_pieces;
	uint16_t nr_fragments;
	uint8_t proto;			/* as the first fragment says */
	bool refused;			/* something was wrong: take no more */
	struct piece pieces[FRAG_MAX_PIECES];
};

struct frag_table {
	struct hash_key hash_key;
	struct datagram *buckets[NR_BUCKETS];
	struct datagram *oldest, *newest;
	struct datagram *done;		/* the one handed out last */
	uint32_t nr;
	uint64_t bytes;
	uint64_t lost;
};

int frag_new(struct frag_table **out)
{
	struct frag_table *t = calloc(1, sizeof(*t));
	int rc;

	if (!t)
		return -ENOMEM;
	rc = hash_key_init(&t->hash_key);
	if (rc) {
		free(t);
		return rc;
	}
	*out = t;
	return 0;
}

static struct datagram **bucket(struct frag_table *t,
				const struct frag_key *key)
{
	return &t->buckets[hash_words(&t->hash_key, key, sizeof(*key)) %
			   NR_BUCKETS];
}

static void datagram_free(struct datagram *d)
{
	if (d)
		free(d->data);
	free(d);
}

/* Takes @d out of the table; it belongs to the caller then. */
static void unlink_datagram(struct frag_table *t, struct datagram *d)
{
	struct datagram **link = bucket(t, &d->key);

	while (*link != d)
		link = &(*link)->next;
	*link = d->next;
	if (d->older)
		d->older->newer = d->newer;
	else
		t->oldest = d->newer;
	if (d->newer)
		d->newer->older = d->older;
	else
		t->newest = d->older;
	t->nr--;
	t->bytes -= d->size + sizeof(*d);
}

static void drop_datagram(struct frag_table *t, struct datagram *d)
{
	if (!d->refused)
		t->lost += d->nr_fragments;
	unlink_datagram(t, d);
	datagram_free(d);
}

void frag_flush(struct frag_table *t)
{
	while (t->oldest)
		drop_datagram(t, t->oldest);
}

void frag_free(struct frag_table *t)
{
	if (!t)
		return;
	frag_flush(t);
	datagram_free(t->done);
	free(t);
}

uint64_t frag_lost(const struct frag_table *t)
{
	return t->lost;
}

static void expire(struct frag_table *t, uint64_t now_ns)
{
	while (t->oldest && now_ns > t->oldest->born_ns &&
	       now_ns - t->oldest->born_ns > FRAG_MAX_AGE_S * 1000000000ULL)
		drop_datagram(t, t->oldest);
}

/* Room for any one fragment, so that grow() cannot fail for the cap. */
static void make_room(struct frag_table *t)
{
	while (t->oldest && t->bytes + MAX_DATA > FRAG_MAX_BYTES)
		drop_datagram(t, t->oldest);
}

static struct datagram *add_datagram(struct frag_table *t,
				     const struct frag_key *key,
				     uint64_t now_ns)
{
	struct datagram **link = bucket(t, key);
	struct datagram *d = calloc(1, sizeof(*d));

	if (!d)
		return NULL;
	d->key = *key;
	d->born_ns = now_ns;
	d->cut = UINT32_MAX;
	d->next = *link;
	*link = d;
	d->older = t->newest;
	if (t->newest)
		t->newest->newer = d;
	else
		t->oldest = d;
	t->newest = d;
	t->nr++;
	t->bytes += sizeof(*d);
	return d;
}

static struct datagram *get_datagram(struct frag_table *t,
				     const struct packet *p)
{
	struct frag_key key = { .tuple = p->tuple, .id = p->frag_id };
	struct datagram *d;

	if (key.tuple.l3 == 6)
		key.tuple.l4 = 0;
	for (d = *bucket(t, &key); d; d = d->next)
		if (!memcmp(&d->key, &key, sizeof(key)))
			return d;
	if (t->nr == FRAG_MAX_DATAGRAMS)
		drop_datagram(t, t->oldest);
	return add_datagram(t, &key, p->ts_ns);
}

/* Makes @d hold @payload bytes of payload. */
static int grow(struct frag_table *t, struct datagram *d, uint32_t payload)
{
	uint32_t size = d->size ? d->size : 4096;
	uint8_t *data;

	while (size < HEADROOM + payload)
		size *= 2;
	if (size == d->size)
		return 0;
	data = realloc(d->data, size);
	if (!data)
		return -ENOMEM;
	t->bytes += size - d->size;
	d->data = data;
	d->size = size;
	return 0;
}

/*
 * Finds the place of @piece among the others. 0 with *@at; 1: it is there
 * already; -EBADMSG: it overlaps.
 */
static int find_place(const struct datagram *d, const struct piece *piece,
		      unsigned int *at)
{
	unsigned int i;

	for (i = 0; i < d->nr_pieces; i++) {
		const struct piece *other = &d->pieces[i];

		if (piece->start == other->start && piece->end == other->end)
			return 1;
		if (piece->end <= other->start)
			break;
		if (piece->start < other->end)
			return -EBADMSG;
	}
	*at = i;
	return 0;
}

/* The end of the datagram, once the last fragment has told it. */
static int check_total(struct datagram *d, const struct packet *p,
		       uint32_t end)
{
	uint32_t furthest = d->nr_pieces ? d->pieces[d->nr_pieces - 1].end : 0;

	if (p->frag_more) {
		if (p->payload_wire_len % 8 || (d->total && end > d->total))
			return -EBADMSG;
		return 0;
	}
	if ((d->total && d->total != end) || furthest > end)
		return -EBADMSG;
	d->total = end;
	return 0;
}

static int add_piece(struct frag_table *t, struct datagram *d,
		     const struct packet *p)
{
	struct piece piece = {
		p->frag_offset, p->frag_offset + p->payload_wire_len
	};
	unsigned int at = 0;
	int rc;

	if (!p->payload_wire_len || piece.end > MAX_PAYLOAD)
		return -EBADMSG;
	rc = find_place(d, &piece, &at);
	if (rc)
		return rc < 0 ? rc : 0;
	if (d->nr_pieces == FRAG_MAX_PIECES)
		return -ENOSPC;
	rc = check_total(d, p, piece.end);
	if (!rc)
		rc = grow(t, d, piece.end);
	if (rc)
		return rc;
	memcpy(d->data + HEADROOM + piece.start, p->payload, p->payload_len);
	if (p->payload_len < p->payload_wire_len &&
	    d->cut > piece.start + p->payload_len)
		d->cut = piece.start + p->payload_len;
	memmove(&d->pieces[at + 1], &d->pieces[at],
		(d->nr_pieces - at) * sizeof(piece));
	d->pieces[at] = piece;
	d->nr_pieces++;
	if (!piece.start)
		d->proto = p->tuple.l4;
	return 0;
}

static bool is_complete(const struct datagram *d)
{
	uint32_t at = 0;
	unsigned int i;

	if (!d->total)
		return false;
	for (i = 0; i < d->nr_pieces && d->pieces[i].start == at; i++)
		at = d->pieces[i].end;
	return at == d->total;
}

/* The fields that packet_parse() looks at, the rest is 0. */
static uint8_t *put_header(struct datagram *d, uint32_t *header_len)
{
	const struct tuple *t = &d->key.tuple;
	uint8_t *h;

	*header_len = t->l3 == 4 ? IPV4_HEADER : HEADROOM;
	h = d->data + HEADROOM - *header_len;
	memset(h, 0, *header_len);
	if (t->l3 == 4) {
		h[0] = 0x45;
		h[9] = d->proto;
		memcpy(h + 12, t->addr[0], 4);
		memcpy(h + 16, t->addr[1], 4);
	} else {
		h[0] = 0x60;
		h[6] = d->proto;
		memcpy(h + 8, t->addr[0], 16);
		memcpy(h + 24, t->addr[1], 16);
	}
	return h;
}

/* Lengths in the header stay 0: all of wire_len. */
static void hand_out(struct frag_table *t, struct datagram *d,
		     const struct packet *p, struct packet *whole)
{
	uint32_t header, have = d->cut < d->total ? d->cut : d->total;

	unlink_datagram(t, d);
	t->done = d;
	memset(whole, 0, sizeof(*whole));
	whole->ts_ns = p->ts_ns;
	whole->net = put_header(d, &header);
	whole->net_len = header + have;
	whole->wire_len = header + d->total;
}

int frag_add(struct frag_table *t, const struct packet *p,
	     struct packet *whole)
{
	struct datagram *d;
	int rc;

	datagram_free(t->done);
	t->done = NULL;
	expire(t, p->ts_ns);
	make_room(t);
	d = get_datagram(t, p);
	if (!d || d->refused) {
		t->lost++;
		return d ? -EBADMSG : -ENOMEM;
	}
	d->nr_fragments++;
	rc = add_piece(t, d, p);
	if (rc) {
		t->lost += d->nr_fragments;
		d->refused = true;
		return rc;
	}
	if (!is_complete(d))
		return 0;
	hand_out(t, d, p, whole);
	return 1;
}
