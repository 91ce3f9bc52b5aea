// SPDX-License-Identifier: GPL-2.0-or-later
#include "flow/work.h"

#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>

#include "flow/flow.h"

/* Not calloc(), which in glibc passes by the thread's own free memory. */
struct flow_work *work_get(struct flow *f)
{
	uint32_t nr = f->key.l4 == IPPROTO_TCP ? 2 : 0;
	size_t size;

	if (f->work)
		return f->work;
	size = sizeof(*f->work) + nr * sizeof(f->work->dir[0]);
	f->work = malloc(size);
	if (!f->work)
		return NULL;
	memset(f->work, 0, size);
	f->work->nr_streams = nr;
	return f->work;
}

void work_clear_streams(struct flow_work *w)
{
	uint32_t i;

	for (i = 0; w && i < w->nr_streams; i++)
		stream_clear(&w->dir[i]);
}

void work_park(struct flow_work *w)
{
	uint32_t i;

	if (w->inspect)
		inspect_park(&w->inspect);
	for (i = 0; i < w->nr_streams; i++)
		stream_trim(&w->dir[i]);
}

void work_free(struct flow_work *w)
{
	if (!w)
		return;
	work_clear_streams(w);
	inspect_free(w->inspect);
	free(w);
}

uint32_t work_bytes(const struct flow_work *w)
{
	size_t n = sizeof(*w) + inspect_bytes(w->inspect);
	uint32_t i;

	for (i = 0; i < w->nr_streams; i++)
		n += sizeof(w->dir[i]) + stream_bytes(&w->dir[i]);
	return (uint32_t)n;
}
