// SPDX-License-Identifier: GPL-2.0-or-later
#include "assembly.h"

#include <stdbool.h>
#include <string.h>

static bool has(const struct assembly *a, size_t at)
{
	return a->have[at / 8] >> at % 8 & 1;
}

static void advance(struct assembly *a)
{
	while (a->ready < ASSEMBLY_SIZE) {
		if (a->ready % 8 == 0 && a->have[a->ready / 8] == 0xff)
			a->ready += 8;
		else if (has(a, a->ready))
			a->ready++;
		else
			break;
	}
}

void assembly_put(struct assembly *a, uint64_t offset, const uint8_t *data,
		  size_t len)
{
	size_t at, end;

	if (offset >= ASSEMBLY_SIZE || !len)
		return;
	at = (size_t)offset;
	if (len > ASSEMBLY_SIZE - at)
		len = ASSEMBLY_SIZE - at;
	end = at + len;
	for (; at < end; at++, data++) {
		if (has(a, at))
			continue;
		a->data[at] = *data;
		a->have[at / 8] |= (uint8_t)(1 << at % 8);
	}
	advance(a);
}

void assembly_reset(struct assembly *a)
{
	a->ready = 0;
	memset(a->have, 0, sizeof(a->have));
}
