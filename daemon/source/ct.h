/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What the queue says of a packet's connection tracking entry (NFQA_CT).
 */
#ifndef SOURCE_CT_H
#define SOURCE_CT_H

#include <stdbool.h>
#include <stdint.h>

#include "packet.h"

struct nlattr;

struct ct {
	struct tuple orig;	/* what the opener sent, before any NAT */
	uint32_t mark;		/* 0 where the entry has none */
};

/*
 * Reads the attributes nested in @nest (CTA_* of nfnetlink_conntrack.h).
 * 0, or -EBADMSG: no tuple that could be read, or neither TCP nor UDP.
 */
int ct_read(const struct nlattr *nest, struct ct *out);

/* Direction of a packet by its NFQA_CT_INFO: 0 original, 1 reply. */
uint8_t ct_direction(uint32_t ctinfo);

#endif /* SOURCE_CT_H */
