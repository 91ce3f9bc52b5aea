// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * limen status: is it there, does it work, does it lose anything.
 */
#include "status.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "census.h"
#include "cli.h"
#include "door.h"
#include "writer.h"

/* Keeps the largest, in order. */
static void note_label(struct status *s, const char *name, uint64_t amount)
{
	int i;

	s->top_total += amount;
	if (amount <= s->top[STATUS_TOPS - 1].amount)
		return;
	for (i = STATUS_TOPS - 1; i > 0 && s->top[i - 1].amount < amount; i--)
		s->top[i] = s->top[i - 1];
	s->top[i].amount = amount;
	snprintf(s->top[i].name, sizeof(s->top[i].name), "%s", name);
}

static int take_label(const struct kern_label *label, void *data)
{
	note_label(data, label->name, label->bytes);
	return 0;
}

static void count_flows(const struct census *known, struct status *s)
{
	struct census *own = NULL;

	if (!known) {
		known = own = malloc(sizeof(*own));
		if (!own)
			return;
		census_take(own, s->state.generation);
	}
	s->has_flows = !known->err;
	memcpy(s->flows, known->by_state, sizeof(s->flows));
	free(own);
}

static void gather_module(struct cli *cli, const struct census *known,
			  struct status *s)
{
	struct kern *k = door_kern(cli);
	int ret = cli->kern_err;

	s->loaded = door_module_loaded();
	door_module_version(s->module_version, sizeof(s->module_version));
	if (k) {
		ret = kern_get_state(k, &s->state);
		if (!ret)
			ret = kern_get_counters(k, &s->counters);
		if (!ret)
			ret = kern_get_labels(k, take_label, s);
	}
	s->answers = !ret;
	cli->kern_err = ret;
	if (ret)
		door_explain_kern(cli, s->module_error,
				  sizeof(s->module_error));
	else
		count_flows(known, s);
}

static void note_decisions(struct cli *cli, struct status *s)
{
	json_t *reply = door_ask(cli, "protocols"), *from;
	size_t i;

	json_array_foreach(json_object_get(reply, "protocols"), i, from)
		if (jsonio_get_str(from, "label", "")[0])
			note_label(s, jsonio_get_str(from, "name", "?"),
				   jsonio_get_uint(from, "flows", 0));
	json_decref(reply);
}

static void gather_daemon(struct cli *cli, struct status *s)
{
	s->daemon = door_ask(cli, "status");
	if (!s->daemon) {
		door_explain_ctl(cli, s->daemon_error,
				 sizeof(s->daemon_error));
		return;
	}
	s->daemon_counters = door_ask(cli, "counters");
	if (!s->answers)
		note_decisions(cli, s);
}

void status_gather(struct cli *cli, const struct census *known,
		   struct status *s)
{
	memset(s, 0, sizeof(*s));
	gather_module(cli, known, s);
	gather_daemon(cli, s);
}

void status_drop(struct status *s)
{
	json_decref(s->daemon);
	json_decref(s->daemon_counters);
}

static int show(struct cli *cli, void *data)
{
	bool denied, fine;
	struct status s;
	int ret;

	status_gather(cli, NULL, &s);
	writer_begin(cli->w);
	status_write(cli->w, &s);
	ret = cli_end(cli);
	fine = status_is_fine(&s);
	denied = !s.daemon && cli->kern_err != -ENOENT && !s.answers &&
		 (cli->ctl_err == -EACCES || cli->kern_err == -EPERM);
	status_drop(&s);
	if (ret || fine)
		return ret;
	return denied ? EXIT_DENIED : EXIT_TROUBLE;
}

static int run(struct cli *cli)
{
	return cli_show(cli, show, NULL);
}

const struct command status_command = {
	.name = "status",
	.operands = "",
	.summary = "module, daemon, flows and losses in ten lines",
	.options = OPTIONS_LIVE,
	.run = run,
};
