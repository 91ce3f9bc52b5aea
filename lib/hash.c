// SPDX-License-Identifier: GPL-2.0-or-later
#include "hash.h"

static const uint32_t offset_basis = 2166136261u;
static const uint32_t prime = 16777619u;

uint32_t hash_name(const char *name)
{
	uint32_t hash = offset_basis;

	for (; *name; name++)
		hash = (hash ^ (uint8_t)*name) * prime;
	return hash;
}
