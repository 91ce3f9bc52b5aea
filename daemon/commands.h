/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What the control socket can ask of a live daemon. The data of all of it
 * is the struct live.
 */
#ifndef COMMANDS_H
#define COMMANDS_H

#include "control.h"
#include "reload.h"

extern const struct control_command control_commands[];

/* Decisions of the workers wait: hands them to those that listen. */
/* Records for those who record. */
void commands_on_records(void *data, uint32_t events);
void commands_on_monitor(void *data, uint32_t events);

/*
 * A load has ended: takes the new rules over, all or nothing, and answers
 * whoever asked for it.
 */
void commands_on_reloaded(void *data, struct ruleset *rules,
			  const struct config_error *err);

#endif /* COMMANDS_H */
