// SPDX-License-Identifier: GPL-2.0-or-later
#include "peer.h"

#ifdef WITH_NDPI

#include <ndpi_api.h>
#include <ndpi_main.h>

/* What ndpiReader looks at before it gives up. */
enum { TCP_PACKETS = 80, UDP_PACKETS = 24 };

struct peer_flow {
	struct ndpi_flow_struct ndpi;
	unsigned int packets;
};

static struct ndpi_detection_module_struct *module;

bool peer_open(void)
{
	NDPI_PROTOCOL_BITMASK all;

	module = ndpi_init_detection_module(ndpi_no_prefs);
	if (!module)
		return false;
	NDPI_BITMASK_SET_ALL(all);
	ndpi_set_protocol_detection_bitmask2(module, &all);
	ndpi_finalize_initialization(module);
	return true;
}

const char *peer_name(void)
{
	return ndpi_revision();
}

size_t peer_flow_bytes(void)
{
	return sizeof(struct ndpi_flow_struct);
}

bool peer_packet(void **state, const uint8_t *ip, uint32_t len,
		 uint64_t time_ms, bool tcp, bool *decided)
{
	struct peer_flow *f = *state;
	ndpi_protocol p;

	if (!f) {
		f = *state = ndpi_flow_malloc(sizeof(*f));
		if (!f)
			return true;
		memset(f, 0, sizeof(*f));
	}
	f->packets++;
	p = ndpi_detection_process_packet(module, &f->ndpi, ip,
					  (unsigned short)len, time_ms);
	*decided = p.app_protocol || p.master_protocol;
	if (*decided && !ndpi_extra_dissection_possible(module, &f->ndpi))
		return true;
	return f->packets >= (tcp ? TCP_PACKETS : UDP_PACKETS);
}

void peer_flow_free(void *state)
{
	/* the state begins with libndpi's, which frees it all */
	if (state)
		ndpi_flow_free(state);
}

#else

bool peer_open(void)
{
	return false;
}

const char *peer_name(void)
{
	return "none";
}

size_t peer_flow_bytes(void)
{
	return 0;
}

bool peer_packet(void **state, const uint8_t *ip, uint32_t len,
		 uint64_t time_ms, bool tcp, bool *decided)
{
	return true;
}

void peer_flow_free(void *state)
{
}

#endif
