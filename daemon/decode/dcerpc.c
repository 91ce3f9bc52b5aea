// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * DCE/RPC: C706 chapter 12 (over TCP version 5, over UDP version 4),
 * [MS-RPCE]. The interface that a client binds to says what is spoken;
 * well-known ones by their names in [MS-...], PROFINET's in IEC 61158.
 *
 *	v5	5, 0..1, type, flags, representation(32), length(16),
 *		authentication(16), call(32); numbers as represented
 */
#include "decoders.h"

#include <stdio.h>

#include <cursor.h>

#include "sides.h"

enum {
	BIND = 11,
	ALTER = 14,
	LAST_TYPE = 19,
	HEAD_LEN = 16,
	UUID_LEN = 16,

	V4_LAST_TYPE = 10,
	V4_HEAD_LEN = 80,
	LITTLE_ENDIAN_INTEGERS = 0x10,
};

/* Byte order is that of the sender. */
static int read_u16(struct cursor *c, bool little, uint16_t *v)
{
	return little ? cursor_u16le(c, v) : cursor_u16(c, v);
}

static int read_u32(struct cursor *c, bool little, uint32_t *v)
{
	return little ? cursor_u32le(c, v) : cursor_u32(c, v);
}

static const struct { uint32_t first; uint16_t second; const char *name; }
interfaces[] = {
	{ 0xe1af8308, 0x5d1f, "epmapper" }, { 0x12345778, 0x1234, "lsarpc" },
	{ 0x12345778, 0xabcd, "samr" }, { 0x12345678, 0x1234, "netlogon" },
	{ 0x4b324fc8, 0x1670, "srvsvc" }, { 0x6bffd098, 0xa112, "wkssvc" },
	{ 0x338cd001, 0x2244, "winreg" }, { 0x367abb81, 0x9844, "svcctl" },
	{ 0xe3514235, 0x4b06, "drsuapi" }, { 0x1ff70682, 0x0a51, "atsvc" },
	{ 0x86d35949, 0x83c9, "taskscheduler" },
	{ 0x4fc742e0, 0x4a10, "netdfs" },
	{ 0x99fcfec4, 0x5260, "objectexporter" },
	{ 0xafa8bd80, 0x7d8a, "mgmt" }, { 0x000001a0, 0x0000, "activation" },
	{ 0xdea00001, 0x6c97, "profinet" },
	{ 0xa4f1db00, 0xca47, "mapi" }, { 0x82273fdc, 0xe32a, "eventlog" },
};

/* A UUID's first parts are numbers; the last eight bytes are not. */
static int read_interface(struct cursor *c, bool little, struct fields *out)
{
	uint32_t first;
	uint16_t second, third;
	const uint8_t *rest;
	char text[40];
	size_t i;

	if (read_u32(c, little, &first) || read_u16(c, little, &second) ||
	    read_u16(c, little, &third) || cursor_bytes(c, 8, &rest))
		return -ENODATA;
	for (i = 0; i < sizeof(interfaces) / sizeof(interfaces[0]); i++) {
		if (interfaces[i].first == first &&
		    interfaces[i].second == second) {
			fields_set_str(out, FIELD_DCERPC_INTERFACE,
				       interfaces[i].name);
			return 0;
		}
	}
	snprintf(text, sizeof(text),
		 "%08x-%04x-%04x-%02x%02x-%02x%02x%02x%02x%02x%02x", first,
		 second, third, rest[0], rest[1], rest[2], rest[3], rest[4],
		 rest[5], rest[6], rest[7]);
	fields_set_str(out, FIELD_DCERPC_INTERFACE, text);
	return 0;
}

/* Sizes and group, then contexts: id, one abstract syntax, transfer ones. */
static int read_bind(struct cursor *c, bool little, struct fields *out)
{
	uint16_t max_sent, max_received, context;
	uint8_t nr, transfers;

	if (read_u16(c, little, &max_sent) ||
	    read_u16(c, little, &max_received) || cursor_skip(c, 4) ||
	    cursor_u8(c, &nr) || cursor_skip(c, 3) ||
	    read_u16(c, little, &context) || cursor_u8(c, &transfers) ||
	    cursor_skip(c, 1))
		return -ENODATA;
	if (!nr || !transfers)
		return -EBADMSG;
	return read_interface(c, little, out);
}

/* The head of a fragment over TCP; 0, -ENODATA, -EBADMSG. */
static int read_v5(struct cursor c, struct fields *out)
{
	uint8_t version, minor, type, flags, order, floats;
	uint16_t reserved, len, auth;
	bool little;

	if (cursor_u8(&c, &version) || cursor_u8(&c, &minor) ||
	    cursor_u8(&c, &type) || cursor_u8(&c, &flags) ||
	    cursor_u8(&c, &order) || cursor_u8(&c, &floats) ||
	    cursor_u16(&c, &reserved))
		return -ENODATA;
	little = order == LITTLE_ENDIAN_INTEGERS;
	if (version != 5 || minor > 1 || type > LAST_TYPE ||
	    (order && !little) || floats > 3 || reserved)
		return -EBADMSG;
	if (read_u16(&c, little, &len) || read_u16(&c, little, &auth) ||
	    cursor_skip(&c, 4))
		return -ENODATA;
	if (len < HEAD_LEN || auth + HEAD_LEN > len)
		return -EBADMSG;
	return type == BIND || type == ALTER ? read_bind(&c, little, out) : 0;
}

/* The head of a datagram: identities, numbers, and the length of the body. */
static int read_v4(struct cursor c, uint32_t wire_len, struct fields *out)
{
	struct cursor at = c, interface;
	uint8_t version, type, flags1, flags2, order, floats, chars;
	uint16_t len;
	bool little;

	if (cursor_u8(&at, &version) || cursor_u8(&at, &type) ||
	    cursor_u8(&at, &flags1) || cursor_u8(&at, &flags2) ||
	    cursor_u8(&at, &order) || cursor_u8(&at, &floats) ||
	    cursor_u8(&at, &chars) || cursor_skip(&at, 1 + UUID_LEN) ||
	    cursor_sub(&at, UUID_LEN, &interface) ||
	    cursor_skip(&at, UUID_LEN + 18))
		return -EBADMSG;
	little = order == LITTLE_ENDIAN_INTEGERS;
	if (version != 4 || type > V4_LAST_TYPE || flags2 > 0x0f ||
	    (order && !little) || floats > 3 || chars)
		return -EBADMSG;
	if (read_u16(&at, little, &len) ||
	    (uint32_t)len + V4_HEAD_LEN > wire_len)
		return -EBADMSG;
	return read_interface(&interface, little, out);
}

static enum decode_result decode_side(const struct decode_input *in, int side,
				      struct fields *out)
{
	struct cursor c;

	cursor_init(&c, in->data[side], in->len[side]);
	return sides_result(in->tcp ? read_v5(c, out) :
			    read_v4(c, in->wire_len, out), in);
}

static enum decode_result decode_dcerpc(void *state,
					const struct decode_input *in,
					struct fields *out)
{
	return sides_feed(in, decode_side, out);
}

const struct decoder dcerpc_decoder = {
	.name = "dcerpc",
	.decode = decode_dcerpc,
};
