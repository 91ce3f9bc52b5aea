// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * An inspection that waits for more bytes, small.
 *
 * Most of an inspection's bits are zero: bitmaps of which the first bytes
 * have left little, and places for what has not been found yet. Packed, it
 * is
 *
 *	the number of its words, flags | bits of the inspection |
 *	bits of the decoder's state | length of the fields, and the fields
 *
 * where bits are a number for each that is set, how many are not before it,
 * in exponential Golomb code of order 2 (three bits up to 3, five up to 11,
 * ...), and one that leads behind the end. A state that is large or has
 * memory of its own, and l7-filter's buffer, stay where they are.
 */
#include <endian.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "decode/fields.h"
#include "inspect.h"

enum {
	HEAD = sizeof(uint16_t),	/* the number of words, and flags */
	MAX_WORDS = (1 << 14) - 1,
	HAS_STATE = 1 << 14,
	HAS_FIELDS = 1 << 15,
	MAX_STATE = 256,	/* bytes; what is dense would become more */
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

/* The bits that are set in the @size bytes at @from. */
static void put_bits(struct bits *b, const void *from, uint32_t size)
{
	uint32_t next = 0, i;

	for (i = 0; i < size; i += (uint32_t)sizeof(uint64_t)) {
		uint32_t left = size - i;
		uint64_t word = 0;

		memcpy(&word, (const uint8_t *)from + i,
		       left < sizeof(word) ? left : sizeof(word));
		for (word = le64toh(word); word; word &= word - 1) {
			uint32_t at = i * 8 + (uint32_t)__builtin_ctzll(word);

			put_number(b, at - next);
			next = at + 1;
		}
	}
	put_number(b, size * 8 - next);
}

/* The first @size bytes of what was put at *@bit, which is moved on. */
static void get_bits(const uint8_t *bytes, size_t *bit, void *to,
		     uint32_t size)
{
	uint8_t *out = to;
	uint32_t at = 0;

	memset(out, 0, size);
	while ((at += get_number(bytes, bit)) < size * 8) {
		out[at / 8] |= (uint8_t)(1 << at % 8);
		at++;
	}
}

/* The state goes along: small, and nothing but what it is. */
static bool takes_state(const struct inspect *i)
{
	return i->state && !i->decoder->exit &&
	       i->decoder->state_size <= MAX_STATE;
}

/* What is packed of @i, in order; @i is as it was afterwards. */
static void put_inspect(struct bits *b, struct inspect *i)
{
	struct inspect head = *i;

	i->size = 0;
	i->fields = NULL;
	if (takes_state(&head))
		i->state = NULL;
	turn_absent(i);
	put_bits(b, i, head.size);
	*i = head;
	if (takes_state(i))
		put_bits(b, i->state, (uint32_t)i->decoder->state_size);
}

static size_t bytes_of(const struct bits *b)
{
	return HEAD + (b->nr + 7) / 8;
}

size_t inspect_pack_size(struct inspect *i)
{
	struct bits b = { .nr = 0 };
	size_t len;

	_Static_assert(sizeof(struct inspect) % sizeof(uint64_t) == 0,
		       "whole words");
	if (i->size / sizeof(uint64_t) > MAX_WORDS)
		return 0;
	put_inspect(&b, i);
	if (!i->fields)
		return bytes_of(&b);
	fields_raw(i->fields, &len);
	return bytes_of(&b) + sizeof(uint16_t) + len;
}

static void put_fields(const struct fields *f, uint8_t *to)
{
	size_t len;
	const uint8_t *raw = fields_raw(f, &len);
	uint16_t len16 = (uint16_t)len;

	memcpy(to, &len16, sizeof(len16));
	memcpy(to + sizeof(len16), raw, len);
}

void inspect_pack(struct inspect *i, void *to, size_t size)
{
	uint16_t head = (uint16_t)(i->size / sizeof(uint64_t));
	struct bits b = { .bytes = (uint8_t *)to + HEAD };

	memset(to, 0, size);
	put_inspect(&b, i);
	if (i->fields) {
		head |= HAS_FIELDS;
		put_fields(i->fields, (uint8_t *)to + bytes_of(&b));
		fields_free(i->fields);
	}
	if (takes_state(i)) {
		head |= HAS_STATE;
		free(i->state);
	}
	memcpy(to, &head, HEAD);
	free(i);
}

/* Both as they were, behind @bit; false: no memory. */
static bool get_beside(const uint8_t *bytes, size_t bit, uint16_t head,
		       struct inspect *i)
{
	uint16_t len;

	if (head & HAS_STATE) {
		i->state = malloc(i->decoder->state_size + 1);
		if (!i->state)
			return false;
		get_bits(bytes, &bit, i->state,
			 (uint32_t)i->decoder->state_size);
	}
	if (head & HAS_FIELDS) {
		bytes += (bit + 7) / 8;
		memcpy(&len, bytes, sizeof(len));
		i->fields = fields_from_raw(bytes + sizeof(len), len);
	}
	return !(head & HAS_FIELDS) || i->fields;
}

struct inspect *inspect_unpack(const void *from)
{
	const uint8_t *bytes = (const uint8_t *)from + HEAD;
	struct inspect *i;
	size_t bit = 0;
	uint16_t head;
	uint32_t size;

	memcpy(&head, from, HEAD);
	size = (head & MAX_WORDS) * (uint32_t)sizeof(uint64_t);
	i = malloc(size);
	if (!i)
		return NULL;
	get_bits(bytes, &bit, i, size);
	turn_absent(i);
	i->size = size;
	if (get_beside(bytes, bit, head, i))
		return i;
	if (head & HAS_STATE)
		free(i->state);
	free(i);
	return NULL;
}

/* What hangs off an inspection is named in its beginning. */
static size_t bytes_beside(const struct inspect *head)
{
	size_t n = fields_bytes(head->fields);

	if (head->joined)
		n += sizeof(*head->joined) + head->joined->size;
	if (head->state)
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
	size_t bit = 0;

	get_bits((const uint8_t *)from + HEAD, &bit, &head, sizeof(head));
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
