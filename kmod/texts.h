/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Texts of errors that have numbers or names in them.
 *
 * Netlink reads the text of an error after the command's handler has returned,
 * once to see how long it is and once more to copy it, while others of the
 * namespace may fail as well. So a text never changes and stays until the
 * namespace goes; the same error again finds the text there is.
 */
#ifndef LIMEN_TEXTS_H
#define LIMEN_TEXTS_H

#include <linux/mutex.h>

/* Enough for whoever makes mistakes; not for one who wants to fill memory. */
enum { LIMEN_MAX_TEXTS = 64 };

struct limen_texts {
	struct mutex lock;
	unsigned int nr;
	const char *text[LIMEN_MAX_TEXTS];
};

void limen_texts_init(struct limen_texts *texts);
/* Nobody's command may be under way any more. */
void limen_texts_exit(struct limen_texts *texts);

/* @said, to stay. NULL: there are too many others, or no memory. Sleeps. */
const char *limen_texts_keep(struct limen_texts *texts, const char *said);

#endif /* LIMEN_TEXTS_H */
