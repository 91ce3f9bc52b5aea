/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Link layers of captures: from a frame to its IP packet. VLAN tags
 * (802.1Q, 802.1ad), PPPoE and MPLS are looked through, tunnels are not.
 */
#ifndef SOURCE_LINK_H
#define SOURCE_LINK_H

#include <stdint.h>

struct link_type;

/* For a DLT_ number of libpcap, or NULL: not supported. */
const struct link_type *link_find(int dlt);

/*
 * Finds the IP packet in a frame of which @len of @wire_len bytes are there.
 * 0, with what struct packet calls net, net_len and wire_len; -EBADMSG cut
 * or wrong; -EPROTONOSUPPORT another protocol.
 */
int link_read(const struct link_type *type, const uint8_t *frame,
	      uint32_t len, uint32_t wire_len, const uint8_t **net,
	      uint32_t *net_len, uint32_t *net_wire_len);

#endif /* SOURCE_LINK_H */
