// SPDX-License-Identifier: GPL-2.0-or-later
#include "export/ends.h"

#include <arpa/inet.h>
#include <netinet/in.h>

static void put_end(json_t *o, const struct tuple *t, int end,
		    const char *key, const char *port_key)
{
	char text[INET6_ADDRSTRLEN] = "";

	inet_ntop(t->l3 == 4 ? AF_INET : AF_INET6, t->addr[end], text,
		  sizeof(text));
	jsonio_str(o, key, text);
	jsonio_uint(o, port_key, t->port[end]);
}

void ends_put(json_t *o, const struct tuple *t)
{
	jsonio_str(o, "proto", t->l4 == IPPROTO_TCP ? "tcp" : "udp");
	put_end(o, t, 0, "a", "a_port");
	put_end(o, t, 1, "b", "b_port");
}
