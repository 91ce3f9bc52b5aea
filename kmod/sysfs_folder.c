// SPDX-License-Identifier: GPL-2.0-only
/* Folders of a namespace that are called by a number. */
#include <linux/slab.h>

#include "sysfs_net.h"

int limen_sysfs_add_folder(struct limen_sysfs_net *sysfs,
			   struct kobject *parent, struct kobj_type *type,
			   unsigned int number,
			   struct limen_sysfs_folder **out)
{
	struct limen_sysfs_folder *folder;
	int ret;

	folder = kzalloc(sizeof(*folder), GFP_KERNEL_ACCOUNT);
	if (!folder)
		return -ENOMEM;
	folder->ln = sysfs->ln;
	folder->number = number;
	ret = kobject_init_and_add(&folder->kobj, type, parent, "%u", number);
	if (ret) {
		kobject_put(&folder->kobj);
		return ret;
	}
	*out = folder;
	return 0;
}

void limen_sysfs_del_folder(struct limen_sysfs_folder **folder)
{
	struct limen_sysfs_folder *old = *folder;

	if (!old)
		return;
	*folder = NULL;
	kobject_del(&old->kobj);
	kobject_put(&old->kobj);
}

void limen_sysfs_release_folder(struct kobject *kobj)
{
	kfree(container_of(kobj, struct limen_sysfs_folder, kobj));
}
