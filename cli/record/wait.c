// SPDX-License-Identifier: GPL-2.0-or-later
#include "record/record.h"

#include <poll.h>

enum record_event record_wait(const struct recording *r)
{
	struct pollfd p[] = {
		{ .fd = r->in, .events = POLLIN },
		{ .fd = r->signals, .events = POLLIN },
	};

	if (poll(p, 2, -1) < 0)
		return RECORD_READ;	/* whatever it was comes again */
	if (p[1].revents)
		return RECORD_STOP;
	/* hung up: but there may be something left */
	if (p[0].revents & (POLLHUP | POLLERR) && !(p[0].revents & POLLIN))
		return RECORD_ENDED;
	return RECORD_READ;
}

const char *record_end(const struct recording *r)
{
	return r->tap ? "the ring is gone: the module has another daemon" :
		"limend has gone, or hung up on us since we took nothing for "
		"too long";
}
