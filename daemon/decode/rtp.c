// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * RTP and RTCP over UDP: RFC 3550, RFC 5761 (both on one port), RFC 7983
 * (with STUN and DTLS on the same), RFC 3711 (encrypted, with a tag behind).
 *
 *	RTP	2(2) padding extension sources(4) | marker type(7) |
 *		sequence(16) | timestamp(32) | source(32)
 *	RTCP	2(2) padding count(5) | type(8) | length(16) | source(32)
 *
 * An RTP header fixes three bits. What proves it is a second and a third
 * datagram that go on where the first ended.
 */
#include "decoders.h"

#include <string.h>

#include <cursor.h>

enum {
	MAX_SOURCES = 4,	/* streams of one side: audio, video, screen */
	MAX_STEP = 64,		/* numbers lost or out of order */
	PROOF = 2,		/* steps that were right */
	MAX_MISSES = 3,		/* RTP that fits no stream */
	RTP_HEAD = 12,		/* without sources and extension */
};

struct rtp_source {
	uint32_t ssrc;
	uint16_t seq;
	uint8_t steps;
};

struct rtp_state {
	struct rtp_source sources[NR_SIDES][MAX_SOURCES];
	uint8_t nr_sources[NR_SIDES];
	uint8_t misses;
};

/* RFC 5761 4: the types of RTCP are not used for RTP on the same port. */
static bool is_rtcp_type(uint8_t second)
{
	return second >= 192 && second <= 223;
}

/* RFC 7983 figure 3, without RTP's own range. */
static bool may_share_port(uint8_t first)
{
	return first <= 3 || (first >= 16 && first <= 79);
}

/* Whether the parts of the header that tell lengths fit the datagram. */
static int read_rtp(struct cursor c, uint8_t *type, struct rtp_source *source)
{
	uint16_t profile, words;
	uint32_t timestamp;
	uint8_t head;

	if (cursor_u8(&c, &head) || cursor_u8(&c, type) ||
	    cursor_u16(&c, &source->seq) || cursor_u32(&c, &timestamp) ||
	    cursor_u32(&c, &source->ssrc) || head >> 6 != 2 ||
	    cursor_skip(&c, (head & 0xfU) * 4))
		return -EBADMSG;
	if (head & 0x10 && (cursor_u16(&c, &profile) ||
			    cursor_u16(&c, &words) ||
			    cursor_skip(&c, words * 4U)))
		return -EBADMSG;
	return 0;
}

/* 1 a step from what is known, 0 a new source, -EBADMSG a jump. */
static int follow(struct rtp_state *st, enum side side,
		  const struct rtp_source *new)
{
	struct rtp_source *s = st->sources[side];
	uint16_t step;
	int i;

	for (i = 0; i < st->nr_sources[side]; i++, s++) {
		if (s->ssrc != new->ssrc)
			continue;
		step = (uint16_t)(new->seq - s->seq);
		s->seq = new->seq;
		if (step > MAX_STEP && step < (uint16_t)-MAX_STEP)
			return -EBADMSG;
		/* the same number again proves nothing */
		if (step)
			s->steps++;
		return s->steps >= PROOF;
	}
	if (st->nr_sources[side] == MAX_SOURCES)
		return -EBADMSG;
	*s = *new;
	s->steps = 0;
	st->nr_sources[side]++;
	return 0;
}

/* A compound packet in the clear: each part a whole number of words. */
static bool is_rtcp(struct cursor c)
{
	uint8_t head, type;
	uint16_t words;
	int parts = 0;

	while (!cursor_u8(&c, &head) && !cursor_u8(&c, &type) &&
	       !cursor_u16(&c, &words)) {
		if (head >> 6 != 2 || type < 200 || type > 211 || !words ||
		    cursor_skip(&c, words * 4U))
			return false;
		parts++;
	}
	return parts && !cursor_left(&c);
}

/*
 * Whether the pattern had more to go by than two bits: an extension that fits,
 * or the frames of a codec. Otherwise only steps tell RTP from noise.
 */
static bool is_telling(const uint8_t *data, uint32_t len)
{
	uint32_t payload = len - RTP_HEAD;

	if (data[0] & 0x10)
		return true;
	switch (data[1] & 0x7f) {
	case 0:		/* G.711, G.722 */
	case 8:
	case 9:
		return payload % 80 == 0;
	case 3:		/* GSM */
		return payload % 33 == 0;
	case 18:	/* G.729 */
		return payload % 10 == 0;
	case 33:	/* transport stream */
		return payload % 188 == 0;
	}
	return false;
}

static bool has_stepped(const struct rtp_state *st)
{
	int i;

	for (i = 0; i < MAX_SOURCES; i++) {
		if (st->sources[SIDE_CLIENT][i].steps ||
		    st->sources[SIDE_SERVER][i].steps)
			return true;
	}
	return false;
}

static enum decode_result decode_rtp(void *state, const struct decode_input *in,
				     struct fields *out)
{
	uint32_t len = in->len[in->side];
	struct rtp_state *st = state;
	struct rtp_source source;
	struct cursor c;
	uint8_t type;
	int step;

	if (in->tcp || !len)
		return DECODE_FAIL;
	cursor_init(&c, in->data[in->side], len);
	/* others on the port count only behind RTP */
	if (may_share_port(c.p[0]) || (len >= 8 && is_rtcp_type(c.p[1])))
		return st->nr_sources[0] || st->nr_sources[1] ?
			DECODE_MORE : DECODE_FAIL;
	if (read_rtp(c, &type, &source))
		return DECODE_FAIL;
	step = follow(st, in->side, &source);
	if (step > 0)
		return DECODE_DONE;
	if (step < 0 && ++st->misses >= MAX_MISSES)
		return DECODE_FAIL;
	return has_stepped(st) || is_telling(in->data[in->side], len) ?
		DECODE_MORE : DECODE_UNPROVEN;
}

const struct decoder rtp_decoder = {
	.name = "rtp",
	.state_size = sizeof(struct rtp_state),
	.decode = decode_rtp,
};

struct rtcp_state {
	uint32_t ssrc[NR_SIDES];
	uint8_t packets[NR_SIDES];
};

/*
 * In the clear the chain ends with the datagram. Encrypted, only the first
 * 8 bytes are readable: then the source has to stay the same.
 */
static enum decode_result decode_rtcp(void *state,
				      const struct decode_input *in,
				      struct fields *out)
{
	struct rtcp_state *st = state;
	enum side side = in->side;
	struct cursor c;
	uint32_t ssrc;

	if (in->tcp || !in->len[side])
		return DECODE_FAIL;
	cursor_init(&c, in->data[side], in->len[side]);
	if (c.p[0] >> 6 != 2 || cursor_left(&c) < 8 || !is_rtcp_type(c.p[1]))
		return st->packets[0] || st->packets[1] ?
			DECODE_MORE : DECODE_FAIL;
	if (is_rtcp(c))
		return DECODE_DONE;
	if (cursor_skip(&c, 4) || cursor_u32(&c, &ssrc))
		return DECODE_FAIL;
	if (st->packets[side] && st->ssrc[side] != ssrc)
		return DECODE_FAIL;
	st->ssrc[side] = ssrc;
	return ++st->packets[side] > PROOF ? DECODE_DONE : DECODE_MORE;
}

const struct decoder rtcp_decoder = {
	.name = "rtcp",
	.state_size = sizeof(struct rtcp_state),
	.decode = decode_rtcp,
};
