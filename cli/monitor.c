// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * limen monitor: each decision as it falls, one line or one JSON object.
 */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "cli.h"
#include "events.h"
#include "table.h"
#include "writer.h"

/* Where each value is among the columns, for the text line. */
enum {
	C_TIME, C_PROTO, C_A, C_A_PORT, C_B, C_B_PORT, C_STATE, C_LABEL, C_APP,
	C_HOST,
};

/* The stream as a whole. */
struct stream {
	struct cli *cli;
	struct events *events;
	size_t shown;		/* lines so far */
	size_t wanted;		/* 0: no end */
};

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
	for (i = 0; i < EVENT_NR_COLUMNS; i++) {
		const struct cell *cell = table_cell(t, 0, i);

		switch (cell->type) {
		case CELL_TEXT:
			writer_json_str(w, event_columns[i].key, cell->s);
			break;
		case CELL_REAL:
			writer_json_real(w, event_columns[i].key, cell->r);
			break;
		case CELL_NONE:
			writer_json_null(w, event_columns[i].key);
			break;
		default:
			writer_json_uint(w, event_columns[i].key, cell->u);
		}
	}
	write_fields(w, fields);
}

/* Writes the row of @t. */
static int write_row(struct stream *s, const struct table *t, json_t *fields)
{
	s->shown++;
	writer_begin(s->cli->w);
	if (writer_is_json(s->cli->w))
		write_json(s->cli->w, t, fields);
	else
		write_line(s->cli->w, t);
	return cli_end(s->cli);
}

static int write_decision(struct stream *s, const struct event *event)
{
	struct table *t = cli_table(s->cli);
	int ret = EXIT_FINE;

	if (!t)
		return EXIT_TROUBLE;
	event_row(event, event->origin, t);
	/* the filter may not have wanted it */
	if (table_rows(t))
		ret = write_row(s, t, json_object_get(event->origin, "fields"));
	table_free(t);
	return ret;
}

/* Something happened that is no decision. */
static int write_other(struct stream *s, const struct event *event)
{
	struct writer *w = s->cli->w;

	writer_begin(w);
	writer_json_str(w, "event", event->what);
	writer_json_real(w, "time", event->time);
	if (event->lost)
		writer_json_uint(w, "events", event->lost);
	write_time(w, event->time);
	writer_style(w, STYLE_WARN);
	writer_text(w, "%s", event->text);
	if (event->lost)
		writer_text(w, ": %" PRIu64, event->lost);
	writer_style(w, STYLE_PLAIN);
	writer_text(w, "\n");
	return cli_end(s->cli);
}

static int follow(struct stream *s)
{
	struct event event;
	int ret = EXIT_FINE, got;

	while (!ret && (!s->wanted || s->shown < s->wanted)) {
		got = events_read(s->events, -1, &event);
		if (got < 0)
			return EXIT_ABSENT;
		if (!got)
			continue;
		ret = event.text ? write_other(s, &event)
				 : write_decision(s, &event);
		event_drop(&event);
	}
	return ret;
}

static int run(struct cli *cli)
{
	struct stream s = { .cli = cli, .wanted = cli->o.lines };
	int ret;

	if (cli->o.given & OPTION_ONCE)
		s.wanted = 1;
	ret = events_open(cli, &s.events);
	if (!ret)
		ret = follow(&s);
	events_close(s.events);
	return ret;
}

const struct command monitor_command = {
	.name = "monitor",
	.operands = "",
	.summary = "each decision as it falls",
	.options = OPTION_ONCE | OPTION_FILTER | OPTION_LINES,
	.columns = event_columns,
	.nr_columns = EVENT_NR_COLUMNS,
	.stream = true,
	.run = run,
};
