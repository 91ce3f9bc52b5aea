// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * SMB over TCP, with the framing of NetBIOS (RFC 1002 4.3) or Direct TCP:
 * [MS-CIFS] and [MS-SMB] (SMB1), [MS-SMB2] (2 and 3), [MS-DFSC] (referrals).
 *
 *	type(8), length(24)
 *	ff "SMB" SMB1 | fe "SMB" SMB2 | fd "SMB" encrypted | fc compressed
 *
 * The dialect is in the server's first answers, a referral in the client's
 * requests soon after the session is set up; then there is no more to learn.
 */
#include "decoders.h"

#include <stdio.h>
#include <string.h>

#include <cursor.h>

#include "text.h"
#include "utf16.h"

enum {
	SESSION_MESSAGE = 0x00,
	SESSION_REQUEST = 0x81,
	SESSION_KEEPALIVE = 0x85,

	SMB1_NEGOTIATE = 0x72,
	SMB1_TRANS2 = 0x32,
	SMB1_REPLY = 0x80,	/* in the flags */
	TRANS2_GET_DFS_REFERRAL = 0x10,

	SMB2_HEAD = 64,
	SMB2_NEGOTIATE = 0,
	SMB2_SESSION_SETUP = 1,
	SMB2_TREE_CONNECT = 3,
	SMB2_CREATE = 5,
	SMB2_IOCTL = 11,
	SMB2_NR_COMMANDS = 19,
	SMB2_REPLY = 0x1,	/* in the flags */
	MAX_CHAIN = 8,		/* SMB2 messages in one frame */

	/* frames of a side until it is clear that no referral comes */
	MAX_FRAMES = 24,
};

#define FSCTL_DFS_GET_REFERRALS		0x00060194U
#define FSCTL_DFS_GET_REFERRALS_EX	0x000601b0U

struct smb_state {
	uint32_t pos[NR_SIDES];	/* of the next frame */
	uint8_t frames[NR_SIDES];
	bool smb;		/* a frame of SMB was seen */
	bool done;
};

static const char *const smb2_commands[SMB2_NR_COMMANDS] = {
	"negotiate", "session-setup", "logoff", "tree-connect",
	"tree-disconnect", "create", "close", "flush", "read", "write", "lock",
	"ioctl", "cancel", "echo", "query-directory", "change-notify",
	"query-info", "set-info", "oplock-break",
};

static void set_path(struct cursor name, struct fields *out)
{
	uint8_t text[FIELD_MAX_LEN];
	size_t len = utf16le_text(name, text, sizeof(text));

	if (len)
		fields_set(out, FIELD_SMB_DFS, text, len);
}

/* [MS-DFSC] 2.2.2 and 2.2.3: the path that is asked for. */
static void read_referral(struct cursor c, bool ex, struct fields *out)
{
	struct cursor name;
	uint32_t data_len;
	uint16_t level, flags, len;

	if (cursor_u16le(&c, &level) || level > 4)
		return;
	if (!ex) {
		set_path(c, out);
		return;
	}
	if (!cursor_u16le(&c, &flags) && !cursor_u32le(&c, &data_len) &&
	    !cursor_u16le(&c, &len) && !cursor_sub(&c, len, &name))
		set_path(name, out);
}

/* [MS-SMB2] 2.2.31; @message begins at the header, as offsets do. */
static bool read_ioctl(struct cursor message, struct fields *out)
{
	struct cursor c = message;
	uint32_t code, offset, count;
	uint16_t size, reserved;

	if (cursor_skip(&c, SMB2_HEAD) || cursor_u16le(&c, &size) ||
	    cursor_u16le(&c, &reserved) || cursor_u32le(&c, &code) ||
	    cursor_skip(&c, 16) || cursor_u32le(&c, &offset) ||
	    cursor_u32le(&c, &count) || size != 57)
		return false;
	if (code != FSCTL_DFS_GET_REFERRALS &&
	    code != FSCTL_DFS_GET_REFERRALS_EX)
		return false;
	if (cursor_skip(&message, offset) ||
	    cursor_sub(&message, count, &c))
		return false;
	read_referral(c, code == FSCTL_DFS_GET_REFERRALS_EX, out);
	return true;
}

/* [MS-SMB2] 2.2.4. 0x02ff only says that a second round will follow. */
static void read_smb2_dialect(struct cursor c, struct fields *out)
{
	static const struct { uint16_t wire; const char *text; } dialects[] = {
		{ 0x0202, "2.0.2" }, { 0x0210, "2.1" }, { 0x0300, "3.0" },
		{ 0x0302, "3.0.2" }, { 0x0311, "3.1.1" },
	};
	uint16_t size, mode, dialect;
	size_t i;

	if (cursor_skip(&c, SMB2_HEAD) || cursor_u16le(&c, &size) ||
	    cursor_u16le(&c, &mode) || cursor_u16le(&c, &dialect) ||
	    size != 65)
		return;
	for (i = 0; i < sizeof(dialects) / sizeof(dialects[0]); i++) {
		if (dialects[i].wire == dialect)
			fields_set_str(out, FIELD_SMB_DIALECT,
				       dialects[i].text);
	}
}

struct smb2_head {
	uint16_t command;
	uint32_t flags;
	uint32_t next;
};

static int read_smb2_head(struct cursor c, struct smb2_head *h)
{
	uint16_t size, credits;

	if (cursor_skip(&c, 4) || cursor_u16le(&c, &size) ||
	    cursor_skip(&c, 6) || cursor_u16le(&c, &h->command) ||
	    cursor_u16le(&c, &credits) || cursor_u32le(&c, &h->flags) ||
	    cursor_u32le(&c, &h->next))
		return -ENODATA;
	return size == SMB2_HEAD && h->command < SMB2_NR_COMMANDS ?
		0 : -EBADMSG;
}

/* The messages of a frame, chained by offsets. */
static int read_smb2(struct smb_state *st, struct cursor c, struct fields *out)
{
	struct smb2_head h;
	int i, err;

	for (i = 0; i < MAX_CHAIN; i++) {
		err = read_smb2_head(c, &h);
		if (err)
			return err;
		fields_set_str(out, FIELD_SMB_COMMAND,
			       smb2_commands[h.command]);
		if (h.flags & SMB2_REPLY) {
			if (h.command == SMB2_NEGOTIATE)
				read_smb2_dialect(c, out);
		} else if (h.command == SMB2_IOCTL) {
			st->done |= read_ioctl(c, out);
		} else if (h.command >= SMB2_CREATE) {
			st->done = true;
		}
		if (!h.next || cursor_skip(&c, h.next))
			return 0;
	}
	return 0;
}

/* [MS-CIFS] 2.2.6.1 and [MS-SMB] 2.2.6: parameters by offset from the head. */
static bool read_trans2(struct cursor message, struct cursor words,
			struct fields *out)
{
	uint16_t count, offset, setup;
	struct cursor parameters;
	uint8_t nr_setup;

	if (cursor_skip(&words, 18) || cursor_u16le(&words, &count) ||
	    cursor_u16le(&words, &offset) || cursor_skip(&words, 4) ||
	    cursor_u8(&words, &nr_setup) || cursor_skip(&words, 1) ||
	    cursor_u16le(&words, &setup) || setup != TRANS2_GET_DFS_REFERRAL)
		return false;
	if (cursor_skip(&message, offset) ||
	    cursor_sub(&message, count, &parameters))
		return false;
	read_referral(parameters, false, out);
	return true;
}

/*
 * [MS-CIFS] 2.2.4.52: the server names a dialect by its place in the
 * client's list, which is in the first frame of the client.
 */
static void set_smb1_dialect(struct cursor list, uint16_t index,
			     struct fields *out)
{
	enum { HEAD_AND_COUNTS = 4 + 32 + 1 + 2 };
	const uint8_t *nul;
	uint8_t format;
	uint16_t i;

	if (cursor_skip(&list, HEAD_AND_COUNTS))
		return;
	for (i = 0; i <= index && !cursor_u8(&list, &format); i++) {
		nul = memchr(list.p, '\0', cursor_left(&list));
		if (format != 2 || !nul)
			return;
		if (i == index)
			fields_set(out, FIELD_SMB_DIALECT, list.p,
				   (size_t)(nul - list.p));
		list.p = nul + 1;
	}
}

static void set_smb1_command(uint8_t command, struct fields *out)
{
	static const struct { uint8_t wire; const char *text; } known[] = {
		{ 0x72, "negotiate" }, { 0x73, "session-setup" },
		{ 0x74, "logoff" }, { 0x75, "tree-connect" },
		{ 0x71, "tree-disconnect" }, { 0x2e, "read" },
		{ 0x2f, "write" }, { 0x32, "trans2" }, { 0x25, "transaction" },
		{ 0xa2, "create" }, { 0xa0, "nt-transact" }, { 0x04, "close" },
		{ 0x2b, "echo" },
	};
	char text[8];
	size_t i;

	for (i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
		if (known[i].wire == command) {
			fields_set_str(out, FIELD_SMB_COMMAND, known[i].text);
			return;
		}
	}
	snprintf(text, sizeof(text), "0x%02x", command);
	fields_set_str(out, FIELD_SMB_COMMAND, text);
}

/* @first: the first frame of the other side. */
static int read_smb1(struct smb_state *st, struct cursor message,
		     struct cursor first, struct fields *out)
{
	struct cursor c = message, words;
	uint8_t command, flags, count;
	uint16_t index;

	if (cursor_skip(&c, 4) || cursor_u8(&c, &command) ||
	    cursor_skip(&c, 4) || cursor_u8(&c, &flags) ||
	    cursor_skip(&c, 22) || cursor_u8(&c, &count) ||
	    cursor_sub(&c, (size_t)count * 2, &words))
		return -ENODATA;
	set_smb1_command(command, out);
	if (flags & SMB1_REPLY) {
		if (command == SMB1_NEGOTIATE && !cursor_u16le(&words, &index))
			set_smb1_dialect(first, index, out);
		return 0;
	}
	if (command == SMB1_TRANS2)
		st->done |= read_trans2(message, words, out);
	else if (command < 0x70 && command != 0x2b)
		st->done = true;	/* files and not sessions */
	return 0;
}

/* One frame's content; 0, -ENODATA for a head that is not all there. */
static int read_frame(struct smb_state *st, struct cursor c,
		      struct cursor first, struct fields *out)
{
	static const uint8_t magic[] = { 'S', 'M', 'B' };
	uint8_t kind = cursor_left(&c) ? c.p[0] : 0xff;
	size_t n = cursor_left(&c) < 4 ? cursor_left(&c) : 4;

	if (kind < 0xfc || (n > 1 && memcmp(c.p + 1, magic, n - 1)))
		return -EBADMSG;
	if (n < 4)
		return -ENODATA;
	st->smb = true;
	switch (kind) {
	case 0xff:
		return read_smb1(st, c, first, out);
	case 0xfe:
		return read_smb2(st, c, out);
	}
	st->done = true;	/* encrypted or compressed */
	return 0;
}

/* NetBIOS's own frames begin a session; 0 when @pos has gone on. */
static int next_frame(struct smb_state *st, const struct decode_input *in,
		      int side, struct fields *out)
{
	struct cursor c, frame, first = { in->data[side], in->data[side] };
	bool whole;
	uint32_t len;
	uint8_t type;
	int err;

	cursor_init(&c, in->data[side], in->len[side]);
	if (in->len[!side])
		cursor_init(&first, in->data[!side], in->len[!side]);
	if (cursor_skip(&c, st->pos[side]) || cursor_u8(&c, &type))
		return -ENODATA;
	if (type != SESSION_MESSAGE &&
	    (type < SESSION_REQUEST || type > SESSION_KEEPALIVE))
		return -EBADMSG;
	if (cursor_u24(&c, &len))
		return -ENODATA;
	if (type != SESSION_MESSAGE && len > 256)
		return -EBADMSG;
	whole = !cursor_sub(&c, len, &frame);
	if (!whole)
		frame = c;
	err = type == SESSION_MESSAGE ? read_frame(st, frame, first, out) : 0;
	if (err == -EBADMSG || (err && !whole))
		return err;
	if (!whole && !st->done)
		return -ENODATA;
	st->pos[side] += 4 + len;
	if (++st->frames[side] >= MAX_FRAMES)
		st->done = true;
	return 0;
}

static enum decode_result decode_smb(void *state, const struct decode_input *in,
				     struct fields *out)
{
	struct smb_state *st = state;
	int side, err;

	if (!in->tcp)
		return DECODE_FAIL;
	for (side = 0; side < NR_SIDES; side++) {
		if (!in->len[side])
			continue;
		do {
			err = next_frame(st, in, side, out);
		} while (!err && !st->done);
		if (err == -EBADMSG && !st->smb)
			return DECODE_FAIL;
	}
	if (st->done || (in->full && st->smb))
		return DECODE_DONE;
	return in->full ? DECODE_FAIL : DECODE_MORE;
}

const struct decoder smb_decoder = {
	.name = "smb",
	.state_size = sizeof(struct smb_state),
	.decode = decode_smb,
};
