/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What the packet filter and traffic control of this machine say, as their
 * programs print it.
 */
#ifndef RULES_H
#define RULES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Bits of the packet or connection mark that rules set to values of their
 * own. Rules that copy one mark to the other are not counted: they are how
 * limen's marks are meant to be used; nor are those that limen shape has
 * made. @text is of "nft list ruleset" or iptables-save.
 */
uint32_t rules_marks_nft(const char *text);
uint32_t rules_marks_iptables(const char *text);

/* A rule that sends packets to a program. */
struct queue_rule {
	unsigned int first, last;	/* numbers of the queues */
	bool is_computed;	/* by an expression: which is not known */
	bool bypass;		/* packets pass where no program reads */
};

/*
 * The rules in "nft list ruleset" or iptables-save that send packets to
 * queues, at most @max of them. Returns how many.
 */
unsigned int rules_queues_nft(const char *text, struct queue_rule *rules,
			      unsigned int max);
unsigned int rules_queues_iptables(const char *text, struct queue_rule *rules,
				   unsigned int max);

/*
 * Names of the flowtables in "nft list flowtables", with blanks between
 * them. Returns how many there are.
 */
unsigned int rules_flowtables(const char *text, char *names, size_t size);

/*
 * Major numbers of the handles in "tc qdisc show", at most @max of them.
 * Returns how many.
 */
unsigned int rules_qdiscs(const char *text, uint16_t *majors, unsigned int max);

/*
 * The first interface in "tc qdisc show" whose root is an htb with the
 * handle @major: and whose queues are not cake, which takes joined packets
 * apart; "" for none.
 */
void rules_shaped(const char *text, uint16_t major, char *name, size_t size);

/* Does "ethtool -k" show that packets are joined, of those that arrive too? */
bool rules_offloads(const char *text);

#endif /* RULES_H */
