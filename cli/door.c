// SPDX-License-Identifier: GPL-2.0-or-later
#include "door.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli.h"
#include "ctl.h"
#include "kern.h"

#define MODULE_FOLDER "/sys/module/limen"

/* Kept also when the door is shut, for its error text. */
struct kern *door_kern(struct cli *cli)
{
	if (!cli->kern_tried) {
		cli->kern_tried = true;
		cli->kern_err = kern_open(&cli->kern);
	}
	return cli->kern_err ? NULL : cli->kern;
}

struct ctl *door_ctl(struct cli *cli)
{
	if (!cli->ctl_tried) {
		cli->ctl_tried = true;
		cli->ctl_err = ctl_open(cli->o.socket, &cli->ctl);
		if (cli->ctl_err)
			cli->ctl = NULL;
	}
	return cli->ctl;
}

/* After a call that returned @err: the reply if it was a yes, else NULL. */
static json_t *take_reply(struct cli *cli, int err, json_t *reply)
{
	cli->ctl_err = err;
	if (err) {
		ctl_close(cli->ctl);
		cli->ctl = NULL;
		return NULL;
	}
	if (ctl_failed(reply)) {
		cli_say("limend: %s", ctl_failed(reply));
		cli->ctl_err = -EREMOTEIO;
		json_decref(reply);
		return NULL;
	}
	return reply;
}

static json_t *ask(struct cli *cli, const json_t *request)
{
	struct ctl *ctl = door_ctl(cli);
	json_t *reply = NULL;
	int ret;

	if (!ctl)
		return NULL;
	ret = ctl_call(ctl, request, &reply);
	return take_reply(cli, ret, reply);
}

json_t *door_ask_lines(struct cli *cli, const json_t *request,
		       void (*line)(const json_t *object, void *data),
		       void *data)
{
	struct ctl *ctl = door_ctl(cli);
	json_t *reply = NULL;
	int ret;

	if (!ctl)
		return NULL;
	ret = ctl_call_lines(ctl, request, line, data, &reply);
	return take_reply(cli, ret, reply);
}

json_t *door_ask(struct cli *cli, const char *cmd)
{
	json_t *request = json_object(), *reply = NULL;

	if (!request)
		return NULL;
	jsonio_str(request, "cmd", cmd);
	reply = ask(cli, request);
	json_decref(request);
	return reply;
}

bool door_module_loaded(void)
{
	return !access(MODULE_FOLDER, F_OK);
}

void door_module_version(char *text, size_t size)
{
	int fd = open(MODULE_FOLDER "/version", O_RDONLY | O_CLOEXEC);
	ssize_t len;

	text[0] = '\0';
	if (fd < 0)
		return;
	len = read(fd, text, size - 1);
	close(fd);
	text[len > 0 ? len : 0] = '\0';
	text[strcspn(text, "\n")] = '\0';
}

void door_explain_kern(const struct cli *cli, char *text, size_t size)
{
	switch (-cli->kern_err) {
	case ENOENT:
		snprintf(text, size, "not loaded (%s)",
			 access("/proc/modules", F_OK) ?
			 "this kernel loads none; limend goes by an NFQUEUE "
			 "rule" : "load it: modprobe limen");
		break;
	case EPERM:
		snprintf(text, size, "not permitted (be root: sudo limen)");
		break;
	case EPROTO:
		snprintf(text, size, "%s (install both from one version: make "
			 "install install-module, rmmod limen, modprobe limen)",
			 kern_error(cli->kern));
		break;
	default:
		snprintf(text, size, "%s", cli->kern ? kern_error(cli->kern)
			 : strerror(-cli->kern_err));
	}
}

/* ctl_explain() begins with where; the reason comes after it. */
void door_explain_ctl(const struct cli *cli, char *text, size_t size)
{
	const char *path = cli->o.socket ? cli->o.socket : CTL_DEFAULT_PATH;
	char whole[512], *at;

	ctl_explain(cli->o.socket, cli->ctl_err, whole, sizeof(whole));
	at = strstr(whole, path);
	if (at && !strncmp(at + strlen(path), ": ", 2))
		at += strlen(path) + 2;
	else
		at = whole;
	snprintf(text, size, "%s", at);
}

int door_no_daemon(struct cli *cli)
{
	char text[512];

	/* what the daemon itself had to say has been said */
	if (cli->ctl_err == -EREMOTEIO)
		return EXIT_TROUBLE;
	ctl_explain(cli->o.socket, cli->ctl_err, text, sizeof(text));
	cli_say("%s", text);
	return cli->ctl_err == -EACCES ? EXIT_DENIED : EXIT_ABSENT;
}

int door_nobody(struct cli *cli)
{
	char text[512];
	int ret;

	if (door_kern(cli))
		return door_no_daemon(cli);
	door_explain_kern(cli, text, sizeof(text));
	cli_say("module limen: %s", text);
	ret = door_no_daemon(cli);
	return cli->kern_err == -EPERM ? EXIT_DENIED : ret;
}

void door_close(struct cli *cli)
{
	kern_close(cli->kern);
	ctl_close(cli->ctl);
	cli->kern = NULL;
	cli->ctl = NULL;
	cli->kern_tried = false;
	cli->ctl_tried = false;
	cli->kern_err = 0;
	cli->ctl_err = 0;
}
