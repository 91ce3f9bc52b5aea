// SPDX-License-Identifier: GPL-2.0-or-later
#include "model/history.h"

#include <stdio.h>
#include <stdlib.h>

#include "cli.h"
#include "door.h"
#include "events.h"

/* An event without what is only borrowed. */
struct kept {
	struct event event;
	bool has_counts;
	char host[256];		/* longer than any name of DNS */
};

struct history {
	struct cli *cli;
	struct events *events;	/* NULL: not open */
	unsigned int nr, next;
	struct kept kept[HISTORY_MAX];
};

struct history *history_new(struct cli *cli)
{
	struct history *h = calloc(1, sizeof(*h));

	if (h)
		h->cli = cli;
	return h;
}

void history_stop(struct history *h)
{
	events_close(h->events);
	h->events = NULL;
	door_close(h->cli);
}

void history_free(struct history *h)
{
	if (!h)
		return;
	history_stop(h);
	free(h);
}

static void keep(struct history *h, const struct event *event)
{
	struct kept *k = &h->kept[h->next];

	k->event = *event;
	k->event.origin = NULL;
	k->has_counts = event->origin;
	snprintf(k->host, sizeof(k->host), "%s",
		 event->text ? event->text : event->host);
	if (event->text)
		snprintf(k->event.state, sizeof(k->event.state), "%s",
			 event->what);
	h->next = (h->next + 1) % HISTORY_MAX;
	if (h->nr < HISTORY_MAX)
		h->nr++;
}

void history_read(struct history *h)
{
	struct event event;
	int i, got;

	if (!h->events && events_open(h->cli, &h->events)) {
		door_close(h->cli);
		return;
	}
	for (i = 0; i < HISTORY_MAX_READ; i++) {
		got = events_read(h->events, 0, &event);
		if (got < 0)
			history_stop(h);
		if (got <= 0)
			return;
		keep(h, &event);
		event_drop(&event);
	}
}

bool history_is_open(const struct history *h)
{
	return h->events;
}

void history_rows(const struct history *h, struct table *t)
{
	unsigned int i;

	for (i = 0; i < h->nr; i++) {
		const struct kept *k = &h->kept[(h->next + HISTORY_MAX - 1 - i) %
						HISTORY_MAX];
		struct event event = k->event;

		event.host = k->host;
		event_row(&event, k->has_counts, t);
	}
}
