// SPDX-License-Identifier: GPL-2.0-or-later
#include "writer.h"

#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "jsonio.h"
#include "scrub.h"

enum { MAX_DEPTH = 8 };	/* objects inside objects; ours need four */

struct writer {
	struct writer_options o;
	json_t *stack[MAX_DEPTH];	/* [0] is the document */
	unsigned int depth;		/* in use; 0: none begun, or text */
	enum style style;
	int err;			/* the first */
};

int writer_new(const struct writer_options *options, struct writer **out)
{
	struct writer *w = calloc(1, sizeof(*w));

	if (!w)
		return -ENOMEM;
	w->o = *options;
	*out = w;
	return 0;
}

void writer_free(struct writer *w)
{
	if (!w)
		return;
	json_decref(w->stack[0]);
	free(w);
}

bool writer_is_json(const struct writer *w)
{
	return w->o.json;
}

const struct writer_options *writer_options(const struct writer *w)
{
	return &w->o;
}

void writer_fail(struct writer *w, int err)
{
	if (!w->err)
		w->err = err;
}

/* JSON */

/* Puts @value, which is taken over, under @key into what is open. */
static void put(struct writer *w, const char *key, json_t *value)
{
	json_t *parent = w->depth ? w->stack[w->depth - 1] : NULL;
	int ret;

	if (!parent || !value) {
		json_decref(value);
		writer_fail(w, -ENOMEM);
		return;
	}
	if (json_is_array(parent))
		ret = json_array_append_new(parent, value);
	else
		ret = json_object_set_new(parent, key, value);
	if (ret)
		writer_fail(w, -ENOMEM);
}

static void push(struct writer *w, const char *key, json_t *container)
{
	if (w->depth == MAX_DEPTH) {
		json_decref(container);
		writer_fail(w, -E2BIG);
		return;
	}
	put(w, key, container);
	/* also if that failed, so that each close has its open */
	w->stack[w->depth++] = w->err ? NULL : container;
}

static json_t *clean_string(const char *s)
{
	char *clean;
	json_t *value;

	if (!s)
		return json_null();
	clean = scrub_dup(s, strlen(s), 0);
	if (!clean)
		return NULL;
	value = json_string(clean);
	free(clean);
	return value;
}

void writer_open(struct writer *w, const char *key)
{
	if (w->o.json)
		push(w, key, json_object());
}

void writer_open_array(struct writer *w, const char *key)
{
	if (w->o.json)
		push(w, key, json_array());
}

void writer_close(struct writer *w)
{
	if (w->o.json && w->depth > 1)
		w->depth--;
}

void writer_json_uint(struct writer *w, const char *key, uint64_t v)
{
	/* JSON's integers are signed here; none of ours comes near the limit */
	if (w->o.json && key)
		put(w, key, json_integer(v > INT64_MAX ? INT64_MAX
						       : (json_int_t)v));
}

void writer_json_real(struct writer *w, const char *key, double v)
{
	if (w->o.json && key)
		put(w, key, json_real(v));
}

void writer_json_bool(struct writer *w, const char *key, bool v)
{
	if (w->o.json && key)
		put(w, key, json_boolean(v));
}

void writer_json_str(struct writer *w, const char *key, const char *s)
{
	if (w->o.json && key)
		put(w, key, clean_string(s));
}

void writer_json_null(struct writer *w, const char *key)
{
	if (w->o.json && key)
		put(w, key, json_null());
}

/* text */

void writer_text(struct writer *w, const char *fmt, ...)
{
	va_list ap;

	if (w->o.json)
		return;
	va_start(ap, fmt);
	if (vfprintf(w->o.out, fmt, ap) < 0)
		writer_fail(w, errno ? -errno : -EIO);
	va_end(ap);
}

char *writer_scrub(struct writer *w, const char *s)
{
	char *clean;

	if (w->o.json || !s)
		return NULL;
	clean = scrub_dup(s, strlen(s), w->o.ascii ? SCRUB_ASCII : 0);
	if (!clean)
		writer_fail(w, -ENOMEM);
	return clean;
}

/* Only the first eight colours and attributes, which every terminal has. */
void writer_style(struct writer *w, enum style style)
{
	static const char *const sgr[] = {
		[STYLE_PLAIN] = "0",
		[STYLE_HEADING] = "1",
		[STYLE_DIM] = "2",
		[STYLE_GOOD] = "32",
		[STYLE_WARN] = "33",
		[STYLE_BAD] = "1;31",
	};

	if (w->o.json || !w->o.color || style == w->style)
		return;
	if (w->style != STYLE_PLAIN && style != STYLE_PLAIN)
		writer_text(w, "\033[%sm", sgr[STYLE_PLAIN]);
	writer_text(w, "\033[%sm", sgr[style]);
	w->style = style;
}

/* documents */

void writer_begin(struct writer *w)
{
	w->err = 0;
	if (!w->o.json)
		return;
	json_decref(w->stack[0]);
	w->stack[0] = json_object();
	w->depth = 1;
	if (!w->stack[0])
		writer_fail(w, -ENOMEM);
}

static void dump_document(struct writer *w)
{
	size_t flags = w->o.one_line ? JSON_COMPACT : JSON_INDENT(2);

	if (!w->err && json_dumpf(w->stack[0], w->o.out, flags))
		writer_fail(w, ferror(w->o.out) ? -EIO : -ENOMEM);
	if (!w->err && fputc('\n', w->o.out) == EOF)
		writer_fail(w, errno ? -errno : -EIO);
	json_decref(w->stack[0]);
	w->stack[0] = NULL;
	w->depth = 0;
}

int writer_end(struct writer *w)
{
	if (w->o.json)
		dump_document(w);
	else
		writer_style(w, STYLE_PLAIN);
	if (fflush(w->o.out))
		writer_fail(w, errno ? -errno : -EIO);
	return w->err;
}
