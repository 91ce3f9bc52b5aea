/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Packets as they come off the wire, for tests: IP headers without options,
 * addresses 192.0.2.N or 2001:db8::N, checksums 0.
 */
#ifndef WIRE_H
#define WIRE_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "packet.h"

struct wire {
	uint8_t bytes[4096];
	struct packet p;
};

/* One end: last byte of its address, and its port. */
struct end {
	uint8_t host;
	uint16_t port;
};

static inline uint8_t *wire_u8(uint8_t *at, unsigned int v)
{
	*at = (uint8_t)v;
	return at + 1;
}

static inline uint8_t *wire_u16(uint8_t *at, unsigned int v)
{
	return wire_u8(wire_u8(at, v >> 8), v);
}

static inline uint8_t *wire_u32(uint8_t *at, uint32_t v)
{
	return wire_u16(wire_u16(at, v >> 16), v);
}

static inline uint8_t *wire_copy(uint8_t *at, const void *data, size_t len)
{
	if (len)
		memcpy(at, data, len);
	return at + len;
}

/* What struct packet says of a frame that was captured whole. */
static inline void wire_done(struct wire *w, const uint8_t *end,
			     uint64_t ts_ns)
{
	memset(&w->p, 0, sizeof(w->p));
	w->p.net = w->bytes;
	w->p.net_len = (uint32_t)(end - w->bytes);
	w->p.wire_len = w->p.net_len;
	w->p.ts_ns = ts_ns;
}

/* @fragment: the header's word of flags and offset (in units of 8). */
static inline uint8_t *wire_ipv4(uint8_t *at, uint8_t from, uint8_t to,
				 uint8_t proto, size_t len, uint16_t id,
				 uint16_t fragment)
{
	static const uint8_t net[] = { 192, 0, 2 };

	at = wire_u16(at, 0x4500);
	at = wire_u16(at, (unsigned int)(20 + len));
	at = wire_u16(at, id);
	at = wire_u16(at, fragment);
	at = wire_u8(at, 64);
	at = wire_u8(at, proto);
	at = wire_u16(at, 0);
	at = wire_u8(wire_copy(at, net, 3), from);
	return wire_u8(wire_copy(at, net, 3), to);
}

static inline uint8_t *wire_ipv6(uint8_t *at, uint8_t from, uint8_t to,
				 uint8_t next, size_t len)
{
	static const uint8_t net[15] = { 0x20, 0x01, 0x0d, 0xb8 };

	at = wire_u32(at, 0x60000000);
	at = wire_u16(at, (unsigned int)len);
	at = wire_u8(at, next);
	at = wire_u8(at, 64);
	at = wire_u8(wire_copy(at, net, 15), from);
	return wire_u8(wire_copy(at, net, 15), to);
}

static inline uint8_t *wire_tcp(uint8_t *at, struct end from, struct end to,
				uint32_t seq, uint32_t ack, uint8_t flags)
{
	at = wire_u16(at, from.port);
	at = wire_u16(at, to.port);
	at = wire_u32(at, seq);
	at = wire_u32(at, ack);
	at = wire_u16(at, 0x5000u | flags);
	at = wire_u16(at, 0xffff);
	return wire_u32(at, 0);
}

static inline uint8_t *wire_udp(uint8_t *at, struct end from, struct end to,
				size_t len)
{
	at = wire_u16(at, from.port);
	at = wire_u16(at, to.port);
	at = wire_u16(at, (unsigned int)(8 + len));
	return wire_u16(at, 0);
}

/* A whole TCP segment or UDP datagram over IPv4. */
static inline struct packet *wire_segment(struct wire *w, struct end from,
					  struct end to, uint32_t seq,
					  uint32_t ack, uint8_t flags,
					  const void *data, size_t len,
					  uint64_t ts_ns)
{
	uint8_t *at = wire_ipv4(w->bytes, from.host, to.host, 6, 20 + len, 0,
				0);

	at = wire_tcp(at, from, to, seq, ack, flags);
	wire_done(w, wire_copy(at, data, len), ts_ns);
	return &w->p;
}

static inline struct packet *wire_datagram(struct wire *w, struct end from,
					   struct end to, const void *data,
					   size_t len, uint64_t ts_ns)
{
	uint8_t *at = wire_ipv4(w->bytes, from.host, to.host, 17, 8 + len, 0,
				0);

	at = wire_udp(at, from, to, len);
	wire_done(w, wire_copy(at, data, len), ts_ns);
	return &w->p;
}

#endif /* WIRE_H */
