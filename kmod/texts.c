// SPDX-License-Identifier: GPL-2.0-only
#include "texts.h"

#include <linux/slab.h>
#include <linux/string.h>

void limen_texts_init(struct limen_texts *texts)
{
	mutex_init(&texts->lock);
}

void limen_texts_exit(struct limen_texts *texts)
{
	while (texts->nr)
		kfree(texts->text[--texts->nr]);
	mutex_destroy(&texts->lock);
}

static const char *find_or_add(struct limen_texts *texts, const char *said)
{
	const char *text;
	unsigned int i;

	for (i = 0; i < texts->nr; i++)
		if (!strcmp(texts->text[i], said))
			return texts->text[i];
	if (texts->nr == LIMEN_MAX_TEXTS)
		return NULL;
	text = kstrdup(said, GFP_KERNEL_ACCOUNT);
	if (text)
		texts->text[texts->nr++] = text;
	return text;
}

const char *limen_texts_keep(struct limen_texts *texts, const char *said)
{
	const char *text;

	mutex_lock(&texts->lock);
	text = find_or_add(texts, said);
	mutex_unlock(&texts->lock);
	return text;
}
