// SPDX-License-Identifier: GPL-2.0-or-later
#include "message.h"

#include <string.h>

#include <cursor.h>

#include "text.h"

enum { MAX_START_LINE = 2048 };

static bool is_method(const struct message_kind *kind, struct span word)
{
	const char *const *m;

	for (m = kind->methods; *m; m++) {
		if (span_is(word, *m))
			return true;
	}
	return false;
}

/* "SIP/2.0 200 OK" or "INVITE sip:a@b SIP/2.0" */
static bool read_start_line(const struct message_kind *kind, struct span line,
			    struct fields *out)
{
	struct span word = span_word(&line), target;

	if (span_is(word, kind->version)) {
		word = span_word(&line);
		return word.len == 3 && span_is_digits(word);
	}
	if (!is_method(kind, word))
		return false;
	target = span_word(&line);
	if (!target.len || !span_is(span_trim(line), kind->version))
		return false;
	fields_set(out, kind->method, word.p, word.len);
	return true;
}

static void read_header(const struct message_kind *kind, struct span line,
			struct fields *out)
{
	struct span name, value;

	if (text_header(line, &name, &value) || !value.len)
		return;
	if (span_is_nocase(name, "CSeq")) {
		span_word(&value);
		if (is_method(kind, span_trim(value)))
			fields_set(out, kind->method, span_trim(value).p,
				   span_trim(value).len);
	} else if (span_is_nocase(name, "User-Agent") ||
		   span_is_nocase(name, "Server")) {
		fields_set(out, kind->agent, value.p, value.len);
	}
}

/* @cut: the end of the head is missing and will not come. */
static enum decode_result read_head(const struct message_kind *kind,
				    struct cursor c, bool cut,
				    struct fields *out)
{
	struct span line;

	while (cursor_left(&c) && (*c.p == '\r' || *c.p == '\n'))
		cursor_skip(&c, 1);
	if (text_line(&c, &line))
		return DECODE_FAIL;
	if (!read_start_line(kind, line, out))
		return DECODE_FAIL;
	while (!text_line(&c, &line)) {
		if (!line.len)
			return DECODE_DONE;
		read_header(kind, line, out);
	}
	return cut ? DECODE_DONE : DECODE_FAIL;
}

/* How far the head goes, or 0; looks at no byte twice. */
static uint32_t find_end(const uint8_t *p, uint32_t len, uint32_t *scanned)
{
	uint32_t at = *scanned;

	for (; at + 1 < len; at++) {
		if (p[at] == '\n' && (p[at + 1] == '\n' ||
				      (p[at + 1] == '\r' && at + 2 < len &&
				       p[at + 2] == '\n')))
			return at + 3 < len ? at + 3 : len;
		if (p[at] == '\n' && p[at + 1] == '\r' && at + 2 == len)
			break;
	}
	*scanned = at;
	return 0;
}

/* Whether the line that has begun can become a start line. */
static bool can_start(const struct message_kind *kind, struct cursor c,
		      struct fields *out)
{
	struct span line, word;

	if (!text_line(&c, &line))
		return read_start_line(kind, line, out);
	line = (struct span){ c.p, cursor_left(&c) };
	if (line.len > MAX_START_LINE)
		return false;
	if (line.len && line.p[line.len - 1] == '\r')
		line.len--;
	if (!span_is_text(line))
		return false;
	word = span_word(&line);
	return !line.len || span_is(word, kind->version) ||
	       is_method(kind, word);
}

static enum decode_result feed_stream(struct message_state *st, int side,
				      const struct message_kind *kind,
				      const struct decode_input *in,
				      struct fields *out)
{
	struct cursor c;
	uint32_t lead = 0, end, len = in->len[side];
	const uint8_t *p = in->data[side];

	while (lead < len && (p[lead] == '\r' || p[lead] == '\n'))
		lead++;
	if (st->scanned[side] < lead)
		st->scanned[side] = lead;
	end = find_end(p, len, &st->scanned[side]);
	cursor_init(&c, p + lead, (end ? end : len) - lead);
	if (end || in->full)
		return read_head(kind, c, in->full, out);
	return can_start(kind, c, out) ? DECODE_MORE : DECODE_FAIL;
}

enum decode_result message_feed(struct message_state *st,
				const struct message_kind *kind,
				const struct decode_input *in,
				struct fields *out)
{
	enum decode_result all = DECODE_FAIL, r;
	struct cursor c;
	int side;

	if (!in->tcp) {
		cursor_init(&c, in->data[in->side], in->len[in->side]);
		return read_head(kind, c, true, out);
	}
	for (side = 0; side < NR_SIDES; side++) {
		if (!in->len[side])
			continue;
		r = feed_stream(st, side, kind, in, out);
		if (r == DECODE_DONE)
			return r;
		if (r == DECODE_MORE)
			all = r;
	}
	return all;
}
