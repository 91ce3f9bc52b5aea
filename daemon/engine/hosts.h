/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Domain suffixes of all applications in one hash: a host name costs one
 * look-up for each of its labels, however many suffixes there are.
 */
#ifndef ENGINE_HOSTS_H
#define ENGINE_HOSTS_H

#include <stddef.h>
#include <stdint.h>

struct hosts;

/* An application and one suffix that it names. */
struct host {
	const char *suffix;	/* the pattern's own text */
	uint16_t len;
	uint16_t label;		/* the application */
	struct host *next;	/* the same hash bucket */
};

/* Room for @nr suffixes. NULL: no memory. */
struct hosts *hosts_new(size_t nr);
void hosts_free(struct hosts *h);
/* @suffix is lower case and outlives @h. */
void hosts_add(struct hosts *h, const char *suffix, uint16_t label);

/*
 * Calls @fn for each suffix of the host name @name, shortest first. Case, a
 * dot at the end and a port ":N" do not matter.
 */
void hosts_each(const struct hosts *h, const uint8_t *name, size_t len,
		void (*fn)(const struct host *host, void *data), void *data);

#endif /* ENGINE_HOSTS_H */
