/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * QUIC's packets, for the versions of Google that are half of either kind.
 */
#ifndef QUIC_H
#define QUIC_H

#include "assembly.h"
#include "decode.h"
#include "quic_keys.h"
#include "quic_short.h"

struct quic_state {
	struct quic_keys keys;
	bool has_keys;
	uint8_t client;		/* if so, the side that they are of */
	bool seen;		/* a packet with a long header */
	uint8_t datagrams;
	uint8_t derived;	/* times that keys were made */
	struct quic_short one_rtt;
	struct assembly crypto;
};

/* As struct decoder's decode, for UDP. */
enum decode_result quic_feed(struct quic_state *st,
			     const struct decode_input *in, struct fields *out);

/* Google's client hello: sets quic.sni and quic.alpn if it is one. */
int gquic_read_hello(const uint8_t *data, size_t len, struct fields *out);

#endif /* QUIC_H */
