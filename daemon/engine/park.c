// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * An inspection that waits for more bytes, small.
 *
 * Most of an inspection's bytes are zero: bitmaps of which the first bytes
 * have left little, and places for what has not been found yet. Parked, it
 * is without them:
 *
 *	struct parked | words: a bit for each, 0: all of it is zero |
 *	for each other word: a bit for each byte, and the bytes that are not 0
 *
 * What it points at (decoder's state, fields, l7-filter's buffer) stays
 * where it is.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "decode/fields.h"
#include "inspect.h"

enum { PARKED = 1u << 31 };	/* in size, which is the first of both */

struct parked {
	uint32_t size;		/* of the inspection, and PARKED */
	uint32_t len;		/* of what follows */
	uint8_t bytes[];
};
_Static_assert(offsetof(struct inspect, size) == 0 &&
	       offsetof(struct parked, size) == 0, "told apart by it");

static bool is_parked(const struct inspect *i)
{
	return i->size & PARKED;
}

static const struct parked *parked_of(const struct inspect *i)
{
	return (const void *)i;
}

static uint32_t nr_words(uint32_t size)
{
	return size / 8;
}

static uint32_t bitmap_len(uint32_t size)
{
	return (nr_words(size) + 7) / 8;
}

/* The bytes of @word that are not 0, behind a bit for each. */
static uint8_t *put_word(uint8_t *to, const uint8_t *word)
{
	uint8_t *bits = to++;
	int i;

	*bits = 0;
	for (i = 0; i < 8; i++) {
		if (!word[i])
			continue;
		*bits |= (uint8_t)(1 << i);
		*to++ = word[i];
	}
	return to;
}

static const uint8_t *get_word(const uint8_t *from, uint8_t *word)
{
	uint8_t bits = *from++;
	int i;

	for (i = 0; i < 8; i++)
		word[i] = bits >> i & 1 ? *from++ : 0;
	return from;
}

/* @to has room for the worst: nine bytes a word, and the bitmap. */
static uint32_t pack(const struct inspect *i, uint8_t *to)
{
	const uint8_t *from = (const uint8_t *)i;
	uint8_t *at = to + bitmap_len(i->size);
	static const uint8_t zero[8];
	uint32_t word;

	memset(to, 0, bitmap_len(i->size));
	for (word = 0; word < nr_words(i->size); word++, from += 8) {
		if (!memcmp(from, zero, 8))
			continue;
		to[word / 8] |= (uint8_t)(1 << word % 8);
		at = put_word(at, from);
	}
	return (uint32_t)(at - to);
}

/* The first @size bytes of what was parked. */
static void unpack(const struct parked *p, void *to, uint32_t size)
{
	const uint8_t *at = p->bytes + bitmap_len(p->size & ~PARKED);
	uint8_t *out = to;
	uint32_t word;

	memset(out, 0, size);
	for (word = 0; word < nr_words(size); word++, out += 8)
		if (p->bytes[word / 8] >> word % 8 & 1)
			at = get_word(at, out);
}

void inspect_park(struct inspect **inspect)
{
	uint32_t size = (*inspect)->size, len;
	struct parked *p, *fitting;

	_Static_assert(sizeof(struct inspect) % 8 == 0, "whole words");
	if (is_parked(*inspect))
		return;
	p = malloc(sizeof(*p) + bitmap_len(size) + nr_words(size) * 9);
	if (!p)
		return;
	len = pack(*inspect, p->bytes);
	p->size = size | PARKED;
	p->len = len;
	free(*inspect);
	fitting = realloc(p, sizeof(*p) + len);
	*inspect = (struct inspect *)(fitting ? fitting : p);
}

int inspect_unpark(struct inspect **inspect)
{
	const struct parked *p = parked_of(*inspect);
	uint32_t size = p->size & ~PARKED;
	struct inspect *i;

	if (!is_parked(*inspect))
		return 0;
	i = malloc(size);
	if (!i)
		return -ENOMEM;
	unpack(p, i, size);
	free(*inspect);
	*inspect = i;
	return 0;
}

/* What hangs off an inspection, parked or not, is named in its beginning. */
static struct inspect head_of(const struct inspect *i)
{
	struct inspect head;

	if (!is_parked(i))
		return *i;
	unpack(parked_of(i), &head, sizeof(head));
	return head;
}

void inspect_free(struct inspect *i)
{
	struct inspect head;

	if (!i)
		return;
	head = head_of(i);
	decoding_stop(&head);
	fields_free(head.fields);
	free(head.joined);
	free(i);
}

size_t inspect_bytes(const struct inspect *i)
{
	struct inspect head;
	size_t n;

	if (!i)
		return 0;
	head = head_of(i);
	n = is_parked(i) ? sizeof(struct parked) + parked_of(i)->len : i->size;
	n += fields_bytes(head.fields);
	if (head.joined)
		n += sizeof(*head.joined) + head.joined->size;
	if (head.decoder)
		n += head.decoder->state_size;
	return n;
}
