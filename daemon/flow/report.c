// SPDX-License-Identifier: GPL-2.0-or-later
#include "flow/report.h"

#include "export/export.h"
#include "flow/note.h"
#include "stages.h"
#include "verdict/verdict.h"

static void make_record(const struct report *to, const struct flow *f,
			struct flow_record *r)
{
	const struct flow_note *note = f->note;
	unsigned int a = flow_has(f, FLOW_F_A_IS_1);

	*r = (struct flow_record){
		.pcap = to->pcap,
		.tuple = flow_tuple(f),
		.state = f->state,
		.client = CLIENT_UNKNOWN,
		.protocol = flow_label(to->engine, f->protocol),
		.app = flow_label(to->engine, f->app),
		.host = note && note->host ? note->host : "",
		.packets = f->packets,
		.bytes = f->bytes,
		.first_ns = f->first_ns,
		.last_ns = f->last_ns,
		.decided_packet = f->decided_packet,
		.decided_ns = flow_is_final(f) ? f->decided_ns : 0,
	};
	if (flow_has(f, FLOW_F_CLIENT_KNOWN))
		r->client = flow_client(f) == a ? CLIENT_A : CLIENT_B;
	if (note && note->has_why && f->protocol) {
		r->why = &note->why;
		r->why_bytes = note->why_bytes;
		r->why_len = note->why_len;
	}
}

static void send_verdict(const struct report *to, const struct flow *f,
			 uint64_t stamp_ns, bool is_again)
{
	struct verdict v = {
		.tuple = f->key,
		.state = f->state,
		.protocol = flow_label(to->engine, f->protocol),
		.app = flow_label(to->engine, f->app),
		.stamp_ns = stamp_ns,
		.is_again = is_again,
	};

	if (!flow_has(f, FLOW_F_CT) && flow_client(f))
		v.tuple = tuple_swap(&f->key);
	to->sink->ops->add(to->sink, &v);
}

static void export_decision(const struct report *to, const struct flow *f,
			    const struct engine_result *result,
			    uint64_t now_ns)
{
	char host[NOTE_HOST_SIZE];
	struct flow_record r;

	make_record(to, f, &r);
	r.decided_ns = now_ns;
	note_host(result->fields, host);
	r.host = host;
	r.fields = result->fields;
	if (!r.why && result->why.pattern)
		r.why = &result->why;
	to->exporter->ops->decided(to->exporter, &r);
}

void report_decision(const struct report *to, const struct flow *f,
		     const struct engine_result *result, uint64_t now_ns,
		     uint64_t stamp_ns)
{
	enum stage old = stage_enter(STAGE_VERDICT);

	send_verdict(to, f, stamp_ns, false);
	if (to->exporter && to->exporter->ops->decided)
		export_decision(to, f, result, now_ns);
	stage_enter(old);
}

void report_again(const struct report *to, const struct flow *f)
{
	send_verdict(to, f, 0, true);
}

void report_end(const struct report *to, const struct flow *f)
{
	struct flow_record r;

	if (!to->exporter || !to->exporter->ops->ended)
		return;
	make_record(to, f, &r);
	to->exporter->ops->ended(to->exporter, &r);
}
