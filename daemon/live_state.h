/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What a live daemon consists of, for the few files that see all of it:
 * live.c, which owns it, and report.c, which only reads.
 */
#ifndef LIVE_STATE_H
#define LIVE_STATE_H

#include <stdbool.h>
#include <stdint.h>

#include <limen/genl.h>

#include "live.h"
#include "ruleset.h"
#include "transport.h"

struct control;
struct door;
struct follow;
struct loop;
struct monitor;
struct recorder;
struct reload;
struct worker;

struct live {
	const struct live_options *options;
	struct ruleset_source source;	/* the default file filled in */
	struct ruleset *rules;		/* those in force */
	struct loop *loop;
	struct door *door;		/* NULL: the road "nfqueue" */
	struct monitor *monitor;
	struct recorder *recorder;
	struct control *control;
	int sweeper;			/* of the control socket, or -errno */
	struct reload *reload;
	struct follow *follow;		/* of interfaces */
	unsigned int has;		/* TRANSPORT_HAS_* */
	struct transport_choice choice;
	bool reopen;			/* workers have lost their rings */
	struct worker *workers[LIMEN_MAX_QUEUES];
	unsigned int nr_workers;
	int queue_list;			/* fd of the kernel's list, or -errno */
	int64_t started;		/* seconds, CLOCK_MONOTONIC */

	/* the last reload that was asked for */
	int64_t reload_at;		/* seconds since the epoch, 0: none */
	bool reload_ok;
	char reload_error[sizeof(((struct config_error *)0)->text)];
	bool reload_again;		/* SIGHUP came meanwhile */
	uint64_t reload_client;		/* who waits for it, 0: nobody */
};

#endif /* LIVE_STATE_H */
