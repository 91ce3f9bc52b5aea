// SPDX-License-Identifier: GPL-2.0-or-later
#include "quic_short.h"

#include <string.h>

#include <cursor.h>

enum {
	PROOF = 3,		/* datagrams with the id of the one before */
	MAX_SEEN = 8,		/* of one side */
	MIN_HIGH = 2,		/* bytes above ASCII: no text is an id */
	MIN_LEN = 1 + 2 * QUIC_SHORT_ID + 4,
};

/*
 * Counters have zeros and text has no high bytes; of true ids one in twelve is
 * refused with them.
 */
static bool is_random(const uint8_t *id)
{
	int i, high = 0;

	for (i = 0; i < QUIC_SHORT_ID; i++) {
		if (!id[i] || (i && id[i] == id[i - 1]))
			return false;
		high += id[i] >> 7;
	}
	return high >= MIN_HIGH;
}

enum decode_result quic_short_feed(struct quic_short *st,
				   const struct decode_input *in)
{
	enum side side = in->side;
	uint8_t *last = st->last[side];
	const uint8_t *now;
	struct cursor c;
	uint8_t first;

	cursor_init(&c, in->data[side], in->len[side]);
	if (cursor_left(&c) < MIN_LEN || cursor_u8(&c, &first) ||
	    first >> 6 != 1 || cursor_bytes(&c, 2 * QUIC_SHORT_ID, &now))
		return DECODE_FAIL;
	if (!st->seen[0] && !st->seen[1] && !is_random(now))
		return DECODE_FAIL;
	if (!st->seen[side] || memcmp(last, now, QUIC_SHORT_ID) ||
	    !is_random(now))
		st->same[side] = 0;
	else if (!memcmp(last + QUIC_SHORT_ID, now + QUIC_SHORT_ID,
			 QUIC_SHORT_ID))
		return DECODE_FAIL;
	else if (++st->same[side] >= PROOF)
		return DECODE_DONE;
	memcpy(last, now, sizeof(st->last[side]));
	return ++st->seen[side] < MAX_SEEN ? DECODE_UNPROVEN : DECODE_FAIL;
}
