/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The two doors: the module by generic netlink and the daemon by its
 * control socket. Either may be missing; what can be answered by one alone
 * is, and only a question that nobody can answer is an error.
 */
#ifndef DOOR_H
#define DOOR_H

#include <stdbool.h>
#include <stddef.h>

#include "jsonio.h"

struct cli;
struct ctl;
struct kern;

/* The module, or NULL; cli->kern_err says why not. Closed by door_close(). */
struct kern *door_kern(struct cli *cli);

/* The daemon, or NULL; cli->ctl_err says why not. */
struct ctl *door_ctl(struct cli *cli);

/*
 * The daemon's reply to @cmd, the caller's to json_decref(). NULL: no
 * daemon, or it failed (which is kept in cli->ctl_err; its words are said).
 */
json_t *door_ask(struct cli *cli, const char *cmd);
/*
 * The same with a request that is the caller's; lines before the reply go to
 * @line, see ctl_call_lines().
 */
json_t *door_ask_lines(struct cli *cli, const json_t *request,
		       void (*line)(const json_t *object, void *data),
		       void *data);

/* Is the module in the kernel, also if we may not talk to it? */
bool door_module_loaded(void);
/* Its version into @text of @size; "" if it cannot be known. */
void door_module_version(char *text, size_t size);

/*
 * Why the door is shut and what to do about it, for people; without saying
 * which door it is.
 */
void door_explain_kern(const struct cli *cli, char *text, size_t size);
void door_explain_ctl(const struct cli *cli, char *text, size_t size);

/*
 * Says why nobody could be asked, both for those who would have known, or
 * the daemon alone for what only it knows. An exit status.
 */
int door_nobody(struct cli *cli);
int door_no_daemon(struct cli *cli);

void door_close(struct cli *cli);

#endif /* DOOR_H */
