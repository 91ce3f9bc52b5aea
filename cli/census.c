// SPDX-License-Identifier: GPL-2.0-or-later
#include "census.h"

#include <string.h>

#include "ctnl.h"
#include "flows.h"

struct count {
	struct census *census;
	uint16_t generation;
};

static int count_flow(const struct ctnl_flow *flow, void *data)
{
	const struct count *count = data;
	struct census *c = count->census;
	uint16_t id;
	uint8_t state = flows_state(flow, count->generation, &id);

	c->total++;
	if (state <= LIMEN_STATE_MAX)
		c->by_state[state]++;
	c->by_label[id < LIMEN_MAX_LABELS ? id : 0]++;
	return 0;
}

int census_take(struct census *c, uint16_t generation)
{
	struct count count = { .census = c, .generation = generation };

	memset(c, 0, sizeof(*c));
	c->err = flows_walk(count_flow, &count);
	return c->err;
}
