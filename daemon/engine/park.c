// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * An inspection that waits for more bytes, small.
 *
 * Most of an inspection's bits are zero: bitmaps of which the first bytes
 * have left little, and places for what has not been found yet. Packed, it
 * is the number of its words and then, for each bit that is set, how many
 * are not before it, in exponential Golomb code of order 2 (three bits up to
 * 3, five up to 11, ...); the last such number leads behind the end.
 *
 * What it points at (decoder's state, fields, l7-filter's buffer) stays
 * where it is.
 */
#include <endian.h>
#include <stdlib.h>
#include <string.h>

#include "decode/fields.h"
#include "inspect.h"

enum {
	HEAD = sizeof(uint16_t),	/* the number of words */
	ORDER = 2,
};

/* Bits are put from the lowest of a byte on. */
struct bits {
	uint8_t *bytes;		/* zeroed; NULL: they are only counted */
	size_t nr;
};

static void put_bit(struct bits *b, unsigned int bit)
{
	if (b->bytes)
		b->bytes[b->nr / 8] |= (uint8_t)(bit << b->nr % 8);
	b->nr++;
}

static unsigned int get_bit(const uint8_t *bytes, size_t *at)
{
	unsigned int bit = bytes[*at / 8] >> *at % 8 & 1;

	++*at;
	return bit;
}

/* As many zeros as there are more than ORDER bits after the highest. */
static void put_number(struct bits *b, uint32_t n)
{
	uint32_t x = n + (1u << ORDER);
	int len = 31 - __builtin_clz(x), i;

	for (i = ORDER; i < len; i++)
		put_bit(b, 0);
	for (i = len; i >= 0; i--)
		put_bit(b, x >> i & 1);
}

static uint32_t get_number(const uint8_t *bytes, size_t *at)
{
	unsigned int len = ORDER;
	uint32_t x = 1;

	while (!get_bit(bytes, at))
		len++;
	while (len--)
		x = x << 1 | get_bit(bytes, at);
	return x - (1u << ORDER);
}

/* What is mostly not there is not all zero: exchanges it with what is. */
static void turn_absent(struct inspect *i)
{
	i->app ^= NO_LABEL;
	i->wait_child.label ^= NO_LABEL;
	i->wait_app.label ^= NO_LABEL;
}

/* The bits that are set in the @nr_words words at @from. */
static void put_words(struct bits *b, const uint8_t *from, uint32_t nr_words)
{
	uint32_t next = 0, i;
	uint64_t word;

	for (i = 0; i < nr_words; i++) {
		memcpy(&word, from + i * sizeof(word), sizeof(word));
		for (word = le64toh(word); word; word &= word - 1) {
			uint32_t at = i * 64 + (uint32_t)__builtin_ctzll(word);

			put_number(b, at - next);
			next = at + 1;
		}
	}
	put_number(b, nr_words * 64 - next);
}

/* The first @nr_words of what was packed. */
static void get_words(const void *from, uint8_t *to, uint32_t nr_words)
{
	const uint8_t *bytes = (const uint8_t *)from + HEAD;
	uint32_t at = 0;
	size_t bit = 0;

	memset(to, 0, nr_words * sizeof(uint64_t));
	while ((at += get_number(bytes, &bit)) < nr_words * 64) {
		to[at / 8] |= (uint8_t)(1 << at % 8);
		at++;
	}
}

/* Packs @i, whose head is not what it was after that. */
static size_t pack(struct inspect *i, struct bits *b)
{
	uint32_t nr_words = i->size / sizeof(uint64_t);

	_Static_assert(sizeof(struct inspect) % sizeof(uint64_t) == 0,
		       "whole words");
	i->size = 0;
	turn_absent(i);
	put_words(b, (const uint8_t *)i, nr_words);
	return HEAD + (b->nr + 7) / 8;
}

size_t inspect_pack_size(struct inspect *i)
{
	uint32_t size = i->size;
	struct bits b = { .nr = 0 };
	size_t n;

	if (size / sizeof(uint64_t) > UINT16_MAX)
		return 0;
	n = pack(i, &b);
	turn_absent(i);
	i->size = size;
	return n;
}

void inspect_pack(struct inspect *i, void *to, size_t size)
{
	uint16_t nr_words = (uint16_t)(i->size / sizeof(uint64_t));
	struct bits b = { .bytes = (uint8_t *)to + HEAD };

	memset(to, 0, size);
	memcpy(to, &nr_words, HEAD);
	pack(i, &b);
	free(i);
}

struct inspect *inspect_unpack(const void *from)
{
	struct inspect *i;
	uint16_t nr_words;

	memcpy(&nr_words, from, HEAD);
	i = malloc(nr_words * sizeof(uint64_t));
	if (!i)
		return NULL;
	get_words(from, (uint8_t *)i, nr_words);
	turn_absent(i);
	i->size = (uint32_t)(nr_words * sizeof(uint64_t));
	return i;
}

/* What hangs off an inspection is named in its beginning. */
static size_t bytes_beside(const struct inspect *head)
{
	size_t n = fields_bytes(head->fields);

	if (head->joined)
		n += sizeof(*head->joined) + head->joined->size;
	if (head->decoder)
		n += head->decoder->state_size;
	return n;
}

static void free_beside(struct inspect *head)
{
	decoding_stop(head);
	fields_free(head->fields);
	free(head->joined);
}

void inspect_free(struct inspect *i)
{
	if (!i)
		return;
	free_beside(i);
	free(i);
}

size_t inspect_bytes(const struct inspect *i)
{
	return i ? i->size + bytes_beside(i) : 0;
}

/* Its beginning, where it is named what hangs off it. */
static struct inspect head_of(const void *from)
{
	struct inspect head;

	get_words(from, (uint8_t *)&head, sizeof(head) / sizeof(uint64_t));
	return head;
}

void inspect_free_packed(const void *from)
{
	struct inspect head = head_of(from);

	free_beside(&head);
}

size_t inspect_packed_beside(const void *from)
{
	struct inspect head = head_of(from);

	return bytes_beside(&head);
}
