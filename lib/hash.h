/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Hash of a name for tables in memory: FNV-1a of 32 bits
 * (draft-eastlake-fnv). It knows no key: whoever chooses the names can make
 * them collide, so a table of it has a fixed size.
 */
#ifndef LIMEN_LIB_HASH_H
#define LIMEN_LIB_HASH_H

#include <stdint.h>

/* Of @name, which ends with a NUL that does not count. */
uint32_t hash_name(const char *name);

#endif
