// SPDX-License-Identifier: GPL-2.0-or-later
#include "chardevs.h"

#include <dirent.h>
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include "evdev.h"
#include "holders.h"
#include "rates.h"
#include "sysfile.h"

enum { EVDEV_MAJOR = 13, DRM_MAJOR = 226 };

/*
 * What there is.
 */
/* The last part of what the link @name points at. */
static void read_link(const char *folder, const char *name, char *text,
		      size_t size)
{
	char path[512], target[512];
	const char *last;
	ssize_t len;

	snprintf(path, sizeof(path), "%s/%s", folder, name);
	text[0] = '\0';
	len = readlink(path, target, sizeof(target) - 1);
	if (len < 0)
		return;
	target[len] = '\0';
	last = strrchr(target, '/');
	snprintf(text, size, "%.63s", last ? last + 1 : target);
}

static bool read_numbers(const char *folder, struct chardev *d)
{
	char text[32];

	sysfile_line(text, sizeof(text), "%s/dev", folder);
	return sscanf(text, "%u:%u", &d->major, &d->minor) == 2;
}

static void add_evdev(struct chardevs *all, const char *name)
{
	struct chardev *d = &all->list[all->nr];
	char folder[128];

	if (strncmp(name, "event", 5) != 0 || all->nr == CHARDEVS_MAX)
		return;
	memset(d, 0, sizeof(*d));
	snprintf(folder, sizeof(folder), "/sys/class/input/%.64s", name);
	if (!read_numbers(folder, d))
		return;
	d->kind = "evdev";
	snprintf(d->node, sizeof(d->node), "input/%.24s", name);
	sysfile_line(d->name, sizeof(d->name), "%s/device/name", folder);
	read_link(folder, "device/device/driver", d->driver,
		  sizeof(d->driver));
	all->nr++;
}

/* cardN and renderDN; their connectors (card0-HDMI-A-1) are no nodes. */
static void add_drm(struct chardevs *all, const char *name)
{
	struct chardev *d = &all->list[all->nr];
	char folder[128];

	if (all->nr == CHARDEVS_MAX || strchr(name, '-') ||
	    (strncmp(name, "card", 4) != 0 && strncmp(name, "renderD", 7) != 0))
		return;
	memset(d, 0, sizeof(*d));
	snprintf(folder, sizeof(folder), "/sys/class/drm/%.64s", name);
	if (!read_numbers(folder, d))
		return;
	d->kind = "drm";
	snprintf(d->node, sizeof(d->node), "dri/%.24s", name);
	read_link(folder, "device", d->name, sizeof(d->name));
	read_link(folder, "device/driver", d->driver, sizeof(d->driver));
	all->nr++;
}

static void add_class(struct chardevs *all, const char *class,
		      void (*add)(struct chardevs *all, const char *name))
{
	struct dirent **names;
	int i, nr = scandir(class, &names, NULL, versionsort);

	for (i = 0; i < nr; i++) {
		add(all, names[i]->d_name);
		free(names[i]);
	}
	if (nr >= 0)
		free(names);
}

/*
 * Who holds them, and what the engines did for that.
 */
static struct chardev *find_device(struct chardevs *all, dev_t number)
{
	size_t i;

	for (i = 0; i < all->nr; i++)
		if (all->list[i].major == major(number) &&
		    all->list[i].minor == minor(number))
			return &all->list[i];
	return NULL;
}

static void add_holder(const struct holder *h, void *data)
{
	struct chardev *d = find_device(data, h->device);
	char word[32];
	size_t used;

	if (!d)
		return;
	d->nr_holders++;
	snprintf(word, sizeof(word), "%s(%d)", h->comm, (int)h->pid);
	/* a process may have it open more than once */
	used = strlen(d->holders);
	if (!strstr(d->holders, word) &&
	    used + strlen(word) + 2 < sizeof(d->holders))
		snprintf(d->holders + used, sizeof(d->holders) - used, "%s%s",
			 used ? " " : "", word);
}

/*
 * Engine times of one open file, from its fdinfo. A descriptor that was
 * passed on shows the same client again: it counts once.
 */
struct engine_sum {
	struct chardevs *all;
	uint64_t clients[CHARDEVS_MAX_HOLDERS];
	size_t nr_clients;
	bool minus;
};

static bool is_known_client(struct engine_sum *sum, uint64_t client)
{
	size_t i;

	for (i = 0; i < sum->nr_clients; i++)
		if (sum->clients[i] == client)
			return true;
	if (sum->nr_clients < CHARDEVS_MAX_HOLDERS)
		sum->clients[sum->nr_clients++] = client;
	return false;
}

static uint64_t read_fdinfo(const struct holder *h, uint64_t *client,
			    bool *has_load)
{
	char path[64], line[256];
	uint64_t sum = 0, ns;
	FILE *f;

	snprintf(path, sizeof(path), "/proc/%d/fdinfo/%d", (int)h->pid, h->fd);
	f = fopen(path, "re");
	while (f && fgets(line, sizeof(line), f)) {
		if (sscanf(line, "drm-client-id: %" SCNu64, client) == 1)
			continue;
		if (!strncmp(line, "drm-engine-", 11) &&
		    sscanf(line, "%*[^:]: %" SCNu64 " ns", &ns) == 1) {
			*has_load = true;
			sum += ns;
		}
	}
	if (f)
		fclose(f);
	return sum;
}

static void add_engine(const struct holder *h, void *data)
{
	struct engine_sum *sum = data;
	struct chardev *d = find_device(sum->all, h->device);
	/* without an id each descriptor is a client of its own */
	uint64_t client = (uint64_t)h->pid << 32 | (unsigned int)h->fd, ns;

	if (!d || strcmp(d->kind, "drm") != 0)
		return;
	ns = read_fdinfo(h, &client, &d->has_load);
	if (is_known_client(sum, client))
		return;
	d->engine_ns += sum->minus ? -ns : ns;
}

static void sum_engines(struct chardevs *all, bool minus)
{
	struct engine_sum *sum = calloc(1, sizeof(*sum));

	if (!sum)
		return;
	sum->all = all;
	sum->minus = minus;
	holders_walk(DRM_MAJOR, DRM_MAJOR, add_engine, sum);
	free(sum);
}

/* A client that went takes its time with it. */
static void clear_negative(struct chardevs *all)
{
	size_t i;

	for (i = 0; i < all->nr; i++)
		if ((int64_t)all->list[i].engine_ns < 0)
			all->list[i].engine_ns = 0;
}

struct chardevs *chardevs_gather(void)
{
	struct chardevs *all = calloc(1, sizeof(*all));
	uint64_t start;

	if (!all)
		return NULL;
	add_class(all, "/sys/class/input", add_evdev);
	add_class(all, "/sys/class/drm", add_drm);
	all->all_seen = holders_walk(EVDEV_MAJOR, DRM_MAJOR, add_holder, all);
	start = rates_now();
	sum_engines(all, true);
	evdev_sample(all, CHARDEVS_SAMPLE_MS);
	sum_engines(all, false);
	all->sample_ns = rates_now() - start;
	clear_negative(all);
	return all;
}

void chardevs_free(struct chardevs *d)
{
	free(d);
}
