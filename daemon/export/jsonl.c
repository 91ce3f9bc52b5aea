// SPDX-License-Identifier: GPL-2.0-or-later
#include "export/jsonl.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <stdlib.h>

#include <limen/label.h>

#include "jsonio.h"
#include "scrub.h"
#include "state.h"

struct jsonl {
	struct exporter exporter;	/* first: the exporter is a jsonl */
	FILE *file;
	bool why;
};

static void put_end(json_t *o, const struct tuple *t, int end,
		    const char *key, const char *port_key)
{
	char text[INET6_ADDRSTRLEN] = "";

	inet_ntop(t->l3 == 4 ? AF_INET : AF_INET6, t->addr[end], text,
		  sizeof(text));
	jsonio_str(o, key, text);
	jsonio_uint(o, port_key, t->port[end]);
}

static void put_time(json_t *o, const char *key, uint64_t ns)
{
	/* a double holds microseconds of this century exactly enough */
	jsonio_set(o, key, json_real((double)(ns / 1000) / 1e6));
}

static void put_hex(json_t *o, const char *key, const uint8_t *bytes,
		    uint32_t len)
{
	static const char digits[] = "0123456789abcdef";
	char text[2 * 64 + 1];
	size_t i, n = 0;

	for (i = 0; i < len && n + 2 < sizeof(text); i++) {
		text[n++] = digits[bytes[i] >> 4];
		text[n++] = digits[bytes[i] & 0xf];
	}
	jsonio_strn(o, key, text, n);
}

static json_t *make_why(const struct flow_record *r)
{
	const struct engine_why *why = r->why;
	char *text = scrub_dup(r->why_bytes, r->why_len, 0);
	json_t *o = json_object();

	jsonio_str(o, "file", why->pattern->file);
	jsonio_uint(o, "line", why->line);
	jsonio_uint(o, "packet", why->packet);
	jsonio_str(o, "side", why->side == SIDE_CLIENT ? "client" : "server");
	jsonio_str(o, "field", why->field < 0 ? NULL :
		   field_name((enum field)why->field));
	jsonio_uint(o, "offset", why->match_start);
	jsonio_uint(o, "length", why->match_end - why->match_start);
	put_hex(o, "bytes", r->why_bytes, r->why_len);
	jsonio_str(o, "text", text);
	free(text);
	return o;
}

static const char *pattern_name(const struct flow_record *r)
{
	if (r->why && r->why->pattern)
		return r->why->pattern->name;
	if (r->app)
		return r->app->name;
	return r->protocol ? r->protocol->name : NULL;
}

static json_t *make_object(const struct flow_record *r, bool why)
{
	static const char *const clients[] = {
		[CLIENT_A] = "a", [CLIENT_B] = "b", [CLIENT_UNKNOWN] = "",
	};
	json_t *o = json_object();

	jsonio_str(o, "pcap", r->pcap ? r->pcap : "");
	jsonio_str(o, "proto", r->tuple.l4 == IPPROTO_TCP ? "tcp" : "udp");
	put_end(o, &r->tuple, 0, "a", "a_port");
	put_end(o, &r->tuple, 1, "b", "b_port");
	jsonio_str(o, "label", r->protocol ? r->protocol->name : "unknown");
	jsonio_str(o, "app", r->app ? r->app->name : "");
	jsonio_str(o, "host", r->host);
	jsonio_uint(o, "packets", r->packets);
	jsonio_uint(o, "bytes", r->bytes);
	if (r->decided_packet) {
		jsonio_uint(o, "decided_packet", r->decided_packet);
		put_time(o, "decided_time", r->decided_ns);
	} else {
		jsonio_set(o, "decided_packet", NULL);
		jsonio_set(o, "decided_time", NULL);
	}
	jsonio_str(o, "pattern", pattern_name(r));
	jsonio_str(o, "client", clients[r->client]);
	jsonio_str(o, "state", state_name(r->state));
	put_time(o, "first", r->first_ns);
	put_time(o, "last", r->last_ns);
	if (why && r->why)
		jsonio_set(o, "why", make_why(r));
	return o;
}

static void jsonl_ended(struct exporter *x, const struct flow_record *r)
{
	struct jsonl *j = (struct jsonl *)x;
	json_t *o = make_object(r, j->why);
	char *line;
	size_t len;

	if (!jsonio_line(o, &line, &len)) {
		fwrite(line, 1, len, j->file);
		free(line);
	}
	json_decref(o);
}

static void jsonl_free(struct exporter *x)
{
	free(x);
}

static const struct export_ops jsonl_ops = {
	.name = "jsonl",
	.ended = jsonl_ended,
	.free = jsonl_free,
};

int jsonl_new(FILE *file, bool why, struct exporter **out)
{
	struct jsonl *j = calloc(1, sizeof(*j));

	if (!j)
		return -ENOMEM;
	j->exporter.ops = &jsonl_ops;
	j->file = file;
	j->why = why;
	*out = &j->exporter;
	return 0;
}
