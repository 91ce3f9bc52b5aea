// SPDX-License-Identifier: GPL-2.0-or-later
#include "shape/messages.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <libmnl/libmnl.h>
#include <linux/rtnetlink.h>

int messages_add(struct messages *m, const struct nlmsghdr *nlh)
{
	size_t len = MNL_ALIGN(nlh->nlmsg_len), size = m->size;
	char *data;

	if (m->len + len > MESSAGES_MAX_BYTES)
		return -E2BIG;
	while (m->len + len > size)
		size = size ? size * 2 : 4096;
	if (size != m->size) {
		data = realloc(m->data, size);
		if (!data)
			return -ENOMEM;
		m->data = data;
		m->size = size;
	}
	memset(m->data + m->len, 0, len);
	memcpy(m->data + m->len, nlh, nlh->nlmsg_len);
	m->len += len;
	return 0;
}

const struct nlmsghdr *messages_next(const struct messages *m,
				     const struct nlmsghdr *nlh)
{
	const char *at = m->data;

	if (nlh)
		at = (const char *)nlh + MNL_ALIGN(nlh->nlmsg_len);
	if (!m->data ||
	    !mnl_nlmsg_ok((const void *)at, (int)(m->data + m->len - at)))
		return NULL;
	return (const void *)at;
}

const struct tcmsg *messages_head(const struct nlmsghdr *nlh)
{
	return mnl_nlmsg_get_payload(nlh);
}

const struct nlattr *messages_find(const struct nlmsghdr *nlh, uint16_t type)
{
	const struct nlattr *attr;

	mnl_attr_for_each(attr, nlh, sizeof(struct tcmsg))
		if (mnl_attr_get_type(attr) == type)
			return attr;
	return NULL;
}

void messages_kind(const struct nlmsghdr *nlh, char kind[MESSAGES_KIND_SIZE])
{
	const struct nlattr *attr = messages_find(nlh, TCA_KIND);

	kind[0] = '\0';
	if (attr && !mnl_attr_validate(attr, MNL_TYPE_NUL_STRING))
		snprintf(kind, MESSAGES_KIND_SIZE, "%s", mnl_attr_get_str(attr));
}
