/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef LIMEN_HOOK_H
#define LIMEN_HOOK_H

struct limen_net;

/*
 * From register to unregister packets see ln's policy and counters, which
 * must be there before and until after. ln->state is not BOUND any more when
 * they are unregistered; packets that wait in a queue are dropped.
 */
int limen_hook_register(struct limen_net *ln);
void limen_hook_unregister(struct limen_net *ln);

#endif /* LIMEN_HOOK_H */
