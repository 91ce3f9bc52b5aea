// SPDX-License-Identifier: GPL-2.0-or-later
#include "quic_packet.h"

#include <string.h>

#include "quic_version.h"

enum {
	MAX_CID = 20,
	RETRY_TAG = 16,
	MIN_PROTECTED = 20,	/* packet number and what is sampled */
};

int quic_varint(struct cursor *c, uint64_t *v)
{
	struct cursor try = *c;
	unsigned int n;
	uint8_t b;

	if (cursor_u8(&try, &b))
		return -ENODATA;
	*v = b & 0x3f;
	for (n = (1U << (b >> 6)) - 1; n; n--) {
		if (cursor_u8(&try, &b))
			return -ENODATA;
		*v = *v << 8 | b;
	}
	*c = try;
	return 0;
}

int quic_vector(struct cursor *c, struct cursor *sub)
{
	struct cursor try = *c;
	uint64_t n;

	if (quic_varint(&try, &n) || n > cursor_left(&try) ||
	    cursor_sub(&try, (size_t)n, sub))
		return -ENODATA;
	*c = try;
	return 0;
}

static enum quic_packet_type packet_type(uint8_t first, uint32_t version)
{
	uint8_t bits = first >> 4 & 3;

	if (!version)
		return QUIC_NEGOTIATION;
	if (version == QUIC_V2 || version == QUIC_V2_DRAFT)
		bits = (bits + 3) & 3;	/* RFC 9369 3.2: moved by one */
	return bits;
}

/* RFC 9000 17.2.1: at least one version, and a plausible one among them. */
static int read_negotiation(struct cursor *c)
{
	uint32_t v;

	if (!cursor_left(c) || cursor_left(c) % 4)
		return -EBADMSG;
	while (!cursor_u32(c, &v)) {
		if (quic_version_find(v) || quic_version_is_reserved(v))
			return cursor_skip(c, cursor_left(c));
	}
	return -EBADMSG;
}

static int read_length(struct cursor *c, struct quic_packet *p, bool cut)
{
	struct cursor token;
	uint64_t len;

	if (p->type == QUIC_INITIAL && quic_vector(c, &token))
		return -EBADMSG;
	if (quic_varint(c, &len) || len < MIN_PROTECTED)
		return -EBADMSG;
	p->pn_at = (size_t)(c->p - p->start);
	if (len > cursor_left(c)) {
		if (!cut)
			return -EBADMSG;
		len = cursor_left(c);
		p->cut = true;
	}
	return cursor_skip(c, (size_t)len);
}

int quic_packet_read(struct cursor *c, bool cut, struct quic_packet *p)
{
	struct cursor scid;
	uint8_t first;
	int err;

	memset(p, 0, sizeof(*p));
	p->start = c->p;
	if (cursor_u8(c, &first) || cursor_u32(c, &p->version) ||
	    cursor_vec8(c, &p->dcid) || cursor_vec8(c, &scid))
		return -EBADMSG;
	p->type = packet_type(first, p->version);
	if (p->type == QUIC_NEGOTIATION)
		return read_negotiation(c);
	if (!(first & 0x40) || cursor_left(&p->dcid) > MAX_CID ||
	    cursor_left(&scid) > MAX_CID ||
	    (!quic_version_find(p->version) &&
	     !quic_version_is_reserved(p->version)))
		return -EBADMSG;
	if (p->type == QUIC_RETRY)
		err = cursor_left(c) > RETRY_TAG ?
			cursor_skip(c, cursor_left(c)) : -EBADMSG;
	else
		err = read_length(c, p, cut);
	p->len = (size_t)(c->p - p->start);
	return err;
}
