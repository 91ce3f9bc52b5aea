// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * IMAP: RFC 9051 (IMAP4rev2) and 3501, RFC 2971 (ID), RFC 2177 (IDLE).
 */
#include "decoders.h"

#include "dialogue.h"

static const char *const commands[] = {
	"CAPABILITY", "NOOP", "LOGOUT", "STARTTLS", "AUTHENTICATE", "LOGIN",
	"ENABLE", "SELECT", "EXAMINE", "CREATE", "DELETE", "RENAME",
	"SUBSCRIBE", "UNSUBSCRIBE", "LIST", "LSUB", "XLIST", "NAMESPACE",
	"STATUS", "APPEND", "IDLE", "CHECK", "CLOSE", "UNSELECT", "EXPUNGE",
	"SEARCH", "FETCH", "STORE", "COPY", "MOVE", "UID", "ID", "GETQUOTA",
	"GETQUOTAROOT", "SORT", "THREAD", "COMPRESS", "NOTIFY", "GETACL",
	"MYRIGHTS", NULL
};

static const char *const last[] = {
	"AUTHENTICATE", "LOGIN", "LOGOUT", "SELECT", "EXAMINE", "LIST", "LSUB",
	"FETCH", "UID", "APPEND", "IDLE", "STATUS", "SEARCH", NULL
};

static bool greets(struct span line, struct span *rest)
{
	if (!span_starts_nocase(line, "* OK") &&
	    !span_starts_nocase(line, "* PREAUTH") &&
	    !span_starts_nocase(line, "* BYE"))
		return false;
	*rest = line;
	span_word(rest);
	span_word(rest);
	return true;
}

/* "* something", "+ go on", "tag OK", as in the middle of a connection. */
static bool answers(struct span line)
{
	struct span tag = span_word(&line), word = span_word(&line);

	return span_is(tag, "*") || span_is(tag, "+") ||
	       span_is_nocase(word, "OK") || span_is_nocase(word, "NO") ||
	       span_is_nocase(word, "BAD");
}

static const struct dialogue_kind kind = {
	.commands = commands,
	.last = last,
	.upgrade = "STARTTLS",
	.tagged = true,
	.greets = greets,
	.answers = answers,
	.banner = FIELD_IMAP_BANNER,
	.starttls = FIELD_IMAP_STARTTLS,
};

static enum decode_result decode_imap(void *state,
				      const struct decode_input *in,
				      struct fields *out)
{
	return dialogue_feed(state, &kind, in, out);
}

const struct decoder imap_decoder = {
	.name = "imap",
	.state_size = sizeof(struct dialogue_state),
	.decode = decode_imap,
};
