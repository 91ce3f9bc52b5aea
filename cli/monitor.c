// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * limen monitor: each decision as it falls. The daemon tells most of them;
 * without it the module's own events are shown, which know no host names.
 */
#include <endian.h>
#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "address.h"
#include "cli.h"
#include "ctl.h"
#include "door.h"
#include "filter.h"
#include "names.h"
#include "state.h"
#include "table.h"
#include "writer.h"

static const struct column columns[] = {
	{ "time", NULL, COLUMN_REAL, 0,
	  "of the decision, seconds since the epoch" },
	{ "proto", NULL, COLUMN_TEXT, 0, "tcp or udp" },
	{ "a", NULL, COLUMN_TEXT, 0, "address that opened the flow" },
	{ "a_port", NULL, COLUMN_NUMBER, 0, "its port" },
	{ "b", NULL, COLUMN_TEXT, 0, "address it sent to" },
	{ "b_port", NULL, COLUMN_NUMBER, 0, "its port" },
	{ "state", NULL, COLUMN_TEXT, 0,
	  "testing, provisional, decided or unknown" },
	{ "label", NULL, COLUMN_TEXT, 0, "the protocol" },
	{ "app", NULL, COLUMN_TEXT, 0, "the application" },
	{ "host", NULL, COLUMN_TEXT, 0, "server name the client asked for" },
	{ "packets", NULL, COLUMN_COUNT, 0, "of the flow so far" },
	{ "bytes", NULL, COLUMN_BYTES, 0, "the same" },
	{ "packet", NULL, COLUMN_COUNT, 0,
	  "which of the flow's packets decided" },
};

enum { NR_COLUMNS = sizeof(columns) / sizeof(*columns) };

/* Where each value is among the columns, for the text line. */
enum {
	C_TIME, C_PROTO, C_A, C_A_PORT, C_B, C_B_PORT, C_STATE, C_LABEL, C_APP,
	C_HOST,
};

/* The stream as a whole. */
struct stream {
	struct cli *cli;
	struct names *names;	/* the module's events only */
	size_t shown;		/* lines so far */
	size_t wanted;		/* 0: no end */
};

static double wall_clock(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_REALTIME, &ts);
	return (double)ts.tv_sec + (double)ts.tv_nsec / 1e9;
}

static void write_time(struct writer *w, double at)
{
	time_t seconds = (time_t)at;
	char text[16] = "";
	struct tm tm;

	if (localtime_r(&seconds, &tm))
		strftime(text, sizeof(text), "%H:%M:%S", &tm);
	writer_text(w, "%s.%03d ", text, (int)((at - (double)seconds) * 1000));
}

static const char *text_of(const struct table *t, int column)
{
	const struct cell *cell = table_cell(t, 0, (size_t)column);

	return cell->type == CELL_TEXT ? cell->s : "";
}

static void write_end(struct writer *w, const struct table *t, int addr,
		      const char *fmt)
{
	char both[ADDRESS_SIZE];

	address_join(text_of(t, addr), (uint16_t)table_cell(t, 0, (size_t)addr + 1)->u,
		     both);
	writer_str(w, NULL, "%s", both);
	writer_text(w, "%s", fmt);
}

static enum style state_style(const char *state)
{
	if (!strcmp(state, "decided"))
		return STYLE_GOOD;
	return strcmp(state, "unknown") ? STYLE_WARN : STYLE_DIM;
}

/* 15:04:05.123 tcp 10.0.0.1:4000 -> 192.0.2.1:443 decided youtube/tls host */
static void write_line(struct writer *w, const struct table *t)
{
	const char *app = text_of(t, C_APP), *label = text_of(t, C_LABEL);
	const char *state = text_of(t, C_STATE);

	write_time(w, table_cell(t, 0, C_TIME)->r);
	writer_str(w, NULL, "%s ", text_of(t, C_PROTO));
	write_end(w, t, C_A, " -> ");
	write_end(w, t, C_B, " ");
	writer_style(w, state_style(state));
	writer_str(w, NULL, "%s", state);
	writer_style(w, STYLE_PLAIN);
	if (*app)
		writer_str(w, NULL, " %s/", app);
	else if (*label)
		writer_text(w, " ");
	if (*label)
		writer_str(w, NULL, "%s", label);
	if (*text_of(t, C_HOST))
		writer_str(w, NULL, " %s", text_of(t, C_HOST));
	writer_text(w, "\n");
}

static void write_fields(struct writer *w, json_t *fields)
{
	const char *key;
	json_t *value;

	writer_open(w, "fields");
	json_object_foreach(fields, key, value)
		writer_json_str(w, key, json_string_value(value));
	writer_close(w);
}

static void write_json(struct writer *w, const struct table *t,
		       json_t *fields)
{
	size_t i;

	writer_json_str(w, "event", "decision");
	for (i = 0; i < NR_COLUMNS; i++) {
		const struct cell *cell = table_cell(t, 0, i);

		switch (cell->type) {
		case CELL_TEXT:
			writer_json_str(w, columns[i].key, cell->s);
			break;
		case CELL_REAL:
			writer_json_real(w, columns[i].key, cell->r);
			break;
		case CELL_NONE:
			writer_json_null(w, columns[i].key);
			break;
		default:
			writer_json_uint(w, columns[i].key, cell->u);
		}
	}
	write_fields(w, fields);
}

static bool is_full(const struct stream *s)
{
	return s->wanted && s->shown >= s->wanted;
}

/* Writes the row of @t, if the filter left it there. */
static int write_decision(struct stream *s, const struct table *t,
			  json_t *fields)
{
	if (!table_rows(t))
		return EXIT_FINE;
	s->shown++;
	writer_begin(s->cli->w);
	if (writer_is_json(s->cli->w))
		write_json(s->cli->w, t, fields);
	else
		write_line(s->cli->w, t);
	return cli_end(s->cli);
}

/* Something happened that is no decision. */
static int write_event(struct stream *s, const char *event, uint64_t lost,
		       const char *text)
{
	struct writer *w = s->cli->w;

	writer_begin(w);
	writer_json_str(w, "event", event);
	writer_json_real(w, "time", wall_clock());
	if (lost)
		writer_json_uint(w, "events", lost);
	write_time(w, wall_clock());
	writer_style(w, STYLE_WARN);
	writer_text(w, "%s", text);
	if (lost)
		writer_text(w, ": %" PRIu64, lost);
	writer_style(w, STYLE_PLAIN);
	writer_text(w, "\n");
	return cli_end(s->cli);
}

/* from the daemon */

static int show_daemon_decision(struct stream *s, const json_t *e)
{
	struct table *t = cli_table(s->cli);
	int ret;

	if (!t)
		return EXIT_TROUBLE;
	table_begin(t);
	table_real(t, json_number_value(json_object_get(e, "time")));
	table_text(t, jsonio_get_str(e, "proto", "?"));
	table_text(t, jsonio_get_str(e, "a", "?"));
	table_uint(t, jsonio_get_uint(e, "a_port", 0));
	table_text(t, jsonio_get_str(e, "b", "?"));
	table_uint(t, jsonio_get_uint(e, "b_port", 0));
	table_text(t, jsonio_get_str(e, "state", "?"));
	table_text(t, jsonio_get_str(e, "label", NULL));
	table_text(t, jsonio_get_str(e, "app", NULL));
	table_text(t, jsonio_get_str(e, "host", NULL));
	table_uint(t, jsonio_get_uint(e, "packets", 0));
	table_uint(t, jsonio_get_uint(e, "bytes", 0));
	table_uint(t, jsonio_get_uint(e, "packet", 0));
	table_end(t);
	ret = write_decision(s, t, json_object_get(e, "fields"));
	table_free(t);
	return ret;
}

static int show_daemon_event(struct stream *s, const json_t *e)
{
	if (!strcmp(jsonio_get_str(e, "event", ""), "lost"))
		return write_event(s, "lost", jsonio_get_uint(e, "events", 0),
				   "decisions not shown, this came too late");
	return show_daemon_decision(s, e);
}

static int follow_daemon(struct stream *s)
{
	struct ctl *ctl = door_ctl(s->cli);
	int ret = EXIT_FINE, err;
	json_t *event;

	while (!ret && !is_full(s)) {
		err = ctl_read(ctl, -1, &event);
		if (err) {
			s->cli->ctl_err = err;
			return door_no_daemon(s->cli);
		}
		ret = show_daemon_event(s, event);
		json_decref(event);
	}
	return ret;
}

/* from the module */

static int show_verdict(struct stream *s, const struct limen_verdict *v)
{
	const struct name_label *label;
	char a[ADDRESS_SIZE], b[ADDRESS_SIZE], proto[8];
	struct table *t = cli_table(s->cli);
	int ret;

	if (!t)
		return EXIT_TROUBLE;
	label = &s->names->label[v->id % LIMEN_MAX_LABELS];
	address_text(v->l3num, v->saddr, a);
	address_text(v->l3num, v->daddr, b);
	table_begin(t);
	table_real(t, wall_clock());
	table_text(t, address_proto(v->l4proto, proto));
	table_text(t, a);
	table_uint(t, be16toh(v->sport));
	table_text(t, b);
	table_uint(t, be16toh(v->dport));
	table_text(t, state_name(v->state));
	table_text(t, label->label);
	table_text(t, label->app);
	table_end(t);
	ret = write_decision(s, t, NULL);
	table_free(t);
	return ret;
}

/* A label may be younger than our names. */
static bool has_new_label(const struct stream *s, const struct kern_event *e)
{
	size_t i;

	for (i = 0; i < e->nr_verdicts; i++) {
		uint16_t id = e->verdicts[i].id;

		if (id && id < LIMEN_MAX_LABELS && !s->names->label[id].name[0])
			return true;
	}
	return false;
}

static void renew_names(struct stream *s)
{
	struct names *names;

	if (names_new(s->cli, &names))
		return;
	free(s->names);
	s->names = names;
}

static int show_verdicts(struct stream *s, const struct kern_event *e)
{
	int ret = EXIT_FINE;
	size_t i;

	if (has_new_label(s, e))
		renew_names(s);
	for (i = 0; !ret && i < e->nr_verdicts && !is_full(s); i++)
		ret = show_verdict(s, &e->verdicts[i]);
	return ret;
}

static int show_module_event(struct stream *s, const struct kern_event *e)
{
	static const struct {
		const char *event;
		const char *text;
	} words[] = {
		[LIMEN_EVENT_BOUND] = { "bound", "a daemon has bound" },
		[LIMEN_EVENT_UNBOUND] = { "unbound", "the daemon has unbound" },
		[LIMEN_EVENT_DAEMON_LOST] = { "daemon_lost", "the daemon is gone" },
		[LIMEN_EVENT_POLICY] = { "policy", "there is a new policy" },
		[LIMEN_EVENT_GONE] = { "gone", "the module is being unloaded" },
	};

	if (e->event == LIMEN_EVENT_VERDICT)
		return show_verdicts(s, e);
	if (e->event >= sizeof(words) / sizeof(*words) || !words[e->event].event)
		return EXIT_FINE;
	return write_event(s, words[e->event].event, 0, words[e->event].text);
}

/* Everything that is there to read. */
static int read_events(struct stream *s, struct kern *k)
{
	struct kern_event event;
	int ret = EXIT_FINE, got;

	while (!ret && !is_full(s)) {
		got = kern_read_event(k, &event);
		if (!got)
			return EXIT_FINE;
		if (got == -ENOBUFS) {
			ret = write_event(s, "lost", 0, "decisions not shown, "
					  "this came too late");
		} else if (got < 0) {
			cli_say("module limen: %s", kern_error(k));
			return EXIT_TROUBLE;
		} else {
			ret = show_module_event(s, &event);
		}
		if (!ret && got > 0 && event.event == LIMEN_EVENT_GONE)
			return EXIT_ABSENT;
	}
	return ret;
}

static int follow_module(struct stream *s)
{
	struct kern *k = door_kern(s->cli);
	struct pollfd fd;
	int ret;

	ret = kern_subscribe(k);
	if (ret) {
		cli_say("module limen: %s", kern_error(k));
		return ret == -EPERM ? EXIT_DENIED : EXIT_TROUBLE;
	}
	fd.fd = kern_event_fd(k);
	fd.events = POLLIN;
	while (!ret && !is_full(s)) {
		if (poll(&fd, 1, -1) < 0 && errno != EINTR)
			return EXIT_TROUBLE;
		ret = read_events(s, k);
	}
	return ret;
}

static int run(struct cli *cli)
{
	struct stream s = { .cli = cli, .wanted = cli->o.lines };
	json_t *reply = door_ask(cli, "monitor");
	int ret;

	if (cli->o.given & OPTION_ONCE)
		s.wanted = 1;
	if (reply) {
		json_decref(reply);
		return follow_daemon(&s);
	}
	if (names_new(cli, &s.names))
		return door_nobody(cli);
	ret = follow_module(&s);
	free(s.names);
	return ret;
}

const struct command monitor_command = {
	.name = "monitor",
	.operands = "",
	.summary = "each decision as it falls",
	.options = OPTION_ONCE | OPTION_FILTER | OPTION_LINES,
	.columns = columns,
	.nr_columns = NR_COLUMNS,
	.stream = true,
	.run = run,
};
