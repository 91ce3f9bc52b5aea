// SPDX-License-Identifier: GPL-2.0-only
/* net/<inode>/labels/<id>/ */
#include "sysfs.h"

#include <linux/kobject.h>
#include <linux/slab.h>
#include <linux/sysfs.h>

#include "pernet.h"
#include "sysfs_net.h"

struct label_file {
	struct attribute attr;
	ssize_t (*show)(const struct limen_label *label, char *buf);
};

static ssize_t show_label_name(const struct limen_label *label, char *buf)
{
	return sysfs_emit(buf, "%s\n", label->name);
}

static ssize_t show_label_class(const struct limen_label *label, char *buf)
{
	u8 class;

	rcu_read_lock();
	class = limen_gate_label_class(&rcu_dereference(label->ln->policy)->rules,
				       label->id);
	rcu_read_unlock();
	return sysfs_emit(buf, "%u\n", class);
}

static struct limen_volume label_volume(const struct limen_label *label)
{
	return limen_counters_sum_label(label->ln->counters, label->id);
}

static ssize_t show_label_packets(const struct limen_label *label, char *buf)
{
	return sysfs_emit(buf, "%llu\n", label_volume(label).packets);
}

static ssize_t show_label_bytes(const struct limen_label *label, char *buf)
{
	return sysfs_emit(buf, "%llu\n", label_volume(label).bytes);
}

static struct label_file label_name =
	LIMEN_SYSFS_FILE(name, show_label_name);
static struct label_file label_class =
	LIMEN_SYSFS_FILE(class, show_label_class);
static struct label_file label_packets =
	LIMEN_SYSFS_FILE(packets, show_label_packets);
static struct label_file label_bytes =
	LIMEN_SYSFS_FILE(bytes, show_label_bytes);

static struct attribute *label_attrs[] = {
	&label_name.attr,
	&label_class.attr,
	&label_packets.attr,
	&label_bytes.attr,
	NULL
};
ATTRIBUTE_GROUPS(label);

static ssize_t show_label(struct kobject *kobj, struct attribute *attr,
			  char *buf)
{
	return container_of(attr, struct label_file, attr)->show(
			container_of(kobj, struct limen_label, kobj), buf);
}

static const struct sysfs_ops label_sysfs_ops = { .show = show_label };

static void release_label(struct kobject *kobj)
{
	kfree(container_of(kobj, struct limen_label, kobj));
}

static struct kobj_type label_type = {
	.sysfs_ops = &label_sysfs_ops,
	.default_groups = label_groups,
	.release = release_label,
};

int limen_sysfs_add_label(struct limen_label *label)
{
	int ret;

	ret = kobject_init_and_add(&label->kobj, &label_type,
				   label->ln->sysfs->labels, "%u", label->id);
	if (ret)
		kobject_put(&label->kobj);
	return ret;
}

void limen_sysfs_del_label(struct limen_label *label)
{
	kobject_del(&label->kobj);
	kobject_put(&label->kobj);
}
