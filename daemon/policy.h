/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The policy: which class each label belongs to, and what each class does.
 *
 * Made of a configuration and the labels of an engine; immutable, shared by
 * all workers and counted, so that a reload swaps it.
 *
 * A label's class is that of the class that names it, else of the first
 * class in the file that names one of its groups, else (protocols) that of
 * its parents, in their order. A flow's class is that of its application,
 * else that of its protocol, else, where interfaces are shaped, "default".
 */
#ifndef POLICY_H
#define POLICY_H

#include <stddef.h>
#include <stdint.h>

#include <limen/genl.h>

#include "config.h"
#include "engine/engine.h"

struct policy;

/*
 * Takes its own reference to @engine; keeps nothing of @config. 0, -ENOMEM,
 * or -EINVAL: a member that no pattern has, said in @err with its place and
 * the name that was probably meant.
 */
int policy_new(const struct config *config, struct engine *engine,
	       struct policy **out, struct config_error *err);
struct policy *policy_get(struct policy *p);
void policy_put(struct policy *p);

struct engine *policy_engine(const struct policy *p);

/*
 * The class of a flow with these labels (of the policy's engine, either may
 * be NULL), 0: none. @state is an enum limen_state.
 */
uint8_t policy_class(const struct policy *p, uint8_t state,
		     const struct engine_label *protocol,
		     const struct engine_label *app);

/* What class @class does, or NULL when there is no such class. */
const struct limen_class *policy_action(const struct policy *p, uint8_t class);
const char *policy_class_name(const struct policy *p, uint8_t class);

/* All classes, for the module. */
const struct limen_class *policy_classes(const struct policy *p, size_t *nr);
uint8_t policy_testing_class(const struct policy *p);
uint8_t policy_unknown_class(const struct policy *p);
uint32_t policy_mark_mask(const struct policy *p);
/* The mark of packets whose flow is not decided yet, 0: they keep theirs. */
uint32_t policy_testing_mark(const struct policy *p);
/* Do marks that packets come with count for nothing? */
bool policy_clobbers(const struct policy *p);

/*
 * Whether packets of such a flow are to be dropped: its class says so, and
 * if it is provisional, nothing that it may become is of a class that does
 * not.
 */
bool policy_drops(const struct policy *p, uint8_t state,
		  const struct engine_label *protocol,
		  const struct engine_label *app);

/*
 * The mark of a flow that is finished, where it gets one: that of its class,
 * else done_mark. A provisional flow has none yet: a mark takes it past the
 * queue, and what it is in the end would never be seen. Nor has one whose
 * packets are to be dropped: without the module that happens in the queue, or
 * behind it, by the mark of each packet.
 */
bool policy_flow_mark(const struct policy *p, uint8_t state,
		      const struct engine_label *protocol,
		      const struct engine_label *app, uint32_t *mark);

/*
 * The name under which the module knows a flow's labels: "tls",
 * "youtube/tls", or "youtube" where the protocol is not known. -ENAMETOOLONG.
 */
int policy_name(const struct engine_label *protocol,
		const struct engine_label *app, char name[LIMEN_MAX_NAME]);

/* The class of such a name; 0 also when its labels are not in the engine. */
uint8_t policy_class_of_name(const struct policy *p, const char *name);

#endif /* POLICY_H */
