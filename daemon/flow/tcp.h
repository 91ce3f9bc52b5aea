/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * TCP as far as a bystander needs it: who opened the flow, where the two
 * streams start, and whether this is still the same connection.
 */
#ifndef FLOW_TCP_H
#define FLOW_TCP_H

#include "flow/flow.h"
#include "flow/stream.h"

enum tcp_limits {
	/* a SYN that late on a used tuple is a new connection */
	TCP_REUSE_IDLE_S = 60,
	/*
	 * After so many payload packets without a readable byte the start
	 * of a stream is taken for lost, and what is there is read instead.
	 */
	TCP_START_PATIENCE = 4,
};

enum tcp_change {
	TCP_SAME,
	TCP_ANEW,	/* what was read has to be read anew: the client is
			 * not the end that was assumed, or a stream starts
			 * earlier */
	TCP_REUSED,	/* a new connection; the streams are gone */
};

/* FLOW_F_SYN_0 or FLOW_F_SYN_1. */
static inline unsigned int tcp_syn_flag(unsigned int end)
{
	return end ? FLOW_F_SYN_1 : FLOW_F_SYN_0;
}

/*
 * Is @p, a SYN without payload, all that has come of @f? In a scan that is
 * every packet: tcp_open() is then all that tcp_notice() would come to, since
 * there is nothing that the SYN could disagree with.
 */
static inline bool tcp_opens(const struct flow *f, const struct packet *p)
{
	return f->packets == 1 && !p->payload_wire_len &&
	       (p->tcp_flags & (TCP_F_SYN | TCP_F_ACK)) == TCP_F_SYN;
}

static inline void tcp_open(struct flow *f, const struct packet *p,
			    unsigned int end)
{
	f->seq[end] = p->tcp_seq + 1;
	flow_set(f, tcp_syn_flag(end) | FLOW_F_CLIENT_KNOWN, true);
}

/*
 * Does @p open another connection on a tuple that was in use? The flow may
 * be final. Asked before tcp_notice(), which answers it with TCP_REUSED as
 * long as the flow is not decided.
 */
bool tcp_is_reused(const struct flow *f, const struct packet *p,
		   unsigned int end, uint32_t window);

/*
 * Reads the flags of a segment that end @end has sent, before its payload
 * is added. A decided flow only learns that it is being closed. An enum
 * tcp_change, or -ENOMEM.
 */
int tcp_notice(struct flow *f, const struct packet *p, unsigned int end,
	       uint32_t window);

/*
 * Is the payload of @p all there is to read of its stream now: the first
 * bytes, and no other came before? They need not be added to be looked at.
 */
bool tcp_is_first(const struct flow *f, const struct packet *p,
		  unsigned int end);

/*
 * Adds the payload of a segment, of which there may be fewer bytes than
 * were sent. The first one makes the flow's work. An enum stream_change, or
 * -ENOMEM.
 */
int tcp_add(struct flow *f, const struct packet *p, unsigned int end,
	    uint32_t window);

#endif /* FLOW_TCP_H */
