/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The interfaces that a change of shaping touches, as they were before it.
 */
#ifndef SHAPE_DEVICES_H
#define SHAPE_DEVICES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "config.h"

struct links;
struct plan;
struct present;
struct rtnl;

struct device {
	char name[CONFIG_MAX_IF_NAME];
	uint32_t index;		/* 0: not there yet */
	struct present *before;	/* NULL: it was not there */
	/* preference of the filters that this change makes; 0: none */
	uint32_t preference;
	bool made_ingress;	/* the place for filters is new */
	bool made_tree;		/* and so is the root: all in it is right */
};

struct devices {
	struct device *devices;
	size_t nr;
};

/* Those of @plan, as they are now. 0 or -errno. */
int devices_get(struct rtnl *r, const struct plan *plan,
		const struct links *links, struct devices *out);
void devices_free(struct devices *d);

struct device *devices_find(const struct devices *d, const char *name);

/* Makes all what they were before. 0 or the first error. */
int devices_undo(struct rtnl *r, const struct devices *d);

#endif /* SHAPE_DEVICES_H */
