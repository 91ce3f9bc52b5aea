/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The ClientHello and ServerHello of TLS, DTLS and QUIC.
 *
 * RFC 8446 (TLS 1.3), RFC 5246 (1.2), RFC 6066 (server_name), RFC 7301
 * (ALPN), RFC 9147 and RFC 6347 (DTLS), RFC 8701 (GREASE),
 * draft-ietf-tls-esni (ECH).
 */
#ifndef HELLO_H
#define HELLO_H

#include <stdbool.h>
#include <stdint.h>

#include <cursor.h>

#include "fields.h"

enum {
	HELLO_CLIENT = 1,	/* handshake message types */
	HELLO_SERVER = 2,
	HELLO_VERIFY_REQUEST = 3,	/* DTLS */
};

/*
 * Where values go; NR_FIELDS: nowhere. @dtls: the client hello has a cookie
 * and versions count down.
 */
struct hello_kind {
	enum field version, sni, alpn, ech;
	enum field cipher, server_version, server_alpn;
	bool dtls;
};

/*
 * Reads the body of a hello (after the handshake header) and sets what it
 * has. @partial: the end is not there; what is complete counts.
 *
 * 0, or -EBADMSG where these bytes are no hello; nothing is set then.
 */
int hello_read_client(struct cursor c, const struct hello_kind *kind,
		      bool partial, struct fields *out);
int hello_read_server(struct cursor c, const struct hello_kind *kind,
		      bool partial, struct fields *out);

/* "1.2" for 0x0303 and so on, drafts included; NULL where unknown. */
const char *hello_version_text(uint16_t version);

#endif /* HELLO_H */
