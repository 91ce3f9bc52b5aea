/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The versions of QUIC that have a name, and what differs between them.
 */
#ifndef QUIC_VERSION_H
#define QUIC_VERSION_H

#include <stdbool.h>
#include <stdint.h>

#include "quic_keys.h"

enum {
	QUIC_V2 = 0x6b3343cf,
	QUIC_V2_DRAFT = 0x709a50c4,
	QUIC_VERSION_TEXT = 20,
};

/* A run of numbers. @secret NULL: the layout is known, the keys are not. */
struct quic_version {
	uint32_t first, last;
	const char *name;
	const struct quic_secret *secret;
};

const struct quic_version *quic_version_find(uint32_t wire);

/* RFC 9000 15: asks for negotiation, and nothing else looks like it. */
bool quic_version_is_reserved(uint32_t wire);

/*
 * What the keys of @wire may be made from; how many there are, 0 to 2. A
 * client that asks for a reserved version protects its packet as some other
 * version would: the newest and the one with most drafts are tried.
 */
int quic_version_secrets(uint32_t wire, const struct quic_secret *list[2]);

/* "1", "2", "draft-29", "T051", ... */
void quic_version_text(uint32_t wire, char text[QUIC_VERSION_TEXT]);

#endif /* QUIC_VERSION_H */
