/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Walking BER (ITU-T X.690): LDAP, SNMP, Kerberos, T.125 and their kin.
 */
#ifndef BER_H
#define BER_H

#include <stdbool.h>
#include <stdint.h>

#include <cursor.h>

enum {
	BER_INTEGER = 0x02,
	BER_OCTET_STRING = 0x04,
	BER_ENUMERATED = 0x0a,
	BER_GENERAL_STRING = 0x1b,
	BER_SEQUENCE = 0x30,
};

/* Constructed tags of the two classes that protocols give numbers in. */
#define BER_APPLICATION(n)	(0x60 | (n))
#define BER_CONTEXT(n)		(0xa0 | (n))

struct ber {
	uint32_t tag;		/* its bytes, big endian; one or two */
	struct cursor body;
};

/*
 * The next element. -ENODATA: it is longer than what is there; *@item is
 * then what there is of it if the length at least was complete, else its
 * body is empty. -EBADMSG: not BER, or of indefinite length.
 */
int ber_read(struct cursor *c, struct ber *item);

/* The next element if it has this @tag; else -EBADMSG, nothing consumed. */
int ber_expect(struct cursor *c, uint32_t tag, struct cursor *body);

/* A whole number of 1..4 bytes, tagged @tag. */
int ber_integer(struct cursor *c, uint32_t tag, int64_t *v);

#endif /* BER_H */
