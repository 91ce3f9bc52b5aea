/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Character devices that carry data across the boundary: evdev and DRM.
 * From sysfs and proc alone; the module is not needed.
 */
#ifndef CHARDEVS_H
#define CHARDEVS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum chardevs_limits {
	CHARDEVS_MAX = 256,
	CHARDEVS_MAX_HOLDERS = 4096,	/* open descriptors of all of them */
	CHARDEVS_SAMPLE_MS = 500,	/* over which rates are taken */
};

struct chardev {
	char node[32];			/* below /dev: "input/event0" */
	const char *kind;		/* "evdev" or "drm" */
	char name[128];			/* the device's own; may be "" */
	char driver[64];		/* may be "" */
	unsigned int major, minor;
	unsigned int nr_holders;
	char holders[256];		/* "Xorg(812) mpv(1022)" */
	bool has_events;		/* evdev: events could be counted */
	uint64_t events;		/* reports in the sample */
	bool lost;			/* there were more than were seen */
	bool has_load;			/* drm: the driver tells */
	uint64_t engine_ns;		/* engine time used in the sample */
};

struct chardevs {
	struct chardev list[CHARDEVS_MAX];
	size_t nr;
	uint64_t sample_ns;		/* how long was looked at them */
	bool all_seen;			/* the descriptors of every process */
};

/*
 * Takes CHARDEVS_SAMPLE_MS. Event devices are opened for reading for that
 * time, which their other readers do not notice; what is read is counted
 * and thrown away. NULL: no memory. The caller calls chardevs_free().
 */
struct chardevs *chardevs_gather(void);
void chardevs_free(struct chardevs *d);

#endif /* CHARDEVS_H */
