/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Addresses and protocol numbers as text.
 */
#ifndef ADDRESS_H
#define ADDRESS_H

#include <stddef.h>
#include <stdint.h>

/* "[" IPv6 "]:65535" */
enum { ADDRESS_SIZE = 64 };

/* The address alone. @family AF_INET or AF_INET6. */
void address_text(uint8_t family, const void *addr, char buf[ADDRESS_SIZE]);

/* "192.0.2.1:443", "[2001:db8::1]:443" of an address that is already text. */
void address_join(const char *addr, uint16_t port, char buf[ADDRESS_SIZE]);

/* "tcp", "udp", or the number in @buf. */
const char *address_proto(uint8_t l4proto, char buf[8]);

#endif /* ADDRESS_H */
