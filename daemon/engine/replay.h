/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Plays an example of a pattern file through the engine as a flow.
 */
#ifndef ENGINE_REPLAY_H
#define ENGINE_REPLAY_H

#include "engine.h"

/*
 * @client_known as in struct engine_input
 * @exchange	the example's client is the engine's SIDE_SERVER
 * @split	TCP: each packet comes in two pieces
 * @without	a label that must not be given, NULL: none
 */
struct replay_options {
	bool client_known;
	bool exchange;
	bool split;
	const char *without;
};

/*
 * Feeds the packets until the outcome is final, or to the end. 0 or -ENOMEM.
 * @res->fields is not valid any more afterwards.
 */
int replay_example(struct engine_worker *w, const struct example *ex,
		   const struct replay_options *options,
		   struct engine_result *res);

#endif /* ENGINE_REPLAY_H */
