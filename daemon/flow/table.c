// SPDX-License-Identifier: GPL-2.0-or-later
#include "flow/table.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "flow/hash.h"

enum {
	SLAB_FLOWS = 512,
	/*
	 * A flow moves to the front of its list when its place there is
	 * older than 2^30 ns, not at each packet: that would touch two
	 * neighbours that are in no cache.
	 */
	LIST_TIME_SHIFT = 30,
	UNUSED = NR_FLOW_LISTS,		/* list of a flow that is free */
};

struct slab {
	struct slab *next;
	struct flow flows[SLAB_FLOWS];
};

struct list {
	struct flow *oldest, *newest;
	uint32_t nr;
};

struct flow_table {
	struct flow **buckets;
	uint32_t mask;
	uint32_t nr, max;
	struct hash_key hash_key;
	struct list lists[NR_FLOW_LISTS];
	struct flow *free;
	struct slab *slabs, *last_slab;
	uint32_t nr_slabs;
};

static uint32_t power_of_two(uint32_t n)
{
	uint32_t p = 16;

	while (p < n)
		p *= 2;
	return p;
}

/*
 * The buckets are there for the full table from the start: calloc() gives
 * pages that are not touched no memory, and a table that never grows never
 * makes a packet wait.
 */
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
	t->buckets = calloc((size_t)t->mask + 1, sizeof(*t->buckets));
	if (!t->buckets) {
		rc = -ENOMEM;
		goto err_free_table;
	}
	*out = t;
	return 0;

err_free_table:
	free(t);
	return rc;
}

void flow_table_free(struct flow_table *t)
{
	struct slab *slab, *next;

	if (!t)
		return;
	for (slab = t->slabs; slab; slab = next) {
		next = slab->next;
		free(slab);
	}
	free(t->buckets);
	free(t);
}

static bool is_ordered(const struct tuple *t)
{
	int diff = memcmp(t->addr[0], t->addr[1], sizeof(t->addr[0]));

	return diff < 0 || (diff == 0 && t->port[0] <= t->port[1]);
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

static uint32_t hash_tuple(const struct flow_table *t, const struct tuple *key)
{
	_Static_assert(sizeof(*key) % 8 == 0, "hashed by words");

	return (uint32_t)hash_words(&t->hash_key, key, sizeof(*key));
}

struct flow *flow_find(struct flow_table *t, const struct packet *p,
		       unsigned int *end)
{
	struct tuple key;
	struct flow *f;
	uint32_t hash;

	*end = make_key(p, &key);
	hash = hash_tuple(t, &key);
	for (f = t->buckets[hash & t->mask]; f; f = f->next)
		if (f->hash == hash && !memcmp(&f->key, &key, sizeof(key)))
			return f;
	return NULL;
}

/* Flows of a new slab are handed out from its first to its last. */
static int add_slab(struct flow_table *t)
{
	struct slab *slab = malloc(sizeof(*slab));
	unsigned int i;

	if (!slab)
		return -ENOMEM;
	for (i = SLAB_FLOWS; i-- > 0;) {
		slab->flows[i].list = UNUSED;
		slab->flows[i].next = t->free;
		t->free = &slab->flows[i];
	}
	slab->next = NULL;
	if (t->last_slab)
		t->last_slab->next = slab;
	else
		t->slabs = slab;
	t->last_slab = slab;
	t->nr_slabs++;
	return 0;
}

static void list_del(struct list *list, struct flow *f)
{
	if (f->older)
		f->older->newer = f->newer;
	else
		list->oldest = f->newer;
	if (f->newer)
		f->newer->older = f->older;
	else
		list->newest = f->older;
	list->nr--;
}

static void list_add(struct list *list, struct flow *f)
{
	f->older = list->newest;
	f->newer = NULL;
	if (list->newest)
		list->newest->newer = f;
	else
		list->oldest = f;
	list->newest = f;
	list->nr++;
}

struct flow *flow_add(struct flow_table *t, const struct packet *p,
		      unsigned int *end)
{
	struct flow *f, **link;

	if (flow_table_is_full(t) || (!t->free && add_slab(t)))
		return NULL;
	f = t->free;
	t->free = f->next;
	memset(f, 0, sizeof(*f));
	*end = make_key(p, &f->key);
	f->hash = hash_tuple(t, &f->key);
	f->first_ns = p->ts_ns;
	f->last_ns = p->ts_ns;
	f->list = FLOW_EMPTY;
	f->list_time = (uint32_t)(p->ts_ns >> LIST_TIME_SHIFT);
	flow_set(f, FLOW_F_A_IS_1, *end && !p->has_ct);
	flow_set(f, FLOW_F_CT, p->has_ct);
	link = &t->buckets[f->hash & t->mask];
	f->next = *link;
	*link = f;
	list_add(&t->lists[FLOW_EMPTY], f);
	t->nr++;
	return f;
}

void flow_del(struct flow_table *t, struct flow *f)
{
	struct flow **link = &t->buckets[f->hash & t->mask];

	while (*link != f)
		link = &(*link)->next;
	*link = f->next;
	list_del(&t->lists[f->list], f);
	f->list = UNUSED;
	f->next = t->free;
	t->free = f;
	t->nr--;
}

void flow_touch(struct flow_table *t, struct flow *f, uint64_t now_ns)
{
	uint32_t now = (uint32_t)(now_ns >> LIST_TIME_SHIFT);

	f->last_ns = now_ns;
	if (f->list_time == now)
		return;
	f->list_time = now;
	list_del(&t->lists[f->list], f);
	list_add(&t->lists[f->list], f);
}

void flow_move(struct flow_table *t, struct flow *f, enum flow_list list)
{
	list_del(&t->lists[f->list], f);
	f->list = list;
	list_add(&t->lists[list], f);
}

struct flow *flow_oldest(const struct flow_table *t, enum flow_list list)
{
	return t->lists[list].oldest;
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
	return (uint64_t)t->nr_slabs * sizeof(struct slab);
}

int flow_each(struct flow_table *t, int (*fn)(struct flow *f, void *data),
	      void *data)
{
	struct slab *slab;
	unsigned int i;
	int rc;

	for (slab = t->slabs; slab; slab = slab->next) {
		for (i = 0; i < SLAB_FLOWS; i++) {
			if (slab->flows[i].list == UNUSED)
				continue;
			rc = fn(&slab->flows[i], data);
			if (rc)
				return rc;
		}
	}
	return 0;
}
