// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * ONC RPC over UDP and TCP: RFC 5531; section 11 for the length in front of
 * a record over TCP. Program numbers: IANA, RFC 1833, RFC 1813, RFC 1094.
 *
 *	call	xid, 0, 2, program, version, procedure, credential, verifier
 *	reply	xid, 1, 0, verifier, 0..5
 *		xid, 1, 1, 0, low, high
 *		xid, 1, 1, 1, 1..14
 *
 * All in words of 32 bits; credential and verifier are a flavour and up to
 * 400 bytes with their length.
 */
#include "decoders.h"

#include <stdio.h>

#include <cursor.h>

#include "sides.h"

enum {
	CALL = 0,
	REPLY = 1,
	RPC_VERSION = 2,
	MAX_AUTH = 400,
	MAX_FLAVOUR = 6,
	AUTH_GSS_3 = 390000,	/* and its neighbours, of NFS and others */
	AUTH_LAST = 400000,
	MAX_VERSION = 0x10000,	/* of a program; none comes near */
};

#define LAST_FRAGMENT	0x80000000U

static const struct { uint32_t number; const char *name; } programs[] = {
	{ 100000, "portmap" }, { 100003, "nfs" }, { 100004, "ypserv" },
	{ 100005, "mount" }, { 100007, "ypbind" }, { 100011, "rquota" },
	{ 100021, "nlm" }, { 100024, "status" }, { 100227, "nfsacl" },
	{ 0x40000000, "nfs-callback" },
};

static void set_program(uint32_t number, struct fields *out)
{
	char text[12];
	size_t i;

	for (i = 0; i < sizeof(programs) / sizeof(programs[0]); i++) {
		if (programs[i].number == number) {
			fields_set_str(out, FIELD_SUNRPC_PROGRAM,
				       programs[i].name);
			return;
		}
	}
	snprintf(text, sizeof(text), "%u", number);
	fields_set_str(out, FIELD_SUNRPC_PROGRAM, text);
}

static int read_auth(struct cursor *c)
{
	uint32_t flavour, len;

	if (cursor_u32(c, &flavour) || cursor_u32(c, &len))
		return -ENODATA;
	if ((flavour > MAX_FLAVOUR &&
	     (flavour < AUTH_GSS_3 || flavour > AUTH_LAST)) || len > MAX_AUTH)
		return -EBADMSG;
	return cursor_skip(c, (len + 3) & ~3U);
}

static int read_call(struct cursor *c, struct fields *out)
{
	uint32_t rpc, program, version, procedure;
	int err;

	if (cursor_u32(c, &rpc))
		return -ENODATA;
	if (rpc != RPC_VERSION)
		return -EBADMSG;
	if (cursor_u32(c, &program) || cursor_u32(c, &version) ||
	    cursor_u32(c, &procedure))
		return -ENODATA;
	/* procedure 0 is how one asks for the versions: with any number */
	if (!program || procedure > MAX_VERSION ||
	    (procedure && version > MAX_VERSION))
		return -EBADMSG;
	err = read_auth(c);
	if (!err)
		err = read_auth(c);
	if (!err)
		set_program(program, out);
	return err;
}

static int read_reply(struct cursor *c)
{
	uint32_t denied, status, low, high;
	int err;

	if (cursor_u32(c, &denied))
		return -ENODATA;
	if (denied > 1)
		return -EBADMSG;
	err = denied ? 0 : read_auth(c);
	if (err)
		return err;
	if (cursor_u32(c, &status))
		return -ENODATA;
	if (!denied)
		return status <= 5 ? 0 : -EBADMSG;
	if (status == 1)	/* a credential was refused: why */
		return cursor_u32(c, &low) || low > 14 ? -EBADMSG : 0;
	return status || cursor_u32(c, &low) || cursor_u32(c, &high) ||
		low > high ? -EBADMSG : 0;
}

/* 0; -ENODATA: right as far as it goes; -EBADMSG. */
static int read_message(struct cursor c, struct fields *out)
{
	uint32_t xid, type;

	if (cursor_u32(&c, &xid) || cursor_u32(&c, &type))
		return -ENODATA;
	if (type > REPLY)
		return -EBADMSG;
	return type == CALL ? read_call(&c, out) : read_reply(&c);
}

static int read_record(struct cursor c, struct fields *out)
{
	uint32_t mark, len;
	struct cursor record;
	int err;

	if (cursor_u32(&c, &mark))
		return -ENODATA;
	len = mark & ~LAST_FRAGMENT;
	if (len < 24 || len > (1 << 24))
		return -EBADMSG;
	if (!cursor_sub(&c, len, &record)) {
		err = read_message(record, out);
		return err == -ENODATA ? -EBADMSG : err;
	}
	return read_message(c, out);
}

static enum decode_result decode_side(const struct decode_input *in, int side,
				      struct fields *out)
{
	struct cursor c;
	int err;

	cursor_init(&c, in->data[side], in->len[side]);
	err = in->tcp ? read_record(c, out) : read_message(c, out);
	if (!err && !in->tcp && in->wire_len % 4)
		err = -EBADMSG;
	return sides_result(err, in);
}

static enum decode_result decode_sunrpc(void *state,
					const struct decode_input *in,
					struct fields *out)
{
	return sides_feed(in, decode_side, out);
}

const struct decoder sunrpc_decoder = {
	.name = "sunrpc",
	.decode = decode_sunrpc,
};
