// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * SIP over UDP and TCP: RFC 3261 and the methods of its extensions.
 */
#include "decoders.h"

#include "message.h"

static const char *const methods[] = {
	"INVITE", "ACK", "BYE", "CANCEL", "OPTIONS", "REGISTER", "PRACK",
	"SUBSCRIBE", "NOTIFY", "PUBLISH", "INFO", "REFER", "MESSAGE", "UPDATE",
	"SERVICE", "BENOTIFY", "NEGOTIATE", NULL
};

static const struct message_kind kind = {
	.version = "SIP/2.0",
	.methods = methods,
	.method = FIELD_SIP_METHOD,
	.agent = FIELD_SIP_USER_AGENT,
};

static enum decode_result decode_sip(void *state, const struct decode_input *in,
				     struct fields *out)
{
	return message_feed(state, &kind, in, out);
}

const struct decoder sip_decoder = {
	.name = "sip",
	.state_size = sizeof(struct message_state),
	.decode = decode_sip,
};
