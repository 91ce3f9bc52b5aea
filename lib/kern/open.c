// SPDX-License-Identifier: GPL-2.0-or-later
#include "kern.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include <libmnl/libmnl.h>
#include <linux/genetlink.h>

#include <limen/record.h>

#include "message.h"

static void read_groups(struct kern *k, const struct nlattr *groups)
{
	const struct nlattr *group, *table[CTRL_ATTR_MCAST_GRP_MAX + 1];

	mnl_attr_for_each_nested(group, groups) {
		kern_index_nested(group, table, CTRL_ATTR_MCAST_GRP_MAX);
		if (table[CTRL_ATTR_MCAST_GRP_NAME] &&
		    !strcmp(mnl_attr_get_str(table[CTRL_ATTR_MCAST_GRP_NAME]),
			    LIMEN_GENL_MC_EVENTS))
			KERN_READ_ATTR(table, CTRL_ATTR_MCAST_GRP_ID, k->group);
	}
}

static int read_family(struct kern *k, const struct nlmsghdr *nlh, void *data)
{
	const struct nlattr *table[CTRL_ATTR_MAX + 1];

	kern_index_attrs(nlh, table, CTRL_ATTR_MAX);
	KERN_READ_ATTR(table, CTRL_ATTR_FAMILY_ID, k->family);
	if (table[CTRL_ATTR_MCAST_GROUPS])
		read_groups(k, table[CTRL_ATTR_MCAST_GROUPS]);
	return 0;
}

static int find_family(struct kern *k)
{
	struct nlmsghdr *nlh;
	int ret;

	nlh = kern_start(k, GENL_ID_CTRL, CTRL_CMD_GETFAMILY, 0);
	mnl_attr_put_strz(nlh, CTRL_ATTR_FAMILY_NAME, LIMEN_GENL_NAME);
	ret = kern_ask(k, nlh, read_family, NULL);
	if (ret == -ENOENT)
		return kern_fail(k, ret, "the module limen is not loaded");
	return ret;
}

static int check_version(struct kern *k, const char *what, uint32_t theirs,
			 uint32_t ours)
{
	if (theirs == ours)
		return 0;
	return kern_fail(k, -EPROTO,
			 "the %s is older: %s version %u of the module, %u of this program",
			 theirs < ours ? "module" : "program", what, theirs,
			 ours);
}

static int check_versions(struct kern *k)
{
	struct kern_state state;
	int ret;

	ret = kern_get_state(k, &state);
	if (ret == -EPERM)
		return kern_fail(k, ret,
				 "the module answers only to CAP_NET_ADMIN");
	if (ret)
		return ret;
	ret = check_version(k, "door", state.door_version, LIMEN_DOOR_VERSION);
	if (ret)
		return ret;
	return check_version(k, "record", state.record_version,
			     LIMEN_RECORD_VERSION);
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
		return kern_fail(k, -ENOMEM, "no memory");
	k->socket = kern_open_socket(k, 0, &ret);
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
