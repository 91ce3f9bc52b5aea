// SPDX-License-Identifier: GPL-2.0-or-later
#include "bench/ring_peer.h"

#include <linux/if_packet.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "packet.h"
#include "source/ring.h"

enum {
	BLOCK = 1 << 20,
	/* before the packet: the kernel's headers, and those of Ethernet */
	NET_AT = TPACKET_ALIGN(TPACKET_ALIGN(sizeof(struct tpacket3_hdr)) +
			       sizeof(struct sockaddr_ll)) + 16,
};

static uint8_t *blocks;
static size_t nr_blocks, filling;	/* block that is filled */
static uint32_t used;			/* bytes of it */

static struct tpacket_block_desc *block_of(size_t i)
{
	return (void *)(blocks + i * BLOCK);
}

static void open_block(void)
{
	struct tpacket_hdr_v1 *b = &block_of(filling)->hdr.bh1;

	b->num_pkts = 0;
	b->offset_to_first_pkt = used = TPACKET_ALIGN(sizeof(*block_of(0)));
}

void peer_ring_init(size_t size)
{
	nr_blocks = size / BLOCK;
	blocks = mmap(NULL, size, PROT_READ | PROT_WRITE,
		      MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (blocks == MAP_FAILED)
		exit(1);
	open_block();
}

void peer_ring_exit(void)
{
	munmap(blocks, nr_blocks * BLOCK);
}

/* The block belongs to the reader now. */
static void close_block(void)
{
	__atomic_store_n(&block_of(filling)->hdr.bh1.block_status,
			 TP_STATUS_USER, __ATOMIC_RELEASE);
	filling++;
}

bool peer_ring_put(const uint8_t *bytes, uint32_t len, uint32_t stamp)
{
	uint32_t space = TPACKET_ALIGN(NET_AT + len);
	struct tpacket3_hdr *h;

	if (filling == nr_blocks)
		return false;
	if (used + space > BLOCK) {
		close_block();
		if (filling == nr_blocks)
			return false;
		open_block();
	}
	h = (void *)(blocks + filling * BLOCK + used);
	memset(h, 0, NET_AT);
	h->tp_next_offset = space;
	h->tp_nsec = stamp;
	h->tp_snaplen = h->tp_len = len;
	h->tp_net = NET_AT;
	memcpy((uint8_t *)h + NET_AT, bytes, len);
	used += space;
	block_of(filling)->hdr.bh1.num_pkts++;
	return true;
}

static const struct tpacket3_hdr *take(const struct tpacket3_hdr *h,
				       struct packet *p)
{
	const uint8_t *at = (const uint8_t *)h;

	p->net = at + h->tp_net;
	p->net_len = h->tp_snaplen;
	p->wire_len = h->tp_len;
	p->ts_ns = h->tp_sec * UINT64_C(1000000000) + h->tp_nsec;
	p->gso_size = 0;
	p->has_ct = false;
	return (const void *)(at + h->tp_next_offset);
}

void peer_ring_read(void (*fn)(void *data, struct packet *packets,
			       unsigned int nr), void *data)
{
	struct packet burst[RING_SOURCE_BURST];
	unsigned int nr = 0;
	size_t i;
	uint32_t n;

	for (i = 0; i < nr_blocks; i++) {
		struct tpacket_hdr_v1 *b = &block_of(i)->hdr.bh1;
		const struct tpacket3_hdr *h = (const void *)((uint8_t *)
			block_of(i) + b->offset_to_first_pkt);

		for (n = 0; n < b->num_pkts; n++) {
			h = take(h, &burst[nr++]);
			if (nr == RING_SOURCE_BURST) {
				fn(data, burst, nr);
				nr = 0;
			}
		}
		if (nr)
			fn(data, burst, nr);
		nr = 0;
		__atomic_store_n(&b->block_status, TP_STATUS_KERNEL,
				 __ATOMIC_RELEASE);
	}
	filling = 0;
	open_block();
}
