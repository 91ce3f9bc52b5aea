/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * One packet's message of an NFQUEUE.
 */
#ifndef SOURCE_NFQUEUE_MESSAGE_H
#define SOURCE_NFQUEUE_MESSAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct nlattr;
struct nlmsghdr;

/* Pointers are into the message. */
struct nfqueue_message {
	bool has_id;		/* without one there is nothing to answer */
	uint32_t id;
	const uint8_t *payload;	/* NULL: none, or it was cut off */
	uint32_t payload_len;
	uint32_t cap_len;	/* 0: the payload is the whole packet */
	uint32_t skb_info;	/* NFQA_SKB_* */
	uint32_t mark;
	uint32_t in_ifindex, out_ifindex;	/* 0: none */
	uint8_t hook;		/* NF_INET_* */
	uint32_t ct_info;	/* see ct_direction() */
	const struct nlattr *ct; /* for ct_read(), NULL: none */
};

/*
 * Reads the attributes that lie wholly within @len bytes of the message,
 * of which there may be fewer than its header says.
 */
void nfqueue_message_read(const struct nlmsghdr *nlh, size_t len,
			  struct nfqueue_message *m);

#endif /* SOURCE_NFQUEUE_MESSAGE_H */
