/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Puts a message together from pieces that come in any order, overlap or
 * repeat, as QUIC's CRYPTO frames and DTLS's handshake fragments do.
 *
 * Zeroed memory is an empty assembly. What lies beyond ASSEMBLY_SIZE is
 * dropped; the beginning of the message is then all there is.
 */
#ifndef ASSEMBLY_H
#define ASSEMBLY_H

#include <stddef.h>
#include <stdint.h>

enum {
	/* a client hello with a post-quantum key share is about 1900 bytes */
	ASSEMBLY_SIZE = 4096,
};

struct assembly {
	uint16_t ready;			/* bytes from 0 without a gap */
	uint8_t have[ASSEMBLY_SIZE / 8];	/* a bit for each byte */
	uint8_t data[ASSEMBLY_SIZE];
};

/* A piece at @offset of the message; what is there already stays. */
void assembly_put(struct assembly *a, uint64_t offset, const uint8_t *data,
		  size_t len);
void assembly_reset(struct assembly *a);

#endif /* ASSEMBLY_H */
