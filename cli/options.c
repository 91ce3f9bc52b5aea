// SPDX-License-Identifier: GPL-2.0-or-later
#include "options.h"

#include <errno.h>
#include <getopt.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "command.h"
#include "units.h"

const struct option_text option_texts[NR_OPTIONS] = {
#define OPTION_TEXT(id, letter, name, arg, help) { letter, name, arg, help },
	OPTION_LIST(OPTION_TEXT)
#undef OPTION_TEXT
};

/* getopt_long's return for the long form of option @nr. */
enum { LONG_BASE = 1000 };

struct parser {
	struct option longs[NR_OPTIONS + 1];
	char shorts[NR_OPTIONS * 2 + 3];
	struct options *o;
	char *err;
	size_t err_size;
};

/* "+" stops at the first word, ":" tells a missing argument from the rest. */
static void make_tables(struct parser *p)
{
	size_t used = 2;
	int i;

	memset(p->longs, 0, sizeof(p->longs));
	strcpy(p->shorts, "+:");
	for (i = 0; i < NR_OPTIONS; i++) {
		const struct option_text *t = &option_texts[i];

		p->longs[i].name = t->name;
		p->longs[i].has_arg = t->arg ? required_argument : no_argument;
		p->longs[i].val = LONG_BASE + i;
		if (!t->letter)
			continue;
		p->shorts[used++] = t->letter;
		if (t->arg)
			p->shorts[used++] = ':';
	}
	p->shorts[used] = '\0';
}

static int option_of(int c)
{
	int i;

	if (c >= LONG_BASE)
		return c - LONG_BASE;
	for (i = 0; i < NR_OPTIONS; i++)
		if (option_texts[i].letter == c)
			return i;
	return -1;
}

static int refuse_value(struct parser *p, int nr, const char *wanted)
{
	snprintf(p->err, p->err_size, "--%s: '%s' is not %s",
		 option_texts[nr].name, optarg, wanted);
	return -EINVAL;
}

static int set_seconds(struct parser *p, int nr, double min, double max,
		       const char *wanted, double *out)
{
	char *end;
	double v = strtod(optarg, &end);

	if (end == optarg || *end || !isfinite(v) || v < min || v > max)
		return refuse_value(p, nr, wanted);
	*out = v;
	return 0;
}

static int set_lines(struct parser *p)
{
	uint64_t v;

	if (units_parse(optarg, &v) || !v)
		return refuse_value(p, OPTION_NR_LINES, "a number from 1 on");
	p->o->lines = (size_t)v;
	return 0;
}

static int set_color(struct parser *p)
{
	static const char *const words[] = {
		[COLOR_AUTO] = "auto",
		[COLOR_ALWAYS] = "always",
		[COLOR_NEVER] = "never",
	};
	size_t i;

	for (i = 0; i < sizeof(words) / sizeof(*words); i++) {
		if (!strcmp(optarg, words[i])) {
			p->o->color = (enum color_when)i;
			return 0;
		}
	}
	return refuse_value(p, OPTION_NR_COLOR, "auto, always or never");
}

static int set_option(struct parser *p, int nr)
{
	p->o->given |= 1U << nr;
	switch (nr) {
	case OPTION_NR_INTERVAL:
		return set_seconds(p, nr, 0.1, 3600, "a number of seconds from "
				   "0.1 to 3600", &p->o->interval_s);
	case OPTION_NR_DURATION:
		return set_seconds(p, nr, 1, 86400, "a number of seconds from "
				   "1 to 86400", &p->o->duration_s);
	case OPTION_NR_SORT:
		p->o->sort = optarg;
		break;
	case OPTION_NR_FILTER:
		p->o->filter = optarg;
		break;
	case OPTION_NR_LINES:
		return set_lines(p);
	case OPTION_NR_COLOR:
		return set_color(p);
	case OPTION_NR_CONFIG:
		p->o->config = optarg;
		break;
	case OPTION_NR_OUTPUT:
		p->o->output = optarg;
		break;
	case OPTION_NR_RING:
		p->o->ring = optarg;
		break;
	case OPTION_NR_SOCKET:
		p->o->socket = optarg;
		break;
	}
	return 0;
}

/* Takes options up to the next word. */
static int take_options(struct parser *p, int argc, char **argv)
{
	int c, ret;

	while ((c = getopt_long(argc, argv, p->shorts, p->longs, NULL)) != -1) {
		if (c == ':') {
			snprintf(p->err, p->err_size, "%s wants a value",
				 argv[optind - 1]);
			return -EINVAL;
		}
		if (c == '?') {
			if (optopt && optopt < LONG_BASE)
				snprintf(p->err, p->err_size,
					 "no option -%c: --help behind the "
					 "command lists them", optopt);
			else
				snprintf(p->err, p->err_size,
					 "no option %s: --help behind the "
					 "command lists them",
					 argv[optind - 1]);
			return -EINVAL;
		}
		ret = set_option(p, option_of(c));
		if (ret)
			return ret;
	}
	return 0;
}

/*
 * Words after the subcommand, with options between them. After "--" there
 * are only words, and getopt() must not be asked again.
 */
static int take_operands(struct parser *p, int argc, char **argv,
			 char **operands, unsigned int *nr)
{
	bool ended = false;
	int ret;

	*nr = 0;
	for (;;) {
		if (!ended) {
			ret = take_options(p, argc, argv);
			if (ret)
				return ret;
			ended = !strcmp(argv[optind - 1], "--");
		}
		if (optind >= argc)
			return 0;
		operands[(*nr)++] = argv[optind++];
	}
}

static int check_options(const struct parser *p, const struct command *command)
{
	unsigned int wrong = p->o->given & ~command_options(command);

	/* asking for help is never wrong */
	if (!wrong || p->o->given & (OPTION_HELP | OPTION_VERSION))
		return 0;
	snprintf(p->err, p->err_size, "%s has no option --%s; see limen %s --help",
		 command->name, option_texts[__builtin_ctz(wrong)].name,
		 command->name);
	return -EINVAL;
}

static int check_operands(const struct parser *p, const struct command *command,
			  unsigned int nr, char **operands)
{
	if (p->o->given & (OPTION_HELP | OPTION_VERSION))
		return 0;
	if (nr > command->max_operands) {
		snprintf(p->err, p->err_size, "%s: '%s' is one word too many",
			 command->name, operands[command->max_operands]);
		return -EINVAL;
	}
	if (nr < command->min_operands) {
		snprintf(p->err, p->err_size, "%s wants %s", command->name,
			 command->operands);
		return -EINVAL;
	}
	return 0;
}

int options_parse(int argc, char **argv, struct options *options,
		  const struct command **command, char ***operands,
		  unsigned int *nr, char *err, size_t err_size)
{
	struct parser p = { .o = options, .err = err, .err_size = err_size };
	const char *word;
	int ret;

	memset(options, 0, sizeof(*options));
	options->interval_s = 1;
	*command = NULL;
	*nr = 0;
	make_tables(&p);
	opterr = 0;
	optind = 0;	/* glibc: start over, also in a second call */
	ret = take_options(&p, argc, argv);
	if (ret)
		return ret;
	*operands = argv + (optind < argc ? optind : argc);
	if (optind >= argc)
		return check_options(&p, commands[0]);
	word = argv[optind++];
	*command = command_find(word);
	if (!*command) {
		snprintf(err, err_size, "no command '%s'; see limen --help", word);
		return -EINVAL;
	}
	/* words are moved to the place of the subcommand, which is taken */
	ret = take_operands(&p, argc, argv, *operands, nr);
	if (!ret)
		ret = check_options(&p, *command);
	if (!ret)
		ret = check_operands(&p, *command, *nr, *operands);
	return ret;
}
