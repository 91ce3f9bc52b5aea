// SPDX-License-Identifier: GPL-2.0-or-later
#include "checks_queues.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "facts.h"
#include "finding.h"
#include "mend.h"

static const char *transport(const struct facts *f)
{
	return jsonio_get_str(f->status.daemon, "transport", "");
}

void judge_transport(const struct facts *f, struct finding *out)
{
	const char *warning =
		jsonio_get_str(f->status.daemon, "transport_warning", NULL);

	if (!f->status.daemon) {
		found(out, FINDING_UNKNOWN, "limend does not answer");
		return;
	}
	if (!warning) {
		found(out, FINDING_GOOD, "packets come by %s: %s", transport(f),
		      jsonio_get_str(f->status.daemon, "transport_why", "?"));
		return;
	}
	found(out, FINDING_NOTE, "%s", warning);
	mend_restart(f, out, "write transport = \"auto\" in limend.conf, "
		     "then ");
}

void judge_queue_module(const struct facts *f, struct finding *out)
{
	if (!strcmp(transport(f), "ring")) {
		found(out, FINDING_GOOD, "no queue is needed: packets come by "
		      "rings");
	} else if (f->queue_module == YES) {
		found(out, FINDING_GOOD, "nfnetlink_queue is there");
	} else if (f->queue_module == UNKNOWN) {
		found(out, FINDING_UNKNOWN, "only root may see the queues");
	} else if (f->status.daemon) {
		found(out, FINDING_BAD, "nfnetlink_queue is not loaded: there is no "
		      "way for packets to reach limend");
		mend(out, "modprobe nfnetlink_queue");
	} else {
		found(out, FINDING_NOTE, "nfnetlink_queue is not loaded yet; it is "
		      "when limend starts");
	}
}

/*
 * Rules: without the module they alone bring packets.
 */
static bool is_read(const struct facts *f, unsigned int number)
{
	unsigned int i;

	for (i = 0; i < f->nr_queues; i++)
		if (f->queues[i].number == number)
			return true;
	return false;
}

/* The first queue of the rule that no program reads; false: all are read. */
static bool find_unread(const struct facts *f, const struct queue_rule *r,
			unsigned int *number)
{
	/* which it chooses is not written there */
	if (r->is_computed)
		return false;
	for (*number = r->first; *number <= r->last; ++*number)
		if (!is_read(f, *number))
			return true;
	return false;
}

/* Does it send packets to a queue of limend's? */
static bool is_for_us(const struct facts *f, const struct queue_rule *r)
{
	const json_t *queues = json_object_get(f->status.daemon, "queues"), *q;
	size_t i;

	json_array_foreach(queues, i, q) {
		uint64_t number = jsonio_get_uint(q, "queue", UINT64_MAX);

		if (number >= r->first && number <= r->last)
			return true;
	}
	return false;
}

static void found_unread(const struct facts *f, const struct queue_rule *r,
			 unsigned int number, struct finding *out)
{
	if (!r->bypass)
		found(out, FINDING_BAD, "a rule sends packets to queue %u, which "
		      "no program reads: they are dropped", number);
	else if (is_for_us(f, r))
		found(out, FINDING_BAD, "a rule sends packets to queue %u, too, "
		      "which no program reads: a part of the flows passes "
		      "limend unseen", number);
	else
		found(out, FINDING_NOTE, "a rule sends packets to queue %u, which "
		      "no program reads: they pass unseen", number);
	mend(out, "nft list ruleset | grep queue; iptables-save | grep NFQUEUE"
	     "    # take the rule away, or start what reads the queue");
}

static void judge_road(const struct facts *f, struct finding *out)
{
	unsigned int i;

	if (!f->status.daemon) {
		found(out, FINDING_UNKNOWN, "limend does not answer: which queues "
		      "it reads is not known");
		return;
	}
	if (!facts_is_alone(f)) {
		found(out, FINDING_GOOD, "no rule is needed: the module brings "
		      "the packets");
		return;
	}
	for (i = 0; i < f->nr_queue_rules; i++) {
		if (!is_for_us(f, &f->queue_rules[i]))
			continue;
		found(out, FINDING_GOOD, "a rule brings packets to limend's "
		      "queues");
		return;
	}
	found(out, FINDING_BAD, "no rule brings packets to limend's queues: "
	      "nothing is classified");
	mend(out, "limen shape apply    # where interfaces are shaped; else a "
	     "rule as in limend(8), Without the module");
}

void judge_queue_rules(const struct facts *f, struct finding *out)
{
	struct finding road = { .level = FINDING_GOOD };
	unsigned int i, number;

	if (f->rules != YES) {
		found(out, FINDING_UNKNOWN, "the rules cannot be read");
		return;
	}
	for (i = 0; i < f->nr_queue_rules && f->queue_module != UNKNOWN; i++) {
		if (!find_unread(f, &f->queue_rules[i], &number))
			continue;
		found_unread(f, &f->queue_rules[i], number, out);
		/* what drops goes before what passes */
		if (out->level == FINDING_BAD)
			return;
	}
	judge_road(f, &road);
	if (out->level == FINDING_GOOD || road.level == FINDING_BAD)
		*out = road;
}

/* With no daemon: it could not start. */
static void judge_wanted_queues(const struct facts *f, struct finding *out)
{
	unsigned int i;

	for (i = 0; i < f->nr_queues; i++) {
		const struct fact_queue *q = &f->queues[i];

		if (q->number - f->first_wanted >= f->nr_wanted)
			continue;
		found(out, FINDING_BAD, "queue %u, which limend takes when it "
		      "starts, is held by another program (netlink port %u)",
		      q->number, q->portid);
		mend(out, "ss -f netlink -p | grep %u    # or another queue_base "
		     "in limend.conf", q->portid);
		return;
	}
	found(out, FINDING_UNKNOWN, "queues and limend cannot be compared");
}

/* A queue of ours that somebody else reads. */
void judge_queue_holder(const struct facts *f, struct finding *out)
{
	const json_t *queues = json_object_get(f->status.daemon, "queues"), *ours;
	unsigned int i;
	size_t j;

	for (i = 0; i < f->nr_queues; i++) {
		const struct fact_queue *q = &f->queues[i];

		json_array_foreach(queues, j, ours) {
			uint64_t portid = jsonio_get_uint(ours, "portid", 0);

			if (jsonio_get_uint(ours, "queue", 65536) != q->number ||
			    !portid || portid == q->portid)
				continue;
			found(out, FINDING_BAD, "queue %u is held by another "
			      "program (netlink port %u)", q->number, q->portid);
			mend(out, "ss -f netlink -p | grep %u", q->portid);
			return;
		}
	}
	if (f->queue_module == UNKNOWN || !f->status.daemon)
		judge_wanted_queues(f, out);
	else
		found(out, FINDING_GOOD, "no other program holds limend's queues");
}

/* Packets the kernel could not hand over. */
void judge_queue_losses(const struct facts *f, struct finding *out)
{
	uint64_t full = 0, buffer = 0;
	unsigned int i;

	for (i = 0; i < f->nr_queues; i++) {
		full += f->queues[i].queue_dropped;
		buffer += f->queues[i].user_dropped;
	}
	if (!full && !buffer) {
		found(out, FINDING_GOOD, "no queue has lost a packet");
		return;
	}
	found(out, FINDING_BAD, "queues have lost packets: %" PRIu64 " because they "
	      "were full, %" PRIu64 " because the reader's socket buffer was",
	      full, buffer);
	mend_restart(f, out, "raise queue_count or queue_maxlen in "
		     "limend.conf, then ");
}
