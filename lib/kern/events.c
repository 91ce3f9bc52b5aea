// SPDX-License-Identifier: GPL-2.0-or-later
#include "kern.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

#include <libmnl/libmnl.h>

#include "message.h"

enum {
	/* events come in bursts while the reader is busy */
	EVENT_BUFFER_SIZE = 1 << 20,
};

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
		return kern_fail(k, -ENOMEM, "no memory");
	k->events = kern_open_socket(k, SOCK_NONBLOCK, &ret);
	if (!k->events)
		return ret;
	enlarge(k->events, EVENT_BUFFER_SIZE);
	if (!mnl_socket_setsockopt(k->events, NETLINK_ADD_MEMBERSHIP,
				   &k->group, sizeof(k->group)))
		return 0;
	ret = kern_fail_errno(k, "netlink: subscribe");
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
	kern_index_attrs(nlh, table, LIMEN_A_MAX);
	KERN_READ_ATTR(table, LIMEN_A_EVENT, event->event);
	KERN_READ_ATTR(table, LIMEN_A_OWNER_PORTID, event->owner_portid);
	if (!table[LIMEN_A_VERDICTS])
		return;
	kern_read_attr(table[LIMEN_A_VERDICTS], k->verdicts,
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
		return kern_fail(k, -ENOTCONN, "not subscribed to events");
	for (;;) {
		len = mnl_socket_recvfrom(k->events, k->in, KERN_BUFFER_SIZE);
		if (len < 0 && (errno == EAGAIN || errno == EINTR))
			return 0;
		if (len < 0)
			return kern_fail_errno(k, "events");
		if (!mnl_nlmsg_ok(nlh, len) || nlh->nlmsg_type != k->family)
			continue;
		read_event(k, nlh, event);
		return 1;
	}
}
