// SPDX-License-Identifier: GPL-2.0-or-later
#include "complete.h"

#include <net/if.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli.h"
#include "door.h"
#include "kern.h"
#include "names.h"
#include "offer.h"
#include "state.h"

/* The command line as far as it is written. */
struct line {
	const struct command *command;	/* NULL: not yet */
	const struct option_text *option; /* that wants the last word */
	struct offer last;		/* word, unfinished */
	const char *socket;		/* of --socket, NULL: the usual one */
	bool after_command;
};

/* The option that @word names, by its long name or its letter. */
static const struct option_text *find_option(const char *word, size_t len)
{
	int i;

	for (i = 0; i < NR_OPTIONS; i++) {
		const struct option_text *o = &option_texts[i];

		if (len > 2 && !strncmp(word, "--", 2) &&
		    strlen(o->name) == len - 2 &&
		    !strncmp(word + 2, o->name, len - 2))
			return o;
		if (len == 2 && word[0] == '-' && o->letter &&
		    word[1] == o->letter)
			return o;
	}
	return NULL;
}

static void read_words(struct line *l, int argc, char **argv)
{
	int i;

	for (i = 0; i < argc - 1; i++) {
		const struct option_text *o = find_option(argv[i],
							  strlen(argv[i]));

		if (o && o->arg) {
			/* its value is the next word, the last one or not */
			if (i == argc - 2)
				l->option = o;
			else if (o == &option_texts[OPTION_NR_SOCKET])
				l->socket = argv[i + 1];
			i++;
		} else if (argv[i][0] != '-' && !l->command) {
			l->command = command_find(argv[i]);
			l->after_command = true;
		}
	}
}

/* "--sort=x" is a value, too. */
static void split_long_option(struct line *l)
{
	size_t len = offer_name_len(&l->last);
	const struct option_text *o;

	if (l->option || !len)
		return;
	o = find_option(l->last.word, len);
	if (!o || !o->arg)
		return;
	l->option = o;
	offer_keep(&l->last, len + 1);
}

static void offer_commands(const struct line *l)
{
	size_t i;

	for (i = 0; commands[i]; i++)
		offer(&l->last, commands[i]->name);
}

static void offer_options(const struct line *l)
{
	unsigned int options = OPTIONS_COMMON;
	int i;

	if (l->command)
		options = command_options(l->command);
	else if (!l->after_command)
		options = command_options(commands[0]);
	for (i = 0; i < NR_OPTIONS; i++) {
		if (options & 1U << i)
			offer_option(&l->last, option_texts[i].name);
	}
}

static void offer_columns(const struct line *l, const char *after)
{
	const struct command *command = l->command;
	char word[64];
	size_t i;

	for (i = 0; command && i < command->nr_columns; i++) {
		snprintf(word, sizeof(word), "%s%s", command->columns[i].key,
			 after);
		offer(&l->last, word);
	}
}

/* Values of @key that the running system knows. */
static void offer_known(const struct line *l, const char *cmd,
			const char *list, const char *key)
{
	struct cli cli = { .o.socket = l->socket };
	json_t *reply = door_ask(&cli, cmd), *entry;
	size_t i;

	json_array_foreach(json_object_get(reply, list), i, entry)
		if (jsonio_get_str(entry, key, NULL))
			offer(&l->last, jsonio_get_str(entry, key, NULL));
	json_decref(reply);
	door_close(&cli);
}

static void offer_states(const struct line *l)
{
	uint8_t state;

	for (state = 0; state <= LIMEN_STATE_MAX; state++)
		offer(&l->last, state_name(state));
}

static void offer_classes(const struct line *l)
{
	offer_known(l, "classes", "classes", "name");
}

static int offer_label(const struct kern_label *label, void *data)
{
	char protocol[LIMEN_MAX_NAME], app[LIMEN_MAX_NAME];

	names_split(label->name, protocol, app);
	offer(data, *app ? label->name : protocol);
	return 0;
}

/* All that the daemon has patterns for; else those that the module knows. */
static void offer_labels(const struct line *l)
{
	struct cli cli = { .o.socket = l->socket };
	struct offer last = l->last;

	if (door_ctl(&cli))
		offer_known(l, "patterns", "patterns", "name");
	else if (door_kern(&cli))
		kern_get_labels(door_kern(&cli), offer_label, &last);
	door_close(&cli);
}

static void offer_interfaces(const struct line *l)
{
	struct if_nameindex *all = if_nameindex(), *i;

	for (i = all; i && i->if_index; i++)
		offer(&l->last, i->if_name);
	if (all)
		if_freenameindex(all);
}

static void offer_protos(const struct line *l)
{
	offer(&l->last, "tcp");
	offer(&l->last, "udp");
}

/* What the values of a column are; a list's own "name" comes first. */
static const struct {
	const struct command *list;	/* NULL: any */
	const char *key;
	void (*offer)(const struct line *l);
} values[] = {
	{ &classes_command, "name", offer_classes },
	{ &protocols_command, "name", offer_labels },
	{ &patterns_command, "name", offer_labels },
	{ NULL, "label", offer_labels },
	{ NULL, "app", offer_labels },
	{ NULL, "class", offer_classes },
	{ NULL, "state", offer_states },
	{ NULL, "interface", offer_interfaces },
	{ NULL, "proto", offer_protos },
};

static void offer_values_of(const struct line *l, const char *key, size_t len)
{
	size_t i;

	for (i = 0; i < sizeof(values) / sizeof(*values); i++) {
		if (strlen(values[i].key) != len ||
		    strncmp(values[i].key, key, len) != 0 ||
		    (values[i].list && values[i].list != l->command))
			continue;
		values[i].offer(l);
		return;
	}
}

/* The last term of "label=tls state=dec". */
static void offer_terms(struct line *l)
{
	const char *blank = strrchr(l->last.word, ' '), *equal, *key;

	if (blank)
		offer_keep(&l->last, (size_t)(blank + 1 - l->last.word));
	key = l->last.word;
	equal = strchr(key, '=');
	if (!equal) {
		offer_columns(l, "=");
		return;
	}
	offer_keep(&l->last, (size_t)(equal + 1 - key));
	offer_values_of(l, key, (size_t)(equal - key));
}

static void offer_operands(const struct line *l)
{
	const char *(*word)(unsigned int i) = l->command->operand_word;
	unsigned int i;

	for (i = 0; word && word(i); i++)
		offer(&l->last, word(i));
}

static void offer_values(struct line *l)
{
	if (l->option == &option_texts[OPTION_NR_SORT]) {
		offer_columns(l, "");
	} else if (l->option == &option_texts[OPTION_NR_FILTER]) {
		offer_terms(l);
	} else if (l->option == &option_texts[OPTION_NR_COLOR]) {
		offer(&l->last, "auto");
		offer(&l->last, "always");
		offer(&l->last, "never");
	}
}

int complete_run(int argc, char **argv)
{
	struct line l = { 0 };

	offer_init(&l.last, argc, argv);
	read_words(&l, argc, argv);
	split_long_option(&l);
	if (l.option)
		offer_values(&l);
	else if (l.last.word[0] == '-')
		offer_options(&l);
	else if (!l.after_command || l.command == &help_command)
		offer_commands(&l);
	else if (l.command)
		offer_operands(&l);
	return EXIT_FINE;
}
