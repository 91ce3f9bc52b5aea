/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * uTP, for BitTorrent's decoder.
 */
#ifndef UTP_H
#define UTP_H

#include "decode.h"

struct utp_head {
	uint8_t type;
	uint16_t connection;
	uint32_t time;		/* microseconds, of the sender */
	uint16_t seq;
};

struct utp_state {
	struct utp_head last[NR_SIDES];
	uint8_t seen[NR_SIDES];	/* datagrams that went on from one another */
};

/* One datagram. DECODE_FAIL also where it does not go on from the last. */
enum decode_result utp_feed(struct utp_state *st,
			    const struct decode_input *in);

#endif /* UTP_H */
