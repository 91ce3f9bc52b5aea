// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * uTP, BitTorrent's transport over UDP: BEP 29.
 *
 *	type(4) 1(4) | extension(8) | connection(16)
 *	timestamp(32), difference(32), window(32)
 *	sequence(16), acknowledged(16)
 *	extension: next(8), length(8), bytes ...
 *
 * Nothing in it is fixed but a nibble: two datagrams of a side have to go on
 * from one another, in connection, number and time.
 */
#include "utp.h"

#include <cursor.h>

enum {
	ST_SYN = 4,
	MAX_EXTENSIONS = 4,
	MAX_STEP = 256,		/* numbers lost or out of order */
	PROOF = 2,
	MAX_PAUSE_US = 60 * 1000000,
};

static int read_head(struct cursor c, struct utp_head *h)
{
	uint32_t difference, window;
	uint8_t first, extension, len;
	uint16_t ack;
	int i;

	if (cursor_u8(&c, &first) || cursor_u8(&c, &extension) ||
	    cursor_u16(&c, &h->connection) || cursor_u32(&c, &h->time) ||
	    cursor_u32(&c, &difference) || cursor_u32(&c, &window) ||
	    cursor_u16(&c, &h->seq) || cursor_u16(&c, &ack))
		return -EBADMSG;
	h->type = first >> 4;
	if ((first & 0xf) != 1 || h->type > ST_SYN ||
	    (h->type == ST_SYN && ack))
		return -EBADMSG;
	for (i = 0; extension && i < MAX_EXTENSIONS; i++) {
		if (extension > 3 || cursor_u8(&c, &extension) ||
		    cursor_u8(&c, &len) || cursor_skip(&c, len))
			return -EBADMSG;
	}
	return extension ? -EBADMSG : 0;
}

/* The SYN has the id of the answers, one less than that of what follows. */
static bool follows(const struct utp_head *old, const struct utp_head *new)
{
	uint16_t step = (uint16_t)(new->seq - old->seq);
	uint16_t id = (uint16_t)(new->connection - old->connection);

	/* a clock of microseconds never stands still */
	return (!id || (old->type == ST_SYN && id == 1)) &&
	       new->time != old->time &&
	       (step <= MAX_STEP || step >= (uint16_t)-MAX_STEP) &&
	       (new->time - old->time <= MAX_PAUSE_US ||
		old->time - new->time <= MAX_PAUSE_US);
}

enum decode_result utp_feed(struct utp_state *st, const struct decode_input *in)
{
	enum side side = in->side;
	struct utp_head head;
	struct cursor c;

	cursor_init(&c, in->data[side], in->len[side]);
	if (read_head(c, &head))
		return DECODE_FAIL;
	if (st->seen[side] && !follows(&st->last[side], &head))
		return DECODE_FAIL;
	/* the two directions have ids that differ by one */
	if (st->seen[!side] && head.type != ST_SYN &&
	    (uint16_t)(head.connection - st->last[!side].connection + 1) > 2)
		return DECODE_FAIL;
	st->last[side] = head;
	st->seen[side]++;
	return st->seen[0] + st->seen[1] > PROOF ? DECODE_DONE : DECODE_MORE;
}
