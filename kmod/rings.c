// SPDX-License-Identifier: GPL-2.0-only
#include "rings.h"

#include <linux/gfp.h>
#include <linux/mm.h>
#include <linux/sched/signal.h>
#include <linux/slab.h>
#include <linux/vmalloc.h>

#include "compat/compat.h"

/* Pages before the data. */
enum { READER_PAGE, WRITER_PAGE, NR_META_PAGES };

/* The data's pages appear twice in a row, so that no record is ever cut. */
static void *map_twice(struct page **pages, unsigned int nr_pages)
{
	unsigned int nr_data = nr_pages - NR_META_PAGES, i;
	struct page **all;
	void *map;

	all = kvmalloc_array(nr_pages + nr_data, sizeof(*all), GFP_KERNEL);
	if (!all)
		return NULL;
	for (i = 0; i < nr_pages; i++)
		all[i] = pages[i];
	for (i = 0; i < nr_data; i++)
		all[nr_pages + i] = pages[NR_META_PAGES + i];
	map = vmap(all, nr_pages + nr_data, VM_MAP | VM_USERMAP, PAGE_KERNEL);
	kvfree(all);
	return map;
}

static void free_pages_of(struct limen_ring_area *area)
{
	while (area->nr_pages)
		limen_compat_free_mappable(area->pages[--area->nr_pages]);
}

/*
 * Charged to the daemon's memory group, like everything made for it. A
 * namespace's root may ask for more than there is: that is refused to it, and
 * no other process dies for it.
 */
#define AREA_GFP \
	(GFP_KERNEL_ACCOUNT | __GFP_ZERO | __GFP_NOWARN | __GFP_RETRY_MAYFAIL)

static int alloc_pages_of(struct limen_ring_area *area, unsigned int nr)
{
	struct page *page;

	while (area->nr_pages < nr) {
		page = fatal_signal_pending(current) ? NULL :
						       alloc_page(AREA_GFP);
		if (!page)
			return -ENOMEM;
		limen_compat_make_mappable(page);
		area->pages[area->nr_pages++] = page;
		cond_resched();
	}
	return 0;
}

static struct limen_ring_area *area_new(u64 size)
{
	unsigned int nr = NR_META_PAGES + (size >> PAGE_SHIFT);
	struct limen_ring_area *area;
	u8 *map;

	area = kvzalloc(struct_size(area, pages, nr), GFP_KERNEL_ACCOUNT);
	if (!area)
		return NULL;
	if (alloc_pages_of(area, nr))
		goto err_free;
	map = map_twice(area->pages, nr);
	if (!map)
		goto err_free;
	area->map = map;
	kref_init(&area->ref);
	mutex_init(&area->stream.lock);
	limen_ring_init(&area->ring,
			(void *)(map + READER_PAGE * PAGE_SIZE),
			(void *)(map + WRITER_PAGE * PAGE_SIZE),
			map + NR_META_PAGES * PAGE_SIZE, size);
	return area;

err_free:
	free_pages_of(area);
	kvfree(area);
	return NULL;
}

static void area_release(struct kref *ref)
{
	struct limen_ring_area *area =
		container_of(ref, struct limen_ring_area, ref);

	vunmap(area->map);
	free_pages_of(area);
	kvfree(area);
}

struct limen_ring_area *limen_ring_area_get(struct limen_ring_area *area)
{
	kref_get(&area->ref);
	return area;
}

void limen_ring_area_put(struct limen_ring_area *area)
{
	kref_put(&area->ref, area_release);
}

bool limen_ring_area_claim(struct limen_ring_area *area,
			   enum limen_ring_use use)
{
	int before = atomic_cmpxchg(&area->use, LIMEN_RING_UNUSED, use);

	return before == LIMEN_RING_UNUSED || before == use;
}

int limen_ring_area_mmap(struct limen_ring_area *area,
			 struct vm_area_struct *vma)
{
	if (vma->vm_flags & VM_WRITE) {
		if (vma->vm_pgoff != READER_PAGE ||
		    vma->vm_end - vma->vm_start != PAGE_SIZE)
			return -EPERM;
	} else {
		/* nor may it become writable by mprotect() */
		vm_flags_clear(vma, VM_MAYWRITE);
	}
	if (!limen_ring_area_claim(area, LIMEN_RING_MAPPED))
		return -EBUSY;
	return remap_vmalloc_range(vma, area->map, vma->vm_pgoff);
}

static void put_areas(struct limen_rings *rings)
{
	while (rings->count)
		limen_ring_area_put(rings->area[--rings->count]);
	kfree(rings);
}

struct limen_rings *limen_rings_new(unsigned int count, u64 size, u32 snaplen)
{
	struct limen_rings *rings;

	rings = kzalloc(struct_size(rings, area, count), GFP_KERNEL_ACCOUNT);
	if (!rings)
		return NULL;
	rings->size = size;
	rings->snaplen = snaplen;
	while (rings->count < count) {
		struct limen_ring_area *area = area_new(size);

		if (!area) {
			put_areas(rings);
			return NULL;
		}
		rings->area[rings->count++] = area;
	}
	return rings;
}

void limen_rings_retire(struct limen_rings *rings)
{
	unsigned int i;

	if (!rings)
		return;
	synchronize_rcu();
	for (i = 0; i < rings->count; i++) {
		WRITE_ONCE(rings->area[i]->is_over, true);
		wake_up_interruptible(&rings->area[i]->ring.wait);
	}
	put_areas(rings);
}
