/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Both halves of a ring over one memory: the kernel's writing one, compiled
 * here with stand-ins, and the programs' reading one.
 */
#ifndef RING_PAIR_H
#define RING_PAIR_H

#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "kmod/ring.c"
#include <ring.h>	/* lib's */

struct pair {
	struct limen_ring writer;
	struct ring *reader;
	void *reader_page;
	uint8_t *memory;	/* writer page, data, data */
	size_t page, size;
};

/* One more reader, or the next one. */
static inline int pair_attach(struct pair *p, struct ring **out)
{
	return ring_over(p->reader_page, (void *)p->memory,
			 p->memory + p->page, out);
}

static inline void *map_pages(struct pair *p, void *at, size_t len, int fd,
			      size_t offset)
{
	void *map = mmap(at, len, PROT_READ | PROT_WRITE,
			 MAP_SHARED | MAP_FIXED, fd, (off_t)offset);

	if (map == MAP_FAILED)
		abort();
	return map;
}

/* @size bytes of data, twice in a row, as the module maps them. */
static inline struct pair *pair_new(size_t size)
{
	struct pair *p = calloc(1, sizeof(*p));
	int fd = memfd_create("ring", 0);

	p->page = (size_t)sysconf(_SC_PAGESIZE);
	p->size = size;
	if (fd < 0 || ftruncate(fd, (off_t)(p->page + size)))
		abort();
	p->memory = mmap(NULL, p->page + 2 * size, PROT_NONE,
			 MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	map_pages(p, p->memory, p->page + size, fd, 0);
	map_pages(p, p->memory + p->page + size, size, fd, p->page);
	close(fd);
	p->reader_page = calloc(1, p->page);
	limen_ring_init(&p->writer, p->reader_page, (void *)p->memory,
			p->memory + p->page, size);
	if (pair_attach(p, &p->reader))
		abort();
	return p;
}

/* The reader may be another's by now: NULL then. */
static inline void pair_free(struct pair *p)
{
	ring_close(p->reader);
	munmap(p->memory, p->page + 2 * p->size);
	free(p->reader_page);
	free(p);
}

#endif /* RING_PAIR_H */
