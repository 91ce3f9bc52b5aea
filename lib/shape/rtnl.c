// SPDX-License-Identifier: GPL-2.0-or-later
#include "shape/rtnl.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <libmnl/libmnl.h>
#include <linux/netlink.h>

enum { IN_SIZE = 1 << 16 };

struct rtnl {
	struct mnl_socket *socket;
	uint32_t seq;
	char error[200];
	char in[IN_SIZE];
};

int rtnl_open(struct rtnl **out)
{
	struct rtnl *r = calloc(1, sizeof(*r));
	int on = 1, ret;

	if (!r)
		return -ENOMEM;
	r->socket = mnl_socket_open2(NETLINK_ROUTE, SOCK_CLOEXEC);
	if (!r->socket || mnl_socket_bind(r->socket, 0, MNL_SOCKET_AUTOPID)) {
		ret = -errno;
		rtnl_close(r);
		return ret;
	}
	/* texts are a help; kernels that have none are fine */
	mnl_socket_setsockopt(r->socket, NETLINK_EXT_ACK, &on, sizeof(on));
	*out = r;
	return 0;
}

void rtnl_close(struct rtnl *r)
{
	if (!r)
		return;
	if (r->socket)
		mnl_socket_close(r->socket);
	free(r);
}

/* The kernel's words for the error, if it has any. */
static void keep_text(struct rtnl *r, const struct nlmsghdr *nlh)
{
	const struct nlmsgerr *ack = mnl_nlmsg_get_payload(nlh);
	size_t skip = sizeof(*ack);
	const struct nlattr *attr;

	if (!(nlh->nlmsg_flags & NLM_F_ACK_TLVS))
		return;
	if (!(nlh->nlmsg_flags & NLM_F_CAPPED))
		skip += mnl_nlmsg_get_payload_len(&ack->msg);
	mnl_attr_for_each(attr, nlh, skip)
		if (mnl_attr_get_type(attr) == NLMSGERR_ATTR_MSG &&
		    !mnl_attr_validate(attr, MNL_TYPE_NUL_STRING))
			snprintf(r->error, sizeof(r->error), "%s",
				 mnl_attr_get_str(attr));
}

/* 1: the answer is complete, 0: there is more, -errno. */
static int handle_message(struct rtnl *r, const struct nlmsghdr *nlh,
			  int (*fn)(const struct nlmsghdr *nlh, void *data),
			  void *data, int *result)
{
	if (nlh->nlmsg_seq != r->seq)
		return 0;
	if (nlh->nlmsg_type == NLMSG_DONE)
		return 1;
	if (nlh->nlmsg_type == NLMSG_ERROR) {
		const struct nlmsgerr *ack = mnl_nlmsg_get_payload(nlh);

		if (mnl_nlmsg_get_payload_len(nlh) < sizeof(*ack))
			return -EBADMSG;
		if (ack->error)
			keep_text(r, nlh);
		return ack->error ? ack->error : 1;
	}
	/* the rest of the dump is read, or the next answer would be its */
	if (fn && !*result)
		*result = fn(nlh, data);
	return 0;
}

static int send_and_read(struct rtnl *r, struct nlmsghdr *nlh,
			 int (*fn)(const struct nlmsghdr *nlh, void *data),
			 void *data)
{
	int result = 0, ret = 0, len;
	ssize_t n;

	r->error[0] = '\0';
	nlh->nlmsg_seq = ++r->seq;
	if (mnl_socket_sendto(r->socket, nlh, nlh->nlmsg_len) < 0)
		return -errno;
	while (!ret) {
		n = mnl_socket_recvfrom(r->socket, r->in, sizeof(r->in));
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return -errno;
		len = (int)n;
		for (nlh = (void *)r->in; !ret && mnl_nlmsg_ok(nlh, len);
		     nlh = mnl_nlmsg_next(nlh, &len))
			ret = handle_message(r, nlh, fn, data, &result);
	}
	return ret < 0 ? ret : result;
}

int rtnl_talk(struct rtnl *r, struct nlmsghdr *nlh)
{
	nlh->nlmsg_flags |= NLM_F_REQUEST | NLM_F_ACK;
	return send_and_read(r, nlh, NULL, NULL);
}

int rtnl_dump(struct rtnl *r, struct nlmsghdr *nlh,
	      int (*fn)(const struct nlmsghdr *nlh, void *data), void *data)
{
	nlh->nlmsg_flags |= NLM_F_REQUEST | NLM_F_DUMP;
	return send_and_read(r, nlh, fn, data);
}

const char *rtnl_error(const struct rtnl *r)
{
	return r->error;
}
