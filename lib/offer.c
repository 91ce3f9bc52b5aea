// SPDX-License-Identifier: GPL-2.0-or-later
#include "offer.h"

#include <stdio.h>
#include <string.h>

#include "scrub.h"

void offer_init(struct offer *o, int argc, char *const *argv)
{
	o->word = argc > 0 ? argv[argc - 1] : "";
	o->prefix = o->word;
	o->prefix_len = 0;
}

size_t offer_name_len(const struct offer *o)
{
	const char *equal = strchr(o->word, '=');

	if (strncmp(o->word, "--", 2) != 0 || !equal)
		return 0;
	return (size_t)(equal - o->word);
}

void offer_keep(struct offer *o, size_t len)
{
	o->word += len;
	o->prefix_len += len;
}

void offer(const struct offer *o, const char *candidate)
{
	char clean[256];

	if (strncmp(candidate, o->word, strlen(o->word)) != 0)
		return;
	scrub(clean, sizeof(clean), candidate, strlen(candidate), 0);
	printf("%.*s%s\n", (int)o->prefix_len, o->prefix, clean);
}

void offer_option(const struct offer *o, const char *name)
{
	char word[32];

	snprintf(word, sizeof(word), "--%s", name);
	offer(o, word);
}
