/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What terminfo(5) says of this terminal. A file of its own, since its
 * header takes words like "columns" for itself.
 */
#ifndef TERMINFO_H
#define TERMINFO_H

#include <stdbool.h>
#include <stddef.h>

/* Is there an entry for TERM? */
bool terminfo_is_known(void);

/* What endwin() would send, for a program that cannot call it any more. */
void terminfo_leave(char *sequence, size_t size);

#endif /* TERMINFO_H */
