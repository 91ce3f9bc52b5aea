/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A transport's packets for those who record them.
 */
#ifndef TRANSPORT_RECORD_H
#define TRANSPORT_RECORD_H

#include "pipeline.h"
#include "transport.h"

/*
 * Gives @rec, and its bytes at @bytes, to the recorder of @t: as a packet of
 * ring or queue @index whose flow is @res after it.
 */
void transport_record(const struct transport *t, uint32_t index,
		      const struct limen_record *rec, const void *bytes,
		      const struct pipeline_result *res);

/* The record that a ring would have of a packet that came by a queue. */
struct limen_record transport_make_record(const struct nfqueue_packet *np);

#endif /* TRANSPORT_RECORD_H */
