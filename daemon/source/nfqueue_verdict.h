/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The verdicts of one batch, as messages for the kernel.
 *
 * The ids of a queue are in the order in which its packets come, and so are
 * the messages that are answered. A run of packets whose verdicts say the
 * same is one message: "all up to this id". Where verdicts differ, or a
 * priority is set, which older kernels do not take for a run, it is one
 * message a packet.
 */
#ifndef SOURCE_NFQUEUE_VERDICT_H
#define SOURCE_NFQUEUE_VERDICT_H

#include <stddef.h>
#include <stdint.h>

#include "source/nfqueue.h"

struct nfqueue_verdicts {
	char *buf;		/* messages, in order */
	size_t len;		/* bytes of them */
	unsigned int nr;	/* packets that they answer */
	size_t last_at;		/* where the last message begins */
	struct nfqueue_verdict last;	/* and what it says */
};

/* Room for NFQUEUE_BATCH verdicts; 0 or -ENOMEM. */
int nfqueue_verdicts_init(struct nfqueue_verdicts *v);
void nfqueue_verdicts_exit(struct nfqueue_verdicts *v);

/*
 * @verdict for packet @id of queue @number, whose earlier packets all have
 * theirs. At most NFQUEUE_BATCH between two calls of nfqueue_verdicts_clear().
 */
void nfqueue_verdicts_put(struct nfqueue_verdicts *v, uint16_t number,
			  uint32_t id, const struct nfqueue_verdict *verdict);
void nfqueue_verdicts_clear(struct nfqueue_verdicts *v);

#endif /* SOURCE_NFQUEUE_VERDICT_H */
