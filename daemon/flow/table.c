// SPDX-License-Identifier: GPL-2.0-or-later
#include "flow/table.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "flow/hash.h"

enum {
	/*
	 * A flow moves to the front of its list when its last packet was in
	 * another slice of 2^30 ns, not at each packet: that would touch two
	 * neighbours that are in no cache.
	 */
	LIST_TIME_SHIFT = 30,
	UNUSED = NR_FLOW_LISTS,		/* list of a flow that is free */
	HUGE_BYTES = 2 << 20,		/* of a big page */
};

struct list {
	uint32_t oldest, newest;
	uint32_t nr;
};

struct flow_table {
	uint32_t *buckets;
	uint32_t mask;
	uint32_t nr, max;
	uint32_t nr_used;	/* flows that were ever handed out */
	uint32_t free;		/* the last that came back */
	struct flow *flows;	/* number 1 is flows[0] */
	struct hash_key hash_key;
	struct list lists[NR_FLOW_LISTS];
};

static uint32_t power_of_two(uint32_t n)
{
	uint32_t p = 16;

	while (p < n)
		p *= 2;
	return p;
}

/*
 * Zeroed memory that costs nothing until it is touched, in big pages where
 * it is long: flows are looked up at random, and small pages would miss the
 * processor's page cache each time.
 */
static void *map(size_t size)
{
	void *p = mmap(NULL, size, PROT_READ | PROT_WRITE,
		       MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);

	if (p == MAP_FAILED)
		return NULL;
	if (size >= HUGE_BYTES)
		madvise(p, size, MADV_HUGEPAGE);
	return p;
}

static size_t bucket_bytes(const struct flow_table *t)
{
	return ((size_t)t->mask + 1) * sizeof(*t->buckets);
}

static size_t flow_bytes(const struct flow_table *t)
{
	return (size_t)t->max * sizeof(*t->flows);
}

int flow_table_new(uint32_t max, struct flow_table **out)
{
	struct flow_table *t;
	int rc;

	if (!max || max > 1u << 28)
		return -EINVAL;
	t = calloc(1, sizeof(*t));
	if (!t)
		return -ENOMEM;
	t->max = max;
	t->mask = power_of_two(max) - 1;
	rc = hash_key_init(&t->hash_key);
	if (rc)
		goto err_free_table;
	rc = -ENOMEM;
	t->buckets = map(bucket_bytes(t));
	if (!t->buckets)
		goto err_free_table;
	t->flows = map(flow_bytes(t));
	if (!t->flows)
		goto err_unmap_buckets;
	*out = t;
	return 0;

err_unmap_buckets:
	munmap(t->buckets, bucket_bytes(t));
err_free_table:
	free(t);
	return rc;
}

void flow_table_free(struct flow_table *t)
{
	if (!t)
		return;
	munmap(t->flows, flow_bytes(t));
	munmap(t->buckets, bucket_bytes(t));
	free(t);
}

static struct flow *get_flow(const struct flow_table *t, uint32_t ref)
{
	return &t->flows[ref - 1];
}

static uint32_t ref_of(const struct flow_table *t, const struct flow *f)
{
	return (uint32_t)(f - t->flows) + 1;
}

static uint64_t load(const uint8_t *p)
{
	uint64_t word;

	memcpy(&word, p, sizeof(word));
	return word;
}

/* Any order will do, as long as it is one of ends and not of packets. */
static bool is_ordered(const struct tuple *t)
{
	uint64_t a = load(t->addr[0]), b = load(t->addr[1]);

	if (a == b) {
		a = load(t->addr[0] + 8);
		b = load(t->addr[1] + 8);
	}
	return a < b || (a == b && t->port[0] <= t->port[1]);
}

/* The key of the packet's flow; returns which of its ends sent @p. */
static unsigned int make_key(const struct packet *p, struct tuple *key)
{
	if (p->has_ct) {
		*key = p->ct;
		return p->ct_dir;
	}
	if (is_ordered(&p->tuple)) {
		*key = p->tuple;
		return 0;
	}
	*key = tuple_swap(&p->tuple);
	return 1;
}

/*
 * What is 0 in the key of every IPv4 flow need not be hashed. The first word
 * tells keys of two words from those of five: the version is in it.
 */
static uint64_t hash_tuple(const struct flow_table *t, const struct tuple *key)
{
	struct hash h = hash_begin(&t->hash_key);
	const uint8_t *rest = (const uint8_t *)key->port;

	_Static_assert(sizeof(*key) == 40, "hashed by words");
	hash_add(&h, load(rest));
	if (key->l3 == 4) {
		hash_add(&h, load(key->addr[0]) | load(key->addr[1]) << 32);
		return hash_end(&h);
	}
	hash_add(&h, load(key->addr[0]));
	hash_add(&h, load(key->addr[0] + 8));
	hash_add(&h, load(key->addr[1]));
	hash_add(&h, load(key->addr[1] + 8));
	return hash_end(&h);
}

static bool is_equal(const struct tuple *a, const struct tuple *b)
{
	const uint8_t *x = (const uint8_t *)a, *y = (const uint8_t *)b;

	return !((load(x) ^ load(y)) | (load(x + 8) ^ load(y + 8)) |
		 (load(x + 16) ^ load(y + 16)) | (load(x + 24) ^ load(y + 24)) |
		 (load(x + 32) ^ load(y + 32)));
}

void flow_place(const struct flow_table *t, const struct packet *p,
		struct flow_place *at)
{
	at->end = make_key(p, &at->key);
	at->hash = hash_tuple(t, &at->key);
	__builtin_prefetch(&t->buckets[at->hash & t->mask]);
}

void flow_fetch(const struct flow_table *t, const struct flow_place *at)
{
	uint32_t ref = t->buckets[at->hash & t->mask];
	const struct flow *f;

	if (!ref)
		return;
	f = get_flow(t, ref);
	__builtin_prefetch(&f->key, 1);
	__builtin_prefetch(&f->last_ns, 1);
}

uint64_t flow_hash(const struct flow_table *t, const struct flow *f)
{
	return hash_tuple(t, &f->key);
}

struct flow *flow_find(const struct flow_table *t, const struct flow_place *at)
{
	uint32_t ref;

	for (ref = t->buckets[at->hash & t->mask]; ref;) {
		struct flow *f = get_flow(t, ref);

		if (is_equal(&f->key, &at->key))
			return f;
		ref = f->next;
	}
	return NULL;
}

static void list_del(struct flow_table *t, struct flow *f)
{
	struct list *list = &t->lists[f->list];

	if (f->older)
		get_flow(t, f->older)->newer = f->newer;
	else
		list->oldest = f->newer;
	if (f->newer)
		get_flow(t, f->newer)->older = f->older;
	else
		list->newest = f->older;
	list->nr--;
}

static void list_add(struct flow_table *t, struct flow *f)
{
	struct list *list = &t->lists[f->list];
	uint32_t ref = ref_of(t, f);

	f->older = list->newest;
	f->newer = 0;
	if (list->newest)
		get_flow(t, list->newest)->newer = ref;
	else
		list->oldest = ref;
	list->newest = ref;
	list->nr++;
}

/* A zeroed flow; new memory is zero already. */
static struct flow *take_free(struct flow_table *t)
{
	struct flow *f;

	if (!t->free)
		return get_flow(t, ++t->nr_used);
	f = get_flow(t, t->free);
	t->free = f->next;
	memset(f, 0, sizeof(*f));
	return f;
}

struct flow *flow_add(struct flow_table *t, const struct packet *p,
		      const struct flow_place *at)
{
	uint32_t *bucket;
	struct flow *f;

	if (flow_table_is_full(t))
		return NULL;
	f = take_free(t);
	f->key = at->key;
	f->hash = (uint32_t)at->hash;
	f->first_ns = p->ts_ns;
	f->last_ns = p->ts_ns;
	f->list = FLOW_EMPTY;
	flow_set(f, FLOW_F_A_IS_1, at->end && !p->has_ct);
	flow_set(f, FLOW_F_CT, p->has_ct);
	bucket = &t->buckets[f->hash & t->mask];
	f->next = *bucket;
	*bucket = ref_of(t, f);
	list_add(t, f);
	t->nr++;
	return f;
}

void flow_del(struct flow_table *t, struct flow *f)
{
	uint32_t *link = &t->buckets[f->hash & t->mask];
	uint32_t ref = ref_of(t, f);

	while (*link != ref)
		link = &get_flow(t, *link)->next;
	*link = f->next;
	list_del(t, f);
	f->list = UNUSED;
	f->next = t->free;
	t->free = ref;
	t->nr--;
}

void flow_touch(struct flow_table *t, struct flow *f, uint64_t now_ns)
{
	bool is_placed = f->last_ns >> LIST_TIME_SHIFT ==
			 now_ns >> LIST_TIME_SHIFT;

	f->last_ns = now_ns;
	if (is_placed)
		return;
	list_del(t, f);
	list_add(t, f);
}

void flow_move(struct flow_table *t, struct flow *f, enum flow_list list)
{
	list_del(t, f);
	f->list = list;
	list_add(t, f);
}

struct flow *flow_oldest(const struct flow_table *t, enum flow_list list)
{
	uint32_t ref = t->lists[list].oldest;

	return ref ? get_flow(t, ref) : NULL;
}

uint32_t flow_count(const struct flow_table *t, enum flow_list list)
{
	return t->lists[list].nr;
}

uint32_t flow_table_nr(const struct flow_table *t)
{
	return t->nr;
}

bool flow_table_is_full(const struct flow_table *t)
{
	return t->nr >= t->max;
}

uint64_t flow_table_bytes(const struct flow_table *t)
{
	return (uint64_t)t->nr_used * sizeof(*t->flows);
}

int flow_each(struct flow_table *t, int (*fn)(struct flow *f, void *data),
	      void *data)
{
	uint32_t ref;
	int rc;

	for (ref = 1; ref <= t->nr_used; ref++) {
		struct flow *f = get_flow(t, ref);

		if (f->list == UNUSED)
			continue;
		rc = fn(f, data);
		if (rc)
			return rc;
	}
	return 0;
}

void flow_sweep(struct flow_table *t, uint32_t *at, uint32_t nr,
		void (*fn)(struct flow *f, void *data), void *data)
{
	uint32_t i;

	for (i = 0; i < nr && i < t->nr_used; i++) {
		struct flow *f;

		*at = *at < t->nr_used ? *at + 1 : 1;
		f = get_flow(t, *at);
		if (f->list != UNUSED)
			fn(f, data);
	}
}
