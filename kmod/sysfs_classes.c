// SPDX-License-Identifier: GPL-2.0-only
/* net/<inode>/classes/<number>/ */
#include "sysfs.h"

#include <linux/kobject.h>
#include <linux/sysfs.h>

#include "pernet.h"
#include "sysfs_net.h"

struct class_file {
	struct attribute attr;
	ssize_t (*show)(const struct limen_class *class, char *buf);
};

/* A value that the class does not set reads "none". */
static ssize_t show_class_priority(const struct limen_class *class, char *buf)
{
	if (!(class->flags & LIMEN_CLASS_F_PRIORITY))
		return sysfs_emit(buf, "none\n");
	return sysfs_emit(buf, "%x:%x\n", class->priority >> 16,
			  class->priority & 0xffff);
}

static ssize_t emit_mark(const struct limen_class *class, u16 flag, char *buf)
{
	if (!(class->flags & flag))
		return sysfs_emit(buf, "none\n");
	return sysfs_emit(buf, "0x%08x\n", class->mark);
}

static ssize_t show_class_mark(const struct limen_class *class, char *buf)
{
	return emit_mark(class, LIMEN_CLASS_F_MARK, buf);
}

static ssize_t show_class_ctmark(const struct limen_class *class, char *buf)
{
	return emit_mark(class, LIMEN_CLASS_F_CTMARK, buf);
}

static ssize_t show_class_dscp(const struct limen_class *class, char *buf)
{
	if (!(class->flags & LIMEN_CLASS_F_DSCP))
		return sysfs_emit(buf, "none\n");
	return sysfs_emit(buf, "%u\n", class->dscp);
}

static ssize_t show_class_drop(const struct limen_class *class, char *buf)
{
	return sysfs_emit(buf, "%u\n", !!(class->flags & LIMEN_CLASS_F_DROP));
}

static ssize_t show_class_reject(const struct limen_class *class, char *buf)
{
	return sysfs_emit(buf, "%u\n",
			  !!(class->flags & LIMEN_CLASS_F_REJECT));
}

static struct class_file class_priority =
	LIMEN_SYSFS_FILE(priority, show_class_priority);
static struct class_file class_mark = LIMEN_SYSFS_FILE(mark, show_class_mark);
static struct class_file class_ctmark = LIMEN_SYSFS_FILE(ctmark, show_class_ctmark);
static struct class_file class_dscp = LIMEN_SYSFS_FILE(dscp, show_class_dscp);
static struct class_file class_drop = LIMEN_SYSFS_FILE(drop, show_class_drop);
static struct class_file class_reject =
	LIMEN_SYSFS_FILE(reject, show_class_reject);
/* these two come from the counters, not from the class */
static struct class_file class_packets = LIMEN_SYSFS_FILE(packets, NULL);
static struct class_file class_bytes = LIMEN_SYSFS_FILE(bytes, NULL);

static struct attribute *class_attrs[] = {
	&class_priority.attr,
	&class_mark.attr,
	&class_ctmark.attr,
	&class_dscp.attr,
	&class_drop.attr,
	&class_reject.attr,
	&class_packets.attr,
	&class_bytes.attr,
	NULL
};
ATTRIBUTE_GROUPS(class);

static ssize_t show_class_volume(const struct limen_sysfs_folder *folder,
				 const struct class_file *file, char *buf)
{
	struct limen_volume volume;

	volume = limen_counters_sum_class(folder->ln->counters, folder->number);
	return sysfs_emit(buf, "%llu\n", file == &class_packets ?
			  volume.packets : volume.bytes);
}

static ssize_t show_class(struct kobject *kobj, struct attribute *attr,
			  char *buf)
{
	struct limen_sysfs_folder *folder =
		container_of(kobj, struct limen_sysfs_folder, kobj);
	struct class_file *file = container_of(attr, struct class_file, attr);
	const struct limen_policy *policy;
	ssize_t ret;

	if (!file->show)
		return show_class_volume(folder, file, buf);
	rcu_read_lock();
	policy = rcu_dereference(folder->ln->policy);
	ret = file->show(&policy->class[folder->number], buf);
	rcu_read_unlock();
	return ret;
}

static const struct sysfs_ops class_sysfs_ops = { .show = show_class };

static struct kobj_type class_type = {
	.sysfs_ops = &class_sysfs_ops,
	.default_groups = class_groups,
	.release = limen_sysfs_release_folder,
};

int limen_sysfs_set_classes(struct limen_net *ln,
			    const struct limen_policy *policy)
{
	struct limen_sysfs_net *sysfs = ln->sysfs;
	DECLARE_BITMAP(added, LIMEN_MAX_CLASSES) = {};
	unsigned int i;
	int ret;

	for_each_set_bit(i, policy->classes, LIMEN_MAX_CLASSES) {
		if (sysfs->class[i])
			continue;
		ret = limen_sysfs_add_folder(sysfs, sysfs->classes, &class_type,
					     i, &sysfs->class[i]);
		if (ret)
			goto err_del_added;
		__set_bit(i, added);
	}
	for (i = 1; i < LIMEN_MAX_CLASSES; i++)
		if (!test_bit(i, policy->classes))
			limen_sysfs_del_folder(&sysfs->class[i]);
	return 0;

err_del_added:
	for_each_set_bit(i, added, LIMEN_MAX_CLASSES)
		limen_sysfs_del_folder(&sysfs->class[i]);
	return ret;
}

void limen_sysfs_del_classes(struct limen_sysfs_net *sysfs)
{
	unsigned int i;

	for (i = 1; i < LIMEN_MAX_CLASSES; i++)
		limen_sysfs_del_folder(&sysfs->class[i]);
}
