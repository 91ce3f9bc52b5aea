// SPDX-License-Identifier: GPL-2.0-or-later
#include "address.h"

#include <arpa/inet.h>
#include <stdio.h>
#include <string.h>

void address_text(uint8_t family, const void *addr, char buf[ADDRESS_SIZE])
{
	if (!inet_ntop(family, addr, buf, ADDRESS_SIZE))
		strcpy(buf, "?");
}

void address_join(const char *addr, uint16_t port, char buf[ADDRESS_SIZE])
{
	const char *fmt = strchr(addr, ':') ? "[%s]:%u" : "%s:%u";

	snprintf(buf, ADDRESS_SIZE, fmt, addr, port);
}

const char *address_proto(uint8_t l4proto, char buf[8])
{
	if (l4proto == IPPROTO_TCP)
		return "tcp";
	if (l4proto == IPPROTO_UDP)
		return "udp";
	snprintf(buf, 8, "%u", l4proto);
	return buf;
}
