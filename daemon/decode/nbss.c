// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * The session service of NetBIOS over TCP: RFC 1002 section 4.3.
 *
 *	type(8) | flags(8) | length(16) | trailer
 *
 * Nearly all sessions carry SMB, which is a label of its own: what is asked
 * and answered before it proves nothing, a refusal or another message does.
 */
#include "decoders.h"

#include <errno.h>
#include <stdbool.h>
#include <string.h>

#include <cursor.h>

enum {
	NBSS_MESSAGE = 0x00,
	NBSS_REQUEST = 0x81,
	NBSS_REFUSED = 0x83,
	NBSS_RETARGET = 0x84,
	NBSS_KEEPALIVE = 0x85,
	MAX_HEAD = 256,		/* of what is no message */
	MARK_LEN = 4,		/* fc..ff, "SMB" */
};

static bool is_smb(const uint8_t mark[MARK_LEN])
{
	return mark[0] >= 0xfc && !memcmp(mark + 1, "SMB", MARK_LEN - 1);
}

/*
 * 0 for a frame that proves it, -EAGAIN for one that may come before SMB. A
 * message proves nothing unless the session was @opened on this side: its head
 * is a length, as many protocols have one.
 */
static int read_frame(struct cursor *c, bool opened)
{
	const uint8_t *mark;
	uint8_t type, flags;
	uint16_t len;

	if (cursor_u8(c, &type) || cursor_u8(c, &flags) || cursor_u16(c, &len))
		return -ENODATA;
	if (flags > 1)
		return -EBADMSG;
	if (type == NBSS_MESSAGE) {
		if (!opened || (!flags && len < MARK_LEN))
			return -EBADMSG;
		if (cursor_bytes(c, MARK_LEN, &mark))
			return -ENODATA;
		return is_smb(mark) ? -EBADMSG : 0;
	}
	if (type < NBSS_REQUEST || type > NBSS_KEEPALIVE || flags ||
	    len > MAX_HEAD)
		return -EBADMSG;
	if (type == NBSS_REFUSED || type == NBSS_RETARGET)
		return 0;
	return cursor_skip(c, len) ? -ENODATA : -EAGAIN;
}

static enum decode_result decode_nbss(void *state,
				      const struct decode_input *in,
				      struct fields *out)
{
	struct cursor c;
	bool opened;
	int side, err;

	(void)state;
	(void)out;
	if (!in->tcp)
		return DECODE_FAIL;
	for (side = 0; side < NR_SIDES; side++) {
		if (!in->len[side])
			continue;
		cursor_init(&c, in->data[side], in->len[side]);
		opened = false;
		while ((err = read_frame(&c, opened)) == -EAGAIN)
			opened = true;
		if (!err)
			return DECODE_DONE;
		if (err != -ENODATA)
			return DECODE_FAIL;
	}
	return in->full ? DECODE_DONE : DECODE_MORE;
}

const struct decoder nbss_decoder = {
	.name = "nbss",
	.decode = decode_nbss,
};
