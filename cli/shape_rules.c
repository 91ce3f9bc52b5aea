// SPDX-License-Identifier: GPL-2.0-or-later
#include "shape_rules.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <limen/genl.h>

#include "config.h"
#include "qos.h"

/* Behind the mangling of others, and before the class is asked for. */
#define AFTER_MANGLE "mangle + 5"
#define AT_THE_END "mangle + 6"

/* Classes that rules can tell by a mark, and what the mark is compared with. */
static bool is_told(const struct config_class *k)
{
	return k->flags & LIMEN_CLASS_F_MARK &&
	       !(k->flags & LIMEN_CLASS_F_REFUSES);
}

/* Classes whose packets rules answer: the daemon marks each of them. */
static bool is_answered(const struct config_class *k)
{
	return k->flags & LIMEN_CLASS_F_MARK &&
	       k->flags & LIMEN_CLASS_F_REJECT;
}

size_t shape_rules_refused(const struct config *c,
			   uint32_t marks[LIMEN_MAX_CLASSES])
{
	unsigned int i;
	size_t nr = 0;

	for (i = 0; i < c->nr_classes; i++)
		if (is_answered(&c->classes[i]))
			marks[nr++] = c->classes[i].mark;
	return nr;
}

/* The class of undecided flows, which have no mark; NULL: there is none. */
static const struct config_class *testing_class(const struct config *c)
{
	unsigned int i, j;

	for (i = 0; i < c->nr_classes; i++)
		for (j = 0; j < c->classes[i].nr_members; j++)
			if (c->classes[i].members[j].kind == MEMBER_TESTING)
				return &c->classes[i];
	return NULL;
}

/*
 * nft.
 */
static void nft_action(FILE *f, const struct config *c,
		       const struct config_class *k, uint32_t mark)
{
	uint32_t mask = c->mark_mask;
	char handle[QOS_HANDLE_SIZE], match[64];

	snprintf(match, sizeof(match), "\t\tct mark & 0x%08x == 0x%08x", mask,
		 mark);
	qos_format_handle(k->priority, handle);
	if (k->flags & LIMEN_CLASS_F_PRIORITY)
		fprintf(f, "%s meta priority set %s\n", match, handle);
	if (k->flags & LIMEN_CLASS_F_MARK)
		fprintf(f, "%s meta mark set meta mark & 0x%08x | 0x%08x\n",
			match, ~mask, k->mark);
	if (k->flags & LIMEN_CLASS_F_DSCP)
		fprintf(f, "%s ip dscp set %u\n%s ip6 dscp set %u\n", match,
			k->dscp, match, k->dscp);
}

static void nft_actions(FILE *f, const struct config *c)
{
	const struct config_class *testing = testing_class(c);
	unsigned int i;

	for (i = 0; i < c->nr_classes; i++)
		if (is_told(&c->classes[i]))
			nft_action(f, c, &c->classes[i], c->classes[i].mark);
	if (testing)
		nft_action(f, c, testing, 0);
}

static void nft_refusals(FILE *f, const struct config *c)
{
	unsigned int i;
	char match[64];

	/* a reset is the answer */
	fputs("\tchain refused {\n"
	      "\t\ttcp flags & rst == rst return\n", f);
	for (i = 0; i < c->nr_classes; i++) {
		if (!is_answered(&c->classes[i]))
			continue;
		snprintf(match, sizeof(match),
			 "\t\tmeta mark & 0x%08x == 0x%08x", c->mark_mask,
			 c->classes[i].mark);
		fprintf(f, "%s meta l4proto tcp reject with tcp reset\n"
			"%s reject with icmpx type port-unreachable\n", match,
			match);
	}
	fputs("\t}\n", f);
}

static void nft_hook(FILE *f, const char *hook, const char *priority,
		     const char *first, const char *target)
{
	fprintf(f, "\tchain %s-%s {\n"
		"\t\ttype filter hook %s priority %s; policy accept;\n"
		"%s"
		"\t\tjump %s\n"
		"\t}\n", hook, target, hook, priority, first, target);
}

/* What a host says to itself was seen when it went out. */
static void nft_hooks(FILE *f, const char *priority, const char *target)
{
	nft_hook(f, "forward", priority, "", target);
	nft_hook(f, "input", priority, "\t\tiif lo return\n", target);
	nft_hook(f, "output", priority, "", target);
}

/* What the module would do with packets that pass. */
static void nft_classes(FILE *f, const struct config *c,
			const struct rules_queues *q)
{
	char range[32];

	snprintf(range, sizeof(range), q->first == q->last ? "%u" : "%u-%u",
		 q->first, q->last);
	fprintf(f, "\tchain undecided {\n"
		"\t\tmeta l4proto { tcp, udp } ct mark & 0x%08x == 0 "
		"queue flags bypass to %s\n"
		"\t}\n"
		"\tchain decided {\n", c->mark_mask, range);
	nft_actions(f, c);
	fputs("\t}\n", f);
	nft_hooks(f, AFTER_MANGLE, "undecided");
	nft_hook(f, "postrouting", AT_THE_END, "", "decided");
}

char *shape_rules_nft(const struct config *c, const struct rules_queues *q)
{
	char *text = NULL;
	uint32_t marks[LIMEN_MAX_CLASSES];
	size_t len;
	FILE *f = open_memstream(&text, &len);

	if (!f)
		return NULL;
	/* made, so that it can be deleted, and made anew, all at once */
	fputs("table inet limen\n"
	      "delete table inet limen\n"
	      "table inet limen {\n", f);
	if (!q->has_module)
		nft_classes(f, c, q);
	if (shape_rules_refused(c, marks)) {
		nft_refusals(f, c);
		nft_hooks(f, AT_THE_END, "refused");
	}
	fputs("}\n", f);
	return fclose(f) ? NULL : text;
}

/*
 * iptables.
 */
static void iptables_action(FILE *f, const struct config *c,
			    const struct config_class *k, uint32_t mark)
{
	char handle[QOS_HANDLE_SIZE], match[80];

	snprintf(match, sizeof(match),
		 "-A limen-class -m connmark --mark 0x%x/0x%x", mark,
		 c->mark_mask);
	qos_format_handle(k->priority, handle);
	if (k->flags & LIMEN_CLASS_F_PRIORITY)
		fprintf(f, "%s -j CLASSIFY --set-class %s\n", match, handle);
	if (k->flags & LIMEN_CLASS_F_MARK)
		fprintf(f, "%s -j MARK --set-xmark 0x%x/0x%x\n", match,
			k->mark, c->mark_mask);
	if (k->flags & LIMEN_CLASS_F_DSCP)
		fprintf(f, "%s -j DSCP --set-dscp %u\n", match, k->dscp);
}

static void iptables_queue(FILE *f, const struct config *c,
			   const struct rules_queues *q, const char *proto)
{
	fprintf(f, "-A limen-queue -p %s -m connmark --mark 0x0/0x%x "
		"-j NFQUEUE ", proto, c->mark_mask);
	if (q->first == q->last)
		fprintf(f, "--queue-num %u", q->first);
	else
		fprintf(f, "--queue-balance %u:%u", q->first, q->last);
	fputs(" --queue-bypass\n", f);
}

static void iptables_classes(FILE *f, const struct config *c,
			     const struct rules_queues *q)
{
	const struct config_class *testing = testing_class(c);
	unsigned int i;

	iptables_queue(f, c, q, "tcp");
	iptables_queue(f, c, q, "udp");
	for (i = 0; i < c->nr_classes; i++)
		if (is_told(&c->classes[i]))
			iptables_action(f, c, &c->classes[i],
					c->classes[i].mark);
	if (testing)
		iptables_action(f, c, testing, 0);
}

/* Of both families: what is unreachable is a port, unless said otherwise. */
static void iptables_refusal(FILE *f, const struct config *c,
			     const struct config_class *k)
{
	char match[64];

	snprintf(match, sizeof(match), "-m mark --mark 0x%x/0x%x", k->mark,
		 c->mark_mask);
	fprintf(f, "-A limen-refuse -p tcp %s -j REJECT --reject-with "
		"tcp-reset\n-A limen-refuse %s -j REJECT\n", match, match);
}

static const char jumps[] =
	"-A FORWARD -j limen-queue\n"
	"-A INPUT ! -i lo -j limen-queue\n"
	"-A OUTPUT -j limen-queue\n"
	"-A POSTROUTING -j limen-class\n";

/* First: what others accept would be past it. */
static const char refuse_jumps[] =
	"-I FORWARD -j limen-refuse\n"
	"-I INPUT ! -i lo -j limen-refuse\n"
	"-I OUTPUT -j limen-refuse\n";

const char shape_rules_iptables_clear[] =
	"*mangle\n"
	"-D FORWARD -j limen-queue\n"
	"-D INPUT ! -i lo -j limen-queue\n"
	"-D OUTPUT -j limen-queue\n"
	"-D POSTROUTING -j limen-class\n"
	"-F limen-queue\n"
	"-F limen-class\n"
	"-X limen-queue\n"
	"-X limen-class\n"
	"COMMIT\n"
	"*filter\n"
	"-D FORWARD -j limen-refuse\n"
	"-D INPUT ! -i lo -j limen-refuse\n"
	"-D OUTPUT -j limen-refuse\n"
	"-F limen-refuse\n"
	"-X limen-refuse\n"
	"COMMIT\n";

/* Table filter is the only one that can answer. */
static void iptables_refusals(FILE *f, const struct config *c, bool has_jumps)
{
	unsigned int i;

	fputs("*filter\n:limen-refuse - [0:0]\n"
	      "-A limen-refuse -p tcp --tcp-flags RST RST -j RETURN\n", f);
	for (i = 0; i < c->nr_classes; i++)
		if (is_answered(&c->classes[i]))
			iptables_refusal(f, c, &c->classes[i]);
	if (!has_jumps)
		fputs(refuse_jumps, f);
	fputs("COMMIT\n", f);
}

char *shape_rules_iptables(const struct config *c,
			   const struct rules_queues *q, bool has_jumps)
{
	char *text = NULL;
	size_t len;
	FILE *f = open_memstream(&text, &len);

	if (!f)
		return NULL;
	/* naming a chain empties it */
	fputs("*mangle\n:limen-queue - [0:0]\n:limen-class - [0:0]\n", f);
	if (!q->has_module)
		iptables_classes(f, c, q);
	if (!has_jumps)
		fputs(jumps, f);
	fputs("COMMIT\n", f);
	iptables_refusals(f, c, has_jumps);
	return fclose(f) ? NULL : text;
}
