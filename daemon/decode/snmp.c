// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * SNMP over UDP and TCP: RFC 1157 (v1), RFC 3416 (v2c), RFC 3412 and 3414
 * (v3), RFC 3430 (TCP).
 */
#include "decoders.h"

#include <cursor.h>

#include "ber.h"
#include "sides.h"

enum {
	OID = 0x06,
	IP_ADDRESS = 0x40,
	PDU_TRAP_V1 = 4,
	PDU_LAST = 8,
	MAX_COMMUNITY = 255,
	MIN_MESSAGE_SIZE = 484,		/* RFC 3412 6.3 */
};

/* Request id, two numbers, a list of variables. */
static bool is_pdu(struct cursor c)
{
	struct cursor bindings, binding, oid;
	int64_t v;

	if (ber_integer(&c, BER_INTEGER, &v) ||
	    ber_integer(&c, BER_INTEGER, &v) ||
	    ber_integer(&c, BER_INTEGER, &v) ||
	    ber_expect(&c, BER_SEQUENCE, &bindings) || cursor_left(&c))
		return false;
	return !cursor_left(&bindings) ||
	       (!ber_expect(&bindings, BER_SEQUENCE, &binding) &&
		!ber_expect(&binding, OID, &oid));
}

/* Enterprise, agent, what happened, when. */
static bool is_trap(struct cursor c)
{
	struct cursor oid, agent;

	return !ber_expect(&c, OID, &oid) &&
	       !ber_expect(&c, IP_ADDRESS, &agent);
}

static bool is_community_message(struct cursor c)
{
	struct cursor community;
	struct ber pdu;

	if (ber_expect(&c, BER_OCTET_STRING, &community) ||
	    cursor_left(&community) > MAX_COMMUNITY || ber_read(&c, &pdu) ||
	    cursor_left(&c))
		return false;
	if (pdu.tag == BER_CONTEXT(PDU_TRAP_V1))
		return is_trap(pdu.body);
	return pdu.tag >= BER_CONTEXT(0) && pdu.tag <= BER_CONTEXT(PDU_LAST) &&
	       is_pdu(pdu.body);
}

/* Header, parameters of the security model, and data, perhaps encrypted. */
static bool is_v3_message(struct cursor c)
{
	struct cursor header, flags, parameters;
	int64_t id, size, model;
	struct ber data;

	if (ber_expect(&c, BER_SEQUENCE, &header) ||
	    ber_integer(&header, BER_INTEGER, &id) ||
	    ber_integer(&header, BER_INTEGER, &size) ||
	    ber_expect(&header, BER_OCTET_STRING, &flags) ||
	    ber_integer(&header, BER_INTEGER, &model))
		return false;
	return size >= MIN_MESSAGE_SIZE && cursor_left(&flags) == 1 &&
	       *flags.p <= 7 && model > 0 &&
	       !ber_expect(&c, BER_OCTET_STRING, &parameters) &&
	       !ber_read(&c, &data) &&
	       (data.tag == BER_SEQUENCE || data.tag == BER_OCTET_STRING);
}

/* 0; -ENODATA the message is not all there yet. */
static int read_message(struct cursor *c)
{
	struct ber message;
	int64_t version;
	int err;

	err = ber_read(c, &message);
	if (err == -EBADMSG || (message.tag && message.tag != BER_SEQUENCE))
		return -EBADMSG;
	if (err)
		return err;
	if (ber_integer(&message.body, BER_INTEGER, &version))
		return -EBADMSG;
	if (version == 3)
		return is_v3_message(message.body) ? 0 : -EBADMSG;
	return version >= 0 && version <= 1 &&
	       is_community_message(message.body) ? 0 : -EBADMSG;
}

static enum decode_result decode_side(const struct decode_input *in, int side,
				      struct fields *out)
{
	struct cursor c;
	int err;

	cursor_init(&c, in->data[side], in->len[side]);
	err = read_message(&c);
	if (!err && !in->tcp && cursor_left(&c))
		err = -EBADMSG;
	return sides_result(err, in);
}

static enum decode_result decode_snmp(void *state,
				      const struct decode_input *in,
				      struct fields *out)
{
	return sides_feed(in, decode_side, out);
}

const struct decoder snmp_decoder = {
	.name = "snmp",
	.decode = decode_snmp,
};
