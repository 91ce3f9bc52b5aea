// SPDX-License-Identifier: GPL-2.0-or-later
#include "hosts.h"

#include <stdlib.h>
#include <string.h>

/* A host name has at most 253 characters (RFC 1035 3.1). */
enum { MAX_NAME = 253 };

struct hosts {
	struct host **buckets;
	size_t mask;
	size_t nr;
	struct host entries[];
};

struct hosts *hosts_new(size_t nr)
{
	struct hosts *h = calloc(1, sizeof(*h) + nr * sizeof(h->entries[0]));
	size_t size = 16;

	if (!h)
		return NULL;
	while (size < 2 * nr)
		size *= 2;
	h->buckets = calloc(size, sizeof(*h->buckets));
	if (!h->buckets) {
		free(h);
		return NULL;
	}
	h->mask = size - 1;
	return h;
}

void hosts_free(struct hosts *h)
{
	if (!h)
		return;
	free(h->buckets);
	free(h);
}

/* FNV-1a from the last byte to the first, so that suffixes share a start. */
static uint32_t hash_byte(uint32_t hash, uint8_t byte)
{
	return (hash ^ byte) * 16777619u;
}

enum { HASH_START = 0x811c9dc5 };

void hosts_add(struct hosts *h, const char *suffix, uint16_t label)
{
	struct host *e = &h->entries[h->nr++], **bucket;
	uint32_t hash = HASH_START;
	size_t i;

	e->suffix = suffix;
	e->len = (uint16_t)strlen(suffix);
	e->label = label;
	for (i = e->len; i--;)
		hash = hash_byte(hash, (uint8_t)suffix[i]);
	bucket = &h->buckets[(hash ^ hash >> 15) & h->mask];
	e->next = *bucket;
	*bucket = e;
}

/* Lower case into @to without port and final dot; its length, 0: no name. */
static size_t clean_name(const uint8_t *name, size_t len, uint8_t *to)
{
	size_t n = 0;

	for (n = 0; n < len && name[n] != ':'; n++) {
		if (n == MAX_NAME)
			return 0;
		to[n] = name[n] >= 'A' && name[n] <= 'Z' ?
			(uint8_t)(name[n] | 0x20) : name[n];
	}
	if (n && to[n - 1] == '.')
		n--;
	return n;
}

void hosts_each(const struct hosts *h, const uint8_t *name, size_t len,
		void (*fn)(const struct host *host, void *data), void *data)
{
	uint8_t clean[MAX_NAME];
	size_t n = clean_name(name, len, clean), i;
	uint32_t hash = HASH_START;
	const struct host *e;

	for (i = n; i--;) {
		hash = hash_byte(hash, clean[i]);
		if (i && clean[i - 1] != '.')
			continue;
		for (e = h->buckets[(hash ^ hash >> 15) & h->mask]; e;
		     e = e->next) {
			if (e->len == n - i && !memcmp(e->suffix, clean + i, e->len))
				fn(e, data);
		}
	}
}
