// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * HTTP/1.x over TCP: RFC 9110 and 9112; RFC 6455 and 9110 7.8 for upgrades.
 *
 * Only heads are read, each line once. A side is what its start line says,
 * so that a capture of responses alone is HTTP too.
 */
#include "decoders.h"

#include <string.h>

#include <cursor.h>

#include "text.h"

enum {
	/* RFC 9112 3: at least 8000 octets are to be supported */
	MAX_START_LINE = 8192,
	MAX_METHOD = 24,
	/*
	 * What a side may send after its head while the answer to CONNECT or
	 * an upgrade, or the request behind a first response, is awaited.
	 */
	MAX_WAIT_BYTES = 4096,
};

enum phase { START, HEADERS, BODY, BAD };

struct http_side {
	uint32_t pos;		/* of the first line not yet read */
	uint8_t phase;
	bool is_request;
};

struct http_state {
	struct http_side side[NR_SIDES];
	bool await_response;
};

/*
 * A method is any token (RFC 9110 9.1), and extensions have added dozens;
 * all of them are in capitals. The version at the end of the line is what
 * tells HTTP from others.
 */
static bool is_method(struct span s)
{
	size_t i;

	for (i = 0; i < s.len; i++) {
		if ((s.p[i] < 'A' || s.p[i] > 'Z') && s.p[i] != '-' &&
		    s.p[i] != '_')
			return false;
	}
	return s.len > 0 && s.len <= MAX_METHOD;
}

static void set(struct fields *out, enum field id, struct span s)
{
	if (s.len)
		fields_set(out, id, s.p, s.len);
}

static void set_host(struct fields *out, struct span authority)
{
	struct span host = text_host(authority);

	if (host.len && host.len < 255 && span_is_text(host))
		fields_set_host(out, FIELD_HTTP_HOST, host.p, host.len);
}

/* "/path", "http://host/path", "host:port" (CONNECT), "*" (OPTIONS) */
static void read_target(struct span target, bool connect, struct fields *out)
{
	static const char *const schemes[] = { "http://", "https://", "ftp://",
					       "ws://", "wss://" };
	struct span host;
	size_t i, n;

	if (connect) {
		set_host(out, target);
		return;
	}
	for (i = 0; i < sizeof(schemes) / sizeof(schemes[0]); i++) {
		if (!span_starts_nocase(target, schemes[i]))
			continue;
		n = strlen(schemes[i]);
		target.p += n;
		target.len -= n;
		host = span_until(target, '/');
		set_host(out, host);
		target.p += host.len;
		target.len -= host.len;
		break;
	}
	set(out, FIELD_HTTP_PATH, target);
}

static bool is_version(struct span s)
{
	return s.len == 8 && span_starts(s, "HTTP/1.") &&
	       span_is_digits((struct span){ s.p + 7, 1 });
}

static bool read_status_line(struct span line, struct fields *out)
{
	struct span version = span_word(&line);
	struct span status = span_word(&line);

	if (!is_version(version) || status.len != 3 || !span_is_digits(status))
		return false;
	set(out, FIELD_HTTP_STATUS, status);
	return true;
}

/* The target may hold blanks that should have been escaped. */
static bool read_request_line(struct http_state *st, struct span line,
			      struct fields *out)
{
	struct span method = span_word(&line);
	struct span version = { line.p, 0 };
	bool connect;

	if (!is_method(method) || line.len < 10)
		return false;
	version.p = line.p + line.len - 8;
	version.len = 8;
	line.len -= 8;
	if (!is_version(version) || version.p[-1] != ' ')
		return false;
	connect = span_is(method, "CONNECT");
	set(out, FIELD_HTTP_METHOD, method);
	read_target(span_trim(line), connect, out);
	if (connect)
		st->await_response = true;
	return true;
}

static void read_start_line(struct http_state *st, struct http_side *s,
			    struct span line, struct fields *out)
{
	line = span_trim(line);
	if (!line.len)
		return;		/* RFC 9112 2.2: empty lines before */
	s->phase = HEADERS;
	if (span_starts(line, "HTTP/") && read_status_line(line, out))
		return;
	s->is_request = read_request_line(st, line, out);
	if (!s->is_request)
		s->phase = BAD;
}

static const struct {
	const char *name;
	enum field id;
	bool request, response;
} known[] = {
	{ "User-Agent", FIELD_HTTP_USER_AGENT, true, false },
	{ "Content-Type", FIELD_HTTP_CONTENT_TYPE, true, true },
	{ "Server", FIELD_HTTP_SERVER, false, true },
	{ "Upgrade", FIELD_HTTP_UPGRADE, true, true },
};

/* A line that is no header is passed over: senders are not that careful. */
static void read_header(struct http_state *st, struct http_side *s,
			struct span line, struct fields *out)
{
	struct span name, value;
	size_t i;

	if (text_header(line, &name, &value))
		return;
	if (s->is_request && span_is_nocase(name, "Host")) {
		set_host(out, value);
		return;
	}
	for (i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
		if ((s->is_request ? known[i].request : known[i].response) &&
		    span_is_nocase(name, known[i].name)) {
			set(out, known[i].id, value);
			if (s->is_request && known[i].id == FIELD_HTTP_UPGRADE)
				st->await_response = true;
			return;
		}
	}
}

/* Whether a start line whose end has not come can still become one. */
static bool can_start(struct cursor c)
{
	struct span s = { c.p, cursor_left(&c) };
	struct span method;
	static const char http[] = "HTTP/1.";

	while (s.len && (*s.p == '\r' || *s.p == '\n')) {
		s.p++;
		s.len--;
	}
	if (!s.len || !memcmp(s.p, http, s.len < sizeof(http) - 1 ?
			      s.len : sizeof(http) - 1))
		return true;
	method = span_word(&s);
	return s.len < MAX_START_LINE && is_method(method);
}

static void feed_side(struct http_state *st, struct http_side *s,
		      const uint8_t *data, uint32_t len, struct fields *out)
{
	struct span line;
	struct cursor c;

	cursor_init(&c, data, len);
	if (cursor_skip(&c, s->pos))
		return;
	while (s->phase < BODY && !text_line(&c, &line)) {
		if (s->phase == START)
			read_start_line(st, s, line, out);
		else if (line.len)
			read_header(st, s, line, out);
		else
			s->phase = BODY;
	}
	s->pos = (uint32_t)(c.p - data);
	if (s->phase == START && !can_start(c))
		s->phase = BAD;
}

/* The head of @s is known, the other side's is to come: wait for it? */
static bool can_wait(const struct http_state *st, int side,
		     const struct decode_input *in)
{
	const struct http_side *s = &st->side[side];

	if (s->is_request && !st->await_response)
		return false;
	return !in->full && st->side[!side].phase != BAD &&
	       in->len[side] - s->pos < MAX_WAIT_BYTES;
}

static enum decode_result conclude(const struct http_state *st,
				   const struct decode_input *in)
{
	const struct http_side *s = st->side;
	bool open = false;
	int i;

	if (s[0].phase == BODY && s[1].phase == BODY)
		return DECODE_DONE;
	for (i = 0; i < NR_SIDES; i++) {
		if (s[i].phase == BODY)
			return can_wait(st, i, in) ? DECODE_MORE : DECODE_DONE;
		if (s[i].phase == HEADERS && in->full)
			return DECODE_DONE;
		if (s[i].phase != BAD && in->len[i])
			open = true;
	}
	return open && !in->full ? DECODE_MORE : DECODE_FAIL;
}

static enum decode_result decode_http(void *state,
				      const struct decode_input *in,
				      struct fields *out)
{
	struct http_state *st = state;
	int side;

	if (!in->tcp)
		return DECODE_FAIL;
	for (side = 0; side < NR_SIDES; side++) {
		if (in->len[side])
			feed_side(st, &st->side[side], in->data[side],
				  in->len[side], out);
	}
	return conclude(st, in);
}

const struct decoder http_decoder = {
	.name = "http",
	.state_size = sizeof(struct http_state),
	.decode = decode_http,
};
