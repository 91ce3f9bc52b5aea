// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * BitTorrent: BEP 3 (peers over TCP), BEP 15 (trackers over UDP), BEP 29
 * (uTP), BEP 20 (what a peer id tells).
 *
 *	19, "BitTorrent protocol", reserved(64), info hash(160), peer id(160)
 */
#include "decoders.h"

#include <string.h>

#include <cursor.h>

#include "sides.h"
#include "text.h"
#include "utp.h"

enum {
	NAME_LEN = 19,
	BEFORE_PEER_ID = 1 + NAME_LEN + 8 + 20,
	PEER_ID_LEN = 20,

	TRACKER_CONNECT_LEN = 16,
	TRACKER_ANNOUNCE_LEN = 98,
	TRACKER_ANNOUNCE = 1,
	TRACKER_LAST_EVENT = 3,
};

#define TRACKER_MAGIC	0x41727101980ULL

static const uint8_t name[1 + NAME_LEN] = "\x13""BitTorrent protocol";

/* "-UT2210-": client and version, in the style of Azureus; others are free. */
static void set_client(const uint8_t *id, struct fields *out)
{
	struct span client = { id + 1, 6 };

	if (id[0] == '-' && id[7] == '-' && span_is_text(client))
		fields_set(out, FIELD_BITTORRENT_CLIENT, client.p, client.len);
}

/* A peer's first message; DECODE_MORE: right as far as it goes. */
static enum decode_result read_handshake(struct cursor c, struct fields *out)
{
	size_t n = cursor_left(&c) < sizeof(name) ? cursor_left(&c) :
		sizeof(name);
	const uint8_t *id;

	if (memcmp(c.p, name, n))
		return DECODE_FAIL;
	if (cursor_skip(&c, BEFORE_PEER_ID) ||
	    cursor_bytes(&c, PEER_ID_LEN, &id))
		return DECODE_MORE;
	set_client(id, out);
	return DECODE_DONE;
}

static enum decode_result feed_side(const struct decode_input *in, int side,
				    struct fields *out)
{
	struct cursor c;

	cursor_init(&c, in->data[side], in->len[side]);
	return read_handshake(c, out);
}

static bool is_tracker_connect(struct cursor c)
{
	uint64_t magic;
	uint32_t action;

	return cursor_left(&c) == TRACKER_CONNECT_LEN &&
	       !cursor_u64(&c, &magic) && !cursor_u32(&c, &action) &&
	       magic == TRACKER_MAGIC && !action;
}

/* Connection, action, transaction, hash, peer, three sums of bytes, event. */
static bool is_tracker_announce(struct cursor c)
{
	uint32_t action, event;
	const uint8_t *id;

	return cursor_left(&c) >= TRACKER_ANNOUNCE_LEN &&
	       !cursor_skip(&c, 8) && !cursor_u32(&c, &action) &&
	       !cursor_skip(&c, 4 + 20) &&
	       !cursor_bytes(&c, PEER_ID_LEN, &id) &&
	       !cursor_skip(&c, 3 * 8) && !cursor_u32(&c, &event) &&
	       action == TRACKER_ANNOUNCE && event <= TRACKER_LAST_EVENT &&
	       id[0] == '-' && id[7] == '-';
}

/* Peers greet one another inside uTP as they do over TCP. */
static bool has_handshake(struct cursor c)
{
	enum { UTP_HEAD = 20, MAX_EXTENSIONS_LEN = 32 };
	size_t i;

	if (cursor_skip(&c, UTP_HEAD))
		return false;
	for (i = 0; i < MAX_EXTENSIONS_LEN; i++) {
		if (cursor_left(&c) < sizeof(name))
			return false;
		if (!memcmp(c.p, name, sizeof(name)))
			return true;
		cursor_skip(&c, 1);
	}
	return false;
}

static enum decode_result decode_bittorrent(void *state,
					    const struct decode_input *in,
					    struct fields *out)
{
	struct cursor c;

	if (in->tcp)
		return sides_feed(in, feed_side, out);
	if (!in->len[in->side])
		return DECODE_FAIL;
	cursor_init(&c, in->data[in->side], in->len[in->side]);
	if (is_tracker_connect(c) || is_tracker_announce(c) ||
	    has_handshake(c))
		return DECODE_DONE;
	return utp_feed(state, in);
}

const struct decoder bittorrent_decoder = {
	.name = "bittorrent",
	.state_size = sizeof(struct utp_state),
	.decode = decode_bittorrent,
};
