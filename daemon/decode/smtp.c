// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * SMTP and LMTP: RFC 5321, RFC 2033, RFC 3207 (STARTTLS), RFC 4954 (AUTH).
 */
#include "decoders.h"

#include "dialogue.h"

static const char *const commands[] = {
	"EHLO", "HELO", "LHLO", "MAIL", "RCPT", "DATA", "BDAT", "RSET",
	"VRFY", "EXPN", "HELP", "NOOP", "QUIT", "STARTTLS", "AUTH", "ETRN",
	"ATRN", "TURN", "BURL", "XCLIENT", "XFORWARD", "XEXCH50", "X-EXPS",
	"X-ANONYMOUSTLS", "SAML", "SEND", "SOML", NULL
};

static const char *const last[] = {
	"MAIL", "RCPT", "DATA", "BDAT", "QUIT", "AUTH", "VRFY", "EXPN", "ETRN",
	NULL
};

/* RFC 5321 3.1 and 4.3.2: 220, or a refusal; 421 from a busy server. */
static bool greets(struct span line, struct span *rest)
{
	if (!dialogue_is_code(line) || (!span_starts(line, "220") &&
	    !span_starts(line, "421") && !span_starts(line, "5")))
		return false;
	*rest = dialogue_after_code(line);
	return true;
}

static const struct dialogue_kind kind = {
	.commands = commands,
	.not_first = "AUTH",	/* which FTP may begin with */
	.last = last,
	.upgrade = "STARTTLS",
	.greets = greets,
	.answers = dialogue_is_code,
	.banner = FIELD_SMTP_BANNER,
	.starttls = FIELD_SMTP_STARTTLS,
};

static enum decode_result decode_smtp(void *state,
				      const struct decode_input *in,
				      struct fields *out)
{
	return dialogue_feed(state, &kind, in, out);
}

const struct decoder smtp_decoder = {
	.name = "smtp",
	.state_size = sizeof(struct dialogue_state),
	.decode = decode_smtp,
};
