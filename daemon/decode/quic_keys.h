/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Protection of QUIC Initial packets: RFC 9001 section 5, RFC 9369.
 *
 * Its keys come from the connection id that the client chose, which
 * everyone on the path sees. The only file that knows nettle is
 * quic_keys.c.
 */
#ifndef QUIC_KEYS_H
#define QUIC_KEYS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct quic_keys {
	uint8_t key[16];
	uint8_t iv[12];
	uint8_t hp[16];
};

/*
 * What differs from version to version. @label is "quic" or "quicv2".
 */
struct quic_secret {
	uint8_t salt[20];
	const char *label;
};

/* The client's keys for its first destination connection id. */
void quic_keys_derive(struct quic_keys *keys, const struct quic_secret *secret,
		      const uint8_t *dcid, size_t dcid_len);

/*
 * Removes the protection of one packet in place. @pn_at is where the packet
 * number begins. @cut: the end is missing, so nothing proves the result.
 *
 * 0 with the payload in *@payload, *@payload_len; -EBADMSG: not these keys.
 */
int quic_keys_open(const struct quic_keys *keys, uint8_t *packet, size_t len,
		   size_t pn_at, bool cut, const uint8_t **payload,
		   size_t *payload_len);

#endif /* QUIC_KEYS_H */
