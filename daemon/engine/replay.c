// SPDX-License-Identifier: GPL-2.0-or-later
#include "replay.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "inspect.h"

/* A flow being played; streams are only kept for TCP. */
struct player {
	struct engine_worker *w;
	const struct replay_options *options;
	struct inspect *inspect;
	struct engine_input in;
	uint8_t *stream[NR_SIDES];
	struct engine_result *res;
};

static enum side side_of(const struct player *pl, const struct example_packet *p)
{
	return p->from_server ^ pl->options->exchange ? SIDE_SERVER :
		SIDE_CLIENT;
}

static int feed_stream(struct player *pl, enum side side, const uint8_t *data,
		       uint32_t len)
{
	struct decode_input *in = &pl->in.in;
	uint32_t window = engine_limits(pl->w->engine)->window;
	uint32_t room = window - in->len[side];

	if (len > room)
		len = room;
	pl->in.old_len = in->len[side];
	memcpy(pl->stream[side] + in->len[side], data, len);
	in->data[side] = pl->stream[side];
	in->len[side] += len;
	in->full = in->len[side] == window;
	in->side = side;
	pl->in.packet++;
	return engine_feed(pl->w, &pl->inspect, &pl->in, pl->res);
}

static int feed_datagram(struct player *pl, enum side side, const uint8_t *data,
			 uint32_t len)
{
	struct decode_input *in = &pl->in.in;

	memset(in, 0, sizeof(*in));
	in->data[side] = data;
	in->len[side] = len;
	in->wire_len = len;
	in->side = side;
	pl->in.packet++;
	return engine_feed(pl->w, &pl->inspect, &pl->in, pl->res);
}

static bool is_final(const struct player *pl)
{
	return pl->res->outcome == ENGINE_DECIDED ||
		pl->res->outcome == ENGINE_UNKNOWN;
}

static int feed_packet(struct player *pl, const struct example_packet *p)
{
	enum side side = side_of(pl, p);
	uint32_t first = p->len / 2;
	int ret;

	if (!pl->in.in.tcp)
		return feed_datagram(pl, side, p->data, p->len);
	if (!pl->options->split || !first)
		return feed_stream(pl, side, p->data, p->len);
	ret = feed_stream(pl, side, p->data, first);
	if (ret || is_final(pl))
		return ret;
	return feed_stream(pl, side, p->data + first, p->len - first);
}

/* The outcome must be of a flow that the label was never open to. */
static int leave_out(struct player *pl)
{
	const struct engine_label *l;
	const char *name = pl->options->without;

	l = name ? engine_find(pl->w->engine, name) : NULL;
	if (!l)
		return 0;
	pl->inspect = inspect_new(pl->w->engine, pl->in.in.tcp);
	if (!pl->inspect)
		return -ENOMEM;
	inspect_reject(pl->w->engine, pl->inspect, (uint16_t)l->index);
	return 0;
}

static int play(struct player *pl, const struct example *ex)
{
	unsigned int i;
	int ret = leave_out(pl);

	for (i = 0; !ret && i < ex->nr_packets; i++) {
		ret = feed_packet(pl, &ex->packets[i]);
		if (!ret && is_final(pl))
			return 0;
	}
	if (!ret)
		engine_finish(pl->w, pl->inspect, pl->res);
	return ret;
}

int replay_example(struct engine_worker *w, const struct example *ex,
		   const struct replay_options *options,
		   struct engine_result *res)
{
	uint32_t window = engine_limits(w->engine)->window;
	struct player pl = { .w = w, .options = options, .res = res };
	int ret = -ENOMEM;

	pl.in.client_known = options->client_known;
	pl.in.in.tcp = ex->transport == PATTERN_TCP;
	if (options->exchange)
		pl.in.client_port = ex->port;
	else
		pl.in.server_port = ex->port;
	pl.stream[SIDE_CLIENT] = malloc(window);
	pl.stream[SIDE_SERVER] = malloc(window);
	memset(res, 0, sizeof(*res));
	if (pl.stream[SIDE_CLIENT] && pl.stream[SIDE_SERVER])
		ret = play(&pl, ex);
	inspect_free(pl.inspect);
	res->fields = NULL;
	free(pl.stream[SIDE_CLIENT]);
	free(pl.stream[SIDE_SERVER]);
	return ret;
}
