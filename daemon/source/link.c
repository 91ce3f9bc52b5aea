// SPDX-License-Identifier: GPL-2.0-or-later
#include "source/link.h"

#include <errno.h>
#include <stddef.h>

#include "cursor.h"

/*
 * Numbers of link types as libpcap's pcap_datalink() gives them; pcap.h is
 * for pcap.c alone. A number is DLT_x here and LINKTYPE_x in the file; where
 * they differ on some system both are listed.
 */
enum {
	LINK_NULL = 0,
	LINK_ETHERNET = 1,
	LINK_PPP = 9,
	LINK_RAW_12 = 12,
	LINK_RAW_14 = 14,
	LINK_PPP_SERIAL = 50,
	LINK_PPPOE = 51,
	LINK_RAW = 101,
	LINK_C_HDLC = 104,
	LINK_802_11 = 105,
	LINK_LOOP = 108,
	LINK_SLL = 113,
	LINK_RADIOTAP = 127,
	LINK_IPV4 = 228,
	LINK_IPV6 = 229,
	LINK_NFLOG = 239,
	LINK_SLL2 = 276,
};

enum {
	ETHERTYPE_IPV4 = 0x0800,
	ETHERTYPE_VLAN = 0x8100,
	ETHERTYPE_IPV6 = 0x86dd,
	ETHERTYPE_MPLS = 0x8847,
	ETHERTYPE_MPLS_MULTICAST = 0x8848,
	ETHERTYPE_PPPOE = 0x8864,
	ETHERTYPE_QINQ = 0x88a8,
	ETHERTYPE_QINQ_OLD = 0x9100,
	ETHERTYPE_MIN = 0x0600,		/* below it is a length: 802.3 */
	PPP_IPV4 = 0x0021,
	PPP_IPV6 = 0x0057,
	PPP_MPLS = 0x0281,
	/* as long as any device sends at once; a longer length is garbage */
	MAX_FRAME = 1 << 20,
	/* tags and headers around one packet; more is an attempt to loop */
	MAX_LAYERS = 8,
};

/* Moves @c from the frame to the IP packet in it. */
typedef int read_frame(struct cursor *c);

static int read_ethertype(struct cursor *c, uint16_t type, int layers);

struct link_type {
	int dlt;
	read_frame *read;
};

/* The packet says itself what it is. */
static int read_ip(struct cursor *c)
{
	uint8_t version;

	if (cursor_peek_u8(c, &version))
		return -EBADMSG;
	version >>= 4;
	return version == 4 || version == 6 ? 0 : -EPROTONOSUPPORT;
}

/*
 * Logical Link Control (IEEE 802.2): only SNAP with an Ethernet type carries
 * IP.
 */
static int read_llc(struct cursor *c, int layers)
{
	uint8_t dsap, ssap;
	uint16_t type;

	if (cursor_u8(c, &dsap) || cursor_u8(c, &ssap) || cursor_skip(c, 1))
		return -EBADMSG;
	if (dsap != 0xaa || ssap != 0xaa)
		return -EPROTONOSUPPORT;
	if (cursor_skip(c, 3) || cursor_u16(c, &type))
		return -EBADMSG;
	return read_ethertype(c, type, layers);
}

/* RFC 3032: labels up to the one that is marked as the last. */
static int read_mpls(struct cursor *c, int layers)
{
	uint32_t label;
	uint8_t first;
	uint16_t type;

	do {
		if (layers-- == 0 || cursor_u32(c, &label))
			return -EBADMSG;
	} while (!(label & 0x100));
	if (cursor_peek_u8(c, &first))
		return -EBADMSG;
	if (first >> 4)
		return read_ip(c);
	/* a pseudowire's control word (RFC 4385), then Ethernet (RFC 4448) */
	if (cursor_skip(c, 4 + 12) || cursor_u16(c, &type))
		return -EBADMSG;
	return read_ethertype(c, type, layers);
}

/* RFC 1661, RFC 1662; address and control field may be left out. */
static int read_ppp_layers(struct cursor *c, int layers)
{
	struct cursor try = *c;
	uint16_t head, proto;
	uint8_t low;

	if (!cursor_u16(&try, &head) && head == 0xff03)
		*c = try;
	if (cursor_u8(c, &low))
		return -EBADMSG;
	proto = low;
	if (!(proto & 1)) {	/* the first byte of two is even */
		if (cursor_u8(c, &low))
			return -EBADMSG;
		proto = (uint16_t)(proto << 8 | low);
	}
	switch (proto) {
	case PPP_IPV4:
	case PPP_IPV6:
		return read_ip(c);
	case PPP_MPLS:
		return read_mpls(c, layers);
	default:
		return -EPROTONOSUPPORT;
	}
}

static int read_ppp(struct cursor *c)
{
	return read_ppp_layers(c, MAX_LAYERS);
}

/* RFC 2516; code 0 is session data. */
static int read_pppoe_layers(struct cursor *c, int layers)
{
	uint8_t version_type, code;

	if (cursor_u8(c, &version_type) || cursor_u8(c, &code) ||
	    cursor_skip(c, 4))		/* session, length */
		return -EBADMSG;
	if (version_type != 0x11 || code != 0)
		return -EPROTONOSUPPORT;
	return read_ppp_layers(c, layers);
}

static int read_pppoe(struct cursor *c)
{
	return read_pppoe_layers(c, MAX_LAYERS);
}

static int read_ethertype(struct cursor *c, uint16_t type, int layers)
{
	for (; layers > 0; layers--) {
		switch (type) {
		case ETHERTYPE_IPV4:
		case ETHERTYPE_IPV6:
			return read_ip(c);
		case ETHERTYPE_VLAN:
		case ETHERTYPE_QINQ:
		case ETHERTYPE_QINQ_OLD:
			if (cursor_skip(c, 2) || cursor_u16(c, &type))
				return -EBADMSG;
			break;
		case ETHERTYPE_PPPOE:
			return read_pppoe_layers(c, layers - 1);
		case ETHERTYPE_MPLS:
		case ETHERTYPE_MPLS_MULTICAST:
			return read_mpls(c, layers - 1);
		default:
			if (type < ETHERTYPE_MIN)
				return read_llc(c, layers - 1);
			return -EPROTONOSUPPORT;
		}
	}
	return -EBADMSG;
}

static int read_ethernet(struct cursor *c)
{
	uint16_t type;

	if (cursor_skip(c, 12) || cursor_u16(c, &type))
		return -EBADMSG;
	return read_ethertype(c, type, MAX_LAYERS);
}

/* BSD's loopback: an address family in the byte order of some machine. */
static int read_null(struct cursor *c)
{
	return cursor_skip(c, 4) ? -EBADMSG : read_ip(c);
}

static int read_hdlc(struct cursor *c)
{
	uint16_t type;

	if (cursor_skip(c, 2) || cursor_u16(c, &type))
		return -EBADMSG;
	return read_ethertype(c, type, MAX_LAYERS);
}

/* Linux "cooked": the type comes last, or (version 2) first. */
static int read_sll(struct cursor *c)
{
	uint16_t type;

	if (cursor_skip(c, 14) || cursor_u16(c, &type))
		return -EBADMSG;
	return read_ethertype(c, type, MAX_LAYERS);
}

static int read_sll2(struct cursor *c)
{
	uint16_t type;

	if (cursor_u16(c, &type) || cursor_skip(c, 18))
		return -EBADMSG;
	return read_ethertype(c, type, MAX_LAYERS);
}

/* IEEE 802.11-2020 9.2, 9.3.2: data frames that are not encrypted. */
static int read_802_11(struct cursor *c)
{
	enum { TYPE_DATA = 2, QOS = 0x80, NO_DATA = 0x40 };
	enum { TO_FROM_DS = 0x03, PROTECTED = 0x40, ORDER = 0x80 };
	uint8_t type, flags;
	size_t rest = 22;	/* duration, three addresses, sequence */

	if (cursor_u8(c, &type) || cursor_u8(c, &flags))
		return -EBADMSG;
	if ((type >> 2 & 3) != TYPE_DATA || type & NO_DATA ||
	    flags & PROTECTED)
		return -EPROTONOSUPPORT;
	if ((flags & TO_FROM_DS) == TO_FROM_DS)
		rest += 6;
	if (type & QOS)
		rest += flags & ORDER ? 6 : 2;
	if (cursor_skip(c, rest))
		return -EBADMSG;
	return read_llc(c, MAX_LAYERS);
}

/* radiotap.org: version, pad, length (little endian) of the whole header. */
static int read_radiotap(struct cursor *c)
{
	uint16_t len;

	if (cursor_skip(c, 2) || cursor_u16le(c, &len) || len < 4 ||
	    cursor_skip(c, len - 4u))
		return -EBADMSG;
	return read_802_11(c);
}

/*
 * Netfilter's log (tcpdump -i nflog): family, version, group, then attributes
 * in the byte order of the host that wrote the file, which their types tell,
 * being small; 9 is the packet.
 */
static int read_nflog(struct cursor *c)
{
	enum { NFLOG_PAYLOAD = 9, NFLOG_HEAD = 4 };
	uint16_t len, type;

	if (cursor_skip(c, NFLOG_HEAD))
		return -EBADMSG;
	while (!cursor_u16le(c, &len) && !cursor_u16le(c, &type)) {
		if (type > 0xff) {
			type = (uint16_t)(type >> 8 | type << 8);
			len = (uint16_t)(len >> 8 | len << 8);
		}
		if (type == NFLOG_PAYLOAD)
			return read_ip(c);
		if (len < 4 || cursor_skip(c, (len + 3u) / 4 * 4 - 4))
			return -EBADMSG;
	}
	return -EPROTONOSUPPORT;
}

static const struct link_type types[] = {
	{ LINK_ETHERNET, read_ethernet },
	{ LINK_SLL, read_sll },
	{ LINK_SLL2, read_sll2 },
	{ LINK_RAW, read_ip },
	{ LINK_RAW_12, read_ip },
	{ LINK_RAW_14, read_ip },
	{ LINK_IPV4, read_ip },
	{ LINK_IPV6, read_ip },
	{ LINK_NULL, read_null },
	{ LINK_LOOP, read_null },
	{ LINK_C_HDLC, read_hdlc },
	{ LINK_PPP, read_ppp },
	{ LINK_PPP_SERIAL, read_ppp },
	{ LINK_PPPOE, read_pppoe },
	{ LINK_802_11, read_802_11 },
	{ LINK_RADIOTAP, read_radiotap },
	{ LINK_NFLOG, read_nflog },
};

const struct link_type *link_find(int dlt)
{
	size_t i;

	for (i = 0; i < sizeof(types) / sizeof(*types); i++)
		if (types[i].dlt == dlt)
			return &types[i];
	return NULL;
}

int link_read(const struct link_type *type, const uint8_t *frame,
	      uint32_t len, uint32_t wire_len, const uint8_t **net,
	      uint32_t *net_len, uint32_t *net_wire_len)
{
	struct cursor c;
	uint32_t header;
	int rc;

	cursor_init(&c, frame, len);
	rc = type->read(&c);
	if (rc)
		return rc;
	header = (uint32_t)(c.p - frame);
	*net = c.p;
	*net_len = len - header;
	if (wire_len < len || wire_len > MAX_FRAME)
		wire_len = len;
	*net_wire_len = wire_len - header;
	return 0;
}
