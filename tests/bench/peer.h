/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The peer that classification is measured against: Debian's libndpi,
 * behind the same parsing and the same flow table.
 */
#ifndef BENCH_PEER_H
#define BENCH_PEER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* False if built without it. */
bool peer_open(void);
const char *peer_name(void);
/* Bytes of one flow's state. */
size_t peer_flow_bytes(void);

/*
 * A packet of a flow whose state is *@state (made as needed). True when the
 * flow is finished: decided or given up.
 */
bool peer_packet(void **state, const uint8_t *ip, uint32_t len,
		 uint64_t time_ms, bool tcp, bool *decided);
void peer_flow_free(void *state);

#endif /* BENCH_PEER_H */
