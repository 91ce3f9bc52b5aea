// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * FTP's control connection: RFC 959, RFC 2228 and 4217 (AUTH TLS), RFC 2389
 * (FEAT), RFC 2428, RFC 3659.
 */
#include "decoders.h"

#include "dialogue.h"

static const char *const commands[] = {
	"USER", "PASS", "ACCT", "CWD", "CDUP", "SMNT", "QUIT", "REIN", "PORT",
	"PASV", "TYPE", "STRU", "MODE", "RETR", "STOR", "STOU", "APPE", "ALLO",
	"REST", "RNFR", "RNTO", "ABOR", "DELE", "RMD", "MKD", "PWD", "LIST",
	"NLST", "SITE", "SYST", "STAT", "HELP", "NOOP", "AUTH", "ADAT",
	"PROT", "PBSZ", "CCC", "MIC", "CONF", "ENC", "FEAT", "OPTS", "EPRT",
	"EPSV", "SIZE", "MDTM", "MLST", "MLSD", "HOST", "CLNT", "LANG",
	"XPWD", "XCWD", "XMKD", "XRMD", "XCUP", "MFMT", "CSID", "LPRT",
	"LPSV", NULL
};

/* Names and transfers: by then TLS is there or will not come. */
static const char *const last[] = {
	"USER", "PASS", "QUIT", "PASV", "PORT", "EPSV", "EPRT", "RETR", "STOR",
	"LIST", NULL
};

/* RFC 959 5.4: 120, 220, 421; some refuse with 5yz. */
static bool greets(struct span line, struct span *rest)
{
	if (!dialogue_is_code(line) || (!span_starts(line, "220") &&
	    !span_starts(line, "120") && !span_starts(line, "421") &&
	    !span_starts(line, "5")))
		return false;
	*rest = dialogue_after_code(line);
	return true;
}

static const struct dialogue_kind kind = {
	.commands = commands,
	.not_first = "PASS",	/* which IRC may begin with */
	.last = last,
	.upgrade = "AUTH",
	.greets = greets,
	.answers = dialogue_is_code,
	.banner = FIELD_FTP_BANNER,
	.starttls = FIELD_FTP_STARTTLS,
};

static enum decode_result decode_ftp(void *state, const struct decode_input *in,
				     struct fields *out)
{
	return dialogue_feed(state, &kind, in, out);
}

const struct decoder ftp_decoder = {
	.name = "ftp",
	.state_size = sizeof(struct dialogue_state),
	.decode = decode_ftp,
};
