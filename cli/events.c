// SPDX-License-Identifier: GPL-2.0-or-later
#include "events.h"

#include <endian.h>
#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "cli.h"
#include "ctl.h"
#include "door.h"
#include "list.h"
#include "names.h"
#include "state.h"
#include "table.h"

const struct column event_columns[EVENT_NR_COLUMNS] = {
	{ "time", "TIME", COLUMN_TIME, COLUMN_F_NAME,
	  "of the decision, seconds since the epoch" },
	{ "proto", "PROTO", COLUMN_TEXT, COLUMN_F_NAME, "tcp or udp" },
	{ "a", "A", COLUMN_TEXT, COLUMN_F_NAME, "address that opened the flow" },
	{ "a_port", "PORT", COLUMN_NUMBER, COLUMN_F_NAME, "its port" },
	{ "b", "B", COLUMN_TEXT, COLUMN_F_NAME, "address it sent to" },
	{ "b_port", "PORT", COLUMN_NUMBER, COLUMN_F_NAME, "its port" },
	{ "state", "STATE", COLUMN_TEXT, 0,
	  "testing, provisional, decided or unknown" },
	{ "label", "PROTOCOL", COLUMN_TEXT, 0, "the protocol" },
	{ "app", "APP", COLUMN_TEXT, COLUMN_F_IF_ANY, "the application" },
	{ "host", "HOST", COLUMN_TEXT, COLUMN_F_IF_ANY | COLUMN_F_CUT,
	  "server name the client asked for" },
	{ "packets", "PACKETS", COLUMN_COUNT, COLUMN_F_IF_ANY,
	  "of the flow so far" },
	{ "bytes", "BYTES", COLUMN_BYTES, COLUMN_F_IF_ANY, "the same" },
	{ "packet", "PACKET", COLUMN_COUNT, COLUMN_F_IF_ANY,
	  "which of the flow's packets decided" },
};

struct events {
	struct cli *cli;
	bool from_module;
	struct names *names;		/* of the module's labels */
	struct kern_event batch;	/* verdicts that came together */
	size_t next;			/* of them */
	bool gone;
};

static double wall_clock(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_REALTIME, &ts);
	return (double)ts.tv_sec + (double)ts.tv_nsec / 1e9;
}

static void begin_event(struct event *event, const char *what,
			const char *text)
{
	memset(event, 0, sizeof(*event));
	event->what = what;
	event->text = text;
	event->time = wall_clock();
	event->host = "";
}

void event_drop(struct event *event)
{
	json_decref(event->origin);
	event->origin = NULL;
}

void event_row(const struct event *event, bool counted, struct table *t)
{
	table_begin(t);
	table_real(t, event->time);
	table_text(t, event->proto);
	table_text(t, event->a);
	list_count(t, *event->a, event->a_port);
	table_text(t, event->b);
	list_count(t, *event->b, event->b_port);
	table_text(t, event->state);
	table_text(t, event->label);
	table_text(t, event->app);
	table_text(t, event->host);
	list_count(t, counted, event->packets);
	list_count(t, counted, event->bytes);
	list_count(t, counted, event->packet);
	table_end(t);
}

/* from the daemon */

static void copy_text(char *to, size_t size, const json_t *e, const char *key)
{
	snprintf(to, size, "%s", jsonio_get_str(e, key, ""));
}

/* Takes @e over. */
static void take_daemon_event(json_t *e, struct event *event)
{
	if (!strcmp(jsonio_get_str(e, "event", ""), "lost")) {
		begin_event(event, "lost",
			    "decisions not shown, this came too late");
		event->lost = jsonio_get_uint(e, "events", 0);
		json_decref(e);
		return;
	}
	begin_event(event, "decision", NULL);
	event->origin = e;
	event->time = json_number_value(json_object_get(e, "time"));
	copy_text(event->proto, sizeof(event->proto), e, "proto");
	copy_text(event->a, sizeof(event->a), e, "a");
	copy_text(event->b, sizeof(event->b), e, "b");
	event->a_port = (uint16_t)jsonio_get_uint(e, "a_port", 0);
	event->b_port = (uint16_t)jsonio_get_uint(e, "b_port", 0);
	copy_text(event->state, sizeof(event->state), e, "state");
	copy_text(event->label, sizeof(event->label), e, "label");
	copy_text(event->app, sizeof(event->app), e, "app");
	event->host = jsonio_get_str(e, "host", "");
	event->packets = jsonio_get_uint(e, "packets", 0);
	event->bytes = jsonio_get_uint(e, "bytes", 0);
	event->packet = jsonio_get_uint(e, "packet", 0);
}

static int read_daemon(struct events *e, int timeout_ms, struct event *event)
{
	json_t *told;
	int err = ctl_read(e->cli->ctl, timeout_ms, &told);

	if (err == -ETIMEDOUT)
		return 0;
	if (err) {
		e->cli->ctl_err = err;
		door_no_daemon(e->cli);
		return -ECANCELED;
	}
	take_daemon_event(told, event);
	return 1;
}

/* from the module */

static void take_verdict(struct events *e, const struct limen_verdict *v,
			 struct event *event)
{
	const struct name_label *label;
	char proto[8];

	label = &e->names->label[v->id % LIMEN_MAX_LABELS];
	begin_event(event, "decision", NULL);
	snprintf(event->proto, sizeof(event->proto), "%s",
		 address_proto(v->l4proto, proto));
	address_text(v->l3num, v->saddr, event->a);
	address_text(v->l3num, v->daddr, event->b);
	event->a_port = be16toh(v->sport);
	event->b_port = be16toh(v->dport);
	snprintf(event->state, sizeof(event->state), "%s",
		 state_name(v->state));
	snprintf(event->label, sizeof(event->label), "%s", label->label);
	snprintf(event->app, sizeof(event->app), "%s", label->app);
}

/* A label may be younger than our names. */
static void renew_names(struct events *e)
{
	struct names *names;
	size_t i;

	for (i = 0; i < e->batch.nr_verdicts; i++) {
		uint16_t id = e->batch.verdicts[i].id;

		if (id && id < LIMEN_MAX_LABELS && !e->names->label[id].name[0])
			break;
	}
	if (i == e->batch.nr_verdicts || names_new(e->cli, &names))
		return;
	free(e->names);
	e->names = names;
}

/* 1 if there is anything to tell. */
static int take_module_event(struct events *e, struct event *event)
{
	static const struct {
		const char *what;
		const char *text;
	} words[] = {
		[LIMEN_EVENT_BOUND] = { "bound", "a daemon has bound" },
		[LIMEN_EVENT_UNBOUND] = { "unbound", "the daemon has unbound" },
		[LIMEN_EVENT_DAEMON_LOST] = { "daemon_lost", "the daemon is gone" },
		[LIMEN_EVENT_POLICY] = { "policy", "there is a new policy" },
		[LIMEN_EVENT_GONE] = { "gone", "the module is being unloaded" },
	};
	uint8_t number = e->batch.event;

	if (number >= sizeof(words) / sizeof(*words) || !words[number].what)
		return 0;
	begin_event(event, words[number].what, words[number].text);
	e->gone = number == LIMEN_EVENT_GONE;
	return 1;
}

/* The next of what is there; 0: nothing is. */
static int read_batch(struct events *e, struct event *event)
{
	int got;

	for (;;) {
		if (e->next < e->batch.nr_verdicts) {
			take_verdict(e, &e->batch.verdicts[e->next++], event);
			return 1;
		}
		e->batch.nr_verdicts = 0;
		e->next = 0;
		got = kern_read_event(e->cli->kern, &e->batch);
		if (got == -ENOBUFS) {
			e->batch.nr_verdicts = 0;
			begin_event(event, "lost", "decisions not shown, "
				    "this came too late");
			return 1;
		}
		if (got <= 0) {
			e->batch.nr_verdicts = 0;
			return got;
		}
		if (e->batch.event == LIMEN_EVENT_VERDICT) {
			renew_names(e);
			continue;
		}
		e->batch.nr_verdicts = 0;
		if (take_module_event(e, event))
			return 1;
	}
}

static int read_module(struct events *e, int timeout_ms, struct event *event)
{
	struct pollfd fd = {
		.fd = kern_event_fd(e->cli->kern), .events = POLLIN,
	};
	int got = e->gone ? -ENOENT : read_batch(e, event);

	if (!got && poll(&fd, 1, timeout_ms) > 0)
		got = read_batch(e, event);
	if (got >= 0)
		return got;
	if (!e->gone)
		cli_say("module limen: %s", kern_error(e->cli->kern));
	return -ECANCELED;
}

static int open_module(struct events *e)
{
	struct kern *k;
	int ret;

	if (names_new(e->cli, &e->names))
		return door_nobody(e->cli);
	k = door_kern(e->cli);
	ret = kern_subscribe(k);
	if (!ret)
		return EXIT_FINE;
	cli_say("module limen: %s", kern_error(k));
	return ret == -EPERM ? EXIT_DENIED : EXIT_TROUBLE;
}

/* The door to the daemon becomes the stream: names are asked before. */
static int open_daemon(struct cli *cli)
{
	json_t *reply = door_ask(cli, "monitor");

	if (!reply)
		return -ENOENT;
	json_decref(reply);
	return 0;
}

int events_open(struct cli *cli, struct events **out)
{
	struct events *e = calloc(1, sizeof(*e));
	int ret = EXIT_FINE;

	*out = NULL;
	if (!e)
		return EXIT_TROUBLE;
	e->cli = cli;
	if (open_daemon(cli)) {
		e->from_module = true;
		ret = open_module(e);
	}
	if (ret)
		events_close(e);
	else
		*out = e;
	return ret;
}

void events_close(struct events *e)
{
	if (!e)
		return;
	free(e->names);
	free(e);
}

int events_read(struct events *e, int timeout_ms, struct event *event)
{
	if (e->from_module)
		return read_module(e, timeout_ms, event);
	return read_daemon(e, timeout_ms, event);
}
