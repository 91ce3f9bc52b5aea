/* SPDX-License-Identifier: GPL-2.0-or-later */
/* One NFQUEUE, no more of it than the module's tests need. */
#ifndef NFQ_H
#define NFQ_H

#include <stdbool.h>
#include <stdint.h>

#include <limen/genl.h>

struct nfq;

struct nfq_packet {
	uint32_t id;
	uint32_t mark;
	bool has_tuple;
	struct limen_verdict tuple;	/* the original one, nothing decided */
};

int nfq_open(uint16_t number, struct nfq **out);
void nfq_close(struct nfq *q);

/* 1: a packet, 0: none came within @ms, -errno. */
int nfq_receive(struct nfq *q, int ms, struct nfq_packet *packet);
int nfq_accept(struct nfq *q, uint32_t id);

#endif /* NFQ_H */
