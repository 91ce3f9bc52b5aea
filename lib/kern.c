// SPDX-License-Identifier: GPL-2.0-or-later
#include "kern.h"

#include <errno.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <libmnl/libmnl.h>
#include <linux/genetlink.h>

#include <limen/record.h>

#include "kern_message.h"

enum kern_limits {
	/* a netlink message may not be larger than its attributes: 64 KiB */
	KERN_BUFFER_SIZE = 1 << 16,
	/* so many names of full length, with ids, fit one message */
	KERN_LABELS_PER_MESSAGE = 512,
	/* events come in bursts while the reader is busy */
	KERN_EVENT_BUFFER_SIZE = 1 << 20,
};

struct kern {
	struct mnl_socket *socket;
	struct mnl_socket *events;
	uint32_t seq;
	uint32_t group;		/* of events */
	uint16_t family;
	char error[256];
	char *out;		/* both KERN_BUFFER_SIZE */
	char *in;
	struct limen_verdict *verdicts;	/* of the last event */
};

typedef int message_fn(struct kern *k, const struct nlmsghdr *nlh, void *data);

/* errors */

__attribute__((format(printf, 3, 4)))
static int fail(struct kern *k, int error, const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	vsnprintf(k->error, sizeof(k->error), fmt, args);
	va_end(args);
	return error;
}

static int fail_errno(struct kern *k, const char *what)
{
	int error = errno;

	return fail(k, -error, "%s: %s", what, strerror(error));
}

const char *kern_error(const struct kern *k)
{
	return k->error;
}

/* Puts the module's own words in k->error, or those of the error number. */
static int fail_ack(struct kern *k, const struct nlmsghdr *nlh)
{
	const struct nlmsgerr *ack = mnl_nlmsg_get_payload(nlh);
	size_t skip = sizeof(*ack);
	const struct nlattr *attr;

	if (!(nlh->nlmsg_flags & NLM_F_CAPPED))
		skip += mnl_nlmsg_get_payload_len(&ack->msg);
	if (nlh->nlmsg_flags & NLM_F_ACK_TLVS) {
		mnl_attr_for_each(attr, nlh, skip)
			if (mnl_attr_get_type(attr) == NLMSGERR_ATTR_MSG &&
			    !mnl_attr_validate(attr, MNL_TYPE_NUL_STRING))
				return fail(k, ack->error, "%s",
					    mnl_attr_get_str(attr));
	}
	return fail(k, ack->error, "module: %s", strerror(-ack->error));
}

/* messages */

static struct nlmsghdr *start(struct kern *k, uint16_t type, uint8_t cmd,
			      uint16_t flags)
{
	struct nlmsghdr *nlh = mnl_nlmsg_put_header(k->out);
	struct genlmsghdr *genl;

	nlh->nlmsg_type = type;
	nlh->nlmsg_flags = NLM_F_REQUEST | flags;
	nlh->nlmsg_seq = ++k->seq;
	genl = mnl_nlmsg_put_extra_header(nlh, sizeof(*genl));
	genl->cmd = cmd;
	genl->version = LIMEN_GENL_VERSION;
	return nlh;
}

static struct nlmsghdr *start_command(struct kern *k, enum limen_cmd cmd,
				      uint16_t flags)
{
	return start(k, k->family, cmd, flags);
}

/* A dump that failed half way says so in its last message. */
static int end_dump(struct kern *k, const struct nlmsghdr *nlh)
{
	int error = 0;

	if (mnl_nlmsg_get_payload_len(nlh) >= sizeof(error))
		memcpy(&error, mnl_nlmsg_get_payload(nlh), sizeof(error));
	return error < 0 ? fail(k, error, "module: %s", strerror(-error)) : 1;
}

/*
 * One message of an answer: 1 the answer is complete, 0 there is more,
 * -errno. @fn may be NULL where only an acknowledgement is expected.
 */
static int handle_message(struct kern *k, const struct nlmsghdr *nlh,
			  message_fn *fn, void *data)
{
	int ret;

	/* left over from a request that was given up */
	if (nlh->nlmsg_seq != k->seq)
		return 0;
	if (nlh->nlmsg_type == NLMSG_DONE)
		return end_dump(k, nlh);
	if (nlh->nlmsg_type == NLMSG_ERROR) {
		const struct nlmsgerr *ack = mnl_nlmsg_get_payload(nlh);

		return ack->error ? fail_ack(k, nlh) : 1;
	}
	ret = fn ? fn(k, nlh, data) : 0;
	if (ret < 0)
		return ret;
	return !(nlh->nlmsg_flags & NLM_F_MULTI) && fn;
}

/* Reads one datagram; returns as handle_message(). */
static int receive(struct kern *k, message_fn *fn, void *data)
{
	const struct nlmsghdr *nlh;
	ssize_t got;
	int len, ret;

	got = mnl_socket_recvfrom(k->socket, k->in, KERN_BUFFER_SIZE);
	if (got < 0)
		return errno == EINTR ? 0 : fail_errno(k, "netlink: receive");
	len = got;
	for (nlh = (const void *)k->in; mnl_nlmsg_ok(nlh, len);
	     nlh = mnl_nlmsg_next(nlh, &len)) {
		ret = handle_message(k, nlh, fn, data);
		if (ret)
			return ret;
	}
	return 0;
}

/* Sends what start() began and reads the whole answer. */
static int ask(struct kern *k, const struct nlmsghdr *nlh, message_fn *fn,
	       void *data)
{
	int ret;

	k->error[0] = '\0';
	if (mnl_socket_sendto(k->socket, nlh, nlh->nlmsg_len) < 0)
		return fail_errno(k, "netlink: send");
	do
		ret = receive(k, fn, data);
	while (!ret);
	return ret < 0 ? ret : 0;
}

/* Attributes by type, NULL where absent; those we do not know are skipped. */
static void index_attrs(const struct nlmsghdr *nlh, const struct nlattr **table,
			uint16_t max)
{
	const struct nlattr *attr;

	memset(table, 0, sizeof(*table) * (max + 1));
	mnl_attr_for_each(attr, nlh, sizeof(struct genlmsghdr))
		if (mnl_attr_get_type(attr) <= max)
			table[mnl_attr_get_type(attr)] = attr;
}

static void index_nested(const struct nlattr *nest, const struct nlattr **table,
			 uint16_t max)
{
	const struct nlattr *attr;

	memset(table, 0, sizeof(*table) * (max + 1));
	mnl_attr_for_each_nested(attr, nest)
		if (mnl_attr_get_type(attr) <= max)
			table[mnl_attr_get_type(attr)] = attr;
}

/* Copies as much as both sides know; absent is 0. */
static void read_attr(const struct nlattr *attr, void *value, size_t size)
{
	size_t len = attr ? mnl_attr_get_payload_len(attr) : 0;

	memset(value, 0, size);
	if (len)
		memcpy(value, mnl_attr_get_payload(attr),
		       len < size ? len : size);
}

#define READ_ATTR(table, type, value) \
	read_attr((table)[type], &(value), sizeof(value))

/* opening */

static void read_groups(struct kern *k, const struct nlattr *groups)
{
	const struct nlattr *group, *table[CTRL_ATTR_MCAST_GRP_MAX + 1];

	mnl_attr_for_each_nested(group, groups) {
		index_nested(group, table, CTRL_ATTR_MCAST_GRP_MAX);
		if (table[CTRL_ATTR_MCAST_GRP_NAME] &&
		    !strcmp(mnl_attr_get_str(table[CTRL_ATTR_MCAST_GRP_NAME]),
			    LIMEN_GENL_MC_EVENTS))
			READ_ATTR(table, CTRL_ATTR_MCAST_GRP_ID, k->group);
	}
}

static int read_family(struct kern *k, const struct nlmsghdr *nlh, void *data)
{
	const struct nlattr *table[CTRL_ATTR_MAX + 1];

	index_attrs(nlh, table, CTRL_ATTR_MAX);
	READ_ATTR(table, CTRL_ATTR_FAMILY_ID, k->family);
	if (table[CTRL_ATTR_MCAST_GROUPS])
		read_groups(k, table[CTRL_ATTR_MCAST_GROUPS]);
	return 0;
}

static int find_family(struct kern *k)
{
	struct nlmsghdr *nlh = start(k, GENL_ID_CTRL, CTRL_CMD_GETFAMILY, 0);
	int ret;

	mnl_attr_put_strz(nlh, CTRL_ATTR_FAMILY_NAME, LIMEN_GENL_NAME);
	ret = ask(k, nlh, read_family, NULL);
	if (ret == -ENOENT)
		return fail(k, ret, "the module limen is not loaded");
	return ret;
}

static int check_version(struct kern *k, const char *what, uint32_t theirs,
			 uint32_t ours)
{
	if (theirs == ours)
		return 0;
	return fail(k, -EPROTO, "the %s is older: %s version %u of the module, %u of this program",
		    theirs < ours ? "module" : "program", what, theirs, ours);
}

static int check_versions(struct kern *k)
{
	struct kern_state state;
	int ret;

	ret = kern_get_state(k, &state);
	if (ret == -EPERM)
		return fail(k, ret, "the module answers only to CAP_NET_ADMIN");
	if (ret)
		return ret;
	ret = check_version(k, "door", state.door_version, LIMEN_DOOR_VERSION);
	if (ret)
		return ret;
	return check_version(k, "record", state.record_version,
			     LIMEN_RECORD_VERSION);
}

static struct mnl_socket *open_socket(struct kern *k, int flags, int *error)
{
	struct mnl_socket *socket;
	int on = 1;

	socket = mnl_socket_open2(NETLINK_GENERIC, SOCK_CLOEXEC | flags);
	if (!socket || mnl_socket_bind(socket, 0, MNL_SOCKET_AUTOPID)) {
		*error = fail_errno(k, "netlink: open");
		if (socket)
			mnl_socket_close(socket);
		return NULL;
	}
	/* a kernel that lacks these answers errors without words, no more */
	mnl_socket_setsockopt(socket, NETLINK_EXT_ACK, &on, sizeof(on));
	mnl_socket_setsockopt(socket, NETLINK_CAP_ACK, &on, sizeof(on));
	*error = 0;
	return socket;
}

int kern_open(struct kern **out)
{
	struct kern *k = calloc(1, sizeof(*k));
	int ret;

	*out = k;
	if (!k)
		return -ENOMEM;
	k->out = malloc(KERN_BUFFER_SIZE);
	k->in = malloc(KERN_BUFFER_SIZE);
	if (!k->out || !k->in)
		return fail(k, -ENOMEM, "no memory");
	k->socket = open_socket(k, 0, &ret);
	if (!k->socket)
		return ret;
	ret = find_family(k);
	if (ret)
		return ret;
	return check_versions(k);
}

void kern_close(struct kern *k)
{
	if (!k)
		return;
	if (k->socket)
		mnl_socket_close(k->socket);
	if (k->events)
		mnl_socket_close(k->events);
	free(k->out);
	free(k->in);
	free(k->verdicts);
	free(k);
}

uint32_t kern_portid(const struct kern *k)
{
	return mnl_socket_get_portid(k->socket);
}

/* state and bind */

static int read_state(struct kern *k, const struct nlmsghdr *nlh, void *data)
{
	const struct nlattr *table[LIMEN_A_MAX + 1];
	struct kern_state *state = data;

	if (!state)
		return 0;
	index_attrs(nlh, table, LIMEN_A_MAX);
	READ_ATTR(table, LIMEN_A_DOOR_VERSION, state->door_version);
	READ_ATTR(table, LIMEN_A_RECORD_VERSION, state->record_version);
	READ_ATTR(table, LIMEN_A_OWNER_PORTID, state->owner_portid);
	READ_ATTR(table, LIMEN_A_OWNER_PID, state->owner_pid);
	READ_ATTR(table, LIMEN_A_NET_STATE, state->net_state);
	READ_ATTR(table, LIMEN_A_TRANSPORT, state->transport);
	READ_ATTR(table, LIMEN_A_ON_DAEMON_DOWN, state->on_daemon_down);
	READ_ATTR(table, LIMEN_A_QUEUE_BASE, state->queue_base);
	READ_ATTR(table, LIMEN_A_QUEUE_COUNT, state->queue_count);
	READ_ATTR(table, LIMEN_A_RING_COUNT, state->ring_count);
	READ_ATTR(table, LIMEN_A_RING_SIZE, state->ring_size);
	READ_ATTR(table, LIMEN_A_SNAPLEN, state->snaplen);
	READ_ATTR(table, LIMEN_A_GENERATION, state->generation);
	READ_ATTR(table, LIMEN_A_NR_LABELS, state->nr_labels);
	READ_ATTR(table, LIMEN_A_NETNS_INO, state->netns_ino);
	return 0;
}

int kern_get_state(struct kern *k, struct kern_state *state)
{
	return ask(k, start_command(k, LIMEN_CMD_GET_STATE, 0), read_state,
		   state);
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
	struct nlmsghdr *nlh = start_command(k, LIMEN_CMD_BIND, 0);

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
	return ask(k, nlh, read_state, state);
}

int kern_unbind(struct kern *k)
{
	return ask(k, start_command(k, LIMEN_CMD_UNBIND, NLM_F_ACK), NULL,
		   NULL);
}

/* policy */

int kern_set_policy(struct kern *k, const struct kern_policy *policy)
{
	struct nlmsghdr *nlh;

	if (policy->nr_classes >= LIMEN_MAX_CLASSES ||
	    policy->nr_labels >= LIMEN_MAX_LABELS)
		return fail(k, -ERANGE, "more classes or labels than there can be");
	nlh = start_command(k, LIMEN_CMD_SET_POLICY, NLM_F_ACK);
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
	return ask(k, nlh, NULL, NULL);
}

/* labels */

static void read_label(const struct nlattr *nest, struct kern_label *label)
{
	const struct nlattr *table[LIMEN_LABEL_A_MAX + 1];

	index_nested(nest, table, LIMEN_LABEL_A_MAX);
	READ_ATTR(table, LIMEN_LABEL_A_NAME, label->name);
	label->name[sizeof(label->name) - 1] = '\0';
	READ_ATTR(table, LIMEN_LABEL_A_ID, label->id);
	READ_ATTR(table, LIMEN_LABEL_A_CLASS, label->class);
	READ_ATTR(table, LIMEN_LABEL_A_PACKETS, label->packets);
	READ_ATTR(table, LIMEN_LABEL_A_BYTES, label->bytes);
}

struct added {
	struct kern_label *labels;
	size_t nr;
};

/* The module answers in the order of the request. */
static int read_added(struct kern *k, const struct nlmsghdr *nlh, void *data)
{
	const struct nlattr *nest, *table[LIMEN_A_MAX + 1];
	struct added *added = data;
	struct kern_label label;
	size_t i = 0;

	index_attrs(nlh, table, LIMEN_A_MAX);
	if (!table[LIMEN_A_LABELS])
		return fail(k, -EBADMSG, "module: answer without labels");
	mnl_attr_for_each_nested(nest, table[LIMEN_A_LABELS]) {
		read_label(nest, &label);
		if (i == added->nr || strcmp(label.name, added->labels[i].name))
			return fail(k, -EBADMSG, "module: answer about another label");
		added->labels[i++].id = label.id;
	}
	if (i != added->nr)
		return fail(k, -EBADMSG, "module: answer with labels missing");
	return 0;
}

static int add_some(struct kern *k, struct kern_label *labels, size_t nr)
{
	struct nlmsghdr *nlh = start_command(k, LIMEN_CMD_ADD_LABELS, 0);
	struct added added = { labels, nr };
	struct nlattr *all, *one;
	size_t i;

	all = mnl_attr_nest_start(nlh, LIMEN_A_LABELS);
	for (i = 0; i < nr; i++) {
		one = mnl_attr_nest_start(nlh, LIMEN_A_LABEL);
		mnl_attr_put_strz(nlh, LIMEN_LABEL_A_NAME, labels[i].name);
		if (labels[i].id)
			mnl_attr_put_u16(nlh, LIMEN_LABEL_A_ID, labels[i].id);
		mnl_attr_nest_end(nlh, one);
	}
	mnl_attr_nest_end(nlh, all);
	return ask(k, nlh, read_added, &added);
}

int kern_add_labels(struct kern *k, struct kern_label *labels, size_t nr)
{
	size_t i, some;
	int ret;

	for (i = 0; i < nr; i++)
		if (!memchr(labels[i].name, '\0', sizeof(labels[i].name)))
			return fail(k, -EINVAL, "label name is not terminated");
	for (i = 0; i < nr; i += some) {
		some = nr - i;
		if (some > KERN_LABELS_PER_MESSAGE)
			some = KERN_LABELS_PER_MESSAGE;
		ret = add_some(k, labels + i, some);
		if (ret)
			return ret;
	}
	return 0;
}

/* A walk goes on to the end of the answer after the callback had enough. */
struct label_walk {
	int (*cb)(const struct kern_label *label, void *data);
	void *data;
	int ret;
};

static int walk_label(struct kern *k, const struct nlmsghdr *nlh, void *data)
{
	const struct nlattr *table[LIMEN_A_MAX + 1];
	struct label_walk *walk = data;
	struct kern_label label;

	index_attrs(nlh, table, LIMEN_A_MAX);
	if (walk->ret || !table[LIMEN_A_LABEL])
		return 0;
	read_label(table[LIMEN_A_LABEL], &label);
	walk->ret = walk->cb(&label, walk->data);
	return 0;
}

int kern_get_labels(struct kern *k,
		    int (*cb)(const struct kern_label *label, void *data),
		    void *data)
{
	struct label_walk walk = { cb, data, 0 };
	int ret;

	ret = ask(k, start_command(k, LIMEN_CMD_GET_LABELS, NLM_F_DUMP),
		  walk_label, &walk);
	return ret ? ret : walk.ret;
}

/* classes */

struct class_walk {
	int (*cb)(const struct kern_class *class, void *data);
	void *data;
	int ret;
};

static int walk_class(struct kern *k, const struct nlmsghdr *nlh, void *data)
{
	const struct nlattr *table[LIMEN_A_MAX + 1];
	struct class_walk *walk = data;
	struct kern_class class;

	if (walk->ret)
		return 0;
	index_attrs(nlh, table, LIMEN_A_MAX);
	READ_ATTR(table, LIMEN_A_CLASSES, class.class);
	READ_ATTR(table, LIMEN_A_PACKETS, class.packets);
	READ_ATTR(table, LIMEN_A_BYTES, class.bytes);
	walk->ret = walk->cb(&class, walk->data);
	return 0;
}

int kern_get_classes(struct kern *k,
		     int (*cb)(const struct kern_class *class, void *data),
		     void *data)
{
	struct class_walk walk = { cb, data, 0 };
	int ret;

	ret = ask(k, start_command(k, LIMEN_CMD_GET_CLASSES, NLM_F_DUMP),
		  walk_class, &walk);
	return ret ? ret : walk.ret;
}

/* verdicts */

static uint16_t read_positions(const struct nlattr *attr, uint16_t *positions)
{
	size_t size = LIMEN_MAX_BATCH * sizeof(*positions);
	size_t len = attr ? mnl_attr_get_payload_len(attr) : 0;

	read_attr(attr, positions, size);
	return (len < size ? len : size) / sizeof(*positions);
}

static int read_result(struct kern *k, const struct nlmsghdr *nlh, void *data)
{
	const struct nlattr *table[LIMEN_A_MAX + 1];
	struct kern_verdicts_result *result = data;

	index_attrs(nlh, table, LIMEN_A_MAX);
	READ_ATTR(table, LIMEN_A_NR_APPLIED, result->nr_applied);
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
		return fail(k, -ERANGE, "a batch of %zu verdicts", nr);
	nlh = start_command(k, LIMEN_CMD_VERDICT, 0);
	mnl_attr_put(nlh, LIMEN_A_VERDICTS, nr * sizeof(*verdicts), verdicts);
	return ask(k, nlh, read_result, result);
}

/* for the other files of kern */

struct exchange {
	kern_answer_fn *fn;
	void *data;
};

static int hand_over(struct kern *k, const struct nlmsghdr *nlh, void *data)
{
	const struct nlattr *table[LIMEN_A_MAX + 1];
	const struct exchange *x = data;

	index_attrs(nlh, table, LIMEN_A_MAX);
	return x->fn(k, table, x->data);
}

int kern_exchange(struct kern *k, enum limen_cmd cmd, bool dump, int mode,
		  kern_answer_fn *fn, void *data)
{
	struct exchange x = { fn, data };
	struct nlmsghdr *nlh;

	nlh = start_command(k, cmd, dump ? NLM_F_DUMP : fn ? 0 : NLM_F_ACK);
	if (mode >= 0)
		mnl_attr_put_u8(nlh, LIMEN_A_MODE, (uint8_t)mode);
	return ask(k, nlh, fn ? hand_over : NULL, &x);
}

void kern_read_attr(const struct nlattr *attr, void *value, size_t size)
{
	read_attr(attr, value, size);
}

void kern_read_numbers(const struct nlattr *nest, uint64_t *values, size_t nr)
{
	const struct nlattr *attr;
	uint16_t type;

	memset(values, 0, nr * sizeof(*values));
	if (!nest)
		return;
	mnl_attr_for_each_nested(attr, nest) {
		type = mnl_attr_get_type(attr);
		if (type >= 1 && type <= nr)
			read_attr(attr, &values[type - 1], sizeof(*values));
	}
}

/* counters */

static int read_counters(struct kern *k, const struct nlmsghdr *nlh,
			 void *data)
{
	const struct nlattr *table[LIMEN_A_MAX + 1];
	struct kern_counters *counters = data;

	index_attrs(nlh, table, LIMEN_A_MAX);
	READ_ATTR(table, LIMEN_A_LATENCY, counters->latency);
	kern_read_numbers(table[LIMEN_A_COUNTERS], counters->value,
			  LIMEN_NR_COUNTERS);
	return 0;
}

int kern_get_counters(struct kern *k, struct kern_counters *counters)
{
	return ask(k, start_command(k, LIMEN_CMD_GET_COUNTERS, 0),
		   read_counters, counters);
}

/* events */

/* Also above the administrator's limit: missing events are work for all. */
static void enlarge(struct mnl_socket *socket, int size)
{
	int fd = mnl_socket_get_fd(socket);

	if (setsockopt(fd, SOL_SOCKET, SO_RCVBUFFORCE, &size, sizeof(size)))
		setsockopt(fd, SOL_SOCKET, SO_RCVBUF, &size, sizeof(size));
}

int kern_subscribe(struct kern *k)
{
	int ret;

	if (k->events)
		return 0;
	if (!k->verdicts)
		k->verdicts = calloc(LIMEN_MAX_BATCH, sizeof(*k->verdicts));
	if (!k->verdicts)
		return fail(k, -ENOMEM, "no memory");
	k->events = open_socket(k, SOCK_NONBLOCK, &ret);
	if (!k->events)
		return ret;
	enlarge(k->events, KERN_EVENT_BUFFER_SIZE);
	if (!mnl_socket_setsockopt(k->events, NETLINK_ADD_MEMBERSHIP,
				   &k->group, sizeof(k->group)))
		return 0;
	ret = fail_errno(k, "netlink: subscribe");
	mnl_socket_close(k->events);
	k->events = NULL;
	return ret;
}

int kern_event_fd(const struct kern *k)
{
	return k->events ? mnl_socket_get_fd(k->events) : -1;
}

/* Verdicts are copied out: in a message they are not aligned. */
static void read_event(struct kern *k, const struct nlmsghdr *nlh,
		       struct kern_event *event)
{
	const struct nlattr *table[LIMEN_A_MAX + 1];

	memset(event, 0, sizeof(*event));
	index_attrs(nlh, table, LIMEN_A_MAX);
	READ_ATTR(table, LIMEN_A_EVENT, event->event);
	READ_ATTR(table, LIMEN_A_OWNER_PORTID, event->owner_portid);
	if (!table[LIMEN_A_VERDICTS])
		return;
	read_attr(table[LIMEN_A_VERDICTS], k->verdicts,
		  LIMEN_MAX_BATCH * sizeof(*k->verdicts));
	event->verdicts = k->verdicts;
	event->nr_verdicts =
		mnl_attr_get_payload_len(table[LIMEN_A_VERDICTS]) /
		sizeof(*k->verdicts);
	if (event->nr_verdicts > LIMEN_MAX_BATCH)
		event->nr_verdicts = LIMEN_MAX_BATCH;
}

/* The module sends each event in a datagram of its own. */
int kern_read_event(struct kern *k, struct kern_event *event)
{
	const struct nlmsghdr *nlh = (const void *)k->in;
	ssize_t len;

	if (!k->events)
		return fail(k, -ENOTCONN, "not subscribed to events");
	for (;;) {
		len = mnl_socket_recvfrom(k->events, k->in, KERN_BUFFER_SIZE);
		if (len < 0 && (errno == EAGAIN || errno == EINTR))
			return 0;
		if (len < 0)
			return fail_errno(k, "events");
		if (!mnl_nlmsg_ok(nlh, len) || nlh->nlmsg_type != k->family)
			continue;
		read_event(k, nlh, event);
		return 1;
	}
}
