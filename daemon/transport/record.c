// SPDX-License-Identifier: GPL-2.0-or-later
#include "transport/record.h"

#include <arpa/inet.h>
#include <string.h>

#include <limen/label.h>

#include "door.h"
#include "export/recorder.h"

/* What the module would write into the flow, had it heard of it already. */
static uint32_t label_word(const struct transport *t,
			   const struct limen_record *rec,
			   const struct pipeline_result *res)
{
	uint16_t id = 0;

	if (!t->door)
		return rec->label;
	if (res->protocol || res->app)
		id = door_id(t->door, res->protocol, res->app);
	return limen_label_make(id, res->state, door_generation(t->door));
}

void transport_record(const struct transport *t, uint32_t index,
		      const struct limen_record *rec, const void *bytes,
		      const struct pipeline_result *res)
{
	recorder_put(t->recorder, index, rec, label_word(t, rec, res), bytes);
}

struct limen_record transport_make_record(const struct nfqueue_packet *np)
{
	const struct packet *p = &np->packet;
	const struct tuple *tuple = p->has_ct ? &p->ct : &p->tuple;
	struct limen_record rec = {
		.stamp_ns = p->ts_ns,
		.sport = htons(tuple->port[0]),
		.dport = htons(tuple->port[1]),
		.l3num = tuple->l3 == 4 ? AF_INET : AF_INET6,
		.l4proto = tuple->l4,
		.zone = tuple->zone,
		.cap_len = p->net_len,
		.wire_len = p->wire_len,
		.in_ifindex = np->in_ifindex,
		.out_ifindex = np->out_ifindex,
		.flags = p->has_ct && p->ct_dir ? LIMEN_RECORD_F_REPLY : 0,
		.hook = np->hook,
	};

	memcpy(rec.saddr, tuple->addr[0], sizeof(rec.saddr));
	memcpy(rec.daddr, tuple->addr[1], sizeof(rec.daddr));
	return rec;
}
