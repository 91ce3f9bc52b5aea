/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What happens, as it happens: decisions as the daemon tells them, or, if
 * it is not there, the module's own events, which know no host names.
 */
#ifndef EVENTS_H
#define EVENTS_H

#include <stdbool.h>
#include <stdint.h>

#include "address.h"
#include "cell.h"
#include "jsonio.h"
#include "kern.h"

struct cli;
struct events;
struct table;

/*
 * @what	"decision", "lost", or what the module tells of itself
 * @text	of what is no decision: the same in words; else NULL
 * @lost	how many decisions were not told; 0: not known
 * @host	"" if it is not known
 * @origin	what the daemon said, with "fields"; NULL: the module said it
 */
struct event {
	const char *what;
	const char *text;
	uint64_t lost;
	double time;		/* seconds since the epoch */
	char proto[8];
	char a[ADDRESS_SIZE], b[ADDRESS_SIZE];
	uint16_t a_port, b_port;
	char state[16];
	char label[LIMEN_MAX_NAME], app[LIMEN_MAX_NAME];
	const char *host;
	uint64_t packets, bytes, packet;
	json_t *origin;
};

/* Columns of a decision: those of limen monitor. */
enum { EVENT_NR_COLUMNS = 13 };
extern const struct column event_columns[EVENT_NR_COLUMNS];

/*
 * Asks the daemon, or else the module, and keeps @cli's door to it until
 * events_close(). An enum exit_status; what is wrong has been said.
 */
int events_open(struct cli *cli, struct events **out);
void events_close(struct events *e);

/*
 * The next event, at most @timeout_ms later; -1: however long it takes.
 *	1		@event is the caller's, to event_drop()
 *	0		there was none
 *	-ECANCELED	no more will come, and it has been said why
 */
int events_read(struct events *e, int timeout_ms, struct event *event);
void event_drop(struct event *event);

/*
 * Adds it to a table of event_columns. @counted: packets and bytes are
 * known, as they are of what the daemon tells.
 */
void event_row(const struct event *event, bool counted, struct table *t);

#endif /* EVENTS_H */
