// SPDX-License-Identifier: GPL-2.0-or-later
#include "flow/work.h"

#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>

#include "flow/flow.h"

/*
 * Not calloc(), which in glibc passes by the thread's own free memory, nor one
 * memset() over all, which compilers make that.
 */
struct flow_work *work_new(uint32_t nr_streams)
{
	struct flow_work *w = malloc(sizeof(*w) +
				     nr_streams * sizeof(w->dir[0]));

	if (!w)
		return NULL;
	*w = (struct flow_work){ .nr_streams = nr_streams };
	memset(w->dir, 0, nr_streams * sizeof(w->dir[0]));
	return w;
}

struct flow_work *work_get(struct flow *f)
{
	if (!f->work)
		f->work = work_new(f->key.l4 == IPPROTO_TCP ? 2 : 0);
	return f->work;
}

void work_clear_streams(struct flow_work *w)
{
	uint32_t i;

	for (i = 0; w && i < w->nr_streams; i++)
		stream_clear(&w->dir[i]);
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
