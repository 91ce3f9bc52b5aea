// SPDX-License-Identifier: GPL-2.0-or-later
#include "transport.h"

#include <stdio.h>

#include "config.h"
#include "policy.h"

const char *transport_name(uint8_t transport)
{
	return transport == LIMEN_TRANSPORT_RING ? "ring" : "queue";
}

/*
 * A class whose packets have to wait, since what has gone on can be neither
 * dropped nor rejected any more: "class 'x' drops" in @text. False: none.
 */
static bool find_waiting(const struct policy *policy, char *text, size_t size)
{
	const struct limen_class *classes;
	size_t i, nr;

	classes = policy_classes(policy, &nr);
	for (i = 0; i < nr; i++) {
		if (!(classes[i].flags & LIMEN_CLASS_F_REFUSES))
			continue;
		snprintf(text, size, "class '%s' %s",
			 policy_class_name(policy, classes[i].class),
			 classes[i].flags & LIMEN_CLASS_F_DROP ? "drops" :
			 "rejects");
		return true;
	}
	return false;
}

static void choose(struct transport_choice *out, uint8_t transport,
		   const char *why)
{
	out->transport = transport;
	snprintf(out->why, sizeof(out->why), "%s", why);
}

/* A ring where packets should wait. */
static void warn_of_ring(const struct policy *policy,
			 struct transport_choice *out)
{
	char waiting[96];

	if (out->transport == LIMEN_TRANSPORT_RING &&
	    find_waiting(policy, waiting, sizeof(waiting)))
		snprintf(out->warning, sizeof(out->warning),
			 "transport is \"ring\" and %s: on a ring no packet "
			 "waits, so the first ones of its flows pass, until "
			 "the flow is decided", waiting);
}

void transport_choose(const struct config *config, const struct policy *policy,
		      unsigned int has, struct transport_choice *out)
{
	char waiting[96];

	out->warning[0] = '\0';
	if (!(has & TRANSPORT_HAS_MODULE))
		choose(out, LIMEN_TRANSPORT_QUEUE, "without the module");
	else if (config->transport != CONFIG_TRANSPORT_AUTO)
		choose(out, config->transport, "as configured");
	else if (find_waiting(policy, waiting, sizeof(waiting)))
		choose(out, LIMEN_TRANSPORT_QUEUE, waiting);
	else if (!(has & TRANSPORT_HAS_DEVICE))
		choose(out, LIMEN_TRANSPORT_QUEUE, "no " LIMEN_DEVICE " here");
	else
		choose(out, LIMEN_TRANSPORT_RING, "no class drops or rejects");
	warn_of_ring(policy, out);
}

void transport_keep(const struct config *config, const struct policy *policy,
		    unsigned int has, struct transport_choice *choice)
{
	uint8_t transport = choice->transport;

	transport_choose(config, policy, has, choice);
	if (choice->transport == transport)
		return;
	choice->transport = transport;
	snprintf(choice->why, sizeof(choice->why), "until the next start");
	warn_of_ring(policy, choice);
}
