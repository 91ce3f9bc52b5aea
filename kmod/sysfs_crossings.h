/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * /sys/kernel/limen/crossings, for root alone, one value per file:
 *
 *	mode			off, count or time; may be written
 *	call_cost_ps switch_cost_ps
 *	total/<kind>		names as in boundary.h
 *	cpu<N>/<kind>		a CPU appears when it is first counted
 */
#ifndef LIMEN_SYSFS_CROSSINGS_H
#define LIMEN_SYSFS_CROSSINGS_H

int limen_sysfs_crossings_init(void);
/* Nobody can switch anything on by a file any more. */
void limen_sysfs_crossings_exit(void);

/* Called once for each CPU at most. 0 or -errno. */
int limen_sysfs_add_cpu(unsigned int cpu);
void limen_sysfs_del_cpus(void);

#endif /* LIMEN_SYSFS_CROSSINGS_H */
