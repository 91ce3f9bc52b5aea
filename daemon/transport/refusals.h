/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Which packets the packet filter answers, when the daemon marks them: those
 * for which limen shape has made rules. All others that are to be rejected
 * must be dropped.
 */
#ifndef TRANSPORT_REFUSALS_H
#define TRANSPORT_REFUSALS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <limen/genl.h>

struct refusals {
	uint64_t looked_ns;	/* 0: never */
	size_t nr;
	uint32_t marks[LIMEN_MAX_CLASSES];
};

/* Is @mark one of them? What limen shape does is known a second later. */
bool refusals_has(struct refusals *r, uint32_t mark, uint64_t now_ns);

#endif /* TRANSPORT_REFUSALS_H */
