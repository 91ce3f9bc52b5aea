/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The workers of a live daemon together: by which transport packets reach
 * them, and that the module and they come together in the right order.
 *
 * All return 0 or -errno with the reason logged.
 */
#ifndef CREW_H
#define CREW_H

#include <stddef.h>

struct live;

/*
 * Chooses the transport and opens what has to be there before the bind:
 * queues, since the module starts to fill them.
 */
int crew_prepare(struct live *live);
/* Binds the module, if it is wanted, and opens the rings this has made. */
int crew_bind(struct live *live);
/* A bind makes new rings: the workers leave the old ones for them. */
int crew_reopen(struct live *live);

/*
 * A daemon that is killed leaves its queues to another process (guard.h).
 * What is in a ring nobody waits for.
 */
int crew_guard(const struct live *live);
/* After the rights were given up: the threads. */
int crew_start(struct live *live);

/* "2 rings" or "queues 0 to 1", in @text. */
const char *crew_describe(const struct live *live, char text[48]);

#endif /* CREW_H */
