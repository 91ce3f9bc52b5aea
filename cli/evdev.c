// SPDX-License-Identifier: GPL-2.0-or-later
#include "evdev.h"

#include <fcntl.h>
#include <linux/input.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "chardevs.h"
#include "rates.h"

enum { EVENTS_AT_ONCE = 64 };

static void count_events(struct chardev *d, const struct input_event *e,
			 size_t nr)
{
	size_t i;

	for (i = 0; i < nr; i++) {
		if (e[i].type != EV_SYN)
			continue;
		if (e[i].code == SYN_REPORT)
			d->events++;
		else if (e[i].code == SYN_DROPPED)
			d->lost = true;
	}
}

/* False: it is gone. */
static bool drain(struct chardev *d, int fd)
{
	struct input_event e[EVENTS_AT_ONCE];
	ssize_t len;

	while ((len = read(fd, e, sizeof(e))) > 0)
		count_events(d, e, (size_t)len / sizeof(*e));
	/* nobody's business any more */
	explicit_bzero(e, sizeof(e));
	return len < 0;
}

static size_t open_all(struct chardevs *all, struct pollfd *fds)
{
	char path[64];
	size_t i, nr = 0;

	for (i = 0; i < all->nr; i++) {
		struct chardev *d = &all->list[i];

		fds[i].fd = -1;
		fds[i].events = POLLIN;
		if (strcmp(d->kind, "evdev") != 0)
			continue;
		snprintf(path, sizeof(path), "/dev/%s", d->node);
		fds[i].fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
		d->has_events = fds[i].fd >= 0;
		nr += d->has_events;
	}
	return nr;
}

static void read_ready(struct chardevs *all, struct pollfd *fds)
{
	size_t i;

	for (i = 0; i < all->nr; i++) {
		if (fds[i].fd < 0 || !fds[i].revents)
			continue;
		if (fds[i].revents & POLLIN && drain(&all->list[i], fds[i].fd))
			continue;
		close(fds[i].fd);
		fds[i].fd = -1;
	}
}

void evdev_sample(struct chardevs *all, int ms)
{
	uint64_t end = rates_now() + (uint64_t)ms * 1000000, now;
	struct pollfd fds[CHARDEVS_MAX];
	size_t i;

	open_all(all, fds);
	while ((now = rates_now()) < end) {
		if (poll(fds, all->nr, (int)((end - now) / 1000000) + 1) > 0)
			read_ready(all, fds);
	}
	for (i = 0; i < all->nr; i++)
		if (fds[i].fd >= 0)
			close(fds[i].fd);
}
