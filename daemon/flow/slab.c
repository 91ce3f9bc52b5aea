// SPDX-License-Identifier: GPL-2.0-or-later
#include "flow/slab.h"

#include <stdbool.h>
#include <stdlib.h>
#include <sys/mman.h>

enum { NR_CLASSES = SLAB_MAX_SIZE / SLAB_GRAIN + 1 };

struct slot {
	struct slot *next;
};

/* Begins at a multiple of its size, so that it is found from a slot. */
struct block {
	struct block *next, *prev;	/* among those of its class with room */
	struct slot *free;		/* slots that came back */
	uint32_t fresh;			/* where those begin that never went */
	uint32_t nr_taken;
};

struct slab {
	struct block *room[NR_CLASSES];
};

struct slab *slab_new(void)
{
	return calloc(1, sizeof(struct slab));
}

/* Twice as much is mapped, of which half is in the right place. */
static struct block *map_block(void)
{
	uint8_t *p = mmap(NULL, 2 * SLAB_BLOCK, PROT_READ | PROT_WRITE,
			  MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	size_t before;

	if (p == MAP_FAILED)
		return NULL;
	before = -(uintptr_t)p % SLAB_BLOCK;
	if (before)
		munmap(p, before);
	munmap(p + before + SLAB_BLOCK, SLAB_BLOCK - before);
	return (struct block *)(void *)(p + before);
}

static void unmap_block(struct block *b)
{
	munmap(b, SLAB_BLOCK);
}

static struct block *block_of(void *slot)
{
	return (struct block *)((uintptr_t)slot & -(uintptr_t)SLAB_BLOCK);
}

static unsigned int class_of(size_t size)
{
	return (unsigned int)((size + SLAB_GRAIN - 1) / SLAB_GRAIN);
}

static void link_block(struct block **list, struct block *b)
{
	b->prev = NULL;
	b->next = *list;
	if (b->next)
		b->next->prev = b;
	*list = b;
}

static void unlink_block(struct block **list, struct block *b)
{
	if (b->next)
		b->next->prev = b->prev;
	if (b->prev)
		b->prev->next = b->next;
	else
		*list = b->next;
}

static bool has_room(const struct block *b, size_t size)
{
	return b->free || b->fresh + size <= SLAB_BLOCK;
}

/* A block of class @class with room. */
static struct block *get_block(struct slab *s, unsigned int class)
{
	struct block *b = s->room[class];

	if (b)
		return b;
	b = map_block();
	if (!b)
		return NULL;
	_Static_assert(sizeof(*b) <= 4 * SLAB_GRAIN, "and slots behind it");
	b->fresh = 4 * SLAB_GRAIN;
	link_block(&s->room[class], b);
	return b;
}

void *slab_take(struct slab *s, size_t size)
{
	unsigned int class = class_of(size);
	struct block *b;
	void *slot;

	if (class >= NR_CLASSES)
		return malloc(size);
	size = (size_t)class * SLAB_GRAIN;
	b = get_block(s, class);
	if (!b)
		return NULL;
	slot = b->free;
	if (slot) {
		b->free = b->free->next;
	} else {
		slot = (uint8_t *)b + b->fresh;
		b->fresh += (uint32_t)size;
	}
	b->nr_taken++;
	if (!has_room(b, size))
		unlink_block(&s->room[class], b);
	return slot;
}

void slab_put(struct slab *s, void *p, size_t size)
{
	unsigned int class = class_of(size);
	struct block *b = block_of(p);
	struct slot *slot = p;

	if (class >= NR_CLASSES) {
		free(p);
		return;
	}
	if (!has_room(b, (size_t)class * SLAB_GRAIN))
		link_block(&s->room[class], b);
	slot->next = b->free;
	b->free = slot;
	/* the last one with room stays for the next that comes */
	if (--b->nr_taken || (s->room[class] == b && !b->next))
		return;
	unlink_block(&s->room[class], b);
	unmap_block(b);
}

void slab_free(struct slab *s)
{
	unsigned int i;

	for (i = 0; s && i < NR_CLASSES; i++)
		if (s->room[i])
			unmap_block(s->room[i]);
	free(s);
}
