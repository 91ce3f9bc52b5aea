/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * kern: the module as seen from user space.
 *
 * One function per command of include/limen/genl.h, which says what each
 * means; here stands only what a C caller must know besides. Only the
 * files of kern/ know libmnl for this door.
 *
 * Every function returns 0 or -errno unless it says otherwise. After a
 * failure kern_error() has the reason in words, the kernel's own where it
 * gave any. A request is answered at once and never waits for traffic: the
 * module does the work inside the send.
 *
 * A struct kern is used by one thread at a time; the caller locks. Closing
 * the one that bound (also by dying) is what the module takes for the loss
 * of the daemon.
 */
#ifndef KERN_H
#define KERN_H

#include <stddef.h>
#include <stdint.h>

#include <limen/counter.h>
#include <limen/genl.h>
#include <limen/label.h>

struct kern;

struct kern_state {
	uint32_t door_version;
	uint32_t record_version;
	uint32_t owner_portid;	/* 0: nobody is bound */
	uint32_t owner_pid;	/* 0: unknown or in another pid namespace */
	uint8_t net_state;	/* enum limen_net_state */
	uint8_t transport;	/* enum limen_transport */
	uint8_t on_daemon_down;	/* enum limen_on_daemon_down */
	uint16_t queue_base;
	uint16_t queue_count;
	uint16_t ring_count;
	uint32_t ring_size;	/* bytes */
	uint32_t snaplen;	/* bytes */
	uint16_t generation;
	uint32_t nr_labels;
	uint64_t netns_ino;
};

struct kern_bind {
	uint8_t transport;
	uint8_t on_daemon_down;
	uint16_t queue_base;	/* the queue road only */
	uint16_t queue_count;
	uint16_t ring_count;	/* the ring road only */
	uint32_t ring_size;
	uint32_t snaplen;
	uint16_t generation;	/* a saved one, 0: none */
};

#define KERN_KEEP_DOWN	0xff	/* leave on_daemon_down as it is */

struct kern_policy {
	const struct limen_class *classes;	/* caller's */
	size_t nr_classes;			/* 0..255 */
	const struct limen_label_class *labels;	/* caller's */
	size_t nr_labels;			/* 0..LIMEN_MAX_LABELS - 1 */
	uint8_t testing_class;			/* 0: none */
	uint8_t unknown_class;			/* 0: none */
	uint8_t on_daemon_down;			/* or KERN_KEEP_DOWN */
	uint32_t mark_mask;
};

struct kern_label {
	char name[LIMEN_MAX_NAME];
	uint16_t id;		/* kern_add_labels: 0 asks for any */
	uint8_t class;
	uint64_t packets;
	uint64_t bytes;
};

struct kern_class {
	struct limen_class class;
	uint64_t packets;
	uint64_t bytes;
};

/* Positions are those of the array given to kern_verdicts(). */
struct kern_verdicts_result {
	uint32_t nr_applied;
	uint16_t nr_missed;
	uint16_t nr_refused;
	uint16_t missed[LIMEN_MAX_BATCH];	/* no such flow (yet): retry */
	uint16_t refused[LIMEN_MAX_BATCH];	/* never will: do not retry */
};

struct kern_counters {
	uint64_t value[LIMEN_NR_COUNTERS];	/* 0 where the module has none */
	uint64_t latency[LIMEN_NR_LATENCY];
};

struct kern_event {
	uint8_t event;			/* enum limen_event */
	uint32_t owner_portid;		/* 0: not said */
	const struct limen_verdict *verdicts;	/* valid until the next call */
	size_t nr_verdicts;
};

/*
 * Opens the door and checks that both sides speak the same version.
 *	-ENOENT	the module is not loaded
 *	-EPERM	not CAP_NET_ADMIN in this network namespace
 *	-EPROTO	versions; kern_error() names the older side
 * *@out is set also on failure, for kern_error(), unless -ENOMEM; the caller
 * closes it in both cases.
 */
int kern_open(struct kern **out);

/* Closes and frees; NULL is allowed. */
void kern_close(struct kern *k);

/* What went wrong last, never NULL; valid until the next call on @k. */
const char *kern_error(const struct kern *k);

/* The port id of the socket that binds: compare with owner_portid. */
uint32_t kern_portid(const struct kern *k);

int kern_get_state(struct kern *k, struct kern_state *state);

/*
 * -EBUSY: another daemon is bound, kern_error() names it. @state (may be
 * NULL) gets the state after the bind; its generation is the one in force.
 */
int kern_bind(struct kern *k, const struct kern_bind *bind,
	      struct kern_state *state);
int kern_unbind(struct kern *k);

/* Replaces the whole policy, or nothing. Owner only (-EPERM). */
int kern_set_policy(struct kern *k, const struct kern_policy *policy);

/*
 * Fills in the ids. @labels may be of any length; on failure those before
 * the failing one may have been added, which does no harm.
 *	-EEXIST	the wanted id or the name is taken by another
 *	-ENOSPC	the table is full
 */
int kern_add_labels(struct kern *k, struct kern_label *labels, size_t nr);

/*
 * Calls @cb for each; a return other than 0 ends the walk (the rest is read
 * and thrown away) and becomes the return of the function.
 */
int kern_get_labels(struct kern *k,
		    int (*cb)(const struct kern_label *label, void *data),
		    void *data);
int kern_get_classes(struct kern *k,
		     int (*cb)(const struct kern_class *class, void *data),
		     void *data);

/* @nr 1..LIMEN_MAX_BATCH (-ERANGE). Owner only (-EPERM). */
int kern_verdicts(struct kern *k, const struct limen_verdict *verdicts,
		  size_t nr, struct kern_verdicts_result *result);

int kern_get_counters(struct kern *k, struct kern_counters *counters);

/*
 * Events come on a socket of their own. kern_subscribe() opens it,
 * kern_event_fd() is to be polled for reading, kern_read_event() never
 * blocks and returns 1 with an event, 0 when there is none now, or -errno;
 * -ENOBUFS: some were lost because they were not read in time, go on.
 */
int kern_subscribe(struct kern *k);
int kern_event_fd(const struct kern *k);
int kern_read_event(struct kern *k, struct kern_event *event);

#endif /* KERN_H */
