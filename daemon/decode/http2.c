// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * HTTP/2 in the clear: RFC 9113, and gRPC on it.
 *
 *	client	"PRI * HTTP/2.0" CR LF CR LF "SM" CR LF CR LF, frames
 *	frame	length(24) type(8) flags(8) stream(32) payload
 *
 * Both sides begin with SETTINGS. The first request's HEADERS give the
 * fields, under the names that HTTP/1 has.
 */
#include "decoders.h"

#include <string.h>

#include <cursor.h>

#include "hpack.h"
#include "text.h"

enum {
	HEADERS = 1,
	SETTINGS = 4,
	LAST_TYPE = 0x10,	/* PRIORITY_UPDATE, RFC 9218 */
	PADDED = 0x08,
	PRIORITY = 0x20,
	MAX_FRAMES = 16,	/* before a client's first HEADERS */
	MAX_HEADERS = 64,
	FRAME_HEAD = 9,
};

static const char preface[] = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";

struct http2_side {
	uint32_t pos;		/* of the next frame; 0: not begun */
	uint8_t frames;
	bool headers;		/* read, or not to be expected */
	bool client;
	bool bad;
};

struct http2_state {
	struct http2_side side[NR_SIDES];
};

struct frame {
	uint32_t len;
	uint8_t type, flags;
	uint32_t stream;
};

static int read_frame(struct cursor *c, struct frame *f)
{
	if (cursor_u24(c, &f->len) || cursor_u8(c, &f->type) ||
	    cursor_u8(c, &f->flags) || cursor_u32(c, &f->stream))
		return -ENODATA;
	return 0;
}

/* What each side has to begin with: RFC 9113 3.4. */
static bool is_first_settings(const struct frame *f)
{
	return f->type == SETTINGS && !f->stream && !(f->flags & 0xfe) &&
	       f->len % 6 == 0 && f->len <= 6 * 64;
}

static enum field field_of(enum hpack_name name)
{
	switch (name) {
	case HPACK_METHOD:
		return FIELD_HTTP_METHOD;
	case HPACK_PATH:
		return FIELD_HTTP_PATH;
	case HPACK_STATUS:
		return FIELD_HTTP_STATUS;
	case HPACK_CONTENT_TYPE:
		return FIELD_HTTP_CONTENT_TYPE;
	case HPACK_SERVER:
		return FIELD_HTTP_SERVER;
	case HPACK_USER_AGENT:
		return FIELD_HTTP_USER_AGENT;
	default:
		return NR_FIELDS;
	}
}

static void set_header(const struct hpack_header *h, struct fields *out)
{
	struct span value = { h->value, h->len };
	enum field id;

	if (!value.len || !span_is_text(value))
		return;
	if (h->name == HPACK_AUTHORITY) {
		value = text_host(value);
		fields_set_host(out, FIELD_HTTP_HOST, value.p, value.len);
		return;
	}
	id = field_of(h->name);
	if (id != NR_FIELDS)
		fields_set(out, id, value.p, value.len);
}

/* @c is the payload; a block that goes on in other frames is cut. */
static void read_headers(struct cursor c, uint8_t flags, struct fields *out)
{
	struct hpack_header h;
	uint8_t padding = 0;
	int i;

	if (flags & PADDED && (cursor_u8(&c, &padding) ||
			       padding > cursor_left(&c)))
		return;
	c.end -= padding;
	if (flags & PRIORITY && cursor_skip(&c, 5))
		return;
	for (i = 0; i < MAX_HEADERS && !hpack_read(&c, &h); i++)
		set_header(&h, out);
}

/* The preface or the settings a side begins with; false: not there yet. */
static bool begin(struct http2_side *s, struct cursor c)
{
	size_t n = cursor_left(&c) < sizeof(preface) - 1 ? cursor_left(&c) :
		sizeof(preface) - 1;
	struct frame f;

	if (!memcmp(c.p, preface, n)) {
		s->client = n == sizeof(preface) - 1;
		s->pos = s->client ? (uint32_t)n : 0;
		return s->client;
	}
	if (read_frame(&c, &f))
		return false;
	s->bad = !is_first_settings(&f);
	s->headers = !s->bad;		/* of a server: not awaited */
	return false;
}

static void feed_side(struct http2_side *s, const uint8_t *data, uint32_t len,
		      bool full, struct fields *out)
{
	struct cursor c, payload;
	struct frame f;

	cursor_init(&c, data, len);
	if (s->bad || s->headers || (!s->pos && !begin(s, c)))
		return;
	while (!s->headers && !cursor_skip(&c, s->pos) && !read_frame(&c, &f)) {
		if (f.type > LAST_TYPE ||
		    (!s->frames && !is_first_settings(&f))) {
			s->bad = true;
			return;
		}
		if (cursor_sub(&c, f.len, &payload)) {
			if (f.type != HEADERS || !full)
				return;
			payload = c;
		}
		if (f.type == HEADERS)
			read_headers(payload, f.flags, out);
		s->headers = f.type == HEADERS || ++s->frames >= MAX_FRAMES;
		s->pos += FRAME_HEAD + f.len;
		cursor_init(&c, data, len);
	}
}

static enum decode_result decode_http2(void *state,
				       const struct decode_input *in,
				       struct fields *out)
{
	struct http2_state *st = state;
	bool client = false, server = false, open = false;
	struct http2_side *s;
	int i;

	if (!in->tcp)
		return DECODE_FAIL;
	for (i = 0; i < NR_SIDES; i++) {
		if (!in->len[i])
			continue;
		s = &st->side[i];
		feed_side(s, in->data[i], in->len[i], in->full, out);
		if (s->client && s->headers)
			return DECODE_DONE;
		client |= s->client && !s->bad;
		server |= s->headers;
		open |= !s->bad;
	}
	if (!open)
		return DECODE_FAIL;
	if (in->full)
		return client || server ? DECODE_DONE : DECODE_FAIL;
	/* the server's settings alone are all that will be seen of it */
	return server && !in->len[0] != !in->len[1] && !client ?
		DECODE_DONE : DECODE_MORE;
}

const struct decoder http2_decoder = {
	.name = "http2",
	.state_size = sizeof(struct http2_state),
	.decode = decode_http2,
};
