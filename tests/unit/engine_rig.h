/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A flow to play with: an engine made of pattern texts, streams that grow.
 *
 *	rig_open(&r, "name", "rule\n\tclient ^x\n", ..., NULL);
 *	rig_say(&r, SIDE_CLIENT, "xyz");
 *	assert_label(&r, ENGINE_DECIDED, "name");
 *
 * A text without a head is given one: transport tcp udp, a source.
 */
#ifndef ENGINE_RIG_H
#define ENGINE_RIG_H

#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "engine/engine.h"

enum { RIG_STREAM = 65536 };

struct rig {
	struct engine *engine;
	struct engine_worker *worker;
	struct inspect *inspect;
	struct engine_input in;
	struct engine_result res;
	uint8_t *stream[NR_SIDES];
};

static inline struct pattern *rig_pattern(const char *name, const char *body)
{
	struct pattern_error err;
	struct pattern *p = NULL;
	char path[128], *text;
	bool native = strncmp(body, "l7:", 3) != 0;
	int len;

	snprintf(path, sizeof(path), "%s.pat", name);
	if (native)
		len = asprintf(&text, "limen 1\nname %s\nsource test\n%s%s", name,
			       strstr(body, "transport ") == body ||
			       strstr(body, "parent ") == body ? "" :
			       "transport tcp udp\n", body);
	else
		len = asprintf(&text, "%s\n%s\n", name, body + 3);
	assert_true(len > 0);
	if (pattern_parse(path, text, (size_t)len, &p, &err))
		fail_msg("%s:%u:%u: %s", err.file, err.line, err.column,
			 err.text);
	free(text);
	return p;
}

static inline void rig_reset(struct rig *r)
{
	inspect_free(r->inspect);
	r->inspect = NULL;
	memset(&r->in, 0, sizeof(r->in));
	r->in.client_known = true;
	r->in.in.tcp = true;
}

static inline void rig_vopen(struct rig *r, const struct engine_limits *limits,
			     va_list ap)
{
	struct pattern *patterns[64];
	struct pattern_error err;
	const char *name;
	size_t nr = 0;

	memset(r, 0, sizeof(*r));
	while ((name = va_arg(ap, const char *)))
		patterns[nr++] = rig_pattern(name, va_arg(ap, const char *));
	if (engine_new(patterns, nr, limits, &r->engine, &err))
		fail_msg("%s:%u:%u: %s", err.file, err.line, err.column,
			 err.text);
	r->worker = engine_worker_new(r->engine);
	r->stream[0] = malloc(RIG_STREAM);
	r->stream[1] = malloc(RIG_STREAM);
	assert_non_null(r->worker);
	rig_reset(r);
}

static inline void rig_open(struct rig *r, ...)
{
	va_list ap;

	va_start(ap, r);
	rig_vopen(r, &engine_default_limits, ap);
	va_end(ap);
}

static inline void rig_open_limits(struct rig *r,
				   const struct engine_limits *limits, ...)
{
	va_list ap;

	va_start(ap, limits);
	rig_vopen(r, limits, ap);
	va_end(ap);
}

static inline void rig_close(struct rig *r)
{
	inspect_free(r->inspect);
	engine_worker_free(r->worker);
	engine_put(r->engine);
	free(r->stream[0]);
	free(r->stream[1]);
}

/* Between two packets every inspection is packed and made whole again. */
static inline void rig_park(struct rig *r)
{
	size_t size;
	uint8_t *packed;

	if (!r->inspect)
		return;
	size = inspect_pack_size(r->inspect);
	packed = malloc(size);
	assert_non_null(packed);
	inspect_pack(r->inspect, packed, size);
	r->inspect = inspect_unpack(packed);
	assert_non_null(r->inspect);
	free(packed);
}

/* The next segment of a stream. */
static inline void rig_bytes(struct rig *r, enum side side, const void *data,
			     size_t len)
{
	struct decode_input *in = &r->in.in;

	r->in.old_len = in->len[side];
	memcpy(r->stream[side] + in->len[side], data, len);
	in->data[side] = r->stream[side];
	in->len[side] += (uint32_t)len;
	in->side = side;
	r->in.packet++;
	rig_park(r);
	assert_int_equal(engine_feed(r->worker, &r->inspect, &r->in, &r->res), 0);
}

static inline void rig_say(struct rig *r, enum side side, const char *s)
{
	rig_bytes(r, side, s, strlen(s));
}

/* A datagram. */
static inline void rig_datagram(struct rig *r, enum side side, const void *data,
				size_t len)
{
	memset(&r->in.in, 0, sizeof(r->in.in));
	r->in.in.data[side] = data;
	r->in.in.len[side] = (uint32_t)len;
	r->in.in.wire_len = (uint32_t)len;
	r->in.in.side = side;
	r->in.packet++;
	rig_park(r);
	assert_int_equal(engine_feed(r->worker, &r->inspect, &r->in, &r->res), 0);
}

static inline void rig_send(struct rig *r, enum side side, const char *s)
{
	rig_datagram(r, side, s, strlen(s));
}

static inline const char *rig_label(const struct rig *r)
{
	return r->res.protocol ? r->res.protocol->name : "";
}

static inline const char *rig_app(const struct rig *r)
{
	return r->res.app ? r->res.app->name : "";
}

#define assert_label(r, what, name)				\
	do {							\
		assert_string_equal(rig_label(r), name);	\
		assert_int_equal((r)->res.outcome, what);	\
	} while (0)

#endif /* ENGINE_RIG_H */
