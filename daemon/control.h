/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The control socket's server: lines in, lines out, nothing of what they
 * mean. The protocol is in lib/ctl.h.
 *
 * Clients are not trusted to be quick, brief or sane: their number, the
 * length of a line, what may wait for them and how long are all bounded.
 */
#ifndef CONTROL_H
#define CONTROL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "jsonio.h"

struct loop;
struct control;

enum control_limits {
	/* a reply that is being read; then the client waits for the next */
	CONTROL_STREAM_MAX = 1 << 20,	/* bytes waiting for one listener */
	CONTROL_POUR_MAX = 8 << 20,	/* the same for one that pours */
	CONTROL_NOTE_SIZE = 32,
	CONTROL_IDLE_S = 60,	/* without a request; listeners may wait */
	CONTROL_STALL_S = 10,	/* with bytes waiting and none taken */
};

#define CONTROL_COUNTERS(X)						       \
	X(clients, "clients", "connections taken")			       \
	X(rejected, "clients", "connections refused: too many")		       \
	X(requests, "requests", "requests answered")			       \
	X(errors, "requests", "requests answered with an error")	       \
	X(slow, "clients", "connections closed: idle, or not reading")	       \
	X(lost, "events", "events not sent to listeners that do not read")

struct control_counters {
#define CONTROL_COUNTER_FIELD(name, unit, help) uint64_t name;
	CONTROL_COUNTERS(CONTROL_COUNTER_FIELD)
#undef CONTROL_COUNTER_FIELD
};

/*
 * A command. @handle answers at once by returning the reply (which is
 * taken over; "ok": true is added to it), or says no with control_error(),
 * or returns NULL to answer later with control_reply(@client). NULL for no
 * memory as well: control_fail() does that.
 */
struct control_command {
	const char *name;
	json_t *(*handle)(void *data, uint64_t client, const json_t *request);
};

/*
 * @fd		of ctl_listen(), taken over in success
 * @commands	ended by a NULL name; @data is given to their handlers
 */
int control_new(struct loop *loop, int fd,
		const struct control_command *commands, void *data,
		struct control **out);
void control_free(struct control *c);

/* A reply that says no: errno's name and @fmt as text. */
json_t *control_error(int err, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));

/*
 * A line before the answer, for one that is long; @line is taken. 0;
 * -ENOENT: the client is gone; -ENOMEM: say no instead.
 */
int control_line(struct control *c, uint64_t client, json_t *line);

/* The answer that was put off. The client may be gone; @reply is taken. */
void control_reply(struct control *c, uint64_t client, json_t *reply);

/* From here on the client only listens. */
void control_listen(struct control *c, uint64_t client);
/* How many listen. */
unsigned int control_listeners(const struct control *c);

/*
 * One line (with its LF) to all that listen. Who has CONTROL_STREAM_MAX
 * waiting misses it, and is told how many it missed when it reads again.
 */
void control_broadcast(struct control *c, const char *line, size_t len);
/* @nr events were lost before they came here. */
void control_lost(struct control *c, uint64_t nr);

/*
 * From here on the client gets the bytes of control_pour() and nothing else.
 */
void control_drink(struct control *c, uint64_t client);
/* How many do. */
unsigned int control_drinkers(const struct control *c);

/*
 * @nr things in @len bytes to all of those. Who has CONTROL_POUR_MAX waiting
 * misses them; when it reads again it first gets what @note makes of the
 * number of things it has missed, in CONTROL_NOTE_SIZE bytes, of which it
 * returns how many.
 */
void control_pour(struct control *c, const void *data, size_t len,
		  unsigned int nr, size_t (*note)(uint64_t missed, void *buf));

/* Is it root who asks? */
bool control_is_root(struct control *c, uint64_t client);

unsigned int control_clients(const struct control *c);
const struct control_counters *control_counters(const struct control *c);

#endif /* CONTROL_H */
