// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * DNS over UDP and TCP: RFC 1035, 2136 (update), 6762 (mDNS), 4795 (LLMNR),
 * 8490 (DSO), 6891 (EDNS); RFC 1002 (NetBIOS names) has the same layout.
 *
 * A whole message is walked, name by name and record by record: nothing
 * but DNS comes out even at its end.
 */
#include "decoders.h"

#include <stdio.h>
#include <string.h>

#include <cursor.h>

#include "sides.h"

enum {
	HEAD_LEN = 12,
	MAX_QUESTIONS = 64,	/* mDNS asks several at once */
	MAX_RECORDS = 512,	/* in all sections */
	MAX_LABEL = 63,
	MAX_NAME = 255,
	MAX_GARBAGE = 8,	/* after the message; padding is not counted */

	TYPE_A = 1,
	TYPE_AAAA = 28,
	TYPE_NB = 32,		/* NetBIOS */
	TYPE_NBSTAT = 33,	/* NetBIOS; DNS has its SRV there */
	NB_ENCODED = 32,	/* a 16-byte name in two letters a byte */
};

struct dns_head {
	uint16_t flags;
	uint16_t questions;
	uint16_t records;	/* of the other three sections */
	bool response;
	uint8_t opcode;
	uint8_t rcode;
};

static const struct { uint16_t type; const char *text; } types[] = {
	{ 1, "A" }, { 2, "NS" }, { 5, "CNAME" }, { 6, "SOA" }, { 10, "NULL" },
	{ 12, "PTR" }, { 13, "HINFO" }, { 15, "MX" }, { 16, "TXT" },
	{ 28, "AAAA" }, { 32, "NB" }, { 33, "SRV" }, { 35, "NAPTR" },
	{ 39, "DNAME" }, { 43, "DS" }, { 46, "RRSIG" }, { 47, "NSEC" },
	{ 48, "DNSKEY" }, { 52, "TLSA" }, { 64, "SVCB" }, { 65, "HTTPS" },
	{ 251, "IXFR" }, { 252, "AXFR" }, { 255, "ANY" }, { 257, "CAA" },
};

/* RFC 1035 and its heirs; 7 to 9 and 15 are NetBIOS alone. */
static bool is_opcode(uint8_t opcode)
{
	return opcode <= 9 || opcode == 15;
}

static bool is_class(uint16_t class)
{
	class &= 0x7fff;	/* mDNS: unicast wanted, or flush the cache */
	return class == 1 || class == 3 || class == 4 || class == 254 ||
	       class == 255;
}

static int read_head(struct cursor *c, struct dns_head *h)
{
	uint16_t id, answers, authority, additional;

	if (cursor_u16(c, &id) || cursor_u16(c, &h->flags) ||
	    cursor_u16(c, &h->questions) || cursor_u16(c, &answers) ||
	    cursor_u16(c, &authority) || cursor_u16(c, &additional))
		return -ENODATA;
	h->response = h->flags >> 15;
	h->opcode = h->flags >> 11 & 0xf;
	h->rcode = h->flags & 0xf;
	if (!is_opcode(h->opcode) || h->flags & 0x0040 ||
	    (!h->response && h->rcode) || h->questions > MAX_QUESTIONS ||
	    answers > MAX_RECORDS || authority > MAX_RECORDS ||
	    additional > MAX_RECORDS)
		return -EBADMSG;
	h->records = (uint16_t)(answers + authority + additional);
	if (h->records > MAX_RECORDS || (!h->questions && !h->records &&
					 (!h->response || !h->rcode)))
		return -EBADMSG;
	return 0;
}

/* Passes a name; a pointer ends it and must point back into the message. */
static int skip_name(struct cursor *c, const uint8_t *message)
{
	const uint8_t *start = c->p;
	uint8_t len, low;

	for (;;) {
		if (cursor_u8(c, &len))
			return -ENODATA;
		if (!len)
			return 0;
		if (len >= 0xc0) {
			if (cursor_u8(c, &low))
				return -ENODATA;
			len &= 0x3f;
			if (len << 8 | low)
				return (len << 8 | low) >= HEAD_LEN &&
				       (len << 8 | low) < start - message ?
					0 : -EBADMSG;
			return -EBADMSG;
		}
		if (len > MAX_LABEL || c->p + len - start > MAX_NAME)
			return -EBADMSG;
		if (cursor_skip(c, len))
			return -ENODATA;
	}
}

/* What the first question, or else the first record, is about. */
struct dns_subject {
	bool known;
	uint16_t name;		/* offset in the message */
	uint16_t type;
};

static int read_owner(struct cursor *c, const uint8_t *message,
		      struct dns_subject *subject, uint16_t *type,
		      uint16_t *class)
{
	size_t name = (size_t)(c->p - message);
	int err;

	err = skip_name(c, message);
	if (err)
		return err;
	if (cursor_u16(c, type) || cursor_u16(c, class))
		return -ENODATA;
	if (!*type)
		return -EBADMSG;
	if (!subject->known) {
		subject->known = true;
		subject->name = (uint16_t)name;
		subject->type = *type;
	}
	return 0;
}

static int read_record(struct cursor *c, const uint8_t *message,
		       struct dns_subject *subject)
{
	enum { TYPE_OPT = 41 };
	uint16_t type, class;
	struct cursor data;
	uint32_t ttl;
	int err;

	err = read_owner(c, message, subject, &type, &class);
	if (err)
		return err;
	if (type != TYPE_OPT && !is_class(class))
		return -EBADMSG;
	if (cursor_u32(c, &ttl) || cursor_vec16(c, &data))
		return -ENODATA;
	/* none in an update that deletes */
	if ((type == TYPE_A && cursor_left(&data) % 4) ||
	    (type == TYPE_AAAA && cursor_left(&data) % 16))
		return -EBADMSG;
	return 0;
}

static bool is_garbage(struct cursor c)
{
	size_t left = cursor_left(&c);

	while (c.p < c.end && !*c.p)
		c.p++;
	return c.p < c.end && left > MAX_GARBAGE;
}

/* 0; -ENODATA right as far as it goes; -EBADMSG. */
static int walk_message(struct cursor c, struct dns_head *h,
			struct dns_subject *subject)
{
	const uint8_t *message = c.p;
	uint16_t type, class;
	unsigned int i;
	int err;

	err = read_head(&c, h);
	for (i = 0; !err && i < h->questions; i++) {
		err = read_owner(&c, message, subject, &type, &class);
		if (!err && !is_class(class))
			err = -EBADMSG;
	}
	for (i = 0; !err && i < h->records; i++)
		err = read_record(&c, message, subject);
	if (!err && is_garbage(c))
		err = -EBADMSG;
	return err;
}

/* The name at @at as "a.b.c"; its length. Jumps only go back, so it ends. */
static size_t render_name(struct cursor message, size_t at,
			  uint8_t text[MAX_NAME])
{
	struct cursor c = message;
	size_t used = 0, limit;
	uint8_t len, low;

	cursor_skip(&c, at);
	limit = at;
	while (!cursor_u8(&c, &len) && len) {
		if (len >= 0xc0) {
			if (cursor_u8(&c, &low))
				break;
			at = (size_t)(len & 0x3f) << 8 | low;
			if (at >= limit)
				break;
			limit = at;
			c.p = message.p + at;
			continue;
		}
		if (used + len + 1 > MAX_NAME || cursor_left(&c) < len)
			break;
		if (used)
			text[used++] = '.';
		memcpy(text + used, c.p, len);
		used += len;
		c.p += len;
	}
	return used;
}

/* RFC 1001 14.1: half bytes as letters; the 16th byte is a type. */
static bool decode_netbios(uint8_t text[MAX_NAME], size_t *len)
{
	size_t i, n = NB_ENCODED / 2 - 1;

	if (*len < NB_ENCODED || (*len > NB_ENCODED && text[NB_ENCODED] != '.'))
		return false;
	for (i = 0; i < NB_ENCODED; i++) {
		if (text[i] < 'A' || text[i] > 'P')
			return false;
	}
	for (i = 0; i < n; i++)
		text[i] = (uint8_t)((text[2 * i] - 'A') << 4 |
				    (text[2 * i + 1] - 'A'));
	while (n && (text[n - 1] == ' ' || !text[n - 1]))
		n--;
	*len = n;
	return true;
}

static void set_type(struct fields *out, uint16_t type)
{
	char text[16];
	size_t i;

	for (i = 0; i < sizeof(types) / sizeof(types[0]); i++) {
		if (types[i].type == type) {
			fields_set_str(out, FIELD_DNS_QTYPE, types[i].text);
			return;
		}
	}
	snprintf(text, sizeof(text), "TYPE%u", type);	/* RFC 3597 */
	fields_set_str(out, FIELD_DNS_QTYPE, text);
}

static void set_fields(struct cursor message, const struct dns_head *h,
		       const struct dns_subject *subject, struct fields *out)
{
	uint8_t name[MAX_NAME];
	char opcode[4];
	bool netbios;
	size_t len;

	if (subject->known) {
		len = render_name(message, subject->name, name);
		netbios = (subject->type == TYPE_NB ||
			   subject->type == TYPE_NBSTAT) &&
			  decode_netbios(name, &len);
		fields_set_host(out, FIELD_DNS_QNAME, name, len);
		if (netbios && subject->type == TYPE_NBSTAT)
			fields_set_str(out, FIELD_DNS_QTYPE, "NBSTAT");
		set_type(out, subject->type);
	}
	snprintf(opcode, sizeof(opcode), "%u", h->opcode);
	fields_set_str(out, FIELD_DNS_OPCODE, opcode);
	fields_set_str(out, FIELD_DNS_RESPONSE, h->response ? "1" : "0");
}

/* @cut: the rest of the message will not come. */
static enum decode_result read_message(const uint8_t *p, size_t len, bool cut,
				       struct fields *out)
{
	struct dns_subject subject = { 0 };
	struct cursor c;
	struct dns_head h;
	int err;

	cursor_init(&c, p, len);
	err = walk_message(c, &h, &subject);
	if (err == -EBADMSG)
		return DECODE_FAIL;
	if (err && !(cut && subject.known))
		return DECODE_MORE;
	set_fields(c, &h, &subject, out);
	return DECODE_DONE;
}

static enum decode_result decode_side(const struct decode_input *in, int side,
				      struct fields *out)
{
	enum decode_result more = in->full ? DECODE_FAIL : DECODE_MORE, r;
	struct cursor c, message;
	uint16_t len;
	bool whole;

	cursor_init(&c, in->data[side], in->len[side]);
	if (cursor_u16(&c, &len))
		return more;
	whole = !cursor_sub(&c, len, &message);
	if (!whole)
		message = c;
	if (len < HEAD_LEN)
		return DECODE_FAIL;
	r = read_message(message.p, cursor_left(&message), in->full, out);
	if (r == DECODE_MORE)
		return whole ? DECODE_FAIL : more;
	return r;
}

static enum decode_result decode_dns(void *state, const struct decode_input *in,
				     struct fields *out)
{
	enum decode_result r;
	uint32_t len = in->len[in->side];

	if (in->tcp)
		return sides_feed(in, decode_side, out);
	r = read_message(in->data[in->side], len, in->wire_len > len, out);
	return r == DECODE_DONE ? r : DECODE_FAIL;
}

const struct decoder dns_decoder = {
	.name = "dns",
	.decode = decode_dns,
};
