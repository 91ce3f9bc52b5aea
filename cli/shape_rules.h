/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What the module does with packets, as rules of a packet filter: undecided
 * flows go to limend's queues, and packets of decided ones get what their
 * class says, by the connection's mark.
 *
 *	nft		table inet limen
 *	iptables	chains limen-queue and limen-class of table mangle, and
 *			limen-refuse of table filter, in both families
 */
#ifndef SHAPE_RULES_H
#define SHAPE_RULES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <limen/genl.h>

struct config;

struct rules_queues {
	unsigned int first, last;	/* NFQUEUE numbers */
	/* the module queues and gives classes: rules only answer */
	bool has_module;
};

/*
 * The text for nft -f, and that for iptables-restore (which goes to
 * ip6tables-restore, too), which is without the jumps to the chains if they
 * are there. The caller's to free(); NULL: no memory.
 */
char *shape_rules_nft(const struct config *c, const struct rules_queues *q);
char *shape_rules_iptables(const struct config *c,
			   const struct rules_queues *q, bool has_jumps);
/* The marks of the packets that the rules answer; how many. */
size_t shape_rules_refused(const struct config *c,
			   uint32_t marks[LIMEN_MAX_CLASSES]);

/* What takes the chains away. */
extern const char shape_rules_iptables_clear[];

#endif /* SHAPE_RULES_H */
