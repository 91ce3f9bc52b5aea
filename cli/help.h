/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The help texts, made from the tables of subcommands and options.
 */
#ifndef HELP_H
#define HELP_H

#include <stdio.h>

struct command;

/* The whole program. */
void help_program(FILE *out);

/* One subcommand: its options, columns and an example of each. */
void help_command_text(FILE *out, const struct command *command);

#endif /* HELP_H */
