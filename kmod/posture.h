/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What holds kernel and user apart on this machine: the control registers of
 * each CPU, and how the address space is split. For root alone: addresses
 * tell where the kernel is.
 */
#ifndef LIMEN_POSTURE_H
#define LIMEN_POSTURE_H

#include <linux/types.h>

#include <limen/boundary.h>

#ifdef CONFIG_X86_64

/* Reads the registers of @cpu there. Sleeps. -ENXIO: it is not online. */
int limen_posture_read(unsigned int cpu, struct limen_posture *posture);

/* What is not there has start and end 0. */
void limen_layout_get(struct limen_region regions[LIMEN_NR_REGIONS]);

#else

static inline int limen_posture_read(unsigned int cpu,
				     struct limen_posture *posture)
{
	return -EOPNOTSUPP;
}

static inline void
limen_layout_get(struct limen_region regions[LIMEN_NR_REGIONS])
{
	memset(regions, 0, sizeof(*regions) * LIMEN_NR_REGIONS);
}

#endif

/* sysfs_posture.c */
int limen_sysfs_posture_init(void);
void limen_sysfs_posture_exit(void);

#endif /* LIMEN_POSTURE_H */
