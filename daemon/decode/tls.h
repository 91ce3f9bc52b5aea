/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * TLS inside other protocols: what STARTTLS and its kin hand over to.
 */
#ifndef TLS_H
#define TLS_H

#include "decode.h"

struct tls_side {
	uint32_t pos;		/* where the next record begins */
	uint8_t stage;
	uint8_t records;	/* headers in a row, where no hello proves it */
};

struct tls_state {
	struct tls_side side[NR_SIDES];
};

/* As struct decoder's decode; streams begin with the first record. */
enum decode_result tls_feed(struct tls_state *st, const struct decode_input *in,
			    struct fields *out);

#endif /* TLS_H */
