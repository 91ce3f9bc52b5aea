/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What SMTP, IMAP, POP3 and FTP have in common: the server greets, the
 * client sends commands of one line, the server answers in lines, and one
 * of the commands turns the connection over to TLS.
 */
#ifndef DIALOGUE_H
#define DIALOGUE_H

#include "decode.h"
#include "text.h"
#include "tls.h"

/*
 * @commands	all verbs a client may begin a line with, ended by NULL
 * @not_first	one of them that cannot be a client's first, or NULL
 * @last	those after which nothing more is learnt, ended by NULL
 * @upgrade	the verb that asks for TLS
 * @tagged	the verb is the second word (IMAP)
 * @greets	the first line of a server; *@rest what follows the code
 * @answers	any later line that begins an answer
 */
struct dialogue_kind {
	const char *const *commands;
	const char *not_first;
	const char *const *last;
	const char *upgrade;
	bool tagged;
	bool (*greets)(struct span line, struct span *rest);
	bool (*answers)(struct span line);
	enum field banner, starttls;
};

struct dialogue_state {
	struct tls_state tls;
	uint32_t pos[NR_SIDES];	/* of the first line not read */
	uint8_t lines[NR_SIDES];
	uint8_t stage;
};

/* As struct decoder's decode. */
enum decode_result dialogue_feed(struct dialogue_state *st,
				 const struct dialogue_kind *kind,
				 const struct decode_input *in,
				 struct fields *out);

/* "nnn text" or "nnn-text" with a first digit of 1 to 6 (RFC 5321, 959). */
bool dialogue_is_code(struct span line);

/* What follows the code of such a line and the character behind it. */
struct span dialogue_after_code(struct span line);

#endif /* DIALOGUE_H */
