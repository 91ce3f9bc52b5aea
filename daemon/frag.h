/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Reassembly of IPv4 (RFC 791) and IPv6 (RFC 8200) fragments, for captures;
 * live traffic comes defragmented out of connection tracking.
 *
 * A datagram whose fragments overlap is thrown away whole, with what still
 * comes of it (RFC 5722, here for IPv4 too); an exact repetition of a
 * fragment does no harm.
 */
#ifndef FRAG_H
#define FRAG_H

#include <stdint.h>

struct frag_table;
struct packet;

enum frag_limits {
	FRAG_MAX_DATAGRAMS = 1024,	/* waiting at a time; the oldest goes */
	FRAG_MAX_BYTES = 8 << 20,	/* their memory */
	FRAG_MAX_PIECES = 64,		/* of one: 65535 / 1280 is 52 */
	FRAG_MAX_AGE_S = 30,		/* RFC 8200 says 60, Linux keeps 30 */
};

/* 0 or -errno. */
int frag_new(struct frag_table **out);
void frag_free(struct frag_table *t);

/*
 * Takes one fragment, a packet that packet_parse() marked so.
 *	1	*@whole is the datagram, to be parsed: an IP header without
 *		options and the payload put together. It belongs to the
 *		table and is valid until the next call.
 *	0	not complete yet
 *	-errno	thrown away: -EBADMSG wrong, -ENOSPC over a limit, -ENOMEM
 */
int frag_add(struct frag_table *t, const struct packet *p,
	     struct packet *whole);

/* Throws away all that waits. */
void frag_flush(struct frag_table *t);

/* Fragments thrown away so far. */
uint64_t frag_lost(const struct frag_table *t);

#endif /* FRAG_H */
