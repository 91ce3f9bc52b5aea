/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * QUIC's packets with a long header, as far as they can be read without
 * keys: RFC 9000 section 17.2, RFC 9369, RFC 8999.
 *
 *	1ftt.... version(32) len dcid len scid
 *		Initial		token, length, packet number, frames
 *		0-RTT		length, ...
 *		Handshake	length, ...
 *		Retry		token, tag
 *	version 0: Version Negotiation, a list of versions
 */
#ifndef QUIC_PACKET_H
#define QUIC_PACKET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <cursor.h>

enum quic_packet_type {
	QUIC_INITIAL, QUIC_ZERO_RTT, QUIC_HANDSHAKE, QUIC_RETRY,
	QUIC_NEGOTIATION,
};

struct quic_packet {
	const uint8_t *start;
	enum quic_packet_type type;
	uint32_t version;
	struct cursor dcid;
	size_t pn_at;		/* offset of the packet number, if protected */
	size_t len;		/* of the packet, as far as it is there */
	bool cut;		/* its end is missing */
};

/*
 * The next packet of a datagram. @cut: the datagram was longer than what is
 * there. -EBADMSG: no packet, or of a version that nobody has.
 */
int quic_packet_read(struct cursor *c, bool cut, struct quic_packet *p);

/* A number of 1, 2, 4 or 8 bytes: RFC 9000 16. -ENODATA. */
int quic_varint(struct cursor *c, uint64_t *v);

/* A vector with such a number in front as its length. -ENODATA. */
int quic_vector(struct cursor *c, struct cursor *sub);

#endif /* QUIC_PACKET_H */
