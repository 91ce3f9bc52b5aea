// SPDX-License-Identifier: GPL-2.0-or-later
#include "complete.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "config.h"
#include "load.h"
#include "offer.h"
#include "options.h"
#include "pattern/set.h"

/* The command line as far as it is written. */
struct line {
	struct options o;	/* of it: what says where the patterns are */
	const struct option_text *option; /* that wants the last word */
	struct offer last;	/* word, unfinished */
	bool operands;		/* "--" was there: no more options */
};

/* The option that has the @len bytes of @name as its long name. */
static const struct option_text *find_name(const char *name, size_t len)
{
	const struct option_text *t;

	for (t = option_texts; t->name; t++)
		if (strlen(t->name) == len && !strncmp(t->name, name, len))
			return t;
	return NULL;
}

static const struct option_text *find_letter(char letter)
{
	const struct option_text *t;

	for (t = option_texts; t->name; t++)
		if (t->letter == letter)
			return t;
	return NULL;
}

/* What changes the meaning of what comes; @value is NULL for the last word. */
static void note(struct line *l, const struct option_text *t, const char *value)
{
	switch (t->letter) {
	case 'r':
		l->o.captures = true;
		break;
	case 't':
		l->o.mode = MODE_TEST;
		break;
	case 'f':
		l->o.config = value;
		break;
	case 'p':
		if (value && l->o.nr_dirs < OPTIONS_MAX_DIRS)
			l->o.dirs[l->o.nr_dirs++] = value;
		break;
	}
}

/* "--json", "--config", "--config=x": the option whose value is the next word. */
static const struct option_text *read_long(struct line *l, const char *word)
{
	const char *equal = strchr(word, '=');
	const struct option_text *t;

	t = find_name(word, equal ? (size_t)(equal - word) : strlen(word));
	if (!t || (t->argument && !equal))
		return t;
	note(l, t, equal ? equal + 1 : NULL);
	return NULL;
}

/* "j", "rjp", "rjpDIR" */
static const struct option_text *read_letters(struct line *l, const char *word)
{
	const struct option_text *t;

	for (; *word; word++) {
		t = find_letter(*word);
		if (!t)
			return NULL;
		if (t->argument) {
			if (!word[1])
				return t;
			note(l, t, word + 1);
			return NULL;
		}
		note(l, t, NULL);
	}
	return NULL;
}

static void read_words(struct line *l, int argc, char **argv)
{
	const struct option_text *t = NULL;
	int i;

	for (i = 0; i < argc - 1; i++) {
		if (t) {
			note(l, t, argv[i]);
			t = NULL;
		} else if (!strcmp(argv[i], "--")) {
			l->operands = true;
		} else if (!l->operands && !strncmp(argv[i], "--", 2)) {
			t = read_long(l, argv[i] + 2);
		} else if (!l->operands && argv[i][0] == '-') {
			t = read_letters(l, argv[i] + 1);
		}
	}
	l->option = t;
}

/* "--config=x" is a value, too. */
static void split_long_option(struct line *l)
{
	size_t len = offer_name_len(&l->last);
	const struct option_text *t;

	if (l->option || l->operands || !len)
		return;
	t = find_name(l->last.word + 2, len - 2);
	if (!t || !t->argument)
		return;
	l->option = t;
	offer_keep(&l->last, len + 1);
}

static void offer_options(const struct line *l)
{
	const struct option_text *t;

	for (t = option_texts; t->name; t++)
		offer_option(&l->last, t->name);
}

/* Its argument's name in the help says what it is; numbers are anybody's. */
static void offer_values(const struct line *l)
{
	if (!strcmp(l->option->argument, OPTION_ARGUMENT_FILE))
		puts(":files");
	else if (!strcmp(l->option->argument, OPTION_ARGUMENT_DIR))
		puts(":folders");
}

static void report_nothing(const struct pattern_error *err, void *data)
{
}

/* Those that limend -t would check. */
static void offer_patterns(const struct line *l)
{
	const char *path = l->o.config;
	struct config *config = NULL;
	struct config_error err;
	struct pattern_set set;
	struct load_dirs dirs;
	size_t i;

	if (!path && !l->o.nr_dirs && !access(CONFIG_DEFAULT_PATH, R_OK))
		path = CONFIG_DEFAULT_PATH;
	if (path && config_load(path, &config, &err))
		return;
	load_dirs(&dirs, &l->o, config);
	pattern_set_load(dirs.dirs, dirs.nr, &set, report_nothing, NULL);
	for (i = 0; i < set.nr; i++)
		offer(&l->last, set.patterns[i]->name);
	pattern_set_free(&set);
	config_free(config);
}

int complete_run(int argc, char **argv)
{
	struct line l = { 0 };

	offer_init(&l.last, argc, argv);
	read_words(&l, argc, argv);
	split_long_option(&l);
	if (l.option)
		offer_values(&l);
	else if (l.last.word[0] == '-' && !l.operands)
		offer_options(&l);
	else if (l.o.captures)
		puts(":files");
	else if (l.o.mode == MODE_TEST)
		offer_patterns(&l);
	else if (!l.operands)
		offer_options(&l);
	return EXIT_SUCCESS;
}
