// SPDX-License-Identifier: GPL-2.0-or-later
#include "record/tap.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "kern.h"
#include "ring.h"

enum {
	TAP_RING_SIZE = 16 << 20,	/* some hundred of the longest packets */
};

struct tap {
	struct kern *kern;
	int fd;
	uint8_t state;		/* enum limen_net_state, of before */
};

static int check_state(const struct kern_state *state, char *why, size_t size)
{
	if (state->owner_portid) {
		snprintf(why, size, "process %u is bound to the module but "
			 "does not answer here: name its control socket "
			 "(--socket), or stop it", state->owner_pid);
		return -EBUSY;
	}
	if (state->net_state == LIMEN_NET_DOWN &&
	    state->on_daemon_down == LIMEN_DOWN_CLOSED) {
		snprintf(why, size, "the daemon is gone and undecided flows "
			 "are refused (on_daemon_down = closed); recording "
			 "would let them pass: start limend first");
		return -EACCES;
	}
	return 0;
}

static int bind(struct tap *t, const struct kern_state *before,
		uint32_t snaplen)
{
	const struct kern_bind bind = {
		.transport = LIMEN_TRANSPORT_RING,
		.on_daemon_down = before->on_daemon_down,
		.ring_count = 1,
		.ring_size = TAP_RING_SIZE,
		.snaplen = snaplen,
	};

	return kern_bind(t->kern, &bind, NULL);
}

int tap_open(struct kern *kern, uint32_t snaplen, struct tap **out, char *why,
	     size_t why_size)
{
	struct tap *t = calloc(1, sizeof(*t));
	struct kern_state state;
	int ret = t ? kern_get_state(kern, &state) : -ENOMEM;

	if (!t)
		return ret;
	t->kern = kern;
	t->fd = -1;
	snprintf(why, why_size, "%s", kern_error(kern));
	if (!ret)
		ret = check_state(&state, why, why_size);
	if (!ret) {
		ret = bind(t, &state, snaplen);
		snprintf(why, why_size, "%s", kern_error(kern));
	}
	if (ret) {
		free(t);
		return ret;
	}
	t->state = state.net_state;
	t->fd = ring_open_stream(0);
	if (t->fd < 0) {
		ret = t->fd;
		snprintf(why, why_size, "%s: %s", LIMEN_DEVICE, strerror(-ret));
		tap_close(t);
		return ret;
	}
	*out = t;
	return 0;
}

/*
 * A namespace whose daemon had died has its classes at work still, and
 * keeps them when the socket closes without a word.
 */
void tap_close(struct tap *t)
{
	if (!t)
		return;
	if (t->fd >= 0)
		close(t->fd);
	if (t->state != LIMEN_NET_DOWN)
		kern_unbind(t->kern);
	free(t);
}

int tap_fd(const struct tap *t)
{
	return t->fd;
}
