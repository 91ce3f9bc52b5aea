/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The two ends of a flow, under the keys they have in all of limen's JSON.
 */
#ifndef EXPORT_ENDS_H
#define EXPORT_ENDS_H

#include "jsonio.h"
#include "packet.h"

/* Sets proto ("tcp", "udp"), a, a_port, b and b_port of @o; a is end [0]. */
void ends_put(json_t *o, const struct tuple *t);

#endif /* EXPORT_ENDS_H */
