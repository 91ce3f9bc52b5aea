/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A checked cursor over bytes that nobody vouches for.
 *
 * Every read checks what is left, consumes, and returns 0 or -ENODATA; a
 * failed read consumes nothing. A decoder is then a chain of reads that is
 * right or ends at the first that fails. The cursor never owns memory.
 */
#ifndef CURSOR_H
#define CURSOR_H

#include <errno.h>
#include <stddef.h>
#include <stdint.h>

struct cursor {
	const uint8_t *p;
	const uint8_t *end;
};

static inline void cursor_init(struct cursor *c, const void *data, size_t len)
{
	c->p = data;
	c->end = c->p + len;
}

/* Bytes left to read. */
static inline size_t cursor_left(const struct cursor *c)
{
	return (size_t)(c->end - c->p);
}

static inline int cursor_skip(struct cursor *c, size_t n)
{
	if (cursor_left(c) < n)
		return -ENODATA;
	c->p += n;
	return 0;
}

/* A view of the next @n bytes, valid as long as the data itself. */
static inline int cursor_bytes(struct cursor *c, size_t n, const uint8_t **out)
{
	if (cursor_left(c) < n)
		return -ENODATA;
	*out = c->p;
	c->p += n;
	return 0;
}

/* The next @n bytes as a cursor of their own. */
static inline int cursor_sub(struct cursor *c, size_t n, struct cursor *sub)
{
	if (cursor_left(c) < n)
		return -ENODATA;
	cursor_init(sub, c->p, n);
	c->p += n;
	return 0;
}

static inline int cursor_u8(struct cursor *c, uint8_t *v)
{
	if (cursor_left(c) < 1)
		return -ENODATA;
	*v = *c->p++;
	return 0;
}

/* Big endian, as on the network. */
static inline int cursor_u16(struct cursor *c, uint16_t *v)
{
	if (cursor_left(c) < 2)
		return -ENODATA;
	*v = (uint16_t)(c->p[0] << 8 | c->p[1]);
	c->p += 2;
	return 0;
}

static inline int cursor_u24(struct cursor *c, uint32_t *v)
{
	if (cursor_left(c) < 3)
		return -ENODATA;
	*v = (uint32_t)c->p[0] << 16 | (uint32_t)c->p[1] << 8 | c->p[2];
	c->p += 3;
	return 0;
}

static inline int cursor_u32(struct cursor *c, uint32_t *v)
{
	if (cursor_left(c) < 4)
		return -ENODATA;
	*v = (uint32_t)c->p[0] << 24 | (uint32_t)c->p[1] << 16 |
	     (uint32_t)c->p[2] << 8 | c->p[3];
	c->p += 4;
	return 0;
}

static inline int cursor_u64(struct cursor *c, uint64_t *v)
{
	uint32_t hi, lo;

	if (cursor_left(c) < 8)
		return -ENODATA;
	cursor_u32(c, &hi);
	cursor_u32(c, &lo);
	*v = (uint64_t)hi << 32 | lo;
	return 0;
}

/* Little endian. */
static inline int cursor_u16le(struct cursor *c, uint16_t *v)
{
	if (cursor_left(c) < 2)
		return -ENODATA;
	*v = (uint16_t)(c->p[1] << 8 | c->p[0]);
	c->p += 2;
	return 0;
}

static inline int cursor_u32le(struct cursor *c, uint32_t *v)
{
	if (cursor_left(c) < 4)
		return -ENODATA;
	*v = (uint32_t)c->p[3] << 24 | (uint32_t)c->p[2] << 16 |
	     (uint32_t)c->p[1] << 8 | c->p[0];
	c->p += 4;
	return 0;
}

static inline int cursor_u64le(struct cursor *c, uint64_t *v)
{
	uint32_t hi, lo;

	if (cursor_left(c) < 8)
		return -ENODATA;
	cursor_u32le(c, &lo);
	cursor_u32le(c, &hi);
	*v = (uint64_t)hi << 32 | lo;
	return 0;
}

/* The next byte, not consumed. */
static inline int cursor_peek_u8(const struct cursor *c, uint8_t *v)
{
	if (cursor_left(c) < 1)
		return -ENODATA;
	*v = *c->p;
	return 0;
}

/*
 * A vector with its length in front, in bytes and big endian, as TLS and
 * many others write them: the content as a cursor of its own.
 */
static inline int cursor_vec8(struct cursor *c, struct cursor *sub)
{
	struct cursor try = *c;
	uint8_t n;

	if (cursor_u8(&try, &n) || cursor_sub(&try, n, sub))
		return -ENODATA;
	*c = try;
	return 0;
}

static inline int cursor_vec16(struct cursor *c, struct cursor *sub)
{
	struct cursor try = *c;
	uint16_t n;

	if (cursor_u16(&try, &n) || cursor_sub(&try, n, sub))
		return -ENODATA;
	*c = try;
	return 0;
}

/*
 * A line up to LF, without its CR LF or LF. -ENODATA when no LF has come
 * yet.
 */
int cursor_line(struct cursor *c, const uint8_t **line, size_t *len);

#endif /* CURSOR_H */
