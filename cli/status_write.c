// SPDX-License-Identifier: GPL-2.0-or-later
/* The ten lines of limen status, and its JSON. */
#include "status.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#include "latency.h"
#include "names.h"
#include "units.h"
#include "writer.h"

enum { WORD_WIDTH = 10 };

static void begin_line(struct writer *w, const char *word)
{
	writer_text(w, "%-*s", WORD_WIDTH, word);
	writer_open(w, word);
}

static void end_line(struct writer *w)
{
	writer_close(w);
	writer_style(w, STYLE_PLAIN);
	writer_text(w, "\n");
}

static const char *net_state_word(uint8_t state)
{
	static const char *const words[] = {
		[LIMEN_NET_IDLE] = "idle",
		[LIMEN_NET_BOUND] = "bound",
		[LIMEN_NET_DOWN] = "down",
	};

	return state <= LIMEN_NET_MAX ? words[state] : "?";
}

static void write_net_state(struct writer *w, const struct kern_state *state)
{
	switch (state->net_state) {
	case LIMEN_NET_BOUND:
		writer_style(w, STYLE_GOOD);
		writer_text(w, ", bound by pid %u", state->owner_pid);
		break;
	case LIMEN_NET_DOWN:
		writer_style(w, STYLE_BAD);
		writer_text(w, ", its daemon is gone: undecided flows %s",
			    state->on_daemon_down == LIMEN_DOWN_CLOSED
				    ? "are dropped" : "pass");
		break;
	default:
		writer_style(w, STYLE_WARN);
		writer_text(w, ", idle: no daemon is bound");
	}
}

static void write_module(struct writer *w, const struct status *s)
{
	begin_line(w, "module");
	writer_json_bool(w, "loaded", s->loaded);
	writer_json_str(w, "version",
			*s->module_version ? s->module_version : NULL);
	writer_json_str(w, "error", s->answers ? NULL : s->module_error);
	if (s->answers) {
		writer_text(w, "loaded");
		if (*s->module_version)
			writer_str(w, NULL, ", version %s", s->module_version);
		write_net_state(w, &s->state);
		writer_json_str(w, "state", net_state_word(s->state.net_state));
		writer_json_uint(w, "owner_pid", s->state.owner_pid);
		writer_json_uint(w, "generation", s->state.generation);
		writer_json_uint(w, "labels", s->state.nr_labels);
		writer_json_uint(w, "netns_ino", s->state.netns_ino);
	} else {
		writer_style(w, s->daemon ? STYLE_WARN : STYLE_BAD);
		writer_str(w, NULL, "%s", s->module_error);
	}
	end_line(w);
}

static void write_daemon(struct writer *w, const struct status *s)
{
	char buf[UNITS_SIZE];

	begin_line(w, "daemon");
	writer_json_bool(w, "up", s->daemon);
	writer_json_str(w, "error", s->daemon ? NULL : s->daemon_error);
	if (s->daemon) {
		uint64_t uptime = jsonio_get_uint(s->daemon, "uptime_s", 0);

		writer_style(w, STYLE_GOOD);
		writer_json_uint(w, "uptime_s", uptime);
		writer_text(w, "up %s", units_duration(buf, uptime));
		writer_style(w, STYLE_PLAIN);
		writer_uint(w, "pid", ", pid %" PRIu64,
			    jsonio_get_uint(s->daemon, "pid", 0));
		writer_str(w, "version", ", version %s",
			   jsonio_get_str(s->daemon, "version", NULL));
		writer_str(w, "config", ", %s",
			   jsonio_get_str(s->daemon, "config", NULL));
		writer_json_str(w, "road",
				jsonio_get_str(s->daemon, "road", NULL));
	} else {
		writer_style(w, STYLE_BAD);
		writer_str(w, NULL, "%s", s->daemon_error);
	}
	end_line(w);
}

static void write_patterns(struct writer *w, const struct status *s)
{
	const json_t *patterns = json_object_get(s->daemon, "patterns");
	const json_t *reload = json_object_get(s->daemon, "reload");
	uint64_t loaded = jsonio_get_uint(patterns, "loaded", 0);
	uint64_t now = (uint64_t)time(NULL);
	char buf[UNITS_SIZE];
	bool failed;

	begin_line(w, "patterns");
	if (!s->daemon) {
		writer_text(w, "-");
		end_line(w);
		return;
	}
	writer_uint(w, "labels", "%" PRIu64 " labels",
		    jsonio_get_uint(patterns, "labels", 0));
	writer_json_uint(w, "loaded", loaded);
	if (loaded && loaded <= now)
		writer_text(w, ", read %s ago", units_duration(buf, now - loaded));
	failed = jsonio_get_uint(reload, "at", 0) &&
		 !jsonio_get_bool(reload, "ok", 1) &&
		 !jsonio_get_bool(reload, "running", 0);
	writer_json_bool(w, "reload_failed", failed);
	writer_json_str(w, "reload_error",
			failed ? jsonio_get_str(reload, "error", NULL) : NULL);
	if (failed) {
		writer_style(w, STYLE_BAD);
		writer_str(w, NULL, "; the last reload failed: %s",
			   jsonio_get_str(reload, "error", NULL));
	}
	end_line(w);
}

static void write_queues(struct writer *w, const struct status *s)
{
	writer_uint(w, "queues", ", %" PRIu64 " queues",
		    json_array_size(json_object_get(s->daemon, "queues")));
	writer_uint(w, "waiting", ", %" PRIu64 " packets waiting",
		    status_queues_sum(s, "depth"));
}

/* How full the fullest ring ever was, in per cent. */
static uint64_t fullest_ring(const json_t *rings)
{
	uint64_t size, full, most = 0;
	json_t *ring;
	size_t i;

	json_array_foreach(rings, i, ring) {
		size = jsonio_get_uint(ring, "size", 0);
		full = jsonio_get_uint(ring, "high_water", 0);
		if (size && full * 100 / size > most)
			most = full * 100 / size;
	}
	return most;
}

static void write_rings(struct writer *w, const json_t *rings)
{
	writer_uint(w, "rings", ", %" PRIu64 " rings", json_array_size(rings));
	writer_uint(w, "full_percent", ", at most %" PRIu64 "%% full so far",
		    fullest_ring(rings));
}

static void write_road(struct writer *w, const struct status *s)
{
	const json_t *rings = json_object_get(s->daemon, "rings");
	const char *why;

	writer_json_str(w, "kind",
			jsonio_get_str(s->daemon, "transport", NULL));
	if (!s->daemon) {
		writer_text(w, "-");
		return;
	}
	writer_str(w, NULL, "%s", jsonio_get_str(s->daemon, "transport", NULL));
	why = jsonio_get_str(s->daemon, "transport_why", "?");
	if (!strcmp(jsonio_get_str(s->daemon, "road", ""), "nfqueue")) {
		writer_text(w, " by a plain NFQUEUE rule, without the module");
		writer_json_str(w, "why", why);
	} else {
		writer_str(w, "why", " (%s)", why);
	}
	writer_uint(w, "workers", ", %" PRIu64 " workers",
		    jsonio_get_uint(s->daemon, "workers", 0));
	if (json_array_size(rings))
		write_rings(w, rings);
	else
		write_queues(w, s);
}

static void write_transport(struct writer *w, const struct status *s)
{
	begin_line(w, "transport");
	write_road(w, s);
	end_line(w);
}

static void write_live_flows(struct writer *w, const struct status *s)
{
	const uint64_t *n = s->flows;

	writer_uint(w, "decided", "%" PRIu64 " decided", n[LIMEN_STATE_DECIDED]);
	writer_uint(w, "unknown", ", %" PRIu64 " unknown", n[LIMEN_STATE_UNKNOWN]);
	writer_uint(w, "provisional", ", %" PRIu64 " provisional",
		    n[LIMEN_STATE_PROVISIONAL]);
	writer_uint(w, "testing", ", %" PRIu64 " testing", n[LIMEN_STATE_TESTING]);
	writer_uint(w, "new", ", %" PRIu64 " new", n[LIMEN_STATE_NEW]);
	writer_text(w, " now");
}

static void write_decisions(struct writer *w, const struct status *s)
{
	const json_t *flows = json_object_get(s->daemon, "flows");

	writer_uint(w, "decided_total", "%" PRIu64 " decided",
		    status_daemon_counter(s, "pipeline", "flows_decided"));
	writer_uint(w, "unknown_total", ", %" PRIu64 " unknown so far",
		    status_daemon_counter(s, "pipeline", "flows_unknown"));
	writer_uint(w, "inspected", ", %" PRIu64 " held by the daemon",
		    jsonio_get_uint(flows, "now", 0));
}

static void write_flows(struct writer *w, const struct status *s)
{
	begin_line(w, "flows");
	if (s->has_flows)
		write_live_flows(w, s);
	else if (!s->daemon)
		writer_text(w, "-");
	else
		write_decisions(w, s);
	end_line(w);
}

static void write_kernel_packets(struct writer *w, const struct status *s)
{
	uint64_t seen = status_kernel_counter(s, LIMEN_COUNTER_PACKET_SEEN);
	uint64_t pushed =
		status_kernel_counter(s, LIMEN_COUNTER_PACKET_QUEUED) +
		status_kernel_counter(s, LIMEN_COUNTER_PACKET_COPIED);
	char buf[UNITS_SIZE];

	writer_json_uint(w, "seen", seen);
	writer_text(w, "%s seen", units_count(buf, seen));
	writer_json_uint(w, "decided",
			 status_kernel_counter(s, LIMEN_COUNTER_PACKET_DECIDED));
	writer_text(w, ", %s of decided flows",
		    units_count(buf, status_kernel_counter(
			    s, LIMEN_COUNTER_PACKET_DECIDED)));
	writer_json_uint(w, "pushed", pushed);
	writer_text(w, ", %s pushed to user space (%.2f%%)",
		    units_count(buf, pushed),
		    seen ? 100.0 * (double)pushed / (double)seen : 0.0);
	writer_json_uint(w, "pushed_bytes",
			 status_kernel_counter(s, LIMEN_COUNTER_BYTE_PUSHED));
}

static void write_packets(struct writer *w, const struct status *s)
{
	begin_line(w, "packets");
	if (s->answers)
		write_kernel_packets(w, s);
	else if (s->daemon)
		writer_uint(w, "inspected", "%" PRIu64 " inspected",
			    status_daemon_counter(s, "pipeline", "packets"));
	else
		writer_text(w, "-");
	end_line(w);
}

static void write_top(struct writer *w, const struct status_top *top,
		      uint64_t total, bool first)
{
	writer_open(w, "");
	writer_str(w, "name", first ? "%s" : ", %s", top->name);
	writer_json_uint(w, "amount", top->amount);
	writer_text(w, " %.0f%%", 100.0 * (double)top->amount / (double)total);
	writer_close(w);
}

static void write_protocols(struct writer *w, const struct status *s)
{
	int i;

	begin_line(w, "protocols");
	writer_json_str(w, "by", s->answers ? "bytes" : "flows");
	writer_json_uint(w, "total", s->top_total);
	writer_open_array(w, "top");
	for (i = 0; i < STATUS_TOPS && s->top[i].amount; i++)
		write_top(w, &s->top[i], s->top_total, !i);
	writer_close(w);
	if (i)
		writer_text(w, " of the %s", s->answers ? "bytes" : "flows");
	else
		writer_text(w, "-");
	end_line(w);
}

static void write_latency(struct writer *w, const struct status *s)
{
	uint64_t p50 = latency_percentile(s->counters.latency, 50);
	uint64_t p99 = latency_percentile(s->counters.latency, 99);
	char a[UNITS_SIZE], b[UNITS_SIZE];

	begin_line(w, "latency");
	if (p50) {
		writer_json_uint(w, "p50_ns", p50);
		writer_json_uint(w, "p99_ns", p99);
		writer_text(w, "push to verdict: half within %s, 99%% within %s",
			    units_ns(a, p50), units_ns(b, p99));
	} else {
		/* no verdict was timed yet */
		writer_json_null(w, "p50_ns");
		writer_json_null(w, "p99_ns");
		writer_text(w, "-");
	}
	end_line(w);
}

static void write_losses(struct writer *w, const struct status *s)
{
	struct status_loss losses[STATUS_MAX_LOSSES];
	unsigned int nr = status_losses(s, losses), i;
	bool any = false;

	begin_line(w, "losses");
	for (i = 0; (s->answers || s->daemon) && i < nr; i++) {
		writer_json_uint(w, losses[i].name, losses[i].value);
		if (!losses[i].value)
			continue;
		writer_style(w, STYLE_BAD);
		writer_text(w, "%s%s %" PRIu64, any ? ", " : "",
			    losses[i].name, losses[i].value);
		any = true;
	}
	if (!any)
		writer_text(w, s->answers || s->daemon ? "none" : "-");
	end_line(w);
}

/* Who is there to ask? */
static const char *on_daemon_down(const struct status *s)
{
	if (!s->answers)
		return jsonio_get_str(s->daemon, "on_daemon_down", NULL);
	return s->state.on_daemon_down == LIMEN_DOWN_CLOSED ? "closed" : "open";
}

static void write_policy(struct writer *w, const struct status *s)
{
	begin_line(w, "policy");
	if (s->daemon)
		writer_uint(w, "classes", "%" PRIu64 " classes, ",
			    jsonio_get_uint(s->daemon, "classes", 0));
	writer_str(w, "on_daemon_down", "on_daemon_down %s", on_daemon_down(s));
	writer_uint(w, "packets_dropped", ", %" PRIu64 " packets dropped by class",
		    status_kernel_counter(s, LIMEN_COUNTER_PACKET_DROPPED));
	end_line(w);
}

static const struct {
	const char *word;
	void (*write)(struct writer *w, const struct status *s);
} lines[] = {
	{ "module", write_module },
	{ "daemon", write_daemon },
	{ "patterns", write_patterns },
	{ "transport", write_transport },
	{ "flows", write_flows },
	{ "protocols", write_protocols },
	{ "packets", write_packets },
	{ "latency", write_latency },
	{ "losses", write_losses },
	{ "policy", write_policy },
};

enum { NR_LINES = sizeof(lines) / sizeof(*lines) };

void status_write(struct writer *w, const struct status *s)
{
	unsigned int i;

	writer_json_bool(w, "ok", status_is_fine(s));
	for (i = 0; i < NR_LINES; i++)
		lines[i].write(w, s);
}

/* What line @i is as text, without the word before it. */
static void write_one_line(const struct status *s, unsigned int i, FILE *out)
{
	struct writer_options options = { .out = out };
	struct writer *w;

	if (writer_new(&options, &w))
		return;
	writer_begin(w);
	lines[i].write(w, s);
	writer_end(w);
	writer_free(w);
}

void status_line(const struct status *s, const char *word, char *buf,
		 size_t size)
{
	char text[1024] = "";
	unsigned int i;
	FILE *out;

	buf[0] = '\0';
	for (i = 0; i < NR_LINES && strcmp(lines[i].word, word) != 0; i++)
		;
	out = i < NR_LINES ? fmemopen(text, sizeof(text), "w") : NULL;
	if (!out)
		return;
	write_one_line(s, i, out);
	fclose(out);
	text[sizeof(text) - 1] = '\0';
	text[strcspn(text, "\n")] = '\0';
	if (strlen(text) > WORD_WIDTH)
		snprintf(buf, size, "%s", text + WORD_WIDTH);
}
