// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * The decoder of a flow's last label.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "inspect.h"
#include "stages.h"

void decoding_stop(struct inspect *i)
{
	if (i->decoder && i->decoder->exit && i->state)
		i->decoder->exit(i->state);
	free(i->state);
	i->state = NULL;
	i->decoder = NULL;
	i->decoding = false;
}

/* The decoder's sides are the engine's, or exchanged. */
static void decoder_input(const struct feed *f, enum side side,
			  struct decode_input *out)
{
	*out = f->in->in;
	out->side = side;
	if (out->full && side != f->in->in.side)
		out->full = false;
	if (!f->i->swapped)
		return;
	out->side = side == SIDE_CLIENT ? SIDE_SERVER : SIDE_CLIENT;
	out->data[SIDE_CLIENT] = f->in->in.data[SIDE_SERVER];
	out->data[SIDE_SERVER] = f->in->in.data[SIDE_CLIENT];
	out->len[SIDE_CLIENT] = f->in->in.len[SIDE_SERVER];
	out->len[SIDE_SERVER] = f->in->in.len[SIDE_CLIENT];
}

enum decode_result decoding_feed(struct feed *f, enum side side)
{
	enum stage old = stage_enter(STAGE_DECODE);
	enum decode_result ret;
	struct decode_input in;

	decoder_input(f, side, &in);
	ret = f->i->decoder->decode(f->i->state, &in, f->i->fields);
	stage_enter(old);
	return ret;
}

/* All bytes there are, as a decoder sees them that has just been started. */
static enum decode_result decode_all(struct feed *f)
{
	enum side first = f->i->swapped ? SIDE_SERVER : SIDE_CLIENT;
	enum side second = f->i->swapped ? SIDE_CLIENT : SIDE_SERVER;
	enum decode_result ret = DECODE_MORE;

	if (!f->in->in.tcp)
		return decoding_feed(f, f->in->in.side);
	if (f->in->in.len[first])
		ret = decoding_feed(f, first);
	if ((ret == DECODE_MORE || ret == DECODE_UNPROVEN) &&
	    f->in->in.len[second])
		ret = decoding_feed(f, second);
	return ret;
}

static int start_decoder(struct inspect *i, const struct decoder *d)
{
	if (!i->fields)
		i->fields = fields_new();
	i->state = malloc(d->state_size + 1);
	if (!i->fields || !i->state)
		return -ENOMEM;
	memset(i->state, 0, d->state_size);
	i->decoder = d;
	i->decoding = true;
	return 0;
}

enum decode_result decoding_start(struct feed *f, const struct decoder *d)
{
	enum decode_result ret;

	if (start_decoder(f->i, d))
		return DECODE_FAIL;
	ret = decode_all(f);
	if (ret != DECODE_FAIL || f->in->client_known || f->i->swap_tried)
		return ret;
	decoding_stop(f->i);
	f->i->swap_tried = true;
	f->i->swapped = !f->i->swapped;
	if (start_decoder(f->i, d))
		return DECODE_FAIL;
	return decode_all(f);
}
