// SPDX-License-Identifier: GPL-2.0-or-later
#include "source/nfqueue_message.h"

#include <arpa/inet.h>
#include <string.h>

#include <libmnl/libmnl.h>
#include <linux/netfilter/nfnetlink.h>
#include <linux/netfilter/nfnetlink_queue.h>

static uint32_t attr_be32(const struct nlattr *attr)
{
	uint32_t v = 0;

	if (mnl_attr_get_payload_len(attr) == sizeof(v))
		memcpy(&v, mnl_attr_get_payload(attr), sizeof(v));
	return ntohl(v);
}

static void read_packet_hdr(const struct nlattr *attr,
			    struct nfqueue_message *m)
{
	struct nfqnl_msg_packet_hdr hdr;

	if (mnl_attr_get_payload_len(attr) < sizeof(hdr))
		return;
	memcpy(&hdr, mnl_attr_get_payload(attr), sizeof(hdr));
	m->id = ntohl(hdr.packet_id);
	m->hook = hdr.hook;
	m->has_id = true;
}

void nfqueue_message_read(const struct nlmsghdr *nlh, size_t len,
			  struct nfqueue_message *m)
{
	size_t skip = MNL_ALIGN(sizeof(struct nfgenmsg));
	const struct nlattr *attr = mnl_nlmsg_get_payload_offset(nlh, skip);
	const char *end = (const char *)nlh + len;

	memset(m, 0, sizeof(*m));
	for (; mnl_attr_ok(attr, (int)(end - (const char *)attr));
	     attr = mnl_attr_next(attr)) {
		switch (mnl_attr_get_type(attr)) {
		case NFQA_PACKET_HDR:
			read_packet_hdr(attr, m);
			break;
		case NFQA_MARK:
			m->mark = attr_be32(attr);
			break;
		case NFQA_IFINDEX_INDEV:
			m->in_ifindex = attr_be32(attr);
			break;
		case NFQA_IFINDEX_OUTDEV:
			m->out_ifindex = attr_be32(attr);
			break;
		case NFQA_PAYLOAD:
			m->payload = mnl_attr_get_payload(attr);
			m->payload_len = mnl_attr_get_payload_len(attr);
			break;
		case NFQA_CT:
			m->ct = attr;
			break;
		case NFQA_CT_INFO:
			m->ct_info = attr_be32(attr);
			break;
		case NFQA_CAP_LEN:
			m->cap_len = attr_be32(attr);
			break;
		case NFQA_SKB_INFO:
			m->skb_info = attr_be32(attr);
			break;
		}
	}
}
