/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Checks of limen doctor: how packets reach the daemon.
 */
#ifndef CHECKS_QUEUES_H
#define CHECKS_QUEUES_H

struct facts;
struct finding;

void judge_transport(const struct facts *f, struct finding *out);
void judge_queue_module(const struct facts *f, struct finding *out);
void judge_queue_rules(const struct facts *f, struct finding *out);
void judge_queue_holder(const struct facts *f, struct finding *out);
void judge_queue_losses(const struct facts *f, struct finding *out);

#endif /* CHECKS_QUEUES_H */
