/* SPDX-License-Identifier: GPL-2.0-only */
/* What the files of sysfs share among themselves. */
#ifndef LIMEN_SYSFS_NET_H
#define LIMEN_SYSFS_NET_H

#include <linux/kobject.h>
#include <linux/stringify.h>
#include <linux/sysfs.h>

#include <limen/genl.h>

struct limen_net;
struct limen_sysfs_class;
struct limen_sysfs_ring;

struct limen_sysfs_net {
	struct kobject kobj;
	struct limen_net *ln;
	struct kobject *labels;
	struct kobject *classes;
	struct kobject *rings;
	struct limen_sysfs_class *class[LIMEN_MAX_CLASSES];
	struct limen_sysfs_ring *ring[LIMEN_MAX_RINGS];
};

#define LIMEN_SYSFS_FILE(_name, _show) {				  \
	.attr = { .name = __stringify(_name), .mode = 0400 },		  \
	.show = _show,							  \
}

void limen_sysfs_del_classes(struct limen_sysfs_net *sysfs);

#endif /* LIMEN_SYSFS_NET_H */
