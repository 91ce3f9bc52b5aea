// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * The largest are kept in a heap with the smallest of them on top, so that
 * a hundred thousand flows cost a comparison each.
 */
#include "flow_list.h"

#include <stdlib.h>

#include "worker.h"

bool flow_list_wants(const struct worker_flows *l, uint64_t bytes)
{
	if (l->nr < l->max)
		return true;
	return l->largest && l->max && bytes > l->list[0].bytes;
}

static void swap(struct worker_flow *a, struct worker_flow *b)
{
	struct worker_flow other = *a;

	*a = *b;
	*b = other;
}

static void sift_up(struct worker_flows *l, size_t i)
{
	for (; i && l->list[i].bytes < l->list[(i - 1) / 2].bytes;
	     i = (i - 1) / 2)
		swap(&l->list[i], &l->list[(i - 1) / 2]);
}

static void sift_down(struct worker_flows *l)
{
	size_t i = 0, child;

	while ((child = 2 * i + 1) < l->nr) {
		if (child + 1 < l->nr &&
		    l->list[child + 1].bytes < l->list[child].bytes)
			child++;
		if (l->list[i].bytes <= l->list[child].bytes)
			break;
		swap(&l->list[i], &l->list[child]);
		i = child;
	}
}

void flow_list_add(struct worker_flows *l, const struct worker_flow *f)
{
	if (l->nr < l->max) {
		l->list[l->nr++] = *f;
		if (l->largest)
			sift_up(l, l->nr - 1);
		return;
	}
	free(l->list[0].host);
	l->list[0] = *f;
	sift_down(l);
}
