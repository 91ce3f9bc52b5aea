/* SPDX-License-Identifier: GPL-2.0 WITH Linux-syscall-note */
/*
 * Records of the ring: one packet of an undecided flow each.
 */
#ifndef _LIMEN_RECORD_H
#define _LIMEN_RECORD_H

#include <linux/types.h>

#define LIMEN_RECORD_VERSION	1U

#endif /* _LIMEN_RECORD_H */
