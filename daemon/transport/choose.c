// SPDX-License-Identifier: GPL-2.0-or-later
#include "transport.h"

#include <stdio.h>

#include "config.h"
#include "policy.h"

const char *transport_name(uint8_t transport)
{
	return transport == LIMEN_TRANSPORT_RING ? "ring" : "queue";
}

/* The name of a class whose packets have to wait, or NULL. */
static const char *waiting_class(const struct policy *policy)
{
	const struct limen_class *classes;
	size_t i, nr;

	classes = policy_classes(policy, &nr);
	for (i = 0; i < nr; i++)
		if (classes[i].flags & LIMEN_CLASS_F_REFUSES)
			return policy_class_name(policy, classes[i].class);
	return NULL;
}

static void choose_freely(const char *waiting, struct transport_choice *out)
{
	out->transport = waiting ? LIMEN_TRANSPORT_QUEUE :
				   LIMEN_TRANSPORT_RING;
	if (waiting)
		snprintf(out->why, sizeof(out->why), "class '%s' drops",
			 waiting);
	else
		snprintf(out->why, sizeof(out->why), "no class drops");
}

/* A ring where packets should wait. */
static void warn_of_ring(const char *waiting, struct transport_choice *out)
{
	snprintf(out->warning, sizeof(out->warning),
		 "transport is \"ring\" and class '%s' drops: on a ring no "
		 "packet waits, so the first ones of its flows pass, until "
		 "the flow is decided", waiting);
}

void transport_choose(const struct config *config, const struct policy *policy,
		      bool has_module, struct transport_choice *out)
{
	const char *waiting = waiting_class(policy);

	*out = (struct transport_choice){ .transport = config->transport };
	if (!has_module) {
		out->transport = LIMEN_TRANSPORT_QUEUE;
		snprintf(out->why, sizeof(out->why), "without the module");
	} else if (config->transport == CONFIG_TRANSPORT_AUTO) {
		choose_freely(waiting, out);
	} else {
		snprintf(out->why, sizeof(out->why), "as configured");
		if (waiting && out->transport == LIMEN_TRANSPORT_RING)
			warn_of_ring(waiting, out);
	}
}

void transport_keep(const struct config *config, const struct policy *policy,
		    bool has_module, struct transport_choice *choice)
{
	uint8_t transport = choice->transport;
	const char *waiting = waiting_class(policy);

	transport_choose(config, policy, has_module, choice);
	if (choice->transport == transport)
		return;
	snprintf(choice->why, sizeof(choice->why), "until the next start");
	choice->transport = transport;
	if (waiting && transport == LIMEN_TRANSPORT_RING)
		warn_of_ring(waiting, choice);
}
