// SPDX-License-Identifier: GPL-2.0-or-later
#include "options.h"

#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "log.h"

const struct option_text option_texts[] = {
	{ 'f', "config", OPTION_ARGUMENT_FILE, "configuration file" },
	{ 'Q', "queue", "N[:COUNT]",
	  "take packets of these NFQUEUE numbers; the module is left alone" },
	{ 'r', "read", NULL,
	  "read the captures FILE... (- is standard input) and leave" },
	{ 'j', "json", NULL, "with -r: one JSON object for each flow" },
	{ 'w', "why", NULL, "with -r: what gave each flow its label; implies -j" },
	{ 'p', "patterns", OPTION_ARGUMENT_DIR,
	  "with -r and -t: directory of patterns; may be repeated" },
	{ 't', "test", NULL,
	  "check configuration and patterns (those named, or all), and leave" },
	{ 'L', "l7-filter", OPTION_ARGUMENT_FILE,
	  "do what l7-filter did with this file, and with:" },
	{ 'q', "queue-number", "N", "the NFQUEUE number (0)" },
	{ 'm', "mask", "MASK", "the bits of marks to use (0xffffffff)" },
	{ 'b', "buffer", "BYTES", "look at so much of a flow (12000)" },
	{ 'n', "packets", "N", "look at so many packets of a flow (10)" },
	{ 'c', "clobber", NULL, "overwrite marks that packets have" },
	{ 's', "silent", NULL, "say warnings and errors only" },
	{ 'd', "dare", NULL, "take any -b and -n behind it" },
	{ 'z', "daemon", NULL, "go into the background" },
	{ 'v', "verbose", NULL, "say more" },
	{ 'V', "version", NULL, "print the version" },
	{ 'h', "help", NULL, "print this" },
	{ 0 }
};

enum { NR_OPTIONS = sizeof(option_texts) / sizeof(*option_texts) - 1 };

static void fill_getopt(char *letters, struct option *longs)
{
	size_t i;

	for (i = 0; i < NR_OPTIONS; i++) {
		*letters++ = option_texts[i].letter;
		if (option_texts[i].argument)
			*letters++ = ':';
		longs[i] = (struct option){
			.name = option_texts[i].name,
			.has_arg = option_texts[i].argument ? required_argument :
							 no_argument,
			.val = option_texts[i].letter,
		};
	}
	*letters = '\0';
	longs[i] = (struct option){ 0 };
}

/* A whole number of 0..@max at @text, up to @end. */
static int parse_number(const char *text, char **end, long max, int *out)
{
	long v;

	errno = 0;
	v = strtol(text, end, 10);
	if (errno || *end == text || v < 0 || v > max)
		return -EINVAL;
	*out = (int)v;
	return 0;
}

static int parse_queue(struct options *o, const char *text)
{
	char *end;

	if (parse_number(text, &end, 65535, &o->queue))
		goto err;
	if (*end == ':' &&
	    (parse_number(end + 1, &end, 65536, &o->queue_count) ||
	     !o->queue_count))
		goto err;
	if (!*end)
		return 0;
err:
	log_error("queue: %s: N or N:COUNT is wanted, as in 0 or 0:4", text);
	return -EINVAL;
}

/* One number, as l7-filter has it. */
static int parse_queue_number(struct options *o, const char *text)
{
	char *end;

	o->l7.given = true;
	if (!parse_number(text, &end, 65535, &o->queue) && !*end)
		return 0;
	log_error("queue: %s: a number from 0 to 65535 is wanted", text);
	return -EINVAL;
}

static int add_dir(struct options *o, const char *dir)
{
	if (o->nr_dirs == OPTIONS_MAX_DIRS) {
		log_error("patterns: more than %d directories",
			  OPTIONS_MAX_DIRS);
		return -EINVAL;
	}
	o->dirs[o->nr_dirs++] = dir;
	return 0;
}

/* A later mode wins over live and read, so that -h helps everywhere. */
static void set_mode(struct options *o, enum options_mode mode)
{
	if (mode > o->mode)
		o->mode = mode;
}

static int take(struct options *o, int letter, const char *arg)
{
	switch (letter) {
	case 'f':
		o->config = arg;
		return 0;
	case 'Q':
		return parse_queue(o, arg);
	case 'L':
		o->l7.file = arg;
		return 0;
	case 'q':
		return parse_queue_number(o, arg);
	case 'r':
		o->captures = true;
		set_mode(o, MODE_READ);
		return 0;
	case 'w':
		o->why = true;
		/* fallthrough */
	case 'j':
		o->json = true;
		return 0;
	case 'p':
		return add_dir(o, arg);
	case 't':
		set_mode(o, MODE_TEST);
		return 0;
	case 'v':
		o->verbose = true;
		return 0;
	case 'V':
		set_mode(o, MODE_VERSION);
		return 0;
	case 'h':
		set_mode(o, MODE_HELP);
		return 0;
	default:
		if (strchr(L7FILTER_LETTERS, letter))
			return l7filter_take(&o->l7, letter, arg);
		return -EINVAL;	/* getopt has said why */
	}
}

/* Called by its name, l7-filter's option -f is its own file, too. */
static bool is_l7filter(const char *program)
{
	const char *slash = strrchr(program, '/');

	return !strcmp(slash ? slash + 1 : program, "l7-filter");
}

/* What goes with l7-filter's file and what does not. */
static int check_l7(struct options *o)
{
	if (!o->l7.file) {
		if (!o->l7.given)
			return 0;
		log_error("-q, -m, -b, -n, -c, -s, -d and -z go with --l7-filter FILE");
		return -EINVAL;
	}
	if (o->nr_dirs > 1) {
		log_error("patterns: l7-filter has one directory");
		return -EINVAL;
	}
	if (!o->nr_dirs)
		add_dir(o, o->l7.dir);
	o->l7.dir = o->dirs[0];
	if (o->mode != MODE_LIVE)
		return 0;
	if (o->queue < 0)
		o->queue = 0;
	return 0;
}

/* What does not go together. */
static int check(const struct options *o, const char *stray)
{
	if (stray && o->mode == MODE_LIVE) {
		log_error("%s: what is it? captures are read with -r", stray);
		return -EINVAL;
	}
	if (!stray && o->captures) {
		log_error("-r: which captures? name them, or - for standard input");
		return -EINVAL;
	}
	if (o->captures && o->queue >= 0) {
		log_error("queue: there is none while captures are read");
		return -EINVAL;
	}
	if (o->mode == MODE_LIVE && (o->json || (o->nr_dirs && !o->l7.file))) {
		log_error("%s goes with -r; live, the configuration says it",
			  o->json ? "-j" : "-p");
		return -EINVAL;
	}
	return 0;
}

int options_parse(int argc, char *argv[], struct options *o)
{
	struct option longs[NR_OPTIONS + 1];
	char letters[2 * NR_OPTIONS + 1];
	bool is_l7 = argc && is_l7filter(argv[0]);
	const char *stray;
	int letter, rc = 0;

	*o = (struct options){ .queue = -1, .queue_count = -1,
			       .l7 = l7filter_defaults };
	o->files = calloc((size_t)argc + 1, sizeof(*o->files));
	if (!o->files)
		return -ENOMEM;
	fill_getopt(letters, longs);
	while (!rc && (letter = getopt_long(argc, argv, letters, longs,
					    NULL)) != -1)
		rc = take(o, is_l7 && letter == 'f' ? 'L' : letter, optarg);
	stray = argv[optind];
	if (!rc && o->mode < MODE_HELP)
		rc = check(o, stray);
	if (!rc && o->mode < MODE_HELP)
		rc = check_l7(o);
	while (!rc && optind < argc)
		o->files[o->nr_files++] = argv[optind++];
	if (rc == -EINVAL)
		fputs("Try limend --help.\n", stderr);
	return rc;
}

void options_free(struct options *o)
{
	free(o->files);
}

void options_help(void)
{
	const struct option_text *t;
	char left[48];

	puts("limend - tell protocols by their payload\n"
	     "\n"
	     "limend [-f FILE] [-Q N[:COUNT]]     live: with limen.ko, or at an NFQUEUE rule\n"
	     "limend --l7-filter FILE [-p DIR] [-q N] [-m MASK]...  in l7-filter's place\n"
	     "limend -r [-j] [--why] FILE...      captures, no root needed\n"
	     "limend -t [-f FILE] [-p DIR] [NAME...]  check what these would load\n"
	     "limend -t -r FILE...                the same, with the flows of captures\n");
	for (t = option_texts; t->name; t++) {
		snprintf(left, sizeof(left), "-%c, --%s%s%s", t->letter, t->name,
			 t->argument ? " " : "", t->argument ? t->argument : "");
		printf("  %-26s %s\n", left, t->help);
	}
	puts("\n"
	     "Status: 0 done, 1 failed (the reason is on standard error), 2 wrong usage.\n"
	     "More in limend(8), limend.conf(5) and limen-patterns(5).");
}
