/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What SIP and RTSP have in common: messages with a start line and headers
 * as in HTTP, but with a method in every CSeq.
 */
#ifndef MESSAGE_H
#define MESSAGE_H

#include "decode.h"

/*
 * @version	"SIP/2.0", the beginning of every response
 * @methods	ended by NULL
 */
struct message_kind {
	const char *version;
	const char *const *methods;
	enum field method, agent;
};

struct message_state {
	uint32_t scanned[NR_SIDES];	/* without finding the head's end */
};

/* As struct decoder's decode; TCP and UDP. */
enum decode_result message_feed(struct message_state *st,
				const struct message_kind *kind,
				const struct decode_input *in,
				struct fields *out);

#endif /* MESSAGE_H */
