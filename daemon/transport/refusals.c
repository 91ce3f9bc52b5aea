// SPDX-License-Identifier: GPL-2.0-or-later
#include "transport/refusals.h"

#include "shape/saved.h"

#define SECOND_NS 1000000000ULL

bool refusals_has(struct refusals *r, uint32_t mark, uint64_t now_ns)
{
	size_t i;

	if (!r->looked_ns || now_ns - r->looked_ns >= SECOND_NS) {
		r->nr = saved_get_refused(r->marks, LIMEN_MAX_CLASSES);
		r->looked_ns = now_ns;
	}
	for (i = 0; i < r->nr; i++)
		if (r->marks[i] == mark)
			return true;
	return false;
}
