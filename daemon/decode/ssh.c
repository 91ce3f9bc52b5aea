// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * SSH: RFC 4253 section 4.2, the line of identification
 *
 *	SSH-protoversion-softwareversion SP comments CR LF
 *
 * which the server may precede by other lines.  Where a capture begins behind
 * it, a packet of the key exchange (sections 6 and 12, RFC 5656 section 7)
 * has to do.
 */
#include "decoders.h"

#include <errno.h>
#include <string.h>

#include <cursor.h>

#include "text.h"

enum {
	MAX_ID = 255,		/* RFC 4253, its end included */
	MAX_LINES = 16,		/* before it */
	MAX_LINE = 512,
	MAX_PACKET = 35000,	/* RFC 4253 section 6.1 */
	MIN_PADDING = 4,
	MSG_KEXINIT = 20,
	MSG_KEX_ECDH_INIT = 30,
	MSG_KEX_ECDH_REPLY = 31,
};

struct ssh_state {
	uint32_t pos[NR_SIDES];
	uint8_t lines[NR_SIDES];
	bool bad[NR_SIDES];
};

/* 1 the identification, 0 another line, -EBADMSG a wrong one. */
static int read_id(struct span line, struct fields *out)
{
	struct span version;
	size_t i;

	if (!span_starts(line, "SSH-"))
		return line.len <= MAX_LINE && span_is_text(line) ?
			0 : -EBADMSG;
	line.p += 4;
	line.len -= 4;
	version = span_until(line, '-');
	if (line.len > MAX_ID || version.len == line.len || version.len < 2)
		return -EBADMSG;
	for (i = 0; i < version.len; i++) {
		if (version.p[i] != '.' &&
		    (version.p[i] < '0' || version.p[i] > '9'))
			return -EBADMSG;
	}
	line.p += version.len + 1;
	line.len -= version.len + 1;
	if (!span_is_text(line))
		return -EBADMSG;
	fields_set(out, FIELD_SSH_VERSION, version.p, version.len);
	if (line.len)
		fields_set(out, FIELD_SSH_SOFTWARE, line.p, line.len);
	return 1;
}

/* What has come of a line without its end. */
static bool can_go_on(struct cursor c)
{
	struct span s = { c.p, cursor_left(&c) };

	if (s.len && s.p[s.len - 1] == '\r')
		s.len--;
	return s.len <= MAX_LINE && span_is_text(s);
}

static int feed_side(struct ssh_state *st, int side,
		     const struct decode_input *in, struct fields *out)
{
	struct span line;
	struct cursor c;
	int found = 0;

	cursor_init(&c, in->data[side], in->len[side]);
	if (st->bad[side] || cursor_skip(&c, st->pos[side]))
		return 0;
	while (!found && !text_line(&c, &line)) {
		found = read_id(line, out);
		if (!found && ++st->lines[side] > MAX_LINES)
			found = -EBADMSG;
	}
	st->pos[side] = (uint32_t)(c.p - in->data[side]);
	if (found < 0 || (!found && !can_go_on(c)))
		st->bad[side] = true;
	return found > 0;
}

/* A packet's head with a message of the exchange: 0, -EAGAIN or -EBADMSG. */
static int read_key_exchange(const uint8_t *p, size_t len)
{
	uint8_t padding, type;
	struct cursor c;
	uint32_t size;

	if (p[0])
		return -EBADMSG;
	cursor_init(&c, p, len);
	if (cursor_u32(&c, &size) || cursor_u8(&c, &padding) ||
	    cursor_u8(&c, &type))
		return -EAGAIN;
	if (size > MAX_PACKET || padding < MIN_PADDING || padding >= size)
		return -EBADMSG;
	return type == MSG_KEXINIT || type == MSG_KEX_ECDH_INIT ||
	       type == MSG_KEX_ECDH_REPLY ? 0 : -EBADMSG;
}

static enum decode_result decode_ssh(void *state, const struct decode_input *in,
				     struct fields *out)
{
	struct ssh_state *st = state;
	bool open = false;
	int side, ret;

	if (!in->tcp)
		return DECODE_FAIL;
	for (side = 0; side < NR_SIDES; side++) {
		if (!in->len[side])
			continue;
		ret = read_key_exchange(in->data[side], in->len[side]);
		if (!ret || feed_side(st, side, in, out))
			return DECODE_DONE;
		open |= ret == -EAGAIN || !st->bad[side];
	}
	/* only the server may say something else first */
	if (st->lines[SIDE_CLIENT] && st->lines[SIDE_SERVER])
		return DECODE_FAIL;
	return open && !in->full ? DECODE_MORE : DECODE_FAIL;
}

const struct decoder ssh_decoder = {
	.name = "ssh",
	.state_size = sizeof(struct ssh_state),
	.decode = decode_ssh,
};
