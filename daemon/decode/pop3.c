// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * POP3: RFC 1939, RFC 2449 (CAPA), RFC 2595 (STLS), RFC 5034 (AUTH).
 */
#include "decoders.h"

#include "dialogue.h"

static const char *const commands[] = {
	"USER", "PASS", "APOP", "AUTH", "CAPA", "STLS", "STAT", "LIST",
	"RETR", "DELE", "NOOP", "RSET", "TOP", "UIDL", "QUIT", "LAST", "UTF8",
	"LANG", "XTND", "XSENDER", NULL
};

static const char *const last[] = {
	"USER", "PASS", "APOP", "AUTH", "STAT", "LIST", "RETR", "DELE", "TOP",
	"UIDL", "QUIT", NULL
};

static bool greets(struct span line, struct span *rest)
{
	if (!span_starts(line, "+OK") && !span_starts(line, "-ERR"))
		return false;
	*rest = line;
	span_word(rest);
	return true;
}

static bool answers(struct span line)
{
	struct span rest;

	return greets(line, &rest);
}

static const struct dialogue_kind kind = {
	.commands = commands,
	.not_first = "PASS",	/* which IRC may begin with */
	.last = last,
	.upgrade = "STLS",
	.greets = greets,
	.answers = answers,
	.banner = FIELD_POP3_BANNER,
	.starttls = FIELD_POP3_STARTTLS,
};

static enum decode_result decode_pop3(void *state,
				      const struct decode_input *in,
				      struct fields *out)
{
	return dialogue_feed(state, &kind, in, out);
}

const struct decoder pop3_decoder = {
	.name = "pop3",
	.state_size = sizeof(struct dialogue_state),
	.decode = decode_pop3,
};
