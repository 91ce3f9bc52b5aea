// SPDX-License-Identifier: GPL-2.0-or-later
#include "flow/recent.h"

#include <stdlib.h>
#include <sys/mman.h>

#define NS_PER_MS 1000000

enum {
	WAYS = 4,		/* flows of one cache line */
	SHARE = 8,		/* of the table's flows */
	MIN_SETS = 64,
};

struct set {
	struct recent_flow ways[WAYS];
};
_Static_assert(sizeof(struct set) == 64, "a cache line");

struct recent {
	uint64_t nr_sets;	/* a power of two */
	struct set *sets;	/* takes memory where it is touched */
};

static size_t bytes(const struct recent *r)
{
	return r->nr_sets * sizeof(*r->sets);
}

struct recent *recent_new(uint32_t max_flows)
{
	struct recent *r = malloc(sizeof(*r));

	if (!r)
		return NULL;
	r->nr_sets = MIN_SETS;
	while (r->nr_sets < max_flows / SHARE / WAYS)
		r->nr_sets *= 2;
	r->sets = mmap(NULL, bytes(r), PROT_READ | PROT_WRITE,
		       MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	if (r->sets != MAP_FAILED)
		return r;
	free(r);
	return NULL;
}

void recent_free(struct recent *r)
{
	if (r)
		munmap(r->sets, bytes(r));
	free(r);
}

/* The table's buckets go by the low bits. */
static struct set *set_of(const struct recent *r, uint64_t hash)
{
	return &r->sets[hash >> 32 & (r->nr_sets - 1)];
}

/* It runs over after 49 days, which does not matter to differences. */
static uint32_t to_ms(uint64_t ns)
{
	return (uint32_t)(ns / NS_PER_MS);
}

void recent_add(struct recent *r, uint64_t hash, uint64_t now_ns,
		uint16_t protocol, uint16_t app)
{
	struct set *set = set_of(r, hash);
	struct recent_flow *place = &set->ways[0];
	uint32_t now_ms = to_ms(now_ns);
	unsigned int i;

	for (i = 0; i < WAYS; i++) {
		struct recent_flow *f = &set->ways[i];

		if (f->hash == hash || !f->hash) {
			place = f;
			break;
		}
		if (now_ms - f->settled_ms > now_ms - place->settled_ms)
			place = f;
	}
	*place = (struct recent_flow){ hash, now_ms, protocol, app };
}

/* A ring that lags has a clock that goes back: that is recent as well. */
static bool is_recent(const struct recent_flow *f, uint32_t now_ms)
{
	return now_ms - f->settled_ms < RECENT_MS ||
	       f->settled_ms - now_ms < RECENT_MS;
}

const struct recent_flow *recent_find(const struct recent *r, uint64_t hash,
				      uint64_t now_ns)
{
	const struct set *set = set_of(r, hash);
	uint32_t now_ms = to_ms(now_ns);
	unsigned int i;

	for (i = 0; i < WAYS; i++) {
		const struct recent_flow *f = &set->ways[i];

		if (f->hash == hash && hash && is_recent(f, now_ms))
			return f;
	}
	return NULL;
}

void recent_relabel(struct recent *r, const uint16_t *became)
{
	unsigned int j;
	uint64_t i;

	for (i = 0; i < r->nr_sets; i++) {
		for (j = 0; j < WAYS; j++) {
			struct recent_flow *f = &r->sets[i].ways[j];

			f->protocol = became[f->protocol];
			f->app = became[f->app];
		}
	}
}
