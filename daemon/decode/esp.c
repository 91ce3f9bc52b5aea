// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * ESP in UDP: RFC 3948 section 2, RFC 4303 section 2.
 *
 *	index(32) | number(32) | encrypted, padded to words
 *
 * The header proves nothing. What does is datagrams of one side that keep
 * their index and count on, the rest of which looks random. Each side made up
 * an index of its own: one for both is another protocol's mark.
 */
#include "decoders.h"

#include <cursor.h>

enum {
	KEEPALIVE = 0xff,	/* RFC 3948 2.3: this byte alone */
	MIN_LEN = 36,		/* head, IV of 8, a block, a tag of 12 */
	MAX_STEP = 64,		/* numbers lost or out of order */
	PROOF = 4,		/* steps of both sides that were right */
	MAX_MISSES = 2,		/* datagrams that did not follow */
	SAMPLE = 16,		/* bytes that must look random */
	MAX_ZEROS = 2,
};

struct esp_state {
	uint32_t index[NR_SIDES];	/* 0: not seen yet */
	uint32_t number[NR_SIDES];
	uint8_t steps;
	uint8_t misses;
};

/* Neither text nor small numbers, as far as some bytes tell. */
static bool is_random(struct cursor c)
{
	unsigned int i, zeros = 0, high = 0;
	uint8_t byte;

	for (i = 0; i < SAMPLE; i++) {
		if (cursor_u8(&c, &byte))
			return false;
		zeros += !byte;
		high += byte >> 7;
	}
	return zeros <= MAX_ZEROS && high && high < SAMPLE;
}

/* 1 a step from what is known, 0 a first datagram or one again, or -EBADMSG */
static int follow(struct esp_state *st, enum side side, uint32_t index,
		  uint32_t number)
{
	bool known = st->index[side] == index;
	uint32_t step = number - st->number[side];

	if (st->index[side] && (!known || (step > MAX_STEP &&
					   step < (uint32_t)-MAX_STEP)))
		return -EBADMSG;
	st->index[side] = index;
	st->number[side] = number;
	return known && step;
}

static enum decode_result decode_esp(void *state, const struct decode_input *in,
				     struct fields *out)
{
	struct esp_state *st = state;
	uint32_t index, number, len = in->len[in->side];
	struct cursor c;
	int step;

	(void)out;
	if (in->tcp || !len)
		return DECODE_FAIL;
	cursor_init(&c, in->data[in->side], len);
	if (len == 1 && c.p[0] == KEEPALIVE)
		return DECODE_UNPROVEN;
	/* an index of 0 marks what is no ESP on this port: IKE */
	if (len < MIN_LEN || in->wire_len % 4 || cursor_u32(&c, &index) ||
	    cursor_u32(&c, &number) || !index || !is_random(c))
		step = -EBADMSG;
	else if (index == st->index[!in->side])
		return DECODE_FAIL;
	else
		step = follow(st, in->side, index, number);
	if (step > 0)
		st->steps++;
	else if (step < 0 && ++st->misses >= MAX_MISSES)
		return DECODE_FAIL;
	return st->steps >= PROOF ? DECODE_DONE : DECODE_UNPROVEN;
}

const struct decoder esp_decoder = {
	.name = "esp",
	.state_size = sizeof(struct esp_state),
	.decode = decode_esp,
};
