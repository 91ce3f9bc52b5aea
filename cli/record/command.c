// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * limen record: the packets that undecided flows are judged by, in a file.
 */
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <limen/genl.h>

#include "cli.h"
#include "ctl.h"
#include "door.h"
#include "kern.h"
#include "record/record.h"
#include "record/tap.h"
#include "writer.h"

/*
 * What is wanted.
 */
static int parse_indexes(struct recording *r, const char *list)
{
	const char *at = list;

	while (at) {
		char *end;
		unsigned long v = strtoul(at, &end, 10);

		if (end == at || (*end && *end != ',') || v > UINT16_MAX ||
		    r->nr_indexes == RECORD_MAX_INDEXES) {
			cli_say("--ring: '%s' is not a list of at most %d "
				"numbers as 0,2", list, RECORD_MAX_INDEXES);
			return EXIT_USAGE;
		}
		r->indexes[r->nr_indexes++] = (uint32_t)v;
		at = *end ? end + 1 : NULL;
	}
	return EXIT_FINE;
}

static int check_usage(struct recording *r)
{
	const struct options *o = &r->cli->o;
	bool is_raw = o->given & OPTION_RAW;

	if (!o->output) {
		cli_say("record wants a file: -o FILE, or -o - for standard "
			"output");
		return EXIT_USAGE;
	}
	if (is_raw && o->given & (OPTION_LINES | OPTION_RING)) {
		cli_say("--raw moves records without looking at them: without "
			"-n and --ring");
		return EXIT_USAGE;
	}
	r->wanted = o->given & OPTION_LINES ? o->lines : 0;
	return o->ring ? parse_indexes(r, o->ring) : EXIT_FINE;
}

/* Others' traffic: for our own eyes. */
static int open_output(struct recording *r)
{
	const char *path = r->cli->o.output;

	r->name = strcmp(path, "-") ? path : "standard output";
	r->out = strcmp(path, "-") ?
		open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600) :
		dup(STDOUT_FILENO);
	if (r->out >= 0)
		return EXIT_FINE;
	cli_say("%s: cannot be written: %s", path, strerror(errno));
	return EXIT_TROUBLE;
}

static int open_signals(struct recording *r)
{
	sigset_t set;

	sigemptyset(&set);
	sigaddset(&set, SIGINT);
	sigaddset(&set, SIGTERM);
	sigaddset(&set, SIGHUP);
	sigprocmask(SIG_BLOCK, &set, NULL);
	r->signals = signalfd(-1, &set, SFD_CLOEXEC);
	if (r->signals >= 0)
		return EXIT_FINE;
	cli_say("signals: %s", strerror(errno));
	return EXIT_TROUBLE;
}

/*
 * Where the records come from.
 */

/* The daemon's; its connection is used for nothing else any more. */
static int ask_daemon(struct recording *r)
{
	json_t *reply = door_ask(r->cli, "record");

	if (!reply)
		return door_no_daemon(r->cli);
	json_decref(reply);
	r->ctl = r->cli->ctl;
	r->in = ctl_fd(r->ctl);
	r->cli->ctl = NULL;
	fcntl(r->in, F_SETFL, fcntl(r->in, F_GETFL) | O_NONBLOCK);
	return EXIT_FINE;
}

static int open_tap(struct recording *r)
{
	struct kern *k = door_kern(r->cli);
	char why[300];
	int ret;

	if (!k)
		return door_nobody(r->cli);
	ret = tap_open(k, LIMEN_MAX_SNAPLEN, &r->tap, why, sizeof(why));
	if (ret) {
		cli_say("%s", why);
		return ret == -EPERM ? EXIT_DENIED : EXIT_TROUBLE;
	}
	r->in = tap_fd(r->tap);
	return EXIT_FINE;
}

/* The daemon's first: while it is there, the rings are its own. */
static int open_stream(struct recording *r)
{
	if (door_ctl(r->cli))
		return ask_daemon(r);
	if (r->cli->ctl_err == -EACCES)
		return door_no_daemon(r->cli);
	return open_tap(r);
}

static void close_stream(struct recording *r)
{
	tap_close(r->tap);
	ctl_close(r->ctl);
	if (r->signals >= 0)
		close(r->signals);
	if (r->out >= 0)
		close(r->out);
}

/*
 * What has come.
 */
static uint64_t count_lost(struct cli *cli)
{
	struct kern *k = door_kern(cli);
	struct kern_counters c;

	if (!k || kern_get_counters(k, &c))
		return 0;
	return c.value[LIMEN_COUNTER_RING_LOST];
}

static int write_summary(struct recording *r, uint64_t lost)
{
	struct writer *w = r->cli->w;
	bool is_raw = r->cli->o.given & OPTION_RAW;

	if (!strcmp(r->cli->o.output, "-"))
		return EXIT_FINE;
	writer_begin(w);
	writer_str(w, "file", "%s: ", r->name);
	writer_json_str(w, "by", r->tap ? "module" : "daemon");
	if (!is_raw)
		writer_uint(w, "packets", "%" PRIu64 " packets, ", r->packets);
	writer_uint(w, "bytes", "%" PRIu64 " bytes", r->bytes);
	if (!is_raw)
		writer_uint(w, "missed", ", %" PRIu64 " missed", r->missed);
	if (!is_raw && (r->nameless || writer_is_json(w)))
		writer_uint(w, "nameless", ", %" PRIu64 " nameless",
			    r->nameless);
	writer_uint(w, "ring_lost", ", ring_lost %" PRIu64 " meanwhile\n",
		    lost);
	return cli_end(r->cli);
}

static int run(struct cli *cli)
{
	struct recording r = { .cli = cli, .out = -1, .signals = -1 };
	int ret = check_usage(&r), ended;
	uint64_t before;

	if (!ret)
		ret = open_signals(&r);
	if (!ret)
		ret = open_stream(&r);
	if (!ret)
		ret = open_output(&r);
	if (!ret) {
		before = count_lost(cli);
		ret = cli->o.given & OPTION_RAW ? record_raw(&r) :
			record_pcapng(&r);
		ended = write_summary(&r, count_lost(cli) - before);
		ret = ret ? ret : ended;
	}
	close_stream(&r);
	return ret;
}

const struct command record_command = {
	.name = "record",
	.operands = "",
	.summary = "packets of undecided flows into a pcapng file",
	.options = OPTION_OUTPUT | OPTION_RAW | OPTION_RING | OPTION_LINES,
	.run = run,
};
