/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Keys: what each does, in one table from which the help is made, too.
 */
#ifndef KEYS_H
#define KEYS_H

#include "dash/screen.h"

struct dash;

/* One line of the help. */
struct key_help {
	const char *keys;
	const char *help;
};

/* Ended by an empty keys. */
extern const struct key_help key_helps[];

#endif /* KEYS_H */
