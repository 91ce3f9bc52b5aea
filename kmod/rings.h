/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The rings of one namespace and the memory they lie in.
 *
 * A bind makes a set, a later bind or unbind takes it away. The packet path
 * reads the set under RCU. A ring's memory is shared with the file that is
 * attached to it and lives until both have let go, so that a reader keeps
 * what it has mapped, whatever becomes of the namespace.
 */
#ifndef LIMEN_RINGS_H
#define LIMEN_RINGS_H

#include <linux/atomic.h>
#include <linux/kref.h>
#include <linux/mutex.h>
#include <linux/rcupdate.h>
#include <linux/types.h>

#include "ring.h"

struct page;
struct vm_area_struct;

/*
 * How a ring is read. The first use decides, for as long as it lives: what
 * once was mapped has a position that is not to be believed.
 */
enum limen_ring_use {
	LIMEN_RING_UNUSED,
	LIMEN_RING_MAPPED,
	LIMEN_RING_STREAMED,
};

/* A ring and its pages: reader's, writer's, data; see record.h. */
struct limen_ring_area {
	struct limen_ring ring;
	struct kref ref;
	atomic_t has_reader;
	atomic_t use;		/* enum limen_ring_use */
	bool is_over;		/* no more records will come */
	struct {		/* see stream.c */
		struct mutex lock;
		u64 position;	/* of the record it is at */
		size_t offset;	/* bytes of that which are out already */
	} stream;
	unsigned int nr_pages;
	void *map;		/* all pages, the data twice */
	struct page *pages[];
};

struct limen_rings {
	struct rcu_head rcu;
	unsigned int count;
	u32 snaplen;		/* bytes copied of a packet at most */
	u64 size;		/* bytes of data of each */
	struct limen_ring_area *area[];
};

/*
 * @count 1..LIMEN_MAX_RINGS rings of @size bytes, a power of two of at least
 * a page, all zero. NULL: no memory. May sleep.
 */
struct limen_rings *limen_rings_new(unsigned int count, u64 size, u32 snaplen);

/*
 * Takes the set away after an RCU grace period: readers are woken and told
 * that it is over. @rings may be NULL; nobody may find it any more.
 */
void limen_rings_retire(struct limen_rings *rings);

struct limen_ring_area *limen_ring_area_get(struct limen_ring_area *area);
void limen_ring_area_put(struct limen_ring_area *area);

/* False: it is used in another way already. */
bool limen_ring_area_claim(struct limen_ring_area *area,
			   enum limen_ring_use use);

/* Maps what @vma asks for, by the rules of record.h. -EPERM, -EINVAL, -EBUSY. */
int limen_ring_area_mmap(struct limen_ring_area *area,
			 struct vm_area_struct *vma);

#endif /* LIMEN_RINGS_H */
