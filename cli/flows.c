// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * limen flows: from the connection tracking table if the module is there,
 * else what the daemon has in its own.
 */
#include "flows.h"

#include <errno.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>

#include "address.h"
#include "cli.h"
#include "ctl.h"
#include "ctnl.h"
#include "door.h"
#include "list.h"
#include "names.h"
#include "state.h"
#include "table.h"

static const struct column columns[] = {
	{ "proto", "PROTO", COLUMN_TEXT, COLUMN_F_NAME, "tcp or udp" },
	{ "from", "FROM", COLUMN_TEXT, COLUMN_F_SHOWN | COLUMN_F_NAME,
	  "a and a_port together" },
	{ "to", "TO", COLUMN_TEXT, COLUMN_F_SHOWN | COLUMN_F_NAME,
	  "b and b_port together" },
	{ "a", NULL, COLUMN_TEXT, COLUMN_F_HIDDEN,
	  "address of the end that opened the flow" },
	{ "a_port", NULL, COLUMN_NUMBER, COLUMN_F_HIDDEN, "its port" },
	{ "b", NULL, COLUMN_TEXT, COLUMN_F_HIDDEN,
	  "address it sent to, before any address translation" },
	{ "b_port", NULL, COLUMN_NUMBER, COLUMN_F_HIDDEN, "its port" },
	{ "state", "STATE", COLUMN_TEXT, 0,
	  "new, testing, provisional, decided or unknown" },
	{ "label", "PROTOCOL", COLUMN_TEXT, 0, "the protocol" },
	{ "app", "APP", COLUMN_TEXT, COLUMN_F_IF_ANY, "the application" },
	{ "class", "CLASS", COLUMN_TEXT, COLUMN_F_IF_ANY,
	  "name of its class, or number if the daemon is down" },
	{ "bytes", "BYTES", COLUMN_BYTES, COLUMN_F_IF_ANY,
	  "of both directions; needs nf_conntrack_acct" },
	{ "packets", "PACKETS", COLUMN_COUNT, COLUMN_F_IF_ANY, "the same" },
	{ "a_bytes", NULL, COLUMN_BYTES, COLUMN_F_HIDDEN, "sent by a" },
	{ "b_bytes", NULL, COLUMN_BYTES, COLUMN_F_HIDDEN, "sent by b" },
	{ "mark", "MARK", COLUMN_NUMBER, COLUMN_F_HIDDEN, "the ct mark" },
	{ "zone", "ZONE", COLUMN_NUMBER, COLUMN_F_HIDDEN,
	  "the conntrack zone" },
	{ "nat", "NAT", COLUMN_BOOL, COLUMN_F_HIDDEN,
	  "addresses or ports are translated" },
	{ "timeout_s", NULL, COLUMN_SECONDS, COLUMN_F_HIDDEN,
	  "until the kernel forgets the flow" },
	{ "host", "HOST", COLUMN_TEXT, COLUMN_F_IF_ANY | COLUMN_F_CUT,
	  "server name the client asked for; known to the daemon only" },
};

uint8_t flows_state(const struct ctnl_flow *flow, uint16_t generation,
		    uint16_t *id)
{
	*id = 0;
	if (limen_label_generation(flow->label) != generation)
		return LIMEN_STATE_NEW;
	*id = limen_label_id(flow->label);
	return limen_label_state(flow->label);
}

struct walk {
	int (*cb)(const struct ctnl_flow *flow, void *data);
	void *data;
};

static int pass_tcp_udp(const struct ctnl_flow *flow, void *data)
{
	const struct walk *walk = data;

	if (flow->l4proto != IPPROTO_TCP && flow->l4proto != IPPROTO_UDP)
		return 0;
	return walk->cb(flow, walk->data);
}

int flows_walk(int (*cb)(const struct ctnl_flow *flow, void *data), void *data)
{
	struct walk walk = { .cb = cb, .data = data };
	struct ctnl *c;
	int ret = ctnl_open(&c);

	if (ret)
		return ret;
	ret = ctnl_dump(c, pass_tcp_udp, &walk);
	ctnl_close(c);
	return ret;
}

const char *flows_explain(int err)
{
	switch (-err) {
	case EPERM:
		return "may not read the connection tracking table "
		       "(be root: sudo limen)";
	case EOPNOTSUPP:
		return "the kernel does not tell its connection tracking table "
		       "(load what does: modprobe nf_conntrack_netlink)";
	default:
		return strerror(-err);
	}
}

/* from the kernel */

struct walk_table {
	struct table *table;
	const struct names *names;
};

static void add_ends(struct table *t, const char *a, uint16_t a_port,
		     const char *b, uint16_t b_port)
{
	char both[ADDRESS_SIZE];

	address_join(a, a_port, both);
	table_text(t, both);
	address_join(b, b_port, both);
	table_text(t, both);
	table_text(t, a);
	table_uint(t, a_port);
	table_text(t, b);
	table_uint(t, b_port);
}

static void add_state(struct table *t, const char *state)
{
	table_text(t, state);
	if (!strcmp(state, "decided"))
		table_style(t, STYLE_GOOD);
	else if (!strcmp(state, "unknown"))
		table_style(t, STYLE_DIM);
}

static bool is_translated(const struct ctnl_flow *f)
{
	return memcmp(f->orig.addr[0], f->reply.addr[1], 16) ||
	       memcmp(f->orig.addr[1], f->reply.addr[0], 16) ||
	       f->orig.port[0] != f->reply.port[1] ||
	       f->orig.port[1] != f->reply.port[0];
}

static int add_kernel_flow(const struct ctnl_flow *f, void *data)
{
	const struct walk_table *l = data;
	const struct name_label *label;
	struct table *t = l->table;
	char a[ADDRESS_SIZE], b[ADDRESS_SIZE], buf[8];
	uint16_t id;
	uint8_t state;

	state = flows_state(f, l->names->state.generation, &id);
	label = &l->names->label[id % LIMEN_MAX_LABELS];
	address_text(f->l3num, f->orig.addr[0], a);
	address_text(f->l3num, f->orig.addr[1], b);
	table_begin(t);
	table_text(t, address_proto(f->l4proto, buf));
	add_ends(t, a, f->orig.port[0], b, f->orig.port[1]);
	add_state(t, state_name(state));
	table_text(t, label->label);
	table_text(t, label->app);
	table_text(t, names_class(l->names, label->class, buf));
	list_count(t, f->has_counters, f->bytes[0] + f->bytes[1]);
	list_count(t, f->has_counters, f->packets[0] + f->packets[1]);
	list_count(t, f->has_counters, f->bytes[0]);
	list_count(t, f->has_counters, f->bytes[1]);
	table_uint(t, f->mark);
	table_uint(t, f->zone);
	table_bool(t, is_translated(f));
	table_uint(t, f->timeout_s);
	table_end(t);
	return 0;
}

static int list_kernel_flows(struct cli *cli, const struct names *names,
			     struct table *t)
{
	struct walk_table l = { .table = t, .names = names };
	int ret = flows_walk(add_kernel_flow, &l);

	if (!ret)
		return EXIT_FINE;
	cli_say("%s", flows_explain(ret));
	return ret == -EPERM ? EXIT_DENIED : EXIT_TROUBLE;
}

/* from the daemon */

static void add_daemon_flow(const json_t *f, void *data)
{
	struct table *t = data;

	table_begin(t);
	table_text(t, jsonio_get_str(f, "proto", ""));
	add_ends(t, jsonio_get_str(f, "a", ""),
		 (uint16_t)jsonio_get_uint(f, "a_port", 0),
		 jsonio_get_str(f, "b", ""),
		 (uint16_t)jsonio_get_uint(f, "b_port", 0));
	add_state(t, jsonio_get_str(f, "state", "?"));
	table_text(t, jsonio_get_str(f, "label", NULL));
	table_text(t, jsonio_get_str(f, "app", NULL));
	table_none(t);
	table_uint(t, jsonio_get_uint(f, "bytes", 0));
	table_uint(t, jsonio_get_uint(f, "packets", 0));
	table_none(t);	/* a_bytes */
	table_none(t);	/* b_bytes */
	table_none(t);	/* mark */
	table_none(t);	/* zone */
	table_none(t);	/* nat */
	table_none(t);	/* timeout_s */
	table_text(t, jsonio_get_str(f, "host", NULL));
	table_end(t);
}

static int list_daemon_flows(struct listing *l)
{
	json_t *request = json_object(), *reply, *flow;
	size_t i;

	if (!request)
		return EXIT_TROUBLE;
	jsonio_str(request, "cmd", "flows");
	jsonio_str(request, "sort", "bytes");
	jsonio_uint(request, "limit", l->most ? l->most : CTL_MAX_FLOWS);
	/* one by one: the table keeps few of a hundred thousand */
	jsonio_bool(request, "lines", true);
	reply = door_ask_lines(l->cli, request, add_daemon_flow, l->table);
	json_decref(request);
	if (!reply)
		return door_nobody(l->cli);
	/* a daemon older than this one sends them all in its reply */
	json_array_foreach(json_object_get(reply, "flows"), i, flow)
		add_daemon_flow(flow, l->table);
	l->total = jsonio_get_uint(reply, "total", 0);
	json_decref(reply);
	return EXIT_FINE;
}

static int fill(struct listing *l)
{
	struct names *names;
	int ret;

	l->has_total = true;
	l->from = "daemon";
	if (names_new(l->cli, &names))
		return list_daemon_flows(l);
	l->from = "module";
	ret = list_kernel_flows(l->cli, names, l->table);
	free(names);
	return ret;
}

const struct command flows_command = {
	.name = "flows",
	.operands = "",
	.summary = "list the flows and what they are",
	.options = OPTIONS_LIVE | OPTIONS_TABLE,
	.columns = columns,
	.nr_columns = sizeof(columns) / sizeof(*columns),
	.sort = "bytes",
	.rows = "flows",
	.fill = fill,
	.run = list_run,
};
