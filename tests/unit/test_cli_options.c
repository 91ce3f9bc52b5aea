// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/options.h"

#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "cli/command.h"

enum { MAX_WORDS = 16 };

struct parsed {
	struct options o;
	const struct command *command;
	char **operands;
	unsigned int nr;
	char err[256];
	int ret;
	char text[512];
	char *argv[MAX_WORDS];
};

/* Parses "limen" and the words of @line. */
static void parse(struct parsed *p, const char *line)
{
	int argc = 0;
	char *word, *rest;

	memset(p, 0, sizeof(*p));
	strncpy(p->text, line, sizeof(p->text) - 1);
	p->argv[argc++] = (char[]){ "limen" };
	for (word = strtok_r(p->text, " ", &rest); word;
	     word = strtok_r(NULL, " ", &rest))
		p->argv[argc++] = word;
	p->ret = options_parse(argc, p->argv, &p->o, &p->command, &p->operands,
			       &p->nr, p->err, sizeof(p->err));
}

static void nothing_is_the_first_command(void **state)
{
	struct parsed p;

	parse(&p, "");
	assert_int_equal(p.ret, 0);
	assert_null(p.command);
	assert_int_equal(p.nr, 0);
	parse(&p, "-j --color never");
	assert_int_equal(p.ret, 0);
	assert_null(p.command);
	assert_true(p.o.given & OPTION_JSON);
	assert_int_equal(p.o.color, COLOR_NEVER);
}

static void options_stand_on_both_sides(void **state)
{
	struct parsed p;

	parse(&p, "-j flows --sort bytes -n 10 --filter label=tls");
	assert_int_equal(p.ret, 0);
	assert_ptr_equal(p.command, &flows_command);
	assert_true(p.o.given & OPTION_JSON);
	assert_string_equal(p.o.sort, "bytes");
	assert_string_equal(p.o.filter, "label=tls");
	assert_int_equal(p.o.lines, 10);
	parse(&p, "flows --sort=-bytes -n10 -wj");
	assert_int_equal(p.ret, 0);
	assert_string_equal(p.o.sort, "-bytes");
	assert_true(p.o.given & OPTION_WATCH);
	assert_true(p.o.given & OPTION_JSON);
}

static void operands_are_told_apart(void **state)
{
	struct parsed p;

	parse(&p, "help --color never flows");
	assert_int_equal(p.ret, 0);
	assert_ptr_equal(p.command, &help_command);
	assert_int_equal(p.nr, 1);
	assert_string_equal(p.operands[0], "flows");
	parse(&p, "help -- -j");
	assert_int_equal(p.ret, 0);
	assert_int_equal(p.nr, 1);
	assert_string_equal(p.operands[0], "-j");
	assert_false(p.o.given & OPTION_JSON);
	parse(&p, "help --");
	assert_int_equal(p.ret, 0);
	assert_int_equal(p.nr, 0);
	parse(&p, "help -- a -j -- c");
	assert_int_equal(p.ret, -EINVAL);
	assert_int_equal(p.nr, 4);
	assert_string_equal(p.operands[3], "c");
}

static void check_wrong(const char *line, const char *err)
{
	struct parsed p;

	parse(&p, line);
	assert_int_equal(p.ret, -EINVAL);
	assert_string_equal(p.err, err);
}

static void wrong_usage_says_why(void **state)
{
	check_wrong("top -j", "top has no option --json; see limen top --help");
	check_wrong("floss", "no command 'floss'; see limen --help");
	check_wrong("flows --colour", "no option --colour: --help behind "
		    "the command lists them");
	check_wrong("flows -x", "no option -x: --help behind the command "
		    "lists them");
	check_wrong("flows --sort", "--sort wants a value");
	check_wrong("flows -n", "-n wants a value");
	check_wrong("flows -n 0", "--lines: '0' is not a number from 1 on");
	check_wrong("flows -n many", "--lines: 'many' is not a number from 1 on");
	check_wrong("flows --interval 0", "--interval: '0' is not a number of "
		    "seconds from 0.1 to 3600");
	check_wrong("flows --interval nan", "--interval: 'nan' is not a number "
		    "of seconds from 0.1 to 3600");
	check_wrong("--color blue", "--color: 'blue' is not auto, always or never");
	check_wrong("status --sort name",
		    "status has no option --sort; see limen status --help");
	check_wrong("--sort name",
		    "status has no option --sort; see limen status --help");
	check_wrong("flows tls", "flows: 'tls' is one word too many");
	check_wrong("help a b", "help: 'b' is one word too many");
}

static void help_is_never_wrong(void **state)
{
	struct parsed p;

	parse(&p, "status --sort x --help");
	assert_int_equal(p.ret, 0);
	assert_true(p.o.given & OPTION_HELP);
}

/* What the table promises to the help, the manual and the completion. */
static void the_table_is_sound(void **state)
{
	size_t i, j, k;

	assert_non_null(commands[0]);
	for (i = 0; commands[i]; i++) {
		const struct command *c = commands[i];

		assert_ptr_equal(command_find(c->name), c);
		assert_non_null(c->operands);
		assert_true(*c->summary);
		assert_non_null(c->run);
		assert_true(c->min_operands <= c->max_operands);
		/* the dashboard's views have columns of their own */
		assert_false(c->options & OPTION_SORT && !c->columns &&
			     c != &top_command);
		if (c->sort)
			assert_non_null(column_find(c->columns, c->nr_columns,
						    c->sort));
		for (j = 0; j < c->nr_columns; j++) {
			assert_true(*c->columns[j].help);
			for (k = 0; k < j; k++)
				assert_string_not_equal(c->columns[j].key,
							c->columns[k].key);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_is_the_first_command),
		cmocka_unit_test(options_stand_on_both_sides),
		cmocka_unit_test(operands_are_told_apart),
		cmocka_unit_test(wrong_usage_says_why),
		cmocka_unit_test(help_is_never_wrong),
		cmocka_unit_test(the_table_is_sound),
	};

	return cmocka_run_group_tests_name("cli_options", tests, NULL, NULL);
}
