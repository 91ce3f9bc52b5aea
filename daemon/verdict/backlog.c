// SPDX-License-Identifier: GPL-2.0-or-later
#include "verdict/backlog.h"

#include <time.h>

void backlog_add(struct backlog *b, const struct limen_verdict *v,
		 uint32_t mark)
{
	b->counters.added++;
	if (b->nr == BACKLOG_MAX) {
		b->counters.lost++;
		return;
	}
	b->items[b->nr++] = (struct backlog_item){ .v = *v, .mark = mark };
}

size_t backlog_take(struct backlog *b, uint64_t now_ns,
		    struct backlog_item *out, size_t max)
{
	size_t i, kept = 0, n = 0;

	for (i = 0; i < b->nr; i++) {
		if (n < max && b->items[i].due_ns <= now_ns)
			out[n++] = b->items[i];
		else if (kept++ != i)
			b->items[kept - 1] = b->items[i];
	}
	b->nr = kept;
	return n;
}

void backlog_again(struct backlog *b, struct backlog_item *item,
		   uint64_t now_ns)
{
	uint64_t pause_ns = 10000000;	/* doubles twice with each try */

	if (++item->tries == BACKLOG_TRIES) {
		b->counters.missed++;
		return;
	}
	if (b->nr == BACKLOG_MAX) {
		b->counters.lost++;
		return;
	}
	b->counters.retried++;
	item->due_ns = now_ns + (pause_ns << 2 * (item->tries - 1));
	b->items[b->nr++] = *item;
}

uint64_t backlog_now(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (uint64_t)ts.tv_sec * 1000000000 + (uint64_t)ts.tv_nsec;
}
