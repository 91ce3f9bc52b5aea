// SPDX-License-Identifier: GPL-2.0-only
/*
 * The split of the address space; compare with Documentation/arch/x86/x86_64/
 * mm.rst. With KASLR the bases are drawn at boot.
 */
#include <linux/mm.h>
#include <asm/page.h>
#include <asm/pgtable.h>
#include <asm/processor.h>

#include "posture.h"

static void set_region(struct limen_region *regions, enum limen_region_id id,
		       u64 start, u64 end)
{
	regions[id].start = start;
	regions[id].end = end;
}

void limen_layout_get(struct limen_region regions[LIMEN_NR_REGIONS])
{
	/* high_memory is the end of the direct map of what there is */
	u64 frames = __pa(high_memory) >> PAGE_SHIFT;

	set_region(regions, LIMEN_REGION_USER, 0, TASK_SIZE_MAX);
	set_region(regions, LIMEN_REGION_DIRECT_MAP, PAGE_OFFSET,
		   (u64)high_memory);
	set_region(regions, LIMEN_REGION_VMALLOC, VMALLOC_START,
		   VMALLOC_START + (VMALLOC_SIZE_TB << 40));
	set_region(regions, LIMEN_REGION_VMEMMAP, VMEMMAP_START,
		   VMEMMAP_START + frames * sizeof(struct page));
	set_region(regions, LIMEN_REGION_IMAGE, __START_KERNEL_map,
		   __START_KERNEL_map + KERNEL_IMAGE_SIZE);
	set_region(regions, LIMEN_REGION_MODULES, MODULES_VADDR, MODULES_END);
}
