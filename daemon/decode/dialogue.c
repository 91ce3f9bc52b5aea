// SPDX-License-Identifier: GPL-2.0-or-later
#include "dialogue.h"

#include <string.h>

#include <cursor.h>

enum {
	MAX_LINE = 4096,	/* IMAP's commands have no limit of their own */
	MAX_LINES = 48,		/* of the server, of which EHLO brings many */
	MAX_COMMANDS = 16,	/* before a login */
	TLS_HANDSHAKE = 22,
	TLS_ALERT = 21,
};

/*
 * TALK -> ASKED on the command for TLS -> UPGRADED when the client sends
 * it; where the server refuses, the client goes on in lines.
 */
enum stage { TALK, ASKED, UPGRADED };

bool dialogue_is_code(struct span line)
{
	return line.len >= 3 && line.p[0] >= '1' && line.p[0] <= '6' &&
	       span_is_digits((struct span){ line.p, 3 }) &&
	       (line.len == 3 || line.p[3] == ' ' || line.p[3] == '-');
}

struct span dialogue_after_code(struct span line)
{
	size_t n = line.len > 3 ? 4 : 3;

	return (struct span){ line.p + n, line.len - n };
}

static bool is_listed(struct span word, const char *const *list)
{
	for (; *list; list++) {
		if (span_is_nocase(word, *list))
			return true;
	}
	return false;
}

static struct span verb_of(struct span line, bool tagged)
{
	struct span word = span_word(&line);

	return tagged ? span_word(&line) : word;
}

static enum decode_result read_command(struct dialogue_state *st,
				       const struct dialogue_kind *kind,
				       struct span line)
{
	struct span verb = verb_of(line, kind->tagged);

	if (!is_listed(verb, kind->commands) ||
	    (kind->not_first && st->lines[SIDE_CLIENT] == 1 &&
	     span_is_nocase(verb, kind->not_first)))
		return DECODE_FAIL;
	if (span_is_nocase(verb, kind->upgrade))
		st->stage = ASKED;
	else
		st->stage = TALK;
	return is_listed(verb, kind->last) ? DECODE_DONE : DECODE_MORE;
}

static enum decode_result read_answer(struct dialogue_state *st,
				      const struct dialogue_kind *kind,
				      struct span line, struct fields *out)
{
	struct span rest = line;

	if (!span_is_text(line))
		return DECODE_FAIL;
	/* later lines may be of an answer with several */
	if (st->lines[SIDE_SERVER] > 1)
		return DECODE_MORE;
	if (!kind->greets(line, &rest))
		return kind->answers(line) ? DECODE_MORE : DECODE_FAIL;
	rest = span_trim(rest);
	if (rest.len)
		fields_set(out, kind->banner, rest.p, rest.len);
	return DECODE_MORE;
}

static bool is_tls(struct cursor c)
{
	uint8_t b;

	return !cursor_peek_u8(&c, &b) &&
	       (b == TLS_HANDSHAKE || b == TLS_ALERT);
}

/* What has come of a line may not be anything else than text. */
static bool is_line_begun(struct cursor c)
{
	struct span s = { c.p, cursor_left(&c) };

	if (s.len && s.p[s.len - 1] == '\r')
		s.len--;
	return s.len <= MAX_LINE && span_is_text(s);
}

/* @side is the one that greets, SIDE_SERVER, or the one that commands. */
static enum decode_result feed_lines(struct dialogue_state *st,
				     const struct dialogue_kind *kind,
				     enum side role, struct cursor c,
				     struct fields *out)
{
	const uint8_t *start = c.p;
	enum decode_result r = DECODE_MORE;
	struct span line;

	if (cursor_skip(&c, st->pos[role]))
		return r;
	while (r == DECODE_MORE && !(st->stage == ASKED && is_tls(c)) &&
	       !text_line(&c, &line)) {
		st->pos[role] = (uint32_t)(c.p - start);
		st->lines[role]++;
		r = role == SIDE_SERVER ? read_answer(st, kind, line, out) :
			read_command(st, kind, line);
		if (st->lines[role] > (role == SIDE_SERVER ?
				       MAX_LINES : MAX_COMMANDS))
			return DECODE_DONE;
	}
	if (st->stage == ASKED && is_tls(c)) {
		if (role == SIDE_CLIENT)
			st->stage = UPGRADED;
		return r;
	}
	return r == DECODE_MORE && !is_line_begun(c) ? DECODE_FAIL : r;
}

/* The streams from where each side's lines ended. */
static enum decode_result feed_tls(struct dialogue_state *st,
				   const struct dialogue_kind *kind,
				   const struct decode_input *in,
				   const int side_of[NR_SIDES],
				   struct fields *out)
{
	struct decode_input tls = *in;
	enum decode_result r;
	int role, side;

	for (role = 0; role < NR_SIDES; role++) {
		side = side_of[role];
		if (in->len[side] <= st->pos[role]) {
			tls.data[side] = NULL;
			tls.len[side] = 0;
			continue;
		}
		tls.data[side] = in->data[side] + st->pos[role];
		tls.len[side] = in->len[side] - st->pos[role];
	}
	fields_set_str(out, kind->starttls, "1");
	r = tls_feed(&st->tls, &tls, out);
	return r == DECODE_MORE ? r : DECODE_DONE;
}

/* Which side is the server shows in its first line. */
static bool is_swapped(const struct dialogue_kind *kind,
		       const struct decode_input *in)
{
	struct span line, rest;
	struct cursor c;

	if (!in->len[SIDE_CLIENT])
		return false;
	cursor_init(&c, in->data[SIDE_CLIENT], in->len[SIDE_CLIENT]);
	if (text_line(&c, &line))
		line = (struct span){ c.p, cursor_left(&c) };
	return kind->greets(line, &rest);
}

enum decode_result dialogue_feed(struct dialogue_state *st,
				 const struct dialogue_kind *kind,
				 const struct decode_input *in,
				 struct fields *out)
{
	bool swapped = is_swapped(kind, in);
	const int side_of[NR_SIDES] = { swapped ? 1 : 0, swapped ? 0 : 1 };
	enum decode_result r;
	struct cursor c;
	int role, side;

	if (!in->tcp)
		return DECODE_FAIL;
	for (role = NR_SIDES - 1; role >= 0 && st->stage != UPGRADED; role--) {
		side = side_of[role];
		if (!in->len[side])
			continue;
		cursor_init(&c, in->data[side], in->len[side]);
		r = feed_lines(st, kind, role, c, out);
		/* a command that was right makes it certain */
		if (r == DECODE_FAIL && st->lines[SIDE_CLIENT] > !role)
			r = DECODE_DONE;
		if (r != DECODE_MORE)
			return r;
	}
	if (st->stage == UPGRADED)
		return feed_tls(st, kind, in, side_of, out);
	return in->full ? DECODE_DONE : DECODE_MORE;
}
