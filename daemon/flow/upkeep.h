/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Keeps the flows of a pipeline within their limits: how many there are,
 * what they hold, how long they may be silent.
 */
#ifndef FLOW_UPKEEP_H
#define FLOW_UPKEEP_H

struct flow;
struct inspector;
struct pipeline_limits;

/* Takes @f out of the table, settled with what is known of it. */
void upkeep_drop(struct inspector *in, struct flow *f);

/* Makes room for one flow in a full table. */
void upkeep_make_room(struct inspector *in,
		      const struct pipeline_limits *limits);

/* Gives up flows, the oldest first, that hold more than is allowed. */
void upkeep_bytes(struct inspector *in, const struct pipeline_limits *limits);

/*
 * Drops flows that have been silent for too long, and those that are settled
 * unless they are to be kept; some at a time.
 */
void upkeep_expire(struct inspector *in, const struct pipeline_limits *limits);

/*
 * Makes flows small that wait for their next packet for a second or longer;
 * some at a time, all of a table within a few seconds.
 */
void upkeep_park(struct inspector *in);

#endif /* FLOW_UPKEEP_H */
