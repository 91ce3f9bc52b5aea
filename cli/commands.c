// SPDX-License-Identifier: GPL-2.0-or-later
#include "command.h"

#include <string.h>

const struct command *const commands[] = {
	&status_command,
	&top_command,
	&flows_command,
	&protocols_command,
	&classes_command,
	&counters_command,
	&monitor_command,
	&patterns_command,
	&shape_command,
	&boundary_command,
	&syscalls_command,
	&processes_command,
	&posture_command,
	&layout_command,
	&hooks_command,
	&devices_command,
	&inspect_command,
	&modules_command,
	&doctor_command,
	&report_command,
	&record_command,
	&reload_command,
	&help_command,
	NULL
};

const struct command *command_find(const char *name)
{
	size_t i;

	for (i = 0; commands[i]; i++)
		if (!strcmp(commands[i]->name, name))
			return commands[i];
	return NULL;
}

unsigned int command_options(const struct command *command)
{
	unsigned int options = command->options | OPTIONS_COMMON;

	return command->plain ? options & ~(unsigned int)OPTION_JSON : options;
}
