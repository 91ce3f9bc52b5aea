/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The only place that knows kernels apart. The rest is written for the
 * newest one; compat/Kbuild.include asks the headers what is missing.
 */
#ifndef LIMEN_COMPAT_H
#define LIMEN_COMPAT_H

#include <linux/fs.h>
#include <linux/mm.h>
#include <net/genetlink.h>

/*
 * Positions in a ring and all counters are 64 bits wide, written by one CPU
 * and read by another: in one piece, or not at all.
 */
#ifndef CONFIG_64BIT
#error "limen is for 64-bit kernels: a ring's position would be read in halves"
#endif

/*
 * Events tell what others on the machine do. Groups could not be protected
 * before 6.7; the fix was taken back to the stable series.
 */
#ifdef LIMEN_HAVE_GROUP_FLAGS
#define LIMEN_COMPAT_ADMIN_GROUP .flags = GENL_UNS_ADMIN_PERM
#else
#define LIMEN_COMPAT_ADMIN_GROUP
#endif

/* From 6.1 on a family says from which command on it is strict. */
#ifdef LIMEN_HAVE_RESV_START
#define LIMEN_COMPAT_RESV_START(command) .resv_start_op = (command),
#else
#define LIMEN_COMPAT_RESV_START(command)
#endif

/* 6.3 made the flags of a mapping constant to all but a few functions. */
#ifndef LIMEN_HAVE_VM_FLAGS_CLEAR
static inline void vm_flags_clear(struct vm_area_struct *vma,
				  unsigned long flags)
{
	vma->vm_flags &= ~flags;
}
#endif

/*
 * Until 5.10 a page that is charged to a memory group says so where a mapped
 * one counts its mappings, so that it could not be mapped. It need not say it:
 * whom it is charged to is written elsewhere. But what frees it has to know.
 */
#if defined(LIMEN_HAVE_KMEMCG_TYPE) && defined(CONFIG_MEMCG)
static inline void limen_compat_make_mappable(struct page *page)
{
	if (PageKmemcg(page))
		__ClearPageKmemcg(page);
}

static inline void limen_compat_free_mappable(struct page *page)
{
	if (page->mem_cgroup)
		__SetPageKmemcg(page);
	__free_page(page);
}
#else
static inline void limen_compat_make_mappable(struct page *page)
{
}

static inline void limen_compat_free_mappable(struct page *page)
{
	__free_page(page);
}
#endif

/* 6.5 gave what reads into new pages and hands them to a pipe its own name. */
#ifndef LIMEN_HAVE_COPY_SPLICE_READ
#define copy_splice_read generic_file_splice_read
#endif

/* 6.0 asks for all that is a process's own memory: there are two kinds now. */
#ifndef LIMEN_HAVE_USER_BACKED_ITER
#define user_backed_iter iter_is_iovec
#endif

#endif /* LIMEN_COMPAT_H */
