// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * limen: what the module and the daemon know, for people and for scripts.
 */
#include <locale.h>
#include <stdio.h>
#include <string.h>

#include "cli.h"
#include "complete.h"
#include "help.h"
#include "version.h"

static int show_help(const struct command *command)
{
	if (command)
		help_command_text(stdout, command);
	else
		help_program(stdout);
	return EXIT_FINE;
}

static int run_command(struct cli *cli)
{
	int ret = cli_init(cli);

	if (!ret)
		ret = cli->command->run(cli);
	cli_exit(cli);
	return ret;
}

int main(int argc, char **argv)
{
	const struct command *command;
	struct cli cli = { 0 };
	char err[256];

	setlocale(LC_CTYPE, "");
	if (argc > 1 && !strcmp(argv[1], "--complete"))
		return complete_run(argc - 2, argv + 2);
	if (options_parse(argc, argv, &cli.o, &command, &cli.operands,
			  &cli.nr_operands, err, sizeof(err))) {
		cli_say("%s", err);
		return EXIT_USAGE;
	}
	if (cli.o.given & OPTION_HELP)
		return show_help(command);
	if (cli.o.given & OPTION_VERSION) {
		printf("limen %s\n", LIMEN_VERSION);
		return EXIT_FINE;
	}
	cli.command = command ? command : commands[0];
	return run_command(&cli);
}
