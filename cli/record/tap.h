/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Recording where no daemon runs: this program binds the module itself, by
 * one ring, and decides nothing. The packets of all flows that are not
 * decided come, as long as it runs; then everything is as it was.
 */
#ifndef RECORD_TAP_H
#define RECORD_TAP_H

#include <stddef.h>
#include <stdint.h>

struct kern;
struct tap;

/*
 * @kern is not owned. On failure @why says what and what to do.
 *	-EBUSY	somebody is bound
 *	-EACCES	nobody is, and undecided flows are to be refused meanwhile
 */
int tap_open(struct kern *kern, uint32_t snaplen, struct tap **out, char *why,
	     size_t why_size);
void tap_close(struct tap *t);

/* A stream of records, which does not block. */
int tap_fd(const struct tap *t);

#endif /* RECORD_TAP_H */
