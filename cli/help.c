// SPDX-License-Identifier: GPL-2.0-or-later
#include "help.h"

#include <string.h>

#include "cli.h"
#include "options.h"

enum { LAST_COLUMN = 78 };

void help_program(FILE *out)
{
	size_t i;

	fprintf(out, "usage: limen [COMMAND] [OPTIONS]\n\n");
	for (i = 0; commands[i]; i++)
		fprintf(out, "  %-10s %s\n", commands[i]->name,
			commands[i]->summary);
	fprintf(out, "\nlimen alone is limen %s. limen COMMAND --help tells the "
		"options of a command,\nlimen(8) the rest.\n",
		commands[0]->name);
}

static void print_option(FILE *out, const struct option_text *o)
{
	char word[32];

	snprintf(word, sizeof(word), "--%s%s%s", o->name, o->arg ? " " : "",
		 o->arg ? o->arg : "");
	if (o->letter)
		fprintf(out, "  -%c, %-20s %s\n", o->letter, word, o->help);
	else
		fprintf(out, "      %-20s %s\n", word, o->help);
}

/* The words that may stand as operand, where they are a few known ones. */
static void print_words(FILE *out, const struct command *command)
{
	const char *word;
	size_t column = 0;
	unsigned int i;

	if (!command->operand_word)
		return;
	for (i = 0; (word = command->operand_word(i)); i++) {
		if (column + strlen(word) > LAST_COLUMN) {
			fprintf(out, "\n");
			column = 0;
		}
		column += (size_t)fprintf(out, column ? " %s" : "  %s", word);
	}
	fprintf(out, "\n\n");
}

void help_command_text(FILE *out, const struct command *command)
{
	unsigned int options = command_options(command);
	size_t i;

	fprintf(out, "usage: limen %s%s%s [OPTIONS]\n\n%s\n\n", command->name,
		*command->operands ? " " : "", command->operands,
		command->summary);
	print_words(out, command);
	for (i = 0; i < NR_OPTIONS; i++)
		if (options & 1U << i)
			print_option(out, &option_texts[i]);
	if (!command->nr_columns)
		return;
	fprintf(out, "\ncolumns, which are the keys of JSON, --sort and --filter:\n");
	for (i = 0; i < command->nr_columns; i++)
		fprintf(out, "  %-12s %s%s\n", command->columns[i].key,
			command->columns[i].help,
			command->columns[i].flags & COLUMN_F_SHOWN ?
			"; not in JSON" : "");
}

static int run(struct cli *cli)
{
	const struct command *command;

	if (!cli->nr_operands) {
		help_program(stdout);
		return EXIT_FINE;
	}
	command = command_find(cli->operands[0]);
	if (!command) {
		cli_say("no command '%s'; see limen --help", cli->operands[0]);
		return EXIT_USAGE;
	}
	help_command_text(stdout, command);
	return EXIT_FINE;
}

const struct command help_command = {
	.name = "help",
	.operands = "[COMMAND]",
	.max_operands = 1,
	.summary = "what a command does and its options",
	.plain = true,
	.run = run,
};
