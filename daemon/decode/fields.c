// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * A set is one allocation as long as its values are few, which they nearly
 * always are: values lie one after the other in the set itself, each as
 *
 *	id (1 byte), length (1 byte), value
 *
 * and move to a block of FIELDS_MAX_BYTES once they outgrow it.
 */
#include "fields.h"

#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum {
	ENTRY_HEAD = 2,
	/* an SNI, an ALPN list and some short values */
	INLINE_SIZE = 168,
};

_Static_assert(NR_FIELDS <= 128, "the bitmap of present fields");
_Static_assert(FIELD_MAX_LEN <= UINT8_MAX, "a length is one byte");

struct fields {
	uint64_t present[2];
	uint8_t *buf;
	uint16_t used;
	uint16_t size;
	uint8_t small[INLINE_SIZE];
};

#define FIELD_NAME(id, name) name,
static const char *const names[NR_FIELDS] = { FIELD_LIST(FIELD_NAME) };
#undef FIELD_NAME

struct fields *fields_new(void)
{
	struct fields *f = malloc(sizeof(*f));

	if (!f)
		return NULL;
	f->present[0] = f->present[1] = 0;
	f->buf = f->small;
	f->used = 0;
	f->size = sizeof(f->small);
	return f;
}

void fields_free(struct fields *f)
{
	if (!f)
		return;
	if (f->buf != f->small)
		free(f->buf);
	free(f);
}

size_t fields_bytes(const struct fields *f)
{
	if (!f)
		return 0;
	return sizeof(*f) + (f->buf != f->small ? f->size : 0);
}

static bool is_present(const struct fields *f, enum field id)
{
	return f->present[id / 64] >> id % 64 & 1;
}

static int grow(struct fields *f)
{
	uint8_t *buf;

	if (f->buf != f->small)
		return -ENOSPC;
	buf = malloc(FIELDS_MAX_BYTES);
	if (!buf)
		return -ENOMEM;
	memcpy(buf, f->small, f->used);
	f->buf = buf;
	f->size = FIELDS_MAX_BYTES;
	return 0;
}

/* Room for a new value, or NULL where it cannot or need not be kept. */
static uint8_t *put_entry(struct fields *f, enum field id, size_t len)
{
	uint8_t *e;

	if (is_present(f, id) ||
	    f->used + ENTRY_HEAD + len > FIELDS_MAX_BYTES)
		return NULL;
	if (f->used + ENTRY_HEAD + len > f->size && grow(f))
		return NULL;
	e = f->buf + f->used;
	e[0] = (uint8_t)id;
	e[1] = (uint8_t)len;
	f->used += (uint16_t)(ENTRY_HEAD + len);
	f->present[id / 64] |= UINT64_C(1) << id % 64;
	return e + ENTRY_HEAD;
}

void fields_set(struct fields *f, enum field id, const void *data, size_t len)
{
	uint8_t *to;

	if (len > FIELD_MAX_LEN)
		len = FIELD_MAX_LEN;
	to = put_entry(f, id, len);
	if (to && len)
		memcpy(to, data, len);
}

void fields_set_str(struct fields *f, enum field id, const char *s)
{
	fields_set(f, id, s, strlen(s));
}

void fields_set_host(struct fields *f, enum field id, const void *data,
		     size_t len)
{
	const uint8_t *from = data;
	uint8_t *to;
	size_t i;

	if (len && from[len - 1] == '.')
		len--;
	if (len > FIELD_MAX_LEN)
		len = FIELD_MAX_LEN;
	to = put_entry(f, id, len);
	if (!to)
		return;
	for (i = 0; i < len; i++)
		to[i] = from[i] >= 'A' && from[i] <= 'Z' ?
			(uint8_t)(from[i] | 0x20) : from[i];
}

const uint8_t *fields_raw(const struct fields *f, size_t *len)
{
	*len = f->used;
	return f->buf;
}

struct fields *fields_from_raw(const uint8_t *raw, size_t len)
{
	struct fields *f = fields_new();
	size_t at = 0;

	if (!f || (len > f->size && grow(f))) {
		fields_free(f);
		return NULL;
	}
	for (; at < len; at += ENTRY_HEAD + raw[at + 1])
		fields_set(f, (enum field)raw[at], raw + at + ENTRY_HEAD,
			   raw[at + 1]);
	return f;
}

const uint8_t *fields_get(const struct fields *f, enum field id, size_t *len)
{
	const uint8_t *e, *end;

	if (!f || !is_present(f, id))
		return NULL;
	end = f->buf + f->used;
	for (e = f->buf; e < end; e += ENTRY_HEAD + e[1]) {
		if (e[0] == id) {
			*len = e[1];
			return e + ENTRY_HEAD;
		}
	}
	return NULL;
}

int field_find(const char *name)
{
	int i;

	for (i = 0; i < NR_FIELDS; i++) {
		if (!strcmp(names[i], name))
			return i;
	}
	return -ENOENT;
}

const char *field_name(enum field id)
{
	return names[id];
}
