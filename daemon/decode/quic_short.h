/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * QUIC from the middle of a connection: packets with a short header.
 *
 *	01...... connection id that the receiver chose, then all protected
 *
 * No length and no version is in it (RFC 9000 17.3). What can be seen is
 * that one side's datagrams repeat an id that looks drawn at random and
 * that nothing behind it is ever the same again.
 */
#ifndef QUIC_SHORT_H
#define QUIC_SHORT_H

#include "decode.h"

enum { QUIC_SHORT_ID = 8 };	/* bytes looked at; nearly all have more */

struct quic_short {
	/* of each side's last datagram: id, and what came behind it */
	uint8_t last[NR_SIDES][2 * QUIC_SHORT_ID];
	uint8_t seen[NR_SIDES];
	uint8_t same[NR_SIDES];
};

/* One datagram. DECODE_FAIL: no short header, or no id that stays. */
enum decode_result quic_short_feed(struct quic_short *st,
				   const struct decode_input *in);

#endif /* QUIC_SHORT_H */
