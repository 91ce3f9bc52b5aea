// SPDX-License-Identifier: GPL-2.0-or-later
#include "message.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <libmnl/libmnl.h>
#include <linux/genetlink.h>

#include "kern.h"

int kern_fail(struct kern *k, int error, const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	vsnprintf(k->error, sizeof(k->error), fmt, args);
	va_end(args);
	return error;
}

int kern_fail_errno(struct kern *k, const char *what)
{
	int error = errno;

	return kern_fail(k, -error, "%s: %s", what, strerror(error));
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
				return kern_fail(k, ack->error, "%s",
						 mnl_attr_get_str(attr));
	}
	return kern_fail(k, ack->error, "module: %s", strerror(-ack->error));
}

struct mnl_socket *kern_open_socket(struct kern *k, int flags, int *error)
{
	struct mnl_socket *socket;
	int on = 1;

	socket = mnl_socket_open2(NETLINK_GENERIC, SOCK_CLOEXEC | flags);
	if (!socket || mnl_socket_bind(socket, 0, MNL_SOCKET_AUTOPID)) {
		*error = kern_fail_errno(k, "netlink: open");
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

struct nlmsghdr *kern_start(struct kern *k, uint16_t type, uint8_t cmd,
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

struct nlmsghdr *kern_start_command(struct kern *k, enum limen_cmd cmd,
				    uint16_t flags)
{
	return kern_start(k, k->family, cmd, flags);
}

/* A dump that failed half way says so in its last message. */
static int end_dump(struct kern *k, const struct nlmsghdr *nlh)
{
	int error = 0;

	if (mnl_nlmsg_get_payload_len(nlh) >= sizeof(error))
		memcpy(&error, mnl_nlmsg_get_payload(nlh), sizeof(error));
	return error < 0 ? kern_fail(k, error, "module: %s",
				     strerror(-error)) : 1;
}

/*
 * One message of an answer: 1 the answer is complete, 0 there is more,
 * -errno. @fn may be NULL where only an acknowledgement is expected.
 */
static int handle_message(struct kern *k, const struct nlmsghdr *nlh,
			  kern_message_fn *fn, void *data)
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
static int receive(struct kern *k, kern_message_fn *fn, void *data)
{
	const struct nlmsghdr *nlh;
	ssize_t got;
	int len, ret;

	got = mnl_socket_recvfrom(k->socket, k->in, KERN_BUFFER_SIZE);
	if (got < 0)
		return errno == EINTR ? 0 :
		       kern_fail_errno(k, "netlink: receive");
	len = got;
	for (nlh = (const void *)k->in; mnl_nlmsg_ok(nlh, len);
	     nlh = mnl_nlmsg_next(nlh, &len)) {
		ret = handle_message(k, nlh, fn, data);
		if (ret)
			return ret;
	}
	return 0;
}

int kern_ask(struct kern *k, const struct nlmsghdr *nlh, kern_message_fn *fn,
	     void *data)
{
	int ret;

	k->error[0] = '\0';
	if (mnl_socket_sendto(k->socket, nlh, nlh->nlmsg_len) < 0)
		return kern_fail_errno(k, "netlink: send");
	do
		ret = receive(k, fn, data);
	while (!ret);
	return ret < 0 ? ret : 0;
}

void kern_index_attrs(const struct nlmsghdr *nlh, const struct nlattr **table,
		      uint16_t max)
{
	const struct nlattr *attr;

	memset(table, 0, sizeof(*table) * (max + 1));
	mnl_attr_for_each(attr, nlh, sizeof(struct genlmsghdr))
		if (mnl_attr_get_type(attr) <= max)
			table[mnl_attr_get_type(attr)] = attr;
}

void kern_index_nested(const struct nlattr *nest, const struct nlattr **table,
		       uint16_t max)
{
	const struct nlattr *attr;

	memset(table, 0, sizeof(*table) * (max + 1));
	mnl_attr_for_each_nested(attr, nest)
		if (mnl_attr_get_type(attr) <= max)
			table[mnl_attr_get_type(attr)] = attr;
}

void kern_read_attr(const struct nlattr *attr, void *value, size_t size)
{
	size_t len = attr ? mnl_attr_get_payload_len(attr) : 0;

	memset(value, 0, size);
	if (len)
		memcpy(value, mnl_attr_get_payload(attr),
		       len < size ? len : size);
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
			kern_read_attr(attr, &values[type - 1],
				       sizeof(*values));
	}
}

struct exchange {
	kern_answer_fn *fn;
	void *data;
	int ret;	/* of a walk: what ended it */
};

static int hand_over(struct kern *k, const struct nlmsghdr *nlh, void *data)
{
	const struct nlattr *table[LIMEN_A_MAX + 1];
	const struct exchange *x = data;

	kern_index_attrs(nlh, table, LIMEN_A_MAX);
	return x->fn(k, table, x->data);
}

int kern_exchange(struct kern *k, enum limen_cmd cmd, int mode,
		  kern_answer_fn *fn, void *data)
{
	struct exchange x = { .fn = fn, .data = data };
	struct nlmsghdr *nlh;

	nlh = kern_start_command(k, cmd, fn ? 0 : NLM_F_ACK);
	if (mode >= 0)
		mnl_attr_put_u8(nlh, LIMEN_A_MODE, (uint8_t)mode);
	return kern_ask(k, nlh, fn ? hand_over : NULL, &x);
}

static int walk_on(struct kern *k, const struct nlmsghdr *nlh, void *data)
{
	struct exchange *x = data;

	if (!x->ret)
		x->ret = hand_over(k, nlh, x);
	return 0;
}

int kern_walk(struct kern *k, enum limen_cmd cmd, kern_answer_fn *fn,
	      void *data)
{
	struct exchange x = { .fn = fn, .data = data };
	int ret;

	ret = kern_ask(k, kern_start_command(k, cmd, NLM_F_DUMP), walk_on, &x);
	return ret ? ret : x.ret;
}
