/* SPDX-License-Identifier: GPL-2.0-only */
/* What the files of sysfs share among themselves. */
#ifndef LIMEN_SYSFS_NET_H
#define LIMEN_SYSFS_NET_H

#include <linux/kobject.h>
#include <linux/stringify.h>
#include <linux/sysfs.h>

#include <limen/genl.h>

struct limen_net;

/* A folder that is called by a number: of a class, of a ring. */
struct limen_sysfs_folder {
	struct kobject kobj;
	struct limen_net *ln;
	unsigned int number;
};

struct limen_sysfs_net {
	struct kobject kobj;
	struct limen_net *ln;
	struct kobject *labels;
	struct kobject *classes;
	struct kobject *rings;
	struct limen_sysfs_folder *class[LIMEN_MAX_CLASSES];
	struct limen_sysfs_folder *ring[LIMEN_MAX_RINGS];
};

#define LIMEN_SYSFS_FILE(_name, _show) {				  \
	.attr = { .name = __stringify(_name), .mode = 0400 },		  \
	.show = _show,							  \
}

/*
 * Makes the folder @number of @type in @parent and stores it in @out. 0,
 * -ENOMEM or what sysfs says; @out is as before then.
 */
int limen_sysfs_add_folder(struct limen_sysfs_net *sysfs,
			   struct kobject *parent, struct kobj_type *type,
			   unsigned int number,
			   struct limen_sysfs_folder **out);

/* Takes it away, if there is one, and makes @folder NULL. */
void limen_sysfs_del_folder(struct limen_sysfs_folder **folder);

/* For the type of such a folder. */
void limen_sysfs_release_folder(struct kobject *kobj);

void limen_sysfs_del_classes(struct limen_sysfs_net *sysfs);

#endif /* LIMEN_SYSFS_NET_H */
