// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * RTSP: RFC 2326 (1.0). RFC 7826 (2.0) is spoken by nobody.
 */
#include "decoders.h"

#include "message.h"

static const char *const methods[] = {
	"OPTIONS", "DESCRIBE", "ANNOUNCE", "SETUP", "PLAY", "PAUSE",
	"TEARDOWN", "GET_PARAMETER", "SET_PARAMETER", "REDIRECT", "RECORD",
	"PLAY_NOTIFY", "FLUSH", "POST", "GET", NULL
};

static const struct message_kind kind = {
	.version = "RTSP/1.0",
	.methods = methods,
	.method = FIELD_RTSP_METHOD,
	.agent = FIELD_RTSP_USER_AGENT,
};

static enum decode_result decode_rtsp(void *state,
				      const struct decode_input *in,
				      struct fields *out)
{
	return message_feed(state, &kind, in, out);
}

const struct decoder rtsp_decoder = {
	.name = "rtsp",
	.state_size = sizeof(struct message_state),
	.decode = decode_rtsp,
};
