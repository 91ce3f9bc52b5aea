/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * An AF_PACKET ring (TPACKET_V3, linux/if_packet.h) as the kernel fills it
 * and as a program that does nothing else reads it, in memory.
 */
#ifndef RING_PEER_H
#define RING_PEER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct packet;

/* Of @size bytes, a multiple of a mebibyte. For the one user; no failure. */
void peer_ring_init(size_t size);
void peer_ring_exit(void);

/* One more packet; false: all blocks are full, and given to the reader. */
bool peer_ring_put(const uint8_t *bytes, uint32_t len, uint32_t stamp);

/* Reads everything there is, in bursts, and gives the blocks back. */
void peer_ring_read(void (*fn)(void *data, struct packet *packets,
			       unsigned int nr), void *data);

#endif /* RING_PEER_H */
