// SPDX-License-Identifier: GPL-2.0-or-later
#include "kern.h"

#include <errno.h>

#include <libmnl/libmnl.h>

#include <limen/record.h>

#include "message.h"

static int read_state(struct kern *k, const struct nlmsghdr *nlh, void *data)
{
	const struct nlattr *table[LIMEN_A_MAX + 1];
	struct kern_state *state = data;

	if (!state)
		return 0;
	kern_index_attrs(nlh, table, LIMEN_A_MAX);
	KERN_READ_ATTR(table, LIMEN_A_DOOR_VERSION, state->door_version);
	KERN_READ_ATTR(table, LIMEN_A_RECORD_VERSION, state->record_version);
	KERN_READ_ATTR(table, LIMEN_A_OWNER_PORTID, state->owner_portid);
	KERN_READ_ATTR(table, LIMEN_A_OWNER_PID, state->owner_pid);
	KERN_READ_ATTR(table, LIMEN_A_NET_STATE, state->net_state);
	KERN_READ_ATTR(table, LIMEN_A_TRANSPORT, state->transport);
	KERN_READ_ATTR(table, LIMEN_A_ON_DAEMON_DOWN, state->on_daemon_down);
	KERN_READ_ATTR(table, LIMEN_A_QUEUE_BASE, state->queue_base);
	KERN_READ_ATTR(table, LIMEN_A_QUEUE_COUNT, state->queue_count);
	KERN_READ_ATTR(table, LIMEN_A_RING_COUNT, state->ring_count);
	KERN_READ_ATTR(table, LIMEN_A_RING_SIZE, state->ring_size);
	KERN_READ_ATTR(table, LIMEN_A_SNAPLEN, state->snaplen);
	KERN_READ_ATTR(table, LIMEN_A_GENERATION, state->generation);
	KERN_READ_ATTR(table, LIMEN_A_NR_LABELS, state->nr_labels);
	KERN_READ_ATTR(table, LIMEN_A_NETNS_INO, state->netns_ino);
	return 0;
}

int kern_get_state(struct kern *k, struct kern_state *state)
{
	return kern_ask(k, kern_start_command(k, LIMEN_CMD_GET_STATE, 0),
			read_state, state);
}

static void put_queues(struct nlmsghdr *nlh, const struct kern_bind *bind)
{
	mnl_attr_put_u16(nlh, LIMEN_A_QUEUE_BASE, bind->queue_base);
	mnl_attr_put_u16(nlh, LIMEN_A_QUEUE_COUNT, bind->queue_count);
}

static void put_rings(struct nlmsghdr *nlh, const struct kern_bind *bind)
{
	mnl_attr_put_u16(nlh, LIMEN_A_RING_COUNT, bind->ring_count);
	mnl_attr_put_u32(nlh, LIMEN_A_RING_SIZE, bind->ring_size);
	mnl_attr_put_u32(nlh, LIMEN_A_SNAPLEN, bind->snaplen);
}

int kern_bind(struct kern *k, const struct kern_bind *bind,
	      struct kern_state *state)
{
	struct nlmsghdr *nlh = kern_start_command(k, LIMEN_CMD_BIND, 0);

	mnl_attr_put_u32(nlh, LIMEN_A_DOOR_VERSION, LIMEN_DOOR_VERSION);
	mnl_attr_put_u32(nlh, LIMEN_A_RECORD_VERSION, LIMEN_RECORD_VERSION);
	mnl_attr_put_u8(nlh, LIMEN_A_TRANSPORT, bind->transport);
	mnl_attr_put_u8(nlh, LIMEN_A_ON_DAEMON_DOWN, bind->on_daemon_down);
	if (bind->transport == LIMEN_TRANSPORT_QUEUE)
		put_queues(nlh, bind);
	else
		put_rings(nlh, bind);
	if (bind->generation)
		mnl_attr_put_u16(nlh, LIMEN_A_GENERATION, bind->generation);
	return kern_ask(k, nlh, read_state, state);
}

int kern_unbind(struct kern *k)
{
	return kern_ask(k, kern_start_command(k, LIMEN_CMD_UNBIND, NLM_F_ACK),
			NULL, NULL);
}

/* policy */

int kern_set_policy(struct kern *k, const struct kern_policy *policy)
{
	struct nlmsghdr *nlh;

	if (policy->nr_classes >= LIMEN_MAX_CLASSES ||
	    policy->nr_labels >= LIMEN_MAX_LABELS)
		return kern_fail(k, -ERANGE,
				 "more classes or labels than there can be");
	nlh = kern_start_command(k, LIMEN_CMD_SET_POLICY, NLM_F_ACK);
	mnl_attr_put(nlh, LIMEN_A_CLASSES,
		     policy->nr_classes * sizeof(*policy->classes),
		     policy->classes);
	mnl_attr_put(nlh, LIMEN_A_LABEL_CLASS,
		     policy->nr_labels * sizeof(*policy->labels),
		     policy->labels);
	mnl_attr_put_u8(nlh, LIMEN_A_TESTING_CLASS, policy->testing_class);
	mnl_attr_put_u8(nlh, LIMEN_A_UNKNOWN_CLASS, policy->unknown_class);
	mnl_attr_put_u32(nlh, LIMEN_A_MARK_MASK, policy->mark_mask);
	if (policy->on_daemon_down != KERN_KEEP_DOWN)
		mnl_attr_put_u8(nlh, LIMEN_A_ON_DAEMON_DOWN,
				policy->on_daemon_down);
	return kern_ask(k, nlh, NULL, NULL);
}

/* verdicts */

static uint16_t read_positions(const struct nlattr *attr, uint16_t *positions)
{
	size_t size = LIMEN_MAX_BATCH * sizeof(*positions);
	size_t len = attr ? mnl_attr_get_payload_len(attr) : 0;

	kern_read_attr(attr, positions, size);
	return (len < size ? len : size) / sizeof(*positions);
}

static int read_result(struct kern *k, const struct nlmsghdr *nlh, void *data)
{
	const struct nlattr *table[LIMEN_A_MAX + 1];
	struct kern_verdicts_result *result = data;

	kern_index_attrs(nlh, table, LIMEN_A_MAX);
	KERN_READ_ATTR(table, LIMEN_A_NR_APPLIED, result->nr_applied);
	result->nr_missed = read_positions(table[LIMEN_A_MISSED],
					   result->missed);
	result->nr_refused = read_positions(table[LIMEN_A_REFUSED],
					    result->refused);
	return 0;
}

int kern_verdicts(struct kern *k, const struct limen_verdict *verdicts,
		  size_t nr, struct kern_verdicts_result *result)
{
	struct nlmsghdr *nlh;

	if (!nr || nr > LIMEN_MAX_BATCH)
		return kern_fail(k, -ERANGE, "a batch of %zu verdicts", nr);
	nlh = kern_start_command(k, LIMEN_CMD_VERDICT, 0);
	mnl_attr_put(nlh, LIMEN_A_VERDICTS, nr * sizeof(*verdicts), verdicts);
	return kern_ask(k, nlh, read_result, result);
}

/* counters */

static int read_counters(struct kern *k, const struct nlmsghdr *nlh,
			 void *data)
{
	const struct nlattr *table[LIMEN_A_MAX + 1];
	struct kern_counters *counters = data;

	kern_index_attrs(nlh, table, LIMEN_A_MAX);
	KERN_READ_ATTR(table, LIMEN_A_LATENCY, counters->latency);
	kern_read_numbers(table[LIMEN_A_COUNTERS], counters->value,
			  LIMEN_NR_COUNTERS);
	return 0;
}

int kern_get_counters(struct kern *k, struct kern_counters *counters)
{
	return kern_ask(k, kern_start_command(k, LIMEN_CMD_GET_COUNTERS, 0),
			read_counters, counters);
}
