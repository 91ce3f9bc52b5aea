/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Verdict sinks: where the pipeline's decisions go.
 *
 * genl		the module, in batches over generic netlink
 * ctnetlink	no module: ct mark through ctnetlink, packet mark in the queue
 * none		offline
 */
#ifndef VERDICT_H
#define VERDICT_H

#include <stdbool.h>
#include <stdint.h>

#include "packet.h"

struct engine_label;

/*
 * @tuple	the original tuple of the flow
 * @state	enum limen_state of limen/label.h
 * @protocol, @app NULL if none; names are looked up by the sink
 * @stamp_ns	CLOCK_MONOTONIC of the packet that decided, 0: unknown
 * @is_again	decided before, told once more since the policy has changed
 */
struct verdict {
	struct tuple tuple;
	uint8_t state;
	const struct engine_label *protocol;
	const struct engine_label *app;
	uint64_t stamp_ns;
	bool is_again;
};

struct verdict_sink;

struct verdict_ops {
	const char *name;
	/*
	 * Takes one verdict into the batch. The packet that decided is still
	 * in the pipeline; nothing is sent before flush.
	 */
	void (*add)(struct verdict_sink *sink, const struct verdict *v);
	/*
	 * Sends what was added. Called after the packets of the poll have
	 * been let go, so that their flows are known to the kernel. What
	 * the kernel did not know is kept and tried again, a few times.
	 */
	int (*flush)(struct verdict_sink *sink);
	void (*free)(struct verdict_sink *sink);
};

struct verdict_sink {
	const struct verdict_ops *ops;
};

#endif /* VERDICT_H */
